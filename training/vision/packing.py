"""Talks to tensors: many conversations about one picture in one sequence.

Belongs here: the packed layout. The picture's tokens come first, once; every thread follows and attends to the
picture and to itself only, with positions going on from the picture, so that it sees exactly what it will see
alone at run time ("sequence packing" with a block mask; a vision pass is paid once for a dozen answers). Does not
belong here: the model and the loop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from transformers import PreTrainedTokenizerFast

from training.language.conversation import Talk
from training.language.tokenizer import ASSISTANT, END, FAKE, GLOBAL, IMAGE, NUMBERED, SPECIAL, SYSTEM_TURN, USER
from training.scenes.pool import CELLS

IMAGE_TOKENS = CELLS * CELLS
IGNORED = -100


@dataclass
class Packed:
    """One batch. `ids`, `positions`, `labels` (batch, length); `mask` (batch, 1, length, length), True where seen.

    `labels` are shifted: at each place the token to come, IGNORED outside the answers.
    """

    ids: Tensor
    positions: Tensor
    labels: Tensor
    mask: Tensor


class Packer:
    """Turns talks into packed batches, always of the same length (compiled code wants it so)."""

    def __init__(self, tokenizer: PreTrainedTokenizerFast, longest: int = 400) -> None:
        self.tokenizer = tokenizer
        self.longest = longest
        self.special = {token: int(tokenizer.convert_tokens_to_ids(token)) for token in SPECIAL}

    def picture(self, number: int) -> list[int]:
        """The tokens of the n-th picture (from 0), as the processor expands them."""
        special = self.special
        image = [special[FAKE], special[GLOBAL], *[special[IMAGE]] * IMAGE_TOKENS, special[FAKE]]
        return [special[NUMBERED[min(number, 8)]], *image]

    def pack(self, talks: list[Talk]) -> Packed:
        """All talks must have the same number of pictures. Threads that no longer fit are dropped."""
        texts = [text for talk in talks for text in _texts(talk)]
        encoded = iter(self.tokenizer(texts, add_special_tokens=False)["input_ids"])
        rows = [self._row(talk, encoded) for talk in talks]
        length = self.longest + (len(talks[0].scenes) - 1) * IMAGE_TOKENS
        ids = np.zeros((len(rows), length), np.int64)
        positions = np.zeros((len(rows), length), np.int64)
        labels = np.full((len(rows), length), IGNORED, np.int64)
        blocks = np.full((len(rows), length), -2, np.int16)
        for index, row in enumerate(rows):
            for target, values in zip((ids, positions, labels), row[:3], strict=True):
                target[index, : len(values)] = values
            blocks[index, : len(row[3])] = row[3]
        return Packed(torch.from_numpy(ids), torch.from_numpy(positions), torch.from_numpy(labels), block_mask(blocks))

    def _row(self, talk: Talk, encoded: Iterator[list[int]]) -> tuple[list[int], list[int], list[int], list[int]]:
        """Tokens, positions, labels and block numbers of one talk: 0 the shared prefix, -1 threads without picture
        are given odd negative numbers of their own."""
        special = self.special
        prefix: list[int] = []
        answers: list[bool] = []

        def add(tokens: list[int], answer: bool = False) -> None:
            prefix.extend(tokens)
            answers.extend([answer] * len(tokens))

        if talk.system:
            add([special[SYSTEM_TURN], *next(encoded), special[END]])
        add([special[USER], *self.picture(0)])
        if talk.opening:
            for _ in talk.opening:
                add([*next(encoded), special[END], special[ASSISTANT]])
                add([*next(encoded), special[END]], True)
            add([special[USER]])
        for number in range(1, len(talk.scenes)):
            add(self.picture(number))
        ids, positions, answered = list(prefix), list(range(len(prefix))), list(answers)
        blocks = [0] * len(prefix)
        for number, (thread, alone) in enumerate(_threads(talk)):
            tokens, said = self._thread(thread, encoded, alone)
            if len(ids) + len(tokens) > self.longest + (len(talk.scenes) - 1) * IMAGE_TOKENS:
                continue
            start = 0 if alone else len(prefix)
            ids += tokens
            answered += said
            positions += range(start, start + len(tokens))
            blocks += [-(number + 10) if alone else number + 1] * len(tokens)
        labels = [
            ids[at + 1] if at + 1 < len(ids) and answered[at + 1] and blocks[at + 1] == blocks[at] else IGNORED
            for at in range(len(ids))
        ]
        return ids, positions, labels, blocks

    def _thread(
        self, thread: list[tuple[str, str]], encoded: Iterator[list[int]], alone: bool
    ) -> tuple[list[int], list[bool]]:
        special = self.special
        tokens: list[int] = []
        said: list[bool] = []
        for index in range(len(thread)):
            question = [*next(encoded), special[END], special[ASSISTANT]]
            answer = [*next(encoded), special[END]]
            start = [special[USER]] if index or alone else []
            tokens += [*start, *question, *answer]
            said += [False] * (len(start) + len(question)) + [True] * len(answer)
        return tokens, said


def _threads(talk: Talk) -> list[tuple[list[tuple[str, str]], bool]]:
    return [*((thread, False) for thread in talk.threads), *((thread, True) for thread in talk.alone)]


def _texts(talk: Talk) -> list[str]:
    """Every text of a talk in the order in which `_row` takes them."""
    turns = [*talk.opening, *(turn for thread, _ in _threads(talk) for turn in thread)]
    return [*([talk.system] if talk.system else []), *(text for turn in turns for text in turn)]


def block_mask(blocks: np.ndarray) -> Tensor:
    """(batch, length) block numbers to (batch, 1, length, length): causal, inside the block or back to block 0.
    Threads without picture (below -2) see themselves only; padding (-2) sees itself."""
    seen = torch.from_numpy(blocks.astype(np.int64))
    query, key = seen[:, :, None], seen[:, None, :]
    causal = torch.ones(seen.shape[1], seen.shape[1], dtype=torch.bool).tril()
    return (causal & ((query == key) | ((key == 0) & (query > 0))))[:, None]
