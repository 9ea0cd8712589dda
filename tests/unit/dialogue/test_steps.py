"""Several steps in one sentence: taken apart only where every piece is certain."""

from __future__ import annotations

import pytest

from assistant.api import Action
from assistant.api.language import Bilingual
from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router
from assistant.dialogue.steps import Plan, plan_of


def steps_of(router: Router, utterance: Utterance) -> list[str]:
    """The pieces of the plan."""
    return list(plan_of(router, utterance).pieces)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("find the red stars and describe the second one", ["find the red stars", "describe the second one"]),
        ("search for blue circles, then compare the first two", ["search for blue circles", "compare the first two"]),
        ("找出所有红色的圆，然后描述第一张", ["找出所有红色的圆", "描述第一张"]),
        ("搜索蓝色的星星并描述最后一张", ["搜索蓝色的星星", "描述最后一张"]),
        ("index ~/Pictures and then find red stars", ["index ~/Pictures", "find red stars"]),
        ("draw a cat and then make it blue", ["draw a cat", "make it blue"]),
        ("draw a cat then add a hat", ["draw a cat", "add a hat"]),
        ("draw a cat and draw a dog", ["draw a cat", "draw a dog"]),
        ("draw a cat then a dog", ["draw a cat", "draw a dog"]),
        ("find cats and then find dogs", ["find cats", "find dogs"]),
        ("画一只猫，然后再画一只狗", ["画一只猫", "画一只狗"]),
        ("画一只猫，再画一只狗", ["画一只猫", "画一只狗"]),
        ("找红色的星星，再把第二张画成蓝色的", ["找红色的星星", "把第二张画成蓝色的"]),
        ("先找红色的星星，再描述第二张", ["找红色的星星", "描述第二张"]),
        ("first find red stars, then describe the second one", ["find red stars", "describe the second one"]),
        ("先找红色的星星", ["找红色的星星"]),
        ("first, find red stars", ["find red stars"]),
    ],
)
def test_steps(router: Router, text: str, steps: list[str]) -> None:
    assert steps_of(router, Utterance(text)) == steps


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("describe #1 briefly, then describe #2 in detail", ["describe #1 briefly", "describe #2 in detail"]),
        ("write alt text for #1, then describe #2", ["write alt text for #1", "describe #2"]),
        (
            "classify #1 as cat or dog and classify #2 as red or blue",
            ["classify #1 as cat or dog", "classify #2 as red or blue"],
        ),
        ("简短描述#1，然后详细描述#2", ["简短描述#1", "详细描述#2"]),
        ("把#1分类为猫或狗，然后把#2分类为红或蓝", ["把#1分类为猫或狗", "把#2分类为红或蓝"]),
        ("describe #1 and describe #2", ["describe #1 and describe #2"]),
        ("详细描述#1，然后详细描述#2", ["详细描述#1，然后详细描述#2"]),
        ("what is in #1 and what is in #2", ["what is in #1 and what is in #2"]),
    ],
)
def test_pictures_that_are_treated_differently_are_steps(router: Router, text: str, steps: list[str]) -> None:
    pictures = (Seen(1, "dropped", 1), Seen(2, "dropped", 1))
    assert steps_of(router, Utterance(text, pictures=pictures)) == steps


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
        "draw a cat and a dog",
        "make the background pink and give her freckles",
        "search for a cat and find one",
        "what is on the left and then what is on the right?",
        "描述第一张，然后描述第二张",
        "护照的照片存哪张了，搜出来",
        "画一只猫和一只狗",
        "前面搜的那批先放放，看最后画的那张，船头朝哪边",
    ],
)
def test_single_requests_stay_whole(router: Router, text: str) -> None:
    pictures = (Seen(1, "dropped", 1),)
    assert steps_of(router, Utterance(text, pictures=pictures)) in ([text], [text, ""])


