"""A conversation that draws: the real manager, stores, router and decoder over a small pipeline with random weights."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.api import (
    Result,
)
from assistant.dialogue.manager import Given, Manager
from assistant.dialogue.prompts import Prompts
from assistant.dialogue.registry import Registry
from assistant.dialogue.store import ConversationStore
from assistant.engine import Engine, EngineSettings, ModelFolders
from assistant.host.compose import _Capabilities
from assistant.kit import trial
from assistant.library.library import PictureLibrary
from assistant.library.pictures import PictureStore
from assistant.media.decoder import Decoder
from tests.unit.engine import drawings


class Bench:
    """A manager with everything real around it."""

    def __init__(
        self, folder: Path, pocket: Path, registry: Registry, decoder: Decoder, settings: EngineSettings | None = None
    ) -> None:
        folders = ModelFolders(pocket, folder / "models", folder / "hub", folder / "whisper")
        self.engine = Engine(settings or EngineSettings(profile="pocket", device="cpu"), decoder, folders)
        self.pictures = PictureStore(folder / "pictures", decoder)
        self.store = ConversationStore(folder / "conversations.sqlite3", self.pictures.stored)
        self.folders = folder / "plugins"
        self.library = PictureLibrary(
            folder / "library.sqlite3", folder / "generations", decoder, described=self.store.pictures.descriptions
        )
        self.manager = Manager(
            self.store,
            registry,
            self.pictures,
            _Capabilities(self.engine),
            lambda _: trial.EmptyLibrary(),
            Prompts(),
            self.folders,
            shelf=self.library,
        )
        self.conversation = self.store.create()

    def say(self, text: str, **more: Any) -> list[Any]:
        return list(self.manager.turn(Given(self.conversation, text, **more), threading.Event()))

    def left(self) -> list[Path]:
        return [path for path in self.folders.rglob("*") if path.is_file()]


@pytest.fixture(scope="module")
def pocket(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pocket")
    pipeline = drawings.stable_diffusion()
    pipeline.save_pretrained(root / "image_generation", safe_serialization=True)
    return root


@pytest.fixture
def bench(tmp_path: Path, pocket: Path, registry: Registry, decoder: Decoder) -> Iterator[Bench]:
    made = Bench(tmp_path, pocket, registry, decoder)
    yield made
    made.library.close()
    made.engine.close()
    made.store.close()


def drawn(events: list[Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(event for event in events if isinstance(event, Result)).values["drawn"][0]
    return found
