"""Indexing JPEGs end to end: against its own stages alone, and against a plain loop over the same pictures.

Decoding and embedding have one core each, so that overlapping them can show: one decoder child, one torch thread. The
plain loop runs with one torch thread and with all cores. Each is measured in turns, and the best of each counts: what
else the machine does only slows down.

`python benchmarks/index_throughput.py --count 2000 --megapixels 12 1 --models clip pocket`
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import torch
from PIL import Image

from assistant.api import ImageTextEmbedding, IndexReport, Picture
from assistant.engine.engine import Engine
from assistant.engine.settings import EngineSettings, Job, ModelFolders
from assistant.library.embedding import BATCH
from assistant.library.library import PictureLibrary
from assistant.media.decoder import Decoder
from benchmarks.library.pictures import make
from benchmarks.report import Row, told

PLAIN_SHARE = 4
"""The plain loop gets a quarter of the pictures: it is slow, and each costs it the same."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=32)
    parser.add_argument("--megapixels", type=int, nargs="+", choices=[1, 12], default=[1])
    parser.add_argument("--models", nargs="+", choices=["clip", "pocket"], default=["pocket"])
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for megapixels in options.megapixels:
            make(root / f"{megapixels}", options.count, megapixels)
            for model in options.models:
                rows += measured(root, root / f"{megapixels}", model, f"{model}, {megapixels} MP", options.rounds)
    told("index_throughput", vars(options), rows)


