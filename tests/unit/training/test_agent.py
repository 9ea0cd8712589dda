"""The agent's training: conversations that the program itself would accept, coded as they are read at run time."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from transformers import PreTrainedTokenizerFast

from assistant.api import Language
from assistant.dialogue.agent.setting import setting_of
from assistant.dialogue.tools import PICTURES
from training import cards
from training.agent import measure, trainer
from training.agent.copying import begin_with_copying
from training.agent.episode import Episode
from training.agent.held_out import ENGLISH
from training.agent.held_out_zh import CHINESE
from training.agent.model import new_model
from training.agent.orders import order
from training.agent.requests import single, talk
from training.agent.sources import actions, spoken
from training.agent.steps import two_steps
from training.agent.tokenizer import train_tokenizer
from training.agent.trainer import Coder
from training.bars import BARS
from training.begun import kept_as
from training.cli import POCKET, main


@pytest.fixture(scope="module")
def tokenizer() -> PreTrainedTokenizerFast:
    return train_tokenizer(7)


@pytest.mark.parametrize("make", [single, two_steps, talk])
def test_a_conversation_is_coded_as_the_chat_template_renders_it(
    tokenizer: PreTrainedTokenizerFast, make: object
) -> None:
    rng = np.random.default_rng(1)
    for _ in range(20):
        episode = make(rng)  # type: ignore[operator]
        tools = [{"type": "function", "function": {"name": name}} for name in episode.tools]
        text = str(tokenizer.apply_chat_template(episode.messages, tools=tools, tokenize=False))
        ids, labels = Coder(tokenizer).coded(episode)
        assert list(tokenizer(text, add_special_tokens=False).input_ids)[:-1] == ids
        said = tokenizer.decode([label for label in labels if label >= 0])
        assert said.count("<|im_end|>") == sum(message["role"] == "assistant" for message in episode.messages)


def test_every_call_is_one_that_the_program_accepts() -> None:
    rng = np.random.default_rng(2)
    for make in (single, two_steps):
        for _ in range(200):
            episode = make(rng)
            for message in episode.messages:
                for call in message.get("tool_calls", ()):
                    name, arguments = call["function"]["name"], dict(call["function"]["arguments"])
                    assert name in episode.tools
                    pictures = arguments.pop(PICTURES, [])
                    assert pictures or not (actions()[name].accepts == PICTURES and actions()[name].needs_parts)
                    actions()[name].checked(arguments)


def test_what_is_kept_for_measuring_is_not_learned_from() -> None:
    learned = {said.text for of in spoken().values() for said in of}
    kept = {said.text for of in spoken(testing=True).values() for said in of}
    assert len(kept) > 300
    assert not learned & kept
    rng = np.random.default_rng(3)
    seen = " ".join(str(message["content"]) for _ in range(500) for message in two_steps(rng).messages)
    assert not any(asked.text in seen for asked in (*ENGLISH, *CHINESE))


def test_fresh_weights_copy_words_that_they_never_saw(tokenizer: PreTrainedTokenizerFast) -> None:
    torch.manual_seed(0)
    model = new_model(tokenizer).eval()
    begin_with_copying(model, seed=7)
    once = torch.randint(3, 1500, (8, 20), generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        said = model(torch.cat([once, once], dim=1)).logits[:, 20:-1].argmax(-1)
    assert (said == once[:, 1:]).float().mean() > 0.5


def test_the_model_is_small(tokenizer: PreTrainedTokenizerFast) -> None:
    assert 2 * sum(weights.numel() for weights in new_model(tokenizer).parameters()) < 6_000_000


def test_the_setting_is_short_and_in_order() -> None:
    assert setting_of((), (3, 1), 2) == "Pictures: none\nAbout: #3, #1\nSounds: 2"


def test_every_hand_written_step_is_one_that_the_program_accepts() -> None:
    for asked in (*ENGLISH, *CHINESE):
        for name, arguments in asked.calls:
            actions()[name].checked({key: value for key, value in arguments.items() if key != PICTURES})


def test_a_look_alike_that_asks_for_another_action_is_no_talk() -> None:
    requests = {said.text for name, of in spoken().items() if name for said in of}
    assert not requests & {said.text for said in spoken()[""]}


def interrupted(made: Iterator[Any]) -> Iterator[Any]:
    """As if somebody pressed Ctrl+C after two batches."""
    yield next(made)
    yield next(made)
    raise KeyboardInterrupt


def test_an_interrupted_agent_leaves_what_was_there_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trainer, "_POOL", 2)
    out = tmp_path / "language"
    shutil.copytree(POCKET / "language", out)
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    arguments = ["agent", "--start", str(out), "--out", str(tmp_path), "--work", str(tmp_path / "work"), "--seed", "5"]
    with monkeypatch.context() as patched:
        patched.setattr(trainer, "_KEPT_S", -1.0)
        patched.setattr(trainer, "ahead", lambda make, seed, _processes: interrupted(make(seed)))
        with pytest.raises(KeyboardInterrupt):
            main([*arguments, "--minutes", "5"])
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    checkpoint = tmp_path / "work" / "agent" / f"{kept_as('agent', out)}.pt"
    state = torch.load(checkpoint, weights_only=True)
    assert state["step"] == 2
    monkeypatch.setattr(trainer, "ahead", lambda make, seed, _processes: islice(make(seed), 2))
    main([*arguments, "--minutes", "5"])
    state = torch.load(checkpoint, weights_only=True)
    assert state["step"] == 4
    stages = json.loads((out / "training.json").read_text())
    assert list(stages)[:-1] == list(json.loads(before["training.json"]))
    last = list(stages)[-1]
    assert last.startswith("conversations, gone on")
    assert stages[last] == {
        "minutes": round(state["seconds"] / 60, 1),
        "conversations": state["seen"],
        "seed": 5,
    }
    assert cards.weights_hash(out) != cards.weights_hash(POCKET / "language")
    assert not checkpoint.with_stem(kept_as("agent", out)).exists(), "the next run begins with what this one made"


def test_where_other_peoples_requests_are_not_here_no_figure_is_made_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caller = measure.Caller(POCKET / "language")
    found = measure.of_people(caller, 2)
    assert {measure.UNORDERED, measure.PASSED} < found.keys()
    assert len(found) == 4
    monkeypatch.setattr(measure, "_PEOPLE", tmp_path)
    assert measure.of_people(caller, 2) == {}


@pytest.mark.parametrize("language", list(measure.NAMES))
def test_other_peoples_requests_that_are_learned_from_are_not_measured(language: Language) -> None:
    def letters(text: str) -> str:
        return re.sub(r"[\W_]", "", text.lower())

    rows = measure.others(language)
    assert len(rows) > 250
    learned = {letters(said.text) for of in spoken().values() for said in of}
    assert [row["text"] for row in rows if letters(row["text"]) in learned] == []


def test_the_shipped_model_does_with_todays_actions_what_its_card_says() -> None:
    caller = measure.Caller(POCKET / "language")
    for language, name in measure.NAMES.items():
        figure = f"all steps right, hand-written, {name}"
        assert float(np.mean(measure.settled(caller, measure.ASKED[language], language))) >= BARS[figure].floor


def test_an_action_that_the_model_was_not_trained_with_changes_nothing_of_what_it_reads(
    tokenizer: PreTrainedTokenizerFast,
) -> None:
    for read in (tokenizer, PreTrainedTokenizerFast.from_pretrained(POCKET / "language")):
        episode = Episode("en", ["caption", "search"])
        episode.asked("describe this", ())
        known = [{"type": "function", "function": {"name": name}} for name in episode.tools]
        stranger = {"type": "function", "function": {"name": "water_the_plants"}}
        said = [
            str(read.apply_chat_template(episode.messages, tools=tools, tokenize=False))
            for tools in (known, [stranger, *known], [*known, stranger])
        ]
        assert said[0].startswith("<|im_start|>system\ncaption search<|im_end|>")
        assert said == [said[0]] * 3


def test_orders_that_are_measured_are_not_trained_on() -> None:
    rng = np.random.default_rng(4)
    for language, orders in measure.ORDERS.items():
        bare = {written.lower().rstrip(".!。！") for written in orders}
        assert len(bare) >= 30
        made = {order(language, rng).lower().rstrip(".!。！") for _ in range(10_000)}
        assert len(made) > 2500
        assert not bare & made
    asked = sum(len(orders) * len(measure.LOOKED[language]) for language, orders in measure.ORDERS.items())
    assert measure.FOLLOWED.endswith(f", of {asked}")
