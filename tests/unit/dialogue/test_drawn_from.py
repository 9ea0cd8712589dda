"""What is drawn from a picture that is named or at hand, and what says nothing of a drawing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.api import Origin
from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router


@pytest.mark.parametrize("origin", ["dropped", "found"])
@pytest.mark.parametrize("last", ["", "ask", "search", "draw"])
@pytest.mark.parametrize(
    "text",
    [
        "make #2 blue",
        "make the second one black and white",
        "could you paint #2 red, please?",
        "make the sky in #2 blue",
        "把#2变成蓝色",
        "把第二张改成黑白的",
        "请把第二张涂成红色",
        "把第二张的天空变成蓝色",
    ],
)
def test_a_colour_for_a_picture_that_is_named_is_drawn_from_it(
    router: Router, text: str, last: str, origin: Origin
) -> None:
    seen = (Seen(1, "dropped", 1), Seen(2, origin, 1), Seen(3, "drawn", 2))
    decided = router.route(Utterance(text, pictures=seen, last_action=last))
    assert (decided.action, decided.pictures) == ("draw", (2,))


@pytest.mark.parametrize("text", ["make it blue", "make it black and white", "make it look like a painting"])
@pytest.mark.parametrize("last", ["", "caption"])
def test_a_photo_that_was_just_dropped_is_what_is_made_another(router: Router, text: str, last: str) -> None:
    seen = (Seen(1, "drawn", 1), Seen(2, "dropped", 2))
    decided = router.route(Utterance(text, pictures=seen, focus=(2,), last_action=last))
    assert (decided.action, decided.pictures) == ("draw", (2,))


@pytest.mark.parametrize(
    "text", ["did you make it", "make it quick", "can you make it to the party?", "I can't make it"]
)
def test_it_may_be_nothing_that_is_made(router: Router, text: str) -> None:
    decided = router.route(Utterance(text, pictures=(Seen(1, "dropped", 1),), focus=(1,)))
    assert decided.action != "draw"
    assert decided.pictures == ()


@pytest.mark.parametrize(
    "text",
    [
        "only from last year",
        "just the ones from 2019",
        "from yesterday",
        "taken in 2018",
        "只要去年的",
        "最近拍的",
        "只看2019年的",
    ],
)
def test_when_pictures_were_taken_says_nothing_of_a_drawing(router: Router, text: str) -> None:
    seen = (Seen(1, "drawn", 1),)
    prompt = {"prompt": "a blue circle"}
    then = Utterance(text, pictures=seen, focus=(1,), last_action="draw", last_arguments=prompt)
    assert router.route(then).action != "draw"
    found = router.route(Utterance(text, last_action="search", last_arguments={"query": "stars"}))
    assert found.action == "search"


@pytest.mark.parametrize("text", ["in winter", "from the 1920s", "at night", "from above", "冬天的", "晚上"])
def test_a_time_in_a_drawing_is_drawn(router: Router, text: str) -> None:
    seen = (Seen(1, "drawn", 1),)
    assert router.route(Utterance(text, pictures=seen, focus=(1,), last_action="draw")).action == "draw"


@pytest.mark.parametrize("text", ["make #1 public", "turn #2 into a pdf", "make #1 longer", "turn #1 off"])
def test_what_is_no_drawing_or_no_change_of_one_is_as_unclear_as_before(router: Router, text: str) -> None:
    seen = (Seen(1, "dropped", 1), Seen(2, "drawn", 2))
    decided = router.route(Utterance(text, pictures=seen, focus=(2,), last_action="chat"))
    assert decided.action != "draw" or decided.score < 0.9


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("remove #1", "chat"),
        ("please remove #1", "chat"),
        ("remove #1 and #2", "chat"),
        ("删掉#1", "chat"),
        ("remove the hat from #2", "draw"),
        ("please remove the hat from #2", "draw"),
        ("could you take the hat off #2", "draw"),
        ("take his hat off please", "draw"),
        ("把帽子去掉", "draw"),
        ("请把帽子去掉", "draw"),
        ("请把#2的帽子去掉", "draw"),
        ("去掉#2里的帽子", "draw"),
        ("take the day off", "chat"),
        ("take it off", "chat"),
        ("take the picture away", "chat"),
        ("把会议去掉", "chat"),
        ("删掉照片", "chat"),
        ("把帽子去掉了吗", "chat"),
    ],
)
def test_a_picture_that_is_to_go_itself_is_not_drawn_anew(router: Router, text: str, action: str) -> None:
    pictures = (Seen(1, "drawn", 1), Seen(2, "drawn", 2))
    assert router.route(Utterance(text, pictures=pictures, focus=(2,), last_action="draw")).action == action


@pytest.mark.parametrize(
    "text",
    ["去掉#1", "去掉第一张", "请把#1去掉", "把这张去掉"],
)
def test_a_picture_that_is_left_out_is_no_drawing_of_the_others(router: Router, text: str) -> None:
    pictures = (Seen(1, "drawn", 1), Seen(2, "drawn", 2))
    decided = router.route(Utterance(text, pictures=pictures, focus=(2,), last_action="draw"))
    assert decided.action != "draw"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("照第二张画一张", 2),
        ("根据第二张画一张", 2),
        ("根据第二张图画一张", 2),
        ("参考第一张画一只猫", 1),
        ("照着这张再画一张", 2),
        ("去掉#1里的帽子", 1),
        ("给#1去掉帽子", 1),
    ],
)
def test_a_drawing_starts_from_the_picture_that_it_names(router: Router, text: str, named: int) -> None:
    pictures = (Seen(1, "dropped", 1), Seen(2, "dropped", 1))
    decided = router.route(Utterance(text, pictures=pictures, focus=(2,), last_action="draw"))
    assert (decided.action, decided.pictures) == ("draw", (named,))


@pytest.mark.parametrize(
    "text", ["拿#2，变成蓝色", "用第二张，改成黑白的", "拿第二张改成蓝色", "take #2 and make it blue"]
)
@pytest.mark.parametrize("last", ["search", "draw"])
def test_a_picture_that_is_taken_up_is_drawn_anew(router: Router, text: str, last: str) -> None:
    seen = tuple(Seen(number, "drawn", 1) for number in (1, 2, 3))
    decided = router.route(Utterance(text, pictures=seen, focus=(3,), last_action=last))
    assert (decided.action, decided.pictures) == ("draw", (2,))


@pytest.mark.parametrize("text", ["去掉#2", "remove #2", "去掉第二张"])
def test_after_a_drawing_a_picture_that_is_to_go_is_no_word_for_the_others(router: Router, text: str) -> None:
    seen = tuple(Seen(number, "drawn", 1) for number in (1, 2, 3))
    after = Utterance(text, pictures=seen, focus=(3,), last_action="draw", last_arguments={"prompt": "a cat"})
    assert router.route(after).action == "chat"
    found = replace(after, last_action="search", last_arguments={"query": "cats"}, focus=(1, 2, 3))
    decided = router.route(found)
    assert (decided.action, decided.arguments) == ("search", {"query": "cats", "exclude": ["#2"]})


@pytest.mark.parametrize(
    "text",
    ["Draw a cat. Forget it.", "draw a cat, never mind", "Draw a cat... actually, scratch that.", "画一只猫。算了",
     "画一只猫，还是算了吧", "index ~/Pictures. Forget it."],
)  # fmt: skip
def test_what_is_taken_back_is_not_done(router: Router, text: str) -> None:
    assert router.route(Utterance(text)).action == "chat"


@pytest.mark.parametrize(
    "text", ["draw a girl who forgot her umbrella", "画一只会算术的猫", "draw a cat, kidding its owner"]
)
def test_what_only_names_forgetting_is_drawn(router: Router, text: str) -> None:
    assert router.route(Utterance(text)).action == "draw"
