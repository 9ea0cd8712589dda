"""One host for the tests of a file that speak to the program. A file that needs another one has its own `home`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system import audio
from tests.system.environment import assistant, private_home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of one host, which has recognised something before: no test waits for a model to be loaded."""
    with private_home() as (_, variables):
        file = audio.spoken(tmp_path_factory.mktemp("said"), "describe the second one")
        assistant(["transcribe", str(file)], variables)
        yield variables


@pytest.fixture
def microphone(tmp_path: Path, home: dict[str, str]) -> Iterator[audio.VirtualMicrophone]:
    with audio.VirtualMicrophone(tmp_path / "sound", home) as virtual:
        yield virtual
