"""On a machine so busy that a moment lasts a second, nothing waits for ever."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from textual.timer import Timer

from assistant.terminal.widgets.composer import Composer
from tests.system.environment import SAMPLES
from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Just after a timer that ticks once has looked at the time, a second is over."""

    def get_time() -> float:
        frame = sys._getframe(1)
        timer = frame.f_locals.get("self")
        late = isinstance(timer, Timer) and timer._repeat == 0 and "start" in frame.f_locals
        return time.monotonic() + late

    monkeypatch.setattr("textual._time.get_time", get_time)


@pytest.mark.usefixtures("busy")
async def test_the_chat_takes_the_new_size_of_the_terminal(home: Path) -> None:
    async with sitting(size=(110, 40)) as person:
        await person.ready()
        line = person.app.query_one(Composer)
        await person.pilot.resize_terminal(40, 12)
        await person.until(lambda _: line.region.right <= 40 and line.region.bottom <= 12, "the small screen")
        await person.pilot.resize_terminal(100, 30)
        await person.until(lambda _: line.region.right > 90 and line.region.bottom > 20, "the large screen")


@pytest.mark.usefixtures("busy")
async def test_what_is_pasted_is_taken_and_enter_behind_it_sends(home: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.paste(f"{SAMPLES}/red-circle.png ")
        await person.sees("#1 red-circle.png")
        await person.paste("what color is the circle?")
        await person.press("enter")
        await person.sees("› what color is the circle?", "is red")
        await person.finished()
        assert person.app.query_one(Composer).text == ""
