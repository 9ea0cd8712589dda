"""A private home for a measurement, and the program in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHAT = (sys.executable, "-m", "assistant", "chat")


@contextmanager
def private_home() -> Iterator[tuple[Path, dict[str, str]]]:
    """A new ASSISTANT_HOME with its environment; its host is stopped at the end."""
    home = Path(tempfile.mkdtemp(prefix="b", dir="/tmp"))
    variables = {
        "ASSISTANT_HOME": str(home),
        "OMP_NUM_THREADS": "1",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}",
        "PYTHONDONTWRITEBYTECODE": "",  # as for a user: modules are compiled once
    }
    try:
        yield home, variables
    finally:
        assistant(["host", "stop"], variables)
        shutil.rmtree(home, ignore_errors=True)


def assistant(arguments: list[str], variables: dict[str, str]) -> str:
    """Runs one command of the program to its end; what it wrote."""
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.stdout
