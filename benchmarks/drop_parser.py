"""Time to decide what a paste of 64 KB is: files or words. Each kind is pasted many times; the median counts."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from assistant.terminal.drop import parse
from benchmarks.driving.home import ROOT
from benchmarks.report import Row, told

_SIZE = 64 * 1024
_RUNS = 50


def main() -> None:
    sample = str(ROOT / "samples" / "red-circle.png")
    with tempfile.TemporaryDirectory() as folder:
        kinds = {
            "prose": "the quick brown fox jumps over the lazy dog, and so on. " * 1200,
            "code with quotes and backslashes": "print('a\\n', \"b\")\t# \\\\ 'c\n" * 2600,
            "a path, then prose": f"'{sample}' " + "what is in this picture and why? " * 2000,
            "paths that do not exist": f"{Path(folder, 'missing picture.png')}\n" * 1700,
            "one long word": "x" * _SIZE,
            "an open quote": "'" + "a b " * (_SIZE // 4),
        }
        rows = [Row(kind, _median(text[:_SIZE], folder), "ms", "<=1") for kind, text in kinds.items()]
    told("drop_parser", {"bytes": _SIZE}, rows)


def _median(text: str, folder: str) -> float:
    times = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        parse(text, folder)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
