"""A profile that is pulled: what is here already, and what came before another of its models failed."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from assistant.api import Cancelled, Progress
from assistant.engine import Engine, EngineSettings, catalogue
from tests.unit.engine import parts
from tests.unit.engine.hub import Hub
from tests.unit.engine.parts import PlainDecoder

LANGUAGE, DUAL, WHISPER = "Qwen/Qwen3.5-0.8B", "google/siglip2-base-patch16-224", "openai/whisper-base"


@pytest.fixture
def published(hub: Hub, tmp_path: Path, pocket: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    """A hub with the models of the profile `cpu`, all of whose packages are here; whisper's file does not come."""
    monkeypatch.setattr(catalogue, "find_spec", lambda name: name)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    hub.models = {LANGUAGE: pocket / "vision_language", DUAL: pocket / "image_text_embedding"}
    return hub


def engine_of(tmp_path: Path, pocket: Path, decoder: PlainDecoder) -> Engine:
    return Engine(EngineSettings(device="cpu", memory_bytes=10**12), decoder, parts.folders(tmp_path, pocket))


def test_what_came_before_another_model_failed_is_used(
    published: Hub, tmp_path: Path, pocket: Path, decoder: PlainDecoder
) -> None:
    whisper = shutil.copytree(pocket / "transcription", tmp_path / "models" / WHISPER.replace("/", "--"))
    (whisper / "model.pt").rename(whisper / "base.pt")
    engine = engine_of(tmp_path, pocket, decoder)
    assert engine.status().profile == "pocket"
    cancelled = threading.Event()

    def until_the_others_are_here() -> None:
        for _ in engine.pull("cpu", cancelled):
            if (tmp_path / "models" / DUAL.replace("/", "--")).exists():
                cancelled.set()

    with pytest.raises(Cancelled):
        until_the_others_are_here()
    assert engine.status().profile == "cpu"
    engine.close()


def test_what_another_program_has_here_is_not_pulled_with_a_profile(
    published: Hub, tmp_path: Path, pocket: Path, decoder: PlainDecoder
) -> None:
    cached = tmp_path / "hub" / f"models--{DUAL.replace('/', '--')}" / "snapshots" / "aaa"
    shutil.copytree(pocket / "image_text_embedding", cached)
    (tmp_path / "whisper").mkdir()
    (tmp_path / "whisper" / "base.pt").write_bytes(b"cut off")
    engine = engine_of(tmp_path, pocket, decoder)
    cancelled = threading.Event()
    for step in engine.pull("cpu", cancelled):
        if isinstance(step, Progress) and WHISPER in step.task:
            break
    asked = " ".join(path for path, _ in published.asked)
    assert LANGUAGE in asked
    assert DUAL not in asked
    list(engine.pull(DUAL, threading.Event()))
    assert (tmp_path / "models" / DUAL.replace("/", "--")).exists(), "by its own name it is pulled"
    engine.close()
