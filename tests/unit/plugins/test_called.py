"""Files are found by their names and by parts of them, as people write them in words."""

from __future__ import annotations

import shutil
import unicodedata

import pytest

from assistant.api import Language
from tests.unit.plugins.conftest import Asked

NAMES = ("富士山_0868.png", "富士山.png", "birthday party 1558.PNG", "party 1558.PNG", "huge panorama.png",
         "Screenshot 2017-08-27 at 21.45.1141.png", "IMG_1306.png", "copy of IMG_1306 (2).png", "ÉTÉ à la mer 12.png",
         "landscape 3.png", "red star.gif")  # fmt: skip


@pytest.fixture
def held(asked: Asked) -> Asked:
    """A library of one picture by many names."""
    first = asked.put("a.png", "white", "red")
    for name in NAMES:
        if name.endswith(".gif"):
            asked.put(name, "white", "blue", 3)
        else:
            shutil.copy(first, asked.photos / name)
    asked.index()
    return asked


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("order", ["{}", "find {}", "找{}", "show me the picture {}", 'find "{}"', "找“{}”"])
def test_a_file_is_found_by_its_whole_name(name: str, order: str, held: Asked) -> None:
    said, found = held.said(order.format(name))
    assert found == [name]
    assert said == f'1 picture with the file name "{name}":'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("find BIRTHDAY PARTY 1558.png", "birthday party 1558.PNG"),
        ("my party 1558.png", "party 1558.PNG"),
        (unicodedata.normalize("NFD", "été à la mer 12.png"), "ÉTÉ à la mer 12.png"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, name: str, held: Asked) -> None:
    assert held.said(text)[1] == [name]


def test_a_name_is_limited_by_what_is_said_beside_it(held: Asked) -> None:
    assert held.said("find huge panorama.png from 2001")[0] == (
        'Your library has no picture with the file name "huge panorama.png" from 2001.'
    )
    assert held.said("找富士山_0868.png", "zh")[0] == "文件名为“富士山_0868.png”：找到 1 张图片："
    said, found = held.said("birthday party 9999.png")
    assert (said.startswith("Your library has no picture"), '"9999.png"' in said, found) == (True, True, [])


@pytest.mark.parametrize(
    ("text", "language", "said", "names"),
    [
        ("IMG_1306", "en", '1 picture with "IMG_1306" in the file name', {"IMG_1306.png", "copy of IMG_1306 (2).png"}),
        ("find img_1306", "en", '1 picture with "img_1306" in the file name', {"IMG_1306.png"}),
        ("富士山_0868", "zh", "文件名含“富士山_0868”：找到 1 张图片", {"富士山_0868.png"}),
        ("*.gif", "en", '1 picture with ".gif" in the file name', {"red star.gif"}),
        ("find Screen*1141", "en", '1 picture with "Screen", "1141" in the file name', {NAMES[5]}),
        ("copy of IMG", "en", 'Nothing in your library looks like "copy of IMG"; 1 file is called so:', {NAMES[7]}),
        ("panorama huge", "en", 'Nothing in your library looks like "panorama huge"; 1 file is', {NAMES[4]}),
        ("富士山", "zh", "图库里没有看起来像“富士山”的图片；有 1 个文件的名称是这样的：", {"富士山_0868.png"}),
    ],
)
def test_parts_of_names_find_the_files_that_have_them(
    text: str, language: Language, said: str, names: set[str], held: Asked
) -> None:
    told, found = held.said(text, language)
    assert told.startswith(said)
    assert len(found) == 1
    assert set(found) <= names | set(NAMES[:2])


def test_words_that_no_file_is_called_are_looked_for_in_the_pictures(held: Asked) -> None:
    assert held.said("red")[0].startswith('1 picture for "red"')
    assert held.said("IMG_9999")[0].startswith('Nothing in your library looks like "IMG_9999". The nearest')
    assert held.said("two trains")[0].startswith('Nothing in your library looks like "two trains". The nearest')
    assert held.said("red star")[0].startswith('1 picture for "red star"')
