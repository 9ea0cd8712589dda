"""Chat, draw, chat in memory that holds one of the two: the time of the return over that of loading from the disk.

A language model with random weights and the pocket pipeline, through the engine's own budget. The files are taken out
of the system's memory before each load. On a machine without a GPU, the processor's memory stands for that
of a device of its own: what is moved is moved for real, but what that costs there (fresh pages of memory, one by one)
says nothing of a GPU, so that the bar is for one only. Linux only for the disk's part.
`python -m benchmarks.giving_way --size 4B --device cuda --dtype bfloat16`
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from assistant.api import Drawing, Generation
from assistant.engine import catalogue, families, weights
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import Device, Hardware, MainMemory, pick
from assistant.engine.families import language
from assistant.engine.families.conversation import Conversation
from assistant.engine.memory import Loadable, Memory
from assistant.engine.parking import Parking
from assistant.engine.settings import JobEvent, ModelFolders
from assistant.engine.storages import tensors_of
from benchmarks.engine.models import dropped, on_disk, versions
from benchmarks.engine.models import language as random_language
from benchmarks.engine.running import DTYPES, parser_of
from benchmarks.report import Row, told

DRAWS = "pocket/image_generation"


class Talker:
    """The language model as the engine's memory knows it."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def tensors(self) -> Iterator[torch.Tensor]:
        return tensors_of(self._model)

    def say(self) -> list[int]:
        conversation = Conversation(self._model)
        logits = conversation.read({"input_ids": torch.arange(300, 316, device=self._model.device).unsqueeze(0)}, 0)
        return list(conversation.say(logits, Generation(max_tokens=4), frozenset()))


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stored", choices=DTYPES, default="bfloat16")
    options = parser.parse_args()
    with on_disk() as directory:
        random_language("qwen3_vl", options.size, "cpu", getattr(torch, options.stored)).save_pretrained(directory)
        device = replace(pick(options.device), dtype=getattr(torch, options.dtype), apart=True)
        rows = measured(directory, device, options.rounds)
    told("giving_way", {**vars(options), **versions()}, rows)


def measured(directory: Path, device: Device, rounds: int) -> list[Row]:
    size = weights.loaded_bytes(directory, device.dtype.itemsize)
    hardware = Hardware(device.name, int(size * 1.05))
    hardware.known = device
    memory = Memory(0, Parking(MainMemory(hardware)))
    chat, draw = loadables(directory, device, size)
    events: list[JobEvent] = []

    def used(loadable: Loadable, work: Callable[[Any], Any]) -> tuple[float, Any]:
        """Seconds until the model is there, and what it then says."""
        begun = time.perf_counter()
        with memory.using(loadable, hardware, events.append) as model:
            if device.name == "cuda":
                torch.cuda.synchronize()
            return time.perf_counter() - begun, work(model)

    loads, away, back, answers = [], [], [], []
    for _ in range(rounds):
        memory.unload(frozenset({chat.id, draw.id}), hardware)
        for file in directory.glob("*.safetensors"):
            dropped(file)
        spent, answer = used(chat, Talker.say)
        loads.append(spent)
        away.append(used(draw, lambda painter: list(painter.draw(Drawing("a red circle"))))[0])
        spent, again = used(chat, Talker.say)
        back.append(spent)
        answers.append(again == answer)
    return [
        Row("size", size / 1e9, "GB"),
        Row("loading from the disk", min(loads), "s"),
        Row("giving way, and loading the pipeline", min(away), "s"),
        Row("returning, while the pipeline gives way", min(back), "s"),
        Row("returning over loading", min(back) / min(loads), "share", "<=0.5" if device.name == "cuda" else ""),
        Row("answers that are the same afterwards", sum(answers) / rounds, "share", ">=1"),
    ]


def loadables(directory: Path, device: Device, size: int) -> tuple[Loadable, Loadable]:
    """The language model, and the pipeline that says that it needs as much."""
    from transformers import AutoModelForImageTextToText

    found = Found(ModelSpec("random/model", "vision_language", "vision_language", 1, 1, "MIT"), directory, directory)
    pipeline = catalogue.find(catalogue.read().models[DRAWS], ModelFolders.default())
    if pipeline is None:
        raise SystemExit("There is no pocket pipeline here. Make one: assistant-train drawing")

    def talker() -> Talker:
        weights.read_ahead(directory)
        return Talker(language.loaded(AutoModelForImageTextToText, found, device, "vision_language"))

    chat = Loadable("random/model", lambda: size, talker, lambda _: "")
    return chat, Loadable(DRAWS, lambda: size, lambda: families.load(pipeline, device), lambda _: "")


if __name__ == "__main__":
    main()
