"""A plugin file that tests put into the plugin folder of a real host: one action for each way to be called."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from assistant.api import (
    Action,
    Argument,
    Context,
    Picture,
    PicturesShown,
    Plugin,
    PluginEvent,
    Request,
    Result,
    TextDelta,
)
from assistant.api.language import Bilingual


def _action(name: str, *arguments: Argument, **more: Any) -> Action:
    summary = Bilingual(f"tests {name}", f"测试 {name}")
    return Action(name, summary, {"en": (f"workshop {name}",), "zh": (f"车间 {name}",)}, arguments, **more)


class Workshop(Plugin):
    name = "workshop"
    title = "Workshop"
    summary = "Tells how it was called."
    actions = (
        _action("shout"),
        _action("gather", Argument("sources", "paths", "where from"), accepts="pictures", needs_parts=True),
        _action("tag", Argument("tags", "texts", "which ones"), Argument("text", "text", "what"), accepts="pictures"),
        _action(
            "palette",
            Argument("colours", "integer", Bilingual("how many", "几种"), 4, minimum=1, maximum=16),
            Argument("bright", "boolean", "brighter"),
            accepts="pictures",
        ),
    )

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        if request.action == "palette":
            yield PicturesShown((self._drawn(context),))
            seen = [struct.unpack(">2I", context.png(each, 16)[16:24]) for each in request.pictures]
            yield Result({"seen": seen, "hidden": "a\u202eb “c”"})
            return
        yield TextDelta(request.text.upper())
        yield Result({"arguments": request.arguments, "pictures": len(request.pictures), "text": request.text})

    def _drawn(self, context: Context) -> Picture:
        from PIL import Image

        file = context.folder / "palette.png"
        Image.new("RGB", (8, 6), "red").save(file)
        return Picture("", str(file), origin="drawn", description="a red palette")
