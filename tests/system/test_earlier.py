"""Going on with earlier conversations from a shell: the last one, or one that the beginning of its id names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.system.commands import Shell, refused, shell


@pytest.fixture(scope="module")
def run() -> Iterator[Shell]:
    with shell() as made:
        yield made


def _put(run: Shell, id_: str, title: str) -> None:
    """A conversation with an id of the test's own: those of the program are chance."""
    with closing(sqlite3.connect(run.home / "data" / "conversations.sqlite3", timeout=60)) as raw, raw:
        raw.execute("INSERT INTO conversations (id, title, created, updated) VALUES (?, ?, 1, 1)", (id_, title))


def test_ask_goes_on_with_the_last_conversation_of_a_shell_or_a_chat(run: Shell) -> None:
    none = run.run("ask", "-c", "hello")
    refused(none, "There is no conversation to go on with yet. Ask without --continue.")
    first = run.run("ask", "hello", "--json").json()["conversation"]
    again = run.run("ask", "what did I ask?", "--continue", "--json").json()
    assert (again["conversation"], again["turn"]) == (first, 2)
    run.run("chat", stdin=b"hello from a chat\n")
    listed = run.run("conversations", "list", "--json").json()
    held = listed[0]["id"]
    assert listed[0]["held"]
    assert run.run("ask", "-c", "thanks", "--json").json()["conversation"] == held != first
    # It stays one that a chat goes on with.
    assert run.run("conversations", "list", "--json").json()[0]["held"]
    refused(run.run("ask", "x", "-c", "--conversation", first), "--continue or --conversation", code=2)


def test_the_beginning_of_an_id_stands_for_it(run: Shell) -> None:
    run.run("host", "start")
    for id_, title in (("zeb1a0000001", "zebras"), ("zeb1b0000002", "stripes"), ("zeb1", "short")):
        _put(run, id_, title)
    assert run.run("conversations", "show", "zeb1a", "--json").json()["id"] == "zeb1a0000001"
    assert run.run("conversations", "export", "zeb1b", "--format", "json").json()["id"] == "zeb1b0000002"
    assert run.run("conversations", "show", "zeb1", "--json").json()["id"] == "zeb1"
    refused(run.run("conversations", "show", "zeb", "--json"), "no conversation 'zeb'")
    refused(run.run("conversations", "show", "zeb1c", "--json"), "no conversation 'zeb1c'")
    went_on = run.run("ask", "hello", "--conversation", "zeb1a", "--json").json()
    assert (went_on["conversation"], went_on["turn"]) == ("zeb1a0000001", 1)
    said = run.run("chat", "--conversation", "zeb1b", stdin=b"hello\n")
    assert said.code == 0, said
    assert len(run.run("conversations", "show", "zeb1b", "--json").json()["turns"]) == 1

    assert run.run("conversations", "delete", "zeb1", "--yes", "--json").json()["deleted"] == "zeb1"
    for language, words in (
        ("en", ("2 conversations begin with zeb1: ", "zeb1a0000001 “zebras”", "Write more of the id.")),
        ("zh", ("有 2 个对话以 zeb1 开头：", "zeb1b0000002 “stripes”", "请多写几位标识。")),
    ):
        for command in (["delete", "zeb1", "--yes"], ["show", "zeb1"], ["export", "zeb1"]):
            refused(run.run("conversations", *command, ASSISTANT_LANGUAGE=language), *words)
        refused(run.run("ask", "x", "--conversation", "zeb1", ASSISTANT_LANGUAGE=language), *words)
        refused(run.run("chat", "--conversation", "zeb1", ASSISTANT_LANGUAGE=language), *words)
    assert run.run("conversations", "delete", "zeb1b", "--yes", "--json").json()["deleted"] == "zeb1b0000002"
