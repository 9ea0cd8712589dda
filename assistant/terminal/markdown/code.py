"""The blocks of code in an answer, as they are copied: what was shown, without the marks around it. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from assistant.terminal.markdown.growing import parser


@dataclass(frozen=True, slots=True)
class Code:
    """`language` as the answer names it, empty if it does not; `text` ends without a newline."""

    language: str
    text: str


def code_blocks(text: str) -> list[Code]:
    """All blocks of a Markdown text that hold anything, in their order, also those in lists and quotations."""
    found = (_code(node) for node in _all(SyntaxTreeNode(parser().parse(text))))
    return [code for code in found if code is not None and code.text.strip()]


def _all(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    yield node
    for child in node.children:
        yield from _all(child)


def _code(node: SyntaxTreeNode) -> Code | None:
    if node.type not in ("fence", "code_block"):
        return None
    language = next(iter(node.info.split()), "") if node.type == "fence" else ""
    return Code(language, node.content.removesuffix("\n"))
