"""All conversations: search as you type, open, rename, delete."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal import workers
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.screens.confirm import AskLine, Confirm


class Conversations(ModalScreen[str]):
    """Returns the id of the chosen conversation, or an empty text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Esc"),
        Binding("down", "into_list", show=False),
        Binding("f2", "rename", "F2"),
        Binding("delete", "delete", "Del"),
    ]

    def __init__(self, connection: Connection, language: Language) -> None:
        super().__init__()
        self._connection = connection
        self._language = language
        self._found: list[dict[str, Any]] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield Static(Content(SAY(self._language, "conversations")), classes="title")
            yield Input(placeholder=SAY(self._language, "search_conversations"))
            yield OptionList(id="found")
            yield Footer()

    def on_mount(self) -> None:
        workers.start(self, self._search(""), "search", exclusive=True)

    def on_input_changed(self, message: Input.Changed) -> None:
        workers.start(self, self._search(message.value), "search", exclusive=True)

    def on_input_submitted(self) -> None:
        if self._found:
            self.dismiss(self._found[self.query_one("#found", OptionList).highlighted or 0]["id"])

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(message.option_id or "")

    def action_into_list(self) -> None:
        self.query_one("#found").focus()

    def action_leave(self) -> None:
        self.dismiss("")

    def action_rename(self) -> None:
        chosen = self._chosen()
        if chosen:
            workers.start(self, self._rename(chosen), "rename")

    def action_delete(self) -> None:
        chosen = self._chosen()
        if chosen:
            workers.start(self, self._delete(chosen), "delete")

    def _chosen(self) -> dict[str, Any] | None:
        place = self.query_one("#found", OptionList).highlighted
        return self._found[place] if place is not None and place < len(self._found) else None

    async def _rename(self, chosen: dict[str, Any]) -> None:
        title = await self.app.push_screen_wait(AskLine(SAY(self._language, "rename"), chosen["title"]))
        if title:
            await (await self._connection.open()).patch(f"/conversations/{chosen['id']}", {"title": title})
            await self._search(self.query_one(Input).value)

    async def _delete(self, chosen: dict[str, Any]) -> None:
        question = SAY(self._language, "delete", title=chosen["title"])
        if await self.app.push_screen_wait(Confirm(question, self._language)):
            await (await self._connection.open()).delete(f"/conversations/{chosen['id']}")
            await self._search(self.query_one(Input).value)

    async def _search(self, query: str) -> None:
        self._found = await self._connection.get("/conversations", query=query)
        listed = self.query_one("#found", OptionList)
        listed.clear_options()
        for each in self._found:
            listed.add_option(Option(self._line(each), id=each["id"]))
        if self._found:
            listed.highlighted = 0
        else:
            listed.add_option(Option(Content.styled(SAY(self._language, "none"), "dim"), disabled=True))

    def _line(self, each: dict[str, Any]) -> Content:
        day = datetime.fromtimestamp(each["updated"]).astimezone().strftime("%Y-%m-%d %H:%M")
        counts = f"{each['turns']} ›" + (f"  {each['pictures']} ▣" if each["pictures"] else "")
        line = Content.assemble((safe_line(each["title"]) or each["id"], "bold"), (f"  {day}  {counts}", "dim"))
        if not each["excerpt"]:
            return line
        return Content.assemble(line, "\n", (safe_line(each["excerpt"]), "italic dim"))
