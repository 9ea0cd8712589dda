"""What every benchmark says: a line for each figure on standard output, the same as JSON in `runs/benchmarks/`.

Ratios are of one run. The variable BENCHMARKS names another folder.
"""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "runs" / "benchmarks"


@dataclass(frozen=True, slots=True)
class Row:
    """One measured line. `bar` is what it should reach, with its direction; empty where it is only told."""

    what: str
    value: float
    unit: str
    bar: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the bar is reached, None without one."""
        if not self.bar:
            return None
        sign, limit = self.bar[:2].strip(), float(self.bar[2:])
        return self.value >= limit if sign == ">=" else self.value <= limit


def printed(rows: Sequence[Row]) -> None:
    """One line for each."""
    width = max(len(row.what) for row in rows)
    for row in rows:
        verdict = "" if row.reached is None else ("  ok" if row.reached else "  MISSED")
        print(f"{row.what:<{width}}  {row.value:>12,.4g} {row.unit:<12} {row.bar:<8}{verdict}".rstrip())


def told(name: str, settings: Mapping[str, object], rows: Sequence[Row]) -> None:
    """Prints the lines and writes the JSON."""
    printed(rows)
    folder = Path(os.environ.get("BENCHMARKS", FOLDER))
    folder.mkdir(parents=True, exist_ok=True)
    machine = {
        "cpus": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "machine": platform.platform(),
        "python": platform.python_version(),
    }
    body = {"benchmark": name, "settings": dict(settings), "machine": machine, "rows": [asdict(row) for row in rows]}
    file = folder / f"{name}-{time.strftime('%Y%m%d-%H%M%S')}.json"
    file.write_text(json.dumps(body, indent=1), encoding="utf-8")


def report(name: str, rows: Sequence[Mapping[str, Any]], bars: Mapping[str, tuple[float, float]]) -> None:
    """The same for what was measured several times: `rows` share their keys, of which the first says what was measured;
    `bars` are verdicts: what is judged → (measured, highest that is good)."""
    first, *columns = rows[0]
    lines = [Row(f"{row[first]}: {column}", float(row[column]), "") for row in rows for column in columns]
    told(name, {}, [*lines, *(Row(what, value, "", f"<={bar:g}") for what, (value, bar) in bars.items())])
