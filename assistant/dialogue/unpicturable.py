"""Changes of what no picture shows: "can you change the subject", 把价格改成十元, "make it work". Pure."""

from __future__ import annotations

import re

from assistant.api import Language

_NOWHERE = {
    "en": (
        r"(?:subjects?|topics?|language|volume|sounds?|music|songs?|radio|channels?|voice|way|order|words?|wording|names?"
        r"|titles?|prices?|costs?|format|tone|meetings?|appointments?|calls?|dates?|deadlines?|schedule|reservations?"
        r"|bookings?|coffee|tea|lunch|dinner|breakfast|beds?|settings?|options?|modes?|models?|passwords?|alarms?"
        r"|timers?|temperature|heating|thermostat|conversation|chat|questions?|answers?|repl(?:y|ies)|folders?|rules?)"
    ),
    "zh": (
        r"(?:名字|姓名|名称|称呼|昵称|价格|价钱|格式|语气|标题|题目|话题|语言|音量|声音|音乐|密码|闹钟|顺序|次序|文字|单词"
        r"|词语|回答|答案|问题|方式|模式|模型|设置|频道|温度|会议|日程|计划)"
    ),
}
"""What is changed in other things than pictures."""
_CHANGED = {
    "en": re.compile(rf"(?:make|turn|change|replace|swap|exchange) the (?:[a-z]+ )?(?P<what>{_NOWHERE['en']})\b"),
    "zh": re.compile(rf"[把将][^，,]{{0,3}}(?P<what>{_NOWHERE['zh']})[换改变调]"),
}
_DONE = {
    "en": re.compile(
        r"make it (?:to|work|quick(?:ly)?|fast|happen|stop|count)\b|make the [a-z]+[.!?]*$"
        r"|turn (?:it|that|the (?!(?:\w+ )?(?:lights?|lamps?|brightness|contrast|saturation|colou?rs?)\b)(?:\w+ )?\w+)"
        r" (?:up|down|on|off)\b"
    ),
    "zh": re.compile(r"[让给][他她它](?:工作|运行|快点?|慢点?|停|生效|起作用|闭嘴)"),
}
"""What is done to no picture: "make the coffee" says of nothing how it is to be."""


def is_unpicturable(words: str, language: Language, known: str) -> bool:
    """Whether words that order a change, without what leads up to them, are about what no picture shows. `known` is
    what is said of the pictures: a poster may well have a title."""
    if _DONE[language].match(words):
        return True
    changed = _CHANGED[language].match(words)
    if not changed:
        return False
    what = changed["what"]
    return not re.search(rf"\b{what}\b" if language == "en" else what, known.lower())
