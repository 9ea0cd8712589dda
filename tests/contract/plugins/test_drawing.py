"""Drawing in a conversation: the real manager, stores, router and decoder over a small pipeline with random weights.

What the shipped pipeline draws is measured in `tests/unit/training/test_drawing.py`.
"""

from __future__ import annotations

import base64
import hashlib
import io
import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from assistant.api import (
    Failed,
    Language,
    Notice,
    Picture,
    PicturesShown,
    PluginProblem,
    Progress,
    Result,
    Routed,
    StoreProblem,
    TurnEnded,
)
from assistant.dialogue.given import Attachment
from assistant.dialogue.manager import ActionCall
from assistant.dialogue.outcome import Numbers
from assistant.engine.families import image_generation
from assistant_image_generation import record
from tests.contract.plugins.drawing import Bench, drawn


def test_a_request_draws_a_numbered_picture_that_knows_its_prompt(bench: Bench) -> None:
    events = bench.say("draw a red circle")
    assert next(event for event in events if isinstance(event, Routed)).action == "draw"
    (picture,) = next(event for event in events if isinstance(event, PicturesShown)).pictures
    assert (picture.number, picture.origin, picture.width) == (1, "drawn", 96)
    steps = [event for event in events if isinstance(event, Progress) and event.unit == "steps"]
    assert [step.done for step in steps] == [*range(13), 12]
    assert any(step.rate > 0 and step.remaining_s > 0 for step in steps)
    values = drawn(events)
    assert (values["prompt"], values["model"]) == ("a red circle", "pocket/image_generation")
    kept = record.read(Path(picture.stored).read_bytes())
    assert kept is not None
    assert (kept.prompt, kept.seed) == ("a red circle", values["seed"])
    (stored,) = bench.store.pictures.all(bench.conversation)
    assert stored.description == "a red circle"
    assert bench.left() == []
    assert isinstance(events[-1], TurnEnded)


def test_what_is_drawn_joins_the_library_with_its_prompt_and_goes_with_its_conversation(bench: Bench) -> None:
    bench.say("draw a red circle", arguments={"steps": 1})
    bench.say("draw a blue star", arguments={"steps": 1})
    assert bench.library.status().pictures == 2
    found = {picture.description: picture for picture in bench.library.described()}
    assert set(found) == {"a red circle", "a blue star"}
    assert Path(found["a red circle"].stored).is_file()
    assert found["a red circle"].path == "", "its name is a digest, which says nothing"
    bench.manager.delete(bench.conversation)
    assert bench.library.status().pictures == 0
    assert not bench.library.described()


