"""Several folders that are dropped at once come into the library together, whatever their names hold."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from assistant.host.client import HostClient
from assistant.paths import paths
from assistant.terminal.widgets.composer import Composer
from tests.system.environment import SAMPLES
from tests.terminal.person import sitting
from tests.terminal.test_plain import said

pytestmark = pytest.mark.timeout(300)


def shelves(place: Path) -> list[str]:
    """Two folders, each with a picture."""
    names = 'Bob\'s "best"  shots', "back\\slash $x"
    for name, picture in zip(names, ("red-circle.png", "two-stars.png"), strict=True):
        (place / name).mkdir(parents=True)
        shutil.copy(SAMPLES / picture, place / name)
    return [str(place / name) for name in names]


def in_library() -> set[str]:
    with HostClient(paths().socket) as client:
        return {folder for folder, _ in client.get("/library")["folders"]}


async def test_in_the_chat(home: Path, tmp_path: Path) -> None:
    folders = shelves(tmp_path)
    async with sitting() as person:
        await person.ready()
        await person.paste(shlex.join(folders))
        await person.sees("Folders: Enter adds their pictures to your library.")
        assert person.app.query_one(Composer).text.count("/index") == 1
        await person.press("enter")
        await person.sees("2 pictures added")
        await person.finished()
    assert set(folders) <= in_library()


def test_in_lines(home: Path, tmp_path: Path) -> None:
    folders = shelves(tmp_path)
    assert "2 pictures added" in said(home, shlex.join(folders))
    assert set(folders) <= in_library()
