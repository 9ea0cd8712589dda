"""Markdown as a tree that whoever draws it can walk down: however deeply a text nests, the tree does not.

What stands deeper than anybody reads becomes the words that it was written with, and no word is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

DEEPEST: Final = 50
"""Emphases, strikes and links within one another. Python calls a few functions for each when the tree is walked."""
DEEPEST_BLOCK: Final = 20
"""Quotations within one another; a list counts twice. Each takes two columns from the words inside."""
MOST_WORDS: Final = 8_000
"""Characters of one paragraph, title or cell in which marks are looked for: some take the reader 20 µs each, and
those of a growing text are read with every piece."""
_MARKS = re.compile(r"(?:[ \t>]|[-+*](?![^ \t])|\d{1,9}[.)](?![^ \t]))+")
"""What quotations and items of lists begin their lines with."""
_HIDDEN: Final = "hidden"


def parser() -> MarkdownIt:
    """Reads an answer: CommonMark with tables, strikes and bare addresses, without HTML."""
    # At its own bound the reader leaves out the rest of the text, so it never comes there.
    reader = MarkdownIt("gfm-like", {"html": False, "linkify": True, "maxNesting": DEEPEST_BLOCK + 2})
    reader.block.ruler.before("blockquote", "too_deep", _too_deep)
    reader.core.ruler.before("inline", "too_long", _too_long)
    return reader


def tree(reader: MarkdownIt, text: str, known: dict[str, Any]) -> Sequence[SyntaxTreeNode]:
    """The blocks of a text. `known`: addresses of links by their names, to which those of the text are added."""
    tokens = reader.parse(text, known)
    for token in tokens:
        if _HIDDEN in token.meta:
            token.children = _as_written(token.meta[_HIDDEN])
        elif token.children:
            token.children = _bounded(token, token.children)
    return SyntaxTreeNode(tokens).children


def words(text: str) -> SyntaxTreeNode:
    """A paragraph of a text as it is."""
    inline = Token("inline", "", 0, content=text, children=_as_written(text))
    (node,) = SyntaxTreeNode([Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)]).children
    return node


def _bounded(inline: Token, children: list[Token]) -> list[Token]:
    if max(accumulate(child.nesting for child in children)) > DEEPEST:
        return _as_written(inline.content)
    for child in children:
        if child.type == "image":
            child.children = None  # its words are drawn as they are written
    return children


def _as_written(text: str) -> list[Token]:
    return [Token("text", "", 0, content=text)]


def _too_long(state: StateCore) -> None:
    """A rule of the reader: hides what is too long from the rules that look for marks and addresses."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > MOST_WORDS:
            token.meta[_HIDDEN], token.content = token.content, ""


def _too_deep(state: StateBlock, begin: int, end: int, silent: bool) -> bool:
    """A rule of the reader: quotations and lists that stand too deep are lines of a paragraph, without marks."""
    if silent or state.level < DEEPEST_BLOCK or not _MARKS.match(_line(state, begin)):
        return False
    after = begin
    while after < end and not state.isEmpty(after) and state.sCount[after] >= state.blkIndent:
        after += 1
    lines = (_MARKS.sub("", _line(state, place), count=1) for place in range(begin, after))
    state.line = after
    state.push("paragraph_open", "p", 1).map = [begin, after]
    inline = state.push("inline", "", 0)
    # Two spaces end a line for good.
    inline.content, inline.map, inline.children = "  \n".join(filter(None, lines)), [begin, after], []
    state.push("paragraph_close", "p", -1)
    return True


def _line(state: StateBlock, place: int) -> str:
    """A line without its indent and the marks of the quotations and items that it stands in."""
    return state.src[state.bMarks[place] + state.tShift[place] : state.eMarks[place]]
