"""The language of the drawn world: right answers for a scene built by hand, enough paraphrases, honest refusals."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest

from tests.unit.training.test_templates import sentences
from training.language import (
    families_absent,
    families_compare,
    families_pair,
    families_single,
    families_space,
    families_unknown,
)
from training.language.captions import alt_text, detailed_caption, short_caption
from training.language.conversation import FAMILIES, product_prompt, talk_about, talk_about_two
from training.language.follow_up import follow_up
from training.language.follow_up_words import KEPT, TRAINED
from training.language.mentions import mentions
from training.language.names import Language
from training.language.phrases import Description
from training.language.templates_en import ENGLISH
from training.language.templates_zh import CHINESE
from training.language.wording import MORE, TEMPLATES, held_out
from training.scenes.layout import sample_scene
from training.scenes.world import COLOURS, SHAPES, Item, Scene

RED, BLUE = COLOURS.index("red"), COLOURS.index("blue")
CIRCLE, STAR = SHAPES.index("circle"), SHAPES.index("star")
SCENE = Scene((Item(STAR, BLUE, 0, 0.8, 0.2, 0.085), Item(CIRCLE, RED, 1, 0.25, 0.7, 0.17)))
LANGUAGES: tuple[Language, Language] = ("en", "zh")


def test_captions_name_items_from_left_to_right() -> None:
    assert short_caption(SCENE, "en") == "A large red circle and a small blue star."
    assert short_caption(SCENE, "zh") == "一个大的红色圆形和一个小的蓝色星形。"
    assert detailed_caption(SCENE, "en") == (
        "There are two shapes: a large red circle at the bottom left and a small blue star at the top right."
    )
    assert detailed_caption(SCENE, "zh") == "图中有两个图形：左下角有一个大的红色圆形，右上角有一个小的蓝色星形。"
    assert alt_text(SCENE, "en") == "Drawing of a large red circle and a small blue star on a light background."


def test_equal_items_are_named_together() -> None:
    twins = Scene((*SCENE.items, Item(CIRCLE, RED, 1, 0.8, 0.75, 0.17)))
    assert short_caption(twins, "en") == "Two large red circles and a small blue star."
    assert short_caption(twins, "zh") == "两个大的红色圆形和一个小的蓝色星形。"


def answers(family: str, language: Language, count: int = 120) -> set[str]:
    rng = np.random.default_rng(1)
    found = (FAMILIES[family][0](SCENE, language, rng, False) for _ in range(count))
    return {turn[1] for turn in found if turn}


def test_answers_about_the_scene() -> None:
    assert {"The circle is red.", "The star is blue."} <= answers("colour", "en")
    assert {"圆形是红色的。", "星形是蓝色的。"} <= answers("colour", "zh")
    assert {"There are 2 shapes.", "There is 1 red shape.", "There is 1 star."} <= answers("count", "en")
    assert {"图中有2个图形。", "图中有1个红色图形。"} <= answers("count", "zh")
    assert {"Yes, there is a star.", "Yes, there is a red circle."} <= answers("exists", "en")
    assert {"The red shape is a circle.", "The small shape is a star."} <= answers("shape", "en")
    assert {"The circle is large.", "The star is small."} <= answers("size", "en")
    assert {"The red circle is farthest to the left.", "The blue star is at the top."} <= answers("extreme", "en")
    assert answers("larger", "en") <= {
        f"The {name} is larger."
        for name in (
            "circle",
            "red circle",
            "red shape",
            "large shape",
            "large circle",
            "large red circle",
            "large red shape",
        )
    }
    assert answers("colours", "en") == {"The colors are red and blue."}
    assert answers("shapes", "zh") == {"有圆形和星形。"}


def test_what_all_shapes_share_is_said_of_them_all() -> None:
    twins = Scene(tuple(Item(SHAPES.index("cross"), RED, 1, x, 0.5, 0.17) for x in (0.2, 0.8)))
    rng = np.random.default_rng(5)
    said = {
        language: {turn[1] for _ in range(60) if (turn := families_compare.same_all(twins, language, rng, False))}
        for language in LANGUAGES
    }
    assert said["en"] == {"The same: all are red.", "The same: all are crosses.", "The same: all are large."}
    assert said["zh"] == {"相同，颜色都是红色。", "相同，形状都是十字形。", "相同，都是大的。"}


def test_relations_are_true_both_ways() -> None:
    for text in answers("relation", "en", 300):
        assert re.fullmatch(r"(Yes|No), the (.*) is (to the left of|to the right of|above|below) the (.*)\.", text)
        first, side = re.findall(r"the (.*?) is (to the left of|to the right of|above|below)", text)[0]
        is_circle = any(word in first for word in ("circle", "red", "large"))
        assert side in (("to the left of", "below") if is_circle else ("to the right of", "above"))


def test_missing_things_cannot_be_told() -> None:
    rng = np.random.default_rng(2)
    for _ in range(40):
        if turn := families_unknown.missing(SCENE, "en", rng, False):
            assert turn[1].startswith("I can't tell: there is no ")
            assert not turn[1].endswith((" a red circle.", "no red circle.", "no circle.", "no star.", "no blue star."))
    assert answers("outside", "en") == {"I can't tell from the picture."}
    assert answers("outside", "zh") == {"我看不出来，无法判断。"}


@pytest.mark.parametrize(("language", "both"), [("en", " and no "), ("zh", "和")])
def test_relations_to_what_is_not_there_cannot_be_told(language: Language, both: str) -> None:
    """Every noun of the answer is one that the scene lacks, and some questions lack two."""
    start = {"en": "I can't tell: there is no ", "zh": "我看不出来，图中没有"}[language]
    rng = np.random.default_rng(8)
    turns = [families_absent.missing_of_two(SCENE, language, rng, testing) for testing in (False, True) * 150]
    answers = [turn[1] for turn in turns if turn]
    assert len(answers) > 100
    for answer in answers:
        assert answer.startswith(start)
        for named in answer[len(start) : -1].split(both):
            assert not list(mentions(named, [SCENE])), answer
    assert any(both in answer for answer in answers)
    assert any(both not in answer for answer in answers)


def test_two_pictures() -> None:
    second = Scene((SCENE.items[0], Item(SHAPES.index("heart"), RED, 1, 0.3, 0.6, 0.17)))
    rng = np.random.default_rng(3)
    two = (SCENE, second)
    assert families_pair.new(two, "en", rng, False)[1] == "A red heart."
    assert families_pair.gone(two, "en", rng, False)[1] == "A red circle."
    assert families_pair.both(two, "zh", rng, False)[1] == "蓝色星形。"
    assert families_pair.more(two, "en", rng, False)[1] == "Both have the same number of shapes."
    assert families_pair.new((SCENE, SCENE), "en", rng, False)[1] == "Nothing."


@pytest.mark.parametrize("templates", [ENGLISH, CHINESE])
def test_at_least_twenty_paraphrases_in_each_family(templates: dict[str, list[str]]) -> None:
    def ways(line: str) -> int:
        total = 1
        for choice in re.findall(r"\{([^{}]*)\}", line):
            total *= len(choice.split("|"))
        return total

    assert ENGLISH.keys() == CHINESE.keys()
    for family, lines in templates.items():
        assert sum(map(ways, lines)) >= 20, family
        assert held_out(lines, True)
        assert not set(held_out(lines, True)) & set(held_out(lines, False))


def test_every_family_answers_random_scenes_in_both_languages() -> None:
    rng = np.random.default_rng(4)
    for _ in range(30):
        scene = sample_scene(rng)
        for maker, _ in FAMILIES.values():
            for language in LANGUAGES:
                for testing in (False, True):
                    if turn := maker(scene, language, rng, testing):
                        assert all(text.strip() and not re.search(r"[<>{}|]", text) for text in turn)


def bare(text: str) -> str:
    return re.sub(r"[\s.?!,:。？！，：]+", " ", text).strip().lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_follow_ups_are_measured_in_words_that_no_training_question_has(language: Language) -> None:
    kept, trained = KEPT[language], TRAINED[language]
    it, value = ("it", "red") if language == "en" else ("它", "红色的")
    lines = [*trained.other, *trained.check, *(line for of in trained.it.values() for line in of)]
    for family, of in TEMPLATES[language].items():
        lines += [said for line in held_out(of, False) for said in sentences(line)]
        lines += [said for line in MORE[language].get(family, []) for said in sentences(line)]

    def asked(line: str) -> set[str]:
        said = bare(re.sub("<v>|<value>", value, line.replace("<d>", it)))
        return {said.replace("<color>", word) for word in ("color", "colour")}

    learned = {said for line in lines for said in asked(line)}
    assert kept.it.keys() == trained.it.keys()
    for line in (*kept.other, *kept.check, *(line for of in kept.it.values() for line in of)):
        assert not asked(line) & learned, line
    openings, later = set(), set()
    for seed in range(300):
        first, *rest = follow_up(SCENE, language, np.random.default_rng(seed), testing=True) or [("", "")]
        openings.add(bare(first[0]))
        later |= {bare(question) for question, _ in rest}
    assert len(openings) > 20
    assert len(later) > 20
    assert not (openings | later) & learned


def test_follow_ups_end_with_the_right_word() -> None:
    rng = np.random.default_rng(5)
    for _ in range(60):
        turns = follow_up(SCENE, "en", rng) or []
        for before, after in pairwise(turns):
            assert before[1].endswith(".")
            assert after[1].endswith(".")


def test_talks_repeat_by_seed_and_hold_the_products_prompts() -> None:
    first = talk_about(SCENE, np.random.default_rng(6), 12)
    assert first == talk_about(SCENE, np.random.default_rng(6), 12)
    assert first.threads[0][0][1] in {short_caption(SCENE, language) for language in LANGUAGES}
    seen = {
        turn[0]
        for seed in range(80)
        for thread in talk_about(SCENE, np.random.default_rng(seed), 12).threads
        for turn in thread
    }
    assert {product_prompt(kind, language) for kind in ("short", "detailed", "alt") for language in LANGUAGES} <= seen
    assert len(talk_about_two(SCENE, SCENE, np.random.default_rng(7), 6).threads) == 6


def test_descriptions_find_items() -> None:
    assert Description(colour=RED).find(SCENE) == [SCENE.items[1]]
    assert Description().find(SCENE) == [SCENE.items[1], SCENE.items[0]]
    assert families_single.some_description(SCENE, np.random.default_rng(0), 1.0).find(SCENE) != []
    assert families_space.side(SCENE.items[1], SCENE.items[0], "left") > 0
    assert families_compare.EST["en"][1][0] == "largest"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Is the red disc left of the tiny star?", {("disc", 1), ("star", 0)}),
        ("WHAT COLOR IS THE CIRCLE", {("CIRCLE", 1)}),
        ("Two red circles and a shape.", set()),
        ("Is there a green heart?", set()),
        ("The large one is a circle.", {("one", 1), ("circle", 1)}),
        ("红的大圆圈在小小的星星左边吗？", {("圆圈", 1), ("星星", 0)}),
        ("有几个图形？", set()),
    ],
)
def test_a_phrase_names_the_one_item_that_it_fits(text: str, named: set[tuple[str, int]]) -> None:
    found = list(mentions(text, [SCENE]))
    assert {(text[:end], item) for end, _, item in found} == {
        (text[: text.index(word) + len(word)], item) for word, item in named
    }
    assert list(mentions(text, [SCENE, SCENE])) == []
    assert list(mentions(text, [])) == []