def measured(root: Path, photos: Path, model: str, title: str, rounds: int) -> list[Row]:
    files = sorted(photos.iterdir())
    folder = ModelFolders.default().pocket if model == "pocket" else clip(root / "clip")
    decoder = Decoder(1)
    engine = Engine(EngineSettings("pocket", "cpu"), decoder, replace(ModelFolders.default(), pocket=folder))
    embedder: ImageTextEmbedding = engine.capability("image_text_embedding", Job())
    embedder.embed_texts(["loads the model"])
    some = files[: max(4, len(files) // PLAIN_SHARE)]
    plain_loop = PlainLoop(folder / "image_text_embedding", root / f"{title}-plain")
    decoding = embedding = ours = plain = 0.0
    effort: dict[str, float] = {}
    for number in range(rounds):
        torch.set_num_threads(1)
        with spent(decoder, effort, "decode"):
            decoding = max(decoding, rate(len(files), lambda: decode_only(decoder, embedder.side, files)))
        with spent(decoder, effort, "decode and embed"):
            embedding = max(embedding, embed_only(decoder, embedder, files))
        with spent(decoder, effort, "ours"):
            ours = max(ours, end_to_end(root / f"{title}-{number}", decoder, embedder, photos, len(files)))
        for threads in (1, os.cpu_count() or 1):
            torch.set_num_threads(threads)
            with spent(decoder, effort, "plain loop"):
                plain = max(plain, rate(len(some), lambda: plain_loop.run(some)))
    engine.close()
    decoder.close()
    return [
        Row(f"{title}: decode only", decoding, "pictures/s"),
        Row(f"{title}: embed only", embedding, "pictures/s"),
        Row(f"{title}: plain loop", plain, "pictures/s"),
        Row(f"{title}: ours, end to end", ours, "pictures/s"),
        Row(f"{title}: ours over the slower stage", ours / min(decoding, embedding), "times", ">=0.85"),
        Row(f"{title}: ours over the plain loop", ours / plain, "times", ">=4"),
        Row(f"{title}: processor time, decode only", effort["decode"] / len(files) * 1000, "ms/picture"),
        Row(f"{title}: processor time, end to end", effort["ours"] / len(files) * 1000, "ms/picture"),
        Row(f"{title}: processor time, plain loop", effort["plain loop"] / len(some) * 1000, "ms/picture"),
        Row(f"{title}: end to end over both stages", effort["ours"] / effort["decode and embed"], "times"),
    ]


@contextmanager
def spent(decoder: Decoder, least: dict[str, float], what: str) -> Iterator[None]:
    """The least processor time of this process and the decoder's children, in seconds: other programs do not count."""
    before = _seconds(decoder)
    yield
    least[what] = min(least.get(what, float("inf")), _seconds(decoder) - before)


def _seconds(decoder: Decoder) -> float:
    times = [psutil.Process(pid).cpu_times() for pid in decoder._children.pids]
    return time.process_time() + sum(float(each.user + each.system) for each in times)


def end_to_end(place: Path, decoder: Decoder, embedder: ImageTextEmbedding, photos: Path, count: int) -> float:
    library = PictureLibrary(place / "library.sqlite3", place / "index", decoder, 10**9)

    def whole() -> None:
        report = list(library.for_turn(lambda: embedder).index([str(photos)]))[-1]
        assert isinstance(report, IndexReport)
        assert report.added == count

    try:
        return rate(count, whole)
    finally:
        library.close()


def rate(count: int, run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return count / (time.perf_counter() - begun)


def decode_only(decoder: Decoder, side: int, files: list[Path]) -> None:
    with ThreadPoolExecutor(decoder.children) as readers:
        for _ in readers.map(lambda file: decoder.inspect(str(file), side), files):
            pass


def embed_only(decoder: Decoder, embedder: ImageTextEmbedding, files: list[Path]) -> float:
    """Pictures that are decoded already, a batch at a time as the index run gives them."""
    spent = 0.0
    for start in range(0, len(files), BATCH):
        batch = [Picture("", str(file), path=str(file)) for file in files[start : start + BATCH]]
        for picture in batch:
            decoder.inspect(picture.stored, embedder.side)
        begun = time.perf_counter()
        embedder.embed_pictures(batch)
        spent += time.perf_counter() - begun
    return len(files) / spent


class PlainLoop:
    """What a tutorial does: open, preprocess, embed one, add one. Loading the model does not count."""

    def __init__(self, model_folder: Path, store: Path) -> None:
        import chromadb
        from transformers import AutoImageProcessor, AutoModel

        safe = {"trust_remote_code": False, "local_files_only": True}
        self._model: Any = AutoModel.from_pretrained(model_folder, dtype=torch.float32, use_safetensors=True, **safe)
        self._processor: Any = AutoImageProcessor.from_pretrained(model_folder, backend="pil", **safe)
        client = chromadb.PersistentClient(str(store))
        self._collection = client.get_or_create_collection("plain", embedding_function=None)
        self._added = 0

    @torch.inference_mode()
    def run(self, files: list[Path]) -> None:
        for file in files:
            with Image.open(file) as image:
                inputs = self._processor(images=image.convert("RGB"), return_tensors="pt")
            features = self._model.eval().get_image_features(**inputs)
            vector = torch.nn.functional.normalize(getattr(features, "pooler_output", features), dim=-1)
            self._added += 1
            self._collection.add(ids=[str(self._added)], embeddings=vector.numpy())


def clip(folder: Path) -> Path:
    """CLIP ViT-B/32 with random weights, built from its configuration; made once."""
    target = folder / "image_text_embedding"
    if target.exists():
        return folder
    from transformers import CLIPConfig, CLIPModel

    torch.manual_seed(0)
    pocket = ModelFolders.default().pocket / "image_text_embedding"
    CLIPModel(CLIPConfig()).save_pretrained(target)
    for file in pocket.glob("*.json"):
        if file.name != "config.json":
            shutil.copy(file, target)
    size = target / "processor_config.json"
    text = size.read_text(encoding="utf-8").replace(f"{_side(pocket)}", f"{_side(target)}")
    size.write_text(text, encoding="utf-8")
    return folder


def _side(folder: Path) -> int:
    """Pixels that a model sees along each side."""
    from transformers import AutoConfig

    return int(AutoConfig.from_pretrained(folder).vision_config.image_size)


if __name__ == "__main__":
    main()
