"""A planner that does not answer costs nothing of what can be done without it, and of what was done before."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.api import Hits, Notice, Routed
from assistant.dialogue.agent.reading import LONGEST, shortened
from assistant.host.compose import Services
from tests.contract.agent.scripted import call, results, say
from tests.contract.agent.test_scripted import UNSETTLED, ended, remote, turn, words


def test_where_the_planner_is_gone_the_rules_settle_the_request(services: Services) -> None:
    with remote(services, lambda _: []):
        silent = turn(services, UNSETTLED)
    with remote(services, lambda _: say("gone")) as server:
        server.shutdown()
        server.server_close()
        events = turn(services, UNSETTLED)
    assert any(isinstance(event, Notice) and "does not answer" in event.message for event in events)
    reasons = [event.reason for event in events if isinstance(event, Routed)]
    assert reasons == [event.reason for event in silent if isinstance(event, Routed)]
    assert reasons
    assert ended(events) == ended(silent)


def test_what_was_done_before_the_planner_failed_stays(services: Services) -> None:
    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        if results(body):
            raise ConnectionResetError
        return call("search", {"query": "red circle"})

    with remote(services, answer):
        events = turn(services, UNSETTLED)
    assert [event.action for event in events if isinstance(event, Routed)] == ["search"]
    assert any(isinstance(event, Hits) for event in events)
    assert any(isinstance(event, Notice) and event.level == "warning" for event in events)
    assert ended(events) == "done"


def test_a_call_that_cannot_be_made_settles_nothing(services: Services) -> None:
    with remote(services, lambda _: []):
        silent = turn(services, UNSETTLED)
    with remote(services, lambda body: [] if results(body) else call("search", {"limit": 5000})):
        events = turn(services, UNSETTLED)
    assert any(isinstance(event, Notice) and "limit" in event.message for event in events)
    assert [event.reason for event in events if isinstance(event, Routed)] == [
        event.reason for event in silent if isinstance(event, Routed)
    ]


def test_a_long_result_is_read_by_its_beginning(services: Services) -> None:
    long = "red circle " * 300

    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        return say("So it is.") if results(body) else call("search", {"query": long})

    with remote(services, answer) as server:
        events = turn(services, UNSETTLED)
    (read,) = results(server.asked[1])
    assert len(read) < 600
    assert read.endswith("characters)")
    assert words(events).endswith("So it is.")


@pytest.mark.parametrize("text", ["", "short", "a\nb"])
def test_what_is_short_is_read_whole(text: str) -> None:
    assert shortened(text, LONGEST) == text


def test_every_hit_keeps_its_number() -> None:
    hits = "\n".join(f"#{number} {'a very long name ' * 20}" for number in range(1, 6))
    assert all(f"#{number} a very" in shortened(hits, 600) for number in range(1, 6))
    assert shortened("a" * 1000, 600) == f"{'a' * 600}\n… (1000 characters)"


def test_half_of_a_number_is_no_number() -> None:
    hits = "\n".join(f"#{number} {'x' * 20}" for number in range(1, 36))
    for longest in range(300, 400):
        kept = shortened(hits, longest).splitlines()[:-1]
        assert all(line in hits.splitlines() for line in kept)


def test_lines_that_are_no_hits_are_read_whole() -> None:
    paragraphs = "\n".join("word " * 60 for _ in range(21))
    assert shortened(paragraphs, LONGEST).startswith(paragraphs[:LONGEST])
