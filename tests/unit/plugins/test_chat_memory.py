"""What a language model is told of earlier turns: within its budget, the latest whole, nothing of deleted turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.api import BadInput, Generation, Language, Message, PastTurn, Text, TextDelta
from assistant.engine import Engine, EngineSettings, ModelFolders
from assistant.engine.settings import Job
from assistant.kit import Talk, Trial, request_for
from assistant.media.decoder import Decoder
from assistant_chat import ChatPlugin
from assistant_chat.memory import Memory, Remembered, tokens_in, turn_line


def turn(number: int, words: str = "question", answer: str = "answer", **more: Any) -> PastTurn:
    return PastTurn(number, f"{words} {number}", "chat", f"{answer} {number}", **more)


def cost(remembered: Remembered) -> int:
    return sum(tokens_in(words) for _, words in remembered.recent) + tokens_in(remembered.earlier)


def refuses(text: str, most: int) -> str:
    raise AssertionError(f"nothing needed to be summed up: {text}")


def by_rule(text: str, most: int) -> str:
    return ""


words = st.text(st.sampled_from("ab 红圆"), max_size=300)


@given(st.lists(st.tuples(words, words), max_size=30), st.integers(200, 2000))
def test_the_budget_holds_and_the_latest_come_first(pairs: list[tuple[str, str]], budget: int) -> None:
    turns = [PastTurn(n, text, "chat", answer) for n, (text, answer) in enumerate(pairs, 1)]
    remembered = Memory().of("c", turns, budget, "en", by_rule)
    assert cost(remembered) <= budget + 1
    said = [
        message
        for turn in turns
        if turn.text.strip()
        for message in (turn.text, turn.answer if turn.answer.strip() else "(no answer was given)")
    ]
    assert [text for _, text in remembered.recent] == said[len(said) - len(remembered.recent) :]


def test_a_short_conversation_is_told_whole() -> None:
    remembered = Memory().of("c", [turn(1), turn(2)], 3000, "en", refuses)
    assert remembered.recent[0] == ("user", "question 1")
    assert remembered.recent[-1] == ("assistant", "answer 2")
    assert remembered.earlier == ""


@pytest.mark.parametrize(
    ("language", "nothing", "pictures"),
    [("en", "(no answer was given)", "(showed #2, #3)"), ("zh", "（没有给出回答）", "（显示了 #2, #3）")],
)
def test_words_that_got_no_answer_are_remembered(language: Language, nothing: str, pictures: str) -> None:
    turns = [
        PastTurn(1, "Translate 'the cat sleeps' into French", "chat", ""),
        PastTurn(2, "draw two cats", "draw", " ", shown=(2, 3)),
        PastTurn(3, "", "caption", ""),
    ]
    assert Memory().of("c", turns, 3000, language, refuses).recent == (
        ("user", "Translate 'the cat sleeps' into French"),
        ("assistant", nothing),
        ("user", "draw two cats"),
        ("assistant", pictures),
    )


def test_older_turns_are_told_in_a_line_with_their_pictures() -> None:
    turns = [turn(1, "what is this", "a red star", attached=(3,)), *(turn(n, "x" * 600) for n in range(2, 6))]
    remembered = Memory().of("c", turns, 800, "en", refuses)
    assert "“what is this 1”" in remembered.earlier
    assert "(pictures #3)" in remembered.earlier
    assert "图片 #3" in turn_line(turns[0], "zh")


def test_a_summary_serves_later_turns_and_is_dropped_with_a_deleted_one() -> None:
    memory, asked = Memory(), []

    def summarise(text: str, most: int) -> str:
        asked.append(text)
        return f"summary {len(asked)}"

    turns = [turn(n, "x" * 300) for n in range(1, 12)]
    assert memory.of("c", turns, 400, "en", summarise).earlier == "summary 1"
    later = memory.of("c", [*turns, turn(12, "y" * 300)], 400, "en", summarise)
    assert later.earlier.startswith("summary 1\n- The user: “x")
    without_the_second = [turns[0], *turns[2:]]
    assert "question" not in memory.of("c", without_the_second, 400, "en", summarise).earlier
    assert len(asked) == 2
    assert "summary 1" not in asked[1]
    assert "“" + "x" * 20 in asked[1]
    assert " 2”" not in asked[1]


def test_a_summary_that_is_too_long_is_not_used() -> None:
    turns = [turn(n, "x" * 300) for n in range(1, 12)]
    earlier = Memory().of("c", turns, 400, "en", lambda text, most: "blah " * 1000).earlier
    assert "blah" not in earlier
    assert "turns before these are left out" in earlier
    assert tokens_in(earlier) <= 100


@pytest.mark.parametrize(("word", "budget"), [("so ", 400), ("long ", 400), ("图片", 400), ("long ", 120)])
def test_a_summary_of_as_many_tokens_as_it_may_have_is_kept(word: str, budget: int) -> None:
    """Models write 4 to 5 characters a token in English, and up to two in Chinese."""
    memory, asked = Memory(), []

    def summarise(text: str, most: int) -> str:
        asked.append(text)
        return word * most

    turns = [turn(n, "x" * 300) for n in range(1, 12)]
    first = memory.of("c", turns, budget, "en", summarise)
    assert first.earlier.startswith(word * 3)
    assert memory.of("c", turns, budget, "en", summarise) == first
    assert len(asked) == 1


class Overheard:
    """A real model, and what it was told."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.info = model.info
        self.told: list[Sequence[Message]] = []
        self.most: list[int] = []
        self.limits: list[Generation] = []

    def reply(self, messages: Sequence[Message], limits: Generation = Generation()) -> Iterator[str]:  # noqa: B008
        self.told.append(messages)
        self.most.append(limits.max_tokens)
        self.limits.append(limits)
        return self._model.reply(messages, limits)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Overheard]:
    home, decoder = tmp_path_factory.mktemp("home"), Decoder(1)
    folders = ModelFolders(ModelFolders.default().pocket, home / "models", home / "hub", home / "whisper")
    engine = Engine(EngineSettings(profile="pocket", device="cpu"), decoder, folders)
    yield Overheard(engine.capability("vision_language", Job()))
    engine.close()
    decoder.close()


