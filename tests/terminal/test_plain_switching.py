"""The linear chat goes from one conversation to another, and learns what became of one elsewhere."""

from __future__ import annotations

import sys
import uuid
from pathlib import Path

import pytest

from assistant.host.client import HostClient
from assistant.host.protocol import TurnRequest
from assistant.paths import paths
from benchmarks.driving.session import Session
from tests.terminal.test_plain import said

pytestmark = pytest.mark.timeout(300)


def named(bird: str) -> str:
    """A name that no other conversation has: the home is shared, also with an earlier run of the same test."""
    return bird + uuid.uuid4().hex[:6]


def test_undo_takes_back_nothing_that_was_not_said_here(home: Path) -> None:
    environment = {"ASSISTANT_HOME": str(home), "TERM": "dumb", "OMP_NUM_THREADS": "1"}
    heron = named("heron")
    with Session([sys.executable, "-m", "assistant", "chat", "--plain"], environment) as session:
        session.wait_for(b"lists commands", within_s=150)
        session.wait_for(b"Here I can", since=session.write(f"hello, {heron}\r".encode()), within_s=150)
        with HostClient(paths().socket) as client:
            (found,) = client.get("/conversations", query=heron)
            list(client.turn(TurnRequest("what can you do?", found["id"])))
            began = session.write(b"/undo\r")
            session.wait_for(b"You asked: what can you do?", since=began)
            session.wait_for(b"went on elsewhere", since=began)
            for left in ([f"hello, {heron}"], []):
                session.wait_for(b"Taken back", since=session.write(b"/undo\r"))
                saved = client.get(f"/conversations/{found['id']}")
                assert [turn["text"] for turn in saved["turns"]] == left


def test_a_conversation_that_was_deleted_elsewhere_is_left_and_the_question_begins_a_new_one(home: Path) -> None:
    environment = {"ASSISTANT_HOME": str(home), "TERM": "dumb", "OMP_NUM_THREADS": "1"}
    with Session([sys.executable, "-m", "assistant", "chat", "--plain"], environment) as session:
        session.wait_for(b"lists commands", within_s=150)
        with HostClient(paths().socket) as client:
            again = f"hello, {named('tern')}"
            for name, command in ((named("ibis"), "/pictures"), (named("egret"), again)):
                session.wait_for(b"Here I can", since=session.write(f"hello, {name}\r".encode()), within_s=150)
                (found,) = client.get("/conversations", query=name)
                client.delete(f"/conversations/{found['id']}")
                began = session.write(f"{command}\r".encode())
                session.wait_for(b"deleted elsewhere", since=began)
            session.wait_for(b"Here I can", since=began)
            (found,) = client.get("/conversations", query=again)
            assert [turn["text"] for turn in client.get(f"/conversations/{found['id']}")["turns"]] == [again]


@pytest.mark.parametrize("language", ["C.UTF-8", "zh_CN.UTF-8"])
def test_an_edit_stays_in_its_conversation(home: Path, language: str) -> None:
    kept = {"C.UTF-8": "The question stays as it was.", "zh_CN.UTF-8": "提问没有改动。"}[language]
    godwit, avocet = named("godwit"), named("avocet")
    for bird, lines, turns in (
        (avocet, ["/new"], [f"hello, {avocet}"]),
        (godwit, ["/continue"], [f"hello, {godwit}", f"what is a {godwit}?"]),
        (named("plover"), ["/delete", "yes"], []),
    ):
        output = said(home, f"hello, {bird}", "/edit", *lines, f"what is a {bird}?", LANG=language)
        assert (kept in output) == bool(turns)
        with HostClient(paths().socket) as client:
            found = client.get("/conversations", query=bird)
            asked = [[turn["text"] for turn in client.get(f"/conversations/{each['id']}")["turns"]] for each in found]
        others = [] if len(turns) > 1 else [[f"what is a {bird}?"]]
        assert sorted(asked) == sorted([*([turns] if turns else []), *others])


@pytest.mark.parametrize("language", ["C.UTF-8", "zh_CN.UTF-8"])
def test_where_the_question_as_it_was_is_kept_is_said_once_it_was_edited(home: Path, language: str) -> None:
    kept = {"C.UTF-8": "what followed it: /branches goes back to it.", "zh_CN.UTF-8": "/branches 可以回到那里。"}[
        language
    ]
    output = said(home, "hello", "good evening", "/edit", "", "/edit", "2", "hi", "/edit good morning", LANG=language)
    assert output.count(kept) == 2
