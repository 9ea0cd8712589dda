"""What a command says goes where it belongs, whichever of its outputs is a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

import pyte
import pytest

from tests.system.environment import ROOT

_AGAIN = """
from assistant.api.events import Progress, TextDelta
from assistant.cli import output

both = Progress("reading", 1, 2), Progress("writing", 1, 2)
with output.beside([*both, TextDelta("kept\\n"), *both, TextDelta("kept too\\n")]) as events:
    for event in events:
        output.say_part(event.text)
"""
_SAYS = """
from assistant.api.events import Progress, TextDelta
from assistant.cli import output

said = [Progress("reading", 1, 2), TextDelta("{words} "), Progress("writing", 1, 2), TextDelta("and more\\n")]
with output.beside(said) as events:
    for event in events:
        output.say_part(event.text)
"""
_FULL = """
from assistant.api.events import Progress
from assistant.cli import output

steps = Progress("index", 1, 3, "files", 2.0, 1513.2), Progress("index", 3, 3, "files"), Progress("index", 7, 7)
with output.beside(steps) as events:
    list(events)
    print("on")
"""
_LONG = "words " * 40


def _shown(piped: bool, program: str = _SAYS.format(words=_LONG.strip())) -> tuple[str, str]:
    """What a pipe at standard output and the terminal at the other outputs get."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE if piped else theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "80"},
    ) as process:
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # Linux: all who could write have gone
            while piece := os.read(ours, 65536):
                shown += piece
        answer = process.stdout.read() if process.stdout else b""
    os.close(ours)
    return answer.decode(), shown.decode()


def test_an_answer_into_a_file_does_not_go_to_the_terminal_with_the_bars() -> None:
    answer, shown = _shown(piped=True)
    assert answer == f"{_LONG}and more\n"
    assert "reading" in shown
    assert "writing" in shown
    assert "words" not in shown


def test_an_answer_on_the_terminal_is_neither_wrapped_nor_broken_by_bars() -> None:
    _, shown = _shown(piped=False)
    assert "reading" in shown
    assert f"{_LONG}and more\r\n" in shown


def test_bars_that_come_and_go_take_no_line_of_the_answer_along() -> None:
    screen = pyte.Screen(80, 24)
    pyte.Stream(screen).feed(_shown(piped=False, program=_AGAIN)[1])
    assert [line.rstrip() for line in screen.display if line.strip()] == ["kept", "kept too"]


def test_a_bar_tells_what_the_work_tells_and_goes_when_it_is_full() -> None:
    screen = pyte.Screen(80, 24)
    shown = _shown(piped=False, program=_FULL)[1]
    assert "2.0/s" in shown
    assert "0:25:14" in shown
    pyte.Stream(screen).feed(shown[: shown.index("on")])
    assert not "".join(screen.display).strip()
    assert "7/7" not in shown


@pytest.mark.parametrize("kind", [subprocess.PIPE, subprocess.DEVNULL])
def test_without_a_terminal_there_are_no_bars(kind: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SAYS.format(words="words")],
        stdout=kind,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert done.stderr == b""
