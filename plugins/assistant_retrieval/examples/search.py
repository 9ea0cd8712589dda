"""How people ask for pictures of their library. What the router learns from; one utterance a line."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language

_ENGLISH = """\
find a red star
find red stars
find me pictures of a red car at night
find photos of my dog
find all pictures with two circles
find the photo where we stand on the bridge
find images that show a blue square and a heart
find something like this
find similar pictures
find more like this
find more like #2
find pictures like the second one
find pictures similar to this one but without people
find this picture in my library
find the beach photos from last summer
find sunset pics
fnd pictures of cats
find me 5 photos of mountains
find three pictures of a green triangle
find a picture of a small yellow cross please
can you find my cat?
could you find the one with the birthday cake
please find the screenshots with a map
try to find photos of the wedding
search for a blue heart
search for red cars
search for pictures of a snowy forest
search my photos for a bicycle
search my library for purple hexagons
search the library: orange diamond
search pictures: two dogs playing
search again without the cat
serach for a red circle
search by this image
search with this picture
do an image search for flowers
use this picture to search
show me red stars
show me pictures of the sea
show me photos with snow
show me all my pictures with a cat
show me my holiday photos
show me images of tall buildings at night
show me the ones with a heart
show me more like this
show me more
show me the next ones
show me similar ones
show me every picture that has a triangle in it
show the pictures where someone is smiling
shwo me pics of dogs
let me see the photos with a red car
let me see pictures of mountains
pictures of a black cat
photos of food
photos with two people
pics of my bike
images with a brown square
any pictures of a lighthouse?
any photos of grandma?
do I have any pictures of a green hexagon
do I have photos of the Eiffel tower
do we have a picture with a boat
have I got any pictures with pink shapes
is there a photo of a horse in my library
is there anything in my library that looks like this
are there pictures of trees in my collection
where are my photos of the garden
where is that picture with the red umbrella
where did I put the picture of the passport
which of my photos show a train
which pictures in my library have a star and a circle
look for a yellow star
look for photos of a sunset
look for similar images in my library
look through my pictures for a white dog
look up pictures of bridges in my library
get me pictures of red flowers
get me the photo of the whiteboard
bring up my pictures of Paris
pull up photos of the kids
fetch pictures that look like #3
give me pictures of large blue circles
give me ten photos of clouds
give me something similar to this but green
I'm looking for a photo of my old car
I am searching for a picture with a purple heart
I need a picture of a red triangle
I want to see photos of the lake
I want pictures like this one
more like this
more like this one please
more like the first one
more of these
more of the same
more pictures like that
others like this
another one like #1
similar images
similar to this
similar to #2 but without the star
same as this but in blue
like this but at night
like #3 but with a dog
like this one without people
pictures that look like this
what other photos look like this one
anything like this in my photos?
red circle but not small
cats but no dogs
stars without circles
red shapes, not squares
everything except the blurry ones: photos of birds
beach in the evening
a small red star on a white background
red star
dog on a sofa
in the folder holidays find a boat
search ~/Pictures for a sunset
only in ~/Photos/2023: pictures of snow
top 3 pictures of a bridge
the best match for "green apple"
first 20 photos with people
find the picture that I described as a blue heart
find the picture where you said there are three stars
"""

_CHINESE = """\
找一张红色的星星
找红色的五角星
找一下晚上的红色汽车的照片
帮我找狗的照片
帮我找一下猫的图片
找出所有红色的圆
找出有两个圆的图片
找出所有带爱心的照片
找到我们站在桥上的那张照片
找类似的图片
找相似的图
找和这张差不多的图
找跟这张相似的照片
找像第二张那样的图
找跟#2类似的，但是不要人
找几张山的照片
找五张风景照
找三张绿色三角形的图片
找去年夏天海边的照片
找日落的照片
找一下这张图在不在我的图库里
能找到我的猫吗
能不能找到有生日蛋糕的那张
请找出有地图的截图
麻烦找一下婚礼的照片
搜索蓝色的爱心
搜索红色汽车
搜一下雪景
搜一下我的照片，找自行车
搜紫色六边形
在图库里搜橙色的菱形
在我的图片里搜索两只狗
在我的相册里找海
在图片库中查找黑猫
用这张图搜索
用这张图片搜一下
以图搜图
拿这张图去搜
查找有船的照片
查一下有没有灯塔的照片
给我看红色的星星
给我看看海的照片
给我看下雪的照片
给我看所有有猫的图
给我找找度假的照片
给我几张花的图片
给我来十张云的照片
给我更多这样的
显示有爱心的图片
显示所有包含三角形的图
展示一下高楼夜景的照片
把有人笑的照片找出来
把红色的图都找出来
让我看看有红车的照片
我想看湖的照片
我想找一张有紫色爱心的图
我要找我的旧车的照片
我需要一张红色三角形的图片
我在找护照的照片
我有没有绿色六边形的图片
我有埃菲尔铁塔的照片吗
我的图库里有马的照片吗
图库里有没有跟这张像的
相册里有树的照片吗
有没有奶奶的照片
有没有灯塔的图片
我的花园照片在哪里
那张有红雨伞的照片在哪
我把白板的照片放哪儿了
我的哪些照片里有火车
哪些图片里同时有星星和圆
更多类似的
更多这样的图片
再来几张类似的
再找几张
还有别的类似的图吗
再多来点
换一批
类似的图片
相似图片
跟这张一样但是蓝色的
像这张但是晚上拍的
像#3但是要有狗
像这张但不要人
看起来像这张的图片
红色的圆，不要小的
猫，不要狗
有星星但没有圆的图
红色的形状，除了正方形
傍晚的海滩
白底上的小红星
红色星星的图片
沙发上的狗
黑猫的照片
美食照片
有两个人的照片
在假期文件夹里找船
在 ~/Pictures 里找日落
只在2023年的文件夹里找雪
最像绿苹果的前三张
前二十张有人的照片
找你说过有三颗星的那张图
找我之前描述为蓝色爱心的图
"""

_NOT_ENGLISH = """\
find the difference between a list and a tuple
find the derivative of x squared
find the area of a circle with radius 3
find out why my code crashes
find me a good name for my cat
find a synonym for happy
find a rhyme for star
find the bug in this function
search engine optimisation tips
search algorithms explained
how does binary search work
search your feelings
show me how to tie a tie
show me an example of a for loop
show me the money
show me how you work
look on the bright side
look for the silver lining, they say
look after yourself
I'm looking for advice
I'm looking forward to the weekend
where is my mind
give me a list of prime numbers
give me ten ideas for dinner
give me more details about Mozart
get me a coffee
more or less
draw a red star
draw another one like this
make me a picture of a dragon
paint a blue heart
is there a god
do I have to do my homework
what is a red giant star
who found America
fetch API in JavaScript
bring up the topic again
similar words to beautiful
"""

_NOT_CHINESE = """\
找出列表和元组的区别
找一下x平方的导数
找出这段代码的错误
给我的猫找个好名字
找一个高兴的近义词
找工作好难
找不到对象怎么办
搜索算法是怎么回事
二分查找怎么实现
搜索引擎优化技巧
给我看看怎么系领带
给我举个for循环的例子
给我十个晚饭的主意
给我讲讲莫扎特
我在找一些建议
看开点
看情况
多给我一点时间
画一颗红色的星星
再画一张
帮我画一条龙
红巨星是什么
谁发现了美洲
类似的词还有哪些
"""

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_ENGLISH.splitlines()),
    "zh": tuple(_CHINESE.splitlines()),
}

COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_NOT_ENGLISH.splitlines()),
    "zh": tuple(_NOT_CHINESE.splitlines()),
}
