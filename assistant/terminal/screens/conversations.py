"""All conversations: search as you type, open, rename, export, delete."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal import workers
from assistant.terminal.connection import Connection
from assistant.terminal.exporting import export, told
from assistant.terminal.language import SAY
from assistant.terminal.screens.confirm import AskLine, Confirm
from assistant.terminal.screens.listing import Searched


class Conversations(Searched):
    """Returns the id of the chosen conversation. `deleted` holds those that are gone."""

    TITLE_NAME = "conversations"
    KEYS_NAME = "keys_conversations"
    SEARCH_NAME = "search_conversations"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "rename", show=False, priority=True),
        Binding("f8", "export", show=False, priority=True),
        Binding("delete", "delete", show=False, priority=True),
    ]

    def __init__(self, connection: Connection, language: Language, words: str = "") -> None:
        """`words`: what is searched for first."""
        super().__init__(language)
        self.words = words
        self._connection = connection
        self._found: dict[str, dict[str, Any]] = {}
        self.deleted: set[str] = set()

    def turn_of(self, conversation: str) -> int:
        """The turn in which the words were found; 0 if none were searched for."""
        found = self._found.get(conversation, {})
        return int(found.get("turn", 0))

    def search(self, words: str) -> None:
        workers.start(self, self._search(words), "search", exclusive=True)

    def action_rename(self) -> None:
        self._with_chosen(self._rename, "rename")

    def action_export(self) -> None:
        self._with_chosen(self._export, "export")

    def action_delete(self) -> None:
        self._with_chosen(self._delete, "delete")

    def _with_chosen(self, work: Any, name: str) -> None:
        if self.chosen in self._found:
            workers.start(self, work(self._found[self.chosen]), name, exclusive=True)

    async def _rename(self, chosen: dict[str, Any]) -> None:
        title = await self.app.push_screen_wait(
            AskLine(SAY(self.language, "rename"), safe_line(chosen["title"]), self.language)
        )
        if title:
            await (await self._connection.sure()).patch(f"/conversations/{chosen['id']}", {"title": title})
            await self._search(self.query_one(Input).value)

    async def _export(self, chosen: dict[str, Any]) -> None:
        path = await export(self._connection, chosen["id"], chosen["title"])
        self.notify(told(path, self.language), markup=False)

    async def _delete(self, chosen: dict[str, Any]) -> None:
        title = safe_line(chosen["title"]) or SAY(self.language, "picture")
        if await self.app.push_screen_wait(Confirm(SAY(self.language, "delete", title=title), self.language)):
            client = await self._connection.sure()
            try:
                await client.delete(f"/conversations/{chosen['id']}")
            finally:  # it is gone, too, where bytes of it stay
                await self._search(self.query_one(Input).value)
                if chosen["id"] not in self._found:
                    self.deleted.add(chosen["id"])
            self.notify(SAY(self.language, "deleted", title=title), markup=False)

    async def _search(self, query: str) -> None:
        found = await self._connection.get("/conversations", query=query)
        self._found = {each["id"]: each for each in found}
        self.show([(each["id"], self._line(each)) for each in found], "none_found" if query.strip() else "none")

    def _line(self, each: dict[str, Any]) -> Content:
        day = datetime.fromtimestamp(each["updated"]).astimezone().strftime("%Y-%m-%d %H:%M")
        counts = f"{each['turns']} ›" + (f"  {each['pictures']} ▣" if each["pictures"] else "")
        line = Content.assemble(
            (safe_line(each["title"]) or SAY(self.language, "picture"), "bold"), (f"  {day}  {counts}", "$text-muted")
        )
        if not each["excerpt"]:
            return line
        return Content.assemble(line, "\n", (safe_line(each["excerpt"]), "italic $text-muted"))
