"""What the library does beside turns: another model's pictures embedded anew, words that explain hits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.api import Cancelled, Query
from assistant.api.language import in_language
from assistant.library.library import LONGEST_WORDS, PictureLibrary
from assistant.library.pictures import PictureStore
from assistant.media.decoder import Decoder
from tests.unit.library.colours import COLOURS, ColourEmbedder
from tests.unit.library.conftest import Shelf

Make = Callable[[threading.Event], ColourEmbedder]


@pytest.fixture
def with_background(shelf: Shelf, decoder: Decoder) -> Iterator[Callable[[Make], Shelf]]:
    """The shelf's library once more, now with a model for the background."""
    opened: list[PictureLibrary] = []

    def make(background: Make) -> Shelf:
        shelf.library.close()
        shelf.library = PictureLibrary(shelf.database, shelf.generations, decoder, 10**9, background=background)
        opened.append(shelf.library)
        return shelf

    yield make
    for library in opened:
        library.close()


def test_another_model_takes_over_in_the_background(
    shelf: Shelf, with_background: Callable[[Make], Shelf], decoder: Decoder
) -> None:
    for seed in range(40):
        shelf.put(f"{seed}.png", "white", "red", seed)
    (shelf.photos / "broken.png").write_bytes((shelf.photos / "0.png").read_bytes() + b"tail")
    shelf.index()
    second = ColourEmbedder(decoder, "2")
    shelf = with_background(lambda cancelled: second)
    shelf.embedder = second
    (shelf.photos / "broken.png").unlink()
    first = shelf.search(Query(("red",)))
    assert first.hits == ()
    assert first.note == "41 pictures have no vector of this model yet and are being embedded."
    assert first.missing == 41
    shelf.library.wait()
    found = shelf.search(Query(("red",), limit=50))
    assert len(found.hits) == 40
    # The file that is gone has no vector, and is not tried again for ever.
    assert found.note.startswith("1 picture was indexed with another model")
    assert in_language(found.note, "zh").startswith("1 张图片是用另一个模型索引的")
    assert found.missing == 0, "it is not waited for"
    assert shelf.library.status().outdated == 1
    calls = second.calls
    shelf.library.wait()
    assert shelf.index().removed == 1
    assert (second.calls, shelf.search(Query(("red",))).note) == (calls, "")


def test_what_was_refused_is_not_tried_at_each_search_and_stops_nothing_else(
    shelf: Shelf, with_background: Callable[[Make], Shelf], decoder: Decoder, tmp_path: Path
) -> None:
    copies = [shelf.put(name, "white", "red") for name in ("gone.png", "copy.png")]
    shelf.put("there.png", "white", "blue")
    shelf.index()
    asked: list[ColourEmbedder] = []

    def make(cancelled: threading.Event) -> ColourEmbedder:
        asked.append(ColourEmbedder(decoder, "2"))
        return asked[-1]

    shelf = with_background(make)
    shelf.embedder = ColourEmbedder(decoder, "2")
    for copy in copies:
        copy.unlink()
    shelf.search(Query(("red",)))
    shelf.library.wait()
    assert shelf.search(Query(("red",))).note.startswith("2 pictures were indexed with another model")
    shelf.library.wait()
    assert len(asked) == 1
    drawn = PictureStore(tmp_path / "pictures", decoder).add(str(shelf.put("drawn.png", "green", "white")))
    shelf.library.join(drawn)
    shelf.library.wait()
    assert shelf.search(Query(("green",))).hits[0].picture.digest == drawn.digest


def test_a_search_can_wait_for_what_is_missing(
    shelf: Shelf, with_background: Callable[[Make], Shelf], decoder: Decoder
) -> None:
    for seed in range(40):
        shelf.put(f"{'few' if seed < 3 else 'many'}/{seed}.png", "white", "red", seed)
    shelf.index()
    let_go = threading.Event()

    class Held(ColourEmbedder):
        def embed_pictures(self, pictures):  # type: ignore[no-untyped-def]
            let_go.wait(60)
            return super().embed_pictures(pictures)

    shelf = with_background(lambda cancelled: Held(decoder, "2"))
    shelf.embedder = ColourEmbedder(decoder, "2")
    library = shelf.library.for_turn(lambda: shelf.embedder)
    assert shelf.search(Query(("red",), folder=str(shelf.photos / "few"))).missing == 3
    steps = library.catch_up()
    first = next(steps)
    assert (first.done, first.total, in_language(first.unit, "zh")) == (0, 40, "张图片")
    let_go.set()
    assert all(step.done + step.total > 0 for step in steps)
    found = shelf.search(Query(("red",), limit=50))
    assert (len(found.hits), found.missing, found.note) == (40, 0, "")
    assert list(library.catch_up()) == []


