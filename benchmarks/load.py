"""Loading a model from disk: its bytes over the time, against reading the same files; and memory over bytes.

CLIP ViT-B/32 with random weights (605 MB) by the engine's own loader, each time in a process of its own, with the files
taken out of the system's memory before. Linux only: the peak is read from /proc. `python benchmarks/load.py --rounds 5`
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.engine.models import dropped, versions
from benchmarks.index_throughput import clip
from benchmarks.report import Row, told

CHILD = """
import json, sys, time
from pathlib import Path
import torch, transformers, PIL.Image
from transformers import CLIPModel, AutoImageProcessor, AutoTokenizer
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import pick
from assistant.engine.families import image_text_embedding
def memory(name):
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024
directory = Path(sys.argv[1])
spec = ModelSpec("random/clip", "image_text_embedding", "image_text_embedding", 1, 1, "MIT")
device = pick("cpu")
before = memory("VmRSS")
Path("/proc/self/clear_refs").write_text("5")
begun = time.perf_counter()
model = image_text_embedding.load(Found(spec, directory, directory), device)
spent = time.perf_counter() - begun
print(json.dumps([spent, memory("VmHWM") - before]))
"""
_CHUNK = 1 << 22


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path.home() / ".cache" if (Path.home() / ".cache").is_dir() else None) as name:
        directory = clip(Path(name)) / "image_text_embedding"
        file = directory / "model.safetensors"
        reads, loads, peaks = [], [], []
        for _ in range(options.rounds):
            dropped(file)
            begun = time.perf_counter()
            read(file)
            reads.append(time.perf_counter() - begun)
            dropped(file)
            spent, peak = json.loads(
                subprocess.run([sys.executable, "-c", CHILD, str(directory)], check=True, capture_output=True).stdout
            )
            loads.append(spent)
            peaks.append(peak)
        size = file.stat().st_size
    rows = [
        Row("size", size / 1e9, "GB"),
        Row("reading the file", size / min(reads) / 1e9, "GB/s"),
        Row("loading the model", size / min(loads) / 1e9, "GB/s"),
        Row("loading over reading", min(reads) / min(loads), "share", ">=0.7"),
        Row("peak memory over size", min(peaks) / size, "times", "<=1.15"),
    ]
    told("load", {**vars(options), **versions()}, rows)


def read(file: Path) -> None:
    with file.open("rb", buffering=0) as opened:
        while opened.read(_CHUNK):
            pass


if __name__ == "__main__":
    main()
