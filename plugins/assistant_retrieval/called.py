"""Names of files in what is looked for: whole ones as the library has them, and parts of names such as IMG_1306.

What is a name is settled by the library: "birthday party 12.jpg" is one where it holds such a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from assistant.api import FILE_KIND, Library, Query
from assistant_retrieval.limits import names_nothing

_ENDING = re.compile(rf"[^\s/]\.(?:{FILE_KIND})(?![A-Za-z0-9_])", re.IGNORECASE)
_LONGEST = 255
"""Characters of a name, on any common file system."""
_WORD = re.compile(r"[^\s\"“”「」,，。!?！？]{3,}")
_LIKE_A_NAME = re.compile(r"(?=[^/]*[^\W\d_])(?=[^/]*\d)(?=[^/]*(?:_|\d{3}))[^/]+")
"""Letters and digits with a low line or a longer number, as cameras and programs name their files."""
_QUOTES = "\"“”「」'"


def whole_name(text: str, library: Library) -> str:
    """The longest name of a file of the library that words end in; empty if they name none."""
    for ending in _ENDING.finditer(text):
        before = unicodedata.normalize("NFC", text[max(0, ending.end() - 2 * _LONGEST) : ending.end()])
        names = (unicodedata.normalize("NFC", name) for name in library.names(ending[0]))
        if found := max((name for name in names if _ends_in(before, name)), key=len, default=""):
            return found
    return ""


def _ends_in(text: str, name: str) -> bool:
    """Whether the name stands at the end, and is no end of a longer word."""
    start = len(text) - len(name)
    if start < 0 or text[start:].casefold() != name.casefold():
        return False
    return not start or not (_spelled(text[start - 1]) and _spelled(name[0]))


def _spelled(sign: str) -> bool:
    """Whether it is of a script that sets words apart by spaces."""
    return sign == "_" or (sign.isalnum() and not "\u3400" <= sign <= "\u9fff")


def without_name(text: str, name: str, cut: str) -> str:
    """What words say beside a name, of which they have lost the end `cut` already, and may have lost some words."""
    text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    for word in name[: len(name) - len(cut)].split():
        alone = rf"(?<![^\s{_QUOTES}]){re.escape(word)}(?![^\s{_QUOTES}])"
        text = re.sub(alone, " ", text, count=1, flags=re.IGNORECASE)
    text = _tidy(text)
    return "" if names_nothing(text) else text


def parts_of_names(text: str, library: Library) -> tuple[str, tuple[str, ...]]:
    """The text without the words that look like parts of names and are in names of the library, and these parts; one
    with stars has what stands between them."""
    found = [word for word in _WORD.findall(text) if "*" in word or _LIKE_A_NAME.fullmatch(word)]
    parts = tuple(part for word in found for part in word.split("*") if part)
    if not parts or not library.search(Query(name_has=parts, limit=1)).total:
        return text, ()
    for word in found:
        text = text.replace(word, " ")
    return _tidy(text), parts


def words_of_names(texts: Sequence[str]) -> tuple[str, ...]:
    """The words that a name would have if the text were a part of it; single letters say too little."""
    words = [word.strip(_QUOTES + ".,!?，。！？") for text in texts for word in text.split()]
    return tuple(word for word in words if len(word) > 1 or not word.isascii())


def _tidy(text: str) -> str:
    """The text without quotes around nothing."""
    return " ".join(word for word in text.split() if word.strip(_QUOTES))
