"""Drives that are not there: nothing of them is forgotten until the user says so."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.api import BadInput, Query
from tests.unit.library.conftest import Shelf
from tests.unit.library.test_index import counts

SHM = Path("/dev/shm")


def full(shelf: Shelf) -> None:
    for name in ("a", "sub/b", "sub/c"):
        shelf.put(f"{name}.png", "white", "red", ord(name[-1]))
    assert shelf.index().added == 3


def test_a_folder_that_is_empty_is_away_until_it_is_taken_out(shelf: Shelf) -> None:
    full(shelf)
    before = shelf.embedder.calls
    shelf.photos.rename(shelf.photos.with_name("drive"))
    shelf.photos.mkdir()
    for _ in range(2):
        report = shelf.index()
        assert counts(report) == (0, 0, 0, 0, 0)
        assert report.away == ((str(shelf.photos), 3),)
    assert shelf.search(Query(("red",))).hits == ()
    shelf.photos.rmdir()
    shelf.photos.with_name("drive").rename(shelf.photos)
    report = shelf.index()
    assert (counts(report), report.away) == ((0, 0, 0, 3, 0), ())
    assert shelf.embedder.calls == before
    shutil.rmtree(shelf.photos)
    shelf.photos.mkdir()
    assert shelf.library.remove(str(shelf.photos)) == (3, [])
    with pytest.raises(BadInput, match="no folder"):
        shelf.index(shelf.photos / "sub")
    assert shelf.index().away == ()


def test_a_search_tells_what_is_away_and_counts_only_what_is_there(shelf: Shelf) -> None:
    full(shelf)
    there = shelf.photos.with_name("there")
    there.mkdir()
    shutil.copy(shelf.photos / "a.png", there / "copy.png")
    shelf.put("../there/d.png", "white", "red", 9)
    shelf.index(there)
    for query in (Query(("red",)), Query()):
        assert (shelf.search(query).total, shelf.search(query).away) == (4, ())
    shelf.photos.rename(shelf.photos.with_name("drive"))
    away = ((str(shelf.photos), 3),)
    for query in (Query(("red",)), Query()):
        found = shelf.search(query)
        assert (found.total, found.away) == (2, away)
        assert sorted(Path(hit.picture.path).name for hit in found.hits) == ["copy.png", "d.png"]
    assert shelf.search(Query(("red",), folder=str(there))).away == ()
    assert shelf.search(Query(("red",), folder=str(shelf.photos / "sub"))).away == away
    assert shelf.library.state()["away"] == [str(shelf.photos)]
    shelf.library.remove(str(there))
    calls = shelf.embedder.calls
    found = shelf.search(Query(("red",)))
    assert (found.hits, found.index, found.total, found.away) == ((), "exact", 0, away)
    assert shelf.embedder.calls == calls
    shelf.photos.with_name("drive").rename(shelf.photos)
    assert (len(shelf.search(Query(("red",))).hits), shelf.search(Query()).away) == (3, ())


def test_a_folder_that_is_missing_is_away(shelf: Shelf) -> None:
    full(shelf)
    shelf.photos.rename(shelf.photos.with_name("elsewhere"))
    shelf.photos.with_name("other").mkdir()
    report = shelf.index(shelf.photos, shelf.photos.with_name("other"))
    assert counts(report) == (0, 0, 0, 0, 0)
    assert report.away == ((str(shelf.photos), 3),)
    with pytest.raises(BadInput, match="no folder"):
        shelf.index(shelf.photos.with_name("never"))


def test_single_files_and_whole_folders_of_one_that_is_there_are_swept(shelf: Shelf) -> None:
    full(shelf)
    shutil.rmtree(shelf.photos / "sub")
    report = shelf.index()
    assert (counts(report), report.away) == ((0, 0, 2, 1, 0), ())
    (shelf.photos / "a.png").rename(shelf.photos / "d.png")
    report = shelf.index()
    assert (counts(report), report.away) == ((1, 0, 1, 0, 0), ())


def test_pictures_that_were_deleted_from_folders_that_stayed_are_swept(shelf: Shelf) -> None:
    full(shelf)
    for picture in shelf.photos.rglob("*.png"):
        picture.unlink()
    report = shelf.index()
    assert (report.removed, report.away) == (3, ())
    (shelf.photos / "sub").rmdir()
    assert shelf.index().away == ()


def test_a_folder_that_is_not_there_is_named_whole(shelf: Shelf) -> None:
    with pytest.raises(BadInput, match=re.escape(str(shelf.photos.with_name("nowhere") / "at" / "all"))):
        shelf.index(shelf.photos.with_name("nowhere") / "at" / "all")


def test_pictures_that_are_left_out_by_a_rule_are_not_away(shelf: Shelf) -> None:
    full(shelf)
    (shelf.photos / ".assistantignore").write_text("*")
    report = shelf.index()
    assert (report.removed, report.away) == (3, ())


@contextmanager
def another_device(beside: Path) -> Iterator[Path]:
    """A folder on another device than this one."""
    if not SHM.is_dir() or SHM.stat().st_dev == beside.stat().st_dev:
        pytest.skip("there is no second file system")
    with tempfile.TemporaryDirectory(dir=SHM) as folder:
        yield Path(folder)


def test_a_mount_point_with_files_of_its_own_is_away_by_its_device(shelf: Shelf, tmp_path: Path) -> None:
    """A link that leads elsewhere is to the library what mounting is: the same path on another device."""
    with another_device(tmp_path) as drive:
        full(shelf)
        shutil.copytree(shelf.photos, drive, dirs_exist_ok=True)
        around = tmp_path / "around"
        around.mkdir()
        mount = around / "mount"
        mount.symlink_to(drive)
        assert shelf.index(around).added == 3
        beneath = tmp_path / "beneath"
        beneath.mkdir()
        shutil.copy(shelf.photos / "a.png", beneath / "not a drive.png")
        mount.unlink()
        mount.symlink_to(beneath)
        report = shelf.index(around)
        assert (report.added, report.removed, report.away) == (1, 0, ((str(mount), 3),))
        mount.unlink()
        mount.symlink_to(drive)
        report = shelf.index(around)
        assert (report.unchanged, report.removed, report.away) == (3, 1, ())


def test_a_drive_that_comes_back_with_another_number_is_there(shelf: Shelf, tmp_path: Path) -> None:
    with another_device(tmp_path) as drive:
        full(shelf)
        sub = shelf.photos / "sub"
        shutil.copytree(sub, drive, dirs_exist_ok=True)
        shutil.rmtree(sub)
        sub.symlink_to(drive)
        assert shelf.index().unchanged == 3
        sub.unlink()
        shutil.copytree(drive, sub)
        (sub / "b.png").unlink()
        report = shelf.index()
        assert (report.unchanged, report.removed, report.away) == (2, 1, ())


@pytest.mark.parametrize("leaves", ["an empty folder", "nothing"])
def test_a_drive_inside_a_folder_is_away_alone(shelf: Shelf, tmp_path: Path, leaves: str) -> None:
    with another_device(tmp_path) as drive:
        full(shelf)
        shutil.copytree(shelf.photos / "sub", drive, dirs_exist_ok=True)
        mount = shelf.photos / "mount"
        mount.symlink_to(drive)
        assert shelf.index().added == 2
        mount.unlink()
        if leaves == "an empty folder":
            mount.mkdir()
        (shelf.photos / "a.png").unlink()
        for removed in (1, 0):
            report = shelf.index()
            assert (report.removed, report.unchanged, report.away) == (removed, 2, ((str(mount), 2),))
        assert shelf.library.remove(str(mount)) == (2, [])
        assert shelf.index().away == ()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
def test_an_unmounted_drive_loses_nothing(shelf: Shelf) -> None:
    mount = ["mount", "-t", "tmpfs", "none", str(shelf.photos)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing may be mounted here")
    try:
        full(shelf)
    finally:
        subprocess.run(["umount", str(shelf.photos)], check=True)
    assert list(shelf.photos.iterdir()) == []
    report = shelf.index()
    assert (counts(report), report.away) == ((0, 0, 0, 0, 0), ((str(shelf.photos), 3),))
    assert shelf.library.status().pictures == 3
