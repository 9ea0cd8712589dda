"""`assistant draw` by real processes: which files come when, what is told before it draws, and what stays elsewhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from tests.system.commands import Shell, shell


@pytest.fixture(scope="module")
def run() -> Iterator[Shell]:
    with shell() as made:
        yield made


def four(run: Shell, first: Path) -> subprocess.Popen[bytes]:
    """A drawing of four pictures, of which the first is finished."""
    process = run.begin("draw", "a blue star", "-o", str(first), "--copies", "4", "--steps", "40")
    deadline = time.monotonic() + 150
    while not first.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    return process


def test_draw_writes_into_a_pipe(run: Shell) -> None:
    process = run.begin("draw", "a red circle", "-o", "-", "--steps", "2")
    drawn, said = process.communicate(timeout=170)
    assert process.returncode == 0, said
    assert drawn.startswith(b"\x89PNG")
    assert drawn.endswith(b"IEND\xaeB`\x82")
    assert not Path("-").exists()
    for more in (("--json",), ("--copies", "2")):
        assert run.run("draw", "a red circle", "-o", "-", *more).code == 2


def into(run: Shell, output: IO[bytes] | int) -> tuple[int, str]:
    """Exit code and sentences of a drawing whose bytes go there, through the buffer that a shell leaves on."""
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", "draw", "a red circle", "-o", "-", "--steps", "2"],
        env={**os.environ, **run.variables, "PYTHONUNBUFFERED": ""},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.PIPE,
    )
    if isinstance(output, int):
        os.close(output)
    _, said = process.communicate(timeout=170)
    return process.returncode, said.decode()


def test_a_drawing_that_standard_output_does_not_take_is_told_and_kept(run: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        code, said = into(run, full)
    assert code == 1, said
    assert "the disk is full" in said
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    assert Path(said.split("lies here: ")[1].splitlines()[0]).read_bytes().startswith(b"\x89PNG")
    read, write = os.pipe()
    os.close(read)
    assert into(run, write) == (141, "")


def test_draw_writes_a_new_file_and_never_over_one(run: Shell, tmp_path: Path) -> None:
    out = tmp_path / "circle.png"
    said = run.run("draw", "a red circle", "-o", str(out), "--seed", "3", "--steps", "2", "--json")
    assert said.code == 0, said.err
    values = said.json()
    assert (values["path"], values["prompt"], values["seed"]) == (str(out), "a red circle", 3)
    drawn = out.read_bytes()
    assert drawn.startswith(b"\x89PNG")
    again = run.run("draw", "a blue star", "-o", str(out))
    assert again.code == 1
    assert "exists already" in again.err
    assert out.read_bytes() == drawn


def test_a_drawing_that_is_stopped_keeps_the_pictures_that_are_finished(run: Shell, tmp_path: Path) -> None:
    first, second, last = (tmp_path / name for name in ("star.png", "star-2.png", "star-4.png"))
    process = four(run, first)
    second.write_bytes(b"")  # what the next one cannot be written over
    out, said = process.communicate(timeout=170)
    assert process.returncode == 1, said
    assert b"star-2.png cannot be written" in said
    kept = Path(said.decode().split("lies here: ")[1].strip())
    assert kept.read_bytes().endswith(b"IEND\xaeB`\x82"), "what was drawn is not lost"
    assert out.decode().splitlines() == [str(first)]
    assert first.read_bytes().startswith(b"\x89PNG")
    assert not last.exists()


def test_a_drawing_that_is_broken_off_keeps_the_pictures_that_are_finished(run: Shell, tmp_path: Path) -> None:
    first, last = tmp_path / "star.png", tmp_path / "star-4.png"
    process = four(run, first)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=170)
    assert process.returncode == 130, said
    assert first.read_bytes().endswith(b"IEND\xaeB`\x82")
    assert not last.exists()


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("missing/cat.png", "No such file or directory"),
        ("file/cat.png", "Not a directory"),
        ("c" * 300 + ".png", "File name too long"),
        ("/proc/cat.png", ""),
    ],
    ids=["missing", "file", "long", "closed"],
)
def test_where_a_drawing_cannot_be_written_is_told_before_it_is_drawn(
    run: Shell, tmp_path: Path, place: str, why: str
) -> None:
    (tmp_path / "file").write_bytes(b"")
    process = run.begin("draw", "a cat", "-o", str(tmp_path / place), "--profile", "small")
    _, said = process.communicate(timeout=170)
    assert process.returncode == 1
    assert f"cannot be written: {why}" in said.decode()
    assert "models pull" not in said.decode(), "nothing was drawn, or tried"


def test_what_is_drawn_into_a_file_is_kept_there_alone(run: Shell, tmp_path: Path) -> None:
    kept = run.home / "data" / "pictures"

    def files() -> set[Path]:
        return {file for file in kept.rglob("*") if file.is_file()}

    before = files()
    drawn = run.run("draw", "a red circle", "-o", str(tmp_path / "a.png"), "--seed", "11", "--steps", "2", "--json")
    assert files() == before, drawn.err
    assert (tmp_path / "a.png").stat().st_size