def test_a_library_that_fails_does_not_cost_the_picture(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise StoreProblem("The library is locked.", "Try again.")

    monkeypatch.setattr(bench.library, "join", broken)
    assert drawn(bench.say("draw a red circle", arguments={"steps": 1}))


def test_previews_are_told_with_the_progress(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image_generation, "_APART_S", 0.0)
    events = bench.say("draw a red circle", arguments={"steps": 4})
    told = [event for event in events if isinstance(event, Progress) and event.unit == "steps"]
    sketches = [event.sketch for event in told if event.sketch]
    assert len(sketches) == 3
    for sketch in sketches:
        with Image.open(io.BytesIO(base64.b64decode(sketch, validate=True)), formats=("PNG",)) as picture:
            assert max(picture.size) <= 256
    assert not told[-1].sketch, "the finished picture is shown as a picture"


def test_a_plugin_cannot_give_away_what_is_not_its_own(bench: Bench, tmp_path: Path) -> None:
    theirs = tmp_path / "holiday.png"
    Image.new("RGB", (8, 8)).save(theirs)
    numbers = Numbers(bench.pictures, bench.folders)
    link = bench.folders / "mine" / "link.png"
    other = bench.folders / "other" / "drawn.png"
    for file in (link, other):
        file.parent.mkdir(parents=True)
    link.symlink_to(theirs)
    other.write_bytes(theirs.read_bytes())
    for file in (theirs, link, other):
        with pytest.raises(PluginProblem, match="not lie in its folder"):
            numbers.settled(PicturesShown((Picture("0" * 64, str(file), origin="drawn"),)), "mine")
        assert file.exists()
    event = numbers.settled(PicturesShown((Picture("", str(other), origin="drawn"),)), "other")
    assert isinstance(event, PicturesShown)
    assert event.pictures[0].digest == hashlib.sha256(theirs.read_bytes()).hexdigest()
    assert not other.exists()


def test_another_one_takes_the_prompt_and_a_change_the_seed(bench: Bench) -> None:
    first = drawn(bench.say("draw a red circle"))
    another = drawn(bench.say("another one"))
    assert another["prompt"] == first["prompt"]
    assert another["seed"] != first["seed"]
    changed = drawn(bench.say("the same but at night"))
    assert (changed["prompt"], changed["seed"]) == ("a red circle at night", another["seed"])
    similar = drawn(bench.say("something similar"))
    assert similar["prompt"] == changed["prompt"]
    assert similar["seed"] != changed["seed"]
    named = drawn(bench.say("like #1 but with a hat"))
    assert (named["prompt"], named["seed"]) == ("a red circle with a hat", first["seed"])
    blue = drawn(bench.say("再画一张，背景换成蓝色"))
    assert blue["prompt"] == "a red circle with a hat，蓝色背景"
    assert [picture.number for picture in bench.store.pictures.all(bench.conversation)] == [1, 2, 3, 4, 5, 6]


def test_words_that_make_sense_only_after_a_drawing_go_on_with_it(bench: Bench) -> None:
    drawn(bench.say("draw a red circle"))
    assert drawn(bench.say("now a yellow one"))["prompt"] == "a yellow circle"
    bench.say("haha, nice one, thanks")
    assert drawn(bench.say("bigger"))["prompt"] == "a bigger yellow circle"
    assert drawn(bench.say("换成蓝色的"))["prompt"] == "a bigger blue circle"
    assert drawn(bench.say("now a square"))["prompt"] == "a square"


def test_what_a_drawing_becomes_keeps_its_colour(bench: Bench) -> None:
    first = drawn(bench.say("draw a blue circle"))
    star = drawn(bench.say("turn it into a star"))
    assert (star["prompt"], star["seed"]) == ("a blue star", first["seed"])
    assert drawn(bench.say("turn it into a red heart"))["prompt"] == "a red heart"
    drawn(bench.say("画一个绿色的圆"))
    assert drawn(bench.say("把它变成星星"))["prompt"] == "绿色的星星"


@pytest.mark.parametrize(
    ("first", "then"), [("draw a street without people", "make it night"), ("画一个圆，不要狗", "改成夜晚")]
)
def test_a_change_keeps_how_the_picture_was_drawn(bench: Bench, first: str, then: str) -> None:
    values = drawn(bench.say(first, arguments={"steps": 2, "guidance": 3.0}))
    assert values["negative"] in {"people", "狗"}
    events = bench.say(then)
    assert (drawn(events)["negative"], drawn(events)["steps"]) == (values["negative"], 2)
    (picture,) = next(event for event in events if isinstance(event, PicturesShown)).pictures
    kept = record.read(Path(picture.stored).read_bytes())
    assert kept is not None
    assert kept.guidance == 3.0
    assert drawn(bench.say("draw a dog"))["negative"] == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("make #1 and #2 blue", ["a blue circle", "a blue star"]),
        ("把#1和#2变成蓝色", ["a blue circle", "a blue star"]),
    ],
)
def test_a_change_is_made_of_each_picture_that_is_named(bench: Bench, text: str, expected: list[str]) -> None:
    first = drawn(bench.say("draw a red circle", arguments={"steps": 1}))
    second = drawn(bench.say("draw a green star", arguments={"steps": 1}))
    events = bench.say(text, language="en" if text.isascii() else "zh")
    result = next(event for event in events if isinstance(event, Result)).values["drawn"]
    assert [values["seed"] for values in result] == [first["seed"], second["seed"]]
    assert [values["prompt"] for values in result] == expected
    assert [event.pictures[0].number for event in events if isinstance(event, PicturesShown)] == [3, 4]


def test_more_pictures_than_are_changed_at_once_are_refused_before_any_is_drawn(bench: Bench) -> None:
    for _ in range(5):
        bench.say("/draw a red circle", arguments={"steps": 1})
    events = bench.say("make #1, #2, #3, #4 and #5 blue")
    assert "5 pictures are more than the 4" in next(event for event in events if isinstance(event, Failed)).message
    assert not [event for event in events if isinstance(event, PicturesShown)]


def test_a_size_is_that_of_one_drawing_and_its_changes(bench: Bench) -> None:
    def size(text: str, **arguments: int) -> tuple[int, int]:
        events = bench.say(text, arguments={"steps": 1, **arguments})
        (picture,) = next(event for event in events if isinstance(event, PicturesShown)).pictures
        return picture.width, picture.height

    usual = size("draw a red circle")
    assert size("draw a red circle", width=64, height=32) == (64, 32)
    assert size("the same but at night") == (64, 32)
    assert size("draw a blue star") == usual


def test_more_pictures_than_are_drawn_at_once_are_told(bench: Bench) -> None:
    events = bench.say("draw 5 pictures of a lake", arguments={"steps": 1})
    assert len([event for event in events if isinstance(event, PicturesShown)]) == 4
    assert any(isinstance(event, Notice) and "4 pictures at most" in event.message for event in events)


def test_two_more_are_two_pictures_of_the_same(bench: Bench) -> None:
    bench.say("draw a red star", arguments={"steps": 1})
    events = bench.say("two more", arguments={"steps": 1})
    assert len([event for event in events if isinstance(event, PicturesShown)]) == 2
    assert drawn(events)["prompt"] == "a red star"