def test_a_model_is_told_the_summary_that_it_made(model: Overheard, tmp_path: Path) -> None:
    plugin = ChatPlugin()
    talk = Talk("c", [turn(n, "x" * 300) for n in range(1, 12)])
    options = {"context_tokens": 400, "longest_answer": 16}
    trial = Trial(plugin, tmp_path, talk, capabilities={"text_generation": model}, options=options)
    events = list(plugin.run(request_for(plugin.actions[0], "what did we say?"), trial))
    assert events
    assert all(isinstance(event, TextDelta) for event in events)
    summary, answer = model.told
    assert [message.role for message in summary] == ["user"]
    assert model.most == [45, 16]
    assert answer[0].role == "system"
    assert answer[-1].parts == (Text("what did we say?"),)
    words = "".join(part.text for message in answer[:-1] for part in message.parts if isinstance(part, Text))
    assert tokens_in(words) <= 400 + tokens_in(trial.prompt("system", "en", place="-", pictures="-", earlier="-")) + 10


@pytest.mark.parametrize(
    ("utterance", "device", "expected", "never"),
    [
        ("hello there", "cpu", "on the user's own machine", "server"),
        ("hello there", "remote", "on a server that the user has set up", "own machine"),
        ("你好呀", "cpu", "在用户自己的电脑上运行", "服务器"),
        ("你好呀", "remote", "在用户自己设置的服务器上运行", "自己的电脑"),
    ],
)
def test_a_model_is_told_where_it_runs(
    model: Overheard, tmp_path: Path, utterance: str, device: str, expected: str, never: str
) -> None:
    heard, plugin = Overheard(model), ChatPlugin()
    heard.info = replace(model.info, device=device)
    trial = Trial(plugin, tmp_path, capabilities={"text_generation": heard}, options={"longest_answer": 16})
    language: Language = "en" if utterance.isascii() else "zh"
    list(plugin.run(request_for(plugin.actions[0], utterance, language=language), trial))
    (system, *_), *_ = heard.told
    (said,) = system.parts
    assert isinstance(said, Text)
    assert expected in said.text
    assert never not in said.text


def chat(model: Overheard, folder: Path, language: Language = "en", **options: Any) -> str:
    plugin = ChatPlugin()
    trial = Trial(plugin, folder, capabilities={"text_generation": model}, options={"longest_answer": 40, **options})
    events = plugin.run(request_for(plugin.actions[0], "tell me something", language=language), trial)
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def test_asked_again_it_answers_something_else_unless_the_temperature_is_0(model: Overheard, tmp_path: Path) -> None:
    heard = Overheard(model)
    assert chat(heard, tmp_path, temperature=0) == chat(heard, tmp_path, temperature=0)
    assert {limits.seed for limits in heard.limits} == {0}
    assert len({chat(heard, tmp_path, temperature=2) for _ in range(6)}) > 1
    assert all(0 <= limits.seed < 2**31 for limits in heard.limits)
    assert all("`longest_answer`" in limits.more for limits in heard.limits), "the limit is the one of that setting"


class Silent(Overheard):
    def reply(self, messages: Sequence[Message], limits: Generation = Generation()) -> Iterator[str]:  # noqa: B008
        list(super().reply(messages, limits))
        yield from ("", " \n")


@pytest.mark.parametrize(("language", "message"), [("en", "The model gave no answer."), ("zh", "模型没有回答。")])
def test_a_model_that_says_nothing_is_told_of(
    model: Overheard, tmp_path: Path, language: Language, message: str
) -> None:
    with pytest.raises(BadInput) as refused:
        chat(Silent(model), tmp_path, language)
    assert refused.value.message == message
    assert refused.value.hint
