"""Look-alikes, one a line: the same words, but asking for something else, mostly for talk."""

ENGLISH = tuple(
    """\
index of refraction
what is an index in a database
what's the index of the last element of a list
add an index to my SQL table
stock index today
index finger hurts
the consumer price index
how does Google index pages
what is the body mass index
index out of range error, what does it mean
create an index.html file
is my library up to date
what is in my library
which folders are in my library
how many pictures are in my library
where is the nearest library
update me on the news
update: I finally finished it
refresh my memory
add two and three
add some humour to it
add a comment to my code
import numpy as np
how do I import a module in python
load balancing explained
scan for viruses
build a house
build an app with me
make a list of things to buy
create a poem about photos
remember my name
remember that I like cats
learn French with me
put yourself in my shoes
read me a story
process of elimination
sync or async, which is better
check my spelling
register of deeds
index number theory
index cards for studying
what is an inverted index
stock market index funds
library card renewal
library of congress
folder structure best practices
how do I add a folder in Windows
scan this QR code meaning
how do scanners work
sync my calendar
update my phone
update my resume
refresh the page
rebuild trust
import taxes
import a csv in pandas
load a gun in a game
add salt
add me on facebook
put it in perspective
learn to swim
""".splitlines()
)

CHINESE = tuple(
    """\
折射率是什么
什么是数据库索引
数组的索引从几开始
给SQL表加一个索引
今天的股票指数
食指疼怎么办
消费者价格指数是什么
谷歌怎么索引网页
体重指数怎么算
索引越界是什么意思
我的图库里有多少张图
图库里有哪些文件夹
最近的图书馆在哪里
给我更新一下新闻
加上二等于几
加油
怎么导入一个模块
扫描病毒
二维码怎么扫描
创建一首关于照片的诗
记住我的名字
记住我喜欢猫
跟我一起学法语
给我读个故事
同步和异步哪个好
检查一下我的拼写
建立自信
倒排索引是什么
指数基金怎么样
图书馆借书证
文件夹结构怎么设计
Windows怎么新建文件夹
扫雷怎么玩
同步日历
更新手机系统
刷新网页
重建信任
进口税是多少
加盐
加我微信
学游泳
导入csv
""".splitlines()
)