def test_what_cannot_be_left_out_is_told_once_for_all_copies(bench: Bench) -> None:
    arguments = {"steps": 1, "guidance": 0.0, "copies": 3, "without": ("people",)}
    events = bench.say("/draw a star", arguments=arguments)
    assert len([event for event in events if isinstance(event, PicturesShown)]) == 3
    (notice,) = [event for event in events if isinstance(event, Notice)]
    assert "cannot leave out “people”" in notice.message


def test_what_the_pocket_model_never_learned_is_told_once_for_all_copies(bench: Bench) -> None:
    events = bench.say("/draw a red horse", arguments={"steps": 1, "copies": 2})
    (notice,) = [event for event in events if isinstance(event, Notice)]
    assert "cannot show “a red horse”" in notice.message
    assert "`assistant models`" in notice.message
    assert not [event for event in bench.say("draw a red heart") if isinstance(event, Notice)]


def test_what_a_change_names_is_left_out_no_longer(bench: Bench) -> None:
    bench.say("draw a street without people", arguments={"steps": 1})
    assert drawn(bench.say("the same but with people"))["negative"] == ""
    bench.say("draw a street without cars", arguments={"steps": 1})
    assert drawn(bench.say("the same but with carsharing"))["negative"] == "cars", "which is no car"


def test_a_change_of_a_varied_photo_starts_from_the_photo_again(bench: Bench) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (32, 32), "red").save(buffer, "PNG")
    bench.say("hello", attachments=(Attachment(data=buffer.getvalue(), name="photo.png"),))
    (photo,) = bench.store.pictures.all(bench.conversation)
    first = drawn(bench.say("make #1 blue", arguments={"strength": 0.5}))
    assert (first["parent"], first["steps"]) == (photo.digest, 12), "the steps that draw it again"
    changed = drawn(bench.say("the same but at night"))
    assert (changed["parent"], changed["strength"], changed["steps"]) == (photo.digest, 0.5, 12)


@pytest.mark.parametrize("text", ["make #1 blue", "把#1变成蓝色"])
def test_a_dropped_picture_that_is_named_is_what_a_drawing_starts_from(bench: Bench, text: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (32, 32), "red").save(buffer, "PNG")
    given = Attachment(data=buffer.getvalue(), name="photo.png")
    bench.say("hello", attachments=(given,))
    (dropped,) = bench.store.pictures.all(bench.conversation)
    made = drawn(bench.say(text))
    assert made["parent"] == dropped.digest
    assert made["prompt"] == ("a picture in blue" if text.isascii() else "一幅蓝色的图")
    bench.store.pictures.describe(bench.conversation, 1, "A red circle.")
    assert drawn(bench.say("make #1 blue"))["prompt"] == "a blue circle"


@pytest.mark.parametrize("text", ["draw one based on #1", "照第一张画一张"])
def test_a_picture_of_which_nothing_is_known_can_be_started_from(bench: Bench, text: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (32, 32), "red").save(buffer, "PNG")
    bench.say("hello", attachments=(Attachment(data=buffer.getvalue(), name="photo.png"),))
    (dropped,) = bench.store.pictures.all(bench.conversation)
    language: Language = "en" if text.isascii() else "zh"
    made = drawn(bench.say(text, language=language))
    assert (made["parent"], made["prompt"]) == (dropped.digest, "a picture" if language == "en" else "一幅图")
    bench.store.pictures.describe(bench.conversation, 1, "A red circle.")
    assert drawn(bench.say(text, language=language))["prompt"] == "a red circle"


@pytest.mark.parametrize(
    ("first", "then", "prompt"),
    [
        ("draw a cat with a hat", "could you take the hat off #1?", "a cat"),
        ("画一只戴着帽子的猫", "请去掉#1的帽子", "一只猫"),
        ("画一只戴着帽子的猫", "请把帽子去掉", "一只猫"),
    ],
)
def test_what_is_taken_off_is_left_out_by_its_own_name(bench: Bench, first: str, then: str, prompt: str) -> None:
    drawn(bench.say(first, arguments={"steps": 1}))
    made = drawn(bench.say(then, arguments={"steps": 1}))
    assert (made["prompt"], made["negative"]) == (prompt, "hat" if then.isascii() else "帽子")


def test_the_same_words_and_seed_are_the_same_picture(bench: Bench) -> None:
    for _ in range(2):
        events = bench.say("/draw a blue star", arguments={"seed": 7, "steps": 2})
        (picture,) = next(event for event in events if isinstance(event, PicturesShown)).pictures
        assert picture.number == 1


def test_a_given_picture_is_varied_and_is_the_parent(bench: Bench) -> None:
    bench.say("draw a red circle", arguments={"steps": 2, "seed": 1})
    parent = bench.store.pictures.all(bench.conversation)[0]
    events = list(
        bench.manager.act(
            ActionCall("draw", "", (parent.stored,), {"prompt": "a green star", "strength": 0.5}, "en"),
            threading.Event(),
        )
    )
    assert drawn(events)["parent"] == parent.digest
    assert drawn(events)["strength"] == 0.5
