"""What the engine's tests share: a decoder without a child process, pictures, jobs that remember."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import PIL.Image
from numpy.typing import NDArray

from assistant.api import Audio, BadInput, Generation, Message, ModelUsed, Notice, Picture, Progress, Text
from assistant.engine import Engine, EngineSettings, Job, ModelFolders, locks, weights
from assistant.engine.families.language import LanguageModel
from assistant.engine.installed import Installed
from assistant.engine.settings import JobEvent, Priority


class PlainDecoder:
    """Decodes in this process, and counts. The real one does it in a child; the engine only knows the protocol."""

    def __init__(self) -> None:
        self.decoded: list[str] = []
        self.sounds: dict[str, list[NDArray[np.float32]]] = {}

    def rgb(self, path: str, fit: int) -> PIL.Image.Image:
        self.decoded.append(path)
        try:
            with PIL.Image.open(path) as image:
                image.thumbnail((fit, fit))
                return image.convert("RGB")
        except OSError as error:
            raise BadInput("This is not a picture.") from error

    def sound(self, path: str) -> PlainSound:
        return PlainSound(self.sounds[path])


class PlainSound:
    """Samples that are already here."""

    def __init__(self, pieces: list[NDArray[np.float32]]) -> None:
        self._pieces = pieces
        self.seconds = sum(len(piece) for piece in pieces) / 16_000

    def __iter__(self) -> Iterator[NDArray[np.float32]]:
        return iter(self._pieces)

    def close(self) -> None:
        """Nothing runs."""


def picture(folder: Path, colour: str, number: int = 0) -> Picture:
    """A plain picture on disk."""
    path = folder / f"{colour}.png"
    PIL.Image.new("RGB", (48, 40), colour).save(path)
    return Picture(digest=f"digest of {colour}", stored=str(path), number=number, path=str(path))


def audio(name: str) -> Audio:
    return Audio(digest=name, stored=name)


def asked(*parts: Text | Picture | str) -> list[Message]:
    """One message of the user."""
    return [Message("user", tuple(Text(part) if isinstance(part, str) else part for part in parts))]


@dataclass
class Told:
    """A job whose notifications are kept."""

    priority: Priority = "interactive"
    events: list[JobEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.job = Job(self.priority, notify=self.events.append)

    def notices(self) -> list[str]:
        return [event.message for event in self.events if isinstance(event, Notice)]

    def progress(self) -> list[Progress]:
        return [event for event in self.events if isinstance(event, Progress)]

    def used(self) -> list[str]:
        return [event.model for event in self.events if isinstance(event, ModelUsed)]


def folders(root: Path, pocket: Path) -> ModelFolders:
    """Folders of a user who has only the pocket models."""
    return ModelFolders(pocket=pocket, models=root / "models", hub=root / "hub", whisper=root / "whisper")


def engine(root: Path, pocket: Path, decoder: PlainDecoder, settings: EngineSettings | None = None) -> Engine:
    return Engine(settings or EngineSettings(device="cpu"), decoder, folders(root, pocket))


def with_models(root: Path, pocket: Path, **models: str) -> Engine:
    """An engine of a user who chose these ids by capability."""
    settings = EngineSettings(profile="pocket", device="cpu", models=models)  # type: ignore[arg-type]
    return engine(root, pocket, PlainDecoder(), settings)


def added(root: Path, source: Path, id_: str) -> locks.Lock:
    """The lock of a directory that was added to the user's models under an id."""
    installed = Installed(root / "models", offline=True)
    for _ in installed.add(source, id_, None, threading.Event()):
        pass
    lock = locks.read(installed.directory(id_))
    assert lock
    return lock


def weights_of(directory: Path) -> int:
    """Bytes of a model in float32."""
    return weights.loaded_bytes(directory, 4)


def resident(able: Engine) -> LanguageModel:
    """The one generative model that an engine has in memory."""
    (one,) = able._memory.snapshot()
    assert isinstance(one.model, LanguageModel)
    return one.model


SHORT = Generation(max_tokens=12)


def by_generate(model: LanguageModel, messages: list[Message], images: list[PIL.Image.Image] | None = None) -> str:
    """The answer as transformers gives it to the whole prompt at once."""
    inputs = model._processed(messages, 0, images or [], ())
    said = model._model.generate(**inputs, max_new_tokens=SHORT.max_tokens, do_sample=False, pad_token_id=0)
    text = model._tokenizer.decode(said[0, inputs["input_ids"].shape[1] :], skip_special_tokens=True)
    return str(text)
