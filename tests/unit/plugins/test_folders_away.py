"""What the search action says while folders of the library are not there."""

from __future__ import annotations

import shutil

import pytest

from assistant.api import BadArgument, BadInput, Notice
from tests.unit.plugins.conftest import Asked


def test_a_library_that_is_away_says_so_and_how_it_comes_back(asked: Asked) -> None:
    asked.put("a.png", "white", "red")
    asked.put("b.png", "white", "red", 3)
    asked.index()
    shutil.move(asked.photos, asked.photos.with_name("drive"))
    with pytest.raises(BadInput, match=r"All 2 pictures of your library are away: .*photos is empty or not") as problem:
        asked.said("red")
    assert f"assistant library remove {asked.photos}" in problem.value.hint
    with pytest.raises(BadInput, match=r"图库的全部 2 张图片都不在：.*photos 是空的或不存在。"):
        asked.said("red", "zh")
    with pytest.raises(BadInput, match="All 2 pictures"):
        asked.said("red", folder=str(asked.photos))
    with pytest.raises(BadArgument, match="There is no folder"):
        asked.said("red", folder=str(asked.photos.with_name("never")))


def test_where_some_are_away_the_others_are_found_and_a_line_says_how_many_are_not(asked: Asked) -> None:
    asked.put("a.png", "white", "red")
    asked.put("../there/b.png", "white", "red", 3)
    there = asked.photos.with_name("there")
    asked.index(asked.photos, there)
    shutil.move(asked.photos, asked.photos.with_name("drive"))
    for text in ("red", "blue"):
        (notice,) = (event for event in asked.events(text) if isinstance(event, Notice))
        assert "1 picture of your library is away and cannot be found: " in notice.message
        assert asked.said(text)[1] == ["b.png"]
    assert not any(isinstance(event, Notice) for event in asked.events("red", folder=str(there)))
