"""Fixtures of the library's tests: one decoder for all, a library and its folders in a fresh place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.api import Found, IndexReport, Query
from assistant.library.library import PictureLibrary
from assistant.media.decoder import Decoder
from tests.unit.library.colours import ColourEmbedder, scene


@pytest.fixture(scope="session")
def decoder() -> Iterator[Decoder]:
    decoder = Decoder(2)
    yield decoder
    decoder.close()


@pytest.fixture
def embedder(decoder: Decoder) -> ColourEmbedder:
    return ColourEmbedder(decoder)


class Shelf:
    """A folder of pictures and a library over it."""

    def __init__(self, root: Path, decoder: Decoder, embedder: ColourEmbedder, build_from: int) -> None:
        self.photos = root / "photos"
        self.photos.mkdir(exist_ok=True)
        self.database = root / "data" / "library.sqlite3"
        self.generations = root / "cache"
        self.embedder = embedder
        self.kept = self.photos / "kept"
        self.library = PictureLibrary(self.database, self.generations, decoder, build_from, kept=self.kept)

    def put(self, name: str, background: str, shape: str, seed: int = 0) -> Path:
        path = self.photos / name
        path.parent.mkdir(parents=True, exist_ok=True)
        scene(background, shape, seed).save(path)
        return path

    def index(self, *folders: str | Path) -> IndexReport:
        steps = self.library.for_turn(lambda: self.embedder).index([str(f) for f in folders or (self.photos,)])
        report = list(steps)[-1]
        assert isinstance(report, IndexReport)
        return report

    def search(self, query: Query) -> Found:
        return self.library.for_turn(lambda: self.embedder).search(query)

    def names(self, text: str, limit: int = 9) -> list[str]:
        return [Path(hit.picture.path).name for hit in self.search(Query((text,), limit=limit)).hits]


@pytest.fixture
def open_shelf(tmp_path: Path, decoder: Decoder, embedder: ColourEmbedder) -> Iterator[Callable[..., Shelf]]:
    """Opens the library below the test's folder; each call is a new process's view of it."""
    opened: list[Shelf] = []

    def open_one(build_from: int = 10**9) -> Shelf:
        opened.append(Shelf(tmp_path, decoder, embedder, build_from))
        return opened[-1]

    yield open_one
    for shelf in opened:
        shelf.library.close()


@pytest.fixture
def shelf(open_shelf: Callable[..., Shelf]) -> Shelf:
    return open_shelf()
