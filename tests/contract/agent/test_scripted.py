"""The agent against a model that cannot be trusted: bounds, refusals, mistakes, and what leaves the machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Event, Failed, Hits, Notice, PicturesShown, Routed, TextDelta, TurnEnded
from assistant.dialogue.agent import AgentLimits
from assistant.dialogue.decision import Utterance
from assistant.dialogue.given import Attachment, Given
from assistant.host.compose import Services
from assistant.remote_server import RemoteServer
from assistant.settings import Settings
from tests.contract.agent.conftest import SAMPLES
from tests.contract.agent.scripted import Answer, Server, call, results, say, serving

UNSETTLED = "any pictures of a red circle? describe the best match"
"""Words that the deterministic plan leaves to the agent."""


@contextmanager
def remote(services: Services, answer: Answer, limits: AgentLimits | None = None, **more: Any) -> Iterator[Server]:
    """The host with this server as the model that calls tools; everything else stays with the shipped models."""
    from assistant.host.engine_settings import engine_settings

    agent = services.manager._shared.agent
    with serving(answer) as server:
        chosen = RemoteServer(url=server.url, model="scripted", **more)
        settings = Settings(profile="remote", device="cpu", remote={"tool_calling": chosen})
        services.engine.choose(engine_settings(settings))
        before, agent._limits = agent._limits, limits or agent._limits
        try:
            yield server
        finally:
            agent._limits = before
            services.engine.choose(engine_settings(services.settings))


def turn(services: Services, text: str, *attachments: Attachment) -> list[Event]:
    return list(services.manager.turn(Given(None, text, attachments), threading.Event()))


def routes(events: list[Event]) -> list[str]:
    return [event.action for event in events if isinstance(event, Routed)]


def words(events: list[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def ended(events: list[Event]) -> str:
    assert isinstance(events[-1], TurnEnded)
    return events[-1].status


def test_steps_are_shown_and_their_results_reach_the_model(services: Services) -> None:
    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        return (
            [*say("Let me look."), *call("search", {"query": "red circle", "limit": 2})]
            if not results(body)
            else say("There ", "it is.")
        )

    with remote(services, answer) as server:
        events = turn(services, UNSETTLED)
    assert ended(events) == "done"
    assert routes(events) == ["chat", "search"]
    assert words(events).startswith("Let me look.")
    assert words(events).endswith("\n\nThere it is.")
    hits = next(event for event in events if isinstance(event, Hits))
    assert all(f"#{hit.picture.number}" in results(server.asked[1])[0] for hit in hits.hits)
    assert {tool["function"]["name"] for tool in server.asked[0]["tools"]} >= {"search", "caption", "ask", "index"}
    assert "chat" not in {tool["function"]["name"] for tool in server.asked[0]["tools"]}


@pytest.mark.parametrize("text", ["any photo of a blue square? describe the second", "有没有蓝色方形的图？描述第二张"])
def test_which_hit_is_meant_follows_from_the_words_and_the_model_is_told(services: Services, text: str) -> None:
    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        known = results(body)
        if not known:
            return call("search", {"query": "blue square"})
        return say("So it is.") if len(known) > 1 else call("caption", {"pictures": [1, 3]})

    with remote(services, answer) as server:
        events = turn(services, text)
    meant = next(event for event in events if isinstance(event, Hits)).hits[1].picture.number
    assert [event.pictures for event in events if isinstance(event, Routed)][-1] == (meant,)
    asked = [call for message in server.asked[2]["messages"] for call in message.get("tool_calls") or ()]
    assert json.loads(asked[1]["function"]["arguments"])["pictures"] == [meant]


@pytest.mark.parametrize("own_words", [UNSETTLED, "找红色的圆，它是什么颜色"])
def test_words_from_outside_cannot_start_what_lasts(services: Services, tmp_path: Path, own_words: str) -> None:
    """A model that was talked into indexing, by a caption or a file's name, is refused; nothing is brought in."""
    folder = tmp_path / "secret"
    folder.mkdir()
    (folder / "a.png").write_bytes((SAMPLES / "red-circle.png").read_bytes())

    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        return say("Well.") if results(body) else call("index", {"folders": [str(folder)]})

    before = services.library.status().pictures
    with remote(services, answer) as server:
        events = turn(services, own_words)
    notice = next(event for event in events if isinstance(event, Notice))
    assert f"/index {folder}" in notice.hint
    assert services.library.status().pictures == before
    assert "Error" in results(server.asked[1])[0]
    assert ended(events) == "done"


