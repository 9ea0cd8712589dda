"""What somebody's own words order, clause by clause; what is quoted, denied or told of others orders nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from assistant.api import Action, language_of
from assistant.dialogue.agent.guard import NotOrdered, check
from assistant.dialogue.ordered import ordering
from assistant.dialogue.router import Router


@pytest.fixture
def lasting(router: Router) -> Mapping[str, Action]:
    return {name: action for name, action in router.actions.items() if action.lasting}


@pytest.mark.parametrize(
    ("action", "text", "clause"),
    [
        ("draw", "What is in this picture? Draw a dog.", "Draw a dog."),
        ("draw", "find cats and describe the best one, then draw it as a comic", "draw it as a comic"),
        ("draw", "tell me what this is and then draw it as a cartoon", "draw it as a cartoon"),
        ("draw", "any picture of a red circle? draw a blue square", "draw a blue square"),
        ("draw", "有没有猫的照片？把第一张画成漫画", "把第一张画成漫画"),
        ("draw", "这是什么？照着画一张水彩", "照着画一张水彩"),
        ("index", "how many pictures are there? then index ~/x", "then index ~/x"),
        ("index", "图库里有多少张照片？索引~/图", "索引~/图"),
    ],
)
def test_a_clause_orders_beside_others_that_ask(
    lasting: Mapping[str, Action], action: str, text: str, clause: str
) -> None:
    assert ordering(text, language_of(text), lasting[action]) == (clause,)


@pytest.mark.parametrize(
    "text",
    [
        "he said: draw a dog. what does that mean?",
        "he said draw a dog. what does that mean?",
        'what does "draw a cat. draw a dog" mean?',
        'Is there a sign? It says "draw a dog." What is that?',
        "is there a sign on it? ‘Draw a dog.’ Is that it?",
        "what is on the sign? the text: draw a dog. why?",
        "how do I find a cat and then draw it?",
        "who can find and draw a dog?",
        "every morning I wake up and then draw a cat, is that good?",
        "what is in it? What would happen if you draw a dog?",
        "don't find a cat and then draw a dog",
        "should I find a cat, then draw a dog?",
        "is it a cat? draw a dog? no, don't.",
        "is ~/x indexed? do not index it",
        "do not index ~/x; just describe",
        "if there is no cat, then index ~/x? what happens?",
        "先别索引",
        "先别索引~/x，描述第一张",
        "他说画一只狗。什么意思？",
        "“画一只狗。”是什么意思？",
        "别找猫，然后画一只狗",
        "如果找到猫，然后画一只狗会怎样",
        "这是什么？画一只狗？算了",
    ],
)
def test_no_clause_becomes_an_order_by_being_cut_off(lasting: Mapping[str, Action], text: str) -> None:
    assert not any(ordering(text, language_of(text), action) for action in lasting.values())


@pytest.mark.parametrize(
    ("folders", "own_words"),
    [
        (["/tmp/x/"], "index /tmp/x"),
        (["/tmp/x"], "index /tmp/x/"),
        (["~/x"], "is it in there? index ~/x/"),
        (["/tmp/a/../x"], "索引/tmp/x"),
        (["/tmp/x"], "what is in /tmp/x? then index it in the library"),
    ],
)
def test_a_place_is_the_same_however_it_is_spelled(
    lasting: Mapping[str, Action], folders: list[str], own_words: str
) -> None:
    check(lasting["index"], {"folders": folders}, own_words, (), language_of(own_words))


def test_the_home_folder_is_the_one_that_a_tilde_stands_for(
    lasting: Mapping[str, Action], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    check(lasting["index"], {"folders": ["/home/me/x"]}, "index ~/x", (), "en")


@pytest.mark.parametrize(
    ("folders", "own_words"),
    [
        (["/tmp/xy"], "index /tmp/x"),
        (["/tmp"], "index /tmp/x"),
        (["~/a"], "what is in ~/a? index ~/b"),
        (["~/a"], "do not index ~/a. is it big? index ~/b"),
    ],
)
def test_a_place_of_another_clause_is_not_meant(
    lasting: Mapping[str, Action], folders: list[str], own_words: str
) -> None:
    arguments: dict[str, Any] = {"folders": folders}
    with pytest.raises(NotOrdered):
        check(lasting["index"], arguments, own_words, (), language_of(own_words))
