"""How people ask for a description of a picture, as a whole. What the router learns from; one utterance a line.

An open question about the whole picture ("what do you see?") belongs here, a question about something in it to `ask`.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language

_ENGLISH = """\
describe this picture
describe it
describe the image
describe #2
describe the second one
describe the last two pictures
describe both of them
describe all of them please
describe the one you found first
describe the first three in one line each
can you describe what's in this photo?
could you please describe the photo I just sent
please give me a description of this image
I need a description for this
give me a detailed description of #3
describe this in as much detail as you can
in detail please, what's going on here
a short description please
short caption
one line caption for this
one sentence about this picture
caption this
caption it
caption these
caption all three
caption pls
caption for the pic
cpation this photo
desribe the pic
descrbe this imge please
write a caption for this photo
write me a caption
can you caption these photos for me
come up with a caption for picture 4
give each picture a caption
a caption for every one of these
generate captions for all the images
alt text
alt text please
write alt text for this image
I need alt text for my website
give me the alt text of #1
generate an alt description for screen readers
what would a screen reader say for this one
accessible description of this picture for a blind reader
what do you see?
what do you see here
what can you see in this picture
tell me what you see
tell me about this picture
tell me about the second one
tell me more about this image
say something about this photo
what is in this picture?
what's in the image
whats in this pic
what's on this photo
what does this picture show
what does it show?
what is shown here
what's this a picture of
what is this picture about
what is depicted in #2
what is this
what's this?
what am I looking at
what's going on in this picture
what is happening here
what's happening in the photo
explain this image
explain what is shown in the picture
summarise this picture
summarize the photo in a few words
sum up the image in one sentence
put this photo into words
describe the scene
describe the scene in front of us
walk me through this picture
give me the gist of this image
how would you describe this?
how would you describe the photo to someone who can't see it
I can't see it well, tell me what's there
read the picture out to me
look at this and tell me what it is
have a look at this one
take a look at these pictures
here, look
check this out, what is it
now the next one, describe it too
and the second?
and what about this one, what does it show
do the same for the third picture: describe it
longer description please
more detail please, describe it again
describe that again but shorter
tell me in a sentence what is on picture two
a brief summary of what the picture shows
name everything that is in the picture
list what is visible in the photo
describe the picture I dropped earlier
describe the pictures you just found
describe the red one
what does the last picture look like
"""

_CHINESE = """\
描述一下这张图
描述这张图片
描述一下
描述它
描述第二张
描述一下第二张图
描述最后两张
描述一下这两张图片
把这几张都描述一下
请描述这张照片的内容
请你描述一下我刚发的照片
能描述一下这张图吗
可以帮我描述一下图片吗
麻烦描述一下#3
详细描述一下这张图
详细描述
尽可能详细地描述这张照片
描述得详细一点
简单描述一下
简短地描述一下
一句话描述这张图
用一句话概括这张图片
用一句话说说这张照片
给这张图写个标题
给这张照片配个标题
给图片起个标题
帮我写个图片说明
写一段图片说明
给这些照片都写个说明
每张图写一句说明
给这张图配文
给这张照片配一句话
配个文案
帮我生成图片描述
生成一段描述
生成替代文本
写替代文本
给这张图写替代文字
我需要这张图的alt文本
写个alt text
给盲人读者描述这张图
读屏软件该怎么念这张图
你看到了什么
你看到什么了
你能看到什么
看到了啥
说说你看到的
告诉我你看到了什么
这张图里有什么
图里有什么
图里都有啥
图片里有什么东西
照片里有什么
照片上是什么
这是什么
这是啥
这张图是什么
这张图片是什么内容
这张图画的是什么
图上画了什么
这张照片拍的是什么
这张图讲的是什么
这张图展示了什么
图中展示的是什么
第二张图里是什么
那第三张呢，里面有什么
画面里有什么
画面上发生了什么
这里发生了什么
图里在发生什么
介绍一下这张图
介绍一下这张照片
讲讲这张图片
说说这张图
解释一下这张图片
解释一下图里的内容
总结一下这张图
概括一下图片内容
看看这张图
看一下这张照片
帮我看看这是什么
帮我看看这张图里都有些什么
看图说话
把图片内容说给我听
我看不清，帮我说说图里有什么
把看到的都列出来
列出图里所有的东西
再描述一遍，短一点
再详细说说这张图
换个说法再描述一次
描述一下刚才那张
描述你找到的第一张
描述我最开始发的那张图
接着描述下一张
第一张也描述一下
形容一下这张照片
形容一下这个画面
这张图长什么样
告诉我这张照片的内容
"""

_NOT_ENGLISH = """\
describe your feelings
describe yourself
describe photosynthesis in two sentences
describe how a steam engine works
describe the plot of Hamlet
describe the difference between TCP and UDP
describe the taste of mango
describe a typical day in the life of a nurse
caption contest rules
how do I write a good caption for Instagram in general
what is a caption in HTML tables
what is alt text and why does it matter
what is love
what is this conversation about
what's going on in the world
what's happening tomorrow
explain quantum computing
explain recursion to me
summarise the French revolution
summarize War and Peace
tell me about yourself
tell me about the history of Rome
say something nice
draw a red fox in the snow
draw me a picture of a castle
draw a conclusion
paint a rosy picture of the economy
I see what you mean
look, I don't have time for this
get the picture?
picture this: you wake up on an island
"""

_NOT_CHINESE = """\
描述一下你的心情
描述一下你自己
描述一下光合作用
描述一下蒸汽机的原理
描述哈姆雷特的情节
形容一个人很高兴的成语
什么是替代文本
怎么给朋友圈配文比较好
解释一下量子计算
解释一下什么是递归
介绍一下你自己
介绍一下北京的历史
总结一下法国大革命
说说你的看法
这是什么意思
你看怎么样
看情况吧
画一只猫
画一张雪地里的狐狸
得出一个结论
"""

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_ENGLISH.splitlines()),
    "zh": tuple(_CHINESE.splitlines()),
}

COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_NOT_ENGLISH.splitlines()),
    "zh": tuple(_NOT_CHINESE.splitlines()),
}