@pytest.mark.parametrize(
    "text",
    [
        "draw a house and draw a tree next to it",
        "paint a sunset and then paint a boat on it",
        "draw a house with a garden, then some birds",
        "draw a boat and draw a captain on the boat",
        "draw a house and draw a girl in its garden",
        "draw a cat, then draw two mice in front of it",
        "draw a castle and then a dragon above it",
        "画一棵树，再画几只鸟在上面",
        "画一座房子，然后画一棵树在旁边",
        "画一只猫，再画一只狗在它旁边",
        "画一条河，再画一座桥在河上",
    ],
)
def test_a_thing_beside_what_is_drawn_is_in_the_same_picture(router: Router, text: str) -> None:
    assert steps_of(router, Utterance(text)) == [text]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("draw a cat on the beach then draw a dog on the beach",
         ["draw a cat on the beach", "draw a dog on the beach"]),
        ("draw a king and draw a queen with her crown", ["draw a king", "draw a queen with her crown"]),
        ("draw a house, then draw it again", ["draw a house", "draw it again"]),
        ("find cats, then some dogs", ["find cats", "find some dogs"]),
        ("画一只猫在沙滩上，再画一只狗在沙滩上", ["画一只猫在沙滩上", "画一只狗在沙滩上"]),
        ("找红色的星星，然后画一棵树，再画几只鸟在上面", ["找红色的星星", "画一棵树，画几只鸟在上面"]),
        ("find red stars, draw a house and draw a tree next to it",
         ["find red stars", "draw a house and draw a tree next to it"]),
    ],
)  # fmt: skip
def test_a_thing_of_its_own_is_drawn_apart(router: Router, text: str, steps: list[str]) -> None:
    assert steps_of(router, Utterance(text)) == steps


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("don't describe it, find pictures of dogs", "find pictures of dogs"),
        ("instead of describing it, find pictures of dogs", "find pictures of dogs"),
        ("no need to describe it, find pictures of dogs", "find pictures of dogs"),
        ("without describing it, tell me how many dogs there are", "tell me how many dogs there are"),
        ("rather than describing it, count the dogs", "count the dogs"),
        ("stop describing it and find pictures of dogs", "find pictures of dogs"),
        ("find dogs, but don't describe them", "find dogs"),
        ("find dogs without describing them", "find dogs"),
        ("不用描述，告诉我有几只狗", "告诉我有几只狗"),
        ("别分类，描述一下", "描述一下"),
        ("先别描述，找几张类似的", "找几张类似的"),
        ("与其描述，不如找几张类似的", "找几张类似的"),
        ("找狗，不要描述", "找狗"),
        ("找狗，别描述它们", "找狗"),
        ("don't find dogs, find cats", "find cats"),
        ("not dogs, find cats", "find cats without dogs"),
        ("no people, show me beaches", "show me beaches without people"),
        ("不要猫，找狗", "找狗，不要猫"),
        ("不是猫，找狗", "找狗，不要猫"),
        ("don't look for any more dogs, look for cats", "look for cats"),
        ("instead of dogs, find cats", "find cats"),
        ("don't find pictures of dogs, find pictures of cats", "find pictures of cats"),
        ("rather than finding dogs, show me cats", "show me cats"),
        ("find dogs, but don't show people", "find dogs without people"),
        ("find people and don't show dogs", "find people without dogs"),
        ("don't show people, find a beach", "find a beach without people"),
        ("can you find dogs without showing people", "can you find dogs without people"),
        ("don't explain it, find similar ones", "find similar ones"),
        ("find dogs and don't describe the results", "find dogs"),
        ("别找狗了，找猫", "找猫"),
        ("不要再找狗，找几张猫的照片", "找几张猫的照片"),
        ("与其找狗，不如找猫", "找猫"),
        ("找狗，别显示人", "找狗，不要人"),
        ("别显示人，找海滩", "找海滩，不要人"),
        ("别解释，找几张类似的", "找几张类似的"),
    ],
)
def test_what_is_turned_down_is_not_done(router: Router, text: str, left: str) -> None:
    assert steps_of(router, Utterance(text, pictures=(Seen(1, "dropped", 1),))) == [left]


