"""Pictures that are named as such are looked for anew; "those" are fewer of what the last search was for."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

FOUND = tuple(Seen(number, "found", 1) for number in range(1, 5))


@pytest.mark.parametrize("last", ["chat", "caption", "search", "draw", "index"])
@pytest.mark.parametrize(
    "text", ["photos from last week", "photos from 2018 or 2020", "上周的照片", "2019年星期天拍的照片"]
)
def test_photos_of_a_time_are_looked_for_whatever_was_said_before(router: Router, last: str, text: str) -> None:
    decided = router.route(Utterance(text, last_action=last, last_arguments={"query": "red star"}))
    assert decided.action == "search"
    assert "red star" not in decided.arguments["query"]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("only those without red", {"query": "red star", "exclude": ["red"]}),
        ("just those without dogs", {"query": "red star", "exclude": ["dogs"]}),
        ("只要没有红色的", {"query": "red star", "exclude": ["红色"]}),
        ("only those from 2018", {"query": "red star from 2018"}),
        ("only those with snow", {"query": "red star with snow"}),
        ("larger than 1000 pixels", {"query": "red star larger than 1000 pixels"}),
    ],
)
def test_fewer_of_those_are_of_the_last_search(router: Router, text: str, arguments: dict[str, Any]) -> None:
    before = {"query": "red star"}
    decided = router.route(
        Utterance(text, pictures=FOUND, focus=(1, 2, 3, 4), last_action="search", last_arguments=before)
    )
    assert (decided.action, decided.pictures, decided.arguments) == ("search", (), arguments)
