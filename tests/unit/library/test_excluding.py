"""Searches that exclude something: what fits is found however much shows what is excluded."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from assistant.api import Query
from tests.unit.library.colours import COLOURS
from tests.unit.library.conftest import Shelf


def test_what_is_excluded_fills_no_place_of_what_fits(shelf: Shelf) -> None:
    """Those with a little blue are nearer to red without blue than those that are half green."""
    for seed in range(40):
        image = Image.new("RGB", (64, 64), COLOURS["red"])
        ImageDraw.Draw(image).rectangle((seed, 40 - seed, seed + 14, 62 - seed), fill=COLOURS["blue"])
        image.save(shelf.photos / f"with blue {seed}.png")
    for height in (34, 38, 42):
        image = Image.new("RGB", (64, 64), COLOURS["red"])
        ImageDraw.Draw(image).rectangle((0, 0, 63, height), fill=COLOURS["green"])
        image.save(shelf.photos / f"with green {height}.png")
    shelf.index()
    green = [f"with green {height}.png" for height in (34, 38, 42)]
    for limit in (2, 3, 9, 50):
        found = shelf.search(Query(("red",), exclude=("blue",), limit=limit))
        names = [Path(hit.picture.path).name for hit in found.hits]
        assert (found.confident, names[:3]) == (True, green[:limit])
        assert [hit.fits for hit in found.hits] == [name in green for name in names]
        assert all(hit.margin >= 0 for hit in found.hits)
        assert len(names) == min(limit, 43)
    only = shelf.search(Query((), exclude=("blue",), limit=9))
    assert sorted(Path(hit.picture.path).name for hit in only.hits) == green
    none = shelf.search(Query(("yellow",), exclude=("blue",), limit=3))
    assert (none.confident, len(none.hits)) == (False, 3)
