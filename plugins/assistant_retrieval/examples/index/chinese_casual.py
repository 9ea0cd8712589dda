"""Chinese utterances said in passing: fragments, hints, half sentences. One a line; told in `__init__.py`."""

EXAMPLES = tuple(
    """\
把 ~/art 收进图库
把 /data/pics 目录收进我的图库
把 ~/Photos 纳入图库
把 /mnt/disk 下面的全部纳入图库
收录 ~/Camera 里的新图片
收录 ~/Pictures 的变化
让图库和 ~/Pictures 保持同步
把 ./export 的图片放进图库
把 ~/more 放进图库
让 ~/scans 可以被搜索
让 /srv/photos 里的图片能搜到
让 ~/trip 的照片都能搜到
扫一遍 ~/Pictures 里的图
扫一遍文件夹 /data/archive
扫描 ~/Desktop 找图片入库
请扫描我的图片文件夹
读入 ~/new 文件夹
登记文件夹 /home/ann/photos
同步图库和 ~/Photos
用 /mnt/photos 刷新图库
把 ~/old 载入图库
现在索引 /data/img
照片都在 ~/Pictures，帮我索引
~/Camera 里有新照片，加进图库吧
我都搬到 /mnt/new 了，重新索引那个文件夹
让图库收录 /opt/photos
请收录 ~/图片 目录
把 /data/new 收录到图库
录入 /mnt/camera 的照片
把 ~/old 录入图库
加入 ~/backup 里的照片
索引目录 ~/Fotos
让图库包含 ~/trips
把索引更新到最新
索引重新建一下
图库再扫描一次，有新照片
图库重新扫描一下，我拍了新照片
重新扫描
重扫图库
图库更新一下
我加了新图，重新扫一遍图库
新照片放进 ~/Pictures 了，扫描一下
导入我的照片文件夹可以吗
把我的图片文件夹导入
让 ~/scans 能被搜到
~/art 建个索引
全收进图库：/data/pics""".splitlines()
)
