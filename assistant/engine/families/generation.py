"""One token after another: choosing them and turning them into text. No model is loaded here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import torch

from assistant.api import Generation

_BROKEN = "\ufffd"
"""What a tokenizer shows for bytes that are no whole character yet."""


@torch.inference_mode()
def _forward(model: Any, inputs: Mapping[str, Any]) -> Any:
    return model(**inputs, use_cache=True, logits_to_keep=1)


def tokens(model: Any, inputs: Mapping[str, torch.Tensor], limits: Generation, ends: frozenset[int]) -> Iterator[int]:
    """Token ids of the continuation, one per step, without the closing one.

    `inputs` is the processed prompt with `input_ids` of shape (1, n). Pictures are only given with the prompt: their
    features live in the key-value cache from then on. There is no padding, so no step needs a mask.
    """
    choose = Chooser(limits, inputs["input_ids"].device)
    step: Mapping[str, Any] = inputs
    offset = None
    for _ in range(limits.max_tokens):
        if step is not inputs:
            _set_position_offset(model, offset)
        output = _forward(model, step)
        offset = _position_offset(model)
        token = choose(output.logits[0, -1])
        if token in ends:
            return
        yield token
        step = {"input_ids": inputs["input_ids"].new_tensor([[token]]), "past_key_values": output.past_key_values}


def _position_offset(model: Any) -> Any:
    """How far positions run behind the token count, where pictures have two-dimensional ones (Qwen-VL).

    Those models keep it on themselves; another answer may be computed between two steps of this one.
    """
    return getattr(model.model, "rope_deltas", None)


def _set_position_offset(model: Any, offset: Any) -> None:
    if hasattr(model.model, "rope_deltas"):
        model.model.rope_deltas = offset


class Chooser:
    """The next token: the likeliest at temperature 0, else drawn with a seed of its own."""

    def __init__(self, limits: Generation, device: torch.device) -> None:
        self._temperature = limits.temperature
        self._random = torch.Generator(device).manual_seed(limits.seed)

    def __call__(self, logits: torch.Tensor) -> int:
        """`logits` has shape (vocabulary,). A model that computes NaN gets its other tokens chosen."""
        logits = torch.nan_to_num(logits.float(), nan=-torch.inf)
        if self._temperature <= 0 or bool((logits == -torch.inf).all()):
            return int(logits.argmax())
        chances = torch.softmax(logits / self._temperature, dim=-1)
        return int(torch.multinomial(chances, 1, generator=self._random))


class Detokenizer:
    """Text of a growing list of tokens, in pieces that never split a character.

    Byte-level tokenizers spread one Chinese character over several tokens, and some tokenizers drop the space before
    a first word; so each piece is the difference of two decodings that share a few tokens before it.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._ids: list[int] = []
        self._start = 0
        self._said = 0

    def add(self, token: int) -> str:
        """The text that this token completes; empty while a character is unfinished."""
        self._ids.append(token)
        text = self._decoded(len(self._ids))
        if text.endswith(_BROKEN):
            return ""
        piece = text[len(self._decoded(self._said)) :]
        self._start, self._said = self._said, len(self._ids)
        return piece

    def rest(self) -> str:
        """What is left at the end, an unfinished character shown as such."""
        piece = self._decoded(len(self._ids))[len(self._decoded(self._said)) :]
        self._start = self._said = len(self._ids)
        return piece

    def _decoded(self, end: int) -> str:
        ids = self._ids[self._start : end]
        return str(self._tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False))


def whole_characters(text: str) -> str:
    """Text that a tokenizer can take: undecodable bytes of a file name become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
