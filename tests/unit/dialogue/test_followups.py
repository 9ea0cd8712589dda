"""Requests that make sense only after the one before: they go on with it, and with what it was about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Origin, language_of
from assistant.dialogue.arguments.queries import wanted_in
from assistant.dialogue.decision import Decision, Utterance
from assistant.dialogue.following.fragments import is_fragment, stands_for_one
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

DATA = Path(__file__).parent / "data"
SHOWN: dict[str, tuple[Origin, int]] = {"search": ("found", 3), "draw": ("drawn", 1), "chat": ("dropped", 0)}
"""By the last action, the pictures that it left in the conversation; after the others there is a dropped one."""


def after(router: Router, before: str, last: str, text: str) -> Decision:
    """The decision for `text` in the turn after `before`, which `last` answered."""
    origin, count = SHOWN.get(last, ("dropped", 1))
    seen = tuple(Seen(number, origin, 2) for number in range(1, count + 1))
    first = router.route(Utterance(before, pictures=seen if origin == "dropped" else (), action=last))
    return router.route(
        Utterance(
            text,
            pictures=seen,
            focus=tuple(picture.number for picture in seen) or None,
            last_action=last,
            last_arguments=first.arguments,
        )
    )


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("name", "bar"), [("family_followups", 0.9), ("patrons_followups", 0.75), ("onlookers_followups", 0.87)]
)
def test_what_follows_goes_on_or_turns_to_something_else(router: Router, name: str, bar: float, language: str) -> None:
    wrong, given = [], rows(f"{name}.{language}.jsonl")
    for row in given:
        decided = after(router, row["before"], row["last"], row["text"])
        if decided.action != row["action"]:
            wrong.append(f"{row['before']!r}, then {row['text']!r}: {decided.action} instead of {row['action']}")
            assert decided.action not in {"draw", "index"}, wrong[-1]
    assert len(given) >= 120
    assert len(wrong) <= (1 - bar) * len(given), "\n".join(wrong)


@pytest.mark.parametrize(
    ("before", "then", "query"),
    [
        ("find red circles", "and blue ones?", "blue circles"),
        ("find red circles", "what about triangles", "triangles"),
        ("find a red circle", "bigger ones", "bigger red circle"),
        ("find my dog", "at the beach", "dog at the beach"),
        ("find my dog at the beach", "in the snow instead", "dog at the beach in the snow"),
        ("find dogs at night", "at sunset", "dogs at sunset"),
        ("find people dancing", "now singing", "people singing"),
        ("find photos of the baby", "one where he's smiling", "baby smiling"),
        ("find mountains", "snowy", "snowy mountains"),
        ("find a white cat", "sorry i meant black", "black cat"),
        ("show me rainbows", "double ones", "double rainbows"),
        ("找红色的圆", "那蓝色的呢", "蓝色的圆"),
        ("找红圆", "要黄的", "黄圆"),
        ("找猫", "那狗呢", "狗"),
        ("给我看看海边的照片", "晚上的有吗", "晚上的海边"),
        ("找骑自行车的人", "骑马的有没", "骑马的人"),
        ("找妈妈的照片", "还有爸爸的", "爸爸"),
        ("找报错的截图", "黑底白字那种", "黑底白字的报错"),
        ("find red stars", "only PNG", "red stars in png format"),
        ("find red stars", "the portrait ones", "red stars in portrait format"),
        ("找红色的星星", "只要PNG", "png格式的红色的星星"),
        ("find red stars", "only landscape", "red stars in landscape format"),
        ("find red stars", "vertical ones", "red stars in portrait format"),
        ("找红色的星星", "只要横的", "横版的红色的星星"),
    ],
)
def test_a_search_goes_on_with_what_was_looked_for(router: Router, before: str, then: str, query: str) -> None:
    decided = after(router, before, "search", then)
    assert (decided.action, decided.arguments["query"], decided.pictures) == ("search", query, ())
    assert decided.reason in ("It goes on with the last request.", "它接着上一个请求。")


@pytest.mark.parametrize(
    ("before", "then", "question"),
    [
        ("what color is the circle?", "and the triangle?", "what color is the triangle?"),
        ("how many squares are there?", "what about circles", "how many circles are there?"),
        ("how many squares are there?", "the circle?", "how many circles are there?"),
        ("is there a heart?", "or an egg?", "is there an egg?"),
        ("are there any cats?", "dogs?", "are there any dogs?"),
        ("what is the man holding", "and the woman", "what is the woman holding"),
        ("what color is the car on the left?", "the truck?", "what color is the truck on the left?"),
        ("is the dog wearing a collar", "a hat?", "is the dog wearing a hat"),
        ("how many windows does the house have", "doors?", "how many doors does the house have"),
        ("which of the two is darker?", "the lighter", "the lighter"),
        ("圆是什么颜色？", "三角形呢", "三角形是什么颜色？"),
        ("有几个正方形？", "那圆呢", "有几个圆？"),
        ("图里有猫吗", "狗呢？", "图里有狗吗"),
        ("这房子有几层", "几扇窗", "几扇窗"),
    ],
)
def test_a_question_is_asked_of_another_thing(router: Router, before: str, then: str, question: str) -> None:
    decided = after(router, before, "ask", then)
    assert (decided.action, decided.arguments["question"], decided.pictures) == ("ask", question, (1,))


def test_a_question_that_was_asked_of_another_thing_can_be_asked_of_a_third(router: Router) -> None:
    seen = (Seen(1, "dropped", 2),)
    first = after(router, "what color is the circle?", "ask", "and the triangle?")
    then = Utterance("and the star?", pictures=seen, last_action="ask", last_arguments=first.arguments)
    assert router.route(then).arguments["question"] == "what color is the star?"


@pytest.mark.parametrize(
    ("before", "then", "prompt"),
    [
        ("find elephants", "draw me one instead", "an elephant"),
        ("look for pictures of dragons", "then make one", "a dragon"),
        ("find red stars in the snow", "draw one with a face please", "a red star in the snow with a face"),
        ("find people dancing", "paint some", "people dancing"),
        ("找大象", "给我画一头吧", "大象"),
    ],
)
def test_what_was_looked_for_is_drawn(router: Router, before: str, then: str, prompt: str) -> None:
    decided = after(router, before, "search", then)
    assert (decided.action, decided.arguments["prompt"]) == ("draw", prompt)


def test_what_a_fragment_does_not_say_stays(router: Router) -> None:
    def then(text: str) -> dict[str, Any]:
        before = {"query": "red circles", "limit": 4, "folder": "/photos", "skip": 4, "exclude": ["stars"]}
        return router.route(Utterance(text, last_action="search", last_arguments=before)).arguments

    assert then("and blue ones") == {"query": "blue circles", "limit": 4, "folder": "/photos", "exclude": ["stars"]}
    assert then("but without squares")["exclude"] == ["stars", "squares"]
    assert then("but without squares")["query"] == "red circles"
    assert then("dogs instead") == {"query": "dogs"}


@pytest.mark.parametrize(
    ("text", "query", "exclude"),
    [
        ("not those with blue", "a red star", ["blue"]),
        ("but not the ones with triangles", "a red star", ["triangles"]),
        ("not the blue ones", "a red star", ["blue"]),
        ("no circles please", "a red star", ["circles"]),
        ("only the blue ones", "a blue star", []),
        ("only the ones from 2018", "a red star from 2018", []),
        ("不要蓝色的", "红色的星星", ["蓝色"]),
        ("去掉有三角形的", "红色的星星", ["三角形"]),
        ("只要2018年的", "2018年的红色的星星", []),
    ],
)
def test_results_are_narrowed(router: Router, text: str, query: str, exclude: list[str]) -> None:
    shown = tuple(Seen(number, "found", 2) for number in (1, 2, 3))
    before = {"query": "a red star" if text.isascii() else "红色的星星"}
    decided = router.route(
        Utterance(text, pictures=shown, focus=(1, 2, 3), last_action="search", last_arguments=before)
    )
    assert (decided.action, decided.pictures) == ("search", ())
    assert (decided.arguments["query"], decided.arguments.get("exclude", [])) == (query, exclude)


@pytest.mark.parametrize("text", ["no thanks", "no problem", "不要了", "没有了"])
def test_other_words_of_denial_exclude_nothing(router: Router, text: str) -> None:
    shown = tuple(Seen(number, "found", 2) for number in (1, 2, 3))
    decided = router.route(Utterance(text, pictures=shown, last_action="search", last_arguments={"query": "stars"}))
    assert decided.arguments.get("query") != "stars"


@pytest.mark.parametrize("last", ["search", "caption", "ask", "chat"])
@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("more like this", (1,)), ("more like it", (1,)), ("more like these", (1, 2)), ("similar ones", (1, 2)),
        ("show me similar pictures", (1, 2)), ("anything similar?", (1, 2)), ("similar but blue", (1, 2)),
        ("类似的", (1, 2)), ("还有类似的吗", (1, 2)), ("相似的图有吗", (1, 2)),
    ],
)  # fmt: skip
def test_what_is_like_a_picture_is_looked_for(router: Router, text: str, pictures: tuple[int, ...], last: str) -> None:
    seen, before = (Seen(1, "found", 2), Seen(2, "found", 2)), {"query": "cats"}
    decided = router.route(Utterance(text, pictures=seen, focus=(1, 2), last_action=last, last_arguments=before))
    assert (decided.action, decided.pictures) == ("search", pictures)


@pytest.mark.parametrize(
    "text", ["something similar", "a similar one", "draw something similar", "类似的", "画个类似的"]
)
def test_what_is_like_a_drawing_is_drawn_after_it(router: Router, text: str) -> None:
    seen = (Seen(1, "dropped", 1), Seen(2, "drawn", 2))
    decided = router.route(Utterance(text, pictures=seen, focus=(2,), last_action="draw"))
    assert (decided.action, decided.pictures) == ("draw", (2,))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("find pictures similar to a red car", "red car"), ("similar but blue", "blue"), ("还有类似的吗", ""),
        ("找和猫类似的图片", "猫"), ("相似的图有吗", ""), ("a similar one", ""),
    ],
)  # fmt: skip
def test_likeness_is_no_word_of_a_query(text: str, query: str) -> None:
    assert wanted_in(text).query == query


@pytest.mark.parametrize(
    "text", ["a yellow one", "and a blue one", "one with a hat", "bigger", "at night", "黄色的", "大一点的", "换成狗"]
)
@pytest.mark.parametrize("last", ["search", "caption", ""])
def test_a_kind_is_drawn_only_after_a_drawing(router: Router, text: str, last: str) -> None:
    origin: Origin = "found" if last == "search" else "dropped"
    seen = (Seen(1, origin, 2),)
    assert router.route(Utterance(text, pictures=seen, last_action=last)).action != "draw"
    assert router.route(Utterance(text, pictures=(Seen(1, "drawn", 2),), last_action="draw")).action == "draw"


@pytest.mark.parametrize(
    "text",
    ["nice one", "a funny one", "and you?", "ok cool", "so cute", "haha brilliant", "好的", "真的吗", "那你呢", "谢啦"],
)
def test_reactions_are_no_fragments(text: str) -> None:
    language = language_of(text)
    assert not is_fragment(text, language)
    assert not stands_for_one(text, language)


@pytest.mark.parametrize(
    "text", ["in ~/Pictures/2019", "only in ~/Pictures/2019", "只在 ~/Pictures/2019 里找", "在 ~/Pictures/2019 里"]
)
def test_a_folder_alone_narrows_the_search_before_and_brings_nothing_in(router: Router, text: str) -> None:
    narrowed = router.route(Utterance(text, last_action="search", last_arguments={"query": "red stars", "skip": 9}))
    assert (narrowed.action, narrowed.arguments) == ("search", {"query": "red stars", "folder": "~/Pictures/2019"})
    seen = (Seen(1, "dropped", 1),)
    for last in ("caption", "ask", "draw"):
        decided = router.route(Utterance(text, pictures=seen, focus=(1,), last_action=last))
        assert decided.action == "chat"
    assert router.route(Utterance("index ~/Pictures/2019", last_action="search")).action == "index"


@pytest.mark.parametrize(
    "text", ["delete #1 from my library", "remove this picture from the library", "从图库删除 #1", "把这张从图库里删掉"]
)
@pytest.mark.parametrize("last", ["search", "caption", ""])
def test_what_is_to_leave_the_library_is_neither_looked_for_nor_described(router: Router, text: str, last: str) -> None:
    before = {"query": "cats"} if last == "search" else {}
    seen = (Seen(1, "found", 1),)
    decided = router.route(Utterance(text, pictures=seen, focus=(1,), last_action=last, last_arguments=before))
    assert decided.action == "chat"


@pytest.mark.parametrize("text", ["pause the indexing", "暂停索引", "停止索引", "abort the indexing"])
@pytest.mark.parametrize("last", ["search", "index", ""])
def test_what_is_to_stop_is_not_begun(router: Router, text: str, last: str) -> None:
    assert router.route(Utterance(text, last_action=last)).action == "chat"


@pytest.mark.parametrize(
    ("text", "action", "pictures"),
    [
        ("describe the one with the hearts", "caption", (2,)), ("caption the one with the star", "caption", (3,)),
        ("please describe the photo with the hearts", "caption", (2,)),
        ("alt text for the one with the circle", "caption", (1,)),
        ("what color is the one with the star?", "ask", (3,)),
        ("描述有心形的那张", "caption", (2,)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("last", ["search", "caption", ""])
def test_what_a_picture_is_known_by_is_not_what_is_wanted(
    router: Router, text: str, action: str, pictures: tuple[int, ...], last: str
) -> None:
    words = (
        "a red circle",
        "两个心形" if language_of(text) == "zh" else "two hearts on a light background",
        "a blue star",
    )
    seen = tuple(Seen(number, "found", 2, word) for number, word in enumerate(words, 1))
    decided = router.route(Utterance(text, pictures=seen, focus=(1, 2, 3), last_action=last))
    assert (decided.action, decided.pictures) == (action, pictures)


@pytest.mark.parametrize(
    "text",
    [
        "make the one you drew blue",
        "turn #2 into a star",
        "could you paint your drawing green?",
        "make the circle you drew blue",
        "turn the red circle you drew into a star",
        "make the dog that you drew blue",
        "make the sky in #2 blue",
        "turn it into a star",
        "把你画的那张改成蓝色",
        "把它变成星形",
    ],
)
@pytest.mark.parametrize("last", ["ask", "chat", "search"])
def test_a_drawing_that_is_named_is_drawn_anew(router: Router, text: str, last: str) -> None:
    seen = (Seen(1, "dropped", 1), Seen(2, "drawn", 2))
    decided = router.route(Utterance(text, pictures=seen, focus=(2,), last_action=last))
    assert (decided.action, decided.pictures, decided.fragment) == ("draw", (2,), "")


@pytest.mark.parametrize(
    "text", ["找红色的星星", "搜一下雪景", "找大于1KB的星星", "找png格式的星星", "给我找绿色的星星"]
)
@pytest.mark.parametrize("last", ["caption", "ask", "draw", "chat"])
def test_a_search_that_is_ordered_goes_on_with_nothing_else(router: Router, text: str, last: str) -> None:
    seen = (Seen(1, "dropped", 1), Seen(2, "drawn", 2))
    asked = {"question": "圆是什么颜色？"} if last == "ask" else {}
    decided = router.route(Utterance(text, pictures=seen, focus=(2,), last_action=last, last_arguments=asked))
    assert (decided.action, decided.pictures) == ("search", ())


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("only landscape", "in landscape format"),
        ("horizontal images", "in landscape format"),
        ("find portrait pictures of dogs", "dogs in portrait format"),
        ("只要横的", "横版的"),
        ("找方形图片", "正方形版式的"),
    ],
)
def test_a_shape_of_pictures_is_looked_for(router: Router, text: str, query: str) -> None:
    decided = router.route(Utterance(text))
    assert (decided.action, decided.arguments["query"]) == ("search", query)


@pytest.mark.parametrize(
    "text",
    [
        "what is in nosuch.png?",
        "nosuch.png 里有什么？",
        "nosuch.png里有什么",
        "describe nosuch.png",
        "make nosuch.png blue",
        "把nosuch.png变成蓝色",
        "照着nosuch.png画一张",
    ],
)
def test_a_file_that_is_not_here_is_named(router: Router, text: str) -> None:
    assert "nosuch.png" in router.route(Utterance(text)).problem


@pytest.mark.parametrize(
    ("text", "after_search"),
    [
        ("in my beach folder", "red circles in my beach folder"),
        ("only in the folder night", "red circles in the folder night"),
        ("在我的beach文件夹里", "在我的beach文件夹里的red circles"),
    ],
)
def test_a_named_folder_alone_is_looked_into(router: Router, text: str, after_search: str) -> None:
    seen = (Seen(1, "found", 2),)
    last = {"last_action": "search", "last_arguments": {"query": "red circles"}}
    for history, query in (({}, text), ({"last_action": "ask"}, text), (last, after_search)):
        decided = router.route(Utterance(text, pictures=seen if history else (), **history))
        assert (decided.action, decided.arguments["query"]) == ("search", query)


@pytest.mark.parametrize("text", ["undo", "clear", "hm", "neither", "cancel", "撤销", "取消", "算了"])
@pytest.mark.parametrize(("before", "last"), [("find cats", "search"), ("画一颗星星", "draw")])
def test_words_to_the_program_are_no_things_that_are_wanted(router: Router, before: str, last: str, text: str) -> None:
    assert after(router, before, last, text).action == "chat"


@pytest.mark.parametrize("text", ["hats", "clear skies", "帽子", "晴朗的天空"])
def test_things_that_sound_like_them_are_wanted(router: Router, text: str) -> None:
    assert after(router, "find cats", "search", text).action == "search"


@pytest.mark.parametrize("text", ["and the second line?", "那第二行呢？"])
def test_talk_is_read_as_it_was_said(router: Router, text: str) -> None:
    earlier = {"text": "what is the total?"}
    decided = router.route(Utterance(text, last_action="chat", last_arguments=earlier, after_documents=True))
    assert (decided.action, decided.arguments.get("text")) == ("chat", text)
