"""A plugin file that tests put into the plugin folder of a real host: everything that a plugin should not do."""

from __future__ import annotations

import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.api import (
    Action,
    Argument,
    Context,
    Hit,
    Hits,
    Label,
    Labels,
    Notice,
    Picture,
    PicturesShown,
    Plugin,
    PluginEvent,
    Progress,
    Request,
    Result,
    TextDelta,
)

_MD5 = Picture("d41d8cd98f00b204e9800998ecf8427e", "/x.png", origin="found", path="/x.png")
_UNSOUND: dict[str, Any] = {
    "nan": Labels((Label("a", float("nan")),), 1),
    "comma": Labels(Label("x", 0.5), 1),  # type: ignore[arg-type]
    "infinite": Progress("waiting", 1, 2, remaining_s=float("inf")),
    "path": Result({"path": Path("/x")}),
    "number": TextDelta(123),  # type: ignore[arg-type]
    "class": TextDelta,
    "digest": PicturesShown((_MD5,)),
    "found": Hits((Hit(_MD5, 0.5, 1),)),
}
"""What no plugin may say, though Python lets it."""


def _action(name: str, *arguments: Argument) -> Action:
    return Action(name, f"tests {name}", {"en": (f"mischief {name}",), "zh": (f"捣乱 {name}",)}, arguments)


class Mischief(Plugin):
    name = "mischief"
    title = "Mischief"
    summary = "Misbehaves on request."
    actions = (
        *(_action(name) for name in ("tick", "hang", "spin", "hold", "fail", "mutter", "print", "notify", "end")),
        _action("unsound", Argument("what", "choice", "which", choices=tuple(_UNSOUND))),
        _action("call", Argument("host", "text", "whom"), Argument("port", "integer", "where", default=80)),
    )

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        yield TextDelta("before ")
        match request.action:
            case "tick":
                yield from self._tick(context)
            case "hang":
                threading.Event().wait()
            case "fail":
                raise RuntimeError("kaputt \x1b[31m")
            case "mutter":
                os.write(2, b"a native library mutters\n")
                yield TextDelta("muttered")
            case "end":
                os._exit(3)
            case "spin":
                while True:
                    pass
            case "hold":
                re.match(r"(a+)+$", "a" * 60 + "b")
            case "print":
                print("printed \x1b[31m")
                yield TextDelta("printed")
            case "notify":
                yield from (Notice(f"first {number}\nsecond") for number in range(500))
            case "unsound":
                yield _UNSOUND[request.arguments["what"]]
                yield TextDelta("after")
            case "call":
                address = request.arguments["host"], request.arguments["port"]
                with socket.create_connection(address, timeout=5):
                    yield TextDelta("connected")

    def _tick(self, context: Context) -> Iterator[PluginEvent]:
        """Text for ever; a file says that it was stopped."""
        stopped = context.folder / "stopped"
        stopped.unlink(missing_ok=True)
        try:
            while True:
                time.sleep(0.02)
                yield TextDelta("tick ")
        finally:
            stopped.touch()
