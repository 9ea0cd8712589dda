"""A conversation that is longer than a model can read: what is forgotten of it, and what is left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import PIL.Image
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from assistant.api import BadInput, Generation, Message, Picture, Text, ToolCall
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import Device
from assistant.engine.families import forgetting, language, vision_language
from assistant.engine.families.conversation import Conversation
from tests.unit.engine import chat, toys

STRICT = (
    "{% for m in messages %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('Conversation roles must alternate user/assistant') }}{% endif %}"
    "{{ m['role'] }}:{{ m['content'] }}<end_of_utterance>{% endfor %}"
    "{% if add_generation_prompt %}assistant:{% endif %}"
)
CONTEXT = 256
SHORT = Generation(max_tokens=8)


def said(role: Any, *parts: str | Picture | ToolCall) -> Message:
    return Message(role, tuple(Text(part) if isinstance(part, str) else part for part in parts))


def turns(count: int) -> list[Message]:
    return [
        message
        for number in range(count)
        for message in (said("user", f"question {number} about the circle"), said("assistant", "a small red circle."))
    ]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toys.language(tmp_path_factory.mktemp("strict"), STRICT, CONTEXT)


@pytest.fixture
def model(directory: Path) -> language.LanguageModel:
    spec = ModelSpec("toy/language", "text_generation", "language", 1, 1, "MIT")
    return language.load(Found(spec, directory, directory), Device("cpu", torch.float32))


def test_a_template_that_insists_on_turns_goes_on_when_the_context_is_full(model: language.LanguageModel) -> None:
    talk: list[Message] = []
    for _ in range(9):
        talk.append(said("user", "what color is the circle? " * 2))
        answer = "".join(model.reply(talk, [], SHORT))
        talk.append(said("assistant", answer))
    assert len(model._prompt([*talk, said("user", "and?")], [], (), SHORT).keys) < len(talk)


def test_a_template_that_insists_on_turns_takes_a_conversation_that_begins_with_an_answer(
    model: language.LanguageModel,
) -> None:
    prompt = model._prompt([said("assistant", "red"), said("system", "be brief"), said("user", "blue?")], [], (), SHORT)
    text = str(model._tokenizer.decode(prompt.inputs["input_ids"][0]))
    assert text.startswith("user:<end_of_utterance>assistant:red<end_of_utterance>user:be brief")
    assert text.endswith("blue?<end_of_utterance>assistant:")


def test_a_request_goes_with_all_that_was_said_to_it() -> None:
    talk = [
        said("assistant", "Welcome."),
        said("system", "Be brief."),
        said("user", "find"),
        said("assistant", ToolCall("search", {})),
        said("tool", "#1"),
        said("assistant", "#1"),
        said("user", "again"),
        said("user", "and this?"),
        said("assistant", ToolCall("search", {})),
        said("tool", "#2"),
    ]
    assert forgetting.requests(talk) == [[0], [2, 3, 4, 5], [6]]
    assert forgetting.without(talk, [], forgetting.requests(talk)[:2])[0] == [talk[1], *talk[6:]]
    assert forgetting.requests([said("system", "x"), said("tool", "#1")]) == []


@given(st.integers(0, 300), st.integers(0, 300))
def test_no_more_is_forgotten_than_must_be_and_few_tries_find_it(most: int, needed: int) -> None:
    tries: list[int] = []

    def tried(count: int) -> int | None:
        tries.append(count)
        return count if count >= needed else None

    assert forgetting.fewest(most, tried) == (needed if needed < most else None)
    assert len(tries) <= 1 + most.bit_length()
    assert tries[:1] == ([0] if most else [])


def test_a_long_conversation_is_read_a_few_times_only(
    model: language.LanguageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    processed = model._processed

    def counted(messages: list[Message], *further: Any) -> Any:
        read.append(len(messages))
        return processed(messages, *further)

    monkeypatch.setattr(model, "_processed", counted)
    keys, inputs, *_ = model._prompt([*turns(200), said("user", "last?")], [], (), SHORT)
    assert len(read) < 12
    assert inputs is not None
    # A quarter of the context is made free besides.
    assert CONTEXT - 40 < inputs["input_ids"].shape[1] + CONTEXT // 4 < CONTEXT
    assert len(keys) % 2 == 1


def test_what_was_shown_last_goes_to_the_next_request_that_is_left() -> None:
    red, blue = Picture("r" * 64, "/red"), Picture("b" * 64, "/blue")
    images = [PIL.Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "green")]
    talk = [said("user", red, "old"), *turns(1), said("user", blue, red, "two"), *turns(2), said("user", "and now?")]
    old = forgetting.requests(talk)
    assert forgetting.without(talk, images, old[:1]) == (talk[1:], images[1:])
    left, shown = forgetting.without(talk, images, old[:3])
    assert left == [said("user", blue, red, "question 0 about the circle"), *talk[5:]]
    assert shown == images[1:]
    left, shown = forgetting.without(talk, images, old)
    assert left == [said("user", blue, red, "and now?")]
    assert shown == images[1:]
    # A question with pictures of its own is about these.
    own = said("user", red, "this?")
    assert forgetting.without([*talk[:-1], own], [*images, images[0]], old) == ([own], images[:1])


@pytest.fixture
def seeing(tmp_path: Path) -> language.LanguageModel:
    folder = toys.vision_language(tmp_path / "seeing")
    spec = ModelSpec("toy/vision", "vision_language", "vision_language", 1, 1, "MIT")
    return vision_language.load(Found(spec, folder, folder), Device("cpu", torch.float32))


def test_a_question_about_pictures_sees_them_however_long_the_talk_about_them(seeing: language.LanguageModel) -> None:
    picture = Picture("r" * 64, "/red")
    images = [PIL.Image.new("RGB", (32, 32), colour) for colour in ("red", "blue")]
    question = "what color is the first picture?"
    talk = [said("user", picture, picture, "what is it? " * 12), *turns(9)[1:], said("user", question)]
    _, inputs, pictures, *_ = seeing._prompt(talk, images, (), SHORT)
    assert inputs is not None
    assert pictures == 2
    text = str(seeing._tokenizer.decode(inputs["input_ids"][0]))
    assert text.count(toys.IMAGE) == 2 * (toys.SIDE // toys.PATCH) ** 2
    assert "what is it?" not in text
    assert question in text
    with pytest.raises(BadInput, match="use fewer pictures"):
        seeing._prompt(
            [said("user", *[picture] * 60, "what?"), *turns(1)[1:], said("user", "and?")], images * 30, (), SHORT
        )


@pytest.mark.parametrize("asked", [60, 1000])
def test_an_answer_has_room_however_long_the_conversation(model: language.LanguageModel, asked: int) -> None:
    limits = Generation(max_tokens=asked)
    talk: list[Message] = []
    for number in range(16):
        talk.append(said("user", "what color is the circle? "[: 8 + number]))
        _, inputs, *_ = model._prompt(talk, [], (), limits)
        assert inputs is not None
        assert inputs["input_ids"].shape[1] + min(asked, CONTEXT // 4) <= CONTEXT
        talk.append(said("assistant", "a small red circle and a large blue star. "[: 12 + number]))
    alone = [*talk, said("user", "a" * 230)]
    keys, *_ = model._prompt(alone, [], (), limits)
    assert len(keys) == 1


def test_earlier_thoughts_are_forgotten_before_a_request_is(
    model: language.LanguageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Templates do not show what was thought in earlier answers: read anew, the whole conversation fits."""
    limits = chat.thinks(model, monkeypatch, 4)
    talk: list[Message] = []
    anew = 0
    for number in range(5):
        talk.append(said("user", f"{number} red?"))
        prompt = model._prompt(talk, [], (), limits)
        assert prompt.forgotten == 0
        assert len(prompt.keys) == len(talk)
        anew += number > 0 and prompt.known == 0
        answer = "".join(model.reply(talk, [], limits))
        assert answer == "ok"
        talk.append(said("assistant", answer))
    assert anew == 1
    assert model._talks
    assert len(model._talks._kept) == 1, "what was read with the thoughts takes no memory"


def test_a_full_context_is_read_anew_once_in_several_turns(
    model: language.LanguageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    reading = Conversation.read

    def counted(self: Conversation, inputs: Any, pictures: int) -> torch.Tensor:
        read.append(inputs["input_ids"].shape[1])
        return reading(self, inputs, pictures)

    monkeypatch.setattr(Conversation, "read", counted)
    talk: list[Message] = []
    for number in range(32):
        talk.append(said("user", f"{number} red?"))
        talk.append(said("assistant", "".join(model.reply(talk, [], Generation(max_tokens=2)))))
    full = read[12:]
    assert len(full) == 20
    assert sum(tokens > CONTEXT // 4 for tokens in full) <= 6
    assert sum(full) < 20 * CONTEXT // 3
