"""`image_generation`: a PNG of the size that was asked for comes last, and the same wish gives it again."""

from __future__ import annotations

import io
from dataclasses import replace

import PIL.Image

from assistant.api import Drawing, Sketch
from assistant.engine import Engine, Job

WISH = Drawing("a red circle", width=64, height=32, steps=2, seed=3)


def drawn(engine: Engine, wish: Drawing) -> list[Sketch]:
    return list(engine.capability("image_generation", Job()).draw(wish))


def test_the_picture_comes_last_and_as_png(engine: Engine) -> None:
    sketches = drawn(engine, WISH)
    assert [sketch.finished for sketch in sketches] == [*[False] * (len(sketches) - 1), True]
    assert all(0 <= sketch.done <= sketch.total for sketch in sketches)
    assert sketches[-1].done == sketches[-1].total > 0
    with PIL.Image.open(io.BytesIO(sketches[-1].picture)) as picture:
        assert (picture.format, picture.size) == ("PNG", (64, 32))


def test_the_same_wish_gives_the_same_picture(engine: Engine) -> None:
    first, again, other = (drawn(engine, wish)[-1].picture for wish in (WISH, WISH, replace(WISH, seed=4)))
    assert first == again
    assert first != other
