"""Walks: what is real goes before links, each file once, and what the system makes up is nobody's."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from assistant.api import BadInput
from assistant.library.scan import Scan, unread
from tests.unit.library.conftest import Shelf

linux = pytest.mark.skipif(sys.platform != "linux", reason="there is no /proc")


def walked(root: Path) -> list[str]:
    return [os.fsdecode(seen.path) for seen in Scan(os.fsencode(root)).files()]


def test_a_file_is_known_by_its_real_path_where_that_lies_in_the_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "photos", tmp_path / "outside"
    for folder in (inside / "z/real", outside):
        folder.mkdir(parents=True)
        (folder / "a.png").touch()
    (inside / "b.png").touch()
    (inside / "link").symlink_to(inside / "z/real")
    (inside / "away").symlink_to(outside)
    (inside / "a.png").symlink_to("b.png")
    (inside / "deep.png").symlink_to("z/real/a.png")
    assert walked(inside) == [str(inside / name) for name in ("b.png", "z/real/a.png", "away/a.png")]


def test_a_link_to_a_hidden_file_is_the_only_way_to_it(tmp_path: Path) -> None:
    (tmp_path / ".annex").mkdir()
    (tmp_path / ".annex/content").touch()
    (tmp_path / "first.png").symlink_to(".annex/content")
    (tmp_path / "second.png").symlink_to(".annex/content")
    assert walked(tmp_path) == [str(tmp_path / "first.png")]


def test_two_names_of_one_file_are_two_files(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    (tmp_path / "b.png").hardlink_to(tmp_path / "a.png")
    assert walked(tmp_path) == [str(tmp_path / "a.png"), str(tmp_path / "b.png")]


@linux
def test_what_the_system_makes_up_is_never_walked(tmp_path: Path) -> None:
    (tmp_path / "mine.png").touch()
    (tmp_path / "process").symlink_to("/proc/self/task")
    assert walked(tmp_path) == [str(tmp_path / "mine.png")]
    assert walked(Path("/proc/self")) == []


@linux
def test_a_folder_that_the_system_makes_up_is_refused(shelf: Shelf) -> None:
    with pytest.raises(BadInput, match="/proc/self belongs to the system"):
        shelf.index("/proc/self")
    shelf.put("a.png", "white", "red")
    report = shelf.index(shelf.photos, "/sys")
    assert (report.added, [path for path, _ in report.failed]) == (1, ["/sys"])
    assert [folder for folder, _ in shelf.library.status().folders] == [str(shelf.photos)]


def test_what_the_system_refuses_is_told_in_both_languages() -> None:
    refused = unread(PermissionError(errno.EACCES, "Permission denied"))
    assert (refused, refused.chinese) == ("It cannot be read: Permission denied.", "无法读取：没有权限。")
