"""The attachments of the turn that is being written, in the order in which they will be sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.host.protocol import File
from assistant.terminal import images
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.widgets.chip import Chip
from assistant.terminal.widgets.few import Few

MOST = 40
"""Attachments with a chip of their own: each costs time in every layout. The others have one together, at the end."""
_AT_A_TIME = 4
"""Thumbnails that are asked for: the connections to the host, and its threads, are for the question too."""


class Chips(Horizontal):
    """One chip each, as far as there is room; they number their pictures as the conversation will."""

    class Changed(Message):
        """Others are attached, or in another order."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(id="chips", classes="-drawn" if images.drawing() else "")
        self.tally = Static(id="tally")
        """Says how many there are once they do not fit side by side; to be put above them."""
        self._connection = connection
        self._few = Few(_AT_A_TIME)
        self._next = 0
        self._known: Mapping[str, int] = {}

    @property
    def files(self) -> list[File]:
        return [file for chip in self._staying() for file in chip.files]

    def add(self, files: Sequence[File]) -> None:
        """Adds attachments; one that is there already is not added twice."""
        known = set(self.files)
        fresh = [file for file in dict.fromkeys(files) if file not in known]
        self._gather([*self._rest, *fresh])
        self._changed()
        if fresh:
            self.call_after_refresh(self.scroll_to_widget, self._staying()[-1], animate=False)

    def number_from(self, number: int, known: Mapping[str, int]) -> None:
        """The number of the conversation's next picture, 0 while it is uncertain, and those of files it has seen."""
        if (number, known) != (self._next, self._known):
            self._next, self._known = number, known
            self._changed()

    def remove_last(self) -> None:
        """The last of them, also where it has no chip of its own."""
        chips = self._staying()
        if self._rest:
            self._gather(self._rest[:-1])
            self._changed()
        elif chips:
            self._take_out(chips[-1])

    def take(self) -> tuple[File, ...]:
        """The files, after which there are no chips any more."""
        files = tuple(self.files)
        for chip in self._staying():
            chip.add_class("-going")
            chip.remove()
        self._changed()
        return files

    def on_chip_walked(self, message: Chip.Walked) -> None:
        """Focuses the neighbour of a chip, or moves the chip to its other side."""
        message.stop()
        chips = self._staying()
        if message.chip not in chips:
            return
        place = chips.index(message.chip) + message.step
        if not 0 <= place < len(chips):
            return
        if not message.along:
            chips[place].focus()
            return
        if message.chip.rest or chips[place].rest:
            return
        if message.step < 0:
            self.move_child(message.chip, before=chips[place])
        else:
            self.move_child(message.chip, after=chips[place])
        self._changed()
        self.call_after_refresh(self.scroll_to_widget, message.chip, animate=False)

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

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_x(old_value, new_value)
        self._count()

    def on_resize(self) -> None:
        self._count()

    def _count(self) -> None:
        """How many there are, and how many stand out of sight at either side, wholly or in part."""
        chips, language = self._staying(), self._connection.language
        begin = self.scroll_offset.x
        left = [chip for chip in chips if chip.virtual_region.x < begin]
        right = [chip for chip in chips[len(left) :] if chip.virtual_region.right > begin + self.size.width]
        before, behind = (sum(len(chip.files) for chip in side) for side in (left, right))
        parts = [SAY(language, "attached", count=len(self.files))]
        parts += [f"← {SAY(language, 'out_of_sight', count=before)}"] if left else []
        parts += [f"{SAY(language, 'out_of_sight', count=behind)} →"] if right else []
        self.tally.update(Content.styled(" · ".join(parts), "$text-muted"))
        self.tally.set_class(len(parts) > 1, "-open")

    def _staying(self) -> list[Chip]:
        return [chip for chip in self.query_children(Chip) if not chip.has_class("-going")]

    @property
    def _rest(self) -> Sequence[File]:
        """Those that have one chip together."""
        return [file for chip in self._staying() if chip.rest for file in chip.files]

    def _gather(self, last: Sequence[File]) -> None:
        """What comes behind those that have a chip of their own: as many as there is room for get one too."""
        chips = self._staying()
        gathered = next((chip for chip in chips if chip.rest), None)
        room = MOST - sum(not chip.rest for chip in chips)
        own, rest = last[:room], last[room:]
        self.mount_all([Chip((file,), self._connection, self._few) for file in own], before=gathered)
        if gathered is None and rest:
            self.mount(Chip(rest, self._connection, self._few, rest=True))
        elif gathered is not None and rest:
            gathered.hold(rest)
        elif gathered is not None:
            gathered.add_class("-going")
            gathered.remove()

    def _take_out(self, chip: Chip) -> None:
        chip.add_class("-going")
        chip.remove()
        if self._rest:
            self._gather(self._rest)
        self._changed()

    def _changed(self) -> None:
        chips = self._staying()
        self.set_class(bool(chips), "-filled")
        self.call_after_refresh(self._count)
        self.post_message(self.Changed())
        number = self._next
        for chip in chips:
            known = 0 if chip.rest else self._known.get(chip.files[0].path, 0)
            chip.number(known or (number if chip.is_picture else 0))
            number += 1 if number and chip.is_picture and not known else 0
