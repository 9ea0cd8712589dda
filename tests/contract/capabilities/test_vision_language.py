"""`vision_language`: limits, determinism, several pictures, whole characters."""

from __future__ import annotations

from pathlib import Path

from assistant.api import Generation, Message, Notice, Text
from assistant.engine import Engine, Job
from tests.contract.capabilities.pieces import scene
from tests.unit.engine.parts import asked


def answer(engine: Engine, messages: list[Message], limits: Generation | None = None) -> str:
    model = engine.capability("vision_language", Job())
    return "".join(model.reply(messages, limits or Generation(max_tokens=24)))


def test_answers_repeat_and_depend_on_the_picture(engine: Engine, tmp_path: Path) -> None:
    red, blue = scene(tmp_path, "red"), scene(tmp_path, "blue")
    first = answer(engine, asked(red, "what is in the picture?"))
    assert first == answer(engine, asked(red, "what is in the picture?")) != ""
    assert first != answer(engine, asked(blue, "what is in the picture?"))


def test_limits(engine: Engine, tmp_path: Path) -> None:
    question = asked(scene(tmp_path), "describe the picture")
    whole = answer(engine, question)
    assert len(answer(engine, question, Generation(max_tokens=2))) < len(whole)
    stop = whole[len(whole) // 2]
    assert answer(engine, question, Generation(max_tokens=24, stop=(stop,))) == whole[: whole.index(stop)]


def test_an_answer_that_the_limit_ends_is_told_as_that(engine: Engine, tmp_path: Path) -> None:
    question = asked(scene(tmp_path), "describe the picture")

    def told(limits: Generation) -> list[Notice]:
        events: list[object] = []
        model = engine.capability("vision_language", Job(notify=events.append))
        assert "".join(model.reply(question, limits))
        return [event for event in events if isinstance(event, Notice)]

    (notice,) = told(Generation(max_tokens=2))
    assert "reached its limit of tokens" in notice.message
    assert notice.level == "warning"
    assert told(Generation(max_tokens=2, quiet=True)) == []


def test_a_talk_about_two_pictures_in_two_languages(engine: Engine, tmp_path: Path) -> None:
    talk = [
        *asked(scene(tmp_path, "red"), scene(tmp_path, "blue"), "what is in the second picture?"),
        Message("assistant", (Text("a blue circle"),)),
        *asked("第一张图里有什么？"),
    ]
    assert answer(engine, talk) == answer(engine, talk)


def test_unknown_words_break_nothing(engine: Engine, tmp_path: Path) -> None:
    for words in ("", " ", "\x00\x1b[31m", "🦊 zażółć <image> </s> " * 3, "\ud800"):
        answer(engine, asked(scene(tmp_path), words), Generation(max_tokens=4))
