"""How the work of the store grows with what it holds, in steps of SQLite's own machine: no clock is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from assistant.dialogue.store import ConversationStore
from assistant.dialogue.store.schema import MIGRATIONS
from tests.unit.dialogue.test_store import opened, picture


def filled(path: Path, conversations: int) -> ConversationStore:
    store = opened(path)
    with store._db.transaction():
        for number in range(conversations):
            conversation, turn = store.begin("", f"question {number}", "en")
            store.turns.append(conversation, turn, "an answer about whales, 海豚 and so on")
            store.turns.finish(conversation, turn, "done")
    return store


def steps(store: ConversationStore, work: Callable[[], object]) -> int:
    """Tens of instructions that SQLite needs for it."""
    count = 0

    def tick() -> int:
        nonlocal count
        count += 1
        return 0

    store._db._connection.set_progress_handler(tick, 10)
    try:
        work()
    finally:
        store._db._connection.set_progress_handler(None, 10)
    return count


def test_what_is_written_costs_the_same_in_a_large_store(tmp_path: Path) -> None:
    spent = []
    for size in (10, 200):
        store = filled(tmp_path / f"{size}.sqlite3", size)
        conversation, turn = store.begin("", "find", "en")

        def write(store: ConversationStore = store, conversation: str = conversation, turn: int = turn) -> None:
            store.pictures.number(conversation, turn, [picture(seed) for seed in range(5)])
            store.turns.append(conversation, turn, "Here they are.")
            store.turns.finish(conversation, turn, "done")

        spent.append(steps(store, write))
        store.close()
    assert spent[1] < 1.5 * spent[0]


@pytest.mark.parametrize("query", ["海", "whales", "海 whales", "unicorn"])
def test_a_search_reads_what_was_said_once_for_each_word(tmp_path: Path, query: str) -> None:
    spent = []
    for size in (20, 200):
        store = filled(tmp_path / f"{size}.sqlite3", size)
        spent.append(steps(store, partial(store.search, query, limit=size)))
        store.close()
    assert spent[1] < 15 * spent[0], "ten times as much is there"


def test_the_words_that_an_older_version_wrote_are_found_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    old = sqlite3.connect(path)
    old.create_function("file_name", 1, str)
    for script in MIGRATIONS[:5]:
        old.executescript(script)
    old.execute("INSERT INTO conversations VALUES ('abc', '', 1, 1, 2, 1, 1, 0)")
    old.execute("INSERT INTO turns VALUES ('abc', 1, 0, '', 'en', 'running', '', 1, -1, 0, 0)")
    for conversation, words in (("gone", "xylophone"), ("abc", "marimba"), ("abc", "rhubarb")):
        old.execute("INSERT INTO said VALUES (?, 1, 'said', ?)", (conversation, words))
    old.execute("PRAGMA user_version = 5")
    old.commit()
    old.close()
    store = opened(path)
    assert [found.id for found in store.search("rhubarb")] == ["abc"]
    assert b"xylophone" not in path.read_bytes(), "its conversation was deleted"
    store.turns.hear("abc", 1, "tomato")
    assert store.search("rhubarb") == store.search("marimba") == []
    assert [found.turn for found in store.search("tomato")] == [1]
    store.delete_turn("abc", 1)
    assert store._db.rows("SELECT * FROM said") == store._db.rows("SELECT * FROM said_at") == []
    store.close()
