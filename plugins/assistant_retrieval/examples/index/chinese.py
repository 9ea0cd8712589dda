"""Chinese utterances, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
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
用新照片更新图库
更新图片库，有新文件
把新文件加到图库
把新照片加入索引
把 ~/Camera 里的新文件加进来
把这些文件夹加入图库：~/a 和 ~/b
把 /home/me/pics 加进图库
把假期照片的文件夹加进来
把 /data/pics 里的都加到图库
全部重新索引
重新索引所有文件夹
重新索引整个图库
重新索引一遍
再索引一次
再扫描一遍图片
重新扫描所有照片
重新扫描 ~/Photos
刷新整个图库
重建整个索引
学习 ~/Pictures 里的所有照片
记住 ~/Photos 里有什么
索引 ~/art 里的图片
索引这个目录里的所有图片
索引所有文件夹
索引相册
索引截图文件夹
索引桌面上的图片
索引样例文件夹
索引文件夹
索引目录
索引一下
索引它
只索引新文件
删了一些图，重新索引
导入文件夹 ~/Pictures/holiday
导入相机里的所有照片
导入 /mnt/usb 的图片
导入 ./photos
导入图片
把 ~/Photos 的照片导入
把 /mnt/usb 的图片导入图库
把下载目录导入
扫描这个目录里的图片
扫描 /home/me/Pictures 到图库
扫描 ~/Photos 有没有新图
扫描照片文件夹
扫描一下图片文件夹
浏览 ~/Pictures 并建立索引
处理文件夹 ~/Photos
把 /data/photos 的图片都读进图库
读入 /data/images
载入文件夹 ~/Pictures
加载 /data/images 到图库
同步图库
同步图库和文件夹
同步文件夹
让 /data/photos 可以搜到
让我的照片文件夹可搜索
让 ~/Pictures 里的图能搜到
让我的图片能被搜到
使 ~/Photos 可被搜索
建索引
建个索引
建图库
建立图库
建立 ~/Pictures 的索引
用 ~/Photos 建图库
用 ~/Pictures 创建图库
设置图库文件夹 ~/Pictures
开始索引 ~/Pictures
继续索引
运行索引
启动索引
能扫描一下我的照片文件夹吗
能把 ~/Photos 加到图库吗
能更新一下索引吗
能导入我的图片吗
请添加照片文件夹 ~/Photos
请把 /srv/pictures 加入图库
请扫描 ~/Pictures
请重新索引
请更新图片库
请导入 ~/Photos
请索引 /tmp/pics
我想把文件夹加到图库：~/Photos
我想给照片建索引
照片有变化，更新索引
新图片来了，重新索引
加入文件夹 ~/Photos
加入图库：~/Photos
添加 ~/Photos
把 ~/Photos 里的全导进去
/media/usb 里头的都导进去
卡插好了，/mnt/card/DCIM 全部导进去
去把 ~/Pictures 读一遍
把 /data/photos 里的图读一遍，以后好搜
让 ~/截图 里的图以后都能搜到
让 /srv/pictures 的照片以后搜得到
重新扫一遍 ~/Pictures
再扫一遍 /data/photos，有新的
把 /mnt/disk/相片 过一遍收进图库""".splitlines()
)
