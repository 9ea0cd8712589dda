"""Words close to an order that are none: whatever lies in the conversation, nothing slow or lasting starts."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router
from assistant.dialogue.routing import utterance_of

NO_ORDERS = """\
redraw the district borders: is that legal?
导出对话到~/a.md
保存聊天记录到 ~/x
找工作
delete the folder ~/docs
remove ~/Pictures from the library
take ~/Pictures out of my library
forget ~/docs
drop ~/Pictures
exclude ~/Pictures/private
describe ~/docs/scan.dat
summarise ~/docs/notes.txt
send ~/docs to bob
rename ~/docs/a to b
back up ~/Pictures
open ~/docs/x.pdf
find a red star in the folder ~/Pictures
red stars in ~/Pictures
show me the pictures in ~/Pictures
删除 ~/docs/notes.txt
把 ~/Pictures 从图库移除
备份 ~/Pictures
翻译 ~/docs/notes.txt
在 ~/Pictures 里找猫
redraw the org chart in words
do a variation of that recipe
do me a variation of the poem
make a variation of my cover letter
make a backup plan
do me a favour
do it again but in French
same thing in German
another one, but funnier
make it shorter
make my website searchable
crawl the web for cat photos
crawl ~/site with a spider, how does that work
would you mind adding me to the meeting
would you mind explaining ~/Pictures permissions
would you mind not adding ~/Pictures to the library
would you mind if i was adding ~/Pictures later
pull the folder from git
go through my notes and add a summary
library add-ons for zotero
ingest protein before training
whip up a birthday speech
whip up a picture book story for kids
put together a picture of our finances
I'd like a fresh start
I need a new perspective on this
do a painting class near me
do some drawing exercises exist for beginners
I want an illustration of the concept of entropy in words
how do I make /srv/media searchable
I have not ingested ~/Pictures
~/Pictures is a mess
my photos are in ~/Pictures
do you mind that I index ~/Pictures
the script does ingest /data/img every night
出张北京要带什么
出张试卷给我做
出一张数学卷子
出个主意
出个谜语
出个题考考我
产生一个想法
产生一张图需要多久
按这张图做个计划
照着它做个总结
方块字重新做
再来一张，要讲成语的
再来一个，要更好笑
同样的，换成英文
换成英文
换一个说法
把 ~/Pictures 读一遍给我听
让 /srv/a 以后别被搜到
不要把 ~/Pictures 导进去
~/Pictures 里头的全导进去了没有
~/Pictures 的图已经全导进去了
重新扫一遍 ~/Pictures 要多久
我昨天重新扫一遍 ~/Pictures，还没扫完
我还没索引 ~/照片
~/Pictures 还没导进去
导进去会怎么样
用水彩画画难吗
用铅笔画画好，还是用炭笔好
用一句话画龙点睛
在纸上画画是我的爱好
Let's draw a line under the whole affair and move on.
paint me surprised, the bus was on time
It drew quite a crowd, our little Nativity play.
Picture the scene: me, soaked, locked out, and the cat watching from the window.
Not a request, only curious: could you paint in the style of a living artist?
What would you do with an elephant in a phone box?
don't forget that I never wanted ~/grad in there
mum's calendar still lacks a page, so something grey and rainy out of my photos would be just the thing
先画后写是什么意思
在日本做饭贵不贵
直接来一句痛快话
就来一个字
直接生成一段代码
用Python生成随机数
用梵高的话做个总结
在心里画个圈圈诅咒你
给孩子出张图书清单
重新出一份报告
再出来玩吧
订一张四人桌
帮我订张四人桌
办一张卡
明天帮我抢两张票
画得不好，不要紧
画猫，不要画
have you indexed ~/Pictures?
have I indexed ~/Pictures
have they added ~/Pictures to the library?
have you seen ~/Pictures?
have the pictures in ~/Pictures been added?
have my photos been indexed
I indexed ~/Pictures yesterday
you indexed ~/Pictures
I've just indexed ~/Pictures
I deleted ~/Pictures and emptied the bin
I moved ~/Pictures to ~/Photos
my wife added ~/Pictures
before indexing ~/Pictures, tell me how long it takes
before adding ~/Pictures, tell me what it holds
索引~/图之前，先告诉我要多久
put those in ~/Pictures
add this picture in ~/Pictures
add it to ~/Pictures
save the ones in ~/Pictures
have them added to ~/Pictures
I added ~/Pictures - it took an hour
I got new pictures in ~/Pictures to show you
把这些添加到 ~/图
把第二张添加到~/图
I put ~/Pictures into the library
我索引了~/Pictures
他把~/Pictures加进来了
我老婆把~/Pictures加进图库了
我把~/Pictures删了
export the results to ~/x
save this chat in ~/x
save it to ~/x
put #1 into folder ~/x
put the drawing in ~/x
add #1 to ~/x
import the picture into ~/x please
write the answer to ~/x/a.txt
把第二张保存到~/x
把结果保存到~/x
把这张图放进~/x文件夹里
保存到~/x
remind me to index ~/Pictures
tomorrow remind me to add ~/Pictures
提醒我索引~/Pictures
明天提醒我索引~/Pictures
~/Pictures加进来了吗？没有吧
您会画画吗
描述这张画
给我买一张画
买一幅画送给妈妈
把计划改成周三
make it not so long, in words
could you make it to the party?
这张画成功了吗
把第一张画描述一下
"""
HISTORIES: list[list[dict[str, Any]]] = [[], [{"origin": "drawn", "turn": 1}], [{"origin": "dropped", "turn": 1}]]
ORDERS = {
    "would you mind adding ~/Scans to my library": "index",
    "do it again": "draw",
    "another one, but with three moons": "draw",
    "白底上画一个小圆": "draw",
    "画一条街道，不要行人": "draw",
    "画街道，不要车": "draw",
    "画一条街道，没有行人": "draw",
    "画一张四人桌": "draw",
    "請畫一隻貓": "draw",
    "重新扫一遍 ~/Scans，有些还没录进去": "index",
    "Do a full reindex.": "index",
    "before going to bed, index ~/Scans": "index",
    "add the ones in ~/Scans": "index",
    "add the new ones in ~/Scans": "index",
    "add those in ~/Scans": "index",
    "import these under ~/Scans": "index",
    "I put my photos in ~/Scans - add them": "index",
    "I got new pictures in ~/Scans to index": "index",
    "I made a folder ~/Scans for you to index": "index",
    "have them indexed: ~/Scans": "index",
    "添加到 ~/图": "index",
    "加到~/图": "index",
    "don't forget to add the graduation folder, ~/grad, to what you've got": "index",
    "add ~/a and ~/b but not ~/c": "index",
    "Check ~/Pictures for anything not yet indexed and index it.": "index",
    "have it index ~/Scans": "index",
    "have my library include ~/Scans": "index",
    "let's index ~/Scans": "index",
    "I moved my photos to ~/Scans, index it": "index",
    "I added some pictures to ~/Scans. index it again": "index",
    "my brother put his pictures in ~/Scans so index it": "index",
    "add the photos I saved in ~/Scans": "index",
    "import the album I unpacked to ~/Scans": "index",
    "save everything in ~/Scans to the library": "index",
    "put the pictures in ~/Scans into the library": "index",
    "is ~/Scans in the library? If not, add it": "index",
    "我要索引~/Scans": "index",
    "我拍了很多照片，放在~/Scans，索引一下": "index",
    "把放在~/Scans里的照片都加进来": "index",
    "把~/Scans保存到图库": "index",
    "导入 ~/Scans": "index",
    "你把~/Scans加进来就行了": "index",
    "~/Scans加进来了吗？没有的话就加进来": "index",
    "draw a poster that reminds me to drink": "draw",
    "画一张提醒我喝水的海报": "draw",
    "您能画一只狐狸吗": "draw",
    "你能画一只狐狸吗": "draw",
    "replace the star with a heart": "draw",
    "make it blue, not red": "draw",
    "could you add a moon?": "draw",
    "can you make it blue?": "draw",
    "make them blue": "draw",
    "把星星换成心形": "draw",
    "把红色换成蓝色": "draw",
    "再大一点，颜色淡一些": "draw",
    "买菜的老人，画成漫画": "draw",
    "把这张画成卡通": "draw",
    "这张画成水彩": "draw",
    "把第一张画成素描": "draw",
    "把这张画成油画，尺寸不限": "draw",
    "draw 3 pictures of a red star": "draw",
    "make 2 pictures of a dog": "draw",
    "draw the last samurai": "draw",
    "画三张红色星星的图片": "draw",
    "生成两张小狗的图片": "draw",
    "画第一次约会": "draw",
    "找无人机": "search",
    "找小提琴": "search",
    "麻烦您画一只猫": "draw",
    "能不能请你画一只猫": "draw",
    "下面这个文件夹别漏了：~/宝宝成长，编入图库": "index",
}


@pytest.mark.parametrize("last", ["", "search", "chat", "draw"])
@pytest.mark.parametrize(
    "text",
    ["remove ~/shots from my library", "delete ~/docs", "take ~/Pictures out of my library", "把 ~/shots 从图库移除"],
)
def test_what_is_to_go_is_talked_about(router: Router, text: str, last: str) -> None:
    seen = (Seen(1, "found", 2), Seen(2, "found", 2))
    assert router.route(Utterance(text, pictures=seen, focus=(1, 2), last_action=last)).action == "chat"


@pytest.mark.parametrize("text", NO_ORDERS.splitlines())
def test_nothing_lasting_starts(router: Router, text: str) -> None:
    for history in HISTORIES:
        for attached in (0, 1):
            decision = router.route(utterance_of({"text": text, "history": history, "attached": attached}))
            assert not router.actions[decision.action].lasting, decision


@pytest.mark.parametrize(("text", "action"), ORDERS.items())
def test_an_order_is_carried_out(router: Router, text: str, action: str) -> None:
    assert router.route(utterance_of({"text": text, "history": [{"origin": "drawn", "turn": 1}]})).action == action
