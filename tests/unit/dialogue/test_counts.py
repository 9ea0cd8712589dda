"""How many pictures a search is for, and what stands around its object: counts, pleasantries, "this" and "similar"."""

from __future__ import annotations

import pytest

from assistant.api import Notice
from assistant.dialogue.arguments import Wanted, wanted_in
from assistant.dialogue.decision import Utterance
from assistant.dialogue.router import Router
from tests.unit.dialogue.conftest import Bench


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("at most 5 photos of dogs", 5), ("find up to 3 photos of dogs", 3), ("no more than four pictures of dogs", 4),
        ("only 3 photos of dogs", 3), ("show me just three pictures of dogs", 3),
        ("find about 10 pictures of dogs", 10),
        ("2 or 3 pictures of dogs", 3), ("find 2 to 3 pictures of dogs", 3), ("find 3-4 pictures of dogs", 4),
        ("photos of dogs, no more than 3", 3), ("photos of dogs, at most 3 please", 3),
        ("photos of dogs, up to ten", 10),
        ("find twenty-five pictures of dogs", 25), ("a dozen pictures of dogs", 12),
        ("half a dozen pictures of dogs", 6),
        ("two dozen photos of dogs", 24), ("one hundred pictures of dogs", 100), ("thirty photos of dogs", 30),
        ("find another picture of dogs", 0), ("the first picture of dogs", 0), ("a single picture of dogs", 0),
    ],
)  # fmt: skip
def test_a_count_is_no_part_of_what_is_looked_for(text: str, count: int) -> None:
    assert wanted_in(text) == Wanted("dogs", count=count)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("最多找五张狗的照片", 5), ("帮我找最多五张狗的照片", 5), ("不超过五张狗的照片", 5),
        ("找狗的照片，不超过五张", 5),
        ("找狗的照片，最多找三张", 3), ("找3到4张狗的照片", 4), ("找两三张狗的照片", 3), ("找一百张狗的照片", 100),
        ("找十几张狗的照片", 15), ("大概十张狗的照片", 10), ("只要三张狗的照片", 3), ("找狗，只要一张", 1),
        ("您帮我找三张狗的照片", 3), ("找一张狗的照片", 0),
    ],
)  # fmt: skip
def test_a_chinese_count_is_no_part_of_what_is_looked_for(text: str, count: int) -> None:
    assert wanted_in(text) == Wanted("狗", count=count)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("find two dogs", "two dogs"), ("find pictures with two circles", "two circles"),
        ("find 3d models", "3d models"),
        ("pictures of 2 or 3 dogs", "2 or 3 dogs"), ("find the first snow", "first snow"),
        ("find only three cats", "only three cats"),
        ("find a hundred years old house", "hundred years old house"),
        ("photos of dogs from at most 3 years ago", "dogs from at most 3 years ago"),
        ("找三只猫", "三只猫"), ("找百合的照片", "百合"), ("找大约在冬季的照片", "大约在冬季"),
    ],
)  # fmt: skip
def test_a_count_of_things_is_part_of_it(text: str, query: str) -> None:
    assert wanted_in(text) == Wanted(query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("find those pictures of cats", "cats"), ("find similarly coloured birds", "similarly coloured birds"),
        ("find photos this week", "this week"), ("find photos this year", "this year"),
        ("this weekend", "this weekend"),
        ("find photos from this week", "from this week"), ("find photos yesterday", "yesterday"),
        ("find photos last summer", "last summer"), ("find pictures like this one", ""),
        ("find this photo at night", "at night"),
        ("similar ones but blue", "blue"), ("similar pictures", ""), ("more", ""),
        ("找这周的照片", "这周"), ("找这个月的照片", "这个月"), ("找那天的照片", "那天"), ("找这张类似的", ""),
        ("找这样的", ""),
        ("find pictures like this summer dress", "summer dress"), ("find this winter coat", "winter coat"),
        ("find this christmas tree", "christmas tree"), ("find photos this summer", "this summer"),
        ("find photos this summer at the beach", "this summer at the beach"),
        ("find pictures this morning", "this morning"), ("find this week photos", "this week"),
        ("找像这天空的", "天空"), ("找和这月亮一样的", "月亮"), ("找像这年轻人的", "年轻人"),
        ("找像这周围环境的", "周围环境"), ("找这天的照片", "这天"), ("找那年的照片", "那年"),
        ("找这个夏天的照片", "这个夏天"),
    ],
)  # fmt: skip
def test_only_whole_words_say_that_it_is_to_be_like_something(text: str, query: str) -> None:
    assert wanted_in(text) == Wanted(query)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a beach without people please", Wanted("beach", ("people",))),
        ("a beach without people, thanks", Wanted("beach", ("people",))),
        ("find beaches, no people in them", Wanted("beaches", ("people",))),
        ("a beach without people in red", Wanted("beach", ("people in red",))),
        ("find cats plz", Wanted("cats")), ("find cats, ty", Wanted("cats")), ("find dogs instead", Wanted("dogs")),
        ("kindly find dogs", Wanted("dogs")), ("find dogs, go", Wanted("dogs")),
        ("find the go board", Wanted("go board")),
        ("find dogs in my library for me, thanks", Wanted("dogs")),
        ("您能帮我找猫的照片吗", Wanted("猫")), ("拜托找一下猫的照片", Wanted("猫")),
        ("找猫的照片，拜托", Wanted("猫")),
        ("您好，请您帮忙找海边的照片，谢谢您", Wanted("海边")), ("找海滩，不要人，谢谢", Wanted("海滩", ("人",))),
        ("找海滩的照片，谢谢", Wanted("海滩")), ("找感谢信", Wanted("感谢信")),
        ("找感谢", Wanted("感谢")), ("找人们工作很辛苦", Wanted("人们工作很辛苦")), ("找网吧的照片", Wanted("网吧")),
        ("找酒吧", Wanted("酒吧")), ("找酒吧吧", Wanted("酒吧")), ("找猫吧", Wanted("猫")),
        ("找花谢了", Wanted("花谢了")),
        ("找猫的照片辛苦了", Wanted("猫")), ("找猫好不好", Wanted("猫")), ("找猫吧，最多3张", Wanted("猫", count=3)),
        ("find people saying thanks", Wanted("people saying thanks")), ("find a party please", Wanted("party")),
        ("find cats, thank you so much", Wanted("cats")), ("find dogs please, at most 3", Wanted("dogs", count=3)),
    ],
)  # fmt: skip
def test_pleasantries_are_no_part_of_it(text: str, wanted: Wanted) -> None:
    assert wanted_in(text) == wanted


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("serach for cats", "cats"), ("finde pictures of cats", "cats"), ("shwo me pictures of cats", "cats"),
        ("could you seach for cats", "cats"), ("search for finde", "finde"), ("Finn at the beach", "Finn at the beach"),
        ("wind photos", "wind"), ("kind photos", "kind"), ("Finn photos", "Finn"), ("lock photos", "lock"),
        ("seed pictures", "seed"), ("fist pictures", "fist"), ("Booking photos from Rome", "Booking from Rome"),
        ("hook pictures", "hook"), ("reed photos", "reed"), ("Finn images with snow", "Finn with snow"),
        ("serch photos of cats", "cats"), ("finde me some cats", "cats"),
    ],
)  # fmt: skip
def test_a_slip_in_the_verb_is_no_part_of_it(router: Router, text: str, query: str) -> None:
    decided = router.route(Utterance(text))
    assert (decided.action, decided.arguments) == ("search", {"query": query})


