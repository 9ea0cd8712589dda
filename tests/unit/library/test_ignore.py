"""`.assistantignore`: which pattern leaves what out, and what an index run makes of it."""

from __future__ import annotations

import fnmatch
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.api.language import in_language
from assistant.library import ignore
from assistant.library.scan import Scan
from tests.unit.library.conftest import Shelf


def rules(tmp_path: Path, *lines: str) -> tuple[ignore.Rules, ...]:
    file = tmp_path / ".assistantignore"
    file.write_bytes(os.fsencode("\n".join(lines)))
    return (ignore.rules_of(os.fsencode(tmp_path), str(file)),)


@pytest.mark.parametrize(
    ("lines", "path", "folder", "out"),
    [
        (["*.png"], "a.png", False, True),
        (["*.png"], "deep/er/a.png", False, True),
        (["*.png"], "a.jpg", False, False),
        (["/a.png"], "sub/a.png", False, False),
        (["/a.png"], "a.png", False, True),
        (["sub/*.png"], "sub/a.png", False, True),
        (["sub/*.png"], "sub/er/a.png", False, False),
        (["sub/**/a.png"], "sub/er/er/a.png", False, True),
        (["sub/**/a.png"], "sub/a.png", False, True),
        (["**/raw/*"], "2024/raw/a.png", False, True),
        (["raw/**"], "raw/er/a.png", False, True),
        (["raw/**"], "raw", True, False),
        (["raw/**", "!raw/keep.png"], "raw/keep.png", False, False),
        (["**/raw/**"], "2024/raw", True, False),
        (["**/raw/**"], "2024/raw/a.png", False, True),
        (["raw/**/"], "raw", True, False),
        (["raw/**/"], "raw/er", True, True),
        (["raw/**/"], "raw/a.png", False, False),
        (["**"], "a.png", False, True),
        (["/**"], "a.png", False, True),
        (["raw/"], "raw", True, True),
        (["raw/"], "raw", False, False),
        (["*.png", "!keep.png"], "keep.png", False, False),
        (["!keep.png", "*.png"], "keep.png", False, True),
        (["# *.png"], "a.png", False, False),
        (["\\#a.png"], "#a.png", False, True),
        (["IMG_????.*"], "IMG_1234.jpg", False, True),
        (["[ab].png"], "b.png", False, True),
        (["照片*"], "照片一.png", False, True),
        (["bad\udcff*"], "bad\udcffname.png", False, True),
        (["", "   ", "/", "**/**/**/**/x"], "a.png", False, False),
    ],
)
def test_patterns(tmp_path: Path, lines: list[str], path: str, folder: bool, out: bool) -> None:
    where = os.fsencode(tmp_path) + b"/" + os.fsencode(path)
    assert ignore.ignored(rules(tmp_path, *lines), where, folder) is out


@pytest.mark.timeout(20)
def test_a_hostile_pattern_costs_no_time(tmp_path: Path) -> None:
    hostile = rules(tmp_path, *["*a" * 60 + "b"] * 1000, "**/" + "*a" * 100 + "/**/" + "*" * 200 + "b")
    deep = os.fsencode(tmp_path) + b"/" + b"/".join([b"a" * 250] * 10)
    assert not ignore.ignored(hostile, deep, False)


@given(st.text("ab*?[]!-\\.", max_size=9), st.text("ab[]!-\\.", min_size=1, max_size=9))
def test_names_match_as_in_the_shell(pattern: str, name: str) -> None:
    assert (ignore._expression([pattern]).fullmatch(name) is not None) == fnmatch.fnmatchcase(name, pattern)


@pytest.mark.timeout(20)
def test_many_patterns_that_span_folders_cost_little(tmp_path: Path) -> None:
    many = rules(tmp_path, *(f"**/a/**/z{number}*x" for number in range(1000)))
    deep = os.fsencode(tmp_path) + b"/a" * 20 + b"/f.jpg"
    assert not any(ignore.ignored(many, deep, False) for _ in range(20))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_the_first_line_counts_behind_a_mark_of_the_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / ".assistantignore"
    file.write_text("私人/\nb*.png\n", encoding=encoding)
    found = [ignore.rules_of(os.fsencode(tmp_path), str(file))]
    for name, folder in (("私人", True), ("b1.png", False)):
        assert ignore.ignored(found, os.fsencode(tmp_path / name), folder)


def test_a_walk_can_be_left_between_files_that_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".assistantignore").write_text("*.png\n")
    for number in range(50):
        (tmp_path / f"{number}.png").touch()
    assert list(Scan(os.fsencode(tmp_path)).walk()) == [None] * 51


def test_ignored_pictures_are_not_indexed_and_leave_the_library(shelf: Shelf) -> None:
    for name in ("a.png", "raw/b.png", "raw/deep/c.png", "keep/d.png"):
        shelf.put(name, "white", "red", len(name))
    assert shelf.index().added == 4
    (shelf.photos / ".assistantignore").write_text("raw/\na.*\n")
    report = shelf.index()
    assert (report.removed, report.unchanged) == (3, 1)
    assert shelf.names("red") == ["d.png"]
    (shelf.photos / "keep" / ".assistantignore").write_text("*\n!d.png")
    assert shelf.index().unchanged == 1


def test_one_picture_of_a_folder_whose_content_is_left_out_is_taken_in_again(shelf: Shelf) -> None:
    for name in ("raw/a.png", "raw/keep.png"):
        shelf.put(name, "white", "red", len(name))
    (shelf.photos / ".assistantignore").write_text("raw/**\n!raw/keep.png\n")
    assert shelf.index().added == 1
    assert shelf.names("red") == ["keep.png"]


def test_an_ignore_file_that_cannot_be_read_is_told_and_leaves_nothing_out(shelf: Shelf) -> None:
    shelf.put("a.png", "white", "red")
    file = shelf.photos / ".assistantignore"
    file.symlink_to("/dev/zero")
    report = shelf.index()
    assert report.added == 1
    [(path, why)] = report.failed
    assert path == str(file)
    assert why == "It is no regular file, so it leaves nothing out."
    assert in_language(why, "zh") == "它不是普通文件，因此没有排除任何内容。"
    file.unlink()
    file.write_bytes(bytes(2**20 + 1))
    [(_, why)] = shelf.index().failed
    assert in_language(why, "zh").startswith(".assistantignore 超过 1 MiB。")


def test_an_empty_ignore_file_is_no_problem(shelf: Shelf) -> None:
    shelf.put("a.png", "white", "red")
    (shelf.photos / ".assistantignore").touch()
    assert (shelf.index().added, shelf.index().failed) == (1, ())
