"""LangChain's agent from end to end on the shipped model: through the engine here, and through transformers' server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.api import CapabilityName, Event, Hits, Routed
from assistant.dialogue.agent import Task
from assistant.dialogue.agent.setting import setting_of
from assistant.dialogue.context import PastConversation
from assistant.dialogue.outcome import Numbering
from assistant.dialogue.runner import Tick
from assistant.engine import ModelFolders
from assistant.host.compose import Services
from assistant.host.engine_settings import engine_settings
from assistant.remote_server import RemoteServer
from assistant.settings import Settings
from tests.contract.agent.reading import planner, routes, words
from tests.contract.capabilities import servers


@pytest.fixture(scope="module", params=["here", "served"])
def supplied(request: pytest.FixtureRequest, services: Services, home: Path) -> Iterator[Services]:
    """The model in the engine, and the same model behind an OpenAI-compatible server on loopback."""
    if request.param == "here":
        yield services
        return
    model = str(ModelFolders.default().pocket / "language")
    with servers.transformers_serve(home / "serve.log") as url:
        remote: dict[CapabilityName, RemoteServer] = {"tool_calling": RemoteServer(url=url, model=model)}
        services.engine.choose(engine_settings(Settings(profile="remote", device="cpu", remote=remote)))
        yield services
        services.engine.choose(engine_settings(services.settings))


def planned(services: Services, text: str, language: str = "en") -> list[Event]:
    """What the agent does for a request in a new conversation."""
    store = services.store
    conversation = store.create()
    turn = store.turns.add(conversation, text, "zh" if language == "zh" else "en", None)
    task = Task(
        text=text,
        own_words=text,
        language="zh" if language == "zh" else "en",
        conversation=PastConversation(store, conversation, turn),
        numbers=Numbering(store, conversation, turn, services.pictures, services.place.data / "plugins"),
        known=lambda: {picture.number: picture for picture in store.pictures.all(conversation)},
        keep=services.pictures.keep,
    )
    events = services.manager._shared.agent.run(task, threading.Event())
    return [event for event in events if not isinstance(event, Tick)]


@pytest.mark.parametrize(
    ("text", "language", "query"),
    [("find a red circle", "en", "circle"), ("帮我找蓝色的方形", "zh", "蓝色的方形")],
)
def test_one_step(supplied: Services, text: str, language: str, query: str) -> None:
    events = planned(supplied, text, language)
    assert [name for name, _ in routes(events)] == ["search"]
    assert query in next(event.arguments["query"] for event in events if isinstance(event, Routed))
    assert planner(events)


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("find a red circle and describe it", "en", 0),
        ("look for blue squares, then describe the second one", "en", 1),
        ("找红色的圆形，然后描述第一张", "zh", 0),
        ("搜索蓝色的方形，再描述最后一张", "zh", -1),
    ],
)
def test_find_then_describe(supplied: Services, text: str, language: str, place: int) -> None:
    events = planned(supplied, text, language)
    hits = next(event for event in events if isinstance(event, Hits))
    (search, _), (caption, about) = routes(events)
    assert (search, caption) == ("search", "caption")
    assert about == (hits.hits[place].picture.number,)
    assert words(events).rpartition("\n\n")[2].strip(".。").endswith(f"#{about[0]}"), (
        "it ends with the picture's number"
    )


def test_where_no_action_fits_it_is_silent(supplied: Services) -> None:
    assert routes(planned(supplied, "thanks a lot")) == []
    assert words(planned(supplied, "今天星期几", "zh")) == ""


def test_the_setting_is_the_one_that_the_model_was_trained_on() -> None:
    assert setting_of(()) == "Pictures: none"