@pytest.mark.parametrize("text", ["Lock my screen", "Hook me up with a joke", "Gibe me a joke", "Loom for me a story"])
def test_words_that_look_for_nothing_stay_as_they_are(router: Router, text: str) -> None:
    decided = router.route(Utterance(text))
    assert (decided.action, decided.arguments["text"]) == ("chat", text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("find 5000 cats", 5000), ("find 60 pictures of cats", 60), ("two thousand photos of cats", 2000),
        ("找5000张猫的照片", 5000), ("找一千张猫", 1000), ("show me 60 more", 60), ("再来60张", 60),
    ],
)  # fmt: skip
def test_it_is_told_that_more_is_asked_for_than_is_given_at_once(router: Router, text: str, count: int) -> None:
    decided = router.route(Utterance(text, last_action="search", last_arguments={"query": "cats"}))
    assert (decided.action, decided.arguments["limit"]) == ("search", 50)
    assert f"{count}" in decided.cut
    assert "50" in decided.cut


@pytest.mark.parametrize("text", ["find 5 cats", "find cats", "find 2018 photos", "找2018年的猫", "找千手观音"])
def test_other_numbers_are_given_whole(router: Router, text: str) -> None:
    assert router.route(Utterance(text)).cut == ""


def test_what_was_cut_stands_in_the_answer(bench: Bench) -> None:
    told = [event.message for event in bench.turn("find 500 cats") if isinstance(event, Notice)]
    assert told == ["500 were asked for; 50 is the most that is given at once."]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("find cats like #2", "cats"), ("find dogs similar to this one", "dogs"),
        ("find birds that look like the second one", "birds"), ("find a dog like lassie", "dog like lassie"),
        ("is there anything like #2", ""), ("anything in my library that looks like #2", ""),
        ("找我的照片里的狗", "狗"), ("找图库里的狗", "狗"), ("搜我相册里的猫", "猫"),
        ("找我的照片", ""), ("找我女儿", "女儿"),
    ],
)  # fmt: skip
def test_where_and_like_what_it_is_looked_for_is_no_part_of_it(text: str, query: str) -> None:
    assert wanted_in(text).query == query
