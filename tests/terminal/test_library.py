"""The library's screen while pictures are brought in: how far it is, how fast, what failed; stopped and begun again."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal
from zlib import crc32

import pytest
from PIL import Image
from rich.cells import cell_len

from assistant.terminal.preferences import Preferences
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(600)
MANY = 900


def many_pictures(folder: Path, count: int = MANY, broken: str = "0000-broken.png") -> None:
    """Enough that reading them lasts, each with a content that no other folder has either; and a file that is none.

    What a library knows already is taken over in no time: a test that is tried again would see nothing of the run.
    """
    folder.mkdir()
    own = tuple(crc32(os.fsencode(folder)).to_bytes(4)[:3])
    for number in range(count):
        picture = Image.new("RGB", (320, 240), (number % 256, number // 256 * 30, 90))
        picture.putpixel((0, 0), own)
        picture.save(folder / f"{number:04}.png", compress_level=1)
    (folder / broken).write_text("no picture")


def counted(person: Person, folder: Path) -> int:
    found = re.search(rf"(\d+)  {re.escape(str(folder))}", person.screen())
    return int(found[1]) if found else -1


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_an_index_run_is_followed_stopped_and_continued(home: Path, tmp_path: Path, language: str) -> None:
    shelf = tmp_path / "shelf"
    broken = f"0000-{tmp_path.name}.png"  # others in this home have theirs
    many_pictures(shelf, broken=broken)
    chosen = Preferences(language=language, theme="dark")  # type: ignore[arg-type]
    stopped, failed, title = (
        ("stopped", "could not be read", "Library") if language == "en" else ("停止", "无法读取", "图库")
    )
    async with sitting(chosen, size=(140, 36)) as person:
        await person.ask(f'/index "{shelf}"')
        await person.press("f3")
        await person.sees(title)
        known = rf"━.* \d+/{MANY + 1} .*/s  \d+:\d\d"
        screen = await person.until(lambda s: re.search(known, s), "rate and remaining time")
        await person.look(f"library-running-{language}")
        assert ("索引" in screen) == (language == "zh")
        await person.press("s")
        await person.finished()
        await person.until(lambda s: "━" not in person.inside(".words") and counted(person, shelf) > 0, "the end of it")
        part = counted(person, shelf)
        assert 0 < part < MANY
        await person.sees(failed, broken)
        await person.marks(str(shelf))
        await person.press("enter")
        await person.until(lambda _: counted(person, shelf) == MANY, "all of them")
        await person.finished()
        await person.sees(broken)
        await person.look(f"library-read-{language}")
        # A file that can be read now is tried again alone.
        Image.new("RGB", (32, 24), (1, 2, 3)).save(shelf / broken)
        await person.marks("!" + str(shelf))
        await person.press("enter")
        await person.until(lambda _: counted(person, shelf) == MANY + 1, "the mended one")
        await person.misses(broken)
        # A long path leaves the words to two lines, beside which lies what is below the window.
        away = r"\(away: empty(?:.|\n){0,300}there\)" if language == "en" else r"（不在：是空的(?:.|\n){0,300}存在）"
        assert not re.search(away, person.screen())
        shelf.rename(tmp_path / "elsewhere")
        await person.press("escape")
        await person.press("f3")
        await person.until(lambda screen: re.search(away, screen), "that it is away")
        await person.look(f"library-away-{language}")
        await person.marks(str(shelf))
        await person.press("delete", "y")
        await person.until(lambda _: counted(person, shelf) < 0, "the folder gone")
        await person.press("escape")
        await person.sees(stopped)


@pytest.mark.parametrize(("language", "whole"), [("en", r"\d+ pictures in the library"), ("zh", r"图库有 \d+ 张图片")])
async def test_the_status_line_says_whose_pictures_it_counts_where_there_is_room(
    home: Path, tmp_path: Path, language: Literal["en", "zh"], whole: str
) -> None:
    shelf = tmp_path / "shelf"
    many_pictures(shelf, 3)
    async with sitting(Preferences(language=language, theme="dark")) as person:
        await person.ask(f'/index "{shelf}"')
        await person.finished()
        await person.until(lambda _: re.search(whole, person.inside("#status")), "the library's pictures")
        await person.look(f"status-{language}")
        # Just too narrow for the whole form, whatever else the line tells.
        status = person.app.query_one("#status")
        spare = status.size.width - cell_len(person.inside("#status").strip())
        await person.pilot.resize_terminal(person.app.size.width - spare - 2, 24)
        short = r"\d+ pictures" if language == "en" else r"\d+ 张图片"
        await person.until(
            lambda _: re.search(short, s := person.inside("#status")) and not re.search(whole, s), "the short form"
        )
        await person.pilot.resize_terminal(100, 24)
        await person.until(lambda _: re.search(whole, person.inside("#status")), "the whole form again")


async def test_a_folder_is_watched_in_a_chat_until_escape(home: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "watched"
    many_pictures(shelf, 2)
    async with sitting(size=(140, 36)) as person:
        await person.ask(f"keep an eye on {shelf}")
        await person.sees("2 pictures added", "It is not watched", "until you press Esc")
        await person.finished()
        await person.ask(f"/index --watch {shelf}")
        await person.sees("2 unchanged", "Esc or /stop ends that")
        Image.new("RGB", (32, 24), (1, 2, 3)).save(shelf / "new.png")
        await person.sees("1 picture added")
        await person.press("escape")
        await person.finished()
        await person.sees("(stopped)")
        Image.new("RGB", (32, 24), (3, 2, 1)).save(shelf / "newer.png")
        await person.ask(f"/index {shelf}")
        await person.sees("1 picture added, 0 updated, 0 removed, 3 unchanged")
