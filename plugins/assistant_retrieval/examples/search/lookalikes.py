"""Look-alikes, one a line: the same words, but asking for something else, mostly for talk."""

ENGLISH = tuple(
    """\
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
make me a picture of a dragon
is there a god
do I have to do my homework
what is a red giant star
who found America
fetch API in JavaScript
bring up the topic again
similar words to beautiful
search your soul
search your memory for what I said
look up a word in the dictionary
look out for yourself
show me the way to go home
show some respect
show me how quicksort works
show me what you can do
get well soon
get a life
get over it
more power to you
same to you
others may disagree
only joking
find the integral of sin x
find the limit of 1/n
find the square root of 49
find the roots of this equation
find the meaning of this word
find the subject of the sentence
find the capital of Peru
find the volume of a sphere
find time for yourself
find your passion
find common ground
find inner peace
find the synonym
I can picture it
picture a world without cars
imagine a picture of the future
The Picture of Dorian Gray, who wrote it
the image of the city by Lynch is a book
a picture is worth a thousand words
big picture thinking
I want to see the world
I want to find myself
I want to see what you can do
I want more time
get me out of here
let me see
let's see
let me think
show me the proof
show me how it's done
show me an example
which pictures are in this chat
which pictures are in our conversation
which images have we talked about
which pictures did we discuss
which photos are here
""".splitlines()
)

CHINESE = tuple(
    """\
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
帮我画一条龙
红巨星是什么
谁发现了美洲
类似的词还有哪些
搜肠刮肚是什么意思
找个理由
找对象
看看再说
给我讲讲道理
还要多久
其他人怎么想
下一个话题
找到x的值
求导数
找出主语
找出同义词
找到自我
找工作
找乐子
图灵奖是什么
图论是什么
图个开心
一图胜千言
想象一下没有汽车的世界
想看世界
让我看看
让我想想
看起来
来日方长
要不要
要红包
不要紧
花有几种
猫有几条命
这次对话里有哪些图
我们聊过哪些图片
""".splitlines()
)
