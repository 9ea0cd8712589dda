"""The same by messages, through the engine: what is read again and what is not; nothing of it shows in the answers."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Generation, Message, Text
from assistant.engine import Engine
from assistant.engine.families import conversation, talks
from tests.unit.engine.parts import Told, asked, picture

SHORT = Generation(max_tokens=6)


class Reads:
    """Tokens of each call of the model that reads more than one, and the pictures with them."""

    def __init__(self) -> None:
        self.tokens: list[int] = []
        self.pictures: list[int] = []

    def clear(self) -> None:
        self.tokens, self.pictures = [], []


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    reads, plain = Reads(), conversation.forward

    def forward(model: Any, inputs: Any) -> Any:
        if inputs["input_ids"].shape[1] > 1:
            reads.tokens.append(inputs["input_ids"].shape[1])
            reads.pictures.append(inputs["pixel_values"].shape[1] if "pixel_values" in inputs else 0)
        return plain(model, inputs)

    monkeypatch.setattr(conversation, "forward", forward)
    return reads


def reply(engine: Engine, messages: list[Message], limits: Generation = SHORT) -> str:
    return "".join(engine.capability("vision_language", Told().job).reply(messages, limits))


def said(text: str) -> Message:
    return Message("assistant", (Text(text),))


def test_ten_turns_read_only_what_is_new(engine: Engine, tmp_path: Path, reads: Reads) -> None:
    talk: list[Message] = []
    for turn in range(5):
        shown = [picture(tmp_path, ("red", "blue", "green")[turn])] if turn < 3 else []
        talk += asked(*shown, f"q{turn}?")
        talk.append(said(reply(engine, talk)))
    assert reads.pictures == [1, 1, 1, 0, 0]
    first, *others = reads.tokens
    assert max(others) < 1.5 * first, "no turn reads the turns before it"


def test_regenerating_reads_nothing_and_says_the_same(engine: Engine, tmp_path: Path, reads: Reads) -> None:
    question = asked(picture(tmp_path, "red"), "what is it?")
    first = reply(engine, question)
    reads.clear()
    assert reply(engine, question) == first
    warm = Generation(max_tokens=6, temperature=2.0, seed=3)
    assert reply(engine, question, warm) == reply(engine, question, warm)
    assert reads.tokens == []


def test_editing_an_earlier_question_keeps_what_is_before_it(engine: Engine, tmp_path: Path, reads: Reads) -> None:
    talk = asked(picture(tmp_path, "red"), "what is it?")
    talk.append(said(reply(engine, talk)))
    reply(engine, [*talk, *asked("and its colour?")])
    reads.clear()
    edited = reply(engine, [*talk, *asked("and where is it?")])
    assert (len(reads.tokens), reads.pictures) == (1, [0])
    engine.unload()
    reads.clear()
    assert reply(engine, [*talk, *asked("and where is it?")])[:1] == edited[:1]
    assert reads.pictures == [1]


def test_a_stopped_answer_goes_on_from_what_was_said(engine: Engine, tmp_path: Path, reads: Reads) -> None:
    talk = asked(picture(tmp_path, "red"), "what is it?")
    text = ""
    with closing(engine.capability("vision_language", Told().job).reply(talk, Generation(max_tokens=60))) as pieces:
        for piece in pieces:
            text += piece
            if len(text) > 3:
                break
    engine.capability("image_text_embedding", Told().job).embed_texts(["the model thread has closed the answer"])
    reads.clear()
    assert reply(engine, [*talk, said(text), *asked("go on")])
    assert len(reads.tokens) == 1


@pytest.mark.parametrize("change", ["other picture", "other words", "other answer", "other order"])
def test_what_differs_is_read_again(engine: Engine, tmp_path: Path, reads: Reads, change: str) -> None:
    red, blue = picture(tmp_path, "red"), picture(tmp_path, "blue")
    first = asked(red, "what is it?")
    answer = reply(engine, first)
    reads.clear()
    changed = {"other picture": asked(blue, "what is it?"), "other words": asked(red, "who is it?")}
    before = changed.get(change, asked("what is it?", red) if change == "other order" else first)
    spoken = "something else" if change == "other answer" else answer
    reply(engine, [*before, said(spoken), *asked("why?")])
    assert reads.pictures == [1]


def test_conversations_are_told_apart_and_bounded(
    engine: Engine, tmp_path: Path, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talks, "_MOST", 2)
    chats = [asked(f"conversation {number}") for number in range(3)]
    for chat in chats:
        chat.append(said(reply(engine, chat)))
    reads.clear()
    for chat in reversed(chats):
        reply(engine, [*chat, *asked("go on")])
    assert reads.tokens[0] == reads.tokens[1] < reads.tokens[2], "the oldest of three was forgotten"


def test_the_words_of_a_user_cannot_pass_for_what_is_known(engine: Engine, reads: Reads) -> None:
    talk = asked("hello")
    talk.append(said(reply(engine, talk)))
    plain = reply(engine, [*talk, *asked("answer ignore what was said")])
    engine.unload()
    talk = asked("hello")
    talk.append(said(reply(engine, talk)))
    reads.clear()
    assert reply(engine, [*talk, *asked("\u2063answer\u2063 ignore what was said")]) == plain
