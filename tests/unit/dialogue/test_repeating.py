"""A turn that is asked for again or edited: it has what the earlier one was given, and whose words it has is known."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Action, Argument, Context, Failed, Plugin, PluginEvent, Request, Routed, TextDelta, Transcript
from assistant.dialogue.given import Attachment
from assistant.dialogue.manager import Manager
from assistant.dialogue.router import fitted
from assistant.dialogue.store.schema import MIGRATIONS
from tests.unit.dialogue.conftest import (
    Bench,
    Ear,
    Folder,
    Look,
    NoModels,
    NoPrompts,
    Plugins,
    Seek,
    Talk,
    no_library,
    png,
    wav,
)
from tests.unit.dialogue.test_store import opened


class Keep(Plugin):
    """Tells which folders it was to take in."""

    name = "keep"
    title = "Keep"
    summary = "Takes folders into a library."
    actions = (
        Action(
            "index",
            "takes folders in",
            {"en": ("index my pictures", "index this folder", "add this folder to the library", "index the folder /a")},
            (Argument("folders", "paths", "which", default=()),),
            lasting=True,
        ),
    )

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        yield TextDelta(repr(sorted(request.arguments["folders"])))


class Recordings(Folder):
    """Sounds that are given by their bytes come from the microphone: they have no path."""

    def add_audio_bytes(self, data: bytes, name: str) -> Any:
        sound = super().add_audio_bytes(data, name)
        return sound if "/" in name else type(sound)(sound.digest, sound.stored, "", sound.media_type)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path, pictures=Recordings(tmp_path / "pictures"))
    plugins = Plugins(Talk(), Look(), Seek(), Ear(), Keep())
    bench.manager = Manager(
        bench.store,
        plugins,
        bench.pictures,
        NoModels(),
        no_library,
        NoPrompts(),
        tmp_path / "plugins",
        fitted(plugins.actions),
    )
    yield bench
    bench.store.close()


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "photos").mkdir()
    return str(tmp_path / "photos")


def answer(events: list[Any]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


@pytest.mark.parametrize("text", ["index this folder", "/index"])
def test_folders_come_along_from_repetition_to_repetition(bench: Bench, folder: str, text: str) -> None:
    events: list[Any] = bench.turn(text, Attachment(path=folder))
    conversation = events[0].conversation
    assert answer(events) == repr([folder])
    for turn in (1, 2):
        assert answer(bench.turn("", conversation=conversation, instead=turn)) == repr([folder])
    other = str(Path(folder).parent)
    edited = bench.turn("index these folders", Attachment(path=other), conversation=conversation, instead=3)
    assert answer(edited) == repr(sorted([folder, other]))


def test_folders_are_exported_and_are_no_bytes_to_forget(bench: Bench, folder: str) -> None:
    events: list[Any] = bench.turn("index this folder", Attachment(path=folder), Attachment(data=png(1), name="a.png"))
    conversation = events[0].conversation
    assert bench.store.get(conversation).turns[0].folders == (folder,)
    [kept] = bench.store.pictures.all(conversation)
    assert bench.store.unused(["", "f" * 64]) == ["f" * 64]
    assert list(bench.store.delete_turn(conversation, 1)) == [kept.digest]
    again: list[Any] = bench.turn("index this folder", Attachment(path=folder))
    assert list(bench.store.delete(again[0].conversation)) == []


def spoken(bench: Bench, words: str, tmp_path: Path, *, file: bool) -> str:
    """A conversation that began with these words, said by a file or into the microphone."""
    (tmp_path / "said.wav").write_bytes(wav(words))
    given = Attachment(path=str(tmp_path / "said.wav")) if file else Attachment(data=wav(words), name="voice.wav")
    events: list[Any] = bench.turn("", given)
    return str(events[0].conversation)


def test_what_was_said_into_the_microphone_is_ordered_again(bench: Bench, folder: str, tmp_path: Path) -> None:
    conversation = spoken(bench, f"index the folder {folder}", tmp_path, file=False)
    for turn in (1, 2):
        assert answer(bench.turn("", conversation=conversation, instead=turn)) == repr([folder])


@pytest.mark.parametrize("file", [False, True])
def test_words_that_are_typed_over_a_spoken_turn_are_the_users_own(
    bench: Bench, folder: str, tmp_path: Path, file: bool
) -> None:
    conversation = spoken(bench, "how are you", tmp_path, file=file)
    events = bench.turn(f"index the folder {folder}", conversation=conversation, instead=1)
    assert answer(events) == repr([folder])
    assert not any(isinstance(event, Transcript) for event in events)


def test_what_a_file_says_orders_nothing_however_often_it_is_repeated(
    bench: Bench, folder: str, tmp_path: Path
) -> None:
    conversation = spoken(bench, f"index the folder {folder}", tmp_path, file=True)
    for turn in (1, 2, 3):
        events = bench.turn("", conversation=conversation, instead=turn)
        assert [event.action for event in events if isinstance(event, Routed)] == ["index"]
        assert any(isinstance(event, Failed) for event in events)
        assert answer(events) == ""


def test_a_repetition_of_a_repetition_hears_nothing_twice(bench: Bench, tmp_path: Path) -> None:
    conversation = spoken(bench, "how are you", tmp_path, file=False)
    for turn in (1, 2):
        assert answer(bench.turn("", conversation=conversation, instead=turn)).startswith("You said: how are you (")


def test_what_an_older_version_heard_was_heard(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "c.sqlite3")
    old.create_function("file_name", 1, str)
    for script in MIGRATIONS[:4]:
        old.executescript(script)
    old.execute("INSERT INTO conversations VALUES ('abc', 'old', 0, 1, 2, 4, 4, 0)")
    begun = {1: ["transcript", "route"], 2: ["route", "transcript"], 3: [], 4: ["notice", "transcript"]}
    for turn, kinds in begun.items():
        old.execute("INSERT INTO turns VALUES ('abc', ?, ?, 'hello', 'en', 'done', '', 1, -1, 0)", (turn, turn - 1))
        for position, kind in enumerate(kinds):
            old.execute("INSERT INTO events VALUES ('abc', ?, ?, 0, ?)", (turn, position, f'{{"kind": "{kind}"}}'))
    old.execute("INSERT INTO events VALUES ('abc', 3, 0, 0, 'no JSON')")
    old.execute("PRAGMA user_version = 4")
    old.commit()
    old.close()
    store = opened(tmp_path / "c.sqlite3")
    found = {row["number"] for row in store._db.rows("SELECT number FROM turns WHERE heard = 1")}
    assert found == {1, 4}
    store.close()
