"""What a benchmark says: a table on standard output, and the same values as JSON below `runs/benchmarks`."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.driving.home import ROOT


def report(name: str, rows: Sequence[Mapping[str, Any]], bars: Mapping[str, tuple[float, float]]) -> None:
    """`rows` share their keys; `bars` are verdicts: what is judged → (measured, highest that is good)."""
    heads = list(rows[0])
    lines = [heads, *([_cell(row[head]) for head in heads] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    for line in lines:
        print("  ".join(text.ljust(width) if not index else text.rjust(width)
                        for index, (text, width) in enumerate(zip(line, widths, strict=True))))  # fmt: skip
    for what, (measured, bar) in bars.items():
        print(f"{what}: {measured:.3g} (bar {bar:g}) {'ok' if measured <= bar else 'MISSED'}")
    folder = Path(os.environ.get("BENCHMARKS", ROOT / "runs" / "benchmarks"))
    folder.mkdir(parents=True, exist_ok=True)
    values = {
        "machine": {"python": platform.python_version(), "cores": os.cpu_count(), "load": os.getloadavg()[0]},
        "rows": list(rows),
        "bars": {what: {"measured": measured, "bar": bar} for what, (measured, bar) in bars.items()},
    }
    (folder / f"{name}.json").write_text(json.dumps(values, indent=1) + "\n")


def spread(values: Sequence[float]) -> dict[str, float]:
    """p50, p95, p99 and the largest of at least one value."""
    ordered = sorted(values)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]

    return {"p50": statistics.median(ordered), "p95": at(0.95), "p99": at(0.99), "max": ordered[-1]}


def _cell(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
