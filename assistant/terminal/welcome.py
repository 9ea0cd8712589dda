"""What an empty conversation shows: what to do first, what to go on with, and what this machine lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from textual.content import Content
from textual.widget import Widget

from assistant.api.language import Language, in_a_row
from assistant.api.safe_text import safe_line
from assistant.terminal.language import SAY
from assistant.terminal.widgets.dotted import dotted, folded


def welcome(
    language: Language,
    keys: Mapping[str, str],
    last: Mapping[str, Any],
    notices: Sequence[Mapping[str, str]],
    width: int,
) -> Content:
    """`keys` are the written keys by command, `last` the summary of the newest conversation or empty, `notices` the
    host's; `width` in cells."""

    def row(text: str) -> Content:
        return Content.styled("\n".join(dotted(text, width, "  ")), "$text-muted")

    lines = [
        Content.styled(SAY(language, "welcome"), "bold $accent"),
        row(SAY(language, "welcome_hint", speak=keys["speak"], help=keys["help"])),
        row(SAY(language, "try_these")),
    ]
    if last:
        title = safe_line(last["title"]) or SAY(language, "picture")
        lines.append(Content.styled(SAY(language, "continue_last", key=keys["continue"], title=title), "$text-accent"))
    told = [line for each in notices for line in folded(safe_line(in_a_row(each["message"], each["hint"])), width)]
    if told:
        lines.append(Content.styled("\n".join(told), "$text-muted"))
    return Content("\n\n").join(lines)


class Welcome(Widget):
    """Draws it as wide as there is room."""

    def __init__(self, words: Callable[[int], Content]) -> None:
        super().__init__(classes="welcome")
        self._words = words

    def render(self) -> Content:
        return self._words(self.size.width)
