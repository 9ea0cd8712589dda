"""A folder of the library is named without the word "folder": "pictures from Paris", 巴黎的照片."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.api import BadArgument, Language
from tests.unit.plugins.conftest import Asked


@pytest.fixture
def held(asked: Asked) -> Asked:
    """Three pictures, each in a folder of its own and from a year of its own."""
    folders = (
        ("Paris", "red"),
        ("Birthday", "blue"),
        ("巴黎", "red"),
        ("side", "red"),
        ("Red", "blue"),
        ("winter", "red"),
    )
    for year, (folder, colour) in enumerate(folders, 2015):
        path = asked.put(f"{folder}/{colour}.png", "white", colour, year)
        noon = 1_400_000_000 + (year - 2014) * 31_557_600
        os.utime(path, (noon, noon))
    asked.index()
    return asked


@pytest.mark.parametrize(
    ("text", "language", "said", "folders"),
    [
        ("pictures from Paris", "en", "1 picture in {photos}/Paris:", ["Paris"]),
        ("pictures from paris", "en", "1 picture in {photos}/Paris:", ["Paris"]),
        ("red squares from Paris", "en", '1 picture for "red squares" in {photos}/Paris:', ["Paris"]),
        ("pictures in Birthday from 2016", "en", "1 picture from 2016 in {photos}/Birthday:", ["Birthday"]),
        ("pictures from 2016 in Birthday", "en", "1 picture from 2016 in {photos}/Birthday:", ["Birthday"]),
        ("巴黎的照片", "zh", "{photos}/巴黎 中：找到 1 张图片：", ["巴黎"]),
        ("找2017年巴黎拍的照片", "zh", "2017 {photos}/巴黎 中：找到 1 张图片：", ["巴黎"]),
    ],
)
def test_a_name_that_a_folder_has_is_that_folder(
    text: str, language: Language, said: str, folders: list[str], held: Asked
) -> None:
    told, _ = held.said(text, language)
    assert told == said.format(photos=held.photos)
    shown = [event for event in held.events(text, language) if hasattr(event, "pictures") or hasattr(event, "hits")]
    pictures = [*getattr(shown[0], "pictures", ()), *(hit.picture for hit in getattr(shown[0], "hits", ()))]
    assert [Path(picture.path).parent.name for picture in pictures] == folders


@pytest.mark.parametrize(
    "text",
    [
        "red from the side",
        "a red square in Red",
        "red in paris",
        "a red letter from side",
        "巴黎红色",
        "找巴黎",
        "red in side",
    ],
)
def test_what_pictures_may_show_stays_to_be_looked_for(text: str, held: Asked) -> None:
    assert f"in {held.photos}" not in held.said(text)[0]
    assert f"{held.photos}" not in held.said(text, "zh")[0]


def test_days_are_days_whatever_a_folder_is_called(held: Asked) -> None:
    assert str(held.photos) not in held.said("pictures in winter")[0]


def test_two_folders_of_a_name_are_told_apart_by_the_user(held: Asked) -> None:
    held.put("2020/Paris/a.png", "white", "green", 4)
    held.index()
    with pytest.raises(BadArgument, match="2 folders named 'Paris'"):
        held.said("pictures from Paris")


@pytest.mark.parametrize("text", ["pictures from Rome", "red squares from Rome"])
def test_of_a_place_that_is_no_folder_it_is_said_that_places_cannot_be_looked_up(text: str, held: Asked) -> None:
    assert held.said(text)[0].startswith("Where pictures were taken cannot be looked up")
    assert not held.said("a red letter from Grandma")[0].startswith("Where")
    assert not held.said("red squares from May 2016")[0].startswith("Where")
