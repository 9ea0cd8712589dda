"""The library against a brute-force model of it, through random histories of adding, changing, crashing, reopening."""

from __future__ import annotations

import hashlib
import itertools
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from assistant.api import BadInput, Query
from assistant.library.library import PictureLibrary
from assistant.media.decoder import Decoder
from tests.unit.library.colours import COLOURS, ColourEmbedder, scene
from tests.unit.library.conftest import Shelf

FOLDERS = ("", "a", "a/b", "c")
Vector = np.ndarray[tuple[int], np.dtype[np.float32]]
colours = st.sampled_from(sorted(COLOURS))


class Histories(RuleBasedStateMachine):
    """`files` is what lies on disk, `known` what the library was told of by its last complete run over each file."""

    decoder: Decoder
    build_from: int
    answered: set[str]
    """Which indexes answered."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="library-"))
        self.photos = self.root / "photos"
        for folder in FOLDERS:
            (self.photos / folder).mkdir(parents=True, exist_ok=True)
        self.embedder = ColourEmbedder(self.decoder)
        self.names = itertools.count()
        self.files: dict[str, Vector] = {}
        self.known: dict[str, Vector] = {}
        self.settled = True
        self.library = self.opened()
        if self.build_from < 100:
            for number in range(self.build_from + 2):
                self.add("", "white", "red", number)
            self.index()

    def opened(self) -> PictureLibrary:
        return PictureLibrary(self.root / "library.sqlite3", self.root / "index", self.decoder, self.build_from)

    @rule(folder=st.sampled_from(FOLDERS), ground=colours, shape=colours, seed=st.integers(0, 200))
    def add(self, folder: str, ground: str, shape: str, seed: int) -> None:
        self.draw(str(Path(folder, f"{next(self.names)}.png")), ground, shape, seed)

    @precondition(lambda self: self.files)
    @rule(data=st.data(), ground=colours, shape=colours, seed=st.integers(0, 200))
    def change(self, data: st.DataObject, ground: str, shape: str, seed: int) -> None:
        self.draw(self.any_file(data), ground, shape, seed)

    @precondition(lambda self: self.files)
    @rule(data=st.data(), folder=st.sampled_from(FOLDERS), copy=st.booleans())
    def move_or_copy(self, data: st.DataObject, folder: str, copy: bool) -> None:
        source = self.any_file(data)
        target = str(Path(folder, f"{next(self.names)}.png"))
        if copy:
            shutil.copyfile(self.photos / source, self.photos / target)
            self.files[target] = self.files[source]
        else:
            (self.photos / source).rename(self.photos / target)
            self.files[target] = self.files.pop(source)
        self.settled = False

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        name = self.any_file(data)
        (self.photos / name).unlink()
        del self.files[name]
        self.settled = False

    @rule()
    def index(self) -> None:
        before = self.embedder.calls
        report = list(self.library.for_turn(lambda: self.embedder).index([str(self.photos)]))[-1]
        assert not report.failed  # type: ignore[union-attr]
        unseen = {vector.tobytes() for vector in self.files.values()} - {v.tobytes() for v in self.known.values()}
        assert unseen or self.embedder.calls - before <= len(self.files)
        self.known = dict(self.files)
        self.settled = True

    @rule(whole=st.integers(0, 2))
    def crash_while_indexing(self, whole: int) -> None:
        """The run is given up after some batches and the library is opened anew, as after a crash."""
        steps = self.library.for_turn(lambda: self.embedder).index([str(self.photos)])
        for _ in itertools.islice(steps, whole + 1):
            pass
        steps.close()  # type: ignore[attr-defined]
        self.settled = False
        self.reopen()

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = self.opened()

    @rule()
    def wait(self) -> None:
        """Until then exact search answers, from then on the generation."""
        self.library.wait()

    @rule(folder=st.sampled_from(["a", "c"]))
    def forget(self, folder: str) -> None:
        with suppress(BadInput):  # it may hold nothing of it
            self.library.remove(str(self.photos / folder))
        self.settled = False

    @precondition(lambda self: self.settled)
    @invariant()
    def equals_the_model(self) -> None:
        """Every file is found with its own similarity and none that is gone; the same with a filter."""
        if not hasattr(self, "library"):
            return
        assert self.library.status().pictures == len(self.known)
        for folder in ("", "a"):
            for colour in ("red", "blue"):
                self.compare(colour, folder)

    def compare(self, colour: str, folder: str) -> None:
        query = Query((colour,), folder=str(self.photos / folder) if folder else "", limit=10)
        found = self.library.for_turn(lambda: self.embedder).search(query)
        self.answered.add(found.index)
        text = np.frombuffer(self.embedder.embed_texts([colour]).data, np.float32)
        below = {name: vector for name, vector in self.known.items() if not folder or name.startswith(folder + "/")}
        assert found.total == len({(self.photos / name).read_bytes() for name in below})
        for hit in found.hits:
            name = os.path.relpath(hit.picture.path, self.photos)
            assert name in below, "an id is stale, or the filter was not kept"
        shown = [float(below[os.path.relpath(hit.picture.path, self.photos)] @ text) for hit in found.hits]
        assert shown == pytest.approx(self.folded(below, text)[: query.limit], abs=1e-5)
        # Folding hides pictures that look the same; together with them everything is accounted for.
        if len(found.hits) < query.limit:
            assert sum(1 + hit.duplicates for hit in found.hits) == len(below)

    def folded(self, files: dict[str, Vector], text: Vector) -> list[float]:
        """The similarities of all pictures that look like no better one, best first."""
        leaders: list[np.ndarray[Any, np.dtype[np.int16]]] = []
        kept = []
        contents = {hashlib.sha256((self.photos / name).read_bytes()).hexdigest(): name for name in files}
        for _, name in sorted(contents.items(), key=lambda pair: (-np.float32(files[pair[1]] @ text), pair[0])):
            look = np.frombuffer(self.decoder.inspect(str(self.photos / name)).look, np.uint8).astype(np.int16)
            blank = np.ptp(look.reshape(-1, 3), axis=0).max() <= 16
            if blank or all(np.abs(look - leader).max() > 16 for leader in leaders):
                leaders.append(look)
                kept.append(float(files[name] @ text))
        return kept

    def draw(self, name: str, ground: str, shape: str, seed: int) -> None:
        path = self.photos / name
        scene(ground, shape, seed).save(path)
        os.utime(path, ns=(0, next(self.names) * 10**9))
        self.files[name] = np.array(self.embedder._shares(str(path)), np.float32)
        self.files[name] /= np.linalg.norm(self.files[name])
        self.settled = False

    def any_file(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.files)))

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.root)


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("build_from", "examples", "steps"), [(10**9, 25, 30), (4, 12, 15)], ids=["exact", "chroma"])
def test_the_library_always_equals_a_brute_force_model(
    decoder: Decoder, build_from: int, examples: int, steps: int
) -> None:
    machine: Any = type("Machine", (Histories,), {"decoder": decoder, "build_from": build_from, "answered": set()})
    quiet = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=examples, stateful_step_count=steps, suppress_health_check=quiet, database=None),
    )
    assert build_from > 100 or machine.answered & {"generation", "merged"}


def test_the_model_in_use_is_told_also_after_going_back(shelf: Shelf, decoder: Decoder) -> None:
    shelf.put("a.png", "white", "red")
    for revision in ("1", "2", "1", "2"):
        shelf.embedder = ColourEmbedder(decoder, revision)
        shelf.index()
        status = shelf.library.status()
        assert (status.model, status.outdated) == (f"test/colours@{revision}", 0)
