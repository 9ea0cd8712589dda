"""`assistant route --jsonl`: decisions for utterances with a described history, without any conversation or model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from assistant.api import Origin
from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router
from assistant.dialogue.steps import plan_of

_ORIGINS: Mapping[str, Origin] = {"dropped": "dropped", "found": "found", "drawn": "drawn", "generated": "drawn"}
_MOST_PICTURES = 10_000
FAILED = "error"
"""What the answer to a line that cannot be read has."""


def route_lines(lines: Iterable[str], router: Router) -> Iterator[dict[str, Any]]:
    """One value for each line that is not blank: `{"action","plugin","pictures","arguments","score","margin",
    "reason"}`, or `{"error"}` for one that cannot be read.

    A line is `{"text","attached":N,"history":[{"origin","turn"},…]}`: the pictures of the history are numbered in
    order from 1, then come the attached ones.
    """
    for line in lines:
        if not line.strip():
            continue
        try:
            utterance = utterance_of(json.loads(line))
        except (ValueError, RecursionError) as error:
            yield {FAILED: f"The line is not a request: {error}"}
            continue
        yield _routed(router, utterance)


def utterance_of(row: Any) -> Utterance:
    """The utterance that one line describes. Raises ValueError with what is wrong."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError('an object with a "text" is needed')
    attached = _count(row, "attached")
    history = row.get("history", [])
    if not isinstance(history, list) or len(history) + attached > _MOST_PICTURES:
        raise ValueError('"history" must be a list of at most 10000 pictures')
    seen = [_seen(number, picture) for number, picture in enumerate(history, 1)]
    now = max((picture.turn for picture in seen), default=0) + 1
    given = [Seen(len(seen) + number, "dropped", now) for number in range(1, attached + 1)]
    return Utterance(
        text=row["text"],
        attached=tuple(picture.number for picture in given),
        pictures=(*seen, *given),
        audio=_count(row, "audio"),
        last_action=str(row.get("last_action") or ""),
        last_arguments=_arguments(row),
    )


def _seen(number: int, picture: Any) -> Seen:
    if not isinstance(picture, dict):
        raise ValueError('each picture of the "history" must be an object')
    origin = _ORIGINS.get(str(picture.get("origin", "dropped")))
    if origin is None:
        raise ValueError(f'"origin" must be one of {", ".join(_ORIGINS)}')
    turn = picture.get("turn", number)
    if isinstance(turn, bool) or not isinstance(turn, int):
        raise ValueError('"turn" must be a whole number')
    return Seen(number, origin, turn, str(picture.get("description") or ""))


def _arguments(row: dict[str, Any]) -> dict[str, Any]:
    value = row.get("last_arguments") or {}
    if not isinstance(value, dict):
        raise ValueError('"last_arguments" must be an object')
    return value


def _count(row: dict[str, Any], name: str) -> int:
    value = row.get(name) or 0
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f'"{name}" must be a whole number')
    return value


def _routed(router: Router, utterance: Utterance) -> dict[str, Any]:
    """The decision for the first step; one that follows depends on what it brings."""
    step = plan_of(router, utterance).pieces[0]
    decision = router.route(replace(utterance, text=step))
    return {
        "action": decision.action,
        "plugin": decision.plugin,
        "pictures": list(decision.pictures),
        "arguments": decision.arguments,
        "score": round(decision.score, 4),
        "margin": round(decision.margin, 4),
        "reason": decision.problem or decision.reason,
    }
