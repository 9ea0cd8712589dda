"""Markdown that asks for nothing by itself: no picture is fetched, no HTML is read, no control character is left.

What is Markdown stays Markdown. Whether a text is harmless is asked of a parser, with tables and without: what stands
in code needs no change, and only readers of Markdown know what is code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.api.safe_text import safe

_ACTING = re.compile(r"(?<=!)\[|<|(?<=\]):")
"""The middle of a picture, the beginning of HTML or an automatic link, the middle of a definition that a picture
elsewhere may name. As entities they are letters, whatever stands before them."""
_PICTURE = "!["


def harmless(lines: Sequence[str]) -> list[str]:
    """The lines of a document's part, changed only if a reader would act on them; a fence that it opens is closed."""
    plain = [safe(line) for line in lines]
    plain += _open_fences(plain)
    if _is_harmless(plain):
        return plain
    fenced = {place for token in _tokens(plain) if token.type == "fence" and token.map for place in range(*token.map)}
    outside = [line if place in fenced else _escaped(line) for place, line in enumerate(plain)]
    changed = outside if _is_harmless(outside) else [_escaped(line) for line in plain]
    return changed + _open_fences(changed)  # where no HTML begins any more, a line that was part of it may open one


def _escaped(line: str) -> str:
    return _ACTING.sub(lambda found: f"&#{ord(found[0])};", line)


def _open_fences(lines: Sequence[str]) -> list[str]:
    """What closes a fence that is still open at the end: it would take in all that follows."""
    last = next((token for token in reversed(_tokens(lines)) if token.level == 0), None)
    if last is None or last.type != "fence" or last.map is None:
        return []
    begin, end = last.map
    ends = " ".join(lines[begin + 1 : end][-1:]).strip()
    return [] if len(ends) >= len(last.markup) and set(ends) == {last.markup[0]} else [last.markup]


def _is_harmless(lines: Sequence[str]) -> bool:
    for tables in (False, True):
        told: dict[str, Any] = {}
        if any(map(_acts, _tokens(lines, told, tables=tables))) or told.get("references"):
            return False
    return True


def _acts(token: Token) -> bool:
    if token.type in ("html_block", "html_inline", "image"):
        return True
    return (token.type == "text" and _PICTURE in token.content) or any(map(_acts, token.children or ()))


def _tokens(lines: Sequence[str], told: dict[str, Any] | None = None, *, tables: bool = False) -> list[Token]:
    return _reader(tables).parse("\n".join(lines), told)


@cache
def _reader(tables: bool) -> MarkdownIt:
    reader = MarkdownIt("commonmark").disable("text_join")  # so that what is escaped is told from what is not
    return reader.enable("table") if tables else reader
