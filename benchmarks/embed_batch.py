"""Embedding pictures through the whole engine, against the same steps of the bare model on the same batches.

The bare model gets pictures that are decoded already; it and the same processor are measured one after the other. What
the queue, the threads and the vectors' way back cost is the difference. Where the engine takes another format than
float32, so does the bare model, and its forward in float32 is told too.
`python benchmarks/embed_batch.py --count 256 --batch 16`
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy
import PIL.Image
import torch

from assistant.api import Picture
from assistant.engine.engine import Engine
from assistant.engine.pixels import Sound
from assistant.engine.settings import EngineSettings, Job, ModelFolders
from benchmarks.engine.models import seconds, steady, versions
from benchmarks.index_throughput import clip
from benchmarks.report import Row, told


class Drawn:
    """Stands for the decoder: pictures are there at once, so that the model is what is measured."""

    def rgb(self, path: str, fit: int) -> PIL.Image.Image:
        noise = numpy.random.default_rng(int(path)).integers(0, 255, (fit, fit, 3), numpy.uint8)
        return PIL.Image.fromarray(noise)

    def sound(self, path: str) -> Sound:
        raise NotImplementedError(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=16)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    options = parser.parse_args()
    steady(options.device)
    with tempfile.TemporaryDirectory() as name:
        folder = clip(Path(name))
        folders = replace(ModelFolders.default(), pocket=folder)
        engine = Engine(EngineSettings("pocket", options.device), Drawn(), folders)
        rows = measured(engine, folder / "image_text_embedding", options)
        engine.close()
    told("embed_batch", {**vars(options), **versions()}, rows)


def measured(engine: Engine, directory: Path, options: argparse.Namespace) -> list[Row]:
    from transformers import AutoImageProcessor, CLIPModel

    embedder = engine.capability("image_text_embedding", Job())
    pictures = [Picture(f"{number}", f"{number}") for number in range(options.count)]
    embedder.embed_pictures(pictures)
    processor = AutoImageProcessor.from_pretrained(directory, backend="pil")
    dtype = getattr(torch, engine.status().models[0].dtype)
    models = {
        each: CLIPModel.from_pretrained(directory, dtype=each).to(options.device).eval()
        for each in dict.fromkeys([dtype, torch.float32])
    }
    images = [Drawn().rgb(picture.stored, embedder.side) for picture in pictures]
    batches = [images[start : start + options.batch] for start in range(0, len(images), options.batch)]
    prepared = [processor(images=batch, return_tensors="pt")["pixel_values"].to(options.device) for batch in batches]

    @torch.inference_mode()
    def forward(dtype: torch.dtype) -> None:
        for pixels in prepared:
            models[dtype].get_image_features(pixel_values=pixels.to(dtype))

    def prepare() -> None:
        for batch in batches:
            processor(images=batch, return_tensors="pt")

    ours, bare, wide, preparing = [], [], [], []
    for _ in range(options.rounds):
        ours.append(seconds(lambda: embedder.embed_pictures(pictures), options.device))
        bare.append(seconds(lambda: forward(dtype), options.device))
        wide.append(seconds(lambda: forward(torch.float32), options.device))
        preparing.append(seconds(prepare, options.device))
    both = min(bare) + min(preparing)
    return [
        Row(f"bare forward in {dtype}", options.count / min(bare), "pictures/s"),
        Row("bare forward in torch.float32", options.count / min(wide), "pictures/s"),
        Row("bare processor", options.count / min(preparing), "pictures/s"),
        Row("ours", options.count / min(ours), "pictures/s"),
        Row("ours over forward and processor one after the other", both / min(ours), "share", ">=0.95"),
        Row("ours over the bare forward", min(bare) / min(ours), "share"),
    ]


if __name__ == "__main__":
    main()
