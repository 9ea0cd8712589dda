"""One thing turned down and another wanted, one more label, and words that only look like an order."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.decision import Decision, Utterance
from assistant.dialogue.following.instead_of import wanted_instead
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

FOUND = tuple(Seen(number, "found", 1) for number in range(1, 6))


def after(router: Router, action: str, text: str, **arguments: Any) -> Decision:
    return router.route(
        Utterance(text, pictures=FOUND, focus=(5,), last_action=action, last_arguments=arguments),
    )


@pytest.mark.parametrize(
    ("text", "query", "exclude"),
    [
        ("no cats, dogs", "dogs", "cats"), ("not cats but dogs", "dogs", "cats"),
        ("no cats, just dogs", "dogs", "cats"),
        ("not red cars, blue cars", "blue cars", "red cars"), ("不要猫，要狗", "狗", "猫"), ("不要猫要狗", "狗", "猫"),
        ("不是猫，是狗", "狗", "猫"),
    ],
)  # fmt: skip
def test_one_thing_is_wanted_instead_of_another(router: Router, text: str, query: str, exclude: str) -> None:
    decided = after(router, "search", text, query="circles")
    assert (decided.action, decided.arguments) == ("search", {"query": query, "exclude": [exclude]})


@pytest.mark.parametrize(
    "text",
    [
        "no thanks, describe the first one", "no cats, describe them", "no cats", "no, dogs", "不要猫",
        "no problem, thanks", "not bad, thanks", "no more cats, please", "不要了，谢谢",
        "不是第一张，是第二张", "不要紧，找狗", "not this one, the second",
    ],
)  # fmt: skip
def test_other_refusals_want_nothing_instead(text: str) -> None:
    assert wanted_instead(text, "en" if text.isascii() else "zh") == ""


@pytest.mark.parametrize(
    ("text", "label"), [("还是鸟", "鸟"), ("还是兔子呢", "兔子"), ("或者是鸟", "鸟"), ("or a bird?", "bird")]
)
def test_one_more_label_is_offered(router: Router, text: str, label: str) -> None:
    decided = after(router, "classify", text, labels=["cat", "dog"])
    assert (decided.action, decided.arguments) == ("classify", {"labels": ["cat", "dog", label]})


@pytest.mark.parametrize("text", ["还是算了", "还是不对", "还是没看懂"])
def test_still_offers_nothing(router: Router, text: str) -> None:
    assert after(router, "classify", text, labels=["cat", "dog"]).action != "classify"


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("he took the last cookie", "chat"), ("他拿走了最后一块饼干", "chat"), ("make the bed", "chat"),
        ("make my bed", "chat"), ("paint the second world war", "draw"), ("画第二次世界大战", "draw"),
        ("find people standing rather than sitting", "search"), ("draw a bed", "draw"),
        ("draw the bed of a princess", "draw"), ("paint the last cookie in the jar", "draw"),
    ],
)  # fmt: skip
def test_what_sounds_like_an_order_and_is_none(router: Router, text: str, action: str) -> None:
    assert router.route(Utterance(text)).action == action


def test_where_a_picture_was_taken_is_asked_of_it(router: Router) -> None:
    for text in ("在哪拍的", "在哪里拍的？", "where was it taken?"):
        assert after(router, "search", text, query="circles").action == "ask"
    assert router.route(Utterance("我的护照照片在哪")).action == "search"
