"""Every supplier of capabilities must pass the same suite: toy models, the shipped models, servers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from assistant.api import CapabilityName
from assistant.engine import Engine, EngineSettings, ModelFolders
from assistant.engine.settings import Server
from assistant.media.decoder import Decoder
from tests.contract.capabilities import servers
from tests.unit.engine import drawings, toys


@pytest.fixture(scope="session")
def decoder() -> Iterator[Decoder]:
    decoder = Decoder(1)
    yield decoder
    decoder.close()


@pytest.fixture(scope="session", params=["toy", "pocket", "remote"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, decoder: Decoder
) -> Iterator[Engine]:
    """One engine for all tests of a supplier, as one host has."""
    home = tmp_path_factory.mktemp("home")
    pocket = ModelFolders.default().pocket
    settings = EngineSettings(device="cpu")
    with ExitStack() as stack:
        if request.param == "remote":
            # The shipped vision-language model, loaded by transformers' own server.
            served = stack.enter_context(servers.transformers_serve(home / "serve.log"))
            vectors = stack.enter_context(servers.vectors(home / "clip"))
            supplied: dict[CapabilityName, Server] = {
                "vision_language": Server(served, str(pocket / "vision_language")),
                "transcription": Server(served, str(servers.whisper(home / "speech"))),
                "image_text_embedding": Server(vectors, "toy/clip", key="secret"),
                "image_generation": Server(stack.enter_context(servers.drawings()), "toy/painter"),
            }
            settings = EngineSettings(profile="remote", device="cpu", offline=True, servers=supplied)
        elif request.param == "toy":
            pocket = tmp_path_factory.mktemp("pocket")
            toys.vision_language(pocket / "vision_language")
            toys.image_text_embedding(pocket / "image_text_embedding")
            toys.transcription(pocket / "transcription")
            drawings.written("StableDiffusionPipeline", pocket / "image_generation")
        engine = Engine(settings, decoder, ModelFolders(pocket, home / "models", home / "hub", home / "whisper"))
        stack.callback(engine.close)
        yield engine
