"""Chroma's generations: built aside, serving with what is newer, and never trusted when they are damaged."""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.api import Query
from assistant.api.language import in_language
from assistant.library import sealed
from assistant.library.exact import ExactIndex
from assistant.library.generations import Generations
from assistant.library.store import File, LibraryStore
from tests.unit.library.conftest import Shelf

MODEL = "test/vectors@1"


def filled(database: Path, count: int, dimension: int = 32) -> LibraryStore:
    """A store with clustered unit vectors and no files on disk."""
    store = LibraryStore(database)
    add(store, 0, count, dimension)
    return store


def add(store: LibraryStore, first: int, count: int, dimension: int = 32, length: float = 1.0) -> None:
    rng = np.random.default_rng(first)
    centres = np.random.default_rng(7).normal(size=(20, dimension))
    vectors = (centres[rng.integers(20, size=count)] + 0.5 * rng.normal(size=(count, dimension))).astype(np.float32)
    vectors *= length / np.linalg.norm(vectors, axis=1, keepdims=True)
    names = [f"{number:064x}" for number in range(first, first + count)]
    files = [File(b"/p/" + name.encode(), 1, 1, name, 1, 1, "image/png", "", b"") for name in names]
    store.save(files, [(name, MODEL, row.tobytes()) for name, row in zip(names, vectors, strict=True)])


