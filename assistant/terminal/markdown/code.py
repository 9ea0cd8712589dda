"""The blocks of code in an answer, as they are copied: what was shown, without the marks around it. Draws nothing."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.token import Token

from assistant.terminal.markdown.tree import parser


@dataclass(frozen=True, slots=True)
class Code:
    """`language` as the answer names it, empty if it does not; `text` ends without a newline."""

    language: str
    text: str


def code_blocks(text: str) -> list[Code]:
    """All blocks of a Markdown text that hold anything, in their order, also those in lists and quotations."""
    blocks = parser().disable(["inline", "linkify"]).parse(text)  # words hold no blocks, so nobody reads them
    found = map(_code, blocks)
    return [code for code in found if code is not None and code.text.strip()]


def _code(token: Token) -> Code | None:
    if token.type not in ("fence", "code_block"):
        return None
    language = next(iter(token.info.split()), "") if token.type == "fence" else ""
    return Code(language, token.content.removesuffix("\n"))
