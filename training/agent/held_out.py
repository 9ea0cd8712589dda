"""Requests of two steps that were written by hand for measuring; no training sentence is made of them.

Each has the calls that settle it. `$` stands for the first hit, `$$` for the second.
"""

from __future__ import annotations

from typing import Any

Call = tuple[str, dict[str, Any]]
FIRST, SECOND = "$", "$$"


def _found(query: str, name: str = "caption", place: str = FIRST, **arguments: Any) -> tuple[Call, Call]:
    return ("search", {"query": query}), (name, {**arguments, "pictures": [place]})


TWO_STEPS: dict[str, tuple[tuple[str, tuple[Call, Call]], ...]] = {
    "en": (
        ("find a purple kite and describe it", _found("a purple kite")),
        ("search for brown horses, then caption the first one", _found("brown horses")),
        ("look for a lighthouse and then describe the second one", _found("a lighthouse", place=SECOND)),
        ("show me old maps and write a caption for the best one", _found("old maps")),
        ("find a wet umbrella, then tell me about the top hit", _found("a wet umbrella")),
        ("find me an image with a ladder and say what it shows", _found("a ladder")),
        ("fetch green bottles, after that describe the last one", _found("green bottles", place="last")),
        ("can you find a tent and describe the first", _found("a tent")),
        ("search for silver spoons; then describe the second one", _found("silver spoons", place=SECOND)),
        ("find yellow boots and tell me what is in it", _found("yellow boots")),
    ),
    "zh": (
        ("找紫色的风筝，然后描述它", _found("紫色的风筝")),
        ("搜索棕色的马，再给第一张配文", _found("棕色的马")),
        ("帮我找灯塔，然后描述第二张", _found("灯塔", place=SECOND)),
        ("查找旧地图，接着介绍一下最好的那张", _found("旧地图")),
        ("找湿雨伞，然后说说第一张里有什么", _found("湿雨伞")),
        ("我想找梯子，再讲讲它", _found("梯子")),
        ("从图库里找绿瓶子，之后描述最后一张", _found("绿瓶子", place="last")),
        ("找帐篷，然后描述第一张", _found("帐篷")),
        ("搜一下银勺子的图片，再描述第二张", _found("银勺子", place=SECOND)),
        ("找几张黄靴子，然后说明第一张的内容", _found("黄靴子")),
    ),
}
