"""The attachments of the turn that is being written: one chip each, removed by a click or a key."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.api.safe_text import safe_line

_LONGEST_NAME = 28


class Chip(Static):
    """One attachment."""

    class Removed(Message):
        def __init__(self, chip: Chip) -> None:
            super().__init__()
            self.chip = chip

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(Content(_label(path)))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Removed(self))


class Chips(Horizontal):
    """All attachments in the order in which they were given."""

    @property
    def paths(self) -> list[str]:
        return [chip.path for chip in self.query(Chip) if not chip.has_class("-going")]

    def add(self, paths: list[str]) -> None:
        """Adds attachments; one that is there already is not added twice."""
        known = self.paths
        fresh = [path for path in dict.fromkeys(paths) if path not in known]
        self.mount(*(Chip(path) for path in fresh))
        self.set_class(bool(known or fresh), "-filled")

    def remove_last(self) -> None:
        chips = [chip for chip in self.query(Chip) if not chip.has_class("-going")]
        if chips:
            self._take_out(chips[-1])

    def take(self) -> list[str]:
        """The paths, after which there are no chips any more."""
        paths = self.paths
        for chip in self.query(Chip):
            chip.add_class("-going")
            chip.remove()
        self.remove_class("-filled")
        return paths

    def on_chip_removed(self, message: Chip.Removed) -> None:
        message.stop()
        self._take_out(message.chip)

    def _take_out(self, chip: Chip) -> None:
        chip.add_class("-going")
        chip.remove()
        self.set_class(bool(self.paths), "-filled")


def _label(path: str) -> str:
    name = safe_line(Path(path).name)
    if len(name) > _LONGEST_NAME:
        name = name[: _LONGEST_NAME - 9] + "…" + name[-8:]
    try:
        size = Path(path).stat().st_size
    except OSError:
        return f"{name} ✕"
    return f"{name} {_bytes(size)} ✕"


def _bytes(size: int) -> str:
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size:.3g} {unit}"
        size = round(size / 1000, 1)  # type: ignore[assignment]
    return f"{size:.3g} GB"
