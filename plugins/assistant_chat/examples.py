"""How people simply talk: small talk, knowledge, writing, and the conversation itself. What the router learns from.

Chat is where everything goes that clearly asks for nothing else, so it has no counter-examples.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language

_ENGLISH = """\
hello
hi
hi there!
hey
hey assistant
good morning
good evening, how are you today
good night
how are you?
how's it going
what's up
nice to meet you
long time no see
thanks
thank you very much
thx
thanks, that was helpful
great, thanks a lot
well done
cool
ok
okay, good
nice
wow
haha
lol
that's funny
perfect
never mind
forget it
sorry
no
yes
yes please
sure
maybe
not really
I don't think so
that's wrong
that's not right
are you sure?
really?
why?
why not
why do you say that
what do you mean
I don't understand
say that again
can you repeat that
bye
goodbye
see you later
that's all for today
who are you
what are you
what's your name
who made you
are you a human or a machine
are you alive
what can you do
what can you do for me here?
what else can you do
what can I ask you
help
help me
help please, how does this work
how do I use this
how do I send you a picture
how do I add a photo
how can I drop an image here
how do I search my pictures
how do I index a folder
how do I get a better model
how do I get a language model
which models are you using
what model is this
what commands are there
do you work offline
is my data private
does anything leave my computer
do you speak Chinese
what languages do you know
which languages do you speak
what did I ask first
what did I ask you at the beginning
what was my first question
what was my last question
what did I just say
what did I say before
what did I ask before that
what have I asked so far
what have we talked about
what were we talking about?
what is this conversation about
what did you say about #2
what did you say about the second picture
what did you answer before
what was your last answer
what did you just tell me
what did you tell me about the last picture
what did you say?
repeat your last answer
remind me what I asked
remind me what you said about the first picture
which pictures are there
which pictures do we have
which pictures have I sent
which pictures did I give you
what pictures are in this conversation
list the pictures
list all pictures of our chat
show the list of pictures so far
how many pictures did I send
how many pictures are there in this chat
how many images have we got so far
how many pictures did you find
how many questions did I ask
what did you find
what did you find earlier
what was found
what were the search results again
which ones did you find before
what was the first picture I sent
what was the name of the file I sent
when did I send the first picture
summarise our conversation
summarise what we said so far
sum up this chat
give me a recap
recap please
do you remember what I said
do you remember me
do you remember the first picture
tell me a joke
tell me another joke
tell me a story
tell me something interesting
tell me a fun fact
tell me about the Roman empire
sing a song
write a poem about autumn
write a short story about a dragon
write an email to my boss that I am sick
write a haiku
write a python function that reverses a string
write a limerick about a cat in a red hat
translate "good morning" to French
translate this sentence into German: I am hungry
how do you say thank you in Japanese
what does serendipity mean
define entropy
spell necessary
what is the capital of Australia
what is the tallest mountain in the world
who was Ada Lovelace
who invented the telephone
who won the world cup in 2014
when did the second world war end
where does coffee come from
why is grass green
why do we dream
how does a rainbow form
how far away is the moon
how old is the universe
how tall is the Eiffel tower
how do I cook rice
how do I learn to play the guitar
how do I fix a flat tyre
how do I get over a breakup
how do vaccines work
what is 12 times 13
what is 15% of 80
calculate the square root of 2
solve x + 3 = 7
explain how photosynthesis works
explain black holes to a child
explain the difference between a list and a tuple
what is the difference between affect and effect
give me advice
give me three ideas for a birthday present
give me a recipe for pancakes
recommend a good book
recommend a film for tonight
what should I eat tonight
what should I do today
should I buy a bike
plan a trip to Rome
let's play a game
let's talk about music
let's chat
can we talk
I'm bored
I'm tired
I am happy today
I feel sad
I have a headache
I had a bad day
I like pizza
I love you
I'm from Vienna
my name is Anna
my cat is called Tom
it is raining here
the second law of thermodynamics
the weather is nice today
what's the weather like
what day is it today
what time is it
who is the president
is Pluto a planet
is it going to be sunny tomorrow
is coffee healthy
can pigs fly
can you think
can you keep a secret
do you like music
do you have feelings
do you know Shakespeare
what do you think about art
what is your favourite colour
what is consciousness
what is machine learning
what is a neural network
what is git rebase
how does CLIP work
draw a conclusion from that
I drew a blank
you're drawing too much attention
look who's talking
see what I mean?
picture yourself on a beach
that paints a clear picture
I found it, thanks
found it
it's a search for meaning
let me show you something
I'll send you a picture in a minute
I have a picture for you
wait a second
one moment please
stop
to be or not to be
asdfgh
???
test
"""

_CHINESE = """\
你好
您好
嗨
哈喽
在吗
早上好
早安
晚上好
晚安
你好吗
最近怎么样
很高兴认识你
好久不见
谢谢
谢谢你
多谢
非常感谢
太感谢了
谢谢，很有帮助
不错
很好
好的
好
行
嗯
嗯嗯
哈哈
哈哈哈真有意思
太棒了
厉害
算了
没事
对不起
抱歉
不是
不对
是的
对
可以
当然
也许吧
我觉得不是
你说错了
真的吗
你确定吗
为什么
为什么这么说
什么意思
我不明白
没听懂
再说一遍
再见
拜拜
回头见
今天就到这里
你是谁
你叫什么名字
你是什么
谁做的你
你是人还是机器
你是机器人吗
你会什么
你能做什么
你可以做什么
你还能做什么
你有什么功能
我可以问你什么
帮助
帮帮我
怎么用
这个怎么用
怎么发图片给你
怎么添加照片
图片怎么拖进来
怎么搜索我的图片
怎么索引文件夹
怎么换更好的模型
怎么安装语言模型
你用的是什么模型
有哪些命令
你能离线工作吗
我的数据安全吗
会上传我的照片吗
你会说中文吗
你会说英文吗
你会哪些语言
我第一个问题是什么
我最开始问了什么
我一开始问的是什么
我上一个问题是什么
我刚才问了什么
我刚刚说了什么
我之前说过什么
我都问过什么
我们聊了什么
我们刚才在聊什么
这个对话是关于什么的
你刚才说了什么
你说过#2什么
关于第二张图你说了什么
第二张图你是怎么说的
你之前怎么回答的
你上一个回答是什么
重复一下你的回答
提醒我一下我问过什么
有哪些图片
现在有哪些图片
我发过哪些图片
我发了哪些图
对话里有哪些图片
列出所有图片
把图片列个表
我发了几张图片
我发了多少张图
一共有几张图片
现在有多少张图片了
你找到了几张图
我问了几个问题
你找到了什么
你之前找到了什么
刚才搜到了什么
搜索结果是什么来着
我发的第一张图是什么
我发的文件叫什么名字
总结一下我们的对话
总结一下聊天内容
回顾一下刚才说的
概括一下我们聊的
你还记得我说过什么吗
你记得我吗
你还记得第一张图吗
讲个笑话
再讲一个笑话
讲个故事
给我讲个睡前故事
说点有趣的
说个冷知识
讲讲罗马帝国
唱首歌
写一首关于秋天的诗
写一个关于龙的故事
给老板写一封请假邮件
写一个反转字符串的Python函数
写一副对联
把早上好翻译成法语
翻译成英文：我饿了
谢谢用日语怎么说
缘分是什么意思
什么是熵
澳大利亚的首都是哪里
世界上最高的山是哪座
李白是谁
谁发明了电话
2014年世界杯谁赢了
二战什么时候结束的
咖啡是从哪里来的
草为什么是绿的
人为什么会做梦
彩虹是怎么形成的
月球离我们多远
宇宙多少岁了
埃菲尔铁塔有多高
怎么煮米饭
怎么学吉他
轮胎没气了怎么办
失恋了怎么办
疫苗是怎么起作用的
12乘以13等于多少
80的百分之十五是多少
计算2的平方根
解方程x+3=7
解释一下光合作用
给小孩解释什么是黑洞
解释列表和元组的区别
的地得有什么区别
给我一些建议
给我三个生日礼物的主意
煎饼怎么做
推荐一本好书
推荐一部电影
今晚吃什么
今天做什么好
我该买自行车吗
帮我规划一次罗马旅行
我们来玩游戏吧
聊聊音乐
陪我聊聊天
好无聊
我累了
今天很开心
我有点难过
我头疼
今天很倒霉
我喜欢吃披萨
我爱你
我是上海人
我叫小明
我的猫叫汤姆
外面在下雨
今天天气真好
天气怎么样
今天星期几
现在几点
总统是谁
冥王星是行星吗
明天会晴吗
喝咖啡健康吗
猪会飞吗
你会思考吗
你能保密吗
你喜欢音乐吗
你有感情吗
你知道莎士比亚吗
你怎么看艺术
你最喜欢什么颜色
什么是意识
什么是机器学习
什么是神经网络
热力学第二定律
画蛇添足是什么意思
如画的风景
我心里有画面了
我找到了，谢谢
找到了
让我给你看个东西
我等一下发图给你
我有张图要给你
等一下
稍等
停
生存还是毁灭
测试
？？？
随便说说
"""

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_ENGLISH.splitlines()),
    "zh": tuple(_CHINESE.splitlines()),
}
