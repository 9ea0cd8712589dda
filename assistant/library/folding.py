"""Pictures that look nearly the same are one hit: the best of each group, and how many more there are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.api import Query
from assistant.library.filters import Filter
from assistant.library.looks import Looks
from assistant.library.store import File, LibraryStore

MOST = 20_000
"""Contents that one search looks at, a second or two; more only if so many look the same."""
MOST_NAMED = 100
"""Copies of one hit that are named: a conversation keeps them."""
_AT_ONCE = 2000
"""Files in memory; a look has 768 bytes."""


@dataclass(slots=True)
class Group:
    """One hit in the making: the best file, what it looks like, and how many more are nearly the same, with the first
    of their paths."""

    file: File
    similarity: float
    others: int = 0
    copies: list[str] = field(default_factory=list)

    def add(self, files: Sequence[File]) -> None:
        """More of nearly the same."""
        self.others += len(files)
        self.copies += named(files, MOST_NAMED - len(self.copies))


class Folding:
    """The groups of one query. Candidates come best first, each one counts once however often it comes.

    Pictures of the query itself are no answers: those of a conversation in no file, others only where they were given,
    so that their copies are found. Files that are gone are none."""

    def __init__(self, query: Query, store: LibraryStore, only: Filter, most: int = MOST) -> None:
        self._store, self._only, self._limit, self._most = store, only, query.limit, most
        self._leaders = Looks(query.limit)
        self._groups: list[Group] = []
        self._met = {picture.digest for picture in query.pictures if picture.number}
        self._given = {
            os.fsencode(os.path.realpath(each.path)) for each in query.pictures if each.path and not each.number
        }
        self._looked_at = 0

    @property
    def enough(self) -> bool:
        """Whether there are as many groups as are wanted."""
        return len(self._groups) == self._limit

    @property
    def given_up(self) -> bool:
        """Whether so many contents were looked at that no more are."""
        return self._looked_at >= self._most

    def groups(self) -> list[Group]:
        """Best first: an index that is asked for more may find a better one late."""
        return sorted(self._groups, key=lambda group: -group.similarity)

    def add(self, candidates: Sequence[tuple[str, float]]) -> None:
        """More of the most similar contents, with their similarity."""
        fresh = [pair for pair in candidates if pair[0] not in self._met]
        for start in range(0, len(fresh), _AT_ONCE):
            if self.given_up:
                return
            some = fresh[start : start + _AT_ONCE]
            files = self._store.with_digests([digest for digest, _ in some], self._only)
            self._met.update(digest for digest, _ in some)
            self._looked_at += len(files)
            for digest, similarity in some:
                if digest in files:
                    self._fold(files[digest], similarity)

    def _fold(self, files: Sequence[File], similarity: float) -> None:
        copies = [file for file in files if file.path not in self._given]
        if not copies:
            return
        look, size = copies[0].look, (copies[0].width, copies[0].height)
        same = self._leaders.like(look, size)
        if same is None and self.enough:
            return
        file = first_present(copies)
        if file is None:
            return
        if same is None:
            self._leaders.add(look, size, len(self._groups))
            self._groups.append(Group(file, similarity))
        self._groups[-1 if same is None else same].add(
            [each for each in copies if each is not file or same is not None]
        )


def named(files: Sequence[File], most: int) -> list[str]:
    """The paths of some files, `most` of them."""
    return [os.fsdecode(file.path) for file in files[: max(0, most)]]


def first_present(files: Sequence[File]) -> File | None:
    """The first file that is still where it was indexed."""
    for file in files:
        if os.path.exists(file.path):  # noqa: PTH110 - bytes
            return file
    return None
