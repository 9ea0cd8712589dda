"""A private home for a test that runs the real program, short enough for a socket's name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from assistant.api.errors import HostProblem
from assistant.host.stop import stop_host
from assistant.paths import HOME_VARIABLE, paths

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"


@contextmanager
def private_home() -> Iterator[tuple[Path, dict[str, str]]]:
    """A new ASSISTANT_HOME below /tmp with its environment; the host in it is stopped at the end."""
    home = Path(tempfile.mkdtemp(prefix="a", dir="/tmp"))
    variables = {
        HOME_VARIABLE: str(home),
        "OMP_NUM_THREADS": "1",
        # This tree is tested, whatever is installed.
        "PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    try:
        yield home, variables
    finally:
        with pytest.MonkeyPatch.context() as patch, suppress(HostProblem):
            patch.setenv(HOME_VARIABLE, str(home))
            stop_host(paths())
        shutil.rmtree(home, ignore_errors=True)


def assistant(
    arguments: list[str], variables: dict[str, str], *, check: bool = True, stdin: str = "", cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Runs one command of the program in that environment."""
    return subprocess.run(
        # As its own script starts it, which imports nothing from the folder that it is called in.
        [sys.executable, "-P", "-m", "assistant", *arguments],
        env={**os.environ, **variables},
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=check,
        timeout=170,
    )
