"""Fixtures of the engine's tests: toy models are built once, engines are closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.engine import Engine
from tests.unit.engine import parts, toys


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
