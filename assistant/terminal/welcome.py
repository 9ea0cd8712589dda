"""What an empty conversation shows: what to do first, what to go on with, and what this machine lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual.content import Content

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.language import SAY


def welcome(
    language: Language, keys: Mapping[str, str], last: Mapping[str, Any], notices: Sequence[Mapping[str, str]]
) -> Content:
    """`keys` are the written keys by command, `last` the summary of the newest conversation or empty, `notices` the
    host's."""
    lines = [
        Content.styled(SAY(language, "welcome"), "bold $accent"),
        Content.styled(SAY(language, "welcome_hint", speak=keys["speak"], help=keys["help"]), "$text-muted"),
        Content.styled(SAY(language, "try_these"), "$text-muted"),
    ]
    if last:
        title = safe_line(last["title"]) or SAY(language, "picture")
        lines.append(Content.styled(SAY(language, "continue_last", key=keys["continue"], title=title), "$text-accent"))
    told = [
        Content.styled(f"{safe_line(each['message'])} {safe_line(each['hint'])}", "$text-muted") for each in notices
    ]
    return Content("\n\n").join([*lines, *([Content("\n").join(told)] if told else [])])
