"""The pictures that a model names in a call: numbers in whatever form it writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.api import BadArgument
from assistant.api.language import Bilingual

_ONE = r"(?:[#＃]\s*|第\s*|图片?\s*|(?:picture|image|photo)\s+#?)?\d{1,9}(?:\s*[张号])?"
_WRITTEN = re.compile(rf"[\[(]?\s*{_ONE}(?:\s*(?:(?:[,，、;&和]|and\b)\s*)+{_ONE}|\s+{_ONE})*\s*[\])]?", re.IGNORECASE)


def numbers_of(given: Any) -> tuple[int, ...]:
    """The numbers, each once, in their order; none where nothing was given: 3, "#3", "1, 2", [1.0, "2"].

    Raises BadArgument for anything else: another picture than the one that was meant must not be taken for it."""
    listed = given if isinstance(given, Sequence) and not isinstance(given, str) else [given]
    return tuple(dict.fromkeys(number for each in listed for number in _read(each)))


def _read(value: Any) -> Iterator[int]:
    if value is None or value == "":
        return
    if isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0:
        yield int(value)
    elif isinstance(value, str) and _WRITTEN.fullmatch(value.strip()):
        yield from map(int, re.findall(r"\d+", value))
    else:
        said = str(value)[:60]
        raise BadArgument(
            Bilingual(f"Pictures are named by their numbers, not by {said!r}.", f"图片要用编号指明，而不是 {said!r}。")
        )
