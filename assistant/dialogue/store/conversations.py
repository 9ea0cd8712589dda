"""The conversation store: one SQLite file, written by the host alone.

A turn is committed before anything is asked of a model, its answer grows as it streams, and its pictures keep their
numbers for ever. A turn that is still running when the file is opened was interrupted by the end of its process.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal

from assistant.api import Language
from assistant.dialogue.store import search
from assistant.dialogue.store.branches import Branches
from assistant.dialogue.store.erase import erase_turn, given_up, leaving, nameless, removed, unused
from assistant.dialogue.store.export import as_json, as_markdown
from assistant.dialogue.store.page import Encode, as_page
from assistant.dialogue.store.pictures import NumberedPictures
from assistant.dialogue.store.schema import MIGRATIONS
from assistant.dialogue.store.turns import Turns
from assistant.dialogue.store.values import Saved, SavedTurn, Summary
from assistant.dialogue.store.words import forget_words, title_of
from assistant.refusals import no_conversation
from assistant.sqlite import Database

Form = Literal["markdown", "json", "html"]
_SURE_S = 2.0
"""By how much a file system's times may be behind the clock: FAT counts in two seconds."""


class ConversationStore:
    """All conversations. Thread-safe. Raises StoreProblem if the file cannot be used, BadInput for an unknown id."""

    def __init__(
        self,
        database: Path,
        stored: Callable[[str], str],
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`stored` tells where the bytes of a digest lie; `clock` gives seconds since 1970."""
        self._db = Database(database, MIGRATIONS)
        self._stored = stored
        self._clock = clock
        self._opened = clock()
        self.branches = Branches(self._db)
        self.turns = Turns(self._db, self.branches, stored, clock)
        self.pictures = NumberedPictures(self._db, stored)
        self.turns.interrupt_running()

    def create(self, title: str = "") -> str:
        """A new, empty conversation; its id."""
        conversation = uuid.uuid4().hex[:12]
        now = self._clock()
        self._db.execute(
            "INSERT INTO conversations (id, title, named, created, updated) VALUES (?, ?, ?, ?, ?)",
            (conversation, title_of(title), bool(title), now, now),
        )
        return conversation

    def begin(
        self, conversation: str, text: str, language: Language, after: int | None = None, *, single: bool = False
    ) -> tuple[str, int]:
        """Commits a running turn, together with a new conversation where none is named; both their names. A `single`
        question does not make it one that is held in a chat."""
        self.turns.settle()
        with self._db.transaction():
            if not (conversation and single):
                conversation = conversation or self.create()
                self._db.execute("UPDATE conversations SET held = ? WHERE id = ?", (not single, conversation))
            return conversation, self.turns.add(conversation, text, language, after)

    def exists(self, conversation: str) -> bool:
        return self._db.row("SELECT 1 FROM conversations WHERE id = ?", (conversation,)) is not None

    def list(self) -> Sequence[Summary]:
        """All conversations, the one used last first."""
        self.turns.settle()
        return search.summaries(self._db)

    def search(self, query: str, limit: int = 50) -> Sequence[Summary]:
        """Conversations in which all words of `query` were said, heard, answered or seen, with an excerpt each."""
        self.turns.settle()
        return search.found(self._db, query, limit)

    def get(self, conversation: str) -> Saved:
        """A whole conversation, on its current branch."""
        row = self._db.row("SELECT * FROM conversations WHERE id = ?", (conversation,))
        if row is None:
            raise no_conversation(conversation)
        self.turns.settle()
        turns = self.turns.on_branch(conversation)
        pictures = self.pictures.all(conversation)
        beside = self.branches.alternatives(conversation)
        return Saved(row["id"], row["title"], row["created"], row["updated"], turns, pictures, beside)

    def head(self, conversation: str) -> int:
        """The last turn of the current branch; 0 if it is empty."""
        self.turns.settle()
        return self.branches.head(conversation)

    def turn(self, conversation: str, number: int = 0) -> SavedTurn:
        """One turn, on whichever branch it is; without a number the last one."""
        self.turns.settle()
        return self.turns.get(conversation, number or self.branches.head(conversation))

    def title(self, conversation: str) -> str:
        row = self._db.row("SELECT title FROM conversations WHERE id = ?", (conversation,))
        return str(row["title"]) if row else ""

    def language(self, conversation: str, default: Language = "en") -> Language:
        """The language of the last turn, for words that have none themselves (a bare picture, a number)."""
        row = self._db.row(
            "SELECT language FROM turns WHERE conversation = ? ORDER BY number DESC LIMIT 1", (conversation,)
        )
        if not row:
            return default
        return "zh" if row["language"] == "zh" else "en"

    def rename(self, conversation: str, title: str) -> None:
        with self._db.transaction():
            self._must_exist(conversation)
            self._db.execute(
                "UPDATE conversations SET title = ?, named = 1 WHERE id = ?", (title_of(title), conversation)
            )

    def export(self, conversation: str, form: Form = "markdown", encode: Encode | None = None) -> str:
        """The conversation as a document: JSON with all its branches, else the current one. A page of HTML needs
        `encode` for its pictures."""
        saved = self.get(conversation)
        if form == "html" and encode is not None:
            return as_page(saved, encode)
        if form == "json":
            return as_json(saved, self.turns.all(conversation), self.branches.head(conversation))
        return as_markdown(saved)

    def delete(self, conversation: str) -> Sequence[str]:
        """Removes everything of it; the digests that no other conversation uses, for the picture store to forget."""
        with self._db.transaction():
            self._must_exist(conversation)
            digests = {
                row["digest"]
                for row in self._db.rows(
                    "SELECT digest FROM pictures WHERE conversation = ? UNION SELECT digest FROM parts WHERE "
                    "conversation = ?",
                    (conversation, conversation),
                )
            }
            forget_words(self._db, conversation)
            self._db.execute("DELETE FROM conversations WHERE id = ?", (conversation,))
            self._db.delete_backups()
            return given_up(self._db, digests)

    def unused(self, digests: Iterable[str]) -> Sequence[str]:
        """Those of the digests that no conversation uses."""
        with self._db.transaction():
            return unused(self._db, digests)

    def nameless(self, kept: Iterable[tuple[str, float]]) -> Sequence[str]:
        """Of bytes that are kept, each with its time, those that no conversation has named for days: what a process
        that is gone had begun. What is as new as this one may still get its name, what is older than this file may have
        its name in another, and what is newer than it, in the file that it was put in the place of."""
        row = self._db.row("SELECT at FROM began")
        since, until = row["at"] if row else self._opened, self._opened - _SURE_S
        times = {digest: time_s for digest, time_s in kept if since <= time_s < until}
        with self._db.transaction():
            return nameless(self._db, times, self._clock())

    def give_up(self, digests: Iterable[str]) -> None:
        """Those of the digests that no conversation uses are to be removed with the next deletion."""
        with self._db.transaction():
            given_up(self._db, digests)

    def leaving(self) -> Sequence[str]:
        """The digests that were given up by deletions and are not `removed` yet, also by a process that is gone."""
        with self._db.transaction():
            return leaving(self._db)

    def removed(self, digests: Iterable[str]) -> None:
        """Notes that nothing is left of these."""
        with self._db.transaction():
            removed(self._db, digests)

    def delete_turn(self, conversation: str, turn: int) -> Sequence[str]:
        """Removes one turn for ever, with what was said in it and the pictures that no other turn of the conversation
        has; turns after it stay. The digests for the picture store to forget. Raises BadInput while it runs."""
        self.turns.settle()
        with self._db.transaction():
            self._must_exist(conversation)
            digests = erase_turn(self._db, conversation, turn, self._stored)
            row = self._db.row(
                "SELECT text FROM turns WHERE conversation = ? AND trim(text) != '' ORDER BY number", (conversation,)
            )
            title = title_of(row["text"]) if row else ""
            self._db.execute("UPDATE conversations SET title = ? WHERE id = ? AND named = 0", (title, conversation))
            self._db.delete_backups()
            return digests

    def _must_exist(self, conversation: str) -> None:
        if not self.exists(conversation):
            raise no_conversation(conversation)

    def close(self) -> None:
        self._db.close()
