"""Answers of models that are only known to transformers: its own `generate`, one token at a time.

Whatever caches, masks and positions an architecture has are its business, so that each answer reads all from nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from typing import Any

import torch
from transformers import GenerationConfig

from assistant.api import Generation
from assistant.engine.families.generation import Chooser
from assistant.engine.families.stepped import stepped

_KEPT = ("bos_token_id", "eos_token_id", "pad_token_id", "decoder_start_token_id")


def without_ways_of_its_own(model: Any) -> None:
    """Leaves of a model's own settings for `generate` its tokens only.

    What else they may name (beams, caches, penalties, limits) would fail with a streamer, fit the architecture or not,
    and change what `Generation` asks for. `generate` takes from them whatever a call leaves open.
    """
    model.generation_config = GenerationConfig(**{name: getattr(model.generation_config, name) for name in _KEPT})


def generated(
    model: Any, inputs: Mapping[str, torch.Tensor], limits: Generation, ends: frozenset[int]
) -> Generator[int]:
    """Token ids of the answer to the inputs of a processor, one per step, without the closing one."""

    def work(say: Callable[[int], None]) -> None:
        model.generate(
            **inputs,
            do_sample=False,
            max_new_tokens=limits.max_tokens,
            eos_token_id=sorted(ends) or None,
            pad_token_id=min(ends, default=0),
            logits_processor=[_Choosing(limits, model.device)],
            streamer=_Told(say),
        )

    with closing(stepped(work)) as tokens:
        for token in tokens:
            if token in ends:
                return
            yield token


class _Choosing:
    """A logits processor that leaves only the token that is chosen, so that all models are sampled alike."""

    def __init__(self, limits: Generation, device: torch.device) -> None:
        self._choose = Chooser(limits, device)

    def __call__(self, ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:  # noqa: ARG002 - as in transformers
        """Shape (1, vocabulary) → the same."""
        chosen = torch.full_like(scores, -torch.inf)
        chosen[0, self._choose(scores[0])] = 0
        return chosen


class _Told:
    """A streamer that passes the tokens of the answer on, and not those of the prompt, which come first."""

    def __init__(self, say: Callable[[int], None]) -> None:
        self._say = say
        self._begun = False

    def put(self, tokens: torch.Tensor) -> None:
        """Shape (1,), or that of the prompt."""
        if self._begun:
            self._say(int(tokens.reshape(-1)[-1]))
        self._begun = True

    def end(self) -> None:
        """Nothing is kept back."""
