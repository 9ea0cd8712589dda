"""The conversation store: one SQLite file, written by the host alone.

A turn is committed before anything is asked of a model, its answer grows as it streams, and its pictures keep their
numbers for ever. A turn that is still running when the file is opened was interrupted by the end of its process.
"""

from __future__ import annotations

import json
import os
import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Literal, cast

from assistant.api import Audio, BadInput, Event, Hit, Hits, Language, Picture, PicturesShown, to_json
from assistant.api.language import Bilingual
from assistant.dialogue.store import search
from assistant.dialogue.store.branches import Branches
from assistant.dialogue.store.erase import erase_turn, unused
from assistant.dialogue.store.export import as_json, as_markdown
from assistant.dialogue.store.page import Encode, as_page
from assistant.dialogue.store.read import all_turns, heard_in, picture_of, saved_turns
from assistant.dialogue.store.schema import MIGRATIONS
from assistant.dialogue.store.values import Saved, SavedTurn, Status, Summary
from assistant.sqlite import Database

Form = Literal["markdown", "json", "html"]
LONGEST_TITLE = 60
LONGEST_DESCRIPTION = 2000
"""Characters. What is known of a picture is for finding it again; it must not grow with every answer."""


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
        self.branches = Branches(self._db)
        self._mark_interrupted()

    # ------------------------------------------------------------ conversations

    def create(self, title: str = "") -> str:
        """A new, empty conversation; its id."""
        conversation = uuid.uuid4().hex[:12]
        now = self._clock()
        self._db.execute(
            "INSERT INTO conversations (id, title, named, created, updated) VALUES (?, ?, ?, ?, ?)",
            (conversation, _line(title), bool(title), now, now),
        )
        return conversation

    def exists(self, conversation: str) -> bool:
        return self._db.row("SELECT 1 FROM conversations WHERE id = ?", (conversation,)) is not None

    def list(self) -> Sequence[Summary]:
        """All conversations, the one used last first."""
        return search.summaries(self._db)

    def search(self, query: str, limit: int = 50) -> Sequence[Summary]:
        """Conversations in which all words of `query` were said, heard, answered or seen, with an excerpt each."""
        return search.found(self._db, query, limit)

    def get(self, conversation: str) -> Saved:
        """A whole conversation, on its current branch."""
        row = self._db.row("SELECT * FROM conversations WHERE id = ?", (conversation,))
        if row is None:
            raise BadInput(
                Bilingual(f"There is no conversation {conversation!r}.", f"没有对话 {conversation!r}。"),
                Bilingual("See: assistant conversations list.", "见：assistant conversations list。"),
            )
        turns = self.turns(conversation)
        pictures = self.pictures(conversation)
        beside = self.branches.alternatives(conversation)
        return Saved(row["id"], row["title"], row["created"], row["updated"], turns, pictures, beside)

    def turn(self, conversation: str, number: int) -> SavedTurn:
        """One turn, on whichever branch it is."""
        found = all_turns(self._db, conversation, self._stored).get(number)
        if found is None:
            raise BadInput(
                Bilingual(f"There is no turn {number} in this conversation.", f"这个对话里没有第 {number} 轮。")
            )
        return found

    def title(self, conversation: str) -> str:
        row = self._db.row("SELECT title FROM conversations WHERE id = ?", (conversation,))
        return str(row["title"]) if row else ""

    def language(self, conversation: str) -> Language:
        """The language of the last turn, for words that have none themselves (a bare picture, a number)."""
        row = self._db.row(
            "SELECT language FROM turns WHERE conversation = ? ORDER BY number DESC LIMIT 1", (conversation,)
        )
        return "zh" if row and row["language"] == "zh" else "en"

    def rename(self, conversation: str, title: str) -> None:
        with self._db.transaction():
            self._must_exist(conversation)
            self._db.execute("UPDATE conversations SET title = ?, named = 1 WHERE id = ?", (_line(title), conversation))

    def export(self, conversation: str, form: Form = "markdown", encode: Encode | None = None) -> str:
        """The conversation as a document. A page of HTML needs `encode` for its pictures."""
        saved = self.get(conversation)
        if form == "html" and encode is not None:
            return as_page(saved, encode)
        return as_json(saved) if form == "json" else as_markdown(saved)

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
            self._db.execute("DELETE FROM said WHERE conversation = ?", (conversation,))
            self._db.execute("DELETE FROM conversations WHERE id = ?", (conversation,))
            # Without this, the deleted words would stay in the index until its next merge.
            self._db.execute("INSERT INTO said (said) VALUES ('optimize')")
            return unused(self._db, digests)

    def delete_turn(self, conversation: str, turn: int) -> Sequence[str]:
        """Removes one turn for ever, with what was said in it and the pictures that no other turn of the conversation
        has; turns after it stay. The digests for the picture store to forget. Raises BadInput while it runs."""
        with self._db.transaction():
            self._must_exist(conversation)
            digests = erase_turn(self._db, conversation, turn, self._stored)
            row = self._db.row(
                "SELECT text FROM turns WHERE conversation = ? AND trim(text) != '' ORDER BY number", (conversation,)
            )
            title = _line(row["text"]) if row else ""
            self._db.execute("UPDATE conversations SET title = ? WHERE id = ? AND named = 0", (title, conversation))
            return digests

    # ------------------------------------------------------------ turns

    def begin_turn(self, conversation: str, text: str, language: str, after: int | None = None) -> int:
        """Commits a running turn and returns its number. `after` continues from an earlier turn, as a new branch."""
        with self._db.transaction():
            self._must_exist(conversation)
            number = self._next(conversation, "turns_begun")
            parent = self.branches.head(conversation) if after is None else self.branches.known(conversation, after)
            now = self._clock()
            self._db.execute(
                "INSERT INTO turns (conversation, number, parent, text, language, status, started)"
                " VALUES (?, ?, ?, ?, ?, 'running', ?)",
                (conversation, number, parent, _storable(text), language, now),
            )
            self._db.execute("UPDATE conversations SET head = ?, updated = ? WHERE id = ?", (number, now, conversation))
            self._title(conversation, text)
            self._say(conversation, number, "said", text)
        return number

    def hear(self, conversation: str, turn: int, text: str) -> None:
        """The words of a spoken turn, once they are known."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE turns SET text = ? WHERE conversation = ? AND number = ?", (_storable(text), conversation, turn)
            )
            self._title(conversation, text)
            self._say(conversation, turn, "said", text)

    def append(self, conversation: str, turn: int, text: str = "", events: Iterable[Event] = ()) -> None:
        """Adds to the answer: first the text, then events. To mark events inside the text, call it piece by piece."""
        with self._db.transaction():
            if text:
                self._db.execute(
                    "UPDATE turns SET answer = answer || ? WHERE conversation = ? AND number = ?",
                    (_storable(text), conversation, turn),
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
        self, conversation: str, turn: int, status: Status, first_token_ms: float = -1, total_ms: float = 0
    ) -> None:
        """Marks the turn as ended; from here on its answer can be found."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE turns SET status = ?, first_token_ms = ?, total_ms = ? WHERE conversation = ? AND number = ?",
                (status, first_token_ms, total_ms, conversation, turn),
            )
            row = self._db.row("SELECT answer FROM turns WHERE conversation = ? AND number = ?", (conversation, turn))
            self._say(conversation, turn, "answered", row["answer"] if row else "")
            self._say(conversation, turn, "heard", heard_in(self._db, conversation, turn))

    def turns(self, conversation: str, until: int | None = None) -> Sequence[SavedTurn]:
        """The turns of the current branch, oldest first; with `until`, those that lead to that turn, and it."""
        end = self.branches.head(conversation) if until is None else until
        return saved_turns(self._db, conversation, end, self._stored)

    # ------------------------------------------------------------ pictures and sounds

    def pictures(self, conversation: str) -> Sequence[Picture]:
        """Every picture of a conversation in the order of its number."""
        rows = self._db.rows("SELECT * FROM pictures WHERE conversation = ? ORDER BY number", (conversation,))
        return [picture_of(row, self._stored) for row in rows]

    def descriptions(self) -> Sequence[tuple[str, str]]:
        """Digest and words of every picture of which something is known, in any conversation, latest first."""
        query = "SELECT digest, description FROM pictures WHERE description != '' ORDER BY rowid DESC"
        return [(row["digest"], row["description"]) for row in self._db.rows(query)]

    def number(self, conversation: str, turn: int, pictures: Sequence[Picture]) -> Sequence[Picture]:
        """The pictures with their permanent numbers; one seen before in the conversation keeps the number it has."""
        known_numbers: list[Picture] = []
        if not pictures:
            return known_numbers
        with self._db.transaction():
            for picture in pictures:
                row = self._db.row(
                    "SELECT * FROM pictures WHERE conversation = ? AND digest = ?", (conversation, picture.digest)
                )
                if row is None:
                    known_numbers.append(self._add(conversation, turn, picture))
                else:
                    known = picture_of(row, self._stored)
                    known_numbers.append(replace(known, stored=picture.stored or known.stored))
        return known_numbers

    def _add(self, conversation: str, turn: int, picture: Picture) -> Picture:
        number = self._next(conversation, "pictures_numbered")
        self._db.execute(
            "INSERT INTO pictures (conversation, number, digest, origin, turn, path, width, height, media_type, "
            "description)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                conversation,
                number,
                picture.digest,
                picture.origin,
                turn,
                os.fsencode(picture.path),
                picture.width,
                picture.height,
                picture.media_type,
                picture.description,
            ),
        )
        return replace(picture, number=number)

    def attach(self, conversation: str, turn: int, parts: Sequence[Picture | Audio]) -> None:
        """Notes what the user gave with a turn, in its order."""
        if not parts:
            return
        with self._db.transaction():
            for position, part in enumerate(parts):
                kind = "picture" if isinstance(part, Picture) else "audio"
                self._db.execute(
                    "INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (conversation, turn, position, kind, part.digest, os.fsencode(part.path), part.media_type),
                )

    def describe(self, conversation: str, number: int, text: str) -> None:
        """Adds words to what is known of a picture; the newest stand first."""
        with self._db.transaction():
            row = self._db.row(
                "SELECT description, turn FROM pictures WHERE conversation = ? AND number = ?", (conversation, number)
            )
            if row is None or not text.strip() or text.strip() in row["description"]:
                return
            words = f"{_storable(text).strip()}\n{row['description']}".strip()[:LONGEST_DESCRIPTION]
            self._db.execute(
                "UPDATE pictures SET description = ? WHERE conversation = ? AND number = ?",
                (words, conversation, number),
            )
            self._say(conversation, row["turn"], f"picture {number}", words)

    # ------------------------------------------------------------ inside

    def _mark_interrupted(self) -> None:
        """Ends the turns of a process that is gone, so that what they said so far can be found."""
        with self._db.transaction():
            for row in self._db.rows("SELECT conversation, number FROM turns WHERE status = 'running'"):
                self.finish(row["conversation"], row["number"], "interrupted")

    def _next(self, conversation: str, counter: Literal["turns_begun", "pictures_numbered"]) -> int:
        """The next number of a turn or picture. One that was given is never given again, whatever is deleted."""
        self._db.execute(f"UPDATE conversations SET {counter} = {counter} + 1 WHERE id = ?", (conversation,))  # noqa: S608
        row = self._db.row(f"SELECT {counter} FROM conversations WHERE id = ?", (conversation,))  # noqa: S608
        return int(row[0]) if row else 0

    def _must_exist(self, conversation: str) -> None:
        if not self.exists(conversation):
            raise BadInput(
                Bilingual(f"There is no conversation {conversation!r}.", f"没有对话 {conversation!r}。"),
                Bilingual("See: assistant conversations list.", "见：assistant conversations list。"),
            )

    def _title(self, conversation: str, text: str) -> None:
        """The first words said name a conversation until its user does."""
        self._db.execute(
            "UPDATE conversations SET title = ? WHERE id = ? AND named = 0 AND title = ''", (_line(text), conversation)
        )

    def _say(self, conversation: str, turn: int, kind: str, words: str) -> None:
        self._db.execute(
            "DELETE FROM said WHERE conversation = ? AND turn = ? AND kind = ?", (conversation, turn, kind)
        )
        if words.strip():
            self._db.execute("INSERT INTO said VALUES (?, ?, ?, ?)", (conversation, turn, kind, _storable(words)))

    def close(self) -> None:
        self._db.close()


def numbered(event: Event, number: Callable[[Sequence[Picture]], Sequence[Picture]]) -> Event:
    """The event with numbers on all the pictures that it shows."""
    if isinstance(event, PicturesShown):
        return replace(event, pictures=tuple(number(event.pictures)))
    if isinstance(event, Hits):
        pictures = number([hit.picture for hit in event.hits])
        hits: list[Hit] = [replace(hit, picture=picture) for hit, picture in zip(event.hits, pictures, strict=True)]
        return replace(event, hits=tuple(hits))
    return event


def _line(text: str) -> str:
    line = " ".join(_storable(text).split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def _storable(text: str) -> str:
    """Text as SQLite takes it: file names pasted into a sentence may hold bytes that are no characters."""
    return text.encode("utf-8", "replace").decode("utf-8")
