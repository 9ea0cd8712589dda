"""What people type to find things that the drawn world does not have: no picture of it may seem to fit.

Belongs here: search texts without any picture. Does not belong here: those that have one (`queries`) and the loss
(`embed`).
"""

from __future__ import annotations

from typing import Final

import numpy as np

from training.language.names import COLOUR_WORDS, Language
from training.language.phrases import pick
from training.vision.queries import framed

_ENGLISH: Final = (
    "dog cat horse bird cow fish car bus train bicycle boat plane house church bridge street city beach sea "
    "lake river mountain forest tree flower garden snow rain sunset sky cloud moon person man woman child baby "
    "family friend face hand shoe hat dress glasses kitchen table chair bed sofa lamp window door book letter "
    "receipt map phone computer screen cup bottle plate cake bread apple pizza coffee beer wedding birthday "
    "party concert football school office airport hotel museum statue castle toy bear rabbit elephant lion "
    "butterfly"
)
_CHINESE: Final = (
    "狗 猫 马 鸟 牛 鱼 汽车 公交车 火车 自行车 船 飞机 房子 教堂 桥 街道 城市 海滩 大海 湖 河 山 森林 树 "
    "花 花园 雪 雨 日落 天空 云 月亮 人 男人 女人 孩子 婴儿 家人 朋友 脸 手 鞋 帽子 裙子 眼镜 厨房 桌子 "
    "椅子 床 沙发 灯 窗户 门 书 信 收据 地图 手机 电脑 屏幕 杯子 瓶子 盘子 蛋糕 面包 苹果 比萨 咖啡 啤酒 "
    "婚礼 生日 聚会 音乐会 足球 学校 办公室 机场 酒店 博物馆 雕像 城堡 玩具 熊 兔子 大象 狮子 蝴蝶"
)
THINGS: dict[Language, list[str]] = {"en": _ENGLISH.split(), "zh": _CHINESE.split()}
_PLACES: dict[Language, tuple[str, ...]] = {
    "en": ("", "", "", " on a sofa", " at the beach", " in the snow", " at night", " in the garden", " with my mother"),
    "zh": ("", "", "", "在沙发上", "在海边", "在雪地里", "在晚上", "在花园里", "和我妈妈"),
}
_SPELLINGS: Final = "b bl br c ch cl d dr f fl g gr h j k l m n p pl qu r s sh sl st t tr v w y z"
_SOUNDS: Final = "a e i o u ai ea oo ou"
_ONSETS, _VOWELS = _SPELLINGS.split(), _SOUNDS.split()
_ENDS = ("", "n", "r", "t", "ck", "ll", "nd", "ng", "x", "sh")
_CHARACTERS = range(0x4E00, 0x9FA6)


def strange_query(language: Language, rng: np.random.Generator) -> str:
    """A thing by its name, some with a colour or a place; in a third of the texts a word that nobody has heard."""
    thing = _made_up(language, rng) if rng.random() < 0.33 else pick(THINGS[language], rng)
    if rng.random() < 0.3:
        colour = pick(COLOUR_WORDS[language][int(rng.integers(len(COLOUR_WORDS[language])))], rng)
        thing = f"{colour} {thing}" if language == "en" else f"{colour}的{thing}"
    if language == "en" and rng.random() < 0.6:
        thing = f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
    place = pick(_PLACES[language], rng)
    return framed(place + thing if language == "zh" and place.startswith("在") else thing + place, language, rng)


def _made_up(language: Language, rng: np.random.Generator) -> str:
    if language == "zh":
        return "".join(chr(int(rng.choice(_CHARACTERS))) for _ in range(int(rng.integers(1, 4))))
    syllables = (pick(_ONSETS, rng) + pick(_VOWELS, rng) for _ in range(int(rng.integers(1, 4))))
    return "".join(syllables) + pick(_ENDS, rng)
