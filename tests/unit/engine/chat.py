"""A conversation of mixed turns, each of which is compared with reading everything again. Needs transformers only."""

from __future__ import annotations

import random
from typing import Any

import pytest
import torch

from assistant.api import Generation
from assistant.engine.decoding.stage import Stage
from assistant.engine.families import conversation, language
from assistant.engine.families.conversation import Conversation, Mark
from tests.unit.engine.architectures import END, IMAGE, START

LIMITS = Generation(max_tokens=6)
NOBODY = frozenset[int]()


def picture_inputs(name: str, seed: int) -> dict[str, torch.Tensor]:
    """One picture of four tokens (SmolVLM) or of a height of its own (Qwen)."""
    noise = torch.Generator().manual_seed(seed)
    if name == "smolvlm":
        return {"pixel_values": torch.randn(1, 1, 3, 32, 32, generator=noise)}
    height = 4 + 4 * (seed % 2)
    grid = torch.tensor([[1, height, 4]])
    return {"pixel_values": torch.randn(4 * height, 3 * 16, generator=noise), "image_grid_thw": grid}


def tail(name: str, seed: int, pictures: int) -> dict[str, torch.Tensor]:
    """A new question: words, and pictures between them."""
    chance = random.Random(seed)
    ids = [chance.randrange(5, 180) for _ in range(3)]
    shown = [picture_inputs(name, 10 * seed + number) for number in range(pictures)]
    for one in shown:
        count = 4 if name == "smolvlm" else int(one["image_grid_thw"].prod()) // 4
        ids += [START, *[IMAGE] * count, END, chance.randrange(5, 180)]
    return {**joined(name, shown), **words(name, ids)}


def words(name: str, ids: list[int]) -> dict[str, torch.Tensor]:
    whole = torch.tensor([ids])
    return {"input_ids": whole} | ({} if name == "smolvlm" else {"mm_token_type_ids": (whole == IMAGE).long()})


def joined(name: str, shown: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    if not shown:
        return {}
    pixels = torch.cat([one["pixel_values"] for one in shown], dim=1 if name == "smolvlm" else 0)
    grids = [one["image_grid_thw"] for one in shown if "image_grid_thw" in one]
    return {"pixel_values": pixels, **({"image_grid_thw": torch.cat(grids)} if grids else {})}


class Chat:
    """A conversation with the pictures that it was shown, and the same read from nothing."""

    def __init__(self, name: str, model: Any, stage: Stage | None = None) -> None:
        """The one that is read from nothing never uses the `stage`."""
        self.name = name
        self.model = model
        self.conversation = Conversation(model, stage)
        self.shown: list[dict[str, torch.Tensor]] = []
        self.prompts: list[Mark] = []
        self.answers: list[Mark] = []
        self.read_again = 0

    def ask(self, seed: int, pictures: int, stop_after: int = 99) -> None:
        inputs = self.moved(tail(self.name, seed, pictures))
        self.shown += [picture_inputs(self.name, 10 * seed + number) for number in range(pictures)]
        logits = self.conversation.read(inputs, pictures)
        self.prompts.append(self.conversation.marks[-1])
        self.answer(logits, stop_after)

    def answer(self, logits: torch.Tensor, stop_after: int) -> None:
        expected = self.from_nothing()[:stop_after]
        said = []
        for token in self.conversation.say(logits, LIMITS, NOBODY):
            said.append(token)
            if len(said) == stop_after:
                break
        assert said == expected
        self.answers.append(self.conversation.mark())

    def from_nothing(self) -> list[int]:
        fresh = Conversation(self.model)
        inputs = self.moved({**joined(self.name, self.shown), **words(self.name, self.conversation.ids)})
        return list(fresh.say(fresh.read(inputs, len(self.shown)), LIMITS, NOBODY))

    def moved(self, inputs: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        return {name: value.to(self.model.device) for name, value in inputs.items()}

    def regenerate(self) -> None:
        logits = self.conversation.back_to(self.prompts[-1])
        assert logits is not None
        self.answers.pop()
        self.answer(logits, 99)

    def edit(self, turns_back: int, seed: int, pictures: int) -> None:
        """Asks another question in the place of the one `turns_back` turns ago."""
        self.prompts, self.answers = self.prompts[:-turns_back], self.answers[:-turns_back]
        self.conversation.back_to(self.answers[-1])
        self.shown = self.shown[: self.conversation.pictures]
        self.ask(seed, pictures)


def ten_mixed_turns(chat: Chat) -> None:
    """Pictures, answers that are stopped, regenerated and edited. Raises AssertionError at the first other token."""
    chat.ask(1, pictures=1)
    chat.ask(2, pictures=0)
    chat.regenerate()
    chat.ask(3, pictures=2, stop_after=2)
    chat.ask(4, pictures=0, stop_after=1)
    chat.edit(1, 5, pictures=0)
    chat.ask(6, pictures=1)
    chat.edit(2, 7, pictures=1)
    chat.regenerate()
    chat.ask(8, pictures=0)


def pictures_seen(model: Any) -> list[int]:
    """Grows by one at each call of the vision encoder."""
    calls: list[int] = []
    tower = getattr(model.model, "visual", None) or model.model.vision_model
    tower.register_forward_hook(lambda *_: calls.append(1))
    return calls


class Scripted:
    """Chooses the tokens of a text, whatever the model says, and then one that ends the answer."""

    def __init__(self, ids: list[int], end: int) -> None:
        self._rest = [*ids, end]

    def __call__(self, _: torch.Tensor) -> int:
        return self._rest.pop(0)


def thinks(model: language.LanguageModel, monkeypatch: pytest.MonkeyPatch, times: int) -> Generation:
    """Each answer is a thought, so many times as long as a question, and "ok": limits that just allow it."""
    ids = model._tokenizer("<think>" + "is it red? " * times + "</think>ok")["input_ids"]
    end = min(model._ends)
    monkeypatch.setattr(conversation, "Chooser", lambda *_: Scripted(ids, end))
    return Generation(max_tokens=len(ids) + 1)
