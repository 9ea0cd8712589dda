"""The capabilities as a plugin meets them: one object per model and job.

It decodes pictures and sound on the asking thread and hands the model's part to the queue. Nothing is loaded until
the first call that needs the model.
"""

from __future__ import annotations

import io
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from operator import methodcaller
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from assistant.api import (
    AssistantError,
    Audio,
    BadInput,
    Drawing,
    Generation,
    Heard,
    Message,
    ModelInfo,
    Notice,
    Picture,
    Segment,
    Sketch,
    Tool,
    ToolCall,
    Vectors,
)
from assistant.api.language import Bilingual
from assistant.engine.catalogue import ModelSpec
from assistant.engine.cut import cut_at_limit, hint_for, thought_until_limit, with_words
from assistant.engine.pixels import Decoder, Pictures, named
from assistant.engine.settings import JobEvent
from assistant.engine.sound import RATE, Stretch, grouped, stretches
from assistant.engine.words import Words

if TYPE_CHECKING:
    import numpy
    import PIL.Image

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_FIT = 1024
_BATCH = 16
_DEFAULT_GENERATION = Generation()
_THINKING = Bilingual("A model that answers at once needs fewer.", "直接回答的模型需要的词元更少。")


class Results(Protocol[T_co]):
    """What a task gives, as it comes; `queue.Stream` is one."""

    def __iter__(self) -> Iterator[T_co]: ...
    def __next__(self) -> T_co: ...
    def close(self) -> None: ...


class Submit(Protocol):
    """Starts a task on one model for one job."""

    cancelled: threading.Event

    def __call__(self, task: Callable[[Any], Generator[T | JobEvent]], *, urgent: bool = False) -> Results[T]: ...


class Served:
    """What all capabilities share."""

    def __init__(self, spec: ModelSpec, info: ModelInfo, submit: Submit) -> None:
        self.info = info
        self._options = spec.options
        self._submit = submit

    def _start(self, function: Callable[[Any], T], *, urgent: bool = False) -> Results[T]:
        def once(model: Any) -> Generator[T]:
            yield function(model)

        return self._submit(once, urgent=urgent)

    def _call(self, function: Callable[[Any], T], *, urgent: bool = False) -> T:
        with closing(self._start(function, urgent=urgent)) as result:
            return next(result)


class ServedLanguage(Served):
    """`text_generation`, `vision_language` and `tool_calling`."""

    def __init__(self, spec: ModelSpec, info: ModelInfo, submit: Submit, pictures: Pictures) -> None:
        super().__init__(spec, info, submit)
        self._pictures = pictures
        self.sees = spec.family != "language"

    def reply(self, messages: Sequence[Message], limits: Generation = _DEFAULT_GENERATION) -> Iterator[str]:
        """Streams the answer to the last message. Raises BadInput for a picture that cannot be decoded."""
        images = self._images(messages)

        def task(model: Any) -> Generator[str | JobEvent]:
            pieces: Iterator[str] = model.reply(messages, images, limits)
            return self._whole(pieces, model, limits)

        with closing(self._submit(task)) as pieces:
            yield from (piece for piece in pieces if piece)

    def act(
        self, messages: Sequence[Message], tools: Sequence[Tool], limits: Generation = _DEFAULT_GENERATION
    ) -> Iterator[str | ToolCall]:
        """Streams the answer to the last message, with the calls of tools in it. Raises BadInput as `reply` does."""
        images = self._images(messages)

        def task(model: Any) -> Generator[str | ToolCall | JobEvent]:
            pieces: Iterator[str | ToolCall] = model.act(messages, images, tools, limits)
            return self._whole(pieces, model, limits)

        results: Results[str | ToolCall] = self._submit(task)
        with closing(results):
            yield from (piece for piece in results if piece)

    def _whole(self, pieces: Iterator[T], model: Any, limits: Generation) -> Generator[T | JobEvent]:
        """The same, with a line at the end if a model of this machine has more to say; servers tell it themselves.

        Raises AssistantError if it still thought."""

        def is_cut() -> bool:
            return getattr(model, "cut", False) and not limits.quiet

        def lacking() -> AssistantError | None:
            if not is_cut() or not model.thought:
                return None
            allowed = replace(limits, more="") if model.full else limits
            return AssistantError(thought_until_limit(self.info.id), hint_for(allowed, _THINKING))

        yield from with_words(pieces, lacking)
        if is_cut():
            yield Notice(cut_at_limit(self.info.id), level="warning")

    def _images(self, messages: Sequence[Message]) -> list[PIL.Image.Image]:
        """The pictures of all messages in order; none for a model that cannot see."""
        fit = self._options.get("fit", _FIT)
        shown = [part for message in messages for part in message.parts if isinstance(part, Picture)]
        return [self._pictures.rgb(picture, fit) for picture in shown] if self.sees else []


