"""What has to be looked for in the pictures themselves, and what a look changes."""

from __future__ import annotations

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen, resolve, sought
from assistant.dialogue.router import Router

DROPS = (Seen(1, "dropped", 1), Seen(2, "dropped", 1), Seen(3, "dropped", 1))
TOLD = (Seen(1, "dropped", 1, "a red circle"), Seen(2, "dropped", 1, "two red stars"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("describe the one with the star", ["the star"]),
        ("describe the one with the star and how many are there?", ["the star"]),
        ("compare the one with a circle and the one with a star", ["a circle", "a star"]),
        ("is the one with the star bigger than the one with the moon?", ["the star", "the moon"]),
        ("the picture showing two dogs, please", ["two dogs"]),
        ("有星星的那张是什么颜色？", ["星星"]),
        ("描述红色圆的那张", ["红色圆"]),
        ("比较画着爱心的那张和带狗的那张", ["爱心", "狗"]),
        ("which is bigger, the red one or the dark blue one?", ["red", "dark blue"]),
        ("which is bigger, the hot pink one or the sky-blue one?", ["hot pink", "sky-blue"]),
        ("describe the blue ones", ["blue"]),
        ("describe the navy blue ones", ["navy blue"]),
        ("and the blue ones?", ["blue"]),
        ("caption those with a cat", ["a cat"]),
        ("what is in the ones that show two dogs?", ["two dogs"]),
        ("描述蓝色的那些", ["蓝色"]),
        ("有星星的那几张是什么颜色？", ["星星"]),
        ("find the blue ones", []),
        ("compare those with the first one", []),
        ("描述红色那张", ["红色"]),
        ("没有圆的那张", []),
        ("describe the second one", []),
        ("描述那张", []),
        ("我最喜欢的那张", []),
        ("what is a star?", []),
    ],
)
def test_what_pictures_are_said_to_show_is_looked_for(text: str, words: list[str]) -> None:
    assert [one.words for one in sought(text, DROPS)] == words


def test_nothing_is_looked_for_that_a_description_tells_or_where_there_is_no_choice() -> None:
    assert sought("describe the one with the stars", TOLD) == ()
    assert sought("describe the one with the star", DROPS[:1]) == ()
    assert sought("有圆的那张描述下", (Seen(1, "dropped", 1, "红色的圆"), Seen(2, "dropped", 1, "星星"))) == ()
    assert [one.words for one in sought("describe the one with two blue stars", TOLD)] == ["two blue stars"]


def test_the_pictures_at_hand_come_first_and_no_more_than_a_bound_are_looked_at() -> None:
    later = tuple(Seen(number, "found", 2) for number in range(4, 9))
    (one,) = sought("the one with the star", (*DROPS, *later))
    assert one.groups == ((4, 5, 6, 7, 8), (1, 2, 3))
    (one,) = sought("the one with the star", tuple(Seen(number, "dropped", number) for number in range(1, 500)))
    assert one.groups == (tuple(range(436, 500)),)


def test_a_colour_is_looked_for_while_a_picture_has_no_description() -> None:
    told = (Seen(1, "dropped", 1), Seen(2, "dropped", 1, "两个粉色心形和一个红色心形"))
    (one,) = sought("红色那张", told)
    assert one.words == "红色"
    assert resolve("红色那张", told, shown={"红色": (1,)}).numbers == (1,)
    assert resolve("红色那张", told, shown={"红色": ()}).problem == ""


def test_what_a_picture_does_not_show_names_none_that_shows_it() -> None:
    told = (Seen(1, "dropped", 1, "红色的圆"), Seen(2, "dropped", 1, "星星"))
    assert resolve("没有圆的那张", told).numbers != (1,)


@pytest.mark.parametrize("text", ["找一颗红色的星星", "再找一个红色的圆", "find the red circle"])
def test_what_is_sought_in_the_library_is_no_picture_here(text: str) -> None:
    told = (Seen(1, "dropped", 1, "红色的圆, a circle"), Seen(2, "dropped", 1, "hearts"), Seen(3, "drawn", 2))
    assert resolve(text, told, focus=(3,)).numbers == ()


