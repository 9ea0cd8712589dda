"""How people ask about something in a picture. What the router learns from; one utterance a line.

Questions about the whole picture belong to `caption`, questions that need no picture to `chat`.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language

_ENGLISH = """\
what color is the circle?
what colour is the star
what color is the car on the left
which colour does the hexagon have
colour of the square?
what's the color of her dress
what shape is the red one
what shape is on the far left?
which shape is blue
what is the green thing
what is the thing in the top right corner?
what is the object next to the heart
what size is the diamond
is the triangle small or large?
how big is the cross
how many circles are there?
how many stars can you count
how many people are in the picture
how many red shapes do you see
how many shapes are there in all
how many of them are blue?
how many dogs are on #2
count the squares
count the cars please
count the hearts in the second picture
number of triangles?
is there a red star?
is there a dog in this photo
are there any people
are there any hearts in the picture?
are there more circles than squares
is there something green here
do you see a bicycle
can you see a cat anywhere in it
does the picture have a yellow cross
does it contain any text
is it raining in the photo
is it day or night in this picture
is he smiling
is the man wearing a hat
is the door open or closed?
are the two shapes the same colour
do the circle and the star have the same color
are they the same size
is the star bigger than the circle
which one is larger, the heart or the square?
which shape is the largest
which is bigger
what is the smallest thing
what is left of the circle
what's to the right of the red star?
what is above the square
what is below the green triangle
what is between the two circles
what's in the background
what is behind her
what's on the table
what's in the top left
which shape is at the bottom
what is furthest to the right
is the circle left of the square?
is the star above or below the heart
where is the cat
where's the red circle?
where in the picture is the clock
what is the difference between the two pictures
what's different between #1 and #2?
compare the two pictures
compare #1 and #3
compare these
compare the first and the last one
what is in the second but not in the first
what does the first picture have that the second lacks
which of the pictures has more stars
which picture has a blue heart
in which of these is there a dog
do both pictures show the same thing?
do these two photos show the same place
are the two images identical
what do the pictures have in common
and what colour is it?
and how many are red
and on the left?
what about the star, what colour is that
and in the second one, how many?
who is in this picture
who is the woman on the left
who took this photo, can you tell?
what breed is the dog
what kind of flower is this
what animal is it
what brand is the car
what is written on the sign
what does the sign say?
can you read the text in the picture
what time is it on the clock
what is the man holding
what is she wearing
what are they doing
what is the person in the middle doing
where was this photo taken
what season is it in the picture
how old is the man in #2
what material is the table made of
does this look professional
is the picture blurry
what's wrong with this picture
why is the man laughing
what mood does this picture have
what color are most of the shapes
wat colour is teh circle
how mny stars r there
wich one is bigger
is their a red square
tell me the colour of the heart
tell me how many shapes are small
tell me whether there is a circle in it
I want to know what's next to the diamond
look at #2: is the cross purple?
could you tell me which shape is in the middle
please check if there is a yellow star
check whether the square is large
in picture 3, what is on the right?
for the second photo: what colour is the sky
same question for #2
what about the second picture, same question
what else is in the picture besides the circle
what else
anything red in there?
any triangles?
red or blue?
"""

_CHINESE = """\
圆是什么颜色的？
圆形是什么颜色
星星是什么颜色
左边的车是什么颜色
那个六边形是啥颜色
正方形的颜色是什么
她的裙子什么颜色
红色的是什么形状
最左边是什么形状
哪个形状是蓝色的
绿色的那个是什么
右上角那个东西是什么
爱心旁边是什么
菱形是大的还是小的
三角形大不大
十字有多大
有几个圆
有几个圆形？
有多少颗星星
图里有多少人
一共有几个形状
总共几个图形
红色的有几个
里面有几只狗
数一数正方形
数一下有几辆车
数数第二张图里的爱心
三角形的数量是多少
有没有红色的星星
有红色的五角星吗
照片里有狗吗
图里有人吗
有没有爱心
这里面有没有绿色的东西
能看到自行车吗
你看得到猫吗
图里有文字吗
照片里在下雨吗
是白天还是晚上
他在笑吗
那个男人戴帽子了吗
门是开着的还是关着的
两个形状颜色一样吗
圆和星星是同一种颜色吗
它们大小一样吗
星星比圆大吗
爱心和正方形哪个大
哪个形状最大
哪个更大
最小的是什么
圆的左边是什么
红色星星右边是什么
正方形上面是什么
绿色三角形下面有什么
两个圆中间是什么
背景里有什么
她身后是什么
桌子上有什么
左上角是什么
最下面的是什么形状
最右边的是哪个
圆在正方形的左边吗
星星在爱心的上面还是下面
猫在哪里
红色的圆在哪儿
钟在图里的什么位置
两张图有什么区别
这两张图片有什么不同
#1和#2有什么不一样
比较一下这两张图
对比第一张和第三张
比较一下
第二张里有而第一张里没有的是什么
第一张比第二张多了什么
哪张图里的星星更多
哪一张有蓝色的爱心
这几张里哪张有狗
两张图一样吗
这两张照片是同一个地方吗
两张图有什么共同点
那它是什么颜色
那红色的有几个
左边呢
那星星呢，什么颜色
第二张里呢，有几个
照片里的人是谁
左边的女人是谁
这只狗是什么品种
这是什么花
这是什么动物
这辆车是什么牌子
牌子上写的是什么
图里的字是什么
能读出图片里的文字吗
钟上是几点
他手里拿着什么
她穿着什么
他们在做什么
中间的人在干什么
这张照片是在哪里拍的
照片里是什么季节
#2里的男人多大年纪
桌子是什么材质的
这张图模糊吗
这张图哪里不对
他为什么在笑
这张照片给人什么感觉
大部分形状是什么颜色
告诉我爱心的颜色
告诉我有几个小的
告诉我里面有没有圆形
我想知道菱形旁边是什么
看看#2，十字是紫色的吗
请问中间是什么形状
帮我看看有没有黄色的星星
检查一下正方形是不是大的
第三张图右边是什么
第二张照片里天空是什么颜色
第二张也回答同样的问题
除了圆还有什么
还有别的吗
有红的吗
有三角形没有
是红的还是蓝的
"""

_NOT_ENGLISH = """\
what colour is the sky usually
what color do you get when you mix blue and yellow
what colours are in the flag of Japan
how many planets are there
how many days are in a leap year
how many people live in China
how many sides does a hexagon have
what shape is the earth
what is the difference between a list and a tuple
compare Python and Rust
which is bigger, the sun or the moon
which is larger, 3/4 or 2/3
is there life on Mars
are there any good books about chess
is it going to rain tomorrow
who is the president of France
who wrote Faust
where is Vienna
where is the toilet
what time is it
what is the capital of France
what is the meaning of life
why is the sky blue
why do cats purr
what is the square root of 144
what is a star made of
what does a red cross stand for
do you have a favourite colour
what else can you do
how are you
count to ten
what is your opinion on that
"""

_NOT_CHINESE = """\
天空通常是什么颜色
蓝色和黄色混在一起是什么颜色
日本国旗有哪些颜色
太阳系有几颗行星
闰年有多少天
中国有多少人口
六边形有几条边
地球是什么形状
列表和元组有什么区别
比较一下Python和Rust
太阳和月亮哪个大
四分之三和三分之二哪个大
火星上有生命吗
明天会下雨吗
法国总统是谁
浮士德是谁写的
维也纳在哪里
现在几点了
法国的首都是哪里
人生的意义是什么
天为什么是蓝的
猫为什么会打呼噜
144的平方根是多少
红十字代表什么
你最喜欢什么颜色
你还会什么
你好吗
从一数到十
"""

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_ENGLISH.splitlines()),
    "zh": tuple(_CHINESE.splitlines()),
}

COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_NOT_ENGLISH.splitlines()),
    "zh": tuple(_NOT_CHINESE.splitlines()),
}
