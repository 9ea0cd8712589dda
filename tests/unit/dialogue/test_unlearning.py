"""What a forgotten turn taught about pictures goes with it, and nothing that other turns taught."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.api import Described, Hit, Hits, PicturesShown, to_json
from assistant.dialogue.store import ConversationStore
from assistant.dialogue.store.schema import MIGRATIONS
from tests.unit.dialogue.test_store import opened, picture


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ConversationStore]:
    store = opened(tmp_path / "c.sqlite3")
    yield store
    store.close()


def given(store: ConversationStore, *seeds: int) -> str:
    """A conversation whose first turn came with these pictures, numbered from 1."""
    conversation, turn = store.begin("", "look at this", "en")
    store.pictures.attach(
        conversation, turn, store.pictures.number(conversation, turn, [picture(seed) for seed in seeds])
    )
    store.turns.finish(conversation, turn, "done")
    return conversation


def taught(store: ConversationStore, conversation: str, number: int, text: str) -> int:
    turn = store.turns.add(conversation, f"describe #{number}", "en")
    store.pictures.describe(conversation, number, text)
    digest = store.pictures.all(conversation)[number - 1].digest
    store.turns.append(conversation, turn, events=[Described(number, digest, text)])
    store.turns.finish(conversation, turn, "done")
    return turn


def known(store: ConversationStore, conversation: str) -> list[str]:
    return [each.description for each in store.pictures.all(conversation)]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("A red circle", "A red circle on a white wall."),
        ("red", "A predator with red eyes, tired."),
        ("一只猫", "一只猫在窗台上。"),
        ("A wall.\nA door.", "A door."),
    ],
)
def test_a_text_goes_whole_and_leaves_the_others_whole(store: ConversationStore, short: str, long: str) -> None:
    for gone, stays in ((short, long), (long, short)):
        for first, second in ((gone, stays), (stays, gone)):
            conversation = given(store, 1)
            turns = [taught(store, conversation, 1, text) for text in (first, second)]
            store.delete_turn(conversation, turns[0] if first == gone else turns[1])
            assert known(store, conversation) == [stays]


def test_what_was_said_of_two_pictures_is_forgotten_of_one(store: ConversationStore) -> None:
    conversation = given(store, 1, 2)
    first = taught(store, conversation, 1, "A dog.")
    taught(store, conversation, 2, "A dog.")
    store.delete_turn(conversation, first)
    assert known(store, conversation) == ["", "A dog."]


def test_what_two_turns_taught_stays_with_the_other(store: ConversationStore) -> None:
    conversation = given(store, 1)
    first = taught(store, conversation, 1, "A dog.")
    taught(store, conversation, 1, "A dog.")
    store.delete_turn(conversation, first)
    assert known(store, conversation) == ["A dog."]
    assert [found.id for found in store.search("dog")] == [conversation]


def test_what_a_picture_came_with_stays(store: ConversationStore) -> None:
    conversation, turn = store.begin("", "draw a red circle", "en")
    drawn = replace(picture(1), origin="drawn", path="", description="a red circle")
    shown = store.pictures.number(conversation, turn, [drawn])
    store.turns.append(conversation, turn, events=[PicturesShown(tuple(shown))])
    store.turns.finish(conversation, turn, "done")
    store.delete_turn(conversation, taught(store, conversation, 1, "red circle, " * 300))
    assert known(store, conversation) == ["a red circle"]


def test_pictures_that_were_shown_later_say_what_the_other_turns_taught_until_then(store: ConversationStore) -> None:
    conversation = given(store, 1)
    gone = taught(store, conversation, 1, "A red circle")
    taught(store, conversation, 1, "A red circle on a wall.")
    later = store.turns.add(conversation, "find it", "en")
    [shown] = store.pictures.all(conversation)
    store.turns.append(conversation, later, events=[Hits((Hit(shown, 0.5, 1, shown.description),))])
    store.turns.finish(conversation, later, "done")
    taught(store, conversation, 1, "Round.")
    store.delete_turn(conversation, gone)
    assert known(store, conversation) == ["Round.\nA red circle on a wall."]
    [hits] = store.turn(conversation, later).events
    assert isinstance(hits, Hits)
    assert hits.hits[0].picture.description == hits.hits[0].reason == "A red circle on a wall."


def test_what_pictures_came_with_is_known_of_those_that_an_older_version_wrote(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    old = sqlite3.connect(path)
    old.create_function("file_name", 1, str)
    for script in MIGRATIONS[:3]:
        old.executescript(script)
    old.execute("INSERT INTO conversations VALUES ('abc', 'old', 0, 1, 2, 1, 1, 3)")
    old.execute("INSERT INTO turns VALUES ('abc', 1, 0, 'hello', 'en', 'done', '', 1, -1, 0)")
    words = {"drawn": "Round.\na red circle", "found": "Blue.\nthe sea", "dropped": "A dog."}
    for number, (origin, description) in enumerate(words.items(), 1):
        values = ("abc", number, f"{number:064x}", origin, 1, b"", 1, 1, "image/png", description)
        old.execute("INSERT INTO pictures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    found = replace(picture(2), number=2, origin="found", description="the sea")
    body = json.dumps(to_json(Hits((Hit(found, 0.5, 1),))))
    old.execute("INSERT INTO events VALUES ('abc', 1, 0, 0, ?)", (body,))
    old.execute("INSERT INTO events VALUES ('abc', 1, -1, 0, 'no JSON')")
    old.execute("PRAGMA user_version = 3")
    old.commit()
    old.close()
    store = opened(path)
    assert [row["own"] for row in store._db.rows("SELECT own FROM pictures ORDER BY number")] == [
        "a red circle",
        "the sea",
        "",
    ]
    store.close()