def test_a_look_tells_which_one_is_meant() -> None:
    words = "compare the one with a circle and the one with a star"
    assert resolve(words, DROPS, shown={"a circle": (3,), "a star": (1,)}).numbers == (3, 1)
    seen = resolve("描述画着爱心的那张", DROPS, shown={"爱心": (2,)})
    assert (seen.numbers, seen.problem) == ((2,), "")


@pytest.mark.parametrize("text", ["describe the blue ones", "描述蓝色的那几张", "describe those showing a dog"])
def test_a_look_tells_which_ones_are_meant(text: str) -> None:
    (one,) = sought(text, DROPS)
    assert resolve(text, DROPS, shown={one.words: (3, 1)}).numbers == (1, 3)
    assert resolve(text, DROPS, shown={one.words: ()}).unseen
    assert resolve(text, DROPS).numbers == (1, 2, 3)


def test_descriptions_tell_which_ones_are_meant_where_no_model_looks() -> None:
    told = (
        Seen(1, "dropped", 1, "a red circle"),
        Seen(2, "dropped", 1, "a blue star"),
        Seen(3, "dropped", 1, "a blue dog"),
    )
    assert resolve("describe the blue ones", told).numbers == (2, 3)
    assert resolve("describe the ones with a dog", told).numbers == (3,)


def test_what_no_picture_shows_is_said_unless_it_may_be_elsewhere(router: Router) -> None:
    def decided(text: str) -> tuple[str, tuple[int, ...], str]:
        found = router.route(Utterance(text, pictures=DROPS, shown={"the elephant": ()}))
        return found.action, found.pictures, found.problem

    action, _, problem = decided("describe the one with the elephant")
    assert action == "caption"
    assert problem.startswith("No picture here seems to show “the elephant”. There are 3 pictures here: #1 to #3.")
    assert decided("find the one with the elephant") == ("search", (), "")


def test_what_a_description_has_in_part_is_not_called_missing() -> None:
    partly = resolve("describe the one with two blue stars", TOLD, shown={"two blue stars": ()})
    assert (partly.numbers, partly.problem) == ((2,), "")


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("compare the one with the circle and the one with the star", "ask"),
        ("compare the one with the circle and the pink one", "ask"),
        ("describe the one with the hearts", "caption"),
        ("描述红色圆的那张", "caption"),
        ("比较有狗的那张和有猫的那张", "ask"),
        ("describe the ones with the stars", "caption"),
        ("what colour are those with a star?", "ask"),
        ("描述有星星的那些", "caption"),
    ],
)
def test_what_a_picture_shows_is_not_what_is_wanted_of_it(router: Router, text: str, action: str) -> None:
    shown = {one.words: (number,) for number, one in enumerate(sought(text, DROPS), 1)}
    decided = router.route(Utterance(text, pictures=DROPS, shown=shown))
    assert (decided.action, decided.pictures) == (action, tuple(range(1, len(shown) + 1)))


def test_a_colour_is_a_thing_in_the_picture_where_one_is_at_hand() -> None:
    assert sought("is the red one bigger?", DROPS, focus=(2,)) == ()
    assert resolve("is the red one bigger?", DROPS, focus=(2,), shown={"red": (1,)}).numbers == ()
    assert resolve("is the red one bigger?", DROPS, shown={"red": (1,)}).numbers == (1,)
    assert resolve("is the red one bigger?", DROPS, shown={"red": ()}).problem == ""


@pytest.mark.parametrize("text", ["describe the pink one", "what about the pink one?", "and the pink one, please"])
def test_a_colour_alone_is_a_picture_whatever_is_at_hand(text: str) -> None:
    assert [one.words for one in sought(text, DROPS, focus=(1,))] == ["pink"]
    assert resolve(text, DROPS, focus=(1,), shown={"pink": (3,)}).numbers == (3,)
    assert resolve(text, DROPS, focus=(1,), shown={"pink": ()}).problem.startswith("No picture here seems to show")


def test_a_colour_stands_beside_what_a_picture_shows() -> None:
    words = "which has more shapes, the one with stars or the pink one?"
    assert [one.words for one in sought(words, DROPS)] == ["stars", "pink"]
    for focus in ((1,), (1, 2, 3)):
        assert resolve(words, DROPS, focus=focus, shown={"stars": (2,), "pink": (3,)}).numbers == (2, 3)
