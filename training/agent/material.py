"""What training requests are about: things to look for, labels, captions, in both languages.

Belongs here: words only. A few invented words keep the model copying letter by letter instead of recalling.
"""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np

from assistant.api import Language
from training.agent.sources import queries

_COLOUR_WORDS: dict[Language, str] = {
    "en": """
        red orange yellow green blue purple pink brown black white grey golden silver dark bright pale
    """,
    "zh": """
        红色 橙色 黄色 绿色 蓝色 紫色 粉色 棕色 黑色 白色 灰色 金色 银色 深色 浅色
    """,
}
_THING_WORDS: dict[Language, str] = {
    "en": """
        circle square triangle star heart hexagon diamond cross cat dog horse car bike boat train plane
        house tree flower beach lake river mountain bridge tower street market kitchen table chair cake
        pizza coffee book lamp window door garden field forest snow rain sunset moon cloud bird fish cow
        sheep duck baby child man woman wedding party dinner concert football receipt ticket passport letter
        map screenshot whiteboard
    """,
    "zh": """
        圆形 方形 三角形 星星 爱心 六边形 菱形 十字 猫 狗 马 汽车 自行车 船 火车 飞机 房子 树 花
        海滩 湖 河 山 桥 塔 街道 市场 厨房 桌子 椅子 蛋糕 披萨 咖啡 书 台灯 窗户 门 花园 田野 森林
        雪 雨 日落 月亮 云 鸟 鱼 牛 羊 鸭子 婴儿 孩子 男人 女人 婚礼 聚会 晚餐 音乐会 足球 发票
        车票 护照 信 地图 截图 白板
    """,
}
_COLOURS = {language: words.split() for language, words in _COLOUR_WORDS.items()}
_THINGS = {language: words.split() for language, words in _THING_WORDS.items()}
_AROUND: dict[Language, str] = {
    "en": "at night|in the snow|on a table|by the sea|in the rain|near a river|under a tree|from last summer|on a hill",
    "zh": "夜晚的|雪地里的|桌上的|海边的|雨中的|河边的|树下的|去年夏天的|山上的",
}
_SYLLABLES = list(map("".join, product("bdfgklmnprstvz", "aeio")))
_CHARACTERS = "安白北长城春东风高光海河红湖花华江金兰雷林龙梅明南宁平青秋泉日山石双松天田万文西夏小新星雪阳雨玉园云竹"


def thing(language: Language, rng: np.random.Generator) -> str:
    """Something a picture may show: a phrase from the search examples, a made-up combination, or an invented word."""
    kind = rng.random()
    if kind < 0.3:
        return str(rng.choice(known(language)))
    if kind < 0.5:
        return _invented(language, rng)
    colour, one, other = rng.choice(_COLOURS[language]), rng.choice(_THINGS[language]), rng.choice(_THINGS[language])
    around = rng.choice(_AROUND[language].split("|"))
    shapes = (
        (f"{colour} {one}", f"{one} {around}", f"{one} and {other}", f"{one}", f"{colour} {one} {around}", f"{one}s")
        if language == "en"
        else (f"{colour}的{one}", f"{around}{one}", f"{one}和{other}", f"{one}", f"{around}{colour}{one}", f"{one}")
    )
    return str(rng.choice(shapes))


def labels(language: Language, rng: np.random.Generator) -> tuple[list[str], str]:
    """Two to four labels, and how a person lists them."""
    chosen = [str(word) for word in rng.choice(_THINGS[language], int(rng.integers(2, 5)), replace=False)]
    if language == "en":
        return chosen, ", ".join(chosen[:-1]) + " or " + chosen[-1]
    return chosen, "、".join(chosen)


@cache
def known(language: Language) -> list[str]:
    return [query for query in queries(language) if len(query) <= 40]


def _invented(language: Language, rng: np.random.Generator) -> str:
    if language == "zh":
        return "".join(rng.choice(list(_CHARACTERS), int(rng.integers(2, 5))))
    words = ["".join(rng.choice(_SYLLABLES, int(rng.integers(2, 4)))) for _ in range(int(rng.integers(1, 3)))]
    return " ".join([*words, str(rng.choice(_THINGS["en"]))] if rng.random() < 0.5 else words)
