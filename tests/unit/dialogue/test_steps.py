"""Several steps in one sentence: taken apart only where every piece is certain."""

from __future__ import annotations

import pytest

from assistant.api import Action
from assistant.api.language import Bilingual
from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router
from assistant.dialogue.steps import steps_of


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("find the red stars and describe the second one", ["find the red stars", "describe the second one"]),
        ("search for blue circles, then compare the first two", ["search for blue circles", "compare the first two"]),
        ("找出所有红色的圆，然后描述第一张", ["找出所有红色的圆", "描述第一张"]),
        ("搜索蓝色的星星并描述最后一张", ["搜索蓝色的星星", "描述最后一张"]),
        ("index ~/Pictures and then find red stars", ["index ~/Pictures", "find red stars"]),
    ],
)
def test_steps(router: Router, text: str, steps: list[str]) -> None:
    assert steps_of(router, Utterance(text)) == steps


@pytest.mark.parametrize(
    "text",
    [
        "find cats and dogs",
        "find a red star and a blue circle",
        "tell me a joke and then another one",
        "find the difference between a list and a tuple and tell me which is faster",
        "what is on the left and what is on the right?",
        "find pictures that show a dog and a cat",
        "/search find this and describe it",
        "the first one, is there a heart?",
        "#1: what colour is the star?",
        "第一张，看看有没有心形？",
    ],
)
def test_single_requests_stay_whole(router: Router, text: str) -> None:
    pictures = (Seen(1, "dropped", 1),)
    assert steps_of(router, Utterance(text, pictures=pictures)) in ([text], [text, ""])


def test_a_picture_named_in_front_goes_with_what_is_wanted_of_it(router: Router) -> None:
    utterance = Utterance("#1, describe it, and then find red stars", pictures=(Seen(1, "dropped", 1),))
    assert steps_of(router, utterance) == ["#1, describe it", "find red stars"]


def test_pictures_that_are_only_presented_or_told_of_are_no_step(router: Router) -> None:
    before = tuple(Seen(number, "dropped", 1) for number in (1, 2))
    shown = Utterance("two more from the hike. which of all four is best", attached=(3, 4), pictures=before)
    assert steps_of(router, shown) == [shown.text]
    told = Utterance("the first one is fine. what about the others, any blur", pictures=before)
    assert steps_of(router, told) == [told.text]


def test_an_order_of_an_added_plugin_is_a_step(router: Router) -> None:
    """Its verb is known from its examples."""
    said = ("water the plants", "water my garden", "water the roses now", "give the roses water")
    water = Action("water", Bilingual("waters", "浇水"), {"en": said})
    both = Router([*(("shipped", action) for action in router.actions.values()), ("garden", water)])
    utterance = Utterance("find red stars and water my garden")
    assert steps_of(both, utterance) == ["find red stars", "water my garden"]
    assert steps_of(router, utterance) == [utterance.text]
