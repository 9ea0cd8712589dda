"""Requests that are complete in themselves keep their sense whatever was asked before."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router
from tests.unit.dialogue.test_followups import DATA, SHOWN, after, rows

REQUESTS = [
    row
    for file in sorted(DATA.glob("*.jsonl"))
    if not file.stem.partition(".")[0].endswith(("references", "followups"))
    for row in rows(file.name)
    if row.get("action") and not (row.get("attached") or row.get("last"))
]


@pytest.mark.parametrize(
    ("part", "last", "arguments", "bar"),
    [
        (0, "search", {"query": "red circles"}, 0.9),
        (1, "draw", {"prompt": "a house"}, 0.9),
        (2, "ask", {"question": "what color is the circle?"}, 0.87),
        (3, "caption", {}, 0.91),
    ],
)
def test_a_request_of_its_own_is_understood_whatever_was_before(
    router: Router, part: int, last: str, arguments: dict[str, Any], bar: float
) -> None:
    requests = REQUESTS[part::4]
    origin = SHOWN.get(last, ("dropped", 1))[0]
    seen = (Seen(1, origin, 2), Seen(2, "dropped", 1))
    right = sum(
        router.route(
            Utterance(row["text"], pictures=seen, focus=(1,), last_action=last, last_arguments=arguments)
        ).action
        == row["action"]
        for row in requests
    )
    assert len(requests) > 750
    assert right / len(requests) >= bar, right / len(requests)


@pytest.mark.parametrize(
    ("text", "last", "action"),
    [
        ("seven photos of clouds", "draw", "search"),
        ("生成一张中秋节海报", "search", "draw"), ("墙上的钟指着几点", "draw", "ask"),
        ("数数树上的鸟", "search", "ask"), ("cats", "search", "search"), ("星星呢", "ask", "ask"),
    ],
)  # fmt: skip
def test_short_words_that_are_surely_a_request_are_no_fragment(
    router: Router, text: str, last: str, action: str
) -> None:
    before = {"search": "find red circles", "draw": "draw a house", "ask": "what color is the circle?"}
    assert after(router, before[last], last, text).action == action
