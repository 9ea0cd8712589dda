"""Servers whose chat template begins a thought, so that an answer has only its end: the setting `thinks`, or learnt.

What is already on the screen cannot be taken back, and holding every answer back until it is whole would cost all other
servers their streaming. So the first such thought is shown, with a line that says so, and those after it are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.api import Notice
from assistant.api.language import Bilingual
from assistant.engine.thoughts import BEGIN, END, without_thoughts

if TYPE_CHECKING:
    from assistant.engine.remote.server import Connection

_END = re.compile(rf"(?<![`'\"“‘]){END}")
"""The end of a thought; in quotation marks it is talked about."""


@dataclass(slots=True)
class Habit:
    """Of one model on one server."""

    told: bool
    """The settings say that its answers begin within a thought."""
    seen: bool = False
    """Its last answer did."""


class Thoughts:
    """Those of one answer."""

    def __init__(self, connection: Connection, habit: Habit) -> None:
        self._connection = connection
        self._habit = habit
        self._begun = habit.told or habit.seen
        self._shown = self._marked = False

    def without(self, pieces: Iterable[str], cut: Callable[[], bool]) -> Iterator[str]:
        """The answer as it is shown; `cut` as for `without_thoughts`."""
        return without_thoughts(self._watched(pieces), self._begun, lambda: self._surely() and cut())

    def _surely(self) -> bool:
        """Whether what was heard is a thought by the settings or its own mark, not by what the last answer was."""
        return self._habit.told or self._marked

    def told(self) -> Iterator[Notice]:
        """A line if a thought was shown, with its cure."""
        if self._shown:
            setting = self._connection.setting
            yield Notice(
                Bilingual(
                    f"{self._connection.model} thought before it answered, without saying where that begins.",
                    f"{self._connection.model} 先思考后回答，但没有标出思考从哪里开始。",
                ),
                Bilingual(
                    f"Its next thoughts are not shown; put `thinks = true` under [{setting}], so that none is.",
                    f"之后的思考不再显示；请在 [{setting}] 下写 `thinks = true`，这样一次也不会显示。",
                ),
            )

    def _watched(self, pieces: Iterable[str]) -> Iterator[str]:
        tail, ended = "", False
        for piece in pieces:
            text = tail + piece
            self._marked = self._marked or BEGIN in text
            ended = ended or any(each.end() > len(tail) for each in _END.finditer(text))
            self._habit.seen = ended and not self._marked
            self._shown = self._habit.seen and not self._begun
            tail = text[-len(END) :]
            yield piece