@pytest.mark.parametrize(
    "text",
    [
        "don't forget to describe it, and tell me what you think",
        "describe it, don't list colours",
        "don't describe the colours, describe the shapes",
        "don't draw people, draw a beach",
        "find dogs, not cats",
        "no problem, find cats",
        "not now, show me cats",
        "not the first one, find cats",
        "不要紧，找狗",
        "不要着急，找狗",
        "before sunset, find pictures",
        "find people without looking at the camera",
        "find dogs but don't show them to me",
        "instead of sugar, what can I use",
        "找狗，别找错了",
        "别忘了描述一下，再告诉我有几只狗",
        "找狗的照片，不要猫",
        "找一张画，不要画框",
        "刚才找到的那些够用了，不用再搜了",
        "停，不要转写",
        "画之前我发你的那张，里头有几把椅子",
    ],
)
def test_what_only_limits_an_order_stays_with_it(router: Router, text: str) -> None:
    assert "".join(steps_of(router, Utterance(text, pictures=(Seen(1, "dropped", 1),)))).startswith(text[:12])


@pytest.mark.parametrize(
    "text",
    [
        "give me the answer without explaining it",
        "write a haiku about rain. Don't explain it.",
        "tell me who won, don't explain",
        "tell me a story but don't include dragons",
        "how do i draw a straight line without looking",
        "is it rude to eat without showing it",
        "给我写首诗，不要解释",
        "告诉我答案，别解释",
        "给我讲个故事，不要出现龙",
    ],
)
def test_what_is_said_of_an_answer_in_words_stays_with_it(router: Router, text: str) -> None:
    assert steps_of(router, Utterance(text)) == [text]


def test_what_pictures_are_not_to_show_is_left_out_of_them(router: Router) -> None:
    for text, query, lacking in (
        ("find dogs but don't show people", "dogs", "people"),
        ("find people without looking at the camera", "people", "looking at the camera"),
        ("别显示人，找海滩", "海滩", "人"),
    ):
        (step,) = steps_of(router, Utterance(text))
        assert router.route(Utterance(step)).arguments == {"query": query, "exclude": [lacking]}


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("before you describe it, find similar ones", ["find similar ones", "describe #1"]),
        ("before describing this, find similar ones", ["find similar ones", "describe #1"]),
        ("描述之前，先找几张类似的", ["找几张类似的", "描述#1"]),
        ("在描述它之前，找几张类似的", ["找几张类似的", "描述#1"]),
        ("描述之前先找几张类似的", ["找几张类似的", "描述#1"]),
    ],
)
def test_what_comes_first_is_done_first(router: Router, text: str, steps: list[str]) -> None:
    """What comes later is said of the pictures that were there before."""
    utterance = Utterance(text, pictures=(Seen(1, "dropped", 1), Seen(2, "dropped", 1)), focus=(1,))
    assert steps_of(router, utterance) == steps


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("before I compare them, describe each", "describe each"),
        ("before we compare these, tell me what they show", "tell me what they show"),
        ("before indexing ~/Pictures, find dogs", "find dogs"),
        ("before adding ~/a, index ~/b", "index ~/b"),
        ("索引~/图之前，先找几张猫", "找几张猫"),
    ],
)
def test_what_nobody_asks_for_yet_is_not_done(router: Router, text: str, left: str) -> None:
    pictures = (Seen(1, "dropped", 1), Seen(2, "dropped", 1))
    assert steps_of(router, Utterance(text, pictures=pictures, focus=(1, 2))) == [left]


@pytest.mark.parametrize(
    "text",
    ["描述之前那几张", "对比之前那几张", "分类之前的几张", "分类之前找到的照片", "描述以前的那张照片",
     "描述之前你画的那张", "介绍一下之前那张", "对比以前的那两张", "描述之前先找到的那张"],
)  # fmt: skip
def test_earlier_pictures_are_no_step(router: Router, text: str) -> None:
    pictures = tuple(Seen(number, "dropped", 1) for number in (1, 2, 3))
    assert steps_of(router, Utterance(text, pictures=pictures)) == [text]


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


