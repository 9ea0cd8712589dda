"""What somebody's own words order, clause by clause; what is quoted, denied or told of others orders nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Action, Language, language_of
from assistant.dialogue.agent.guard import NotOrdered, Passed, check
from assistant.dialogue.ordered import ordering
from assistant.dialogue.router import Router

DATA = Path(__file__).parent / "data"


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


@pytest.mark.parametrize(
    ("own_words", "folders", "arguments"),
    [
        ("index /tmp/x", (), {"folders": ["/tmp/x"], "watch": True}),
        ("index /tmp/x and keep the rest", (), {"folders": []}),
        ("is it big? index /tmp/x", (), {}),
        ("add this folder to the library", ("/tmp/x",), {"folders": []}),
        ("here is /tmp/x. index the folder", (), {"folders": []}),
        ("索引/tmp/x", (), {"folders": ["/tmp/x"], "watch": True}),
        ("索引/tmp/x", (), {"folders": []}),
    ],
)
def test_no_switch_and_no_wider_place_than_the_words_say(
    lasting: Mapping[str, Action], own_words: str, folders: tuple[str, ...], arguments: dict[str, Any]
) -> None:
    with pytest.raises(NotOrdered):
        check(lasting["index"], arguments, own_words, folders, language_of(own_words))


def test_a_command_sets_its_switches_and_the_library_is_meant_where_no_place_is_named(
    lasting: Mapping[str, Action],
) -> None:
    check(lasting["index"], {"folders": ["/tmp/x"], "watch": True}, "/index /tmp/x --watch", (), "en")
    check(lasting["index"], {"folders": ["/tmp/x"], "watch": False}, "index /tmp/x", (), "en")
    check(lasting["index"], {"folders": []}, "reindex my library", (), "en")
    with pytest.raises(NotOrdered):
        check(lasting["index"], {"folders": ["/tmp/x"], "watch": True}, "/index /tmp/x", (), "en")


@pytest.mark.parametrize(
    ("own_words", "most"),
    [
        ("draw a blue square", 1),
        ("any picture of a red circle? draw a blue square", 1),
        ("draw a cat and a dog", 2),
        ("draw a cat, a dog and a bird", 3),
        ("draw a cat and then draw a dog", 2),
        ("draw three cats", 3),
        ("draw a couple of cats", 2),
        ("draw a puzzle of 500 pieces", 1),
        ("draw a street in 1920", 1),
        ("draw #1 and #2 as comics", 2),
        ("is it a cat? draw a few variations of it", 4),
        ("画一只猫", 1),
        ("画三只猫", 3),
        ("画一只猫和一只狗", 2),
        ("画几张不同的猫", 4),
        ("把第三张画成漫画", 1),
    ],
)
def test_no_more_is_made_in_a_run_than_the_words_order(
    lasting: Mapping[str, Action], own_words: str, most: int
) -> None:
    draw, language = lasting["draw"], language_of(own_words)
    passed = Passed()
    for number in range(most):
        arguments = {"prompt": f"a cat {number}"}
        check(draw, arguments, own_words, (), language, passed=passed)
        passed.did(draw, arguments)
    with pytest.raises(NotOrdered) as refused:
        check(draw, {"prompt": "anything"}, own_words, (), language, passed=passed)
    assert not refused.value.again
    assert refused.value.hint.endswith("/draw --prompt anything")
    with pytest.raises(NotOrdered) as refused:
        check(draw, {"prompt": "anything else"}, own_words, (), language, passed=passed)
    assert refused.value.again
    check(draw, {"prompt": "a cat", "copies": most}, own_words, (), language)
    with pytest.raises(NotOrdered):
        check(draw, {"prompt": "a cat", "copies": most + 1}, own_words, (), language)


def test_every_folder_that_is_named_or_dropped_may_be_brought_in_by_a_call_of_its_own(
    lasting: Mapping[str, Action],
) -> None:
    index = lasting["index"]
    for own_words, folders in (("index /tmp/a and /tmp/b", ()), ("index these folders", ("/tmp/a", "/tmp/b"))):
        passed = Passed()
        for folder in ("/tmp/a", "/tmp/b"):
            check(index, {"folders": [folder]}, own_words, folders, "en", passed=passed)
            passed.did(index, {"folders": [folder]})


@pytest.mark.parametrize(
    "text",
    [
        "create a budget for two people",
        "generate a strong password",
        "make a schedule for the week",
        "put together an itinerary for Rome",
        "create a table of the planets",
        "make a function that sorts",
        "create an account",
        "make me a playlist for running",
        "make a quiz about history",
        "create a weekly workout routine",
        "give me three ideas for dinner",
        "please make explanation of this picture",
        "draw the curtains, it's too bright",
        "gimme cats",
        "生成一个强密码",
        "做个两口人的预算",
        "生成一份去罗马的行程",
        "做个购物清单",
        "生成一张表格",
        "做个歌单",
        "做个提醒",
        "重新扫描图库",
    ],
)
def test_what_is_made_of_words_is_no_order_to_draw(lasting: Mapping[str, Action], text: str) -> None:
    with pytest.raises(NotOrdered):
        check(lasting["draw"], {"prompt": "two people"}, text, (), language_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "create a budget poster",
        "draw a table",
        "create a picture of a wooden table",
        "make a drawing of a schedule",
        "generate an image of a password lock",
        "create a logo for my account",
        "create a cat on a table",
        "make a cat sitting on a table",
        "draw the curtains in blue",
        "give me a castle at night",
        "画一张桌子",
        "画一个计划表",
        "生成一张预算的海报",
        "重新画一张",
    ],
)
def test_a_picture_of_such_things_is_drawn(lasting: Mapping[str, Action], text: str) -> None:
    check(lasting["draw"], {"prompt": "two people"}, text, (), language_of(text))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_call_to_draw_passes_for_what_other_people_ask_of_others(
    lasting: Mapping[str, Action], language: Language
) -> None:
    lines = (DATA / f"people.{language}.jsonl").read_text(encoding="utf-8").splitlines()
    passed = []
    for row in map(json.loads, lines):
        with suppress(NotOrdered):
            check(lasting["draw"], {"prompt": "two people"}, row["text"], (), language)
            passed += [] if row["action"] == "draw" else [row["text"]]
    assert len(lines) > 200
    assert not passed
