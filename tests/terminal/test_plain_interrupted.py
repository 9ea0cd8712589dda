"""The linear chat whose lines come from a pipe or a file: Ctrl+C leaves it; and what a host that ends leaves said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.host.client import HostClient
from assistant.paths import paths
from tests.terminal.test_plain import said

pytestmark = pytest.mark.timeout(300)


class Fed:
    """A chat that reads a pipe, which stays open, and whose output is read as it comes."""

    def __init__(self, home: Path, lines: bytes, *options: str, **variables: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "chat", "--plain", *options],
            env={**os.environ, "ASSISTANT_HOME": str(home), "OMP_NUM_THREADS": "1", "LANG": "C.UTF-8", **variables},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert self.process.stdin
        self.process.stdin.write(lines)
        self.process.stdin.flush()
        self.output = b""

    def until(self, words: bytes) -> None:
        assert self.process.stdout
        while words not in self.output:
            read = os.read(self.process.stdout.fileno(), 4096)
            assert read, self.output
            self.output += read

    def interrupt(self) -> int:
        """Presses Ctrl+C until it is answered by leaving; the exit code."""
        for _ in range(60):
            self.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                rest, _ = self.process.communicate(timeout=2)
                self.output += rest
                return self.process.returncode
        self.process.kill()
        pytest.fail("Ctrl+C does not leave")


def test_ctrl_c_stops_the_answer_and_leaves(home: Path) -> None:
    chat = Fed(home, b"/gated never\nwhat did I ask first?\n")
    chat.until(b"first half")
    assert chat.interrupt() == 130
    assert b"Stopped." in chat.output
    assert b"asked" not in chat.output, "the next line was taken"
    assert b"Traceback" not in chat.output


def test_ctrl_c_leaves_while_the_next_line_is_waited_for(home: Path) -> None:
    chat = Fed(home, b"hello\n")
    chat.until(b"Here I can")
    assert chat.interrupt() == 130
    assert b"Traceback" not in chat.output


def test_ctrl_c_leaves_and_ends_the_voice(home: Path, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    voice = f'["sh", "-c", "echo $$ >{pid}.new; mv {pid}.new {pid}; exec sleep 600"]'
    chat = Fed(home, b"hello\nwhat did I ask first?\n", "--speak", ASSISTANT_SPEAK_WITH=voice)
    while not pid.exists():
        time.sleep(0.02)
    chat.until(b"Here I can")
    assert chat.interrupt() == 130
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_an_answer_that_the_host_did_not_end_is_told(home: Path) -> None:
    chat = Fed(home, b"/gated lost\nhello\n")
    chat.until(b"first half")
    with HostClient(paths().socket) as client:
        os.kill(client.get("/health")["pid"], signal.SIGKILL)
    chat.until(b"The host ended in the middle of the answer.")
    chat.until(b"Here I can")
    rest, _ = chat.process.communicate(timeout=60)
    assert chat.process.returncode == 0, rest
    assert b"started again" not in chat.output


def test_a_line_of_digits_that_no_list_has_is_a_question(home: Path) -> None:
    output = said(home, "hello", "/conversations", "7" * 5000, "hello again")
    assert output.count("Hello! Here I can") == 2, output
