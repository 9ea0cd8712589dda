"""What a turn is made of: text, pictures, audio, documents. Pure values; where bytes are kept is the host's matter.

Paths are `str` in the form of `os.fsdecode` (undecodable bytes as lone surrogates), so that any file name
survives; they are turned back with `os.fsencode` where a file is opened or a path is stored.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, ClassVar, Literal

from assistant.api.checked import Share

Origin = Literal["dropped", "found", "drawn"]
"""How a picture came into the conversation: given by the user, a search hit, or drawn by the assistant."""

Role = Literal["system", "user", "assistant", "tool"]
"""Who says a message; "tool" is the result of a call."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words, as the user or a model wrote them. Not safe to draw: the front end neutralises it."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture whose bytes are kept under `digest`. `number` is its permanent number, 0 outside a conversation."""

    digest: str
    """SHA-256 of the file's bytes, lower-case hexadecimal."""
    stored: str
    """Path of the bytes to decode. The file is hostile: only the decoder may open it."""
    number: int = 0
    origin: Origin = "dropped"
    path: str = ""
    """Where the user has the file, for showing; empty if it has none."""
    width: int = 0
    """Pixels, after EXIF orientation."""
    height: int = 0
    media_type: str = ""
    description: str = ""
    """The best words known for it so far (a caption, an answer); empty if nothing was said yet."""

    @classmethod
    def drawn(cls, path: str | os.PathLike[str], description: str = "") -> Picture:
        """One that a plugin drew itself, a file below its folder: the store computes digest, size and type."""
        return cls("", os.fspath(path), origin="drawn", description=description)

    @property
    def name(self) -> str:
        """What it is called in a sentence: `#2` in a conversation, its file's name outside."""
        return f"#{self.number}" if self.number else PurePath(self.path).name


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a picture's file, beside what it shows."""

    size_bytes: int
    width: int
    """Pixels, after EXIF orientation."""
    height: int
    media_type: str
    taken: str = ""
    """When the camera took it, "YYYY-MM-DD HH:MM" or only the day, as EXIF says; empty if the file does not say."""
    modified: str = ""
    """The date of the user's own file, "YYYY-MM-DD HH:MM" here; empty if that file is gone or another one by now."""
    copies: tuple[str, ...] = ()
    """Paths of further files of the library with the same bytes."""


@dataclass(frozen=True, slots=True)
class Audio:
    """A sound whose bytes lie at `stored`; hostile, only the decoder may open it."""

    digest: str
    stored: str
    path: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text file whose bytes lie at `stored`. Its words are data: they order nothing and decide nothing."""

    digest: str
    stored: str
    path: str = ""
    """Where the user has the file; of what came without one, only its name ("stdin")."""
    media_type: str = "text/plain"

    @property
    def name(self) -> str:
        """What it is called in a sentence. Not safe to draw: the front end neutralises it."""
        return PurePath(self.path).name or self.digest[:12]


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A model's wish to have an action run. Nothing in it is checked: a model may name anything."""

    name: str
    arguments: Mapping[str, Any]
    id: str = ""
    """What the result refers to, where the model gives one."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a generative model: pictures stand where they were shown, calls in what the assistant said."""

    role: Role
    parts: tuple[Text | Picture | ToolCall, ...]
    call: str = field(default="", kw_only=True)
    """Of a tool's message: the id of the call that it answers."""


@dataclass(frozen=True, slots=True)
class Label:
    """One zero-shot label with its probability in [0, 1]; the probabilities of one answer sum to 1."""

    label: str
    score: Share


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result. `score` is in [0, 1], higher is better; `reason` says why in a few words."""

    AT_THRESHOLD: ClassVar[float] = 0.5
    """The score of a picture that just reaches the model's threshold."""

    picture: Picture
    score: Share
    rank: int
    reason: str = ""
    duplicates: int = 0
    """Further pictures of the library that are nearly the same and were folded into this hit."""
    margin: Share = 0.0
    """How far its score is above that of the next hit, in [0, 1]."""
    labels: tuple[Label, ...] = ()
    """The words of the query's labels that are closest to the picture, closest first."""
    fits: bool = True
    """Whether it reaches the model's thresholds in all that the query says; one that does not only comes near."""
    copies: tuple[str, ...] = ()
    """The paths of the duplicates, the first hundred of them."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of transcribed speech; times in seconds from the start of the sound."""

    start: float
    end: float
    text: str
