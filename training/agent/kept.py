"""What the hand-written requests are about, in no article, number or colour: words that training makes nothing of."""

from __future__ import annotations

from assistant.api import Language

SUBJECTS: dict[Language, tuple[str, ...]] = {
    "en": (
        "kite", "horse", "lighthouse", "map", "umbrella", "ladder", "bottle", "tent", "spoon", "boot", "fence",
        "snowman", "snowmen", "shoe", "violin", "well", "triangle", "ring", "star", "fountain", "boat", "donkey",
    ),
    "zh": (
        "风筝", "马", "灯塔", "地图", "雨伞", "梯子", "瓶子", "帐篷", "勺子", "靴子", "篱笆", "雪人", "鞋", "小提琴",
        "石井", "三角形", "圆环", "星星", "颗星", "喷泉", "船", "驴",
    ),
}  # fmt: skip


def is_kept(phrase: str, language: Language) -> bool:
    """Whether the phrase has one of these in it."""
    if language == "zh":
        return any(subject in phrase for subject in SUBJECTS["zh"])
    return any(word in SUBJECTS["en"] or word.removesuffix("s") in SUBJECTS["en"] for word in phrase.lower().split())
