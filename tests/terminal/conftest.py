"""One host process with the pocket models for all tests of the terminal; each test gets a chat of its own in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.environment import private_home


@pytest.fixture(scope="session")
def shared_home() -> Iterator[Path]:
    with private_home() as (home, _):
        yield home


@pytest.fixture
def home(shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The environment of the shared host. What other tests did in it stays: look only for what is yours."""
    return _entered(shared_home, monkeypatch)


@pytest.fixture
def empty_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home where nothing ever happened, with a host of its own."""
    with private_home() as (home, _):
        yield _entered(home, monkeypatch)


def _entered(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSISTANT_HOME", str(home))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    for name in ("LC_ALL", "SSH_CONNECTION", "NO_COLOR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return home