def build(generations: Generations, database: Path) -> bool:
    return generations.build(database, threading.Event())


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of 3,000 vectors and a generation of them; copied, not changed, by tests."""
    root = tmp_path_factory.mktemp("sound")
    store = filled(root / "library.sqlite3", 3000)
    generations = Generations(root / "index", MODEL)
    assert build(generations, root / "library.sqlite3")
    store.close()
    return root


def test_a_generation_finds_what_exact_search_finds(sound: Path) -> None:
    store = LibraryStore(sound / "library.sqlite3")
    generations = Generations(sound / "index", MODEL)
    exact = ExactIndex(store, MODEL)
    recalled = 0
    for name in [f"{number:064x}" for number in range(0, 3000, 100)]:
        target = store.vectors_of([name], MODEL)[name]
        answer = generations.nearest(target, 10)
        assert answer
        found = list(store.digests_of([number for number, _ in answer[0]]).values())
        assert store.digests_of([answer[0][0][0]]).popitem()[1] == name
        recalled += len({digest for digest, _ in exact.nearest(target, 10)} & set(found))
    generations.close()
    store.close()
    assert recalled / 300 >= 0.98


def test_the_library_serves_from_a_generation_and_merges_what_is_newer(
    shelf: Shelf, open_shelf: Callable[..., Shelf]
) -> None:
    for seed in range(6):
        shelf.put(f"{seed}.png", "white", "red", seed)
    serving = open_shelf(build_from=4)
    serving.index()
    serving.library.wait()
    assert serving.library.status().index == "generation"
    found = serving.search(Query(("red",)))
    assert (found.index, len(found.hits), found.note) == ("generation", 6, "")
    shelf.put("new.png", "white", "blue")
    (shelf.photos / "0.png").unlink()
    serving.index()
    found = serving.search(Query(("blue",)))
    assert (found.index, found.total) == ("merged", 6)
    assert Path(found.hits[0].picture.path).name == "new.png"
    assert "0.png" not in serving.names("red")
    # A quarter of it has changed, so a new one was built.
    serving.library.wait()
    assert serving.search(Query(("blue",))).index == "generation"


def damaged_files(root: Path) -> list[Path]:
    folder = next((root / "index").glob("*/generation-*"))
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "chroma.sqlite3"]


def harm(path: Path, damage: str) -> None:
    data = bytearray(path.read_bytes())
    if damage == "removed":
        path.unlink()
    elif damage == "flipped":
        data[len(data) // 2] ^= 0x10
        path.write_bytes(data)
    else:
        path.write_bytes(data[: len(data) // 2 if damage == "cut" else 0])


DAMAGES = pytest.mark.parametrize("damage", ["emptied", "cut", "flipped", "removed"])


@DAMAGES
def test_any_damaged_file_is_noticed_before_chroma_opens_it(
    sound: Path, tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    names = [path.relative_to(sound) for path in damaged_files(sound)]
    assert len(names) >= 6
    caplog.set_level(logging.CRITICAL)
    target = np.ones(32, np.float32)
    for place, name in enumerate(names):
        root = tmp_path / str(place)
        shutil.copytree(sound / "index", root / "index")
        harm(root / name, damage)
        generations = Generations(root / "index", MODEL)
        assert generations.nearest(target, 5) is None, name
        assert generations.manifest() is None
        assert list((root / "index").glob("*/damaged-*")), name


@DAMAGES
def test_the_file_that_chroma_itself_changes_is_put_back(sound: Path, tmp_path: Path, damage: str) -> None:
    shutil.copytree(sound / "index", tmp_path / "index")
    target = np.ones(32, np.float32)
    untouched = Generations(sound / "index", MODEL)
    truth = untouched.nearest(target, 5)
    untouched.close()
    live = next((tmp_path / "index").glob("*/generation-*/chroma/chroma.sqlite3"))
    harm(live, damage)
    live.with_name("chroma.sqlite3-wal").write_bytes(b"left behind")
    again = Generations(tmp_path / "index", MODEL)
    assert again.nearest(target, 5) == truth
    assert not list((tmp_path / "index").glob("*/damaged-*"))
    again.close()


def test_exact_search_answers_for_a_damaged_generation_and_a_new_one_needs_no_model(
    open_shelf: Callable[..., Shelf],
) -> None:
    first = open_shelf(build_from=4)
    for seed in range(6):
        first.put(f"{seed}.png", "white", "red", seed)
    first.index()
    first.library.wait()
    first.library.close()
    vectors = next(first.generations.glob("*/generation-*/chroma/*/data_level0.bin"))
    vectors.write_bytes(vectors.read_bytes()[:100])
    again = open_shelf(build_from=4)
    calls = again.embedder.calls
    found = again.search(Query(("red",)))
    assert (found.index, len(found.hits)) == ("exact", 6)
    assert "being built" in found.note
    again.library.wait()
    found = again.search(Query(("red",)))
    assert (found.index, len(found.hits), found.note) == ("generation", 6, "")
    assert again.embedder.calls == calls


@pytest.fixture
def crowded(shelf: Shelf, open_shelf: Callable[..., Shelf]) -> Shelf:
    """A generation of 40 red pictures in a folder of their own, and of 5 with little red in them."""
    for seed in range(40):
        shelf.put(f"../reds/{seed}.png", "red", "white", seed)
    for seed in range(5):
        shelf.put(f"{seed}.png", "blue", "red", seed)
    serving = open_shelf(build_from=4)
    serving.index(serving.photos, serving.photos.with_name("reds"))
    serving.library.wait()
    assert serving.search(Query(("red",), limit=1)).index == "generation"
    return serving


def test_what_has_left_hides_nothing_that_is_left(crowded: Shelf) -> None:
    crowded.library._store.forget_folder(os.fsencode(crowded.photos.with_name("reds")))
    found = crowded.search(Query(("red",), limit=1))
    assert (found.index, len(found.hits)) == ("generation", 1)


def test_a_library_that_became_small_needs_no_index(crowded: Shelf) -> None:
    for name in ("0.png", "1.png"):
        (crowded.photos / name).unlink()
    crowded.library.remove(str(crowded.photos.with_name("reds")))
    crowded.index()
    found = crowded.search(Query(("red",)))
    assert (found.index, len(found.hits), crowded.library.status().index) == ("exact", 3, "exact")


def test_an_index_is_built_anew_when_much_was_removed(crowded: Shelf) -> None:
    crowded.library.remove(str(crowded.photos.with_name("reds")))
    crowded.library.wait()
    manifest = next(iter(crowded.library._indexes.values()))._index.manifest()
    assert manifest is not None
    assert manifest.count == 5


@pytest.mark.parametrize("searched", [False, True], ids=["known", "open"])
def test_a_generation_that_is_deleted_while_it_serves_costs_nothing(
    open_shelf: Callable[..., Shelf], searched: bool
) -> None:
    shelf = open_shelf(build_from=4)
    for seed in range(6):
        shelf.put(f"{seed}.png", "white", "red", seed)
    shelf.index()
    shelf.library.wait()
    if searched:
        assert shelf.search(Query(("red",))).index == "generation"
    assert shelf.library.status().index == "generation"
    shutil.rmtree(next(shelf.generations.glob("*/generation-*")))
    assert len(shelf.search(Query(("red",))).hits) == 6
    shelf.library.wait()
    assert len(shelf.search(Query(("red",))).hits) == 6


def test_a_damaged_generation_that_cannot_be_renamed_does_not_serve_until_the_next_is_built(
    sound: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As on a disk that is full or only read; here its new name is taken."""
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    folder = next((tmp_path / "index").glob("*/generation-*"))
    (folder.with_name(f"damaged-{folder.name}") / "taken").mkdir(parents=True)
    harm(folder / "manifest.json", "flipped")
    generations = Generations(tmp_path / "index", MODEL)
    target = np.ones(32, np.float32)
    assert [generations.nearest(target, 5) for _ in range(2)] == [None, None]
    assert generations.manifest() is None
    assert caplog.text.count("damaged and is set aside") == 1
    assert folder.exists()
    assert build(generations, tmp_path / "library.sqlite3")
    assert generations.nearest(target, 5)
    generations.close()
    assert len(list((tmp_path / "index").glob("*/*"))) == 1