def test_nothing_is_waited_for_where_nobody_embeds(shelf: Shelf, decoder: Decoder) -> None:
    shelf.put("a.png", "white", "red")
    shelf.index()
    shelf.embedder = ColourEmbedder(decoder, "2")
    assert shelf.search(Query(("red",))).missing == 1
    assert list(shelf.library.for_turn(lambda: shelf.embedder).catch_up()) == []


def test_closing_stops_the_migration_and_the_next_one_goes_on(
    shelf: Shelf, with_background: Callable[[Make], Shelf], decoder: Decoder
) -> None:
    for seed in range(40):
        shelf.put(f"{seed}.png", "white", "red", seed)
    shelf.index()

    class Stopped(ColourEmbedder):
        """Is cancelled in its second batch, as the engine does when the host ends."""

        def embed_pictures(self, pictures):  # type: ignore[no-untyped-def]
            if self.calls:
                raise Cancelled
            return super().embed_pictures(pictures)

    shelf = with_background(lambda cancelled: Stopped(decoder, "2"))
    shelf.embedder = ColourEmbedder(decoder, "2")
    shelf.search(Query(("red",)))
    shelf.library.wait()
    assert shelf.library.status().outdated == 40 - 16
    shelf = with_background(lambda cancelled: shelf.embedder)
    shelf.search(Query(("red",)))
    shelf.library.wait()
    assert shelf.library.status().outdated == 0
    assert shelf.embedder.calls == 40 - 16


def test_the_closest_words_explain_a_hit(
    shelf: Shelf, with_background: Callable[[Make], Shelf], decoder: Decoder
) -> None:
    shelf = with_background(lambda cancelled: ColourEmbedder(decoder))
    shelf.put("a.png", "white", "red")
    shelf.put("b.png", "green", "blue")
    shelf.index()
    query = Query(("red",), labels=tuple(COLOURS))
    assert shelf.search(query).hits[0].labels == ()
    shelf.library.wait()
    best, other = shelf.search(query).hits
    assert [label.label for label in best.labels[:2]] == ["white", "red"]
    assert [label.label for label in other.labels[:2]] == ["green", "blue"]
    assert best.labels[0].score > best.labels[1].score > 0
    assert best.margin == pytest.approx(best.score - other.score, abs=1e-5)
    assert other.margin == 0


def test_what_was_said_of_pictures_is_known(shelf: Shelf, decoder: Decoder) -> None:
    for name in ("a.png", "b.png", "c.png"):
        shelf.put(name, "white", "red", ord(name[0]))
    shelf.index()
    hits = {Path(hit.picture.path).name: hit.picture.digest for hit in shelf.search(Query(("red",))).hits}
    said = [(hits["b.png"], "the total is 12"), ("0" * 64, "elsewhere"), (hits["a.png"], "a cat"), (hits["b.png"], "x")]
    library = PictureLibrary(shelf.database, shelf.generations, decoder, described=lambda: said)
    known = library.described()
    assert [(Path(picture.path).name, picture.description) for picture in known] == [
        ("b.png", "the total is 12\nx"),
        ("a.png", "a cat"),
    ]
    # What a search showed is said again in the next conversation, together with what was known there.
    for _ in range(20):
        said.extend([(picture.digest, picture.description) for picture in library.described()])
    said.append((hits["a.png"], "y" * 1_000_000))
    again = library.described()
    assert again[0].description == known[0].description
    assert len(again[1].description) == LONGEST_WORDS
    (shelf.photos / "b.png").unlink()
    assert len(library.described()) == 1
    library.close()


def test_a_picture_that_joins_is_found_by_words_until_it_leaves(
    shelf: Shelf, with_background: Callable[[Make], Shelf], decoder: Decoder, tmp_path: Path
) -> None:
    shelf.put("blue.png", "blue", "white")
    shelf.index()
    shelf = with_background(lambda cancelled: shelf.embedder)
    store = PictureStore(tmp_path / "pictures", decoder)
    drawn = store.add(str(shelf.put("outside.png", "red", "white")))
    (shelf.photos / "outside.png").unlink()
    shelf.library.join(drawn)
    shelf.library.wait()
    found = shelf.search(Query(("red",)))
    assert found.hits[0].picture.digest == drawn.digest
    assert found.hits[0].picture.path == ""
    # It belongs to no folder: no index run takes it for gone.
    assert shelf.index().removed == 0
    assert shelf.search(Query(("red",))).hits[0].picture.digest == drawn.digest
    shelf.library.leave([drawn.stored])
    assert [
        hit.picture.digest for hit in shelf.search(Query(("red",))).hits if hit.picture.digest == drawn.digest
    ] == []
