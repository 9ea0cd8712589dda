"""SIGKILL in every stage of indexing and building: search answers every time, and what was committed is found.

`KILLS=5000` makes it a longer run.
"""

from __future__ import annotations

import logging
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.api import Found, Picture, Query
from assistant.library.library import PictureLibrary
from assistant.media.decoder import Decoder
from assistant.media.processes import environment
from tests.unit.library.colours import COLOURS, ColourEmbedder, scene
from tests.unit.library.doomed import STAGES

KILLS = int(os.environ.get("KILLS", "105"))
ROOT = Path(__file__).parents[3]


class Doomed:
    """The forking process, and one child of it at a time."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.unit.library.doomed"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, env=environment(),
        )  # fmt: skip

    def begin(self, root: Path) -> int:
        assert self.process.stdin
        self.process.stdin.write(f"{root}\n")
        return int(next(line for line in self.lines() if line.startswith("pid")).split()[1])

    def lines(self) -> Iterator[str]:
        assert self.process.stdout
        for line in self.process.stdout:
            yield line.strip()

    def killed_in(self, root: Path, stage: str, delay_s: float) -> tuple[str, int]:
        """The last stage that was reached, and how many pictures were known to be committed."""
        pid, reached, kept, killed = self.begin(root), "start", 0, False
        for line in self.lines():
            if line == "ended":
                return reached, kept
            if line.startswith("kept"):
                kept = int(line.split()[1])
                continue
            assert line != "failed"
            reached = line
            if line == stage and not killed:
                killed = True
                time.sleep(delay_s)
                with suppress(ProcessLookupError):  # it was done before the delay was over
                    os.kill(pid, signal.SIGKILL)
        raise AssertionError("the forking process itself died")


@pytest.fixture
def doomed() -> Iterator[Doomed]:
    doomed = Doomed()
    yield doomed
    doomed.process.kill()
    doomed.process.wait()


@pytest.mark.timeout(120 + 5 * KILLS)
def test_search_answers_after_every_kill(
    doomed: Doomed, decoder: Decoder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    chance = random.Random(20)
    (tmp_path / "photos").mkdir()
    numbers = iter(range(10**9))
    died: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    unlinked = 0
    """Files that went since the last run that was complete: they are in the count until they are swept."""
    for turn in range(KILLS):
        for _ in range(5):
            draw(tmp_path, next(numbers), chance)
        for path in chance.sample(sorted((tmp_path / "photos").iterdir()), 2):
            path.unlink()
            unlinked += 1
        stage, kept = doomed.killed_in(tmp_path, STAGES[turn % len(STAGES)], chance.random() ** 3 * 0.05)
        died[stage] += 1
        with sqlite3.connect(tmp_path / "library.sqlite3") as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        raw.close()
        library = PictureLibrary(tmp_path / "library.sqlite3", tmp_path / "index", decoder, 10**9)
        assert library.status().pictures >= kept - unlinked
        answered[check(library, ColourEmbedder(decoder), chance).index] += 1
        library.close()
        if turn % 20 == 19:
            assert doomed.killed_in(tmp_path, "never", 0)[0] == "done"
            unlinked = 0
    assert sum(died.values()) >= KILLS
    assert set(STAGES) <= set(died), died
    assert answered["generation"] + answered["merged"] >= KILLS // 3, answered
    assert len(list((tmp_path / "index").glob("*/*"))) < 40, "half-built generations are cleaned up"


def draw(root: Path, number: int, chance: random.Random) -> None:
    ground, shape = chance.sample(sorted(COLOURS), 2)
    scene(ground, shape, number).save(root / "photos" / f"{number:06}.png")


def check(library: PictureLibrary, embedder: ColourEmbedder, chance: random.Random) -> Found:
    """A query in words answers; pictures of the library find themselves."""
    found = library.for_turn(lambda: embedder).search(Query(("red",), limit=50))
    for hit in chance.sample(found.hits, min(3, len(found.hits))):
        picture = Picture(hit.picture.digest, hit.picture.path)
        again = library.for_turn(lambda: embedder).search(Query(pictures=(picture,), limit=50))
        assert hit.picture.digest in {other.picture.digest for other in again.hits if other.score > 0.99}
    return found
