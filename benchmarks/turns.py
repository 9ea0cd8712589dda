"""The first token of the tenth turn, with three pictures in the conversation: remembered, against read from nothing.

`python benchmarks/turns.py --size 4B --device cuda --dtype bfloat16 --question 150 --picture 1024`
"""

from __future__ import annotations

import argparse
from typing import Any

import torch

from assistant.api import Generation
from assistant.engine.decoding.stage import Stage
from assistant.engine.families.conversation import Conversation
from assistant.engine.families.few_rows import quicken
from benchmarks.engine.models import END, IMAGE, START, seconds
from benchmarks.engine.running import run
from benchmarks.report import Row

TURNS = 10
WITH_PICTURE = (0, 3, 6)
NUMBERS = {
    "question": (16, "tokens of a question"),
    "picture": (64, "tokens of a picture, a square number"),
    "answer": (2, "tokens of an answer"),
}


def main() -> None:
    run("turns", __doc__, NUMBERS, measured)


@torch.inference_mode()
def measured(family: str, model: Any, options: argparse.Namespace, stage: Stage | None) -> list[Row]:
    if options.device == "cpu":
        quicken(model)
    looks: list[int] = []
    model.model.visual.register_forward_hook(lambda *_: looks.append(1))
    conversation, pictures = Conversation(model, stage), []
    for turn in range(TURNS - 1):
        new = question(model, options, turn)
        pictures += [new] if turn in WITH_PICTURE else []
        logits = conversation.read(new, int(turn in WITH_PICTURE))
        list(conversation.say(logits, Generation(max_tokens=options.answer), frozenset()))
    conversation.mark()
    last = question(model, options, TURNS - 1)
    before = conversation.marks[-1]
    times: list[float] = []
    for _ in range(2):
        conversation.back_to(before)
        times.append(seconds(lambda: conversation.read(last, 0), options.device))
    seen = len(looks)
    whole = everything(conversation.ids, pictures)
    fresh = [seconds(lambda: Conversation(model).read(whole, len(pictures)), options.device) for _ in range(2)]
    share = last["input_ids"].shape[1] / len(conversation.ids)
    bar = share * 1.3 + 0.020 / min(fresh)
    return [
        Row(f"{family}: tokens at turn {TURNS}", len(conversation.ids), "tokens"),
        Row(f"{family}: of them new", share, "share"),
        Row(f"{family}: read from nothing", min(fresh) * 1000, "ms"),
        Row(f"{family}: remembered", min(times) * 1000, "ms"),
        Row(f"{family}: remembered over from nothing", min(times) / min(fresh), "share", f"<={bar:.3f}"),
        Row(f"{family}: calls of the vision encoder in {TURNS} turns", seen, "calls", f"<={len(WITH_PICTURE)}"),
    ]


def question(model: Any, options: argparse.Namespace, turn: int) -> dict[str, torch.Tensor]:
    """A question, with a picture in three of the turns."""
    random = torch.Generator().manual_seed(turn)
    ids = torch.randint(200, 10_000, (options.question,), generator=random).tolist()
    if turn not in WITH_PICTURE:
        return {"input_ids": torch.tensor([ids], device=options.device)}
    vision = model.config.vision_config
    side = int(options.picture**0.5) * vision.spatial_merge_size
    ids = [*ids, START, *[IMAGE] * options.picture, END]
    pixels = torch.randn(
        side * side, vision.in_channels * vision.temporal_patch_size * vision.patch_size**2, generator=random
    )
    return {
        "input_ids": torch.tensor([ids], device=options.device),
        "mm_token_type_ids": (torch.tensor([ids], device=options.device) == IMAGE).long(),
        "pixel_values": pixels.to(options.device, model.dtype),
        "image_grid_thw": torch.tensor([[1, side, side]], device=options.device),
    }


def everything(ids: list[int], pictures: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The same conversation as one prompt."""
    whole = torch.tensor([ids], device=pictures[0]["input_ids"].device)
    joined = {name: torch.cat([one[name] for one in pictures]) for name in ("pixel_values", "image_grid_thw")}
    return {"input_ids": whole, "mm_token_type_ids": (whole == IMAGE).long(), **joined}


if __name__ == "__main__":
    main()
