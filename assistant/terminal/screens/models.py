"""What is loaded, what it costs, what else the catalogue has; and letting go of what is not needed."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal import workers
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.screens.listing import Read, pair


class Models(Read):
    """Enter lets go of a loaded model. The weights stay on disk: the next question loads them again."""

    TITLE_NAME = "models"
    KEYS_NAME = "keys_models"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "unload_all", show=False)]

    def __init__(self, connection: Connection, language: Language) -> None:
        super().__init__(connection, language)
        self._loaded: dict[str, dict[str, Any]] = {}

    async def read(self) -> None:
        status = await self.connection.get("/status")
        entries = await self.connection.get("/models")
        self._loaded = {model["capability"]: model for model in status["models"]}
        memory, budget = status["memory"]["used"], status["memory"]["budget"]
        used = _size(memory) + (f" / {_size(budget)}" if budget else "")
        facts = [
            pair(SAY(self.language, "profile"), status["active_profile"]),
            pair(SAY(self.language, "device"), status["device"]),
            pair(SAY(self.language, "memory"), used),
        ]
        self.tell(facts)
        width = max((len(entry["id"]) for entry in entries), default=0)
        self.show([(f"{entry['capability']} {entry['id']}", self._line(entry, width)) for entry in entries])

    def _line(self, entry: dict[str, Any], width: int) -> Content:
        loaded = self._loaded.get(entry["capability"])
        if loaded and loaded["model"] == entry["id"]:
            mark, state, style = "●", SAY(self.language, "loaded", size=_size(loaded["bytes"])), "$success"
        elif entry["selected"]:
            mark, state, style = "◐", SAY(self.language, "selected"), "$accent"
        elif entry["present"]:
            mark, state, style = "○", SAY(self.language, "present"), ""
        else:
            mark, state, style = " ", SAY(self.language, "absent" if entry["fits"] else "unfit"), "$text-muted"
        facts = f" · {entry['capability']} · {_size(entry['bytes'])} · {safe_line(entry['licence'])}"
        return Content.assemble(
            (f"{mark} {safe_line(entry['id']):<{width}}", style or "$text"),
            "  ",
            (state, style),
            (facts, "$text-muted"),
        )

    def pick(self, name: str) -> None:
        capability, _, model = name.partition(" ")
        if self._loaded.get(capability, {}).get("model") == model:
            workers.start(self, self._unload(capability, SAY(self.language, "unloaded", name=model)), "unload")

    def action_unload_all(self) -> None:
        workers.start(self, self._unload("", SAY(self.language, "unloaded_all")), "unload")

    async def _unload(self, capability: str, said: str) -> None:
        await (await self.connection.sure()).post("/models/unload", {"capability": capability})
        self.notify(safe_line(said), markup=False)
        await self.read()


def _size(count: float) -> str:
    return f"{count / 10**9:.1f} GB" if count >= 10**9 else f"{count / 10**6:.0f} MB"
