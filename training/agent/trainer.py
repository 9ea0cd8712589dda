"""The training loop of the agent: next-token cross-entropy on what the assistant says, with conversations made anew.

Belongs here: batches and steps. Does not belong here: what is said (`requests`, `steps`).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F
from transformers import PreTrainedTokenizerFast, Qwen3ForCausalLM

from assistant.api import Language
from training.agent.copying import begin_with_copying
from training.agent.episode import Episode
from training.agent.model import export, new_model
from training.agent.requests import offered, pictures, single, talk
from training.agent.sources import actions
from training.agent.steps import two_steps
from training.agent.tokenizer import MARKS, SPECIAL, VOCABULARY, chat_template, train_tokenizer
from training.agent.wording import LOOK
from training.ahead import ahead, workers
from training.begun import kept_as, stage_of
from training.loop import (
    Average,
    Budget,
    adamw,
    device,
    half_precision,
    learning_rate,
    load_to_go_on,
    note_stage,
    save_checkpoint,
    set_rate,
    take_stages,
)

BATCH = {"cpu": 16, "cuda": 256}
PEAK, PEAK_GOING_ON = 2e-3, 5e-4
"""Learning rates: the whole one unlearns on a processor, in small batches, what a finished model knows."""
_POOL = 24
"""Batches that are made together and sorted by length, so that little is padded; each is seen twice, since making them
costs as much as learning from them."""
_LONGEST = 480
"""Tokens of a conversation; longer ones are rare and would make a batch of long rows."""
_SAID_S, _KEPT_S = 10.0, 60.0
"""Seconds between the lines that are printed, and between checkpoints."""
_IGNORED = -100
MARK = "\x7f"
"""Stands for any tokens; it is one of its own, and in no other text."""


Coded = tuple[list[int], list[int]]
"""Ids, and the token to come at each place, ignored but for what is learned."""
Batch = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]
"""Ids of shape (batch, length); the places, in the flat ids, after which a learned token comes; these tokens."""


def train_agent(
    work: Path, out: Path, minutes: float, seed: int = 7, resume: bool = True, start: Path | None = None
) -> None:
    """Train from nothing, from the finished model in the folder `start`, or on from the checkpoint in `work` of a run
    that began with the same; write the averaged weights to `out` at the end."""
    torch.manual_seed(seed)
    learner, budget, watch = _Learner(seed, start), Budget(minutes), _Watch()
    checkpoint = work / f"{kept_as('agent', start)}.pt"
    if resume and (state := load_to_go_on(checkpoint)):
        learner.take(state)
        budget.spent = state["seconds"]
    made_by = partial(batches, learner.tokenizer, size=BATCH[learner.where.type])
    for made in ahead(made_by, seed + learner.step, workers(learner.where)):
        if budget.part() >= 1:
            break
        loss = learner.learn(made, budget.part())
        watch.add(loss, f"agent {learner.step} {budget.seconds():.0f} s, {learner.seen} conversations")
        if watch.to_be_kept():
            save_checkpoint(checkpoint, {**learner.state(), "seconds": budget.seconds()})
    save_checkpoint(checkpoint, {**learner.state(), "seconds": budget.seconds()})
    _write(learner.average, learner.tokenizer, out)
    take_stages(start, out)
    note_stage(out, stage_of("conversations", start), budget.seconds() / 60, learner.seen, "conversations", seed)


class _Learner:
    """The model and what learning needs. `step` counts batches, `seen` conversations."""

    def __init__(self, seed: int, start: Path | None) -> None:
        self.where = device()
        self.tokenizer, self.model = _begun(start, seed)
        self.model.to(self.where)
        self._optimizer = adamw([(list(self.model.parameters()), PEAK_GOING_ON if start else PEAK)], decay=0.02)
        self.average = Average(self.model)
        self.step = self.seen = 0

    def state(self) -> dict[str, Any]:
        """What `take` goes on from."""
        weights = {"model": self.model.state_dict(), "average": self.average.state}
        return {**weights, "optimizer": self._optimizer.state_dict(), "step": self.step, "seen": self.seen}

    def take(self, state: dict[str, Any]) -> None:
        self.model.load_state_dict(state["model"])
        self.average = Average(self.model, state["average"])
        self._optimizer.load_state_dict(state["optimizer"])
        self.step, self.seen = state["step"], state["seen"]

    def learn(self, made: Batch, part: float) -> Tensor:
        """One step at `part` (0 to 1) of the schedule; the loss before it."""
        ids, places, wanted = (torch.from_numpy(each).to(self.where, non_blocking=True) for each in made)
        set_rate(self._optimizer, learning_rate(part, self.step))
        with half_precision(self.where):
            hidden = self.model.model(input_ids=ids).last_hidden_state.flatten(0, 1)
            loss = F.cross_entropy(self.model.lm_head(hidden.index_select(0, places)).float(), wanted)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        self.average.update(self.model, self.step)
        self.step, self.seen = self.step + 1, self.seen + len(ids)
        return loss.detach()


def _begun(start: Path | None, seed: int) -> tuple[PreTrainedTokenizerFast, Qwen3ForCausalLM]:
    if start:
        kept = PreTrainedTokenizerFast.from_pretrained(start)
        kept.chat_template = chat_template(actions())
        return kept, Qwen3ForCausalLM.from_pretrained(start, dtype=torch.float32)
    tokenizer = train_tokenizer(seed)
    model = new_model(tokenizer)
    begin_with_copying(model, seed)
    return tokenizer, model


class _Watch:
    """When to print and when to keep. The loss is read only when it is printed: each reading waits for the device."""

    def __init__(self) -> None:
        self._said = self._kept = time.monotonic()
        self._losses: list[Tensor] = []

    def add(self, loss: Tensor, words: str) -> None:
        self._losses.append(loss)
        if time.monotonic() - self._said >= _SAID_S:
            print(f"{words}, loss={torch.stack(self._losses).mean():.4f}", flush=True)
            self._said, self._losses = time.monotonic(), []

    def to_be_kept(self) -> bool:
        if time.monotonic() - self._kept < _KEPT_S:
            return False
        self._kept = time.monotonic()
        return True


def batches(tokenizer: PreTrainedTokenizerFast, seed: int, size: int = BATCH["cpu"]) -> Iterator[Batch]:
    """Endless batches. Numpy, which travels between processes without shared memory."""
    rng = np.random.default_rng(seed)
    coder = Coder(tokenizer)
    padding = int(tokenizer.pad_token_id)
    while True:
        coded: list[Coded] = []
        while len(coded) < size * _POOL:
            coded += [one for one in (_coded(coder, rng),) if len(one[0]) <= _LONGEST]
        made = sorted(coded, key=lambda pair: len(pair[0]))
        groups = [_batch(made[at : at + size], padding) for at in range(0, len(made), size)]
        for turn in [*rng.permutation(len(groups)), *rng.permutation(len(groups))]:
            yield groups[turn]


def _batch(group: Sequence[Coded], padding: int) -> Batch:
    longest = max(len(ids) for ids, _ in group)
    ids = np.full((len(group), longest), padding, np.int64)
    labels = np.full((len(group), longest), _IGNORED, np.int64)
    for row, (tokens, wanted) in enumerate(group):
        ids[row, : len(tokens)] = tokens
        labels[row, : len(wanted)] = wanted
    flat = labels.reshape(-1)
    (places,) = np.nonzero(flat != _IGNORED)
    return ids, places, flat[places]


def _coded(coder: Coder, rng: np.random.Generator) -> Coded:
    """Mostly conversations; the rest keeps copying good for any words, which they show too seldom."""
    chance = rng.random()
    if chance < 0.05:
        return coder.repeated(rng)
    return coder.copied(rng) if chance < 0.2 else coder.coded(_episode(rng))


class Coder:
    """Episodes as ids and shifted labels. A conversation is coded message by message, as it is read at run time."""

    def __init__(self, tokenizer: PreTrainedTokenizerFast) -> None:
        self._tokenizer = tokenizer
        self._heads: dict[tuple[str, ...], list[int]] = {}
        (self._mark,) = self._ids(MARK)

    def coded(self, episode: Episode, words: Sequence[int] = ()) -> Coded:
        """`words` stand wherever the episode has MARK."""
        ids, said = list(self._head(tuple(episode.tools))), []
        said = [False] * len(ids)
        for message in episode.messages:
            for part, learned in _parts(message):
                new = [id_ for token in self._ids(part) for id_ in (words if token == self._mark else (token,))]
                ids += new
                said += [learned] * len(new)
        return ids[:-1], [token if learned else _IGNORED for token, learned in zip(ids[1:], said[1:], strict=True)]

    def repeated(self, rng: np.random.Generator) -> Coded:
        """Any tokens, said twice; the second time is learned."""
        once = self._any(rng, 60)
        return (once + once)[:-1], [_IGNORED] * (len(once) - 1) + once

    def copied(self, rng: np.random.Generator) -> Coded:
        """A call with any tokens as its argument, copied from somewhere in the request."""
        name, argument = (("search", "query"), ("ask", "question"))[int(rng.integers(2))]
        language: Language = "zh" if rng.random() < 0.5 else "en"
        words = self._any(rng, 24)
        episode = Episode(language, offered(rng, name))
        # A question is the whole of the words, a query what follows on the words that lead to a search.
        leading = LOOK[language][int(rng.integers(len(LOOK[language])))]
        episode.asked(MARK if name == "ask" else leading.format(q=MARK), pictures(rng))
        episode.called(name, {argument: MARK}, "")
        return self.coded(episode, words)

    def _any(self, rng: np.random.Generator, most: int) -> list[int]:
        return [int(token) for token in rng.integers(len(SPECIAL), VOCABULARY - len(MARKS), int(rng.integers(2, most)))]

    def _head(self, tools: tuple[str, ...]) -> list[int]:
        if tools not in self._heads:
            self._heads[tools] = self._ids(f"<|im_start|>system\n{' '.join(tools)}<|im_end|>\n") if tools else []
        return self._heads[tools]

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer.backend_tokenizer.encode(text, add_special_tokens=False).ids)


def _parts(message: dict[str, Any]) -> list[tuple[str, bool]]:
    """The text of one message as the chat template renders it, and which of it the assistant says."""
    from json import dumps

    if message["role"] == "tool":
        return [
            (f"<|im_start|>user\n<tool_response>\n{message['content'].strip()}\n</tool_response><|im_end|>\n", False)
        ]
    if message["role"] != "assistant":
        return [(f"<|im_start|>{message['role']}\n{message['content'].strip()}<|im_end|>\n", False)]
    said = message["content"].strip()
    for call in message.get("tool_calls", ()):
        arguments = dumps(call["function"]["arguments"], ensure_ascii=False)
        said += f'<tool_call>\n{{"name": "{call["function"]["name"]}", "arguments": {arguments}}}\n</tool_call>'
    return [("<|im_start|>assistant\n", False), (f"{said}<|im_end|>", True), ("\n", False)]


def _episode(rng: np.random.Generator) -> Episode:
    chance = rng.random()
    return two_steps(rng) if chance < 0.4 else single(rng) if chance < 0.8 else talk(rng)


def _write(average: Average, tokenizer: PreTrainedTokenizerFast, out: Path) -> None:
    """The averaged weights, aside from those that are trained."""
    model = new_model(tokenizer)
    model.load_state_dict(average.state)
    export(model, tokenizer, out)
