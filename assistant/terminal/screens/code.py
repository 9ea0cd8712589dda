"""The blocks of code of an answer, one of which is to be copied."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.language import SAY
from assistant.terminal.markdown.code import Code
from assistant.terminal.screens.listing import Listing

_FIRST = 3
"""Lines of each block that are shown."""


class Blocks(Listing):
    """Returns the place of the chosen block, counted from 0, as text."""

    TITLE_NAME = "which_code"
    KEYS_NAME = "keys_code"

    def __init__(self, language: Language, blocks: Sequence[Code]) -> None:
        super().__init__(language)
        self._blocks = blocks

    def on_mount(self) -> None:
        self.listed.focus()
        self.show([(str(place), self._lines(block)) for place, block in enumerate(self._blocks)])

    def _lines(self, block: Code) -> Content:
        """What it is, then how it begins."""
        lines = block.text.expandtabs(4).split("\n")
        name = safe_line(block.language) or SAY(self.language, "code")
        head = Content.assemble((name, "bold"), f"  {counted(block, self.language)}")
        first = [*lines[:_FIRST], *(["…"] if len(lines) > _FIRST else [])]
        return Content("\n").join([head, *(Content.styled(f"  {safe_line(line)}", "$text-muted") for line in first)])


def counted(block: Code, language: Language) -> str:
    """How many lines it has, in words."""
    count = block.text.count("\n") + 1
    return SAY(language, "lines", count=count)
