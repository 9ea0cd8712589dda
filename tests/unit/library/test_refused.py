"""What the decoder refused is not read again while nothing about it changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.library import indexer
from assistant.library.schema import MIGRATIONS
from assistant.media import limits
from assistant.media.decoder import Decoder
from tests.unit.library.colours import ColourEmbedder
from tests.unit.library.conftest import Shelf
from tests.unit.library.test_index import counts


class Counting(Decoder):
    """A real decoder that knows what it was asked for."""

    def __init__(self) -> None:
        super().__init__(1)
        self.asked: list[str] = []

    def inspect(self, path: str, fit: int = 0) -> Any:
        self.asked.append(Path(path).name)
        return super().inspect(path, fit)


@pytest.fixture
def counting(tmp_path: Path) -> Any:
    decoder = Counting()
    shelf = Shelf(tmp_path, decoder, ColourEmbedder(decoder), 10**9)
    shelf.put("good.png", "white", "red")
    (shelf.photos / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nno more")
    (shelf.photos / "text.jpg").write_text("words")
    yield shelf, decoder
    shelf.library.close()
    decoder.close()


def test_it_is_told_and_not_read(counting: tuple[Shelf, Counting]) -> None:
    shelf, decoder = counting
    first = shelf.index()
    assert counts(first) == (1, 0, 0, 0, 2)
    decoder.asked.clear()
    again = shelf.index()
    assert (counts(again), again.failed) == ((0, 0, 0, 1, 2), first.failed)
    assert decoder.asked == []
    assert shelf.library.state()["failures"] == 2


def test_a_changed_file_is_read(counting: tuple[Shelf, Counting]) -> None:
    shelf, decoder = counting
    shelf.index()
    decoder.asked.clear()
    shelf.put("broken.png", "white", "green")
    assert counts(shelf.index()) == (1, 0, 0, 1, 1)
    assert decoder.asked == ["broken.png"]
    (shelf.photos / "text.jpg").unlink()
    assert counts(shelf.index()) == (0, 0, 0, 2, 0)
    assert shelf.library.state()["failures"] == 0


def test_another_decoder_reads_it_again(counting: tuple[Shelf, Counting], monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, decoder = counting
    shelf.index()
    decoder.asked.clear()
    monkeypatch.setattr(indexer, "abilities", lambda: "one that reads more")
    for asked in (["broken.png", "text.jpg"], []):
        shelf.index()
        assert sorted(decoder.asked) == asked
        decoder.asked.clear()


def test_what_may_pass_is_tried_again(counting: tuple[Shelf, Counting], monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, decoder = counting
    decoder.close()  # as when the program ends while it indexes
    assert len(shelf.index().failed) == 3
    shelf.library.close()
    with closing(Counting()) as other:
        reopened = Shelf(shelf.photos.parent, other, ColourEmbedder(other), 10**9)
        assert counts(reopened.index()) == (1, 0, 0, 0, 2)
        reopened.library.close()
    monkeypatch.setattr(limits, "PICTURE_BYTES", 4)
    with closing(Counting()) as other:
        reopened = Shelf(shelf.photos.parent, other, ColourEmbedder(other), 10**9)
        reopened.put("new.png", "white", "blue")
        reopened.index()
        monkeypatch.undo()
        assert counts(reopened.index()) == (1, 0, 0, 1, 2)
        reopened.library.close()


def test_failures_of_an_older_version_are_read_once(counting: tuple[Shelf, Counting], tmp_path: Path) -> None:
    shelf, decoder = counting
    shelf.library.close()
    shutil.rmtree(shelf.database.parent)
    shelf.database.parent.mkdir()
    with closing(sqlite3.connect(shelf.database)) as old:
        for script in MIGRATIONS[:5]:
            old.executescript(script)
        row = (os.fsencode(shelf.photos / "broken.png"), "It is odd.", "它很奇怪。")
        old.execute("INSERT INTO failures VALUES (?, ?, ?)", row)
        old.execute("PRAGMA user_version = 5")
        old.commit()
    migrated = Shelf(tmp_path, decoder, shelf.embedder, 10**9)
    assert migrated.library.state()["failed"][0]["error"] == "It is odd."
    for asked in (3, 0):
        decoder.asked.clear()
        migrated.index()
        assert len(decoder.asked) == asked
    migrated.library.close()
