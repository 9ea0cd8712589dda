"""What a person does in the first five minutes, in one sitting: drop, ask, index, find, describe, leave, come back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.system.environment import SAMPLES
from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(600)


async def test_the_first_five_minutes(empty_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    shutil.copytree(SAMPLES, folder)
    circle = str(folder / "red-circle.png")
    async with sitting() as person:
        await person.sees("What shall we look at?")
        await person.look("empty")
        await person.paste(f"'{circle}' ")
        await person.sees("red-circle.png", "✕")
        await person.look("chip")
        await person.press("enter")
        await person.sees("#1", "circle.")
        await person.finished()
        await person.look("caption")
        await person.ask("what color is the circle?")
        await person.sees("The circle is red")
        await person.finished()
        await person.paste(str(folder))
        await person.sees(f'/index "{folder}"')
        await person.press("enter")
        await person.finished()
        await person.look("index")
        await person.ask("find two stars")
        await person.finished()
        await person.sees("#2", "#3")
        await person.look("gallery")
        await person.ask("describe the second one")
        await person.finished()
        await person.look("second")
        await person.ask("hello")
        await person.finished()
        await person.look("hello")
    async with sitting() as person:
        await person.sees("continues")
        await person.press("ctrl+g")
        await person.sees("hello", "describe the second one")
        await person.look("back")
