"""A search or a drawing that brings no picture, and a model that goes on with another one all the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Event, Hits, Notice, Routed
from assistant.dialogue.given import Attachment, Given
from assistant.host.compose import Services
from assistant.paths import Paths
from assistant.settings import Settings
from tests.contract.agent.conftest import SAMPLES
from tests.contract.agent.reading import planner, routes
from tests.contract.agent.scripted import call, results, say
from tests.contract.agent.test_scripted import UNSETTLED, ended, remote

RED, OTHER = (Attachment(str(SAMPLES / f"{name}.png")) for name in ("red-circle", "two-stars"))
LEFT_OUT = {
    "en": "No picture came of the step before, so “caption” was left out: your words name no other picture for it.",
    "zh": "上一步没有得到图片，所以没有执行“caption”：您的话里没有说到别的图片。",
}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The shipped models, and a library in which there is nothing."""
    home = tmp_path_factory.mktemp("empty")
    place = Paths(*(home / name for name in ("config", "data", "cache", "run")))
    services = Services(place, Settings(profile="pocket", device="cpu"))
    yield services
    services.close()


def with_an_older_picture(services: Services, text: str, *attachments: Attachment) -> list[Event]:
    """The request in a conversation in which picture #1 was spoken of."""
    first = list(services.manager.turn(Given(None, "describe this", (RED,)), threading.Event()))
    conversation = first[0].conversation  # type: ignore[union-attr]
    return list(services.manager.turn(Given(conversation, text, attachments), threading.Event()))


def notices(events: list[Event]) -> list[str]:
    return [event.message for event in events if isinstance(event, Notice)]


def going_on(*then: tuple[str, dict[str, Any]]) -> Any:
    """A model that searches, and then makes these calls whatever came of it."""
    calls = [("search", {"query": "a violin"}), *then]

    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        done = len(results(body))
        return call(*calls[done]) if done < len(calls) else say("So it is.")

    return answer


@pytest.mark.parametrize(
    ("text", "language"),
    [("any photo of a violin? describe the best match", "en"), ("有没有小提琴的图？描述最像的那张", "zh")],
)
def test_the_shipped_planner_says_nothing_of_another_picture(empty: Services, text: str, language: str) -> None:
    events = with_an_older_picture(empty, text)
    assert planner(events)
    assert routes(events)[0] == ("search", ())
    assert all(not numbers for _, numbers in routes(events))
    assert {*notices(events)} <= {LEFT_OUT[language]}
    assert ended(events) == "done"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_call_on_a_picture_that_nobody_named_is_left_out_and_told_once(empty: Services, language: str) -> None:
    text = {
        "en": "any photo of a violin? describe the best match",
        "zh": "有没有小提琴的图？描述最像的那张",
    }[language]
    caption = ("caption", {"pictures": [1]})
    with remote(empty, going_on(caption, caption, ("caption", {}))) as server:
        events = with_an_older_picture(empty, text)
    assert [name for name, _ in routes(events)] == ["search"]
    (notice,) = [event for event in events if isinstance(event, Notice)]
    assert notice.message == LEFT_OUT[language]
    assert "#1" in notice.hint
    assert results(server.asked[-1])[1:] == [f"Error: {LEFT_OUT[language]}"] * 3
    assert ended(events) == "done"


@pytest.mark.parametrize(
    ("text", "attached"),
    [
        ("any photo of a violin? describe the best match and describe #1", ()),
        ("any photo of a violin? describe the best match and then describe this picture", (OTHER,)),
        ("有没有小提琴的图？描述图1", ()),
    ],
)
def test_a_picture_that_the_words_name_is_spoken_of(empty: Services, text: str, attached: tuple[Attachment]) -> None:
    number = 2 if attached else 1
    with remote(empty, going_on(("caption", {"pictures": [number]}))):
        events = with_an_older_picture(empty, text, *attached)
    assert routes(events) == [("search", ()), ("caption", (number,))]
    assert notices(events) == []


def test_a_search_with_a_picture_that_nobody_named_is_left_out_and_one_with_words_goes_on(empty: Services) -> None:
    calls = ("search", {"pictures": [1]}), ("search", {"query": "a fiddle"})
    with remote(empty, going_on(*calls)):
        events = with_an_older_picture(empty, UNSETTLED)
    asked = [dict(event.arguments).get("query") for event in events if isinstance(event, Routed)]
    assert asked == ["a violin", "a fiddle"]
    assert len(notices(events)) == 1


def test_what_another_search_of_the_request_brought_is_spoken_of(services: Services, album: Path) -> None:
    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        known = results(body)
        if not known:
            return call("search", {"query": "red circle"})
        number = int(known[0].split("#")[1].split()[0])
        # Nothing is as old as that: the second search brings no picture.
        calls = [
            call("search", {"query": "red circle", "until": "1970-01-02"}),
            call("caption", {"pictures": [number]}),
        ]
        return calls[len(known) - 1] if len(known) <= len(calls) else say("So it is.")

    with remote(services, answer):
        events = with_an_older_picture(services, "any photo of a red circle? and any one before 1970? describe them")
    best = next(event for event in events if isinstance(event, Hits)).hits[0].picture.number
    assert [name for name, _ in routes(events)] == ["search", "search", "caption"]
    assert routes(events)[-1] == ("caption", (best,))
