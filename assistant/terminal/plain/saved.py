"""Turns of a saved conversation as they are told again: what was asked, and everything that was said to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.api.events import Event, TurnEnded, from_json
from assistant.api.language import Language
from assistant.api.parts import Picture
from assistant.api.safe_text import safe_line
from assistant.terminal.described import described
from assistant.terminal.language import SAY
from assistant.terminal.unmarked import unmarked

_BEGINNING = 60
"""Characters by which one answer is told from another."""


def pictures_of(saved: Mapping[str, Any]) -> dict[int, Picture]:
    """The pictures of a conversation by their numbers."""
    return {each["number"]: Picture(**each) for each in saved["pictures"]}


def asked(turn: Mapping[str, Any], pictures: Mapping[int, Picture], language: Language) -> str:
    """The words of a question; of one without words, its pictures."""
    given = (described(pictures[number], language) for number in turn["attached"] if number in pictures)
    return safe_line(turn["text"]) or " ".join(given) or SAY(language, "heard_voice")


def events_of(turn: Mapping[str, Any]) -> Sequence[Event]:
    """What was said in a turn, and how it ended."""
    found = (from_json(each) for each in turn["events"])
    return [*(event for event in found if event is not None), TurnEnded("", turn["turn"], turn["status"])]


def beginning(text: str) -> str:
    """The first words of a text, on one line."""
    line = safe_line(" ".join(unmarked(text).split()))
    return line if len(line) <= _BEGINNING else f"{line[: _BEGINNING - 1].rstrip()}…"