def test_an_order_of_ones_own_covers_the_places_that_it_names_only(services: Services, tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    for place in (own, other):
        place.mkdir()
    from assistant.dialogue.agent.guard import NotOrdered, check

    action = services.registry.actions["index"][1]
    check(action, {"folders": [str(own)]}, f"please index {own}", (), "en")
    check(action, {"folders": [str(own)]}, "把它加入图库，索引文件夹", (str(own),), "zh")
    with pytest.raises(NotOrdered):
        check(action, {"folders": [str(other)]}, f"please index {own}", (), "en")
    with pytest.raises(NotOrdered):
        check(action, {"folders": [str(own)]}, f"do not index {own}", (), "en")


def test_endless_models_are_stopped(services: Services) -> None:
    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        return call("search", {"query": f"red {len(results(body))}"})

    with remote(services, answer, AgentLimits(rounds=3)) as server:
        events = turn(services, UNSETTLED)
    assert len(server.asked) == 3
    assert ended(events) == "done"
    assert any(isinstance(event, Notice) and "3 rounds" in event.message for event in events)


def test_many_calls_at_once_are_bounded_and_run_one_after_the_other(services: Services) -> None:
    def answer(_: dict[str, Any]) -> list[dict[str, Any]]:
        calls = [call("search", {"query": f"star {at}"}, f"c{at}") for at in range(9)]
        return [
            {"tool_calls": [{**delta["tool_calls"][0], "index": at}]} for at, each in enumerate(calls) for delta in each
        ]

    with remote(services, answer, AgentLimits(steps=4)):
        events = turn(services, UNSETTLED)
    assert routes(events) == ["search"] * 4
    assert [event.step for event in events if isinstance(event, Routed)] == [1, 2, 3, 4]
    assert ended(events) == "done"


def test_time_is_bounded(services: Services) -> None:
    with remote(services, lambda _: say("on and ", "on"), AgentLimits(seconds=0)):
        events = turn(services, UNSETTLED)
    assert any(isinstance(event, Notice) and "0 seconds" in event.message for event in events)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("caption", {"pictures": [77]}),
        ("search", {"limit": 5000}),
        ("search", {"colour": "red"}),
        ("delete_everything", {}),
        ("caption", {"pictures": "all of them"}),
    ],
)
def test_a_mistake_is_told_to_the_model_and_ends_nothing(
    services: Services, name: str, arguments: dict[str, Any]
) -> None:
    def answer(body: dict[str, Any]) -> list[dict[str, Any]]:
        return say("I see.") if results(body) else call(name, arguments)

    with remote(services, answer) as server:
        events = turn(services, UNSETTLED)
    assert "error" in results(server.asked[1])[0].lower()
    if name in services.registry.actions:
        assert any(isinstance(event, Notice) and event.level == "warning" for event in events), "the user sees it, too"
    assert words(events).endswith("I see.")
    assert ended(events) == "done"


def test_a_picture_travels_as_a_content_block_to_a_model_that_sees(services: Services) -> None:
    with serving(lambda _: say("A circle.")) as server:
        from assistant.host.engine_settings import engine_settings

        seeing = RemoteServer(url=server.url, model="scripted", tools=True)
        settings = Settings(profile="remote", device="cpu", remote={"vision_language": seeing})
        services.engine.choose(engine_settings(settings))
        try:
            turn(services, "what is this and do I have others like it", Attachment(str(SAMPLES / "red-circle.png")))
        finally:
            services.engine.choose(engine_settings(services.settings))
    (asked,) = [body for body in server.asked if "tools" in body]
    kinds = [part["type"] for part in asked["messages"][-1]["content"]]
    assert kinds == ["text", "image_url", "text"]


