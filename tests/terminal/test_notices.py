"""Where notices stand: on the composer, wherever that is, on any size of terminal; and what Ctrl+C says there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget

from tests.system.environment import SAMPLES
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(300)


async def stands_on_the_composer(person: Person, words: str) -> None:
    """The newest notice with these words ends where the lower end of the chat begins, and lies within the screen."""

    def near(screen: str) -> bool:
        notices = list(person.app.screen.query("Toast").results(Widget))
        if words not in screen or not notices:
            return False
        place, bottom = notices[-1].region, person.app.query_one("#bottom").region
        return place.bottom == bottom.y and person.app.screen.region.contains_region(place)

    await person.until(near, f"{words!r} on the composer")


@pytest.mark.parametrize("size", [(40, 12), (100, 30), (160, 60)], ids=str)
async def test_notices_stand_on_the_composer(home: Path, size: tuple[int, int]) -> None:
    async with sitting(size=size) as person:
        await person.paste("/nowhere/beach.png ")
        await stands_on_the_composer(person, "There is no file")
        await person.press("ctrl+u")
        # A taller lower end lifts what stands on it.
        await person.paste(f"{SAMPLES}/two-stars.png ")
        await person.sees("two-stars.png")
        await person.paste("/nowhere/lake.png ")
        await stands_on_the_composer(person, "There is no file")


async def test_ctrl_c_stops_and_then_says_how_to_leave(home: Path) -> None:
    async with sitting() as person:
        await person.ask("/patiently")
        await person.sees("counting")
        await person.press("ctrl+c")
        await person.sees("(stopped)")
        await person.finished()
        await person.press("ctrl+c")
        await stands_on_the_composer(person, "Ctrl+Q leaves.")
