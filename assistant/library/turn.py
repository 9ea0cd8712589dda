"""The library as one turn has it: with the embedding model of that turn, which is asked for when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.api import (
    Duplicates,
    Found,
    ImageTextEmbedding,
    IndexReport,
    LibraryStatus,
    Notice,
    Picture,
    Progress,
    Query,
)

if TYPE_CHECKING:
    from assistant.library.library import PictureLibrary

Embedder = Callable[[], ImageTextEmbedding]


class TurnLibrary:
    """The library with the embedding model of one turn: what `assistant.api.Library` promises."""

    def __init__(self, library: PictureLibrary, make: Embedder, patient: Embedder) -> None:
        self._library = library
        self._make = make
        self._patient = patient
        self._made: ImageTextEmbedding | None = None

    def search(self, query: Query) -> Found:
        return self._library.search(query, self._embedder)

    def catch_up(self) -> Iterator[Progress]:
        return self._library.catch_up(self._embedder)

    def index(self, folders: Sequence[str]) -> Iterator[Progress | Notice | IndexReport]:
        return self._library.index(folders, self._patient)

    def watch(self, folders: Sequence[str]) -> Iterator[bool]:
        return self._library.watch(folders)

    def described(self) -> Sequence[Picture]:
        return self._library.described()

    def copies(self, picture: Picture) -> Sequence[str]:
        return self._library.files_of(picture.digest)

    def folders(self) -> Sequence[str]:
        return self._library.folders()

    def names(self, ending: str) -> Sequence[str]:
        return self._library.names(ending)

    def duplicates(self) -> Sequence[Duplicates]:
        return self._library.duplicates()

    def status(self) -> LibraryStatus:
        return self._library.status()

    def _embedder(self) -> ImageTextEmbedding:
        if self._made is None:
            self._made = self._make()
        return self._made
