"""What is loaded, what it costs, what else the catalogue has; getting, keeping and letting go of models."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from assistant.api.errors import AssistantError
from assistant.api.events import Failed, Notice, Progress, Result
from assistant.api.language import Language, in_a_row
from assistant.api.safe_text import safe_line
from assistant.capability_words import capability_word
from assistant.children import addition_of
from assistant.setting_values import change, turned_pin
from assistant.settings import settings
from assistant.terminal import workers
from assistant.terminal.amount import size
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.screens.confirm import Confirm
from assistant.terminal.screens.listing import Read, pair
from assistant.terminal.widgets import pieces


class Models(Read):
    """Enter lets go of a loaded model. The weights stay on disk: the next question loads them again."""

    TITLE_NAME = "models"
    KEYS_NAME = "keys_models"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "unload_all", show=False),
        Binding("d", "download", show=False),
        Binding("p", "pin", show=False),
    ]

    def __init__(self, connection: Connection, language: Language, pull: str = "") -> None:
        """`pull` names a model that is asked about at once."""
        super().__init__(connection, language)
        self._pull = pull
        self._loaded: dict[str, dict[str, Any]] = {}
        self._entries: dict[str, dict[str, Any]] = {}
        self._facts: list[Content] = []
        self._pulling = ""

    async def read(self) -> None:
        status = await self.connection.get("/status")
        entries = await self.connection.get("/models")
        self._loaded = {model["capability"]: model for model in status["models"]}
        memory, budget = status["memory"]["used"], status["memory"]["budget"]
        used = size(memory) + (f" / {size(budget)}" if budget else "")
        facts = [
            pair(SAY(self.language, "profile"), status["active_profile"]),
            pair(SAY(self.language, "device"), status["device"]),
            pair(SAY(self.language, "memory"), used),
        ]
        self._facts = facts
        self._entries = {f"{entry['capability']} {entry['id']}": entry for entry in entries}
        if not self._pulling:
            self.tell(facts)
        pinned = settings().pinned
        self.show([(f"{entry['capability']} {entry['id']}", self._line(entry, pinned)) for entry in entries])
        if self._pull:
            named, self._pull = self._pull, ""
            self._begin_with(named)

    def _begin_with(self, named: str) -> None:
        """Asks whether to download the model of that name, or those of the profile that are not here. A model that is
        listed is marked."""
        entries = list(self._entries.values())
        meant = [entry for entry in entries if entry["id"] == named]
        if meant:
            self.listed.highlighted = entries.index(meant[0])
        meant = meant or [entry for entry in entries if named in entry["profiles"]]
        absent = [entry for entry in meant if not entry["present"]]
        if absent:
            self._ask_for(named, absent)
        elif meant:
            self.notify(SAY(self.language, "downloaded", name=safe_line(named)), markup=False)
        else:
            question = SAY(self.language, "download_other", name=safe_line(named))
            workers.start(self, self._download(named, question), "download")

    def _ask_for(self, name: str, absent: Sequence[dict[str, Any]]) -> None:
        """`absent` are the models that come with the name."""
        each = {entry["id"]: entry for entry in absent}.values()
        licences = ", ".join(dict.fromkeys(safe_line(entry["licence"]) for entry in each))
        whole = size(sum(entry["bytes"] for entry in each))
        question = SAY(self.language, "download", name=safe_line(name), size=whole, licence=licences)
        if missing := _missing(name, absent):
            question += "\n" + SAY(self.language, "download_needs", command=addition_of(*missing))
        workers.start(self, self._download(name, question), "download")

    def _line(self, entry: dict[str, Any], pinned: Collection[str]) -> Content:
        loaded = self._loaded.get(entry["capability"])
        if loaded and loaded["model"] == entry["id"]:
            name, mark = ("parked", "◌") if loaded["parked"] else ("loaded", "●")
            state, style = SAY(self.language, name, size=size(loaded["bytes"])), "$success"
        elif entry["selected"]:
            mark, state, style = "◐", SAY(self.language, "selected"), "$accent"
        elif entry["present"]:
            mark, state, style = "○", SAY(self.language, "present"), ""
        else:
            mark, state, style = " ", SAY(self.language, "absent" if entry["fits"] else "unfit"), "$text-muted"
        kept = f" · {SAY(self.language, 'pinned')}" if entry["selected"] and entry["capability"] in pinned else ""
        costs = " · ".join(filter(None, [size(entry["bytes"]), entry["quantised"]]))
        facts = f"{capability_word(entry['capability'], self.language)} · {costs} · {safe_line(entry['licence'])}{kept}"
        return Content.assemble(
            (f"{mark} {safe_line(entry['id'])}", style or "$text"),
            "\n  ",
            (state, style or "$text-muted"),
            (f" · {facts}", "$text-muted"),
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

    # ------------------------------------------------------------ getting and keeping

    def action_download(self) -> None:
        entry = self._entries.get(self.chosen)
        if entry is not None and not entry["present"]:
            self._ask_for(entry["id"], [entry])

    async def _download(self, name: str, question: str) -> None:
        """Shows how far it is above the list. The host goes on with it when the screen is left."""
        if self._pulling:
            self.notify(SAY(self.language, "download_running"), markup=False)
            return
        if not await self.app.push_screen_wait(Confirm(question, self.language)):
            return
        self._pulling = name
        try:
            async for event in (await self.connection.sure()).pull(name):
                if isinstance(event, Progress):
                    self.tell([*self._facts, pieces.progress(event)])
                elif isinstance(event, Notice):
                    self.notify(safe_line(in_a_row(event.message, event.hint)), severity="warning", markup=False)
                elif isinstance(event, Failed):
                    raise AssistantError(event.message, event.hint)
                elif isinstance(event, Result):
                    self.notify(SAY(self.language, "downloaded", name=safe_line(name)), markup=False)
        finally:
            self._pulling = ""
            if self.is_attached:  # else it was left meanwhile
                self.tell(self._facts)
        await self.read()

    def action_pin(self) -> None:
        """The model that answers for a capability stays in memory from the next start of the host on, or no longer."""
        entry = self._entries.get(self.chosen)
        if entry is not None and entry["selected"]:
            workers.start(self, self._pin(entry["capability"]), "pin", exclusive=True)

    async def _pin(self, capability: str) -> None:
        file = change("pinned", turned_pin(capability))
        self.notify(SAY(self.language, "setting_saved", path=safe_line(str(file))), markup=False)
        await self.read()


def _missing(name: str, entries: Sequence[dict[str, Any]]) -> list[str]:
    """Packages that models of the catalogue need and that are not installed, as the profile of that name loads them."""
    return list(dict.fromkeys(each for entry in entries for each in entry["missing_in"].get(name, entry["missing"])))