def test_the_turn_can_be_stopped_while_the_model_thinks(services: Services) -> None:
    thinking, release = threading.Event(), threading.Event()

    def answer(_: dict[str, Any]) -> list[dict[str, Any]]:
        thinking.set()
        release.wait(60)
        return say("too late")

    cancelled = threading.Event()
    with remote(services, answer):
        threading.Thread(target=_stop, args=(thinking, cancelled), daemon=True).start()
        events = list(services.manager.turn(Given(None, UNSETTLED), cancelled))
        release.set()
    assert ended(events) == "cancelled"
    assert not any(isinstance(event, Failed) for event in events)


def _stop(thinking: threading.Event, cancelled: threading.Event) -> None:
    thinking.wait(60)
    cancelled.set()


def test_silence_leaves_the_request_to_what_would_have_happened_without_a_model(services: Services) -> None:
    with remote(services, lambda _: []) as server:
        events = turn(services, UNSETTLED)
    without = services.manager._router().route(Utterance(UNSETTLED))
    assert len(server.asked) == 1
    assert [event.reason for event in events if isinstance(event, Routed)] == [without.reason]


def test_nothing_is_traced_elsewhere(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables that make LangChain send every message to a service are ignored."""
    traced: list[str] = []

    def trace(body: dict[str, Any]) -> list[dict[str, Any]]:
        traced.append(str(body))
        return []

    with serving(trace) as tracing, remote(services, lambda _: say("Hi.")):
        for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
            monkeypatch.setenv(name, "true")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracing.url)
        monkeypatch.setenv("LANGSMITH_API_KEY", "key")
        assert words(turn(services, UNSETTLED)) == "Hi."
    assert not traced


@pytest.mark.parametrize("depth", [40, 980, 5000])
@pytest.mark.parametrize("form", ["protocol", "hermes", "tagged"])
def test_arguments_without_a_floor_are_no_call(services: Services, depth: int, form: str) -> None:
    """What is just within the reach of a parser may be beyond that of the writer behind it."""
    deep = "[" * depth + "]" * depth
    text = json.dumps({"name": "search", "arguments": {"query": 0}}).replace("0", deep)
    tagged = f"<function=search><parameter=query>{deep}</parameter></function>"
    function = {"name": "search", "arguments": json.dumps({"query": 0}).replace("0", deep)}
    calls: dict[str, list[dict[str, Any]]] = {
        "protocol": [{"tool_calls": [{"index": 0, "id": "a", "function": function}]}],
        "hermes": say(f"<tool_call>{text}</tool_call>"),
        "tagged": say(f"<tool_call>{tagged}</tool_call>"),
    }
    with remote(services, lambda body: say("Done.") if results(body) else calls[form]):
        events = turn(services, UNSETTLED)
    assert not [event for event in events if isinstance(event, Failed)]
    assert ended(events) == "done"


@pytest.mark.parametrize("part", ["id", "name"])
def test_a_call_by_half_a_character_is_answered(services: Services, part: str) -> None:
    made = {"id": "a", "name": "search", part: "\ud800"}
    function = {"name": made["name"], "arguments": "{}"}
    delta = {"tool_calls": [{"index": 0, "id": made["id"], "function": function}]}
    with remote(services, lambda body: say("Done.") if results(body) else [delta]):
        events = turn(services, UNSETTLED)
    assert words(events).endswith("Done.")
    assert ended(events) == "done"


def test_words_from_outside_start_no_more_of_what_is_ordered(services: Services) -> None:
    """One drawing is ordered: of eight that a model was talked into one is made, and one notice tells of the others."""
    calls = [call("draw", {"prompt": f"a star {at}", "steps": 1}, f"c{at}") for at in range(8)]
    asked = [{"tool_calls": [{**delta["tool_calls"][0], "index": at}]} for at, one in enumerate(calls) for delta in one]
    with remote(services, lambda body: say("Well.") if results(body) else asked) as server:
        events = turn(services, "any pictures of a red circle? describe the best match! draw a blue square")
    assert sum(isinstance(event, PicturesShown) for event in events) == 1
    assert sum(isinstance(event, Notice) and "so much of it" in event.message for event in events) == 1
    assert ["Error" in said for said in results(server.asked[1])] == [False] + [True] * 7
    assert ended(events) == "done"