FIVE = ["draw a cat", "draw a dog", "draw a bird", "draw a fish", "draw a horse"]
MANY = [*FIVE, "draw a cow", "draw a sheep", "draw a goat", "draw a hen", "draw a fox"]


def test_five_steps_are_done_and_what_is_too_much_is_told(router: Router) -> None:
    assert steps_of(router, Utterance(", then ".join(FIVE))) == FIVE
    plan = plan_of(router, Utterance(", then ".join(MANY)))
    assert (plan.pieces, plan.left) == (tuple(MANY[:8]), tuple(MANY[8:]))
    chinese = plan_of(router, Utterance("找圆形，然后描述第一张，然后找星星，然后描述第一张，然后找爱心"))
    assert (len(chinese.pieces), chinese.left) == (5, ())


def test_many_joints_in_talk_are_no_steps(router: Router) -> None:
    text = "how do I boil eggs, then peel them, then cut them, then salt them, then eat them, then wash up"
    assert plan_of(router, Utterance(text)) == Plan((text,))


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("describe all pictures of circles", ["find all pictures of circles", "describe them"]),
        ("please describe every picture of a dog", ["find every picture of a dog", "describe them"]),
        ("describe all my photos of cats in detail", ["find all my photos of cats", "describe them in detail"]),
        ("描述所有圆形的图片", ["找所有圆形的图片", "描述它们"]),
        ("请详细描述图库里所有猫的照片", ["找图库里所有猫的照片", "详细描述它们"]),
    ],
)
def test_all_pictures_of_a_kind_are_found_and_described(router: Router, text: str, steps: list[str]) -> None:
    assert steps_of(router, Utterance(text)) == steps


@pytest.mark.parametrize(
    "text",
    [
        "describe all pictures",
        "describe the picture of the cat",
        "describe all of them",
        "描述所有图片",
        "描述圆形的那张图片",
    ],
)
def test_what_is_here_is_described_at_once(router: Router, text: str) -> None:
    pictures = (Seen(1, "dropped", 1, "a cat"), Seen(2, "dropped", 1))
    assert steps_of(router, Utterance(text, pictures=pictures)) == [text]
    assert len(steps_of(router, Utterance("describe all pictures of this", pictures=pictures, attached=(2,)))) == 1


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("any picture of a red circle? draw a blue square", ["any picture of a red circle", "draw a blue square"]),
        (
            "any picture of a red circle? describe it and draw a blue square",
            ["any picture of a red circle", "describe it", "draw a blue square"],
        ),
        ("有没有红色的圆？画一个蓝色的方形", ["有没有红色的圆", "画一个蓝色的方形"]),
        ("有没有红色的圆？描述它，然后画一个蓝色的方形", ["有没有红色的圆", "描述它", "画一个蓝色的方形"]),
    ],
)
def test_a_question_and_an_order_behind_it_are_steps(router: Router, text: str, steps: list[str]) -> None:
    assert steps_of(router, Utterance(text)) == steps
    assert plan_of(router, Utterance(text), planner=True) == Plan((text,), settled=False)


def test_and_draw_is_a_step_in_chinese(router: Router) -> None:
    assert steps_of(router, Utterance("找猫的照片，描述一下并画一只狗")) == ["找猫的照片", "描述一下", "画一只狗"]


@pytest.mark.parametrize(
    "text",
    [
        "what would a giraffe look like as a victorian gentleman? show me",
        "any picture of a red circle? any photo of a cat?",
        "draw a cat? make it blue",
        "is there a dog? how are you",
        "Left my glasses upstairs. Talk me through this photo, would you?",
        "My daughter swears it's a newt, I say lizard, my husband says slow worm. Who's right?",
    ],
)
def test_sentences_that_belong_together_are_one_request(router: Router, text: str) -> None:
    pictures = (Seen(1, "dropped", 1),)
    for planner in (False, True):
        assert plan_of(router, Utterance(text, pictures=pictures), planner=planner) == Plan((text,))
