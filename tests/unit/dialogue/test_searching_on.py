"""More of what was found is more of the last search, whatever was talked about since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from assistant.api import Event, Hits, Language, Routed
from assistant.dialogue.decision import Utterance
from assistant.dialogue.following.more import searches_on
from assistant.dialogue.ground import Ground, Search
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router
from assistant.dialogue.searching import searched_on
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


def after_talk_of(numbers: tuple[int, ...], action: str = "ask") -> Ground:
    """After a search that brought three pictures, and then a request about some."""
    seen = tuple(Seen(number, "found" if number < 4 else "dropped", number // 4) for number in range(1, 5))
    search = Search("search", {"query": "red stars"}, (1, 2, 3))
    return Ground(seen, numbers, action, {"question": "what is it?"}, search, numbers)


@pytest.mark.parametrize(
    ("text", "language", "arguments"),
    [
        ("any more?", "en", {"skip": 3}), ("are there any others?", "en", {"skip": 3}), ("more", "en", {"skip": 3}),
        ("还有吗", "zh", {"skip": 3}), ("没有别的吗", "zh", {"skip": 3}), ("还有别的吗？", "zh", {"skip": 3}),
        ("without circles", "en", {"exclude": ["circles"]}), ("but without blue ones", "en", {"exclude": ["blue"]}),
        ("without the second one", "en", {"exclude": ["#2"]}), ("不要圆形", "zh", {"exclude": ["圆形"]}),
        ("不要第二张", "zh", {"exclude": ["#2"]}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("action", ["ask", "caption"])
def test_words_about_what_was_found_do_not_end_the_search(
    router: Router, text: str, language: Language, arguments: dict[str, Any], action: str
) -> None:
    said, ground = searched_on(text, after_talk_of((2,), action), language)
    decided = router.route(
        Utterance(
            said,
            pictures=ground.pictures,
            focus=ground.focus,
            last_action=ground.last_action,
            last_arguments=ground.last_arguments,
            last_pictures=ground.last_pictures,
            language=language,
        )
    )
    assert (decided.action, decided.arguments) == ("search", {"query": "red stars"} | arguments)


@pytest.mark.parametrize(
    ("text", "language", "about"),
    [
        ("anything else?", "en", (2,)), ("continue", "en", (2,)), ("without emojis", "en", (2,)),
        ("继续", "zh", (2,)), ("不要表情", "zh", (2,)), ("any more?", "en", (4,)), ("不要圆形", "zh", (4,)),
        ("any more?", "en", ()), ("is it red?", "en", (2,)),
    ],
)  # fmt: skip
def test_what_may_mean_the_answer_or_another_picture_does_not_search_on(
    text: str, language: Language, about: tuple[int, ...]
) -> None:
    ground = after_talk_of(about)
    assert searched_on(text, ground, language) == (text, ground)


def test_after_a_drawing_more_are_drawings() -> None:
    ground = after_talk_of((2,), "draw")
    drawn = replace(ground, pictures=(*ground.pictures, Seen(5, "drawn", 5)))
    assert searched_on("不要圆形", drawn, "zh") == ("不要圆形", drawn)


@pytest.mark.parametrize(
    "text",
    [
        "not bad", "not sure", "no kidding", "no that's wrong", "not too long", "no hashtags", "not in english",
        "skip it", "remove the background", "不要太长", "不要英文", "不要标题", "去掉背景", "不要客气", "不要编造",
        "除了狗还有什么？",
    ],
)  # fmt: skip
def test_other_replies_to_what_was_said_of_a_hit_search_nothing(text: str) -> None:
    language: Language = "zh" if text[0] > "z" else "en"
    said, ground = searched_on(text, after_talk_of((2,), "ask"), language)
    assert said == text
    assert ground.last_action == "ask"
