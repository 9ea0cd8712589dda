"""Dozens of pictures dropped at once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PIL import Image

from assistant.api.language import Language
from assistant.host.aclient import AsyncHostClient
from assistant.host.protocol import File
from assistant.terminal.preferences import Preferences
from assistant.terminal.widgets.chip import Chip
from assistant.terminal.widgets.chips import MOST, Chips
from assistant.terminal.widgets.composer import Composer
from tests.terminal.person import Person, sitting
from tests.terminal.test_switching import saved

pytestmark = pytest.mark.timeout(300)
COUNT = MOST + 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(COUNT):
        Image.new("RGB", (8, 8), (number, 255 - number, 90)).save(tmp_path / f"p{number:02}.png")
    return tmp_path


def attached(person: Person) -> list[str]:
    return [Path(file.path).name for file in person.app.query_one(Chips).files]


def names(*numbers: int) -> list[str]:
    return [f"p{number:02}.png" for number in numbers]


async def drop(person: Person, folder: Path, count: int = COUNT) -> None:
    await person.paste(" ".join(f"{folder}/{name}" for name in names(*range(count))) + " ")
    await person.until(lambda _: len(attached(person)) == count, "all attachments")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_one_chip_stands_for_those_without_their_own(home: Path, folder: Path, language: Language) -> None:
    more = {"en": "{} more files", "zh": "另有 {} 个文件"}[language]
    async with sitting(Preferences(language=language, theme="dark")) as person:
        await person.ready()
        await drop(person, folder)
        await person.sees(more.format(20), {"en": f"{COUNT} attached · ← ", "zh": f"{COUNT} 个附件 · ← "}[language])
        assert len(person.app.query(Chip)) == MOST + 1
        assert attached(person) == names(*range(COUNT))
        await person.look(f"many-attachments-{language}")
        await person.press("backspace")
        await person.sees(more.format(19))
        # One that goes makes room for the next; the last chip stays the last.
        await person.press("shift+tab", "left", "shift+right", "delete")
        await person.sees(more.format(18))
        left = [number for number in range(COUNT - 1) if number != MOST - 1]
        assert attached(person) == names(*left)
        await person.press("right", "shift+left", "delete")
        await person.misses(more.format(18))
        assert attached(person) == names(*left[:MOST])
        await person.sees(f"#{MOST} ")
        await person.press("delete")
        assert attached(person) == names(*left[: MOST - 1])


async def test_all_of_them_are_sent(home: Path, folder: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await drop(person, folder)
        await person.ask("hello")
        await person.sees("› hello")
        await person.finished()
        assert len((await saved(person))["pictures"]) == COUNT
        assert attached(person) == []
        assert person.app.query_one(Composer).text == ""


async def test_few_thumbnails_are_asked_for_at_a_time_those_in_sight_first(
    home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview, asked, scrolled, most, running = AsyncHostClient.preview_file, list[str](), asyncio.Event(), 0, 0

    async def counting(client: AsyncHostClient, file: File, width: int, height: int) -> bytes:
        nonlocal most, running
        asked.append(Path(file.path).name)
        running += 1
        most = max(most, running)
        await scrolled.wait()
        try:
            return await preview(client, file, width, height)
        finally:
            running -= 1

    monkeypatch.setattr(AsyncHostClient, "preview_file", counting)
    async with sitting() as person:
        await person.ready()
        await drop(person, folder, MOST)
        await person.sees(*names(MOST - 2, MOST - 1))
        first, in_sight = len(asked), [chip for chip in person.app.query(Chip) if chip.in_sight]
        scrolled.set()
        await person.until(lambda _: len(person.app.query(".thumbnail > *")) == MOST, "every thumbnail")
        assert most <= 4
        assert sorted(asked) == names(*range(MOST))
        seen = [Path(chip.files[0].path).name for chip in in_sight]
        assert len(seen) < 10
        assert asked[first : first + len(seen)] == seen
