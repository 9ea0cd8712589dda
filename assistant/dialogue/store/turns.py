"""Turns: committed before anything is asked of a model, grown as the answer streams, and ended."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import groupby
from typing import cast

from assistant.api import Event, Language, StoreProblem, to_json
from assistant.dialogue.store.branches import Branches
from assistant.dialogue.store.known import next_number, no_turn
from assistant.dialogue.store.read import all_turns, heard_in, saved_turns
from assistant.dialogue.store.values import SavedTurn, Status
from assistant.dialogue.store.words import entitle, findable, storable
from assistant.sqlite import Database


class Turns:
    """The turns of all conversations. Thread-safe. Raises BadInput for what does not exist."""

    def __init__(
        self, db: Database, branches: Branches, stored: Callable[[str], str], clock: Callable[[], float]
    ) -> None:
        self._db = db
        self._branches = branches
        self._stored = stored
        self._clock = clock
        self._unended: dict[tuple[str, int], tuple[Status, float, float, Sequence[str | Event]]] = {}
        """Turns that are over and could not be marked so, with what else could not be written of them."""

    def on_branch(self, conversation: str, until: int | None = None) -> Sequence[SavedTurn]:
        """The turns of the current branch, oldest first; with `until`, those that lead to that turn, and it."""
        end = self._branches.head(conversation) if until is None else until
        return saved_turns(self._db, conversation, end, self._stored)

    def all(self, conversation: str) -> Sequence[SavedTurn]:
        """The turns of every branch in the order of their numbers."""
        return list(all_turns(self._db, conversation, self._stored).values())

    def get(self, conversation: str, number: int) -> SavedTurn:
        """One turn, on whichever branch it is."""
        found = all_turns(self._db, conversation, self._stored).get(number)
        if found is None:
            raise no_turn(number)
        return found

    def add(self, conversation: str, text: str, language: Language, after: int | None = None) -> int:
        """Adds a running turn, inside a transaction that may be open, and returns its number. `after` continues from an
        earlier turn, as a new branch."""
        with self._db.transaction():
            number = next_number(self._db, conversation, "turns_begun")
            parent = self._branches.head(conversation) if after is None else self._branches.known(conversation, after)
            now = self._clock()
            self._db.execute(
                "INSERT INTO turns (conversation, number, parent, text, language, status, started)"
                " VALUES (?, ?, ?, ?, ?, 'running', ?)",
                (conversation, number, parent, storable(text), language, now),
            )
            self._db.execute("UPDATE conversations SET head = ?, updated = ? WHERE id = ?", (number, now, conversation))
            entitle(self._db, conversation, text)
            findable(self._db, conversation, number, "said", text)
        return number

    def hear(self, conversation: str, turn: int, text: str) -> None:
        """The words of a spoken turn, once they are known. Nothing is kept if the turn was deleted meanwhile."""
        with self._db.transaction():
            changed = self._db.execute(
                "UPDATE turns SET text = ?, heard = 1 WHERE conversation = ? AND number = ?",
                (storable(text), conversation, turn),
            )
            if changed.rowcount:
                entitle(self._db, conversation, text)
                findable(self._db, conversation, turn, "said", text)

    def append(self, conversation: str, turn: int, text: str = "", events: Iterable[Event] = ()) -> None:
        """Adds to the answer: first the text, then events. To mark events inside the text, call it piece by piece."""
        with self._db.transaction():
            if text:
                self._db.execute(
                    "UPDATE turns SET answer = answer || ? WHERE conversation = ? AND number = ?",
                    (storable(text), conversation, turn),
                )
            for event in events:
                self._db.execute(
                    "INSERT INTO events (conversation, turn, position, at, body) SELECT ?1, ?2,"
                    " (SELECT count(*) FROM events WHERE conversation = ?1 AND turn = ?2), length(answer), ?3"
                    " FROM turns WHERE conversation = ?1 AND number = ?2",
                    (conversation, turn, json.dumps(to_json(event), ensure_ascii=True)),
                )

    def extend(self, conversation: str, turn: int, pieces: Iterable[str | Event]) -> None:
        """Adds pieces of text and events to the answer, in their order and in one go."""
        with self._db.transaction():
            for kind, run in groupby(pieces, lambda piece: isinstance(piece, str)):
                if kind:
                    self.append(conversation, turn, "".join(cast("Iterable[str]", run)))
                else:
                    self.append(conversation, turn, events=cast("Iterable[Event]", run))

    def finish(
        self,
        conversation: str,
        turn: int,
        status: Status,
        first_token_ms: float = -1,
        total_ms: float = 0,
        rest: Sequence[str | Event] = (),
    ) -> None:
        """Marks the turn as ended, with the `rest` of its answer; from here on it can be found. What cannot be written
        is written by the next `settle`. The first end counts."""
        self._unended[conversation, turn] = status, first_token_ms, total_ms, rest
        with self._db.transaction():
            ended = self._db.execute(
                "UPDATE turns SET status = ?, first_token_ms = ?, total_ms = ?"
                " WHERE conversation = ? AND number = ? AND status = 'running'",
                (status, first_token_ms, total_ms, conversation, turn),
            )
            if ended.rowcount:
                self.extend(conversation, turn, rest)
                self._findable(conversation, turn)
        self._unended.pop((conversation, turn), None)

    def _findable(self, conversation: str, turn: int) -> None:
        query = "SELECT answer FROM turns WHERE conversation = ? AND number = ?"
        for row in self._db.rows(query, (conversation, turn)):
            findable(self._db, conversation, turn, "answered", row["answer"])
        findable(self._db, conversation, turn, "heard", heard_in(self._db, conversation, turn))

    def settle(self) -> None:
        """Ends the turns whose end could not be written, as on a disk that was full, if that is possible again."""
        for (conversation, turn), ending in list(self._unended.items()):
            with suppress(StoreProblem):
                self.finish(conversation, turn, *ending)

    def interrupt_running(self) -> None:
        """Ends the turns of a process that is gone, so that what they said so far can be found."""
        with self._db.transaction():
            for row in self._db.rows("SELECT conversation, number FROM turns WHERE status = 'running'"):
                self.finish(row["conversation"], row["number"], "interrupted")
