"""When the shipped planning model is asked: where no rule takes several steps apart, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.api import Hits
from assistant.host.compose import Services
from tests.contract.agent.conftest import Turn, opened
from tests.contract.agent.reading import planner, routes


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory, album: Path) -> Iterator[Services]:
    """A library of which nothing was said yet: what was once said of a picture is found first."""
    with opened(tmp_path_factory.mktemp("turns"), album) as services:
        yield services


@pytest.mark.parametrize(
    ("text", "place"),
    [("any photo of a blue square? describe the first", 0), ("有没有红色圆形的图？描述第二张", 1)],
)
def test_what_no_rule_takes_apart_is_planned_by_the_model(turn: Turn, text: str, place: int) -> None:
    events = turn(text)
    hits = next(event for event in events if isinstance(event, Hits))
    assert routes(events) == [("search", ()), ("caption", (hits.hits[place].picture.number,))]
    assert planner(events)


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("find red circles", ["search"]),
        ("hello there", ["chat"]),
        ("find red circles and describe the second one", ["search", "caption"]),
        ("你好", ["chat"]),
        ("找蓝色的方形，然后描述第一张", ["search", "caption"]),
    ],
)
def test_what_the_rules_settle_never_waits_for_the_model(turn: Turn, text: str, actions: list[str]) -> None:
    events = turn(text)
    assert [name for name, _ in routes(events)] == actions
    assert not planner(events)
