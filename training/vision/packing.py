"""Talks to tensors: many conversations about one picture in one sequence.

Belongs here: the packed layout. The picture's tokens come first, once; every thread attends to them and to itself
only, with positions going on from the picture, so that it sees exactly what it will see alone at run time ("sequence
packing" with a block mask; a picture is paid once for two dozen answers). Threads stand in lanes of a fixed length,
several in one, and scores are computed with the picture and inside a lane alone (`attention`): of a sequence of 704
tokens that is a third of all pairs. Does not belong here: the model and the loop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple

import torch
from torch import Tensor
from transformers import PreTrainedTokenizerFast

from training.language.conversation import Talk
from training.language.mentions import mentions
from training.language.tokenizer import ASSISTANT, END, FAKE, GLOBAL, IMAGE, NUMBERED, SPECIAL, SYSTEM_TURN, USER
from training.scenes.pool import CELLS
from training.scenes.world import MOST_ITEMS, Scene

IMAGE_TOKENS = CELLS * CELLS
PREFIX = {1: 128, 2: 256}
"""Places before the lanes, by the number of pictures: their tokens and what is said before the threads."""
LANE, LANES = 96, 6
"""Tokens of a lane, and lanes of a sequence."""
IGNORED = -100
NO_ITEM = -1
PADDING = -2


@dataclass
class Packed:
    """One batch; each (batch, length).

    `labels` are shifted: at each place the token to come, IGNORED outside the answers. `named`: which item the phrase
    names that ends at this token, as picture * MOST_ITEMS + item, NO_ITEM elsewhere; `before`: at such a token, the
    last other item that the same text named before it, else NO_ITEM. `blocks`: see `lane_mask`.
    """

    ids: Tensor
    positions: Tensor
    labels: Tensor
    named: Tensor
    before: Tensor
    blocks: Tensor

    @property
    def mask(self) -> Tensor:
        """(batch, 1, length, prefix + LANE), True where seen; see `lane_mask`."""
        return lane_mask(self.blocks)

    def to(self, where: torch.device) -> Packed:
        return Packed(*(getattr(self, each.name).to(where) for each in fields(self)))


Piece = list[tuple[int, int, int]]
"""Tokens, each with the item that a phrase names that ends there and the last other item named before, or NO_ITEM."""


class Part(NamedTuple):
    """Tokens of one block, which of them are of an answer, and the position of the first."""

    tokens: Piece
    answer: list[bool]
    block: int
    start: int


class Packer:
    """Turns talks into packed batches, always of the same length (compiled code wants it so)."""

    def __init__(self, tokenizer: PreTrainedTokenizerFast) -> None:
        self.tokenizer = tokenizer
        self.special = {token: int(tokenizer.convert_tokens_to_ids(token)) for token in SPECIAL}

    def picture(self, number: int) -> Piece:
        """The tokens of the n-th picture (from 0), as the processor expands them."""
        return self._plain(NUMBERED[min(number, 8)], FAKE, GLOBAL, *[IMAGE] * IMAGE_TOKENS, FAKE)

    def pack(self, talks: list[Talk]) -> Packed:
        """All talks must have the same number of pictures. Threads that no longer fit are dropped, and all of them
        where the prefix does not."""
        encoded = self._encoded(talks)
        rows = [self._row(talk, encoded) for talk in talks]
        names = [each.name for each in fields(Packed)]
        return Packed(
            **{name: torch.tensor(values) for name, values in zip(names, zip(*rows, strict=True), strict=True)}
        )

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
        room = PREFIX[len(talk.scenes)]
        fits = len(prefix) <= room
        if not fits:
            prefix = [each for number in range(len(talk.scenes)) for each in self.picture(number)]
        parts = [Part(prefix, answers[: len(prefix)] if fits else [False] * len(prefix), 0, 0)]
        lanes: list[list[Part]] = [[] for _ in range(LANES if fits else 0)]
        for number, (thread, alone) in enumerate(_threads(talk)):
            tokens, said = self._thread(thread, encoded, alone)
            part = Part(tokens, said, -(number + 10) if alone else number + 1, 0 if alone else len(prefix))
            free = (lane for lane in lanes if sum(len(each.tokens) for each in lane) + len(tokens) <= LANE)
            next(free, []).append(part)
        return _joined([(parts, room), *((lane, LANE) for lane in lanes), *([([], LANE)] * (LANES - len(lanes)))])

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


def _joined(places: list[tuple[list[Part], int]]) -> tuple[list[int], ...]:
    """The values of `Packed` for parts that stand one after the other in places of a given length."""
    rows: list[tuple[int, int, int, int, int, bool]] = []
    for parts, length in places:
        full = [
            (token, start + at, item, other, block, said)
            for tokens, answer, block, start in parts
            for at, ((token, item, other), said) in enumerate(zip(tokens, answer, strict=True))
        ]
        rows += [*full, *[(0, 0, NO_ITEM, NO_ITEM, PADDING, False)] * (length - len(full))]
    ids, positions, named, before, blocks, answered = (list(values) for values in zip(*rows, strict=True))
    labels = [
        ids[at + 1] if at + 1 < len(ids) and answered[at + 1] and blocks[at + 1] == blocks[at] else IGNORED
        for at in range(len(ids))
    ]
    return ids, positions, labels, named, before, blocks


def lane_mask(blocks: Tensor) -> Tensor:
    """(batch, length) block numbers to (batch, 1, length, prefix + LANE): what a token sees of the prefix, block 0, and
    of its own lane. Causal and inside the block; threads see the prefix too, but those without picture (below PADDING)
    do not. Padding sees itself."""
    prefix = blocks.shape[1] - LANES * LANE
    first, lanes = blocks[:, :prefix], blocks[:, prefix:].reshape(-1, LANES, LANE)
    inside = [(each[..., :, None] == each[..., None, :]).tril() for each in (first, lanes)]
    seen = (blocks[:, prefix:, None] > 0) & (first[:, None, :] == 0)
    above = torch.cat([inside[0], inside[0].new_zeros(len(blocks), prefix, LANE)], 2)
    return torch.cat([above, torch.cat([seen, inside[1].flatten(1, 2)], 2)], 1)[:, None]
