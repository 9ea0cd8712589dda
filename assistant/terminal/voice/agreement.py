"""Which words of a text that is still being spoken will not change any more.

The rule is LocalAgreement-2 (Macháček, Dabre and Bojar, "Turning Whisper into Real-Time Transcription System", 2023):
what two recognitions of the growing sound, one after the other, begin with alike is fixed. Pure text.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
"""A word, or one character of a language that is written without spaces."""
_UNLIKE = re.compile(r"[^\w]+")


class Agreement:
    """Takes one recognition after the other; what it called fixed stays."""

    def __init__(self) -> None:
        self._fixed = 0
        self._before: list[str] = []
        self.fixed = ""
        self.open = ""
        """What follows the fixed words in the newest recognition, with the space before it."""

    def take(self, text: str) -> None:
        """The newest recognition of everything that has been said."""
        found = list(_WORD.finditer(text))
        words = [_UNLIKE.sub("", match.group()).casefold() for match in found]
        agreed = self._fixed
        while agreed < min(len(words), len(self._before)) and words[agreed] == self._before[agreed]:
            agreed += 1
        if agreed > self._fixed:
            begin = found[self._fixed - 1].end() if self._fixed else 0
            self.fixed += text[begin : found[agreed - 1].end()]
            self._fixed = agreed
        self.open = text[found[agreed - 1].end() :] if 0 < agreed <= len(found) else text if not agreed else ""
        self._before = words
