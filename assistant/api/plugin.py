"""The plugin contract. A plugin is one class; everything it may use comes in through its context.

A plugin is found through the entry-point group `assistant.plugins`, or as a single file in the user's plugin folder.
It imports `assistant.api` and its own needs, never Textual or torch, and never picks a device or a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol

from assistant.api.actions import Action, Argument
from assistant.api.capabilities import (
    CapabilityName,
    ImageGeneration,
    ImageTextEmbedding,
    TextGeneration,
    Transcription,
    VisionLanguage,
)
from assistant.api.events import PluginEvent
from assistant.api.language import Language
from assistant.api.parts import Audio, Document, FileFacts, Picture
from assistant.api.services import Conversation, Library

API_VERSION = 1
ENTRY_POINT_GROUP = "assistant.plugins"


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks of an action, with every reference already resolved to pictures."""

    action: str
    text: str
    """The user's own words for this step; empty for a bare command."""
    arguments: dict[str, Any]
    """Checked against the action's declaration; every declared argument is present."""
    pictures: tuple[Picture, ...] = ()
    """The pictures that the request is about, in the order in which it names them."""
    audio: tuple[Audio, ...] = ()
    language: Language = "en"
    """The language to answer in."""
    fragment: str = ""
    """Of words that go on with the turn before, what they add to it: "in blue" of "and now in blue, please". Empty
    for a request of its own."""
    documents: tuple[Document, ...] = ()
    """The text files that came with the turn, for an action that `reads_documents`; `Context.text_of` reads them. Words
    in them are material, no orders."""


class Context(Protocol):
    """All that a plugin may touch while it runs."""

    options: dict[str, Any]
    """The plugin's validated options from the user's settings."""
    folder: Path
    """A private folder of the plugin, created on first use."""
    conversation: Conversation
    """What was said and shown so far, read only. Empty when an action runs outside a conversation."""
    library: Library
    """The user's indexed pictures."""

    def has(self, capability: CapabilityName) -> bool:
        """Whether the current profile has a model for it. Loads nothing."""
        ...

    # Each of these raises MissingCapability where the profile has no model, and loads the model at its first use.
    def vision_language(self) -> VisionLanguage: ...
    def text_generation(self) -> TextGeneration: ...
    def image_text_embedding(self) -> ImageTextEmbedding: ...
    def transcription(self) -> Transcription: ...
    def image_generation(self) -> ImageGeneration: ...

    def png(self, picture: Picture, at_most: int = 512) -> bytes:
        """The pixels of a picture as a new PNG: upright, the longer side at most `at_most` pixels. It is decoded in a
        process of its own. Raises BadInput if the picture is gone or damaged."""
        ...

    def facts(self, picture: Picture) -> FileFacts:
        """What is known of its file: dates, bytes, pixels, copies. Raises BadInput if it is gone or damaged."""
        ...

    def text_of(self, document: Document) -> str:
        """The words of a text file, its lines ended by newlines alone. Raises BadInput if it is gone."""
        ...

    def prompt(self, name: str, language: Language, **values: Any) -> str:
        """The plugin's prompt `prompts/<name>.<language>.md` with `$name` fields filled in."""
        ...

    def check_cancelled(self) -> None:
        """Raises Cancelled if the user stopped the turn. Yielding an event checks too."""
        ...


class Plugin:
    """Base class of all plugins. Constructing one must be cheap and touch nothing."""

    name: ClassVar[str]
    """The package or file name, such as `assistant_captioning`."""
    title: ClassVar[str]
    summary: ClassVar[str]
    actions: ClassVar[Sequence[Action]]
    options: ClassVar[Sequence[Argument]] = ()
    """Settings of the plugin, under `[plugins.<name>]` in the settings file."""
    api_version: ClassVar[int] = API_VERSION
    reads_audio: ClassVar[bool] = False
    """True for a reader: its `read` turns the audio of a turn into words before routing."""

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        """Answers a request as a synchronous generator of events; each yield is a cancel point."""
        raise NotImplementedError(f"{type(self).__name__} does not run {request.action!r}")

    def read(self, audio: Audio, context: Context) -> Iterator[PluginEvent]:
        """For a reader: yields progress and one Transcript for that sound."""
        raise NotImplementedError(f"{type(self).__name__} does not read audio")
