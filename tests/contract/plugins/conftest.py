"""The built-in plugins, found as a stranger's would be: by the entry points of the program's own distribution."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.api import CapabilityName
from assistant.dialogue.discovery import DISTRIBUTION
from assistant.dialogue.registry import Registry
from assistant.engine import Engine, EngineSettings, ModelFolders
from assistant.engine.settings import Job
from assistant.media.decoder import Decoder
from tests.contract.plugins.drawing import bench, pocket

__all__ = ["bench", "pocket"]
"""Fixtures of the tests that draw."""

ROOT = Path(__file__).parents[3]
CAPABILITIES: tuple[CapabilityName, ...] = ("vision_language", "image_text_embedding", "transcription")


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    """All built-ins, loaded. The entry points are those of this checkout's pyproject.toml, installed or not."""
    site = tmp_path_factory.mktemp("site")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = site / f"{DISTRIBUTION.replace('-', '_')}-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {DISTRIBUTION}\nVersion: 0\n")
    lines = [f"{name} = {target}" for name, target in project["entry-points"]["assistant.plugins"].items()]
    (info / "entry_points.txt").write_text("\n".join(["[assistant.plugins]", *lines, ""]))
    sys.path.insert(0, str(site))
    registry = Registry(site / "plugins", (), {})
    registry.load()
    yield registry
    sys.path.remove(str(site))


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    decoder = Decoder(1)
    yield decoder
    decoder.close()


@pytest.fixture(scope="module")
def models(decoder: Decoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[CapabilityName, Any]]:
    home = tmp_path_factory.mktemp("home")
    folders = ModelFolders(ModelFolders.default().pocket, home / "models", home / "hub", home / "whisper")
    engine = Engine(EngineSettings(profile="pocket", device="cpu"), decoder, folders)
    yield {name: engine.capability(name, Job()) for name in CAPABILITIES if engine.has(name)}
    engine.close()
