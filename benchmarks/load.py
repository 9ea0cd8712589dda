"""Loading a model from disk: its bytes over the time, against reading the same files; and memory over bytes.

A vision-language model with random weights by the engine's own loader, each time in a process of its own, with the
files taken out of the system's memory before. What the program imports is imported before. On a CPU the usual files
are in half precision and the model is not: `--stored bfloat16`. The processor's time says what a load costs where other
work takes the processor meanwhile. Linux only: the peak is read from /proc.
`python -m benchmarks.load --size 4B --device cuda --dtype bfloat16 --stored bfloat16 --rounds 2`
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import time
from pathlib import Path

import torch

from assistant.engine import weights
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import Device
from assistant.engine.families import language as family
from assistant.engine.quantised import Format
from benchmarks.engine.models import dropped, language, on_disk, versions
from benchmarks.engine.running import DTYPES, parser_of
from benchmarks.report import Row, told

_CHUNK = 1 << 22


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--stored", choices=DTYPES, default="float32")
    parser.add_argument("--quantised", choices=["", "int4"], default="")
    parser.add_argument("--load", type=Path, help="internal: load this model once and print what it took")
    options = parser.parse_args()
    if options.load:
        print(json.dumps(loading(options.load, options.device, getattr(torch, options.dtype), options.quantised)))
        return
    with on_disk() as directory:
        language("qwen3_vl", options.size, options.device, getattr(torch, options.stored)).save_pretrained(directory)
        files = sorted(directory.glob("*.safetensors"))
        reads, loads = [], []
        for _ in range(options.rounds):
            reads.append(reading(files))
            for file in files:
                dropped(file)
            command = [sys.executable, "-m", "benchmarks.load", "--load", str(directory)]
            command += ["--device", options.device, "--dtype", options.dtype, "--quantised", options.quantised]
            loads.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
        size = sum(file.stat().st_size for file in files)
        kept = weights.loaded_bytes(directory, getattr(torch, options.dtype).itemsize, quantised=options.quantised)
    spent, worked, memory, gpu = (min(values) for values in zip(*loads, strict=True))
    rows = [
        Row("size", size / 1e9, "GB"),
        Row("reading the files", size / min(reads) / 1e9, "GB/s"),
        Row("loading the model", size / spent / 1e9, "GB/s"),
        Row("loading over reading", min(reads) / spent, "share", ">=0.7"),
        Row("processor's time of loading over that of reading", worked / min(reads), "share"),
        Row("peak memory over the model's", memory / kept, "times", "<=1.15"),
        *([Row("peak GPU memory over the model's", gpu / kept, "times", "<=1.15")] if gpu else []),
    ]
    told("load", {**vars(options), **versions()}, rows)


def loading(directory: Path, device_name: str, dtype: torch.dtype, quantised: Format) -> tuple[float, float, int, int]:
    """Seconds by the clock and by the processor, the peak of main memory and that of a GPU's, both in bytes."""
    from transformers import AutoModelForImageTextToText

    importlib.import_module("transformers.models.qwen3_vl.modeling_qwen3_vl")
    spec = ModelSpec("random/model", "vision_language", "vision_language", 1, 1, "MIT", quantised=quantised)
    device = Device(device_name, dtype)
    gpu = device.name == "cuda"
    if gpu:
        torch.zeros(1, device="cuda")
    before = memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")
    begun, worked = time.perf_counter(), time.process_time()
    ahead = weights.read_ahead(directory)
    model = family.loaded(AutoModelForImageTextToText, Found(spec, directory, directory), device, "vision_language")
    ahead.join()
    if gpu:
        torch.cuda.synchronize()
    spent, worked = time.perf_counter() - begun, time.process_time() - worked
    del model
    return spent, worked, memory("VmHWM") - before, torch.cuda.max_memory_allocated() if gpu else 0


def memory(name: str) -> int:
    """Bytes of this process that the system counts under a name."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024


def reading(files: list[Path]) -> float:
    """Seconds for reading the files from the disk."""
    for file in files:
        dropped(file)
    begun = time.perf_counter()
    for file in files:
        read(file)
    return time.perf_counter() - begun


def read(file: Path) -> None:
    with file.open("rb", buffering=0) as opened:
        while opened.read(_CHUNK):
            pass


if __name__ == "__main__":
    main()
