"""Every supplier of capabilities must pass the same suite: toy models, the shipped models; a remote server later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.engine import Engine, EngineSettings, ModelFolders
from assistant.media.decoder import Decoder
from tests.unit.engine import toys


@pytest.fixture(scope="session")
def decoder() -> Iterator[Decoder]:
    decoder = Decoder(1)
    yield decoder
    decoder.close()


@pytest.fixture(scope="session", params=["toy", "pocket"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, decoder: Decoder
) -> Iterator[Engine]:
    """One engine for all tests of a supplier, as one host has."""
    home = tmp_path_factory.mktemp("home")
    pocket = ModelFolders.default().pocket
    if request.param == "toy":
        pocket = tmp_path_factory.mktemp("pocket")
        toys.vision_language(pocket / "vision_language")
        toys.image_text_embedding(pocket / "image_text_embedding")
        toys.transcription(pocket / "transcription")
    folders = ModelFolders(pocket, home / "models", home / "hub", home / "whisper")
    engine = Engine(EngineSettings(device="cpu"), decoder, folders)
    yield engine
    engine.close()
