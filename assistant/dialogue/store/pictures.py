"""The pictures, sounds and texts of conversations: permanent numbers, what came with which turn, what is known."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.api import Audio, Document, Event, Hit, Hits, Picture, PicturesShown
from assistant.dialogue.store.known import next_number
from assistant.dialogue.store.learned import learned
from assistant.dialogue.store.read import picture_of
from assistant.dialogue.store.words import findable, picture_findable
from assistant.sqlite import Database, file_name


class NumberedPictures:
    """The pictures of all conversations. Thread-safe."""

    def __init__(self, db: Database, stored: Callable[[str], str]) -> None:
        self._db = db
        self._stored = stored

    def all(self, conversation: str) -> Sequence[Picture]:
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

    def attach(
        self,
        conversation: str,
        turn: int,
        parts: Sequence[Picture | Audio | Document],
        folders: Sequence[str] = (),
    ) -> None:
        """Notes what the user gave with a turn, in its order; of folders, where they are."""
        if not (parts or folders):
            return
        with self._db.transaction():
            given = [_part(part) for part in parts] + [("folder", "", os.fsencode(folder), "") for folder in folders]
            for position, values in enumerate(given):
                self._db.execute(
                    "INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)", (conversation, turn, position, *values)
                )
            for said, kind in (("sounds", Audio), ("documents", Document)):
                names = [file_name(os.fsencode(part.path)) for part in parts if isinstance(part, kind)]
                findable(self._db, conversation, turn, said, "\n".join(names))

    def describe(self, conversation: str, number: int, text: str) -> None:
        """Adds words to what is known of a picture; the newest stand first, those that it was drawn from last."""
        with self._db.transaction():
            row = self._db.row(
                "SELECT description, own, origin, turn, path FROM pictures WHERE conversation = ? AND number = ?",
                (conversation, number),
            )
            words = learned(row["description"], text, row["own"] if row["origin"] == "drawn" else "") if row else ""
            if row is None or words == row["description"]:
                return
            self._db.execute(
                "UPDATE pictures SET description = ? WHERE conversation = ? AND number = ?",
                (words, conversation, number),
            )
            picture_findable(self._db, conversation, row["turn"], number, row["path"], words)

    def _add(self, conversation: str, turn: int, picture: Picture) -> Picture:
        number = next_number(self._db, conversation, "pictures_numbered")
        self._db.execute(
            "INSERT INTO pictures (conversation, number, digest, origin, turn, path, width, height, media_type, "
            "description, own)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                picture.description,
            ),
        )
        picture_findable(self._db, conversation, turn, number, os.fsencode(picture.path), picture.description)
        return replace(picture, number=number)


def _part(part: Picture | Audio | Document) -> tuple[str, str, bytes, str]:
    kinds = {Picture: "picture", Audio: "audio", Document: "document"}
    return kinds[type(part)], part.digest, os.fsencode(part.path), part.media_type


def numbered(event: Event, number: Callable[[Sequence[Picture]], Sequence[Picture]]) -> Event:
    """The event with numbers on all the pictures that it shows."""
    if isinstance(event, PicturesShown):
        return replace(event, pictures=tuple(number(event.pictures)))
    if isinstance(event, Hits):
        pictures = number([hit.picture for hit in event.hits])
        hits: list[Hit] = [replace(hit, picture=picture) for hit, picture in zip(event.hits, pictures, strict=True)]
        return replace(event, hits=tuple(hits))
    return event
