"""Draws one block of Markdown as lines of `Content`, wrapped to a width. Colours are variables of the theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from markdown_it.tree import SyntaxTreeNode
from textual.content import Content
from textual.highlight import highlight

from assistant.terminal.markdown.growing import Block
from assistant.terminal.markdown.inline import inline
from assistant.terminal.markdown.table import table

_NARROWEST = 8
"""Columns that deeply nested text gets at least."""
_TAB = 8


class Drawing:
    """Lines for one width, in cells."""

    _WAYS: ClassVar[Mapping[str, str]] = {
        "heading": "_heading",
        "paragraph": "_paragraph",
        "bullet_list": "_list",
        "ordered_list": "_list",
        "blockquote": "_quote",
        "fence": "_code",
        "code_block": "_code",
        "table": "_table",
        "hr": "_rule",
    }

    def __init__(self, width: int) -> None:
        self.width = max(width, _NARROWEST)

    def lines(self, block: Block) -> list[Content]:
        """The lines of a block, with the empty one above it."""
        node = block.node
        drawn = self._item(node, block.number) if node.type == "list_item" else self._node(node)
        return [Content(""), *drawn] if block.gap and drawn else drawn

    def _node(self, node: SyntaxTreeNode) -> list[Content]:
        way: Callable[[SyntaxTreeNode], list[Content]] = getattr(self, self._WAYS.get(node.type, "_paragraph"))
        return way(node)

    def _nodes(self, nodes: Sequence[SyntaxTreeNode]) -> list[Content]:
        lines: list[Content] = []
        for node in nodes:
            drawn = self._node(node)
            # A list below the words of its item belongs to them; everything else stands apart.
            close = node.type in ("bullet_list", "ordered_list")
            lines += [Content(""), *drawn] if lines and drawn and not close else drawn
        return lines

    def _inside(self, nodes: Sequence[SyntaxTreeNode], first: Content, rest: Content) -> list[Content]:
        """Nodes behind a mark of their own: `first` before the first line, `rest`, as wide, before the others."""
        inner = Drawing(self.width - first.cell_length)._nodes(nodes) or [Content("")]
        return [(first if place == 0 else rest) + line for place, line in enumerate(inner)]

    # ------------------------------------------------------------ the kinds of blocks

    def _paragraph(self, node: SyntaxTreeNode) -> list[Content]:
        return inline(node).wrap(self.width)

    def _heading(self, node: SyntaxTreeNode) -> list[Content]:
        style = "bold $text-accent" if node.tag in ("h1", "h2") else "bold"
        return inline(node).stylize_before(style).wrap(self.width)

    def _list(self, node: SyntaxTreeNode) -> list[Content]:
        number = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
        lines: list[Content] = []
        for place, item in enumerate(node.children):
            loose = any(child.type == "paragraph" and not child.hidden for child in item.children)
            lines += [Content("")] if lines and loose else []
            lines += self._item(item, number + place if node.type == "ordered_list" else 0)
        return lines

    def _item(self, node: SyntaxTreeNode, number: int) -> list[Content]:
        mark = f"{number}. " if number or node.info else "• "
        return self._inside(node.children, Content.styled(mark, "$text-accent"), Content(" " * len(mark)))

    def _quote(self, node: SyntaxTreeNode) -> list[Content]:
        bar = Content.styled("▌ ", "$text-muted")
        return self._inside(node.children, bar, bar)

    def _code(self, node: SyntaxTreeNode) -> list[Content]:
        words = node.info.split() if node.type == "fence" else []
        code = node.content.removesuffix("\n").expandtabs(_TAB)
        if not code:
            return []
        drawn = highlight(code, language=words[0]) if words else Content(code)
        lines: list[Content] = []
        for line in drawn.split("\n", allow_blank=True):
            lines += [self._on_panel(part) for part in line.fold(self.width - 2)]
        return lines

    def _on_panel(self, line: Content) -> Content:
        gap = " " * max(0, self.width - 1 - line.cell_length)
        return Content(" ").append(line).append(gap).stylize_before("on $panel")

    def _table(self, node: SyntaxTreeNode) -> list[Content]:
        return table(node, self.width)

    def _rule(self, _: SyntaxTreeNode) -> list[Content]:
        return [Content.styled("─" * self.width, "$text-muted")]
