"""Single tokens: choosing the next one, and turning a growing list of them into text. No model is called here."""

from __future__ import annotations

from typing import Any

import torch

from assistant.api import Generation

_BROKEN = "\ufffd"
"""What a tokenizer shows for bytes that are no whole character yet."""
_COLDEST = 1e-5
"""The lowest temperature that is drawn at: below it the likeliest token is all there is, and divisions overflow."""


class Chooser:
    """The next token: the likeliest at temperature 0, else drawn with a seed of its own."""

    def __init__(self, limits: Generation, device: torch.device) -> None:
        self._temperature = limits.temperature
        self._random = torch.Generator(device).manual_seed(limits.seed)

    def __call__(self, logits: torch.Tensor) -> int:
        """`logits` has shape (vocabulary,). A model that computes NaN gets its other tokens chosen; of infinite
        ones each is as likely as the next."""
        logits = torch.nan_to_num(logits.float(), nan=-torch.inf, neginf=-torch.inf)
        if self._temperature < _COLDEST or bool((logits == -torch.inf).all()):
            return int(logits.argmax())
        chances = torch.softmax((logits - logits.max()) / self._temperature, dim=-1)
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
