"""A picture on its way: sketches take each other's place under the bar, and hostile ones are not looked at."""

from __future__ import annotations

import asyncio
import base64
import io
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from PIL import Image
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from assistant.api.events import Progress
from assistant.terminal import images
from assistant.terminal.widgets.progress import LARGEST, ProgressView

pytestmark = pytest.mark.timeout(300)


class Bare(App[None]):
    def compose(self) -> ComposeResult:
        yield ProgressView(at(1, sketch("red")))


def sketch(colour: str, size: tuple[int, int] = (48, 48)) -> str:
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, "PNG")
    return base64.b64encode(data.getvalue()).decode()


def at(done: int, sketch: str = "") -> Progress:
    return Progress("Drawing", done, 8, "steps", sketch=sketch)


async def until(pilot: Pilot[None], met: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 120
    while not met():
        assert time.monotonic() < deadline, what
        await asyncio.sleep(0.05)
        await pilot.pause()


@asynccontextmanager
async def sketching() -> AsyncIterator[tuple[ProgressView, Pilot[None]]]:
    """A drawing whose first sketch is on the screen."""
    images.prepare("halfblock")
    app = Bare()
    async with app.run_test(size=(60, 40)) as pilot:
        view = app.query_one(ProgressView)
        await until(pilot, lambda: len(view.query(".picture-drawn")) == 1, "the first sketch")
        yield view, pilot


async def test_a_sketch_takes_the_place_of_the_one_before_and_goes_with_the_finished_picture() -> None:
    async with sketching() as (view, pilot):
        first = view.query(".picture-drawn").first()
        await until(pilot, lambda: first.size.height > 0, "its place")
        view.show(at(2))
        await pilot.pause()
        assert view.query(".picture-drawn").first() is first, "it stays until another comes"
        view.show(at(4, sketch("blue")))
        await until(
            pilot, lambda: first not in view.query(".picture-drawn") and bool(view.query(".picture-drawn")), "2"
        )
        await view.finish()
        await until(pilot, lambda: not view.query(".picture-drawn"), "no sketch")


@pytest.mark.parametrize(
    "hostile",
    ["no base64 §", base64.b64encode(b"no picture").decode(), sketch("red", (4000, 8)), "A" * (LARGEST + 4)],
    ids=["no base64", "no picture", "too large", "too long"],
)
async def test_what_is_no_small_picture_is_not_shown(hostile: str) -> None:
    async with sketching() as (view, pilot):
        first = view.query(".picture-drawn").first()
        view.show(at(3, hostile))
        await view.app.workers.wait_for_complete()
        await pilot.pause()
        assert list(view.query(".picture-drawn")) == [first]


async def test_without_drawing_there_is_only_the_bar() -> None:
    images.prepare("off")
    app = Bare()
    async with app.run_test(size=(60, 20)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert not app.query(".picture-drawn")
        assert "1/8" in str(app.query_one(ProgressView).query("Static").first().render())


async def test_sketches_that_come_close_together_leave_one() -> None:
    async with sketching() as (view, pilot):
        for step in range(30):
            view.show(at(2, sketch("blue")))
            await asyncio.sleep(0.0005 * step)
        await until(pilot, lambda: not any(worker.is_running for worker in view.app.workers), "the last sketch")
        assert len(view.query(".picture-drawn")) == 1
        await view.finish()
        assert not view.query(".picture-drawn")
