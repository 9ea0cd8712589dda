"""Which pictures a call of the planner is about, in which order calls run, and whose time is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.api import BadArgument, Hits, Notice, Progress, Result, Routed
from assistant.dialogue.agent import AgentLimits
from assistant.dialogue.agent.numbers import numbers_of
from assistant.dialogue.given import Attachment
from assistant.host.compose import Services
from tests.contract.agent.conftest import SAMPLES
from tests.contract.agent.scripted import call, results, say
from tests.contract.agent.test_scripted import UNSETTLED, ended, remote, turn

RED = Attachment(str(SAMPLES / "red-circle.png"))
SQUARE = "any photo of a blue square? describe the best match"


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ([1, 2], (1, 2)),
        (["2"], (2,)),
        ("2", (2,)),
        ("#2", (2,)),
        (["#3", 1], (3, 1)),
        ("2, 3", (2, 3)),
        ("#2、#3", (2, 3)),
        ("[2, 3]", (2, 3)),
        ("1 and 2", (1, 2)),
        ("1和2", (1, 2)),
        ("#1和#2", (1, 2)),
        ("第1张", (1,)),
        ("图3、图4", (3, 4)),
        ("picture 3 & 4", (3, 4)),
        ([2.0], (2,)),
        ([1] * 30, (1,)),
        (7, (7,)),
        ([], ()),
        ("", ()),
        (None, ()),
    ],
)
def test_numbers_in_any_form(given: Any, numbers: tuple[int, ...]) -> None:
    assert numbers_of(given) == numbers


@pytest.mark.parametrize(
    "given", ["all of them", [True], [1, "the second"], {"number": 1}, 1.5, "1" * 80, [float("nan")]]
)
def test_what_is_no_number_is_refused(given: Any) -> None:
    with pytest.raises(BadArgument):
        numbers_of(given)


@pytest.mark.parametrize("form", [["{}"], "{}", "#{}", ["#{}"]])
def test_the_picture_that_the_model_named_is_taken(services: Services, form: Any) -> None:
    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        known = results(body)
        if not known:
            return call("search", {"query": "blue square"})
        number = known[0].split("#")[1].split()[0]
        named = [each.format(number) for each in form] if isinstance(form, list) else form.format(number)
        return say("So it is.") if len(known) > 1 else call("caption", {"pictures": named})

    with remote(services, answer):
        events = turn(services, SQUARE, RED)
    best = next(event for event in events if isinstance(event, Hits)).hits[0].picture.number
    assert [event.pictures for event in events if isinstance(event, Routed)][-1] == (best,)


def test_no_two_calls_have_one_id() -> None:
    from assistant.dialogue.agent.mending import _apart

    for ids in (["a", "a", "a_1"], ["a", "a", "a"], ["a_1", "a", "a"], ["a", "b", "c"]):
        assert len(set(_apart(ids))) == len(ids)


def test_a_picture_that_the_words_number_is_not_overruled(services: Services) -> None:
    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        calls = [
            call("search", {"query": "square"}),
            call("classify", {"pictures": [1], "labels": ["circle", "star"]}),
            say("So it is."),
        ]
        return calls[len(results(body))]

    with remote(services, answer):
        events = turn(services, "any photo of a blue square? describe the second and is #1 a circle or a star?", RED)
    assert [event.pictures for event in events if isinstance(event, Routed)][-1] == (1,)


def test_the_second_one_is_that_of_the_last_search(services: Services) -> None:
    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        calls = [
            call("search", {"query": "red circle", "limit": 1}),
            call("search", {"query": "square"}),
            call("caption", {"pictures": [1]}),
            say("So it is."),
        ]
        return calls[len(results(body))]

    with remote(services, answer):
        events = turn(services, "any photo of a red circle? and any photo of a square? describe the second one")
    meant = [event for event in events if isinstance(event, Hits)][-1].hits[1].picture.number
    assert [event.pictures for event in events if isinstance(event, Routed)][-1] == (meant,)


@pytest.mark.parametrize("same_id", [False, True])
def test_calls_of_one_message_run_in_its_order(services: Services, same_id: bool) -> None:
    queries = ["red", "blue", "green", "circle", "square", "star"]

    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        if results(body):
            return say("Done.")
        deltas = [
            {**delta["tool_calls"][0], "index": place}
            for place, query in enumerate(queries)
            for delta in call("search", {"query": query}, "c" if same_id else f"c{place}")
        ]
        return [{"tool_calls": [delta]} for delta in deltas]

    with remote(services, answer) as server:
        events = turn(services, UNSETTLED)
    assert [dict(event.arguments)["query"] for event in events if isinstance(event, Routed)] == queries
    assert len(results(server.asked[1])) == len(queries)
    assert ended(events) == "done"


def test_a_long_step_is_not_the_models_time(services: Services, album: Path) -> None:
    """Here nothing but the steps would fit into the time: the run ends where the model speaks on afterwards."""

    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        return say("It is ", "done.") if results(body) else call("index", {"folders": [str(album)]})

    with remote(services, answer, AgentLimits(seconds=0.5)):
        events = turn(services, f"add {album} to the library, any picture of a red circle? describe it")
    assert any(isinstance(event, Progress | Result) for event in events)
    assert not any(isinstance(event, Notice) and "seconds" in event.message for event in events)
