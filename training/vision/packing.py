"""Talks to tensors: many conversations about one picture in one sequence.

Belongs here: the packed layout. The picture's tokens come first, once; every thread follows and attends to the
picture and to itself only, with positions going on from the picture, so that it sees exactly what it will see
alone at run time ("sequence packing" with a block mask; a vision pass is paid once for a dozen answers). Does not
belong here: the model and the loop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor
from transformers import PreTrainedTokenizerFast

from training.language.conversation import Talk
from training.language.mentions import mentions
from training.language.tokenizer import ASSISTANT, END, FAKE, GLOBAL, IMAGE, NUMBERED, SPECIAL, SYSTEM_TURN, USER
from training.scenes.pool import CELLS
from training.scenes.world import MOST_ITEMS, Scene

IMAGE_TOKENS = CELLS * CELLS
IGNORED = -100
NO_ITEM = -1
PADDING = -2


@dataclass
class Packed:
    """One batch; each (batch, length).

    `labels` are shifted: at each place the token to come, IGNORED outside the answers. `named`: which item the phrase
    names that ends at this token, as picture * MOST_ITEMS + item, NO_ITEM elsewhere; `before`: at such a token, the
    last other item that the same text named before it, else NO_ITEM. `blocks`: see `block_mask`.
    """

    ids: Tensor
    positions: Tensor
    labels: Tensor
    named: Tensor
    before: Tensor
    blocks: Tensor

    @property
    def mask(self) -> Tensor:
        """(batch, 1, length, length), True where seen."""
        return block_mask(self.blocks)

    def to(self, where: torch.device) -> Packed:
        return Packed(*(getattr(self, each.name).to(where) for each in fields(self)))


Piece = list[tuple[int, int, int]]
"""Tokens, each with the item that a phrase names that ends there and the last other item named before, or NO_ITEM."""


class Packer:
    """Turns talks into packed batches, always of the same length (compiled code wants it so)."""

    def __init__(self, tokenizer: PreTrainedTokenizerFast, longest: int = 400) -> None:
        self.tokenizer = tokenizer
        self.longest = longest
        self.special = {token: int(tokenizer.convert_tokens_to_ids(token)) for token in SPECIAL}

    def picture(self, number: int) -> Piece:
        """The tokens of the n-th picture (from 0), as the processor expands them."""
        return self._plain(NUMBERED[min(number, 8)], FAKE, GLOBAL, *[IMAGE] * IMAGE_TOKENS, FAKE)

    def pack(self, talks: list[Talk]) -> Packed:
        """All talks must have the same number of pictures. Threads that no longer fit are dropped."""
        encoded = self._encoded(talks)
        rows = [self._row(talk, encoded) for talk in talks]
        length = self.longest + (len(talks[0].scenes) - 1) * IMAGE_TOKENS
        empty = {"ids": 0, "positions": 0, "labels": IGNORED, "named": NO_ITEM, "before": NO_ITEM, "blocks": PADDING}
        full = {name: np.full((len(rows), length), value, np.int64) for name, value in empty.items()}
        for index, row in enumerate(rows):
            for target, values in zip(full.values(), row, strict=True):
                target[index, : len(values)] = values
        return Packed(**{name: torch.from_numpy(values) for name, values in full.items()})

    def _encoded(self, talks: list[Talk]) -> Iterator[Piece]:
        """Every text of the talks, in the order in which `_row` takes them."""
        texts = [each for talk in talks for each in _texts(talk)]
        all_tokens = self.tokenizer([text for text, _ in texts], add_special_tokens=False, return_offsets_mapping=True)
        for (text, scenes), ids, spans in zip(
            texts, all_tokens["input_ids"], all_tokens["offset_mapping"], strict=True
        ):
            ends = _ends(text, scenes)
            yield [
                (token, *next((ends[at] for at in range(start + 1, end + 1) if at in ends), (NO_ITEM, NO_ITEM)))
                for token, (start, end) in zip(ids, spans, strict=True)
            ]

    def _plain(self, *tokens: str) -> Piece:
        return [(self.special[token], NO_ITEM, NO_ITEM) for token in tokens]

    def _row(self, talk: Talk, encoded: Iterator[Piece]) -> tuple[list[int], ...]:
        """The values of `Packed` for one talk."""
        prefix: Piece = []
        answers: list[bool] = []

        def add(tokens: Piece, answer: bool = False) -> None:
            prefix.extend(tokens)
            answers.extend([answer] * len(tokens))

        if talk.system:
            add([*self._plain(SYSTEM_TURN), *next(encoded), *self._plain(END)])
        add([*self._plain(USER), *self.picture(0)])
        if talk.opening:
            for _ in talk.opening:
                add([*next(encoded), *self._plain(END, ASSISTANT)])
                add([*next(encoded), *self._plain(END)], True)
            add(self._plain(USER))
        for number in range(1, len(talk.scenes)):
            add(self.picture(number))
        pieces, positions, answered = list(prefix), list(range(len(prefix))), list(answers)
        blocks = [0] * len(prefix)
        for number, (thread, alone) in enumerate(_threads(talk)):
            tokens, said = self._thread(thread, encoded, alone)
            if len(pieces) + len(tokens) > self.longest + (len(talk.scenes) - 1) * IMAGE_TOKENS:
                continue
            start = 0 if alone else len(prefix)
            pieces += tokens
            answered += said
            positions += range(start, start + len(tokens))
            blocks += [-(number + 10) if alone else number + 1] * len(tokens)
        ids, named, before = (list(values) for values in zip(*pieces, strict=True))
        labels = [
            ids[at + 1] if at + 1 < len(ids) and answered[at + 1] and blocks[at + 1] == blocks[at] else IGNORED
            for at in range(len(ids))
        ]
        return ids, positions, labels, named, before, blocks

    def _thread(self, thread: list[tuple[str, str]], encoded: Iterator[Piece], alone: bool) -> tuple[Piece, list[bool]]:
        tokens: Piece = []
        said: list[bool] = []
        for index in range(len(thread)):
            question = [*next(encoded), *self._plain(END, ASSISTANT)]
            answer = [*next(encoded), *self._plain(END)]
            start = self._plain(USER) if index or alone else []
            tokens += [*start, *question, *answer]
            said += [False] * (len(start) + len(question)) + [True] * len(answer)
        return tokens, said


def _threads(talk: Talk) -> list[tuple[list[tuple[str, str]], bool]]:
    return [*((thread, False) for thread in talk.threads), *((thread, True) for thread in talk.alone)]


def _texts(talk: Talk) -> list[tuple[str, tuple[Scene, ...]]]:
    """Every text of a talk in the order in which `_row` takes them, with the scenes that can be seen there."""
    turns = [(turn, talk.scenes[:1]) for turn in talk.opening]
    turns += [(turn, () if alone else talk.scenes) for thread, alone in _threads(talk) for turn in thread]
    system = [(talk.system, ())] if talk.system else []
    return [*system, *((text, scenes) for turn, scenes in turns for text in turn)]


def _ends(text: str, scenes: tuple[Scene, ...]) -> dict[int, tuple[int, int]]:
    """Where a phrase ends: the item that it names and the last other item named before."""
    out: dict[int, tuple[int, int]] = {}
    last, other = NO_ITEM, NO_ITEM
    for end, picture, item in sorted(mentions(text, scenes)):
        now = picture * MOST_ITEMS + item
        if now != last:
            last, other = now, last
        out[end] = now, other
    return out


def block_mask(blocks: Tensor) -> Tensor:
    """(batch, length) block numbers to (batch, 1, length, length): causal, inside the block or back to block 0, the
    shared prefix. Threads without picture (below PADDING) see themselves only; padding sees itself."""
    query, key = blocks[:, :, None], blocks[:, None, :]
    causal = torch.ones(blocks.shape[1], blocks.shape[1], dtype=torch.bool, device=blocks.device).tril()
    return (causal & ((query == key) | ((key == 0) & (query > 0))))[:, None]
