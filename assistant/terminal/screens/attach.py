"""Picks files to attach: folders to walk through, a filter, and a live preview of what is marked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.api.errors import AssistantError
from assistant.api.language import Language, in_language
from assistant.api.safe_text import safe_line
from assistant.host.protocol import File
from assistant.media.sniff import Kind, kind_of_file
from assistant.terminal import images, workers
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.widgets.card import Card
from assistant.terminal.widgets.dotted import Keys

_MOST = 500
"""Entries of one folder that are shown; the filter finds the others."""
_PIXELS = (480, 360)


class Attach(ModalScreen[list[str]]):
    """Returns the chosen paths. A folder among them ends with a slash: it shall be indexed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up", "walk('up')", show=False),
        Binding("down", "walk('down')", show=False),
        Binding("pageup", "walk('page_up')", show=False),
        Binding("pagedown", "walk('page_down')", show=False),
        Binding("tab", "mark", show=False, priority=True),
        Binding("f8", "whole_folder", show=False, priority=True),
    ]

    def __init__(self, folder: str, connection: Connection, language: Language) -> None:
        super().__init__()
        self.folder = Path(folder)
        self._connection = connection
        self._language = language
        self._entries: list[str] = []
        self._marked: list[str] = []

    def compose(self) -> ComposeResult:
        with Card("-wide"):
            yield Static(classes="title")
            yield Filter(placeholder=SAY(self._language, "attach_filter"))
            with Horizontal(id="picking"):
                yield OptionList(id="listed")
                yield Vertical(Vertical(id="preview"), Static(id="facts"), id="beside")
            yield Keys(SAY(self._language, "keys_attach"))

    def on_mount(self) -> None:
        self.query_one(Filter).focus()
        self._read()

    # ------------------------------------------------------------ the list

    def _read(self, wanted: str = "") -> None:
        title = Content.assemble(
            SAY(self._language, "attach"), "  ", (safe_line(str(self.folder)), "$text-muted not bold")
        )
        self.query_one(".title", Static).update(title)
        listed = self.query_one("#listed", OptionList)
        listed.clear_options()
        self._entries = list(_entries(self.folder, wanted))
        for path in self._entries:
            listed.add_option(Option(self._line(path)))
        listed.highlighted = min(1, len(self._entries) - 1) if self._entries else None

    def _line(self, path: str) -> Content:
        mark = ("✓ ", "bold $success") if path in self._marked else ("  ", "")
        if path == "..":
            return Content.assemble("  ", ("../", "$text-muted"))
        name = safe_line(Path(path).name)
        return Content.assemble(mark, (f"{name}/", "$accent") if path.endswith("/") else name)

    @property
    def _chosen(self) -> str:
        place = self.query_one("#listed", OptionList).highlighted
        return self._entries[place] if place is not None and place < len(self._entries) else ""

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        if "/" in message.value:
            self._go(message.value)
        else:
            self._read(message.value)

    def _go(self, typed: str) -> None:
        """A typed path: into its folder as soon as that exists."""
        # Those of `pathlib` raise for a user that there is not and for a name that is too long.
        folder = os.path.join(self.folder, os.path.expanduser(typed.rpartition("/")[0] + "/"))  # noqa: PTH111, PTH118
        if os.path.isdir(folder):  # noqa: PTH112
            self._into(Path(folder))

    def _into(self, folder: Path) -> None:
        self.folder = Path(os.path.normpath(folder))
        with self.prevent(Input.Changed):
            self.query_one(Filter).value = ""
        self._read()

    # ------------------------------------------------------------ keys

    def on_filter_out(self) -> None:
        self._into(self.folder.parent)

    def on_input_submitted(self) -> None:
        self._take()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self._take()

    def _take(self) -> None:
        chosen = self._chosen
        if self._marked:
            self.dismiss(self._marked)
        elif chosen == ".." or chosen.endswith("/"):
            self._into(self.folder / chosen)
        elif chosen:
            self.dismiss([chosen])

    def action_mark(self) -> None:
        """Marks a file, so that several can be attached at once."""
        chosen = self._chosen
        if not chosen or chosen == ".." or chosen.endswith("/"):
            return
        (self._marked.remove if chosen in self._marked else self._marked.append)(chosen)
        listed = self.query_one("#listed", OptionList)
        listed.replace_option_prompt_at_index(listed.highlighted or 0, self._line(chosen))
        listed.action_cursor_down()

    def action_whole_folder(self) -> None:
        self.dismiss([f"{self.folder}/"])

    def action_walk(self, way: str) -> None:
        getattr(self.query_one("#listed", OptionList), f"action_{'cursor_' if '_' not in way else ''}{way}")()

    def action_leave(self) -> None:
        self.dismiss([])

    # ------------------------------------------------------------ the preview

    def on_option_list_option_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        workers.start(self, self._preview(self._chosen), "preview", exclusive=True)

    async def _preview(self, path: str) -> None:
        canvas, facts = self.query_one("#preview"), self.query_one("#facts", Static)
        await canvas.remove_children()
        facts.update("")
        if not path or path.endswith(("/", "..")):
            return
        size = Path(path).stat().st_size if Path(path).exists() else 0
        facts.update(Content.styled(f"{size / 1000:.0f} kB", "$text-muted"))
        if kind_of_file(path) is not Kind.PICTURE or not images.drawing():
            await canvas.mount(Static(Content.styled(SAY(self._language, "no_preview"), "$text-muted")))
            return
        try:
            png = await (await self._connection.open()).preview_file(File(path), *_PIXELS)
        except AssistantError as error:
            await canvas.mount(
                Static(Content.styled(safe_line(in_language(error.message, self._language)), "$text-warning"))
            )
            return
        widget = images.drawn(png, classes="picture-preview")
        if widget is not None:
            await canvas.mount(widget)


class Filter(Input):
    """A line to filter by. Backspace in an empty one means: out of this folder."""

    class Out(Input.Changed):
        pass

    async def _on_key(self, event: object) -> None:
        from textual.events import Key

        if isinstance(event, Key) and event.key == "backspace" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(self.Out(self, ""))


def _entries(folder: Path, wanted: str) -> Iterator[str]:
    """`..`, folders with a slash, pictures, sounds and texts; by name, without what is hidden."""
    yield ".."
    count = 0
    try:
        with os.scandir(folder) as found:
            ordered = sorted(found, key=lambda entry: (not _is_folder(entry), entry.name.lower()))
    except OSError:
        return
    for entry in ordered:
        if entry.name.startswith(".") or wanted.lower() not in entry.name.lower() or count >= _MOST:
            continue
        if _is_folder(entry):
            yield entry.path + "/"
        elif kind_of_file(entry.path) is not Kind.UNKNOWN:
            yield entry.path
        else:
            continue
        count += 1


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """False for a link that leads to itself."""
    try:
        return entry.is_dir()
    except OSError:
        return False
