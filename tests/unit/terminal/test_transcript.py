"""A long conversation: few turns are widgets, scrolling brings the others back, and nothing moves under the reader."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

import assistant.terminal
from assistant.api.events import TextDelta
from assistant.host.start import HostOptions
from assistant.terminal.connection import Connection
from assistant.terminal.widgets.transcript import MOST, Transcript
from assistant.terminal.widgets.turn import TurnView


class Page(App[None]):
    CSS_PATH = str(Path(assistant.terminal.__path__[0], "styles.tcss"))

    def compose(self) -> ComposeResult:
        yield Transcript(Connection(HostOptions()), "en")


def saved(count: int) -> dict[str, Any]:
    turns = [
        {
            "text": f"question {number}",
            "turn": number + 1,
            "attached": [],
            "audio": [],
            "status": "done",
            "events": [{"kind": "text", "text": f"answer {number}."}],
        }
        for number in range(count)
    ]
    return {"id": "x", "title": "x", "pictures": [], "turns": turns}


def screen(app: App[None]) -> str:
    """The words on the screen, without the scroll bar."""
    return "\n".join(strip.text[:57].rstrip() for strip in app.screen._compositor.render_strips())


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(8):
        await pilot.pause(0.02)


async def test_only_the_end_is_drawn_and_page_up_reaches_the_start() -> None:
    app = Page()
    async with app.run_test(size=(60, 20)) as pilot:
        transcript = app.query_one(Transcript)
        await transcript.show(saved(80))
        await settled(pilot)
        assert "answer 79." in screen(app)
        assert len(app.query(TurnView)) < MOST
        transcript.focus()
        seen: set[int] = set()
        for _ in range(160):
            await pilot.press("pageup")
            await settled(pilot)
            seen |= {int(number) for number in re.findall(r"question (\d+)", screen(app))}
            assert len(app.query(TurnView)) <= MOST + 8
            if 0 in seen:
                break
        assert seen >= set(range(75))
        await transcript.begin("a new question")
        await settled(pilot)
        assert "a new question" in screen(app)


async def test_end_reaches_the_newest_turn_from_wherever_one_reads() -> None:
    app = Page()
    async with app.run_test(size=(60, 20)) as pilot:
        transcript = app.query_one(Transcript)
        await transcript.show(saved(80))
        await settled(pilot)
        transcript.focus()
        for presses in (6, 24):
            for _ in range(presses):
                await pilot.press("pageup")
                await settled(pilot)
            assert "answer 79." not in screen(app)
            await pilot.press("end")
            await settled(pilot)
            assert "answer 79." in screen(app)
            assert len(app.query(TurnView)) < MOST
        # It follows the end again.
        view = await transcript.begin("the newest")
        for number in range(20):
            await view.take(TextDelta(f"line {number}\n\n"))
        await view.settle("done")
        await settled(pilot)
        assert "line 19" in screen(app)


@pytest.mark.parametrize(("turn", "rows"), [(3, 20), (41, 20), (41, 90), (79, 90)])
async def test_it_opens_at_a_turn_and_goes_on_in_both_directions(turn: int, rows: int) -> None:
    app = Page()
    async with app.run_test(size=(60, rows)) as pilot:
        transcript = app.query_one(Transcript)
        await transcript.show(saved(80), turn)
        await settled(pilot)
        assert f"question {turn - 1}\n" in screen(app)
        if (turn, rows) == (41, 20):
            assert next(filter(None, map(str.strip, screen(app).splitlines()))) == "› question 40"
        transcript.focus()
        for key, reached in (("pageup", 0), ("pagedown", 79)):
            for _ in range(60):
                if f"question {reached}\n" in screen(app):
                    break
                await pilot.press(key)
                await settled(pilot)
            assert f"question {reached}\n" in screen(app)
        await transcript.begin("a new question")
        await settled(pilot)
        assert "a new question" in screen(app)


async def test_what_is_being_read_stays_where_it_is_while_an_answer_grows() -> None:
    app = Page()
    async with app.run_test(size=(60, 20)) as pilot:
        transcript = app.query_one(Transcript)
        await transcript.show(saved(60))
        view = await transcript.begin("the newest")
        await settled(pilot)
        transcript.scroll_relative(y=-30, animate=False)
        await settled(pilot)
        before = screen(app)
        for number in range(20):
            await view.take(TextDelta(f"line {number}\n\n"))
        await settled(pilot)
        await transcript.earlier()
        await settled(pilot)
        assert screen(app) == before
        transcript.scroll_end(animate=False)
        await settled(pilot)
        await view.take(TextDelta("the last line\n"))
        await view.settle("done")
        await settled(pilot)
        assert "the last line" in screen(app)
