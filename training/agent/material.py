"""What training requests are about: things to look for, labels, captions, in both languages.

Belongs here: words only. A few invented words keep the model copying letter by letter instead of recalling. What the
hand-written requests are about is none of them: see `kept`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product

import numpy as np

from assistant.api import Language
from training.agent.grammar import plural
from training.agent.kept import is_kept
from training.agent.sources import queries
from training.language.names import article

_COLOUR_WORDS: dict[Language, str] = {
    "en": """
        red orange yellow green blue purple pink brown black white grey golden silver dark bright pale big small
        old new wet dry broken shiny wooden round tall tiny empty crowded foggy sunny funny striped plastic
    """,
    "zh": """
        红色 橙色 黄色 绿色 蓝色 紫色 粉色 棕色 黑色 白色 灰色 金色 银色 深色 浅色 大 小 旧 新 湿 破 闪亮 木头 圆
        高 小小 空 拥挤 有雾 晴天 好笑 条纹 塑料 红 黄 绿 蓝 黑 白
    """,
}
_THING_WORDS: dict[Language, str] = {
    "en": """
        circle square oval crescent heart hexagon diamond cross cat dog goat car bike ship train plane
        house tree flower beach lake river mountain bridge tower street market kitchen table chair cake
        pizza coffee book lamp window door garden field forest snow rain sunset moon cloud bird fish cow
        sheep duck baby child man woman wedding party dinner concert football receipt ticket passport letter
        globe screenshot whiteboard drone scooter parasol cabin sandals ladle jar windmill camel lion tiger elephant
        penguin rabbit squirrel butterfly bee spider apple banana orange strawberry bread cheese soup salad noodles
        tea glass plate knife fork bed sofa carpet mirror clock radio camera phone laptop keyboard printer desk shelf
        box bag hat coat dress slipper sock glove bracelet necklace guitar piano drum cello ball bat racket ski sledge
        canoe tram bus truck tractor helicopter rocket balloon road path tunnel castle church temple museum school
        hospital station airport harbour farm desert island waterfall cave volcano storm rainbow lightning sun planet
        statue painting poster sign menu invoice diploma calendar chart diagram skeleton robot pirate clown firefighter
        nurse grandmother twins crowd picnic birthday graduation parade fireworks playground swing slide bench pond
    """,
    "zh": """
        圆形 方形 椭圆 月牙 爱心 六边形 菱形 十字 猫 狗 骆驼 汽车 自行车 雪橇 火车 飞机 房子 树 花
        海滩 湖 河 山 桥 塔 街道 市场 厨房 桌子 椅子 蛋糕 披萨 咖啡 书 台灯 窗户 门 花园 田野 森林
        雪 雨 日落 月亮 云 鸟 鱼 牛 羊 鸭子 婴儿 孩子 男人 女人 婚礼 聚会 晚餐 音乐会 足球 发票
        车票 护照 信 地球仪 截图 白板 无人机 滑板 遮阳篷 小屋 围巾 锅铲 罐子 风车 狮子 老虎 大象 企鹅 兔子 松鼠
        蝴蝶 蜜蜂 蜘蛛 苹果 香蕉 橙子 草莓 面包 奶酪 汤 沙拉 面条 饺子 茶 杯子 盘子 刀 叉子 床 沙发 地毯
        镜子 钟 收音机 相机 手机 电脑 键盘 打印机 书桌 架子 盒子 书包 帽子 外套 裙子 拖把 袜子 手套 戒指 项链
        吉他 钢琴 鼓 大提琴 球 滑雪板 独木舟 电车 公交车 卡车 拖拉机 直升机 火箭 气球 公路 小路 隧道 城堡 教堂
        寺庙 博物馆 学校 医院 车站 机场 港口 农场 沙漠 岛 瀑布 山洞 火山 暴风雨 彩虹 闪电 太阳 望远镜 雕像 油画
        海报 招牌 菜单 证书 日历 图表 骨架 机器人 海盗 小丑 消防员 护士 外婆 双胞胎 人群 野餐 生日 毕业典礼 游行
        烟花 游乐场 秋千 滑梯 长椅 池塘 熊猫 灯笼 月饼 春联 旗袍 筷子 茶壶 荷花 竹子 梅花
    """,
}
_COLOURS = {language: words.split() for language, words in _COLOUR_WORDS.items()}
_THINGS = {language: words.split() for language, words in _THING_WORDS.items()}
_NOT_COUNTED = {
    "coffee", "football", "snow", "rain", "bread", "cheese", "noodles", "tea", "twins", "fireworks", "sandals",
    "lightning",
}  # fmt: skip
_COUNTED = [one for one in _THINGS["en"] if one not in _NOT_COUNTED]
"""English nouns that have an article and a plural."""
_AROUND_WORDS: dict[Language, str] = {
    "en": "at night|in the snow|on a table|by the sea|in the rain|near a river|under a tree|from last summer|on a hill"
    "|with a blue roof|without people|on a white background|next to a dog|at the airport|in black and white|for sale",
    "zh": "夜晚的|雪地里的|桌上的|海边的|雨中的|河边的|树下的|去年夏天的|山上的"
    "|没有人的|白色背景的|机场里的|黑白的|打折的",
}
_AROUND = {language: words.split("|") for language, words in _AROUND_WORDS.items()}
_SYLLABLES = list(map("".join, product("bdfgklmnprstvz", "aeio")))
_CHARACTERS = "安白北长城春东风高光海河红湖花华江金兰雷林龙梅明南宁平青秋泉日山石双松天田万文西夏小新霞雪阳雨玉园云竹"


def thing(language: Language, rng: np.random.Generator) -> str:
    """Something a picture may show: a phrase from the search examples, a made-up combination, or an invented word."""
    kind = rng.random()
    if kind < 0.3:
        return one_of(known(language), rng)
    if kind < 0.5:
        return _invented(language, rng)
    colour, around = one_of(_COLOURS[language], rng), one_of(_AROUND[language], rng)
    one, other = one_of(_THINGS[language], rng), one_of(_THINGS[language], rng)
    counted = one_of(_COUNTED, rng)
    shapes = (
        (
            f"{colour} {one}", f"{one} {around}", f"{one} and {other}", one, f"{colour} {one} {around}",
            plural(counted), article(f"{colour} {counted}"), f"the {one}", f"two {colour} {plural(counted)}",
            f"my {one}", f"{one} with {article(counted)}", f"{one} {other}",
        )
        if language == "en"
        else (
            f"{colour}的{one}", f"{around}{one}", f"{one}和{other}", f"{one}", f"{around}{colour}{one}", f"{one}",
            f"一个{colour}的{one}", f"两个{one}", f"我的{one}", f"有{other}的{one}", f"{one}{other}", f"{colour}{one}",
        )
    )  # fmt: skip
    return one_of(shapes, rng)


def noun(language: Language, rng: np.random.Generator) -> str:
    """Something that there may be one or several of, without an article; the templates have theirs."""
    if language == "zh":
        return thing(language, rng)
    if rng.random() < 0.2:
        return _invented(language, rng, _COUNTED)
    one = one_of(_COUNTED, rng)
    return f"{one_of(_COLOURS[language], rng)} {one}" if rng.random() < 0.3 else one


def file_name(language: Language, rng: np.random.Generator) -> str:
    """A name of a picture's file: of a camera, of a person, or a strange one."""
    number, one = int(rng.integers(1, 9999)), thing(language, rng)
    strange = (
        "index.png",
        "draw (1).jpg",
        "find.gif",
        "'; rm -rf.png",
        "#3.png",
        "Pictures: none.png",
        "...webp",
        "再画.jpg",
    )
    names = (
        f"IMG_{number:04}.jpg", f"{one}.png", f"{one.replace(' ', '_')} ({number % 9}).jpeg", f"DSC{number:05}.JPG",
        f"Screenshot 2024-0{number % 9 + 1}-11 at 10.32.{number % 60:02}.png", f"照片{number}.jpg", strange[number % 8],
    )  # fmt: skip
    return one_of(names, rng)


