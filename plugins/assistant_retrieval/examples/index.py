"""How people ask to bring folders into their library. What the router learns from; one utterance a line."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language

_ENGLISH = """\
index ~/Pictures
index my pictures
index my photos
index /home/anna/photos
index the folder /data/images
index this folder
index ./scenes please
index C:\\Users\\Me\\Pictures
index ~/Pictures and ~/Downloads
index all my photos
index everything in ~/Photos
index "/media/usb/My Photos"
index my picture folder again
index the new photos
index the photos on my usb stick
can you index my holiday pictures
can you index ~/Desktop/shots?
could you please index the directory /srv/photos
please index my library
please index the images in ./samples
I want you to index my camera folder
I'd like to index ~/Pictures/2024
let's index my photo collection
start indexing my pictures
start indexing
go ahead and index the folder
run the indexer on /mnt/photos
idnex my photos
indx ~/Pictures
reindex
reindex my photos
re-index the library
reindex ~/Pictures please
rebuild the index
rebuild my picture index
refresh the library
refresh the picture library please
refresh the index of my photos
update the library
update my photo library
update the picture index
update the index, I added new photos
bring my library up to date
bring the folder ~/Photos into the library
sync my photo folder with the library
sync ~/Pictures
add ~/Pictures to my library
add my photos to the library
add this folder to the library
add the folder /home/me/holiday to my pictures
add /data/scans to the search index
add all pictures in ~/Downloads to the library
include ~/Photos in the search
include the folder vacation in my library
import my photos
import ~/Pictures
import the pictures from /media/card
import this directory into the library
load my photos into the library
load all images from ~/art into the index
put my pictures in the library
put the folder ~/Camera into the index
scan my photos
scan ~/Pictures
scan the folder /home/anna/photos for pictures
scan my disk for pictures
scan my photo folder for new pictures
rescan the photo folder
rescan my library
read in the pictures in ~/Photos
read my photo folder
take in the pictures from ~/Camera
make my pictures searchable
make ~/Photos searchable
make the folder /srv/pics searchable please
make an index of my photos
build an index of my pictures
build the index for ~/Pictures
create an index of the images in ./photos
create a search index for my photos
crawl ~/Pictures
catalogue my photos
catalog the pictures in /mnt/nas/photos
register the folder ~/Photos
remember all pictures in ~/Pictures so I can search them later
learn my photo folder
process all photos in ~/Pictures for search
I have new photos in ~/Camera, add them
there are new pictures in the folder, please update the index
check ~/Pictures for new photos and index them
here is my photo folder, index it: /home/anna/pics
my pictures are in ~/Bilder, index them
"""

_CHINESE = """\
索引 ~/Pictures
索引我的图片
索引我的照片
索引这个文件夹
索引文件夹 /data/images
索引 /home/anna/photos
索引 ./scenes
索引~/Pictures和~/Downloads
索引我所有的照片
索引一下新照片
把我的照片索引一下
把 ~/Photos 索引一下
把这个文件夹索引起来
把U盘里的照片建立索引
请索引我的图库
请帮我索引 /srv/photos 目录
能索引一下我的假期照片吗
能不能帮我索引 ~/Desktop/shots
帮我索引一下图片文件夹
我想索引相机文件夹
我要索引 ~/Pictures/2024
开始索引
开始索引我的图片
开始建立索引
重新索引
重新索引我的照片
重新索引 ~/Pictures
重新建立索引
重建索引
重建图片索引
重建图库
建立索引
建立图片索引
给我的照片建索引
给 ~/Photos 建立索引
给这个文件夹建个索引
为我的图片创建索引
创建图片索引
做一个照片索引
刷新图库
刷新一下图片库
刷新索引
更新图库
更新一下我的照片库
更新索引
更新索引，我加了新照片
更新图片索引
同步照片文件夹
同步 ~/Pictures
把文件夹 ~/Photos 加入图库
把 ~/Pictures 添加到图库
把我的照片加到图库里
把这个文件夹加进来
把 /data/scans 加到搜索索引
把下载文件夹里的图片都加入图库
添加文件夹 /home/me/holiday
添加照片文件夹
添加图片目录 ~/Camera
导入我的照片
导入 ~/Pictures
导入存储卡里的图片
把这个目录导入图库
把照片导入进来
把我的图片放进图库
收录 ~/Photos 里的照片
收录这个文件夹
扫描我的照片
扫描 ~/Pictures
扫描文件夹 /home/anna/photos
扫描一下照片文件夹里的新图片
扫描硬盘上的图片
重新扫描图库
重新扫描照片文件夹
读取 ~/Photos 里的图片
读入照片文件夹
载入我的照片文件夹
让我的图片可以被搜索
让 ~/Photos 可以搜索
登记文件夹 ~/Photos
处理 ~/Pictures 里的所有照片，方便以后搜索
记住 ~/Pictures 里所有的图片
~/Camera 里有新照片，加进来
文件夹里有新图片，请更新索引
检查一下 ~/Pictures 有没有新照片并索引
我的照片在 ~/Bilder，索引一下
"""

_NOT_ENGLISH = """\
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
"""

_NOT_CHINESE = """\
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
"""

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_ENGLISH.splitlines()),
    "zh": tuple(_CHINESE.splitlines()),
}

COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_NOT_ENGLISH.splitlines()),
    "zh": tuple(_NOT_CHINESE.splitlines()),
}
