"""Decoding one answer: against transformers' `generate` on the same weights, and against the memory bus.

Both say the same number of tokens after the same prompt, in turns, and the best of each counts: what else the machine
does only slows down. `python benchmarks/decode.py --size 4B --device cuda --dtype bfloat16 --tokens 128`
"""

from __future__ import annotations

import argparse
import copy
from typing import Any

import torch

from assistant.api import Generation
from assistant.engine.decoding.stage import Stage
from assistant.engine.families.conversation import Conversation
from assistant.engine.families.few_rows import quicken
from benchmarks.engine.models import bandwidth, now, read_bytes, seconds
from benchmarks.engine.running import run
from benchmarks.report import Row

NUMBERS = {"tokens": (12, "of the answer"), "rounds": (2, "the best counts"), "prompt": (64, "tokens before it")}


def main() -> None:
    run("decode", __doc__, NUMBERS, measured)


@torch.inference_mode()
def measured(family: str, model: Any, options: argparse.Namespace, stage: Stage | None) -> list[Row]:
    gpu = options.device == "cuda"
    random = torch.Generator().manual_seed(0)
    prompt = torch.randint(200, 10_000, (1, options.prompt), generator=random).to(options.device)
    twin = copy.deepcopy(model, {id(weight): weight for weight in model.parameters()})
    if not gpu:
        quicken(model)
    ours, theirs = [], []
    answers: list[list[int]] = [[], []]
    for _ in range(options.rounds + 1):
        ours.append(our_seconds(model, prompt, options, answers[0], stage))
        theirs.append(their_seconds(twin, prompt, options, answers[1]))
    # In half precision the likeliest two of many words may be equally likely.
    assert options.dtype != "float32" or answers[0] == answers[1], "both must say the same"
    fastest, generated = ((options.tokens - 1) / min(times[1:]) for times in (ours, theirs))
    bus = bandwidth(options.device)
    rows = []
    if stage:
        rows.append(Row(f"{family}: steps by the kernels", float(stage.fused), "share", ">=1"))
        off, agreed = difference(model, prompt, answers[1], stage)
        rows.append(Row(f"{family}: logits off transformers', over their spread", off, "share", "<=0.1"))
        rows.append(Row(f"{family}: likeliest token the same", agreed, "share"))
    share = fastest * read_bytes(model) / bus
    return [
        *rows,
        Row(f"{family}: memory of this machine", bus / 1e9, "GB/s"),
        Row(f"{family}: weights read for a token", read_bytes(model) / 1e9, "GB"),
        Row(f"{family}: generate", generated, "tokens/s"),
        Row(f"{family}: ours", fastest, "tokens/s"),
        Row(f"{family}: ours over generate", fastest / generated, "times", ">=3" if gpu else ">=1.0"),
        Row(f"{family}: ours over the memory bus", share, "share", ">=0.7" if gpu else ">=0.6"),
    ]


def difference(model: Any, prompt: torch.Tensor, said: list[int], stage: Stage) -> tuple[float, float]:
    """What the stage computes after the same tokens: how far off in the mean, how often the likeliest is the same."""
    both = [Conversation(model, stage), Conversation(model)]
    for conversation in both:
        conversation.read({"input_ids": prompt}, 0)
    off, agreed = [], 0
    for token in said:
        ours, theirs = (conversation.follow(token, len(said)).float() for conversation in both)
        off.append(float((ours - theirs).abs().mean() / theirs.std()))
        agreed += int(ours.argmax() == theirs.argmax())
    return max(off), agreed / len(said)


def our_seconds(
    model: Any, prompt: torch.Tensor, options: argparse.Namespace, answer: list[int], stage: Stage | None
) -> float:
    """From the prompt's end to the last token: the steps of all tokens but the first, which the prompt gives.

    The clock runs before the first token is taken, since the GPU begins the step after it before it is told."""
    conversation = Conversation(model, stage)
    logits = conversation.read({"input_ids": prompt}, 0)
    answer.clear()
    tokens = conversation.say(logits, Generation(max_tokens=options.tokens), frozenset())
    return seconds(lambda: answer.extend(tokens), options.device)


def their_seconds(model: Any, prompt: torch.Tensor, options: argparse.Namespace, answer: list[int]) -> float:
    """From the first token to the last, as `generate` streams them: eagerly, with the cache that it has by itself."""
    fixed = {"do_sample": False, "eos_token_id": None, "pad_token_id": 0, "attention_mask": torch.ones_like(prompt)}
    told = Told(options.device)
    said = model.generate(prompt, max_new_tokens=options.tokens, streamer=told, **fixed)
    answer[:] = said[0, prompt.shape[1] :].tolist()
    return told.times[-1] - told.times[1]


class Told:
    """A streamer of transformers: when the prompt and each token of the answer were told."""

    def __init__(self, device: str) -> None:
        self._device = device
        self.times: list[float] = []

    def put(self, tokens: torch.Tensor) -> None:  # noqa: ARG002 - as in transformers
        self.times.append(now(self._device))

    def end(self) -> None:
        pass


if __name__ == "__main__":
    main()
