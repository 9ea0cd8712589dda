"""Utterances that ask for nothing that a plugin does: knowledge, advice, tasks with words, thanks, moods.

The router must know what requests look like that no action should answer, whichever plugins are enabled; these
lines stand beside the examples of the fallback action. Each language has sentences with the same verbs that actions
use ("find", "show", 画, 找), because that is where mistakes would happen.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language

_ENGLISH = """\
what is the boiling point of water
what is the capital of Norway
what's the capital of Brazil?
what is the currency of Japan
what is the tallest building in the world
what is the speed of light
what's the first rule of economics
what is the third law of planetary motion
what does the fifth amendment say
what does the constitution say about that
what does etymology mean
what does this word mean: ephemeral
what does mitosis mean in biology
what causes earthquakes
what happens when I delete a file
what happens if I drop the database
what happened in 1989
what should I cook tonight
what would you do in my place
what are the symptoms of flu
what are prime numbers
what are the rules of chess
what is machine learning
what is speech recognition and how does it work
what is image classification in general
what is a library in programming
what is an album in music
what's the weather like
what day is it today
who was the second president of France
who was the first person on the moon
who is the author of Dune
who discovered penicillin
who won the last election
when was the printing press invented
when did the first world war begin
where do penguins live
where does the Danube end
where can I buy a good bike
why do birds migrate
why is my computer slow
why did the Roman empire fall
why should I scan my disk
how many continents are there
how many moons does Jupiter have
how many bones does a human have
how many people speak Hindi
how much does an elephant weigh
how long does it take to boil an egg
how old was Mozart when he died
how fast is a cheetah
how do planes fly
how does a fridge work
how does face recognition work
how does image search work
how do search engines index the web
how do I add an index to a table
how do I import a library in Java
how do I draw a cat step by step
how do I describe myself in an interview
how do I label a diagram in LaTeX
how do I tag a release in git
how can I find my IP address
how would I classify this species
which language should I learn first
which planet is the largest
which is better, tea or coffee
is a tomato a fruit or a vegetable
is it better to rent or to buy
is it going to be cold tomorrow
are sharks mammals or fish
are there aliens
does the moon have an atmosphere
do fish sleep
can dogs eat grapes
can you explain how vaccines work
can you help me with my homework
can you find out what is wrong with my code
should I update my phone or not
should I scan the document or photograph it
explain the theory of relativity
explain inflation in simple terms
explain the second amendment
describe the life cycle of a star
describe the rain cycle
describe the process of making cheese
describe your ideal day
describe a good leader
describe the symptoms of a cold
tell me about the Ottoman empire
tell me about the third Reich
tell me something about yourself
tell me how to draw a horse
give me a recipe for pancakes
give me a synonym for beautiful
give me an overview of world history
give me the main idea of Plato's Republic
give me the big picture of climate change
give me some time
give me a reason to stay
show me how to knit
show me how to write a for loop
show me the steps to solve this equation
show me an example of recursion
show me the source code of hello world
show me what you can do
show some respect
find a solution to this problem
find a rhyme for orange
find a way to save money
find the value of y if y - 3 = 10
find the derivative of x squared
find the roots of this polynomial
find the bug in my code
find the error in this sentence
find the antonym of hot
find me a good restaurant
find me a name for my cat
find out who invented the radio
find inner peace
find your own way
find common ground
find the difference between weather and climate
find the area of a circle with radius 2
find the sum of the first ten numbers
search for meaning in life
search your feelings
search for the error in my program
search the web for news
look up the word ambiguous
look up the population of Spain
look at the bright side
look, I am tired
I am looking for a job
I'm looking for love
I want to see the world
I need a holiday
I need to find myself
I need to add more sleep to my day
draw me an analogy
draw a distinction between the two theories
draw a comparison between Sparta and Athens
draw attention to the problem
draw the line somewhere
draw inspiration from nature
draw a card
draw a horse in a field
draw a yellow house
draw me a unicorn
paint a portrait of a king
create a picture of a robot
make a picture of a green forest
make me an image of a spaceship
generate a picture of a sunset over the sea
sketch a bicycle
create an image of a castle in the clouds
create a drawing of three orange triangles
make a drawing of my dog
make me a picture of a mountain lake
generate an image of a blue square
generate a photo of a city at night
design a logo with a star
produce an illustration of a whale
picture a world without war
picture me rolling
paint the bigger picture of the economy
give me the big picture of the project
let us search for the truth
search high and low for happiness
find n if 5n = 20
find the length of the hypotenuse
what is the capital of Canada
what is the capital of Kenya
what does photosynthesis mean
what does classification mean in statistics
what does index mean in finance
what does transcribe mean
how does transcription work in cells
is it true that goldfish forget everything
is it true that bats are blind
make up your mind
make a plan for my week
create a to-do list
generate a random password
picture yourself on a beach
I can't picture it
you should get the picture by now
put it in the picture
index cards are useful for learning
index funds are a good investment
index your life around your values
is the index up today
add five and nine
add eggs and flour, then what
add my friend to the invitation list
add a paragraph to the essay
add more jokes
import duties on cars
import taxes explained
scan this poem for its metre
scan the horizon for ships
update my resume
update the plan
update on the war
refresh the page
load the dishwasher
sync my calendar
include me in your prayers
rebuild my confidence
remember that my birthday is in May
sort these numbers: 5, 2, 9
sort out my life
label me crazy
tag along with us
classify these words as nouns or verbs
classify the elements of the periodic table
rank the best films of all time
rate my joke
choose a number between 1 and 5
pick a card
red or white wine?
pizza or pasta tonight?
Mac or Windows?
transcribe DNA to RNA for me
transcription is the first step of gene expression
caption ideas for my birthday party
the caption on the meme was funny
write a caption-free poem
write me a song
write a short bio
write an apology
translate "where is the station" into Italian
translate 'see you soon' to German
convert 5 miles to km
convert this sentence to passive voice
turn over a new leaf
count down from ten
count me in
compare cats and dogs as pets
compare Kant with Hume
compare the prices of gold and silver
say hello in French
say that again please
speak louder
listen to me
do you hear me
I heard a joke today
listen carefully to what I say
it is raining
it's snowing outside
it's getting late
it is hard to say
it was a joke
that makes sense
that's right
that is what I meant
this is fun
this is boring
this sucks
I like it
I love this
you are great
you're awesome, thanks
you are the best
thank you so much, you're wonderful
thanks a lot for that
many thanks
great job
awesome
amazing
good
okay then
all right
got it
I see
right
hmm
no thanks
stop it
go on
continue
wait a moment
wait a second
one second please
first of all, hello
at first I was afraid
in the first place you should ask
for the last time, no
last night I dreamt of you
second thoughts are best
on second thought, never mind
I'm on the third floor
I feel sad
I am bored
I'm happy today
my day was terrible
what a day
which pictures have you got so far
which photos are in our chat
what files did I send you
what did I send you earlier
what did I just ask
what was my previous question
what did you find for me before
do not index anything please
don't scan my folders
please don't import my pictures
never index my home folder
should I index my pictures
should I import the photos
what happens if I index my photos
what does it mean to index a folder
why would you scan my pictures
"""

_CHINESE = """\
水的沸点是多少
挪威的首都是哪里
日本用什么货币
世界上最高的建筑是什么
光速是多少
牛顿第三定律是什么
热力学第一定律说的是什么
第五修正案的内容是什么
宪法里是怎么说的
这个词是什么意思
有丝分裂是什么意思
地震的原因是什么
今晚吃什么好
换作是你会怎么做
流感有哪些症状
质数是什么
象棋的规则是什么
机器学习是什么
声音识别技术是怎么实现的
图像分类的原理是什么
发动机的原理是什么
编程里的库是什么
今天天气怎么样
今天几号
法国第二任总统是谁
第一个登上月球的人是谁
沙丘的作者是谁
谁发现了青霉素
印刷术是什么时候发明的
第二次世界大战是哪年结束的
企鹅住在哪里
哪里能买到好的自行车
鸟为什么迁徙
我的电脑为什么慢
罗马帝国为什么灭亡
一共有几个大洲
木星有几颗卫星
人有多少块骨头
说印地语的有多少人
大象有多重
煮鸡蛋要多久
莫扎特去世时多大
飞机是怎么飞起来的
冰箱怎么工作
人脸识别怎么实现
图片搜索的原理
怎么给表加索引
数据库为什么要建索引
Java怎么导入库
怎么画一只猫的教程
面试怎么介绍自己
git怎么打标签
怎么查我的IP地址
应该先学哪门语言
哪颗行星最大
茶和咖啡哪个更健康
西红柿是水果还是蔬菜
租房好还是买房好
鲨鱼是哺乳动物还是鱼
有外星人吗
月球有大气吗
鱼睡觉吗
狗能吃葡萄吗
能解释一下疫苗的原理吗
能帮我写作业吗
能帮我看看代码哪里错了吗
要不要更新手机系统
解释一下相对论
简单解释一下通货膨胀
描述一下星星的一生
描述下雨的过程
描述奶酪的制作过程
描述你理想的一天
描述感冒的症状
讲讲奥斯曼帝国
介绍一下你自己
教我画马
教我织毛衣
给我一个煎饼的做法
给我一个美丽的同义词
概述一下世界历史
给我点时间
给我讲讲气候变化的大局
给我看一个递归的例子
给我看看循环怎么写
给我看你会什么
找到这个问题的解决办法
找个省钱的办法
找出y的值
找出我代码里的错误
找出这句话的语病
找一个热的反义词
找一家好餐厅
给我的猫找个名字
找工作好难
找对象好难
帮我找个理由
帮我想个名字
查一下这个词的意思
查查西班牙的人口
查一下模糊的近义词
搜索生命的意义
我想找份工作
我想看看世界
我需要放假
打个比方
画个句号
创建一张城堡的图片
生成一张蓝色方块的图
生成一张城市夜景的照片
设计一个带星星的标志
给我做一张山的图片
画两个红色的圆
画一棵树
听说金鱼没有记忆是真的吗
蝙蝠是瞎子是真的吗
为什么要转写录音
转写是什么意思
分类是什么意思
画龙点睛是什么意思
画虎不成反类犬怎么解释
画地为牢的意思
画一匹马
画一个黄色的房子
给我画一只独角兽
画三个绿色的三角形
画一幅国王的肖像
生成一张机器人的图片
生成一张海上日落的图
做一张绿色森林的图片
创作一幅飞船的画
列一个待办清单
做个本周计划
生成一个随机密码
想象一下你在海边
你应该明白我的意图
索引卡片很有用
指数基金值得买吗
股票指数今天涨了吗
五加九等于几
再加一段到文章里
加点幽默
加个好友
进口关税是什么
扫描二维码付款安全吗
扫一扫是什么功能
更新我的简历
更新一下计划
刷新页面
同步日历
重建信心
记住我的生日在五月
给这些数字排序
把这些词分成名词和动词
元素周期表怎么分类
最好的电影排名
给我的笑话打分
一到五选一个数
喝红酒还是白酒
今晚吃披萨还是面
苹果电脑还是微软
转录是基因表达的第一步
字幕组是做什么的
写首歌
写一份自我介绍
写封道歉信
把“车站在哪里”翻译成意大利语
五英里是多少公里
把这句话改成被动语态
从十倒数
算我一个
猫和狗当宠物哪个好
康德和休谟的比较
金价和银价的对比
用法语说你好
再说一遍
大声点
听我说
你能听见吗
我今天听到一个笑话
下雨了
外面在下雪
天色晚了
很难说
开玩笑的
有道理
没错
这很有意思
真无聊
我喜欢
你真棒
你太厉害了，谢谢
你是最好的
非常感谢你
谢谢你的帮助
多谢
太好了
真不错
棒极了
太棒了，谢谢你
好
好吧
行
可以
知道了
明白了
好的，明白
嗯嗯
不用了
停
继续
等等
稍等
等一会儿
首先，你好
第一次见面
第一次听说
最后一次机会
第二天我就走了
第三方软件安全吗
我住在三楼
我很难过
我好无聊
今天很开心
今天真倒霉
目前有哪些图片
我们的聊天里有哪些照片
我给你发过什么
我刚刚问的是什么
我上一个问题是什么
你之前给我找了什么
请不要索引任何文件夹
别扫描我的文件夹
不要导入我的照片
该不该索引我的图片
要不要导入照片
索引照片会发生什么
索引文件夹是什么意思
为什么要扫描我的图片
"""

TALK: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_ENGLISH.splitlines()),
    "zh": tuple(_CHINESE.splitlines()),
}
