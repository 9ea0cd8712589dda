"""A link in an answer goes to a browser in a window of its own, or to the clipboard: never to the terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.terminal.browser import open_address
from assistant.terminal.preferences import Preferences
from assistant.terminal.widgets.answer import Answer
from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(300)
ADDRESS = "https://example.org/?a=1&b=2"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the only programs that are found, on a machine without a desktop."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    # Its end is waited for, however busy the machine is.
    monkeypatch.setattr("assistant.terminal.browser._LOOKS", 10_000)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    return folder


def put(folder: Path, name: str, ends_with: int = 0) -> Path:
    """A program that notes its argument, and whether it could draw; returns where."""
    told = folder / f"{name} was told"
    program = folder / name
    program.write_text(f'#!/bin/sh\n[ -t 0 ] || [ -t 1 ] && exit 9\necho "$1 $BROWSER" > "{told}"\nexit {ends_with}\n')
    program.chmod(0o755)
    return told


@pytest.mark.parametrize(("language", "said"), [("en", "The address is in the clipboard"), ("zh", "地址已在剪贴板中")])
async def test_without_a_browser_the_address_is_in_the_clipboard(
    home: Path, programs: Path, language: str, said: str
) -> None:
    told = [put(programs, name) for name in ("w3m", "www-browser", "xdg-open")]
    async with sitting(Preferences(language=language, theme="dark")) as person:  # type: ignore[arg-type]
        await person.ready()
        person.app.post_message(Answer.LinkWanted(ADDRESS))
        await person.sees("example.org")
        await person.press("y")
        await person.until(lambda _: any(said in each.message for each in person.app._notifications), said)
        assert person.app.clipboard == ADDRESS
    assert not any(each.exists() for each in told)


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
async def test_a_desktop_opens_it_in_its_own_way(
    programs: Path, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    told = put(programs, "xdg-open")
    assert await open_address(ADDRESS, {**os.environ, variable: ":0", "BROWSER": "/usr/bin/w3m"})
    assert told.read_text() == f"{ADDRESS} \n"


async def test_the_users_own_browser_comes_first(programs: Path) -> None:
    put(programs, "xdg-open")
    told = put(programs, "helper.sh")
    assert await open_address(ADDRESS, {**os.environ, "DISPLAY": ":0", "BROWSER": f"{programs}/helper.sh:w3m"})
    assert told.read_text().startswith(ADDRESS)


async def test_an_opener_that_finds_none_is_believed(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    put(programs, "xdg-open", ends_with=3)
    assert not await open_address(ADDRESS, {**os.environ, "DISPLAY": ":0"})
    put(programs, "xdg-open")
    assert not await open_address(f"{ADDRESS}\0", {**os.environ, "DISPLAY": ":0"})
