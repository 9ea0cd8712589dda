"""The attachments of the turn that is being written: one chip each, removed or moved by keys or the mouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.api.safe_text import safe_line
from assistant.host.protocol import File
from assistant.media.sniff import Kind, kind_of_file

_LONGEST_NAME = 28


class Chip(Static, can_focus=True):
    """One attachment. ← → walk, Shift+← Shift+→ move it, Delete removes it."""

    class Removed(Message):
        def __init__(self, chip: Chip) -> None:
            super().__init__()
            self.chip = chip

    class Left(Message):
        """The user is done with the chips."""

    def __init__(self, file: File) -> None:
        self.file = file
        self._facts = _facts(file)
        self.is_picture = bool(file.data) or kind_of_file(file.path) is Kind.PICTURE
        super().__init__(Content(f"{self._facts} ✕"))

    def number(self, number: int) -> None:
        """Shows the number that the picture will have; 0 shows none."""
        mark: tuple[str, str] = (f"#{number} ", "bold $accent") if number else ("", "")
        self.update(Content.assemble(mark, self._facts, (" ✕", "$text-muted")))

    def on_click(self, event: events.Click) -> None:
        """The cross removes; anywhere else the chip is only chosen."""
        event.stop()
        if event.x >= self.size.width - 3:
            self.post_message(self.Removed(self))

    def on_key(self, event: events.Key) -> None:
        chips = self.parent
        if not isinstance(chips, Chips):
            return
        match event.key:
            case "delete" | "backspace":
                self.post_message(self.Removed(self))
            case "left" | "right":
                chips.walk(self, -1 if event.key == "left" else 1)
            case "shift+left" | "shift+right":
                chips.shift(self, -1 if event.key == "shift+left" else 1)
            case "enter" | "down":
                self.post_message(self.Left())
            case _:
                return
        event.stop()


class Chips(Horizontal):
    """All attachments in the order in which they will be sent."""

    def __init__(self) -> None:
        super().__init__(id="chips")
        self._next = 0
        self._known: Mapping[str, int] = {}

    @property
    def files(self) -> list[File]:
        return [chip.file for chip in self._staying()]

    def add(self, files: Sequence[File]) -> None:
        """Adds attachments; one that is there already is not added twice."""
        known = self.files
        fresh = [Chip(file) for file in dict.fromkeys(files) if file not in known]
        self.mount(*fresh)
        self._changed()
        if fresh:
            self.call_after_refresh(self.scroll_to_widget, fresh[-1], animate=False)

    def number_from(self, number: int, known: Mapping[str, int]) -> None:
        """The number of the conversation's next picture, 0 while it is uncertain, and those of files it has seen."""
        if (number, known) != (self._next, self._known):
            self._next, self._known = number, known
            self._changed()

    def remove_last(self) -> None:
        chips = self._staying()
        if chips:
            self._take_out(chips[-1])

    def take(self) -> tuple[File, ...]:
        """The files, after which there are no chips any more."""
        files = tuple(self.files)
        for chip in self._staying():
            chip.add_class("-going")
            chip.remove()
        self._changed()
        return files

    def walk(self, chip: Chip, step: int) -> None:
        """Focuses the neighbour of a chip."""
        chips = self._staying()
        place = chips.index(chip) + step
        if 0 <= place < len(chips):
            chips[place].focus()

    def shift(self, chip: Chip, step: int) -> None:
        """Moves a chip one place."""
        chips = self._staying()
        place = chips.index(chip) + step
        if not 0 <= place < len(chips):
            return
        if step < 0:
            self.move_child(chip, before=chips[place])
        else:
            self.move_child(chip, after=chips[place])
        self._changed()

    def on_chip_removed(self, message: Chip.Removed) -> None:
        message.stop()
        chips = self._staying()
        place = chips.index(message.chip) if message.chip in chips else 0
        self._take_out(message.chip)
        left = self._staying()
        if left:
            left[min(place, len(left) - 1)].focus()
        else:
            self.post_message(Chip.Left())

    def _staying(self) -> list[Chip]:
        return [chip for chip in self.query_children(Chip) if not chip.has_class("-going")]

    def _take_out(self, chip: Chip) -> None:
        chip.add_class("-going")
        chip.remove()
        self._changed()

    def _changed(self) -> None:
        chips = self._staying()
        self.set_class(bool(chips), "-filled")
        number = self._next
        for chip in chips:
            known = self._known.get(chip.file.path, 0)
            chip.number(known or (number if chip.is_picture else 0))
            number += 1 if number and chip.is_picture and not known else 0


def _facts(file: File) -> str:
    name = safe_line(Path(file.path).name if file.path else file.name)
    if len(name) > _LONGEST_NAME:
        name = name[: _LONGEST_NAME - 9] + "…" + name[-8:]
    try:
        size = len(file.data) or Path(file.path).stat().st_size
    except OSError:
        return name
    return f"{name} {_bytes(size)}"


def _bytes(size: float) -> str:
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size:.3g} {unit}"
        size = round(size / 1000, 1)
    return f"{size:.3g} GB"
