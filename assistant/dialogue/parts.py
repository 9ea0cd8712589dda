"""Sorts what the user gave into pictures, sounds and folders, by what the files are and never by their names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.api import AssistantError, Audio, Notice, Picture
from assistant.dialogue.given import Attachment
from assistant.dialogue.services import Pictures
from assistant.dialogue.store import SavedTurn
from assistant.locations import paths_in
from assistant.media.sniff import HEAD, Kind, kind, kind_of_file, media_type


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a turn beside its text; `problems` are the files that could not be used."""

    pictures: tuple[Picture, ...] = ()
    audio: tuple[Audio, ...] = ()
    folders: tuple[str, ...] = ()
    problems: tuple[Notice, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.pictures or self.audio or self.folders)

    def and_also(self, others: Parts) -> Parts:
        """These, then the others."""
        return Parts(
            self.pictures + others.pictures,
            self.audio + others.audio,
            self.folders + others.folders,
            self.problems + others.problems,
        )

    def joined(self, known: Sequence[Picture], earlier: SavedTurn) -> Parts:
        """These after those of an earlier turn, whose pictures are among `known`."""
        given = tuple(picture for picture in known if picture.number in earlier.attached)
        return replace(
            self,
            pictures=given + self.pictures,
            audio=earlier.audio + self.audio,
            folders=earlier.folders + self.folders,
        )


def sorted_parts(attachments: Iterable[Attachment], store: Pictures) -> Parts:
    """Keeps a copy of each picture and sound; what is neither becomes a problem with a sentence."""
    pictures: list[Picture] = []
    audio: list[Audio] = []
    folders: list[str] = []
    problems: list[Notice] = []
    for attachment in attachments:
        try:
            if attachment.path and os.path.isdir(attachment.path):  # noqa: PTH112 - Path raises for a name too long
                folders.append(attachment.path)
            elif _is_sound(attachment):
                audio.append(_sound(attachment, store))
            else:
                pictures.append(_picture(attachment, store))
        except AssistantError as error:
            problems.append(Notice(error.message, error.hint, "error"))
    return Parts(tuple(pictures), tuple(audio), tuple(folders), tuple(problems))


def with_numbers(text: str, pictures: Sequence[Picture]) -> str:
    """The words with `#3` for the path of each of these pictures: no model and no query is to read a path."""
    for path, (start, end) in reversed(paths_in(text)):
        tail = path.lstrip("~.")
        tail = tail if tail.startswith("/") else f"/{tail}"
        number = next((picture.number for picture in pictures if picture.path.endswith(tail)), 0)
        if number:
            text = f"{text[:start]}#{number}{text[end:]}"
    return text


def _is_sound(attachment: Attachment) -> bool:
    if attachment.path:
        return kind_of_file(attachment.path) is Kind.AUDIO
    return kind(media_type(attachment.data[:HEAD])) is Kind.AUDIO


def _sound(attachment: Attachment, store: Pictures) -> Audio:
    if attachment.path:
        return store.add_audio(attachment.path)
    return store.add_audio_bytes(attachment.data, attachment.name)


def _picture(attachment: Attachment, store: Pictures) -> Picture:
    if attachment.path:
        return store.add(attachment.path)
    return store.add_bytes(attachment.data, attachment.name)
