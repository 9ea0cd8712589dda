"""What a model can be asked for. Plugins name a capability; only the engine knows which model supplies it.

All calls block the turn thread and are safe to abandon: closing a returned generator stops the model within one
token or one batch. Every generator is a cancel point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, get_args

from assistant.api.parts import Audio, Message, Picture, Segment, ToolCall

CapabilityName = Literal[
    "vision_language",
    "text_generation",
    "tool_calling",
    "image_text_embedding",
    "transcription",
    "image_generation",
]
CAPABILITIES: tuple[CapabilityName, ...] = get_args(CapabilityName)


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which model answers. `revision` changes whenever the weights do; `device` as torch names it, `remote` for a
    server's."""

    id: str
    revision: str
    capability: CapabilityName
    device: str = ""
    pictures: int = 0
    """How many pictures of one question it can tell apart at most; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Generation:
    """Limits of one generated answer. Temperature 0 is greedy and deterministic."""

    max_tokens: int = 512
    temperature: float = 0.0
    seed: int = 0
    stop: tuple[str, ...] = ()
    quiet: bool = False
    """Nobody is told that the limit ended the answer: the user does not read it."""
    more: str = ""
    """A sentence that says which setting allows more tokens; empty if the limit is not the user's to choose."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """`count` L2-normalised vectors: float32, native byte order, row-major, shape (count, dimension)."""

    data: bytes
    count: int
    dimension: int


@dataclass(frozen=True, slots=True)
class Heard:
    """One step of a transcription: the segments of the next window, and how far it is (seconds).

    `no_speech` is the probability in [0, 1] that the window holds no speech."""

    segments: tuple[Segment, ...]
    done_s: float
    total_s: float
    language: str
    no_speech: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """What to draw. A number that is None is chosen by the model; `seed` and the rest give the same picture again."""

    prompt: str
    negative: str = ""
    """What the picture should not show; models without guidance ignore it."""
    width: int | None = None
    """Pixels; rounded down to what the model can draw."""
    height: int | None = None
    steps: int | None = None
    guidance: float | None = None
    """How strictly the words are followed; 1 is not at all guided."""
    seed: int = 0
    start: Picture | None = None
    """A picture to vary."""
    strength: float = 0.6
    """How much of `start` is drawn anew, above 0 to 1."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing on its way: `picture` is a PNG of how it looks after `done` of `total` steps, the finished one at the
    end, when `finished` is true. `total` is 0 while unknown; that of the first sketch is what was planned."""

    done: int
    total: int
    picture: bytes
    finished: bool = False


class TextGeneration(Protocol):
    """Text in, text out."""

    info: ModelInfo

    def reply(self, messages: Sequence[Message], limits: Generation = ...) -> Iterator[str]:
        """Streams the answer to the last message, a token or a few at a time."""
        ...


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that a model may ask for; `parameters` is the JSON schema of its arguments."""

    name: str
    description: str
    parameters: Mapping[str, Any]


class ToolCalling(TextGeneration, Protocol):
    """Text in, text and calls of tools out. The caller runs them and gives the results as messages of role "tool"."""

    sees: bool
    """Whether pictures in the messages are shown to it; a model that cannot see passes over them."""

    def act(
        self, messages: Sequence[Message], tools: Sequence[Tool], limits: Generation = ...
    ) -> Iterator[str | ToolCall]:
        """Streams the answer to the last message; each call comes once it is complete."""
        ...


class VisionLanguage(TextGeneration, Protocol):
    """Text and pictures in, text out. A vision-language model may serve as `text_generation` too."""


class ImageTextEmbedding(Protocol):
    """One vector space for pictures and words."""

    info: ModelInfo
    dimension: int
    side: int
    """Longer side, in pixels, at which pictures are decoded for it."""
    scale: float
    """Factor on cosine similarities before a softmax: the model's learned temperature (CLIP, section 2.3)."""
    threshold: float
    """Cosine similarity of text and picture under which a hit is called doubtful; measured per model, 0 if not."""
    frame: str
    """The sentence in which the model reads an English search text best, with {} for the text."""
    alike: float
    """The same of two pictures; measured per model, 0 if not."""

    def embed_texts(self, texts: Sequence[str]) -> Vectors: ...

    def embed_pictures(self, pictures: Sequence[Picture]) -> Vectors:
        """Raises BadInput naming the first picture that cannot be decoded."""
        ...


class Transcription(Protocol):
    """Speech to text."""

    info: ModelInfo

    def transcribe(self, audio: Audio, language: str = "", prompt: str = "") -> Iterator[Heard]:
        """Windows in order of time. `language` "" detects it; `prompt` biases spelling."""
        ...


class ImageGeneration(Protocol):
    """Words to pictures."""

    info: ModelInfo

    def draw(self, drawing: Drawing) -> Iterator[Sketch]:
        """Sketches every few steps; the last one is the picture. Closing the iterator stops within one step.

        Raises BadInput for what the model cannot do, NotEnoughMemory if it does not fit."""
        ...
