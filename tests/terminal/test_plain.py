"""The linear chat: through a pipe, and in a real pseudo-terminal where Ctrl+C stops an answer."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.system.environment import SAMPLES, assistant

pytestmark = pytest.mark.timeout(300)


def said(home: Path, *lines: str, speak: bool = False, **variables: str) -> str:
    """What is printed for these lines."""
    environment = {"ASSISTANT_HOME": str(home), "OMP_NUM_THREADS": "1", "LANG": "C.UTF-8", **variables}
    options = ["--speak"] if speak else []
    done = assistant(["chat", "--plain", *options], environment, stdin="\n".join(lines) + "\n")
    assert done.stderr == ""
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", done.stdout), "nothing is redrawn, nothing acts"
    return done.stdout


def test_the_story_in_lines(home: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shutil.copytree(SAMPLES, shelf)
    output = said(
        home,
        f"'{SAMPLES}/red-circle.png' ",
        "what color is the circle?",
        str(shelf),
        "/search two stars",
        "describe the second one",
        "/pictures",
        "/why",
        "/again caption",
        "/edit what shape is it?",
        "/undo",
        "/redo",
        "/rename Shapes",
        "/conversations Shapes",
        "1",
    )
    assert "Picture #1: red-circle.png, " in output
    assert "A large red circle." in output
    assert "The circle is red." in output
    assert "5 added" in output
    assert re.search(r"1\. Picture #\d: .*\.png, score 0\.\d\d\.", output)
    assert re.search(r"Picture #1: red-circle.png, \d+ × \d+\. A large red circle", output), "described with its words"
    assert "caption" in output
    for words in (
        "Taken back",
        "Brought back",
        "The title is now: Shapes",
        "Type a number to choose",
        "Opened: Shapes",
    ):
        assert words in output


def test_choices_deletion_and_problems_are_said(home: Path, tmp_path: Path) -> None:
    output = said(
        home, "/why", "/nowhere/beach.png", "hello", "/rename", "/delete", "2", "/delete", "9", "1", "/export", "/help",
        "/models", "/library", "/new",
    )  # fmt: skip
    assert "Nothing was asked in this conversation yet." in output
    assert "There is no file" in output
    assert "Write the title behind it" in output
    assert "Nothing was deleted." in output
    assert "There is no number 9 in the last list." in output
    assert "Deleted." in output
    assert "/caption: " in output
    assert "pocket/vision_language, vision_language, " in output
    assert output.rstrip().endswith("A new conversation.")


def test_answers_are_read_aloud_to_their_end(home: Path, tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    command = json.dumps(["sh", "-c", f"echo {{language}} >>{heard}; cat >>{heard}; echo >>{heard}"])
    lines = [f"{SAMPLES}/red-circle.png", "what color is the circle?", "hello"]
    output = said(home, *lines, speak=True, ASSISTANT_SPEAK_WITH=command)
    assert "The circle is red." in output
    sentences = heard.read_text().split("en\n")[1:]
    assert "The circle is red.\n" in sentences
    assert sentences[-1] != "The circle is red.\n", "the end of the last answer was waited for"
    silent = said(home, "hello", ASSISTANT_SPEAK="true", ASSISTANT_SPEAK_WITH=command)
    assert silent
    assert heard.read_text().split("en\n")[1:] == sentences, "a pipe is nobody to read to, unless it is asked for"


def test_a_program_that_cannot_speak_is_named_and_the_answer_stands(home: Path) -> None:
    output = said(home, "hello", speak=True, ASSISTANT_SPEAK_WITH='["no-such-voice"]')
    assert output.count("no-such-voice") == 1
    assert "speak_with" in output
    assert "Here I can" in output


def test_it_speaks_chinese(home: Path) -> None:
    output = said(home, "/help", "你好", f"{SAMPLES}/red-circle.png", LANG="zh_CN.UTF-8")
    assert "开始" in output or "新对话" in output
    assert "图片 #1：red-circle.png" in output


def test_ctrl_c_stops_the_answer_and_not_the_chat(home: Path) -> None:
    leader, follower = pty.openpty()
    environment = {**os.environ, "ASSISTANT_HOME": str(home), "LANG": "C.UTF-8", "PYTHONPATH": ".:plugins"}
    command = [sys.executable, "-m", "assistant", "chat", "--plain"]
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    screen = b""

    def until(*words: bytes) -> None:
        nonlocal screen
        deadline = time.monotonic() + 150
        while not all(word in screen for word in words):
            assert time.monotonic() < deadline, screen.decode("utf-8", "replace")
            if select.select([leader], [], [], 0.2)[0]:
                screen += os.read(leader, 4096)

    try:
        until(b"Ctrl+C stops an answer")
        os.write(leader, b"/patiently\n")
        until(b"counting: 150 of 600")
        process.send_signal(signal.SIGINT)
        until(b"Stopped.")
        os.write(leader, b"hello\n")
        until(b"what was found\r\n> ")
        process.send_signal(signal.SIGINT)
        until(b"Ctrl+D or /quit leaves.")
        os.write(leader, b"/quit\n")
        assert process.wait(30) == 0
        assert b"\x1b" not in screen
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(leader)
