"""How the linear chat is opened: by itself where nothing can be drawn, and in a conversation that is gone on with."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks.driving.session import Session
from tests.system.environment import assistant
from tests.terminal.test_plain import said

pytestmark = pytest.mark.timeout(300)
CHAT = [sys.executable, "-m", "assistant", "chat"]


def newest(environment: dict[str, str]) -> str:
    """The id of the conversation that was used last."""
    return str(json.loads(assistant(["conversations", "list", "--json"], environment).stdout)[0]["id"])


def test_a_conversation_that_there_is_not_is_an_error(home: Path) -> None:
    environment = {"ASSISTANT_HOME": str(home)}
    for name in ("nope", "no such one", ""):
        before = assistant(["conversations", "list", "--json"], environment).stdout
        arguments = ["chat", "--plain", "--conversation", name]
        done = assistant(arguments, environment, stdin="hello\n", check=not name)
        if name:
            assert (done.returncode, done.stdout) == (1, "")
            assert "no conversation" in done.stderr
            assert assistant(["conversations", "list", "--json"], environment).stdout == before
        else:
            assert "Here I can" in done.stdout


def test_who_goes_on_is_told_with_what(home: Path) -> None:
    environment = {"ASSISTANT_HOME": str(home), "OMP_NUM_THREADS": "1"}
    assistant(["chat", "--plain"], environment, stdin="hello to the past\n")
    past = newest(environment)
    with Session([*CHAT, "--plain", "--conversation", past], environment) as session:
        session.wait_for(b"Opened: hello to the past", within_s=150)
        session.wait_for(b"You asked: hello to the past\r\n")
        session.wait_for(b"> ", since=session.wait_for(b"Here I can"))
        session.write(b"\x04")
        assert session.process.wait(30) == 0
    with Session([*CHAT, "--plain"], {**environment, "LANG": "zh_CN.UTF-8"}) as session:
        told = session.wait_for("/continue 继续“hello to the past”。".encode(), within_s=150)
        session.wait_for(b"> ", since=told)
        session.write(b"\x04")
        assert session.process.wait(30) == 0
    piped = assistant(["chat", "--plain", "--conversation", past], environment, stdin="what did I ask?\n")
    assert "hello to the past" in piped.stdout
    assert "Opened" not in piped.stdout, "who reads the answers of a pipe waits for nothing else"


@pytest.mark.parametrize("term", ["dumb", ""])
def test_where_nothing_can_be_drawn_it_comes_in_lines(home: Path, term: str) -> None:
    with Session(CHAT, {"ASSISTANT_HOME": str(home), "OMP_NUM_THREADS": "1", "TERM": term}) as session:
        session.wait_for(f"(TERM is “{term}”): the chat comes in lines".encode(), within_s=150)
        session.wait_for(b"> ")
        session.write(b"/quit\r")
        assert session.process.wait(30) == 0
        assert b"\x1b" not in session.output()


def test_no_name_ends_the_lines(home: Path) -> None:
    long = "n" * 300
    output = said(home, f"/{long}", f"describe /{long}/x.png", f"'/{long}/x.png' ", "how are you?")
    assert output.count("There is no file") == 2
    assert f"/{long}" in output.replace("\n", "")


def test_an_address_to_attach_is_told_as_one(home: Path) -> None:
    told = said(home, "/attach https://example.org/a.jpg", "/attach nowhere.jpg", ASSISTANT_LANGUAGE="zh")
    assert "https://example.org/a.jpg 是网址：程序从不下载网上的内容。请先把它下载下来，再指定该文件。" in told
    assert "没有文件 nowhere.jpg" in told