def folder_name(rng: np.random.Generator) -> str:
    """A path as people type it."""
    root = one_of(("~", "/data", "/home/me", "~/Documents", "/mnt/disk2", "./work", "/srv/share", "~/Desktop"), rng)
    leaf = _invented("zh" if rng.random() < 0.2 else "en", rng).replace(" ", "_")
    return f"{root}/" + (leaf if rng.random() < 0.6 else one_of(("Pictures", "Photos", "scans", "2023", "trip-1"), rng))


def labels(language: Language, rng: np.random.Generator) -> tuple[list[str], str]:
    """Two to four labels, and how a person lists them."""
    chosen = [str(word) for word in rng.choice(_THINGS[language], int(rng.integers(2, 5)), replace=False)]
    if language == "en":
        return chosen, ", ".join(chosen[:-1]) + " or " + chosen[-1]
    return chosen, "、".join(chosen)


@cache
def known(language: Language) -> list[str]:
    """What the search examples look for, but what is kept for measuring."""
    return [query for query in queries(language) if len(query) <= 40 and not is_kept(query, language)]


def one_of(given: Sequence[str], rng: np.random.Generator) -> str:
    """Any of them; much faster than `rng.choice`, which makes an array first."""
    return given[int(rng.integers(len(given)))]


def _invented(language: Language, rng: np.random.Generator, beside: Sequence[str] = _THINGS["en"]) -> str:
    if language == "zh":
        return "".join(_CHARACTERS[int(at)] for at in rng.integers(len(_CHARACTERS), size=int(rng.integers(2, 5))))
    words = [
        "".join(one_of(_SYLLABLES, rng) for _ in range(int(rng.integers(2, 4)))) for _ in range(int(rng.integers(1, 3)))
    ]
    return " ".join([*words, one_of(beside, rng)] if rng.random() < 0.5 else words)
