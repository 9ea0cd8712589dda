"""Fixtures of the engine's tests: toy models are built once, engines are closed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.engine import Engine
from assistant.engine.installed import Installed
from tests.unit.engine import hub as hubs
from tests.unit.engine import parts, toys
from tests.unit.engine.hub import ID, Hub
from tests.unit.engine.places import Place, engine_of, placed


@pytest.fixture(scope="session")
def pocket(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like `assistant/pocket`, with toy models."""
    root = tmp_path_factory.mktemp("pocket")
    toys.vision_language(root / "vision_language")
    toys.image_text_embedding(root / "image_text_embedding")
    toys.transcription(root / "transcription")
    return root


@pytest.fixture
def decoder() -> parts.PlainDecoder:
    return parts.PlainDecoder()


@pytest.fixture
def engine(tmp_path: Path, pocket: Path, decoder: parts.PlainDecoder) -> Iterator[Engine]:
    engine = parts.engine(tmp_path, pocket, decoder)
    yield engine
    engine.close()


@pytest.fixture
def hub(pocket: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub on loopback that publishes one model, `ID`."""
    with hubs.asked_by_this_process(monkeypatch, tmp_path / "hf") as hub:
        hub.models[ID] = shutil.copytree(pocket / "vision_language", tmp_path / "published")
        yield hub


@pytest.fixture
def installed(tmp_path: Path) -> Installed:
    return Installed(tmp_path / "models", offline=False)


@pytest.fixture
def place() -> Iterator[tuple[Place, str]]:
    """A server on this machine, and its address."""
    with placed() as place:
        yield place


@pytest.fixture
def asking(place: tuple[Place, str], tmp_path: Path, pocket: Path) -> Iterator[Engine]:
    """An engine whose chat model and dual encoder are on that server."""
    engine = engine_of(place[1], tmp_path, pocket)
    yield engine
    engine.close()
