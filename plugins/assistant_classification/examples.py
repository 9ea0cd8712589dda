"""How people ask to choose among labels for a picture. What the router learns from; one utterance a line."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language

_ENGLISH = """\
classify this
classify this picture
classify it
classify #2
classify the second one
classify these images
classify all of them
classify the last picture you found
classify this as cat, dog or horse
classify it as indoor or outdoor
classify the photo: beach, mountain, city
classify this image into: red, green, blue
classify as day or night
classify by colour: red, blue, yellow
classify it with the labels circle, square, star
clasify this pic: cat or dog
can you classify this image for me
could you classify the photo as food, person or animal
please classify this one as happy, sad or angry
do a zero-shot classification with cat, dog, bird
zero shot: car, bike, bus
run the classifier on this
run a classification on #1 and #3
what class does this picture belong to
which class is it: apple, pear or plum
which category fits this picture
which category does this belong to
which of these categories fits: sports, politics, nature
which label fits best: circle, square, star
which label fits this image
which labels apply to this picture
which of these labels is right: "red star", "blue heart", "green cross"
which of cat, dog, horse is this
which one of these is it: heart, diamond, cross
which tag would you give it
label this
label this picture
label this picture as cat, dog or bird
label it: indoor, outdoor
label the image with one of: portrait, landscape
label these photos
label all the pictures, red or blue
labels: circle, square, triangle
labels cat, dog and horse please
give it a label
give this picture a label from: tree, house, car
assign one of these labels: sunny, cloudy, rainy
assign a category to this photo
put a label on each picture
tag this photo
tag this picture
tag it as work or private
tag these with: people, food, places
tag them all
tags for this image
categorise this image
categorise it: cat / dog / other
categorize this picture
categorize the photos as screenshots, documents or selfies
categorize #4
sort these pictures into cats and dogs
sort them into circles, squares and stars
sort this one into one of: invoice, receipt, letter
is this a cat, a dog or a horse?
is it a cat or a dog
is this a circle, a square or a triangle
is this a photo or a drawing
is it indoors or outdoors: choose
is this more like a star or a cross
is this spam, a receipt or a letter
is it a car, bike, bus, or none of these
cat or dog?
cat, dog or horse
circle, square or star?
star or heart or diamond
red, green or blue?
indoor or outdoor?
day or night, pick one
choose one: apple, orange, banana
choose between cat and dog for this picture
choose the best label for it from circle, heart, hexagon
pick a label: small, large
pick the right one: heart, star, none
decide: cat, dog, neither
decide whether it is a bird, a plane or superman
how likely is it that this is a cat, dog or fox
how sure are you that it's a star rather than a cross
how probable are these: dog, wolf, fox
score these labels for the picture: happy, sad
score it against cat, dog, bird
rate the labels sunset, sunrise, noon for this photo
rank these labels: car, truck, bus
give me the probabilities for cat, dog, bird
give me scores for red circle, blue circle, green circle
probabilities please: star, heart
confidence for cat vs dog
what are the chances it's a dog, cat, or rabbit
what is the most likely label
what type is this: plant, animal, mineral
what kind is it, from apple, pear, plum
what would you label this as
match this picture with one of: winter, spring, summer, autumn
does this fit "party", "office" or "nature" best
identify the class of this image
recognise the category of this picture
same labels for #2
now classify the next one with the same labels
"""

_CHINESE = """\
分类
给这张图分类
给这张图片分个类
把这张图分类
分类这张图片
分类一下
分类第二张
给#2分类
给这些图片分类
把它们都分一下类
把刚找到的那张分个类
把它归类为猫、狗或者马
按室内还是室外分类
按颜色分类：红、蓝、黄
用猫、狗、鸟这几个标签分类
用这些标签分类：圆形、正方形、星星
对这张图做分类：海滩、山、城市
对这张图做零样本分类
零样本分类：汽车、自行车、公交车
能给这张图分类吗
请把这张照片分类为食物、人物或动物
麻烦分一下类：开心、难过、生气
运行分类器
对#1和#3做分类
这张图属于哪一类
这张图属于什么类别
它属于哪个类别：苹果、梨、李子
属于体育、政治还是自然
哪个类别最合适
哪个分类适合这张图
哪个标签最合适：圆、方、星
哪个标签适合这张图
这几个标签哪个对：红星、蓝心、绿十字
猫、狗、马里它是哪个
下面哪一个是它：爱心、菱形、十字
给它打个标签
给这张图打标签
给这张照片打标签：树、房子、车
给这些照片打标签
给每张图打上标签
给图片贴标签
给它贴个标签：室内、室外
打标签：人像、风景
标签：圆形、正方形、三角形
标签猫、狗、马
标注这张图是红还是蓝
标注类别
标记为工作或私人
从这些标签里选一个：晴、阴、雨
从猫、狗、鸟里选一个
从下面选一个：苹果、橙子、香蕉
选一个：圆形、爱心、六边形
选一个标签
选最合适的标签：大、小
在猫和狗之间选
归类
归一下类
把这张图归类
把这张归到发票、收据、信件里的一类
帮我归类这些图片
把这些图分成猫和狗
把它们分成圆、方、星三类
这是猫、狗还是马
这是猫还是狗
这是圆形、正方形还是三角形
这是照片还是画
这是室内还是室外
更像星星还是十字
是汽车、自行车、公交车，还是都不是
猫还是狗？
猫、狗、马
猫，狗，还是鸟
圆、方还是星？
星星、爱心或菱形
红、绿还是蓝
白天还是黑夜，选一个
判断一下：猫、狗、都不是
判断这是鸟、飞机还是风筝
判断一下类别
识别一下类别
识别这张图的类别：植物、动物、矿物
是猫、狗、狐狸的可能性各有多大
是猫的概率多大，狗呢，鸟呢
给出猫、狗、鸟的概率
给我红圆、蓝圆、绿圆的得分
给这些标签打分：开心、难过
用猫、狗、鸟打分
给标签排个序：轿车、卡车、公交车
概率：星星、爱心
猫和狗的置信度
最可能的标签是什么
你会给它什么标签
这是哪个季节：春、夏、秋、冬
这张图最符合聚会、办公室还是自然
同样的标签，给#2也分一下
下一张也用这些标签分类
"""

_NOT_ENGLISH = """\
label the axes of a chart
how do I label the axes in matplotlib
what is a record label
what class of drug is aspirin
what is a class in python
write a class for a bank account
classify these numbers into primes and composites
how are animals classified
what is a classified document
classified ads
sort this list of numbers
sort by date in SQL
tag line for my company
what does the html a tag do
tag, you're it
pick a number between one and ten
choose your words carefully
tea or coffee?
should I learn Python or Rust
is it Monday or Tuesday today
heads or tails
yes or no
true or false: the earth is flat
how likely is rain tomorrow
how likely is it that aliens exist
what are the chances of winning the lottery
rank the planets by size
rate my idea from one to ten
score of yesterday's game
what is a confidence interval
what category theory is about
decide for me what to eat
what kind of music do you like
"""

_NOT_CHINESE = """\
怎么给图表的坐标轴加标签
什么是唱片厂牌
阿司匹林属于哪类药
Python里的类是什么
写一个银行账户的类
把这些数字分成质数和合数
动物是怎么分类的
垃圾分类的规则是什么
把这个列表排序
SQL怎么按日期排序
html的a标签有什么用
从一到十里选一个数
喝茶还是咖啡
我该学Python还是Rust
今天是周一还是周二
对还是错：地球是平的
明天下雨的概率大吗
中彩票的概率是多少
把行星按大小排序
给我的想法打个分
什么是置信区间
帮我决定吃什么
你喜欢哪类音乐
"""

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_ENGLISH.splitlines()),
    "zh": tuple(_CHINESE.splitlines()),
}

COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_NOT_ENGLISH.splitlines()),
    "zh": tuple(_NOT_CHINESE.splitlines()),
}
