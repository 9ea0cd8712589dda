"""Conversations found by words: said, answered, heard, seen, or the name of a file; and which comes first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.api import Audio, Transcript
from assistant.dialogue.store import ConversationStore
from assistant.dialogue.store.schema import MIGRATIONS
from tests.unit.dialogue.test_store import opened, picture


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ConversationStore]:
    store = opened(tmp_path / "c.sqlite3")
    yield store
    store.close()


def test_the_conversation_used_last_comes_first_though_the_clock_was_set_back(tmp_path: Path) -> None:
    now = [4_000_000_000.0]
    store = ConversationStore(tmp_path / "c.sqlite3", lambda digest: digest, lambda: now[0])
    ahead, behind = store.create(), store.create()
    store.turns.add(ahead, "hello whales", "en")
    now[0] = 1_800_000_000.0
    store.turns.add(behind, "hello whales", "en")
    assert [each.id for each in store.list()] == [behind, ahead]
    assert [each.id for each in store.search("whales")] == [behind, ahead]
    store.turns.add(ahead, "again", "en")
    assert store.list()[0].id == ahead
    store.close()


def test_search_finds_words_of_both_languages(store: ConversationStore) -> None:
    whales, stars = store.create(), store.create()
    turn = store.turns.add(whales, "tell me about whales", "en")
    store.turns.append(whales, turn, "They are 100% mammals.")
    store.turns.finish(whales, turn, "done")
    turn = store.turns.add(stars, "找红色的星星", "zh")
    store.pictures.number(stars, turn, [picture(1)])
    store.pictures.describe(stars, 1, "两颗红色的五角星")
    for query, expected in {
        "whales": [whales],
        "MAMMALS": [whales],
        "0%": [whales],
        "五角": [stars],
        "红色的五角星": [stars],
        "星": [stars],
        "whales 星": [],
        "": [stars, whales],
        "whales\0MAMMALS": [whales],
        "\0": [stars, whales],
        "\udcff": [],
        "whales\udcff": [],
    }.items():
        assert [summary.id for summary in store.search(query)] == expected, query
    assert "mammals" in store.search("mammals")[0].excerpt
    store.rename(whales, "the sea")
    assert [store.search(words)[0].turn for words in ("mammals", "the sea", "")] == [1, 0, 0]


def test_an_excerpt_is_where_the_words_stand_together_without_marks(store: ConversationStore) -> None:
    conversation = store.create()
    for asked, answer in (
        (
            "what can you do?",
            "### Examples\n\n- `find a red star`\n- **draw** a _red_ circle " + "and more " * 30 + "heart",
        ),
        ("draw a red heart", "Here is | it."),
    ):
        turn = store.turns.add(conversation, asked, "en")
        store.turns.append(conversation, turn, answer)
        store.turns.finish(conversation, turn, "done")
    (found,) = store.search("heart red")
    assert (found.excerpt, found.turn) == ("draw a red heart", 2)
    (found,) = store.search("examples")
    assert found.excerpt.startswith("Examples find a red star draw a red circle")


@pytest.mark.parametrize("long", ["\n", "\n \n", "_", "a_", "\n|-", "\n1", ":-"])
def test_an_excerpt_of_a_long_answer_costs_as_much_as_its_length(store: ConversationStore, long: str) -> None:
    conversation = store.create()
    turn = store.turns.add(conversation, "hello", "en")
    store.turns.append(conversation, turn, f"whales | sing{long * (1_000_000 // len(long))}x here")
    store.turns.finish(conversation, turn, "done")
    (found,) = store.search("whales")
    assert found.excerpt.startswith("whales sing")


def test_an_excerpt_of_a_table_has_its_words(store: ConversationStore) -> None:
    conversation = store.create()
    turn = store.turns.add(conversation, "hello", "en")
    tables = "| animal | song |\n|:---|---:|\n| whales | low |\r\n  --- | :-: |  \r\n\n---|\n_end_ snake_case __init__"
    store.turns.append(conversation, turn, tables)
    store.turns.finish(conversation, turn, "done")
    (found,) = store.search("animal")
    assert found.excerpt == "animal song whales low end snake_case init"


def test_search_finds_what_was_heard(store: ConversationStore) -> None:
    conversation = store.create()
    turn = store.turns.add(conversation, "transcribe these", "en")
    store.turns.append(
        conversation, turn, events=[Transcript("the meeting is on thursday"), Transcript("明天下午三点开会")]
    )
    store.turns.finish(conversation, turn, "done")
    for query in ("thursday", "下午三点", "开会", "会"):
        assert [summary.id for summary in store.search(query)] == [conversation], query
    store.delete_turn(conversation, turn)
    assert store.search("thursday") == store.search("开会") == []


def test_search_finds_the_names_of_files_whatever_was_said_of_them(store: ConversationStore) -> None:
    conversation, other = store.create(), store.create()
    first = store.turns.add(conversation, "look at these", "en")
    files = [
        picture(1, "/home/me/Beach Sunset.jpg"),
        picture(2, "/照片/海边的灯塔.png"),
        picture(3, "/p/\udcff-tower.png"),
    ]
    given = store.pictures.number(conversation, first, files)
    sound = Audio("d" * 64, "/store/d", "/r/interview.wav", "audio/wav")
    store.pictures.attach(conversation, first, [*given, sound])
    store.pictures.describe(conversation, 1, "a red boat")
    second = store.turns.add(conversation, "and now?", "en")
    store.pictures.attach(conversation, second, given[1:2])
    queries = ("sunset.jpg", "BEACH", "boat sunset", "灯塔", "塔", "tower", "interview.wav")
    for query in queries:
        assert [(each.id, each.turn) for each in store.search(query)] == [(conversation, first)], query
    assert store.search("home") == []
    for turn in (first, second):
        store.turns.finish(conversation, turn, "done")
    store.delete_turn(conversation, first)
    assert [query for query in queries if store.search(query)] == ["灯塔", "塔"]
    assert store.search("灯塔")[0].turn == second
    store.turns.add(other, "hello", "en")
    store.delete(conversation)
    assert [query for query in queries if store.search(query)] == []


def test_names_of_files_are_found_in_what_an_older_version_wrote_and_that_is_kept_aside(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite3"
    connection = sqlite3.connect(file)
    connection.executescript("".join(MIGRATIONS[:2]))
    connection.executescript(
        "INSERT INTO conversations (id, title, created, updated, head) VALUES ('abc', 'x', 1, 1, 1);"
        "INSERT INTO turns (conversation, number, parent, text, language, status, started)"
        " VALUES ('abc', 1, 0, 'look', 'en', 'done', 1);"
        "INSERT INTO said VALUES ('abc', 1, 'said', 'look'), ('abc', 1, 'picture 1', 'a red boat');"
        "INSERT INTO pictures VALUES"
        " ('abc', 1, 'd1', 'given', 1, CAST('/p/beach.jpg' AS BLOB), 1, 1, 'x', 'a red boat'),"
        " ('abc', 2, 'd2', 'given', 1, X'2fff2d746f776572', 1, 1, 'x', ''),"
        " ('abc', 3, 'd3', 'drawn', 1, X'', 1, 1, 'x', '');"
        "INSERT INTO parts VALUES ('abc', 1, 0, 'audio', 'd4', CAST('/r/talk.wav' AS BLOB), 'x'),"
        " ('abc', 1, 1, 'audio', 'd5', CAST('/r/song.wav' AS BLOB), 'x');"
        "PRAGMA user_version = 2;"
    )
    connection.close()
    before = file.read_bytes()
    store = opened(file)
    for query in ("beach.jpg", "red boat", "beach boat", "tower", "talk.wav", "song", "look"):
        assert [(each.id, each.turn) for each in store.search(query)] == [("abc", 1)], query
    kinds = [row["kind"] for row in store._db.rows("SELECT kind FROM said")]
    assert sorted(kinds) == ["picture 1", "picture 2", "said", "sounds"]
    store.close()
    with sqlite3.connect(file.with_name("c.sqlite3.v2.bak")) as kept:
        assert kept.execute("SELECT count(*) FROM said").fetchone() == (2,)
    kept.close()
    assert before != file.read_bytes()
