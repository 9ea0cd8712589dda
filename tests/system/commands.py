"""Runs the program's commands as a shell does, in one home, and reads what they print."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.system.environment import ROOT, SAMPLES, private_home

CIRCLE = str(SAMPLES / "red-circle.png")
MISCHIEF = ROOT / "tests" / "unit" / "host" / "mischief.py"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The one JSON value that standard output holds, and nothing else."""
        assert self.code == 0, self.err
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        """A JSON value from every line of standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Shell:
    """A home and its environment, in which commands run one after another or at the same time."""

    home: Path
    variables: dict[str, str]

    def run(self, *arguments: str | bytes, stdin: bytes = b"", cwd: Path | None = None, **more: str) -> Said:
        """One command to its end. `more` are further environment variables."""
        process = self._begin(arguments, subprocess.PIPE, cwd, more)
        out, err = process.communicate(stdin, timeout=170)
        return Said(process.returncode, out.decode(errors="replace"), err.decode(errors="replace"))

    def begin(self, *arguments: str | bytes, cwd: Path | None = None, **more: str) -> subprocess.Popen[bytes]:
        """One command that goes on while the test does something else; it has no standard input."""
        return self._begin(arguments, subprocess.DEVNULL, cwd, more)

    def _begin(
        self, arguments: tuple[str | bytes, ...], stdin: int, cwd: Path | None, more: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "assistant", *arguments],
            cwd=cwd,
            env={**os.environ, **self.variables, **more},
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def add_plugin(self, file: Path) -> None:
        folder = self.home / "config" / "plugins"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder)

    def host(self) -> dict[str, Any]:
        """What `assistant host status --json` says."""
        status: dict[str, Any] = self.run("host", "status", "--json").json()
        return status


@contextmanager
def shell() -> Iterator[Shell]:
    """A new home; its host is stopped at the end."""
    with private_home() as (home, variables):
        yield Shell(home, variables)


def refused(said: Said, *words: str, code: int = 1) -> None:
    """The command failed with one sentence on standard error that has these words, and no traceback anywhere. `code` is
    2 where the command itself is what is wrong."""
    assert said.code == code, said
    assert "Traceback" not in said.err + said.out
    assert all(char.isprintable() or char == "\n" for char in said.err), said.err
    for word in words:
        assert word in said.err, said.err
