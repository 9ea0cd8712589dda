"""A full disk, a folder that may not be written: a clear sentence, nothing lost, and on with it afterwards.

Where the tests may mount, the disk is a real small one; elsewhere SQLite itself is told to hold no more pages.
"""

from __future__ import annotations

import logging
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.api import IndexReport, Query, StoreProblem
from assistant.library import indexes
from assistant.library.library import PictureLibrary
from assistant.media.decoder import Decoder
from tests.unit.library.colours import ColourEmbedder, scene

PICTURES = 120


@dataclass
class Disk:
    """A folder with little room. `fill` leaves nearly none in it, `free` gives it back, `close` forbids writing."""

    folder: Path
    mounted: bool
    library: PictureLibrary | None = None

    def fill(self) -> None:
        if self.mounted:
            free = os.statvfs(self.folder)
            (self.folder / "filler").write_bytes(bytes(free.f_bavail * free.f_frsize - 64 * 1024))
        else:
            self._pages("page_count + 8")

    def free(self) -> None:
        if self.mounted:
            (self.folder / "filler").unlink()
        else:
            self._pages("1000000")

    def close(self, closed: bool) -> None:
        if self.mounted:
            subprocess.run(["mount", "-o", f"remount,{'ro' if closed else 'rw'}", self.folder], check=True)
        elif os.geteuid() == 0:
            # Nothing is forbidden to root: a file stands where the folder was.
            data, away = self.folder / "data", self.folder / "away"
            if closed:
                data.rename(away)
                data.touch()
            else:
                data.unlink()
                away.rename(data)
        else:
            for path in [self.folder, *self.folder.rglob("*")]:
                path.chmod((0o500 if closed else 0o700) if path.is_dir() else (0o400 if closed else 0o600))

    def _pages(self, most: str) -> None:
        assert self.library
        database = self.library._store._db
        row = database.row("PRAGMA page_count")
        assert row
        count = eval(most, {}, {"page_count": row[0]})
        database.execute(f"PRAGMA max_page_count = {count}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(command, check=False, capture_output=True).returncode == 0
    yield Disk(folder, mounted)
    if mounted:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    photos = tmp_path / "photos"
    photos.mkdir()
    for seed in range(PICTURES):
        scene("white" if seed % 2 else "black", "red", seed // 2).save(photos / f"{seed:03}.png")
    return photos


@pytest.fixture
def opened(disk: Disk, decoder: Decoder) -> Iterator[Callable[[int], PictureLibrary]]:
    libraries: list[PictureLibrary] = []

    def one(build_from: int = 10**9) -> PictureLibrary:
        disk.library = PictureLibrary(
            disk.folder / "data" / "library.sqlite3", disk.folder / "index", decoder, build_from
        )
        libraries.append(disk.library)
        return disk.library

    yield one
    for library in libraries:
        library.close()


def index(library: PictureLibrary, embedder: ColourEmbedder, photos: Path) -> IndexReport:
    report = list(library.for_turn(lambda: embedder).index([str(photos)]))[-1]
    assert isinstance(report, IndexReport)
    return report


def test_a_full_disk_is_told_and_indexing_goes_on_when_there_is_space(
    disk: Disk, photos: Path, opened: Callable[..., PictureLibrary], embedder: ColourEmbedder
) -> None:
    library = opened()
    disk.fill()
    with pytest.raises(StoreProblem, match="disk is full") as problem:
        index(library, embedder, photos)
    assert problem.value.hint.startswith("Free some space")
    kept = library.status().pictures
    assert kept < PICTURES
    # What was kept is found while the disk is still full.
    found = library.for_turn(lambda: embedder).search(Query(("red",), limit=50))
    assert (found.total, bool(found.hits)) == (kept, kept > 0)
    disk.free()
    assert index(library, embedder, photos).added == PICTURES - kept
    # At most the batch that could not be committed was embedded twice.
    assert embedder.calls <= PICTURES + 16
    assert library.for_turn(lambda: embedder).search(Query(("red",))).total == PICTURES


def test_a_generation_that_has_no_room_costs_only_speed(
    disk: Disk, photos: Path, opened: Callable[..., PictureLibrary], embedder: ColourEmbedder,
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(indexes, "RETRY_S", 0.0)
    caplog.set_level(logging.CRITICAL)
    first = opened()
    index(first, embedder, photos)
    first.close()
    if disk.mounted:
        disk.fill()
    else:
        (disk.folder / "index").write_text("a file is in the way")
    library = opened(4)
    found = library.for_turn(lambda: embedder).search(Query(("red",)))
    assert (found.index, found.total) == ("exact", PICTURES)
    library.wait()
    assert library.status().index == "exact"
    if disk.mounted:
        disk.free()
    else:
        (disk.folder / "index").unlink()
    library.for_turn(lambda: embedder).search(Query(("red",)))
    library.wait()
    assert library.for_turn(lambda: embedder).search(Query(("red",))).index == "generation"


def test_a_folder_that_may_not_be_written_is_told(
    disk: Disk, photos: Path, opened: Callable[..., PictureLibrary], embedder: ColourEmbedder
) -> None:
    library = opened()
    index(library, embedder, photos)
    library.close()
    disk.close(True)
    try:
        with pytest.raises(StoreProblem, match=r"cannot be (opened|written)") as problem:
            opened()
        assert problem.value.hint.startswith("Check the f")
    finally:
        disk.close(False)
    library = opened()
    assert library.for_turn(lambda: embedder).search(Query(("red",))).total == PICTURES
