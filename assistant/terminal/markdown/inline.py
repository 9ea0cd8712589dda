"""The words within a block: emphasis, code, links. Nothing is read as Textual's markup."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode
from textual.content import Content, Span
from textual.style import Style

ADDRESS = "address"
"""The key under which a link's address stands in the meta data of its style."""
_STYLES = {"strong": "bold", "em": "italic", "s": "strike"}
_CODE = "$text-secondary on $panel"
_LINK = "$text-accent underline"


def inline(node: SyntaxTreeNode) -> Content:
    """All words below a block as one line of any length; hard breaks are line ends."""
    words, spans, place = [], [], 0
    for text, styles in _pieces(node, ()):
        words.append(text)
        spans += [Span(place, place + len(text), style) for style in styles]
        place += len(text)
    return Content("".join(words), spans)


def _pieces(node: SyntaxTreeNode, styles: tuple[str | Style, ...]) -> Iterator[tuple[str, tuple[str | Style, ...]]]:
    match node.type:
        case "text" | "html_inline" | "html_block":
            yield node.content, styles
        case "code_inline":
            yield node.content, (*styles, _CODE)
        case "softbreak":
            yield " ", styles
        case "hardbreak":
            yield "\n", styles
        case "image":
            yield f"▣ {node.content}", (*styles, *_link(str(node.attrs.get("src", ""))))
        case _:
            if node.type == "link":
                styles = (*styles, *_link(str(node.attrs.get("href", ""))))
            elif node.type in _STYLES:
                styles = (*styles, _STYLES[node.type])
            for child in node.children:
                yield from _pieces(child, styles)


def _link(address: str) -> tuple[str | Style, ...]:
    return (_LINK, Style.from_meta({ADDRESS: address}))
