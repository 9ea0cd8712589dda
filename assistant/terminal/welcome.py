"""What an empty conversation shows: what to do first, what to go on with, and what this machine lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rich.cells import cell_len
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
    size: tuple[int, int],
) -> Content:
    """`keys` are the written keys by command, `last` the summary of the newest conversation or empty, `notices` the
    host's; `size` in cells. The longest form that fits is taken; what one can go on with stands in the shortest too."""
    width, height = size
    forms = list(_forms(language, keys, last, notices, width))
    return next((form for form in forms if len(form.plain.splitlines()) <= height), forms[-1])


def _forms(
    language: Language,
    keys: Mapping[str, str],
    last: Mapping[str, Any],
    notices: Sequence[Mapping[str, str]],
    width: int,
) -> Iterator[Content]:
    """From the longest to the shortest."""

    def hint(name: str) -> Content:
        words = SAY(language, name, speak=keys["speak"], help=keys["help"])
        return _muted(dotted(words, width, "  "))

    told, short = (
        _muted([line for words in each for line in folded(safe_line(words), width)])
        for each in (
            [in_a_row(notice["message"], notice["hint"]) for notice in notices],
            [notice.get("short", notice["hint"]) for notice in notices],
        )
    )
    title = Content.styled(SAY(language, "welcome"), "bold $accent")
    tries, go_on = _muted(dotted(SAY(language, "try_these"), width, "  ")), _go_on(language, keys, last, width)
    yield _joined("\n\n", title, hint("welcome_hint"), tries, go_on, told)
    yield _joined("\n\n", title, hint("welcome_hint"), go_on, told)
    yield _joined("\n", title, hint("welcome_hint"), go_on, told)
    yield _joined("\n", title, hint("welcome_hint"), go_on, short)
    yield _joined("\n", title, hint("welcome_keys"), go_on, short)
    yield _joined("\n", hint("welcome_keys"), go_on, short)


def _go_on(language: Language, keys: Mapping[str, str], last: Mapping[str, Any], width: int) -> Content:
    """On one line: a title is cut where it has to be."""
    if not last:
        return Content()
    title = safe_line(last["title"]) or SAY(language, "picture")
    room = width - cell_len(SAY(language, "continue_last", key=keys["continue"], title=""))
    if cell_len(title) > room:
        while title and cell_len(title) >= room:
            title = title[:-1]
        title += "…"
    return Content.styled(SAY(language, "continue_last", key=keys["continue"], title=title), "$text-accent")


def _muted(lines: Sequence[str]) -> Content:
    return Content.styled("\n".join(lines), "$text-muted")


def _joined(gap: str, *parts: Content) -> Content:
    return Content(gap).join(part for part in parts if part.plain)


class Welcome(Widget):
    """Draws as much as there is room for."""

    def __init__(self, words: Callable[[tuple[int, int]], Content]) -> None:
        super().__init__(classes="welcome")
        self._words = words

    def render(self) -> Content:
        return self._words(self.size)
