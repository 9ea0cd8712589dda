"""Sorts what the user gave into pictures, sounds, texts and folders, by what the files are and never by their names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.api import AssistantError, Audio, Document, Notice, Picture
from assistant.dialogue.given import Attachment
from assistant.dialogue.services import Pictures
from assistant.dialogue.store import SavedTurn
from assistant.locations import paths_in
from assistant.media.refusals import WANTED, described, refused
from assistant.media.sniff import HEAD, Kind, head_of_file, kind, media_type


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a turn beside its text; `problems` are the files that could not be used."""

    pictures: tuple[Picture, ...] = ()
    audio: tuple[Audio, ...] = ()
    documents: tuple[Document, ...] = ()
    folders: tuple[str, ...] = ()
    problems: tuple[Notice, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.pictures or self.audio or self.documents or self.folders)

    def and_also(self, others: Parts) -> Parts:
        """These, then the others."""
        return Parts(
            self.pictures + others.pictures,
            self.audio + others.audio,
            self.documents + others.documents,
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
            documents=earlier.documents + self.documents,
            folders=earlier.folders + self.folders,
        )


def sorted_parts(attachments: Iterable[Attachment], store: Pictures) -> Parts:
    """Keeps a copy of each picture, sound and text; what is none of these becomes a problem with a sentence."""
    pictures: list[Picture] = []
    audio: list[Audio] = []
    documents: list[Document] = []
    folders: list[str] = []
    problems: list[Notice] = []
    for attachment in attachments:
        try:
            if attachment.path and os.path.isdir(attachment.path):  # noqa: PTH112 - Path raises for a name too long
                folders.append(attachment.path)
                continue
            what = _media_type(attachment)
            match kind(what):
                case Kind.AUDIO:
                    audio.append(_sound(attachment, store))
                case Kind.TEXT:
                    documents.append(_document(attachment, store))
                case _:
                    _refuse_document(attachment, what)
                    pictures.append(_picture(attachment, store))
        except AssistantError as error:
            problems.append(Notice(error.message, error.hint, "error"))
    return Parts(tuple(pictures), tuple(audio), tuple(documents), tuple(folders), tuple(problems))


def with_numbers(text: str, pictures: Sequence[Picture]) -> str:
    """The words with `#3` for the path of each of these pictures: no model and no query is to read a path."""
    for path, (start, end) in reversed(paths_in(text)):
        tail = path.lstrip("~.")
        tail = tail if tail.startswith("/") else f"/{tail}"
        number = next((picture.number for picture in pictures if picture.path.endswith(tail)), 0)
        if number:
            text = f"{text[:start]}#{number}{text[end:]}"
    return text


def _media_type(attachment: Attachment) -> str:
    """Empty for what cannot be opened, which the decoder tells why."""
    try:
        return media_type(head_of_file(attachment.path) if attachment.path else attachment.data[:HEAD])
    except (OSError, ValueError):
        return ""


def _refuse_document(attachment: Attachment, what: str) -> None:
    """Raises BadInput for a document whose words cannot be read as they are."""
    if what.startswith("application/"):
        name = attachment.path or attachment.name
        raise refused(name, "other", "export_text", what=described(what), wanted=WANTED["picture"])


def _sound(attachment: Attachment, store: Pictures) -> Audio:
    if attachment.path:
        return store.add_audio(attachment.path)
    return store.add_audio_bytes(attachment.data, attachment.name)


def _document(attachment: Attachment, store: Pictures) -> Document:
    if attachment.path:
        return store.add_document(attachment.path)
    return store.add_document_bytes(attachment.data, attachment.name)


def _picture(attachment: Attachment, store: Pictures) -> Picture:
    if attachment.path:
        return store.add(attachment.path)
    return store.add_bytes(attachment.data, attachment.name)
