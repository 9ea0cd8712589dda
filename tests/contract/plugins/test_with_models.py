"""The built-in plugins on the shipped models, a real decoder and a real library: what a user would see."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from assistant.api import (
    AssistantError,
    Audio,
    BadArgument,
    BadInput,
    CapabilityName,
    Described,
    Hits,
    Labels,
    Language,
    Library,
    Notice,
    PastTurn,
    Picture,
    PicturesShown,
    Plugin,
    Progress,
    Result,
    TextDelta,
    Transcript,
)
from assistant.dialogue.prompts import Prompts
from assistant.dialogue.registry import Registry
from assistant.kit import Talk, Trial, request_for
from assistant.library.library import PictureLibrary
from assistant.media.decoder import Decoder

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture
def library(decoder: Decoder, models: dict[CapabilityName, Any], tmp_path: Path) -> Iterator[Library]:
    library = PictureLibrary(tmp_path / "library.sqlite3", tmp_path / "index", decoder)
    yield library.for_turn(lambda: models["image_text_embedding"])
    library.close()


def drawn(folder: Path, colour: str, number: int = 1) -> Picture:
    """A picture file with one large circle of that colour."""
    path = folder / f"{colour}.png"
    image = Image.new("RGB", (320, 300), "white")
    ImageDraw.Draw(image).ellipse((100, 90, 210, 200), fill=colour)
    image.save(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Picture(digest, str(path), number, path=str(path), width=320, height=300)


def gone(number: int = 9) -> Picture:
    return Picture(f"{number:064x}", "/nonexistent/gone.png", number, path="/nonexistent/gone.png")


def plugin_of(registry: Registry, action: str) -> Plugin:
    return registry.actions[action][0]


def answer(
    registry: Registry, action: str, context: Trial, text: str = "", language: Language = "en", **more: Any
) -> list[Any]:
    plugin, declared = registry.actions[action]
    return list(plugin.run(request_for(declared, text, language=language, **more), context))


def words(events: list[Any]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


# ---------------------------------------------------------------- pictures to words


@pytest.mark.parametrize("style", ["short", "detailed", "alt"])
def test_a_caption_names_what_is_there(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path, style: str
) -> None:
    context = Trial(plugin_of(registry, "caption"), tmp_path, capabilities=models)
    picture = drawn(tmp_path, "red")
    events = answer(registry, "caption", context, pictures=[picture], style=style)
    caption = words(events)
    assert "red circle" in caption.lower()
    assert Described(1, picture.digest, caption) in events
    assert events[-1] == Result({"captions": [{"path": picture.path, "caption": caption}]})


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("in chinese", "en", "红"),
        ("describe it in English", "en", "red"),
        ("用英文", "zh", "red"),
        ("描述一下", "zh", "红"),
    ],
)
def test_a_caption_is_in_the_language_that_is_named(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path, text: str, language: Language, said: str
) -> None:
    context = Trial(plugin_of(registry, "caption"), tmp_path, capabilities=models)
    pictures = [drawn(tmp_path, "red")]
    assert said in words(answer(registry, "caption", context, text, language, pictures=pictures, style="short")).lower()


def test_many_captions_have_their_numbers_and_a_broken_picture_harms_no_other(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    context = Trial(plugin_of(registry, "caption"), tmp_path, capabilities=models)
    pictures = [drawn(tmp_path, "red"), gone(), drawn(tmp_path, "blue", 3)]
    events = answer(registry, "caption", context, language="zh", pictures=pictures)
    assert "#1: " in words(events)
    assert "#3: " in words(events)
    assert [event.level for event in events if isinstance(event, Notice)] == ["error"]
    (result,) = [event for event in events if isinstance(event, Result)]
    assert [set(entry) for entry in result.values["captions"]] == [
        {"path", "caption"},
        {"path", "error"},
        {"path", "caption"},
    ]


def test_a_picture_that_cannot_be_read_leaves_no_heading(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    context = Trial(plugin_of(registry, "caption"), tmp_path, capabilities=models)
    said = words(answer(registry, "caption", context, pictures=[gone(1), drawn(tmp_path, "red", 2)]))
    assert said.startswith("#2: ")
    assert "#1" not in said


def test_if_no_picture_can_be_read_the_reason_is_raised_after_the_result(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    plugin, action = registry.actions["caption"]
    events = plugin.run(request_for(action, pictures=[gone()]), Trial(plugin, tmp_path, capabilities=models))
    assert isinstance(next(events), Result)
    with pytest.raises(BadInput):
        next(events)


@pytest.mark.parametrize(
    ("question", "language", "part"),
    [("what color is the circle?", "en", "red"), ("圆形是什么颜色？", "zh", "红")],
)
def test_a_question_is_answered(
    registry: Registry,
    models: dict[CapabilityName, Any],
    tmp_path: Path,
    question: str,
    language: Language,
    part: str,
) -> None:
    context = Trial(plugin_of(registry, "ask"), tmp_path, capabilities=models)
    events = answer(registry, "ask", context, question, language, pictures=[drawn(tmp_path, "red")])
    assert part in words(events).lower()


@pytest.mark.parametrize(
    ("question", "language", "numbers"),
    [
        ("which of these have a red circle?", "en", (1, 4)),
        ("which one doesn't have a red circle?", "en", (2, 3)),
        ("哪些图里有绿色的圆？", "zh", (3,)),
        ("which ones are blue?", "en", (2,)),
        ("哪几张不是红色的？", "zh", (2, 3)),
        ("which ones show a blue star?", "en", ()),
    ],
)
def test_those_of_several_pictures_that_show_something_are_named_and_shown(
    registry: Registry,
    models: dict[CapabilityName, Any],
    tmp_path: Path,
    question: str,
    language: Language,
    numbers: tuple[int, ...],
) -> None:
    context = Trial(plugin_of(registry, "ask"), tmp_path, capabilities=models)
    colours = ("red", "blue", "green", "red")
    pictures = [drawn(tmp_path, colour, number) for number, colour in enumerate(colours, 1)]
    events = answer(registry, "ask", context, question, language, pictures=pictures)
    assert [picture.number for event in events if isinstance(event, PicturesShown) for picture in event.pictures] == [
        *numbers
    ]
    said = words(events)
    assert [number for number in range(1, 5) if f"#{number}" in said] == [*numbers]
    assert sum(isinstance(event, Progress) for event in events) == 5


def test_more_pictures_than_the_model_tells_apart_are_asked_about_one_by_one(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    context = Trial(plugin_of(registry, "ask"), tmp_path, capabilities=models)
    colours = ("red", "blue", "green")
    pictures = [drawn(tmp_path, colour, number) for number, colour in enumerate(colours, 1)]
    said = words(answer(registry, "ask", context, "what colour are the circles?", pictures=pictures)).lower()
    answers = said.split("\n\n")
    assert [
        f"#{number}: " in line and colour in line
        for number, (line, colour) in enumerate(zip(answers, colours, strict=True), 1)
    ] == [True] * 3
    with pytest.raises(BadInput, match="compares 2 pictures at most, and these are 3"):
        answer(registry, "ask", context, "which circle is the largest?", pictures=pictures)
    assert words(answer(registry, "ask", context, "compare them", pictures=pictures[:2]))


def test_a_picture_that_cannot_be_read_leaves_the_others_to_be_asked(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    context = Trial(plugin_of(registry, "ask"), tmp_path, capabilities=models)
    pictures = [drawn(tmp_path, "red", 1), gone(2), drawn(tmp_path, "blue", 3)]
    for question in ("which have a red circle?", "what colour is the circle?"):
        events = answer(registry, "ask", context, question, pictures=pictures)
        assert "#1" in words(events)
        assert [event.level for event in events if isinstance(event, Notice)] == ["error"]
        with pytest.raises(BadInput):
            answer(registry, "ask", context, question, pictures=[gone(number) for number in (5, 6, 7)])


def test_a_follow_up_runs_with_the_earlier_turn(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    picture = drawn(tmp_path, "green")
    past = [PastTurn(1, "what shape is it?", "ask", "It is a circle.", about=(1,))]
    context = Trial(plugin_of(registry, "ask"), tmp_path, Talk("c", past, [picture]), capabilities=models)
    assert words(answer(registry, "ask", context, "what color is the circle?", pictures=[picture])).strip()


def test_labels_sum_to_one_and_the_right_one_is_first(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    context = Trial(plugin_of(registry, "classify"), tmp_path, capabilities=models)
    labels = ["blue circle", "red circle", "green circle", "none of these"]
    events = answer(registry, "classify", context, pictures=[drawn(tmp_path, "red")], labels=labels)
    (found,) = [event for event in events if isinstance(event, Labels)]
    assert found.labels[0].label == "red circle"
    assert len(found.labels) == 3
    assert math.isclose(sum(label.score for label in found.labels), 1, abs_tol=1e-6)
    assert "red circle" in words(events)


def test_a_picture_that_cannot_be_read_leaves_the_others_their_labels(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    context = Trial(plugin_of(registry, "classify"), tmp_path, capabilities=models)
    labels = ["blue circle", "red circle"]
    pictures = [gone(1), drawn(tmp_path, "red", 2), drawn(tmp_path, "blue", 3)]
    events = answer(registry, "classify", context, pictures=pictures, labels=labels)
    assert [event.picture for event in events if isinstance(event, Labels)] == [2, 3]
    assert [event.level for event in events if isinstance(event, Notice)] == ["error"]
    with pytest.raises(BadInput):
        answer(registry, "classify", context, pictures=[gone(1), gone(2)], labels=labels)


@pytest.mark.parametrize(("language", "labels"), [("en", ["none", " Other "]), ("zh", ["其他"])])
def test_labels_that_all_mean_none_are_no_labels(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path, language: Language, labels: list[str]
) -> None:
    context = Trial(plugin_of(registry, "classify"), tmp_path, capabilities=models)
    with pytest.raises(BadArgument) as refused:
        answer(registry, "classify", context, language=language, pictures=[drawn(tmp_path, "red")], labels=labels)
    assert ("cat, dog" if language == "en" else "猫") in refused.value.said(language)


@pytest.mark.parametrize(("language", "part"), [("en", "red circle"), ("zh", "红色圆形")])
def test_without_labels_the_built_in_list_is_used(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path, language: Language, part: str
) -> None:
    context = Trial(plugin_of(registry, "classify"), tmp_path, capabilities=models)
    events = answer(registry, "classify", context, language=language, pictures=[drawn(tmp_path, "red")])
    assert part in words(events)


def test_labels_of_the_settings_are_read_as_those_of_the_request(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    wanted = {"labels": ["red circle", " red circle ", "none", "", "blue star"]}
    context = Trial(plugin_of(registry, "classify"), tmp_path, capabilities=models, options=wanted)
    events = answer(registry, "classify", context, pictures=[drawn(tmp_path, "red")])
    (found,) = [event for event in events if isinstance(event, Labels)]
    assert sorted(label.label for label in found.labels) == ["blue star", "red circle"]


def test_templates_of_the_user_say_where_the_label_goes(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    file = tmp_path / "classification" / "templates.en.md"
    file.parent.mkdir()
    context = Trial(plugin_of(registry, "classify"), tmp_path, capabilities=models, prompts=Prompts(tmp_path))
    labels = ["blue circle", "red circle"]
    for written, cure in (("", "remove it"), ("a picture", "templates.en.md"), ("two\n\nlines", "templates.en.md")):
        file.write_text(written)
        with pytest.raises(AssistantError) as refused:
            answer(registry, "classify", context, pictures=[drawn(tmp_path, "red")], labels=labels)
        assert cure in refused.value.hint
    file.write_text("a picture\n\n  \n$label\n")
    events = answer(registry, "classify", context, pictures=[drawn(tmp_path, "red")], labels=labels)
    assert next(event.labels[0].label for event in events if isinstance(event, Labels)) == "red circle"


# ---------------------------------------------------------------- the library


def test_an_empty_library_says_how_to_fill_it(
    registry: Registry, models: dict[CapabilityName, Any], library: Library, tmp_path: Path
) -> None:
    context = Trial(plugin_of(registry, "search"), tmp_path, library=library, capabilities=models)
    events = answer(registry, "search", context, query="red star")
    assert "index ~/Pictures" in words(events)
    assert not [event for event in events if isinstance(event, Hits)]


def test_index_then_find_by_words_by_picture_and_with_exclusions(
    registry: Registry, models: dict[CapabilityName, Any], library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    pictures = {colour: drawn(folder, colour) for colour in ("red", "blue", "green", "black")}
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    context = Trial(plugin_of(registry, "index"), tmp_path, library=library, capabilities=models)

    events = answer(registry, "index", context, folders=[str(folder)])
    assert any(isinstance(event, Progress) for event in events)
    (result,) = [event.values for event in events if isinstance(event, Result)]
    assert list(result) == ["added", "updated", "removed", "unchanged", "failed", "away", "left_out", "seconds"]
    assert result["added"] == 4
    assert [Path(entry["path"]).name for entry in result["failed"]] == ["broken.png"]
    assert "4 pictures added" in words(events)
    assert "broken.png" in words(events)

    again = answer(registry, "index", context)
    assert [event.values["unchanged"] for event in again if isinstance(event, Result)] == [4]

    hits = _hits(answer(registry, "search", context, query="red circle", limit=3))
    assert Path(hits[0].picture.path).name == "red.png"
    outside = replace(pictures["blue"], number=0, path=str(tmp_path / "elsewhere.png"))
    hits = _hits(answer(registry, "search", context, pictures=[outside], limit=2))
    assert Path(hits[0].picture.path).name == "blue.png"
    hits = _hits(answer(registry, "search", context, pictures=[pictures["blue"]], limit=4))
    assert "blue.png" not in [Path(hit.picture.path).name for hit in hits], "more like it, not itself"
    hits = _hits(answer(registry, "search", context, query="circle", exclude=["black"], limit=4))
    assert Path(hits[-1].picture.path).name == "black.png"


def _hits(events: list[Any]) -> Any:
    (hits,) = [event.hits for event in events if isinstance(event, Hits)]
    return hits


# ---------------------------------------------------------------- speech


def test_a_spoken_question_is_written_down(
    registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    plugin = plugin_of(registry, "transcribe")
    audio = Audio("0" * 64, str(SAMPLES / "question.wav"), str(SAMPLES / "question.wav"), "audio/wav")
    context = Trial(plugin, tmp_path, capabilities=models)
    heard = [event for event in plugin.read(audio, context) if isinstance(event, Transcript)]
    assert [bool(transcript.text) for transcript in heard] == [True]
    events = answer(registry, "transcribe", context, audio=[audio])
    assert words(events) == heard[0].text
    assert heard[0] in events


def test_silence_is_said_to_be_silence(registry: Registry, models: dict[CapabilityName, Any], tmp_path: Path) -> None:
    import wave

    path = tmp_path / "silence.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16000, 0, "NONE", ""))
        file.writeframes(bytes(2 * 16000))
    context = Trial(plugin_of(registry, "transcribe"), tmp_path, capabilities=models)
    audio = Audio("0" * 64, str(path), str(path), "audio/wav")
    events = answer(registry, "transcribe", context, audio=[audio])
    (transcript,) = [event for event in events if isinstance(event, Transcript)]
    assert transcript.no_speech
    assert not transcript.text
    assert "silence.wav" in words(events)
