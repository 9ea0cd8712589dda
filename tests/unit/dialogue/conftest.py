"""Real parts for the dialogue's tests: a store on disk, pictures in a folder, and small plugins of its own."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.api import (
    Action,
    Argument,
    AssistantError,
    Audio,
    BadInput,
    CapabilityName,
    Context,
    Described,
    Document,
    Event,
    FileFacts,
    Hit,
    Hits,
    Language,
    Library,
    MissingCapability,
    Picture,
    Plugin,
    PluginEvent,
    Request,
    TextDelta,
    Transcript,
)
from assistant.dialogue.given import Attachment, Given
from assistant.dialogue.manager import Manager
from assistant.dialogue.outdated import Outdated
from assistant.dialogue.registry import Registry
from assistant.dialogue.router import Router, fitted
from assistant.dialogue.runner import Limits
from assistant.dialogue.services import Job, Pictures
from assistant.dialogue.store import ConversationStore
from assistant.library.shared_lock import SharedLock
from assistant.media.texts import words_of


class Folder:
    """A picture store in a folder: bytes by digest. A picture is what begins like a PNG."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        lock = SharedLock()
        self.recording, self.giving_up = lock.shared, lock.alone

    def add(self, path: str) -> Picture:
        return self.add_bytes(Path(path).read_bytes(), path)

    def add_bytes(self, data: bytes, name: str) -> Picture:
        if not data.startswith(b"\x89PNG\r\n\x1a\n"):
            raise BadInput(f"{name} is not a picture.", "Use a PNG.")
        return Picture(self._keep(data), self.stored(_digest(data)), path=name, media_type="image/png")

    def in_place(self, path: str) -> Picture:
        return Picture(_digest(Path(path).read_bytes()), path, path=path, media_type="image/png")

    def png(self, picture: Picture, at_most: int) -> bytes:
        return Path(picture.stored).read_bytes()

    def facts(self, picture: Picture) -> FileFacts:
        return FileFacts(Path(picture.stored).stat().st_size, 0, 0, "image/png")

    def add_audio(self, path: str) -> Audio:
        return self.add_audio_bytes(Path(path).read_bytes(), path)

    def add_audio_bytes(self, data: bytes, name: str) -> Audio:
        return Audio(self._keep(data), self.stored(_digest(data)), name, "audio/wav")

    def add_document(self, path: str) -> Document:
        return self.add_document_bytes(Path(path).read_bytes(), path)

    def add_document_bytes(self, data: bytes, name: str) -> Document:
        words_of(name, data)
        return Document(self._keep(data), self.stored(_digest(data)), name)

    def text_of(self, document: Document) -> str:
        return words_of(document.path, Path(document.stored).read_bytes())

    @contextmanager
    def lent(self, data: bytes, name: str) -> Iterator[Audio]:
        file = self.root / "lent"
        file.write_bytes(data)
        yield Audio("", str(file))
        file.unlink()

    def keep(self, picture: Picture) -> Picture:
        return replace(picture, stored=self.stored(self._keep(Path(picture.stored).read_bytes())))

    def stored(self, digest: str) -> str:
        return str(self.root / digest)

    def kept(self) -> Iterable[tuple[str, float]]:
        return [(file.name, file.stat().st_mtime) for file in self.root.iterdir()]

    def forget(self, digests: Iterable[str]) -> None:
        for digest in digests:
            (self.root / digest).unlink(missing_ok=True)

    def _keep(self, data: bytes) -> str:
        digest = _digest(data)
        (self.root / digest).write_bytes(data)
        return digest


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def png(seed: int) -> bytes:
    """Bytes that begin like a PNG, different for each seed."""
    return b"\x89PNG\r\n\x1a\n" + seed.to_bytes(4, "big")


def _action(name: str, *examples: str, **more: Any) -> Action:
    return Action(name=name, summary=f"does {name}", examples={"en": examples}, **more)


class Talk(Plugin):
    name = "talk"
    title = "Talk"
    summary = "Says what it was told, and misbehaves on request."
    actions = (
        _action(
            "chat", "hello", "how are you", "thanks", "what is love", "tell me a joke", "what is the capital of France"
        ),
    )

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        turns = len(context.conversation.turns())
        yield TextDelta(f"You said: {request.text} ")
        yield TextDelta(f"(after {turns} turns)")


class Look(Plugin):
    name = "look"
    title = "Look"
    summary = "Describes pictures by their number."
    actions = (
        _action(
            "caption",
            "describe this picture",
            "describe the second one",
            "what do you see",
            "caption it",
            "describe #2",
            accepts="pictures",
            needs_parts=True,
            arguments=(Argument("style", "choice", "how", default="short", choices=("short", "detailed")),),
        ),
    )

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        for picture in request.pictures:
            yield TextDelta(f"picture {picture.number}; ")
            yield Described(picture.number, picture.digest, f"a drawing called {picture.path}")


