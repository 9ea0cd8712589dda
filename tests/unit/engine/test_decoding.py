"""Decoding on fixed memory: the same tokens as transformers, whoever takes turns on it, and the same by the kernels."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from assistant.api import Generation
from assistant.engine.decoding.plain import Plain
from assistant.engine.decoding.plan import plan_of
from assistant.engine.decoding.stage import Stage
from assistant.engine.decoding.step import Operations
from assistant.engine.families.conversation import Conversation
from tests.unit.engine.architectures import ARCHITECTURES, model_of, prompt
from tests.unit.engine.chat import Chat, ten_mixed_turns

ROOT = Path(__file__).parents[3]
NOBODY = frozenset[int]()


def stage_of(model: Any, operations: Operations | None = None) -> Stage:
    plan = plan_of(model)
    assert plan is not None
    return Stage(plan, graphs=False, operations=operations or Plain())


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_ten_mixed_turns_give_the_tokens_of_transformers(name: str) -> None:
    model = model_of(name)
    ten_mixed_turns(Chat(name, model, stage_of(model)))


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_conversations_in_turns_on_one_stage_do_not_disturb_each_other(name: str) -> None:
    model = model_of(name)
    stage, limits = stage_of(model), Generation(max_tokens=8)

    def answer(seed: int, stage: Stage | None) -> Iterator[int]:
        conversation = Conversation(model, stage)
        return conversation.say(conversation.read(prompt(name, seed, 4), 1), limits, NOBODY)

    alone = [list(answer(seed, None)) for seed in range(2)]
    mixed = list(zip(*(answer(seed, stage) for seed in range(2)), strict=True))
    assert [list(tokens) for tokens in zip(*mixed, strict=True)] == alone


def test_an_answer_longer_than_the_memory_makes_it_grow() -> None:
    model = model_of("qwen3_vl")
    stage, limits = stage_of(model), Generation(max_tokens=1100)
    words = {"input_ids": torch.arange(5, 105).unsqueeze(0)}
    short = Conversation(model, stage)
    list(short.say(short.read(words, 0), Generation(max_tokens=3), NOBODY))
    answers = []
    for conversation in (Conversation(model, stage), Conversation(model)):
        answers.append(list(conversation.say(conversation.read(words, 0), limits, NOBODY)))
    assert answers[0] == answers[1]


def test_without_memory_for_it_transformers_decodes(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Stage, capacity: int) -> list[Any]:
        raise RuntimeError("CUDA out of memory. Tried to allocate more")

    monkeypatch.setattr(Stage, "_fresh", full)
    model = model_of("qwen3_5")
    ten_mixed_turns(Chat("qwen3_5", model, stage_of(model)))


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_a_paused_answer_goes_on_after_memory_was_given_back(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where writing it into its cache runs out of memory in the middle, and is done again."""
    model, limits = model_of(name), Generation(max_tokens=8)
    inputs = prompt(name, 0, 4)
    whole, (paused, tokens, stage) = alone(model, inputs, limits), begun(model, inputs, limits)
    other = Conversation(model, stage)
    with monkeypatch.context() as patched:
        full_after(patched, 1)
        with pytest.raises(RuntimeError, match="out of memory"):
            next(other.say(other.read(inputs, 1), limits, NOBODY))
    stage.spare()
    assert not paused.lost
    assert [*whole[:4], *tokens] == whole


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_a_paused_answer_that_no_memory_is_left_for_is_lost_and_says_so(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, limits = model_of(name), Generation(max_tokens=8)
    inputs = prompt(name, 0, 4)
    whole, (paused, tokens, stage) = alone(model, inputs, limits), begun(model, inputs, limits)
    with monkeypatch.context() as patched:
        full_after(patched, 0)
        stage.spare()
    assert paused.lost
    with pytest.raises(MemoryError):
        list(tokens)
    fresh = Conversation(model, stage)
    assert list(fresh.say(fresh.read(inputs, 1), limits, NOBODY)) == whole


def alone(model: Any, inputs: dict[str, torch.Tensor], limits: Generation) -> list[int]:
    conversation = Conversation(model)
    return list(conversation.say(conversation.read(inputs, 1), limits, NOBODY))


def begun(model: Any, inputs: dict[str, torch.Tensor], limits: Generation) -> tuple[Conversation, Iterator[int], Stage]:
    """An answer that pauses after four tokens, the rest of them, and the stage that it is on."""
    stage = stage_of(model)
    paused = Conversation(model, stage)
    tokens = paused.say(paused.read(inputs, 1), limits, NOBODY)
    for _ in range(4):
        next(tokens)
    return paused, tokens, stage


def full_after(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Lets so many tensors be joined to others, and then runs out of memory."""
    plain, calls = torch.cat, iter(range(10**6))

    def cat(tensors: Any, dim: int = 0) -> torch.Tensor:
        if isinstance(tensors, list) and tensors[0].dim() == 4 and next(calls) >= count:
            raise RuntimeError("CUDA out of memory. Tried to allocate more")
        return plain(tensors, dim)

    monkeypatch.setattr(torch, "cat", cat)


def test_drawn_tokens_are_those_of_their_seed() -> None:
    model = model_of("smolvlm")
    limits = Generation(max_tokens=12, temperature=1.5, seed=7)
    answers = []
    for stage in (stage_of(model), None):
        conversation = Conversation(model, stage)
        answers.append(list(conversation.say(conversation.read(prompt("smolvlm", 0), 1), limits, NOBODY)))
    assert answers[0] == answers[1]


def test_a_model_whose_step_is_not_known_is_left_to_transformers() -> None:
    model = model_of("smolvlm")
    model.model.text_model.layers[0].self_attn.q_proj.bias = torch.nn.Parameter(torch.zeros(32))
    assert plan_of(model) is None


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", ARCHITECTURES)
def test_the_kernels_compute_the_same(name: str) -> None:
    pytest.importorskip("triton")
    # Without a GPU Triton interprets them, which must be said before it is first imported.
    environment = os.environ if torch.cuda.is_available() else {**os.environ, "TRITON_INTERPRET": "1"}
    command = [sys.executable, "-m", "tests.unit.engine.one_step", name]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    assert float(done.stdout) < 1e-4
