"""More of what was found is more of the last search, whatever was talked about since."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from assistant.api import Event, Hits, Language, Routed
from assistant.dialogue.following import searches_on
from assistant.dialogue.store import ConversationStore
from tests.unit.dialogue.conftest import Bench


def routed(events: Sequence[Event]) -> Routed:
    return next(event for event in events if isinstance(event, Routed))


def conversation_of(bench: Bench, *texts: str) -> str:
    conversation = None
    for text in texts:
        bench.turn(text, conversation=conversation)
        conversation = newest(bench.store)
    assert conversation
    return conversation


def newest(store: ConversationStore) -> str:
    return store.list()[0].id


@pytest.mark.parametrize("text", ["show me more", "find", "show more pictures"])
@pytest.mark.parametrize("between", [("describe the second one",), ("describe #2", "tell me a joke"), ()])
def test_the_last_search_is_gone_on_with(bench: Bench, text: str, between: tuple[str, ...]) -> None:
    conversation = conversation_of(bench, "find red stars", *between)
    events = bench.turn(text, conversation=conversation)
    assert routed(events).action == "search"
    assert routed(events).arguments["query"] == "red stars"
    assert any(isinstance(event, Hits) for event in events)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("show me more", "en"), ("find", "en"), ("next page", "en"), ("more results please", "en"), ("search", "en"),
        ("再来几张", "zh"), ("下一页", "zh"), ("找", "zh"), ("搜索", "zh"),
    ],
)  # fmt: skip
def test_words_for_more_of_what_was_found(text: str, language: Language) -> None:
    assert searches_on(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("next", "en"), ("another one", "en"), ("the next one", "en"), ("go on", "en"), ("tell me more", "en"),
        ("find red stars", "en"), ("more like this", "en"), ("还有吗", "zh"), ("下一张", "zh"), ("继续", "zh"),
        ("找红色的星星", "zh"),
    ],
)  # fmt: skip
def test_words_that_may_go_on_with_anything(text: str, language: Language) -> None:
    assert not searches_on(text, language)