class Seek(Plugin):
    name = "seek"
    title = "Seek"
    summary = "Finds the pictures that it was built with; unicorns are not among them."
    actions = (
        _action(
            "search",
            "find red stars",
            "search for cats",
            "find pictures of dogs",
            "show me photos of snow",
            accepts="pictures",
            arguments=(
                Argument("query", "text", "what", default=""),
                Argument("limit", "integer", "how many", default=9, minimum=1, maximum=50),
            ),
        ),
    )
    folder: Pictures

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        if "unicorns" in request.arguments["query"]:
            yield TextDelta("There are none. ")
            return
        found = [Seek.folder.add_bytes(png(100 + n), f"/library/{n}.png") for n in range(3)]
        hits = [Hit(Picture(p.digest, p.stored, origin="found", path=p.path), 0.9, n) for n, p in enumerate(found, 1)]
        yield Hits(tuple(hits), request.arguments["query"])


class Bad(Plugin):
    """Everything that a plugin should not do."""

    name = "bad"
    title = "Bad"
    summary = "Misbehaves."
    actions = tuple(
        _action(name, f"please {name}")
        for name in ("fail", "refuse", "hang", "flood", "leave", "lie", "slow", "needy", "begin")
    )
    released = threading.Event()

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        yield TextDelta("before ")
        match request.action:
            case "fail":
                raise RuntimeError("boom\nsecond line")
            case "refuse":
                raise AssistantError("It is not possible.", "Try tomorrow.")
            case "hang":
                Bad.released.wait()
            case "leave":
                raise SystemExit(3)
            case "lie":
                yield {"kind": "ended"}  # type: ignore[misc]
            case "needy":
                context.vision_language()
            case "flood":
                while True:
                    yield TextDelta("x" * 1000)
            case "slow":
                while True:
                    time.sleep(0.01)
                    yield TextDelta("tick ")


class Ear(Plugin):
    name = "ear"
    title = "Ear"
    summary = "Reads sounds whose bytes are words."
    reads_audio = True
    actions = (
        _action("transcribe", "transcribe this", "what is said in the recording", accepts="audio", needs_parts=True),
    )

    def read(self, audio: Audio, context: Context) -> Iterator[PluginEvent]:
        words = Path(audio.stored).read_bytes()[44:].decode()
        yield Transcript(words, "en", no_speech=not words, path=audio.path)

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        for audio in request.audio:
            yield from self.read(audio, context)


def wav(words: str) -> bytes:
    return b"RIFF\x00\x00\x00\x00WAVE".ljust(44, b"\0") + words.encode()


class Plugins:
    """Loaded plugins, in the shape of the registry."""

    def __init__(self, *plugins: Plugin) -> None:
        self.plugins: Mapping[str, Plugin] = {plugin.name: plugin for plugin in plugins}
        self.actions: Mapping[str, tuple[Plugin, Action]] = {
            action.name: (plugin, action) for plugin in plugins for action in plugin.actions
        }
        self.options: Mapping[str, dict[str, Any]] = {plugin.name: {} for plugin in plugins}

    def outdated(self, name: str) -> list[Outdated]:
        """Nothing ever changes here."""
        return []


class NoModels:
    def has(self, name: CapabilityName) -> bool:
        return False

    def get(self, name: CapabilityName, job: Job) -> Any:
        raise MissingCapability(f"No model for {name}.", "assistant models pull")


class NoPrompts:
    def fill(self, owner: Plugin | str, name: str, language: Language, values: Mapping[str, Any]) -> str:
        return name


def no_library(job: Job) -> Library:
    raise BadInput("There is no library here.")


class Bench:
    """A manager with everything around it, and a short way to run turns."""

    def __init__(self, root: Path, limits: Limits | None = None, pictures: Pictures | None = None) -> None:
        self.root = root
        self.pictures: Any = pictures or Folder(root / "pictures")
        Seek.folder = self.pictures
        self.store = ConversationStore(root / "conversations.sqlite3", self.pictures.stored)
        self.plugins = Plugins(Talk(), Look(), Seek(), Bad(), Ear())
        router = Router([(plugin.name, action) for plugin, action in self.plugins.actions.values()])
        self.manager = Manager(
            self.store,
            self.plugins,
            self.pictures,
            NoModels(),
            no_library,
            NoPrompts(),
            root / "plugins",
            router,
            limits or Limits(silent_s=0.4, stopping_s=0.2, characters=50_000),
        )
        self.cancelled = threading.Event()

    def turn(self, text: str, *attachments: Attachment, conversation: str | None = None, **more: Any) -> list[Event]:
        given = Given(conversation, text, attachments, **more)
        return list(self.manager.turn(given, self.cancelled))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    Bad.released.set()
    bench.store.close()
    Bad.released.clear()


@pytest.fixture
def picture() -> Callable[[int], Attachment]:
    return lambda seed: Attachment(data=png(seed), name=f"drawing{seed}.png")


@pytest.fixture
def sound() -> Callable[[str], Attachment]:
    return lambda words: Attachment(data=wav(words), name="note.wav")


@pytest.fixture(scope="session")
def router() -> Router:
    """A router for the plugins that come with the program."""
    registry = Registry(Path("/nonexistent"), (), {})
    registry.load()
    return fitted(registry.actions)
