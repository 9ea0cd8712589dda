"""A pattern that is compiled when a sentence first needs it: the long ones take a second together at every start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property


class Late:
    """As a `re.Pattern` that is only looked for."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text)