class ServedEmbedding(Served):
    """`image_text_embedding`."""

    def __init__(self, spec: ModelSpec, info: ModelInfo, submit: Submit, pictures: Pictures) -> None:
        super().__init__(spec, info, submit)
        self._pictures = pictures
        self.threshold = float(self._options.get("threshold", 0.0))
        self.frame = str(self._options.get("frame", "{}"))
        self.alike = float(self._options.get("alike", 0.0))
        self.side = int(self._options.get("fit", _FIT))

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._call(lambda model: int(model.dimension))

    @property
    def scale(self) -> float:
        """The model's learned temperature."""
        return self._call(lambda model: float(model.scale))

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """One vector per text."""
        return self._vectors(methodcaller("texts", texts[batch]) for batch in self._batches(len(texts)))

    def embed_pictures(self, pictures: Sequence[Picture]) -> Vectors:
        """One vector per picture. Raises BadInput naming the first one that cannot be decoded."""
        return self._vectors(
            methodcaller("pictures", [self._pictures.rgb(picture, self.side) for picture in pictures[batch]])
            for batch in self._batches(len(pictures))
        )

    def _batches(self, count: int) -> Iterator[slice]:
        size = self._options.get("batch", _BATCH)
        return (slice(start, start + size) for start in range(0, count, size))

    def _vectors(self, calls: Iterator[Callable[[Any], numpy.ndarray]]) -> Vectors:
        """All rows in one. A call is prepared (its pictures decoded) while the model works on the one before."""
        import numpy as np

        rows: list[numpy.ndarray] = []
        running: deque[Results[numpy.ndarray]] = deque()
        try:
            for call in calls:
                running.append(self._start(call))
                if len(running) > 1:
                    rows.append(next(running.popleft()))
            rows += [next(result) for result in running]
        finally:
            for result in running:
                result.close()
        if not rows:
            return Vectors(b"", 0, self.dimension)
        matrix = np.concatenate(rows).astype(np.float32, copy=False)
        return Vectors(matrix.tobytes(), *matrix.shape)


class ServedDrawing(Served):
    """`image_generation`."""

    def __init__(self, spec: ModelSpec, info: ModelInfo, submit: Submit, pictures: Pictures) -> None:
        super().__init__(spec, info, submit)
        self._pictures = pictures

    def draw(self, drawing: Drawing) -> Iterator[Sketch]:
        """Sketches every few steps and the picture at the end, as PNG. Raises BadInput, NotEnoughMemory."""
        largest = int(self._options.get("largest", _FIT))
        start = self._pictures.rgb(drawing.start, largest) if drawing.start else None
        with closing(self._submit(lambda model: model.draw(drawing, start))) as stages:
            for stage in stages:
                yield Sketch(stage.done, stage.total, _png(stage.image), stage.finished)


def _png(image: PIL.Image.Image | None) -> bytes:
    if image is None:
        return b""
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


class ServedTranscription(Served):
    """`transcription`."""

    def __init__(self, spec: ModelSpec, info: ModelInfo, submit: Submit, decoder: Decoder) -> None:
        super().__init__(spec, info, submit)
        self._decoder = decoder

    def transcribe(self, audio: Audio, language: str = "", prompt: str = "") -> Iterator[Heard]:
        """What was said, stretch by stretch. Silence costs no model call and gives no words.

        Raises BadInput naming the sound if it cannot be decoded."""
        try:
            yield from self._stretches(audio, language, prompt)
        except BadInput as error:
            raise BadInput(named(error.message, audio.stored, audio.path or "The recording"), error.hint) from error

    def _stretches(self, audio: Audio, language: str, prompt: str) -> Iterator[Heard]:
        """The beginning goes before a running answer, which may be what is spoken of ("stop"); the rest of a long
        sound takes its turn."""
        longest, whole, together = self._call(
            lambda model: (int(model.window), bool(model.whole), int(model.together)), urgent=True
        )
        with closing(self._decoder.sound(audio.stored)) as sound:
            for group in grouped(stretches(sound, longest, whole), together, longest, whole):
                for heard in self._heard(group, language, prompt, urgent=group[-1].until <= longest):
                    language = language or (heard.language if heard.segments else "")
                    yield replace(heard, total_s=max(sound.seconds, heard.done_s))

    def _heard(self, group: list[Stretch], language: str, prompt: str, *, urgent: bool) -> Iterator[Heard]:
        samples, cancelled = [each.samples for each in group if each.parts], self._submit.cancelled
        words = iter(
            self._call(lambda model: model.hear(samples, language, prompt, cancelled), urgent=urgent) if samples else ()
        )
        for stretch in group:
            done = stretch.until / RATE
            if stretch.parts:
                said = next(words)
                yield Heard(_segments(stretch, said), done, done, said.language, said.no_speech)
            else:
                yield Heard((), done, done, language, 1.0)


def _segments(stretch: Stretch, words: Words) -> tuple[Segment, ...]:
    """The words with their times in the sound; where the model told none, those of the whole stretch."""
    if not words.text:
        return ()
    length = len(stretch.samples) / RATE
    pieces = words.pieces or ((0.0, length, words.text),)
    return tuple(Segment(*stretch.times(begin, end), text) for begin, end, text in pieces)
