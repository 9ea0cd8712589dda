"""The whole host in this process on the shipped models, with a library of drawn pictures."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from assistant.api import Event
from assistant.dialogue.given import Given
from assistant.host.compose import Services
from assistant.paths import Paths
from assistant.settings import Settings

Turn = Callable[..., list[Event]]
SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("agent")


@pytest.fixture(scope="session")
def album(home: Path) -> Path:
    """Three pictures that the shipped models tell apart."""
    folder = home / "album"
    folder.mkdir()
    for colour, shape in (("red", "ellipse"), ("blue", "rectangle"), ("green", "rectangle")):
        image = Image.new("RGB", (240, 240), "white")
        getattr(ImageDraw.Draw(image), shape)((60, 60, 180, 180), fill=colour)
        image.save(folder / f"{colour}.png")
    return folder


@pytest.fixture(scope="session")
def services(home: Path, album: Path) -> Iterator[Services]:
    with opened(home, album) as services:
        yield services


@contextmanager
def opened(home: Path, album: Path) -> Iterator[Services]:
    """A host at work on its own library."""
    place = Paths(*(home / name for name in ("config", "data", "cache", "run")))
    services = Services(place, Settings(profile="pocket", device="cpu"))
    list(services.manager.turn(Given(None, f"/index {album}"), threading.Event()))
    assert services.library.status().pictures == 3
    yield services
    services.close()


@pytest.fixture
def turn(services: Services) -> Turn:
    def run(text: str, *attachments: Any, conversation: str | None = None, **more: Any) -> list[Event]:
        return list(services.manager.turn(Given(conversation, text, attachments, **more), threading.Event()))

    return run
