"""Keys in the linear chat: the line that is written, Ctrl+C and Ctrl+D, in a real pseudo-terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from benchmarks.driving.session import Session
from tests.system.environment import assistant

pytestmark = pytest.mark.timeout(300)
PLAIN = [sys.executable, "-m", "assistant", "chat", "--plain"]
PROMPT = b"\x1b[?2004h> "
"""It tells the terminal that a pasted text may come in one piece."""
UP, LEFT, BACKSPACE = b"\x1b[A", b"\x1b[D", b"\x7f"


def chat(home: Path, **variables: str) -> Session:
    environment = {"ASSISTANT_HOME": str(home), "TERM": "xterm-256color", "OMP_NUM_THREADS": "1", **variables}
    return Session(PLAIN, environment)


def questions(home: Path) -> list[str]:
    """Of the conversation that was used last."""
    environment = {"ASSISTANT_HOME": str(home)}
    newest = json.loads(assistant(["conversations", "list", "--json"], environment).stdout)[0]["id"]
    shown = assistant(["conversations", "show", newest, "--json"], environment).stdout
    return [turn["text"] for turn in json.loads(shown)["turns"]]


def type_line(session: Session, line: bytes) -> float:
    """Types it and waits for the next prompt."""
    sent = session.write(line + b"\r")
    session.wait_for(PROMPT, since=sent, within_s=150)
    return sent


def interrupt(session: Session, answer: bytes) -> None:
    """Presses Ctrl+C until it is answered: between the prompt and the wait for a key, the library overhears it."""
    pressed = session.write(b"")
    for _ in range(30):
        session.process.send_signal(signal.SIGINT)
        with suppress(TimeoutError):
            session.wait_for(answer, since=pressed, within_s=2)
            return
    pytest.fail(f"Ctrl+C is not answered with {answer!r}")


def leave(session: Session) -> None:
    """By Ctrl+D, which is void where Ctrl+C is still being followed."""
    for _ in range(30):
        session.write(b"\x04")
        with suppress(subprocess.TimeoutExpired):
            assert session.process.wait(1) == 0
            return
    pytest.fail("Ctrl+D does not leave")


def test_the_line_has_the_keys_of_a_shell(home: Path) -> None:
    with chat(home) as session:
        session.wait_for(PROMPT, within_s=150)
        type_line(session, b"helo" + LEFT + BACKSPACE + b"ll")
        type_line(session, UP + b" again")
        type_line(session, "你号吗".encode() + LEFT + BACKSPACE + "好".encode())
        session.wait_for(b"\x1b[H\x1b[2J> ", since=session.write(b"\x0c"))  # Ctrl+L
        type_line(session, b"\x1b[200~hello\nhow are you\x1b[201~")
        type_line(session, UP + b"?")
        session.write(b"\x04")
        assert session.process.wait(30) == 0
    asked = ["hello", "hello again", "你好吗", "hello\nhow are you", "hello\nhow are you?"]
    assert questions(home) == asked


def test_an_opened_conversation_brings_what_was_asked_in_it(home: Path) -> None:
    environment = {"ASSISTANT_HOME": str(home)}
    evil = "hello \x1b]0;evil\x07 there"
    assistant(["chat", "--plain"], environment, stdin=f"hello first\n{evil}\n")
    with chat(home) as session:
        session.wait_for(PROMPT, within_s=150)
        sent = type_line(session, b"/continue")
        session.wait_for(b"Opened: hello first", since=sent)
        session.wait_for(rb"hello \x1b]0;evil\x07 there", since=session.write(UP))
        type_line(session, UP)
        session.write(b"/quit\r")
        assert session.process.wait(30) == 0
        assert b"\x1b]0;" not in session.output()
    assert questions(home) == ["hello first", evil, "hello first"]


def test_an_earlier_question_is_changed_in_the_line(home: Path) -> None:
    with chat(home) as session:
        session.wait_for(PROMPT, within_s=150)
        type_line(session, b"helo")
        session.wait_for(PROMPT + b"helo", since=session.write(b"/edit\r"))
        interrupt(session, b"The question stays as it was.")
        session.wait_for(b"leaves.\r\n" + PROMPT)
        session.wait_for(PROMPT + b"helo", since=session.write(b"/edit\r"))
        type_line(session, LEFT + b"l")
        leave(session)
    assert questions(home) == ["hello"]


def test_where_the_locale_has_no_such_characters_lines_are_read_all_the_same(home: Path) -> None:
    with chat(home, LC_ALL="C") as session:
        session.wait_for(PROMPT, within_s=150)
        type_line(session, "你好".encode())
        type_line(session, b"helo" + LEFT + BACKSPACE + b"ll")
        session.write(b"/quit\r")
        assert session.process.wait(30) == 0
    assert questions(home) == ["你好", "hello"]


def test_what_was_begun_while_an_answer_came_is_written_to_its_end(home: Path) -> None:
    with chat(home) as session:
        session.wait_for(PROMPT, within_s=150)
        session.wait_for(b"first half", since=session.write(b"/gated begun\r"))
        session.wait_for(b"That waits", since=session.write(b"hello" + UP + b"\r"))
        session.wait_for(b"how ar", since=session.write(b"how ar"))
        (home / "gate-begun").touch()
        session.wait_for(PROMPT + b"how ar", since=session.write(b""))
        type_line(session, b"e you")
        session.write(b"\x04")
        assert session.process.wait(30) == 0
    assert questions(home) == ["/gated begun", "hello", "how are you"]


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_pressing_ctrl_c_again_ends_nothing_more(home: Path, term: str) -> None:
    with chat(home, TERM=term) as session:
        session.wait_for(b"> ", within_s=150)
        sent = session.write(b"/gated never\r")
        session.wait_for(b"first half", since=sent, within_s=150)
        for _ in range(20):
            session.process.send_signal(signal.SIGINT)
        session.wait_for(b"> ", since=session.wait_for(b"Stopped.", since=sent))
        session.wait_for(b"what was found\r\n", since=session.write(b"hello\r"))
        session.wait_for(b"found\r\n" + (b"> " if term == "dumb" else PROMPT), since=sent)
        interrupt(session, b"leaves.")
        for _ in range(20):
            session.process.send_signal(signal.SIGINT)
        leave(session)
        assert (b"\x1b" in session.output()) == (term != "dumb")


def test_ctrl_d_lets_the_answer_come_to_its_end(home: Path) -> None:
    with chat(home) as session:
        session.wait_for(PROMPT, within_s=150)
        session.wait_for(b"first half", since=session.write(b"/gated leaving\r"))
        session.wait_for(b"This comes to its end first", since=session.write(b"\x04"))
        (home / "gate-leaving").touch()
        session.wait_for(b"second half")
        assert session.process.wait(30) == 0


@pytest.mark.parametrize("key", ["Ctrl+D", "Ctrl+C"])
def test_pressed_again_it_leaves_at_once(home: Path, key: str) -> None:
    with chat(home) as session:
        session.wait_for(PROMPT, within_s=150)
        session.wait_for(b"first half", since=session.write(b"/gated never\r"), within_s=150)
        session.wait_for(b"This comes to its end first", since=session.write(b"\x04"))
        if key == "Ctrl+D":
            session.write(b"\x04")
        else:
            os.kill(session.process.pid, signal.SIGINT)
        session.wait_for(b"Stopped.")
        assert session.process.wait(30) == 0


def test_a_terminal_that_goes_away_stops_no_answer(home: Path) -> None:
    with chat(home) as session:
        session.wait_for(PROMPT, within_s=150)
        session.wait_for(b"first half", since=session.write(b"/gated gone\r"))
        session.hang_up()
        (home / "gate-gone").touch()
        session.process.wait(60)
    environment = {"ASSISTANT_HOME": str(home)}
    newest = json.loads(assistant(["conversations", "list", "--json"], environment).stdout)[0]["id"]
    assert "second half" in assistant(["conversations", "show", newest], environment).stdout


def test_no_words_stand_behind_what_is_being_typed(home: Path) -> None:
    with chat(home) as session:
        session.wait_for(PROMPT, within_s=150)
        began = session.write(b"/gated typed\r")
        session.wait_for(b"first half", since=began, within_s=150)
        session.wait_for(b"helk", since=session.write(b"helk"))
        (home / "gate-typed").touch()
        session.wait_for(b"helk\r\nand the second half.\r\n" + PROMPT + b"helk", since=began)
        type_line(session, BACKSPACE + b"lo")
        leave(session)
    assert questions(home) == ["/gated typed", "hello"]


def test_the_prompt_is_for_whoever_types_and_not_for_a_file(home: Path, tmp_path: Path) -> None:
    shell = ["sh", "-c", f'"$@" > {tmp_path}/log', "sh", *PLAIN]
    environment = {"ASSISTANT_HOME": str(home), "TERM": "xterm-256color", "OMP_NUM_THREADS": "1"}
    with Session(shell, environment) as session:
        session.wait_for(b"> ", within_s=150)
        session.wait_for(b"\r\n> ", since=session.write(b"hello\r"), within_s=150)
        session.write(b"\x04")
        assert session.process.wait(30) == 0
    written = (tmp_path / "log").read_text()
    assert "what was found" in written
    assert ">" not in written
