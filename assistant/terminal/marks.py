"""Terminals whose encoding lacks frames and marks, as in the locale POSIX: each becomes a letter that looks like it.

Every stand-in is as wide as what it stands for, so that nothing moves. What has none becomes question marks.
"""

from __future__ import annotations

import sys
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_ALIKE = {
    "›»→▶▸": ">",
    "‹«←◀": "<",
    "↑▲": "^",
    "↓▼▾": "v",
    "●•▪⠿": "*",
    "○◌◐◯": "o",
    "✕×✗": "x",
    "✓": "+",
    "▣■█▮▓▌▐": "#",
    "▯□░▒": ".",
    "·…": ".",
    "–—―─╌┄┈╴╶▔▁▂▃▄": "-",
    "━═╍┅": "=",
    "│┃║▏▎▍▊▋▉▕┆┊╎": "|",
    "┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╭╮╯╰╔╗╚╝╠╣╦╩╬╞╡╪┡┩╇": "+",
    "▀“”„": '"',
    "‘’": "'",
}
_STANDS_FOR = {mark: letter for marks, letter in _ALIKE.items() for mark in marks}


def of_screen() -> str:
    """The encoding of what the chat draws through."""
    return getattr(sys.__stderr__, "encoding", None) or "utf-8"


class Marks(LineFilter):
    """Draws every line in the characters of an encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        return [
            each if each.control or each.text.isascii() else Segment(shown(each.text, self._encoding), each.style)
            for each in segments
        ]


def shown(text: str, encoding: str) -> str:
    """The text as an encoding can write it, as wide as before."""
    return "".join(_shown(char, encoding) for char in text)


@lru_cache(4096)
def _shown(char: str, encoding: str) -> str:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return _STANDS_FOR.get(char, "?" * cell_len(char))
    return char
