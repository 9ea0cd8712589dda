"""Cuts a growing Markdown text into blocks that stand for good and an end that may still change.

A block is final once the next one has a whole line of its own: only then nothing that follows can change what it is. So
every further piece of text costs a reading of the open end, whatever the length of the answer. Lists are cut between
items and long code between lines, because a whole answer may be one list or one program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from assistant.terminal.markdown.tree import parser, tree, words

MOST_CODE = 60
"""Lines of code that are one block; what is longer is cut, so that an open program does not cost more and more."""
MOST_OPEN = 20_000
"""Characters of a growing text that are read again with every piece."""
MOST = 200_000
"""Characters of a whole text that are read as Markdown."""
_LISTS = ("bullet_list", "ordered_list")


@dataclass(frozen=True, slots=True)
class Block:
    """`node` is a block of the tree of markdown-it; `gap`: an empty line stands above; `number`: of an ordered item."""

    node: SyntaxTreeNode
    gap: bool
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    block: Block
    begin: int
    """First line in what was read."""


class Growing:
    """Give it text that is safe to draw. `take` says what is new; `end` is what may still change.

    `whole`: all of it comes at once. Of a text in pieces, a block that is too long is words for as long as it grows.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self._whole = whole
        self.hasty = False
        """Whether anything was taken as words without being read."""
        self._parser = parser()
        self._known: dict[str, Any] = {}
        """Addresses of links by their names, which may be given far away."""
        self._open = ""
        """Text that is not final."""
        self._opener = ""
        """The first line of code whose beginning is final already."""
        self._number = 0
        """Of the last final item, if the open text goes on with its list."""
        self._gap = False
        """Whether an empty line stands above the open text."""
        self.end: tuple[Block, ...] = ()

    @property
    def open_length(self) -> int:
        """Characters that the next piece of text has read again."""
        return len(self._open)

    def take(self, text: str) -> list[Block]:
        """Reads further text. Returns the blocks that have become final, in order; `end` holds the others."""
        self._open += text
        final: list[Block] = []
        if len(self._open) > MOST:
            final += self._words(0)
        while True:
            found = list(self._read())
            last = self._last_open(found)
            cut = self._cut(found, last)
            if cut is None and len(self._open) > MOST_OPEN and not self._whole:
                self._opener = self._opener or self._opens(found[-1:])
                cut = self._words(MOST_OPEN // 2)
            if cut is None:
                self.end = tuple(each.block for each in found)
                return final
            final += cut

    def _opens(self, last: list[_Found]) -> str:
        """The first line of the code that the open text ends with, if it does."""
        fenced = last and last[0].block.node.type == "fence"
        return self._open.splitlines(keepends=True)[last[0].begin] if fenced else ""

    def _words(self, rest: int) -> list[Block]:
        """Takes all but about the last `rest` characters off the open text, unread, in pieces that end where a line
        does, else a word, if one does."""
        self.hasty = True
        taken: list[Block] = []
        begin, whole = 0, len(self._open)
        while whole - begin > rest:
            middle, most = begin + MOST_OPEN // 4, begin + MOST_OPEN // 2
            end = most if most < whole else whole
            if end < whole:
                end = (self._open.rfind("\n", middle, end) + 1) or (self._open.rfind(" ", middle, end) + 1) or end
            taken.append(Block(words(self._open[begin:end].removesuffix("\n")), self._gap and not taken))
            begin = end
        self._open, self._gap, self._number = self._open[begin:], False, 0
        return taken

    def _cut(self, found: list[_Found], last: int) -> list[Block] | None:
        """Takes what is final off the open text; None if nothing is."""
        lines = self._open.splitlines(keepends=True)
        virtual = 1 if self._opener else 0
        if last > 0:
            before, first = found[last - 1].block, found[last].block
            self._number = before.number if first.number and before.number else 0
            self._gap = first.gap
            self._opener = ""
            self._open = "".join(lines[found[last].begin - virtual :])
            return [each.block for each in found[:last]]
        node = found[0].block.node if found else None
        if node is None or node.type != "fence" or node.content.count("\n") < 2 * MOST_CODE:
            return None
        opener = self._opener or lines[found[0].begin]
        begin = 0 if self._opener else found[0].begin + 1
        (piece,) = tree(self._parser, opener + "".join(lines[begin : begin + MOST_CODE]), self._known)
        self._open = "".join(lines[begin + MOST_CODE :])
        self._opener, self._gap, self._number = opener, False, 0
        return [Block(piece, found[0].block.gap)]

    def _last_open(self, found: list[_Found]) -> int:
        """Index of the first block that is not final."""
        last = len(found) - 1
        whole = self._open.count("\n") + (1 if self._opener else 0)
        while last > 0 and found[last].begin >= whole:
            # Its first line is not whole: it may yet belong to the block above.
            last -= 1
        return last

    def _read(self) -> Iterator[_Found]:
        text = self._opener + self._open
        lines = text.split("\n")
        first = True
        for node in tree(self._parser, text, self._known):
            items = node.children if node.type in _LISTS else [node]
            count = _start(node, self._number if first else 0)
            for place, item in enumerate(items):
                begin = item.map[0] if item.map else 0
                above = begin > 0 and (place == 0 or not lines[begin - 1].strip())
                yield _Found(Block(item, self._gap if first else above, count + place if count else 0), begin)
                first = False


def _start(node: SyntaxTreeNode, before: int) -> int:
    """The number of the first item of an ordered list; 0 for anything else. A list that goes on counts on."""
    if node.type != "ordered_list":
        return 0
    return before + 1 if before else int(node.attrs.get("start", 1))
