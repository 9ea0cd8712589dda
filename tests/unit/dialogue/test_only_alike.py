"""Words that only look like one of the narrower rules: they mean what they meant without it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.decision import FALLBACK, Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router
from assistant.dialogue.steps import plan_of

HITS = tuple(Seen(number, "found", 1, "") for number in range(1, 6))


def after_search(router: Router, text: str) -> tuple[str, dict[str, object]]:
    last: dict[str, Any] = {"last_action": "search", "last_arguments": {"query": "animals"}}
    decision = router.route(Utterance(text, pictures=HITS, focus=(1, 2, 3, 4, 5), **last))
    return decision.action, {name: value for name, value in decision.arguments.items() if value}


@pytest.mark.parametrize(
    "text",
    [
        "no luck, next", "no good, next one", "no panic, all fine", "no kidding, really", "不是我想要的",
        "不要担心，只是问问", "不要说话，看电影", "还是用中文吧", "还是换个话题吧", "还是喜欢猫",
    ],
)  # fmt: skip
def test_talk_after_a_search_stays_talk(router: Router, text: str) -> None:
    assert after_search(router, text) == (FALLBACK, {"text": text})


@pytest.mark.parametrize(("text", "without"), [("no cats, please", "cats"), ("without people, please", "people")])
def test_a_polite_word_is_no_other_thing(router: Router, text: str, without: str) -> None:
    assert after_search(router, text) == ("search", {"query": "animals", "exclude": [without]})


@pytest.mark.parametrize(
    "text",
    [
        "take the dog out for a walk", "take the bus out of town", "take the pressure off", "删掉吧", "把重复的删掉",
        "把前女友的微信删掉", "把第一段去掉", "删掉空格",
    ],
)  # fmt: skip
def test_what_is_taken_away_elsewhere_changes_no_drawing(router: Router, text: str) -> None:
    drawn = (Seen(1, "drawn", 1, "a man with a hat"),)
    last: dict[str, Any] = {"last_action": "draw", "last_arguments": {"prompt": "a man with a hat"}}
    assert router.route(Utterance(text, pictures=drawn, focus=(1,), **last)).action == FALLBACK


@pytest.mark.parametrize(
    "text",
    [
        "generate a glass table", "create a marble table", "create three tables in a cafe",
        "make a robot beside a table", "generate an alarm clock", "create a meeting room with a view",
        "create a file cabinet in a dusty office", "来一张红色的闹钟", "生成一个可爱的闹钟", "生成一张木头的表",
        "做一张生日的标签", "生成一幅古老的笔记",
    ],
)  # fmt: skip
def test_things_that_are_also_names_of_texts_are_drawn(router: Router, text: str) -> None:
    assert router.route(Utterance(text)).action == "draw"


@pytest.mark.parametrize(
    "text",
    [
        "描述所有我发的图片", "描述全部我给你的照片", "describe all our pictures from this chat",
        "describe all my pictures from above", "describe all my photos with one sentence each",
        "caption all my pictures with emojis",
    ],
)  # fmt: skip
def test_pictures_that_are_here_are_not_looked_for(router: Router, text: str) -> None:
    assert plan_of(router, Utterance(text, pictures=(Seen(1, "dropped", 1, ""),))).pieces == (text,)


@pytest.mark.parametrize("last", ["search", "chat", "draw", ""])
@pytest.mark.parametrize("text", ["sort them by date", "按日期排序"])
def test_pictures_are_put_into_no_order_whatever_came_before(router: Router, text: str, last: str) -> None:
    assert router.route(Utterance(text, pictures=HITS, focus=(1, 2, 3), last_action=last)).action == FALLBACK
