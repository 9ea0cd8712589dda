"""What doctor says of folders that may not be entered."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.host.checks import stores
from assistant.paths import HOME_VARIABLE, paths


@pytest.fixture
def stranger() -> Iterator[None]:
    """The test runs as somebody who may not enter what root keeps to itself."""
    root = os.geteuid() == 0
    if root:
        os.setresuid(65534, 65534, 0)
    yield
    if root:
        os.setresuid(0, 0, 0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that everybody may enter, unlike those that pytest makes."""
    with tempfile.TemporaryDirectory(dir="/tmp", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize("mode", [0o000, 0o644, 0o666])
@pytest.mark.parametrize("home", ["closed", "closed/deeper"])
def test_a_home_that_may_not_be_entered_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, request: Any, home: str, mode: int
) -> None:
    closed = folder / "closed"
    (folder / home).mkdir(parents=True)
    closed.chmod(mode)
    monkeypatch.setenv(HOME_VARIABLE, str(folder / home))
    place = paths()
    request.getfixturevalue("stranger")
    found = stores(place)
    assert found.state == "broken"
    assert f"{closed} cannot be written" in found.found
    assert "permissions" in found.cure
