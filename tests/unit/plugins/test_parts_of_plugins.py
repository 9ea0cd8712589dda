"""The pure parts of the built-in plugins: messages, words of pictures, probabilities, transcripts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.api import BadArgument, Hits, PastTurn, Picture, Query, Segment, Text, Transcript, lines_by_language
from assistant.kit import Talk, Trial, request_for
from assistant_classification.plugin import meant
from assistant_classification.scoring import probabilities
from assistant_retrieval import RetrievalPlugin
from assistant_retrieval.naming import named
from assistant_retrieval.remembered import asks_about_talk, remembered
from assistant_speech.languages import checked, usual
from assistant_speech.plugin import as_text
from assistant_vqa import VqaPlugin
from assistant_vqa.messages import EARLIER_TURNS, conversation_about, in_order, tells_more

ONE, TWO, FIVE = (Picture(str(n), f"/s/{n}", n) for n in (1, 2, 5))

# ---------------------------------------------------------------- questions


def test_follow_ups_carry_the_turns_about_the_same_pictures_and_the_pictures_once(tmp_path: Path) -> None:
    past = [
        PastTurn(1, "what is #2?", "ask", "A star.", about=(2,)),
        PastTurn(2, "and this?", "ask", "A heart.", about=(1,)),
        PastTurn(3, "hi", "chat", "Hello!"),
        PastTurn(4, "how large?", "ask", "", about=(2,)),
        PastTurn(5, "index ~/Pictures", "index", "9 added.", about=(2,)),
    ]
    plugin = VqaPlugin()
    request = request_for(plugin.actions[0], "and its colour?", pictures=[TWO])
    messages = conversation_about(request, "and its colour?", Trial(plugin, tmp_path, Talk("c", past, [ONE, TWO])))
    assert [message.role for message in messages] == ["user", "assistant", "user"]
    assert messages[0].parts == (TWO, Text("what is this picture?"))
    assert messages[1].parts == (Text("A star."),)
    assert messages[2].parts == (Text("and its colour?"),)


def test_an_answer_about_the_same_pictures_in_another_order_does_not_go_along(tmp_path: Path) -> None:
    past = [PastTurn(1, "compare #1 and #2", "ask", "The first picture is red, the second is blue.", about=(1, 2))]
    plugin = VqaPlugin()
    context = Trial(plugin, tmp_path, Talk("c", past, [ONE, TWO]))
    for pictures, messages in (([ONE, TWO], 3), ([TWO, ONE], 1)):
        request = request_for(plugin.actions[0], "which is larger?", pictures=pictures)
        asked = conversation_about(request, "which is larger?", context)
        assert (len(asked), asked[0].parts[:2]) == (messages, tuple(pictures))


def test_follow_ups_are_bounded(tmp_path: Path) -> None:
    past = [PastTurn(n, "q" * 5000, "ask", f"a{n}", about=(1,)) for n in range(50)]
    plugin = VqaPlugin()
    request = request_for(plugin.actions[0], "?", pictures=[ONE])
    messages = conversation_about(request, "?", Trial(plugin, tmp_path, Talk("c", past, [ONE])))
    assert len(messages) == 2 * EARLIER_TURNS + 1
    assert messages[-2].parts == (Text("a49"),)


@pytest.mark.parametrize(
    ("question", "pictures", "said"),
    [
        ("is #5 larger than #2?", (TWO, FIVE), "is the second picture larger than the first picture?"),
        ("what is in #5", (FIVE,), "what is in this picture"),
        ("what about #9", (TWO, FIVE), "what about #9"),
    ],
)
def test_numbers_become_what_a_model_can_see(question: str, pictures: tuple[Picture, ...], said: str) -> None:
    assert in_order(question, pictures, "en") == said


def test_numbers_in_chinese() -> None:
    assert in_order("#5和#2哪个大", (TWO, FIVE), "zh") == "第二张图和第一张图哪个大"


def test_only_telling_answers_describe_a_picture() -> None:
    assert tells_more("A large red star on the left.", ONE)
    assert not tells_more("Yes.", ONE)
    assert not tells_more("two", ONE)
    assert not tells_more("No, there is no red star in it.", ONE)
    assert not tells_more("I can't tell from the picture.", ONE)
    assert not tells_more("The first picture is a red star, and the second picture is a blue heart.", ONE)
    assert not tells_more("第一张是红色星形，第二张是蓝色爱心", ONE)
    assert tells_more("左边有一个大的红色星形", ONE)
    assert not tells_more("红色", ONE)
    assert not tells_more("It is a star.", Picture("a", "b", 1, description="A large red star and a small blue heart."))


# ---------------------------------------------------------------- search

TALK = Talk(
    "c",
    [
        PastTurn(1, "how many stars?", "ask", "There are three stars.", about=(1,)),
        PastTurn(2, "is there a star?", "ask", "No, there is no star.", about=(2,)),
    ],
    [
        Picture("1", "/s/1", 1, description="a blue heart"),
        Picture("2", "/s/2", 2, description="一个红色圆形"),
    ],
)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("three stars", [1]),
        ("the picture where you said there are three stars", [1]),
        ("star", [1]),
        ("blue heart", [1]),
        ("红色圆形", [2]),
        ("blue hearts and a cat", []),
        ("the picture", []),
        ("", []),
    ],
)
def test_pictures_are_found_by_what_was_said_of_them(query: str, numbers: list[int]) -> None:
    assert [hit.picture.number for hit in remembered(query, TALK)] == numbers


@pytest.mark.parametrize(("exclude", "numbers"), [((), [2, 1]), (("blue",), [2]), (("#2",), [1]), (("#1", "#2"), [])])
def test_what_was_said_of_pictures_brings_none_that_are_left_out(
    exclude: tuple[str, ...], numbers: list[int], tmp_path: Path
) -> None:
    known = [
        Picture("1", "/s/1", 1, description="a red star and a blue circle"),
        Picture("2", "/s/2", 2, description="a red star"),
    ]
    plugin = RetrievalPlugin()
    search = next(action for action in plugin.actions if action.name == "search")
    request = request_for(search, "find red star", query="red star", exclude=exclude)
    events = list(plugin.run(request, Trial(plugin, tmp_path, Talk("c", (), known))))
    assert [hit.picture.number for event in events if isinstance(event, Hits) for hit in event.hits] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "find the picture where you said there are three stars",
        "the one I described as a heart",
        "找你说过有三颗星的那张",
    ],
)
def test_talk_about_what_was_said_is_recognised(text: str) -> None:
    assert asks_about_talk(text)
    assert not asks_about_talk("find a red star")


def test_a_query_in_words() -> None:
    query = Query(("at night",), (TWO,), ("cat", "dog"))
    assert named(query, "en") == '"at night" like #2 without "cat", "dog"'
    assert named(Query((), (Picture("d", "/s", path="/home/me/a.png"),)), "en") == "like a.png"


# ---------------------------------------------------------------- labels


@given(st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=30), st.floats(1, 200))
def test_probabilities_sum_to_one_and_fall(cosines: list[float], scale: float) -> None:
    scored = probabilities([str(n) for n in range(len(cosines))], np.array(cosines, dtype=np.float32), scale)
    assert sum(label.score for label in scored) == pytest.approx(1)
    assert [label.score for label in scored] == sorted((label.score for label in scored), reverse=True)
    assert cosines[int(scored[0].label)] == pytest.approx(max(cosines))


def test_built_in_labels_match_in_both_languages() -> None:
    labels = lines_by_language("assistant_classification", "labels")
    assert len(labels["en"]) == len(labels["zh"]) == 80
    assert labels["en"][0] == "red circle"
    assert labels["zh"][0] == "红色圆形"


# ---------------------------------------------------------------- speech


def test_a_long_transcript_has_times_and_a_short_one_has_not() -> None:
    segments = (Segment(0, 25, "one"), Segment(3725, 3730, "two"))
    assert as_text(Transcript("one two", segments=segments)) == "`0:00` one\n\n`1:02:05` two"
    assert as_text(Transcript("one", segments=segments[:1])) == "one"


@pytest.mark.parametrize(("given", "code"), [("", ""), (" EN ", "en"), ("zh", "zh")])
def test_a_language_is_a_code_wherever_it_is_said(given: str, code: str) -> None:
    assert checked(given) == usual(given) == code


def test_a_language_that_is_none_is_refused_with_the_place_to_correct_it() -> None:
    with pytest.raises(BadArgument, match="'english' is no language") as asked:
        checked("english")
    with pytest.raises(BadArgument, match="'english' is no language") as set_so:
        usual("english")
    assert "detected" in asked.value.hint
    assert "[plugins.assistant_speech]" in set_so.value.hint


def test_words_that_say_that_none_fits_are_no_labels() -> None:
    none = ["neither of them", "none of the above", "something else entirely", "其他的", "别的什么", "都不是", "其它"]
    assert meant(["cat", " Cat ", *none, "other people", "别墅"]) == ["cat", "other people", "别墅"]
