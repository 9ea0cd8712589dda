"""What is told of the files of real pictures, by the details action."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from PIL import Image

from assistant.api import Language, Picture, Result, TextDelta
from assistant.kit.trial import Trial, request_for
from assistant_retrieval import RetrievalPlugin
from assistant_retrieval.details import quoted
from assistant_retrieval.plugin import DETAILS

_DATE = 306
"""The tag of EXIF that every camera writes."""


def picture(folder: Path, name: str, taken: str = "", number: int = 1) -> Picture:
    path = folder / name
    image = Image.new("RGB", (120, 80), "red")
    exif = image.getexif()
    if taken:
        exif[_DATE] = taken
    image.save(path, exif=exif)
    moment = time.mktime((2020, 5, 6, 7, 8, 0, 0, 0, -1))
    os.utime(path, (moment, moment))
    return Picture("0" * 64, str(path), number, "found", str(path), 120, 80, "image/jpeg")


def told(folder: Path, text: str, *pictures: Picture, language: Language = "en") -> str:
    plugin = RetrievalPlugin()
    events = list(plugin.run(request_for(DETAILS, text, pictures, language=language), Trial(plugin, folder)))
    assert isinstance(events[-1], Result)
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def test_the_cameras_date_is_told_else_that_of_the_file(tmp_path: Path) -> None:
    dated = picture(tmp_path, "a.jpg", "2021:07:14 10:20:30")
    undated = picture(tmp_path, "b.jpg", number=2)
    lines = told(tmp_path, "when were they taken?", dated, undated).split("\n\n")
    assert "2021-07-14 10:20" in lines[0]
    assert "#2: when it was taken does not stand in the file" in lines[1]
    assert "2020-05-06 07:08" in lines[1]
    assert "2021-07-14 10:20" in told(tmp_path, "这张是什么时候拍的", dated, language="zh")


def test_a_date_without_a_day_is_none(tmp_path: Path) -> None:
    assert "does not stand" in told(tmp_path, "when was #1 taken", picture(tmp_path, "a.jpg", "0000:00:00 00:00:00"))


def test_the_path_is_told_and_whether_the_file_is_still_there(tmp_path: Path) -> None:
    here = picture(tmp_path, "a.jpg")
    assert told(tmp_path, "where is #1 stored?", here) == f"#1 lies at `{here.path}`."
    kept = tmp_path / "kept"
    shutil.move(here.path, kept)
    gone = Picture(here.digest, str(kept), 1, "found", here.path)
    assert f"a copy is kept at `{kept}`" in told(tmp_path, "where is #1 stored?", gone)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what is the file name of #1", "is called `a.jpg`"),
        ("how big is #1?", "120 × 80 pixels"),
        ("what format is #1", "JPEG"),
        ("open #1", "F6"),
    ],
)
def test_only_what_was_asked_is_told(tmp_path: Path, text: str, words: str) -> None:
    said = told(tmp_path, text, picture(tmp_path, "a.jpg"))
    assert words in said
    assert "taken" not in said


def test_a_bare_command_tells_everything(tmp_path: Path) -> None:
    said = told(tmp_path, "", picture(tmp_path, "a.jpg"))
    assert all(words in said for words in ("a.jpg", "2020-05-06", "120 × 80", "JPEG"))


@pytest.mark.parametrize(
    ("language", "name", "rest"),
    [
        ("en", "long name of a picture.jpg", ("When it was taken does not stand", "It has 120 × 80", "It is a JPEG")),
        ("zh", "long name of a picture.jpg", ("文件里没有拍摄日期，", "它有 120 × 80", "它是 JPEG")),
    ],
)
def test_its_name_is_said_once_however_much_is_told(
    tmp_path: Path, language: Language, name: str, rest: tuple[str, ...]
) -> None:
    shown = picture(tmp_path, name, number=0)
    assert shown.name != "#0"
    said = told(tmp_path, "", shown, language=language)
    assert said.replace(shown.path, "").count(shown.name) == 1
    assert all(words in said for words in rest), said


def test_names_are_quoted_whatever_stands_in_them() -> None:
    assert quoted("/a_b.png") == "`/a_b.png`"
    assert quoted("/a`b.png") == "`` /a`b.png ``"


def test_the_size_of_a_file_is_written_as_in_a_search(tmp_path: Path) -> None:
    heavy = picture(tmp_path, "a.jpg")
    for size, words in ((3_400_000, "3.4 MB"), (999_999, "1 MB")):
        os.truncate(heavy.path, size)
        assert told(tmp_path, "how big is #1?", heavy).endswith(f"its file has {words}.")