def test_vectors_whose_length_is_a_little_off_find_themselves(tmp_path: Path) -> None:
    """As those of a model in half precision."""
    store = LibraryStore(tmp_path / "library.sqlite3")
    add(store, 0, 100, length=0.995)
    assert build(Generations(tmp_path / "index", MODEL), tmp_path / "library.sqlite3")
    store.close()


def test_an_index_that_cannot_be_built_is_not_told_as_being_built(
    open_shelf: Callable[..., Shelf], caplog: pytest.LogCaptureFixture
) -> None:
    shelf = open_shelf(build_from=1)
    shelf.put("a.png", "white", "red")
    shelf.index()
    shelf.library.wait()
    found = shelf.search(Query(("red",)))
    assert (found.index, len(found.hits)) == ("exact", 1)
    assert found.note.startswith("The search index could not be built")
    assert in_language(found.note, "zh").startswith("搜索索引未能建立")
    assert "could not be built (1): there is nothing to build; exact search answers" in caplog.text


def test_what_is_too_small_for_chroma_is_not_built(tmp_path: Path) -> None:
    store = filled(tmp_path / "library.sqlite3", 1)
    generations = Generations(tmp_path / "index", MODEL)
    assert not build(generations, tmp_path / "library.sqlite3")
    assert generations.nearest(np.ones(32, np.float32), 10) is None
    add(store, 1, 1)
    assert build(generations, tmp_path / "library.sqlite3")
    answer = generations.nearest(np.ones(32, np.float32), 10)
    assert answer
    assert {number for number, _ in answer[0]} == {1, 2}
    generations.close()
    store.close()


def test_a_cancelled_build_leaves_nothing_and_the_old_generation_serves(tmp_path: Path) -> None:
    store = filled(tmp_path / "library.sqlite3", 50)
    generations = Generations(tmp_path / "index", MODEL)
    assert build(generations, tmp_path / "library.sqlite3")
    before = generations.manifest()
    cancelled = threading.Event()
    cancelled.set()
    assert not generations.build(tmp_path / "library.sqlite3", cancelled)
    assert generations.manifest() == before
    assert [path.name.split("-")[0] for path in (tmp_path / "index").glob("*/*")] == ["generation"]
    store.close()


def test_a_model_does_not_see_the_generation_of_another(sound: Path) -> None:
    assert Generations(sound / "index", "test/vectors@2").nearest(np.ones(32, np.float32), 5) is None


def test_a_seal_holds_the_sums_of_all_files(sound: Path) -> None:
    manifest = sealed.read(next((sound / "index").glob("*/generation-*")))
    assert manifest
    assert (manifest.count, manifest.last) == (3000, 3000)
    assert {path.name for path in damaged_files(sound)} - {"manifest.json"} <= {
        Path(name).name for name in manifest.files
    }
