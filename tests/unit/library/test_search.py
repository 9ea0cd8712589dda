"""Searching: the arithmetic of queries, what is folded and filtered, and what a score means."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from assistant.api import ImageTextEmbedding, ModelInfo, Picture, Query, StoreProblem, Vectors
from assistant.library.filters import Filter
from assistant.library.fitting import Parts
from assistant.library.folding import Folding
from assistant.library.looks import Looks
from assistant.library.search import Wanted, find, framed, score
from assistant.library.store import File, LibraryStore
from assistant.media.decoder import Decoder
from tests.unit.library.colours import COLOURS, ColourEmbedder, scene
from tests.unit.library.conftest import Shelf

EVERY = Filter()


def picture(path: Path) -> Picture:
    return Picture("", str(path), path=str(path))


def _none() -> ImageTextEmbedding:
    raise AssertionError


def test_an_empty_library_asks_for_no_model(shelf: Shelf) -> None:
    def no_model() -> ImageTextEmbedding:
        raise AssertionError

    found = shelf.library.for_turn(no_model).search(Query(("red",)))
    assert (found.hits, found.index, found.total) == ((), "empty", 0)


def test_words_find_pictures(shelf: Shelf) -> None:
    for name in ("red", "green", "blue"):
        shelf.put(f"{name}.png", "white", name)
    shelf.index()
    found = shelf.search(Query(("a blue thing",)))
    assert Path(found.hits[0].picture.path).name == "blue.png"
    assert (found.confident, found.index, found.total) == (True, "exact", 3)
    best = found.hits[0]
    assert (best.rank, best.picture.origin, best.picture.width, best.picture.media_type) == (
        1,
        "found",
        64,
        "image/png",
    )
    assert best.picture.stored == best.picture.path
    assert len(best.picture.digest) == 64


def test_nothing_that_fits_is_said(shelf: Shelf) -> None:
    shelf.put("red.png", "white", "red")
    shelf.index()
    found = shelf.search(Query(("purple",)))
    assert not found.confident
    assert found.hits[0].score < 0.5


def test_a_picture_finds_its_like_and_an_exclusion_pushes_away(shelf: Shelf) -> None:
    for seed, (ground, shape) in enumerate([("white", "red"), ("white", "blue"), ("black", "red")]):
        shelf.put(f"{shape}-on-{ground}.png", ground, shape, seed)
    shelf.index()
    outside = shelf.photos.parent / "query.png"
    scene("black", "red", 5).save(outside)
    hits = shelf.search(Query(pictures=(picture(outside),))).hits
    assert Path(hits[0].picture.path).name == "red-on-black.png"
    hits = shelf.search(Query(("red",), exclude=("black",))).hits
    assert Path(hits[0].picture.path).name == "red-on-white.png"
    hits = shelf.search(Query(("white",), (picture(outside),), ("black",), limit=1)).hits
    assert Path(hits[0].picture.path).name == "red-on-white.png"


def test_what_fits_is_told_by_each_part_of_a_query(shelf: Shelf) -> None:
    for seed, (ground, shape) in enumerate([("white", "red"), ("white", "blue"), ("black", "red"), ("red", "blue")]):
        shelf.put(f"{shape}-on-{ground}.png", ground, shape, seed)
    shelf.index()
    outside = shelf.photos.parent / "query.png"

    def fitting(query: Query) -> set[str]:
        found = shelf.search(query)
        assert found.confident == any(hit.fits for hit in found.hits)
        return {Path(hit.picture.path).stem for hit in found.hits if hit.fits}

    scene("green", "yellow").save(outside)
    strange = shelf.search(Query(pictures=(picture(outside),)))
    assert (len(strange.hits), strange.confident) == (4, False)
    assert all(hit.score < 0.5 for hit in strange.hits)
    assert fitting(Query(("red",), (picture(outside),))) == {"red-on-white", "red-on-black", "blue-on-red"}
    scene("white", "red", 5).save(outside)
    assert fitting(Query(pictures=(picture(outside),))) == {"red-on-white", "blue-on-white"}
    assert fitting(Query(("red",), exclude=("blue",))) == {"red-on-white", "red-on-black"}
    # Nothing comes near what is only excluded.
    only = shelf.search(Query(exclude=("blue", "black")))
    assert [Path(hit.picture.path).stem for hit in only.hits] == ["red-on-white"]


def test_an_unmeasured_model_takes_from_the_library_what_is_alike(shelf: Shelf) -> None:
    shelf.embedder.alike = 0
    names = [name for name in COLOURS if name != "red"]
    for seed in range(40):
        shelf.put(f"{seed}.png", names[seed % 7], names[(seed + 1 + seed % 3) % 7], seed)
    shelf.index()
    outside = shelf.photos.parent / "query.png"
    scene("black", "green", 50).save(outside)
    like = [hit.fits for hit in shelf.search(Query(pictures=(picture(outside),), limit=40)).hits]
    assert 0 < sum(like) < 12
    assert like == sorted(like, reverse=True)
    scene("red", "red").save(outside)
    assert not shelf.search(Query(pictures=(picture(outside),))).confident


def test_a_numbered_picture_is_not_its_own_answer_and_is_not_decoded_again(shelf: Shelf) -> None:
    for seed in range(3):
        shelf.put(f"{seed}.png", "white", "red", seed)
    shelf.index()
    hit = shelf.search(Query(("red",))).hits[0].picture
    before = shelf.embedder.calls
    numbered = Picture(hit.digest, "/gone", 4, path="/gone")
    found = shelf.search(Query(pictures=(numbered,)))
    assert hit.digest not in {other.picture.digest for other in found.hits}
    assert len(found.hits) == 2
    assert shelf.embedder.calls == before


def test_a_picture_given_by_its_file_finds_its_copies_but_not_that_file(shelf: Shelf) -> None:
    for seed in range(3):
        shelf.put(f"{seed}.png", "white", "red", seed)
    given = shelf.photos / "1.png"
    shelf.index()
    assert str(given) not in {hit.picture.path for hit in shelf.search(Query(pictures=(picture(given),))).hits}
    (shelf.photos / "copy.png").write_bytes(given.read_bytes())
    shelf.index()
    best = shelf.search(Query(pictures=(picture(given),))).hits[0]
    assert (best.picture.path, best.fits, best.duplicates) == (str(shelf.photos / "copy.png"), True, 0)


def test_only_pictures_below_a_folder(shelf: Shelf) -> None:
    for seed in range(30):
        shelf.put(f"many/{seed}.png", "white", "red", seed)
    shelf.put("few/a.png", "blue", "red", 3)
    shelf.put("few-more/a.png", "blue", "red", 4)
    shelf.index()
    found = shelf.search(Query(("red",), folder=str(shelf.photos / "few"), limit=3))
    assert [hit.picture.path for hit in found.hits] == [str(shelf.photos / "few" / "a.png")]


def test_every_folder_with_pictures_below_it_is_known(shelf: Shelf) -> None:
    for name in ("few/a.png", "deep/er/b.png", "c.png"):
        shelf.put(name, "white", "red")
    (shelf.photos / "empty").mkdir()
    shelf.index()
    below = {str(Path(folder).relative_to(shelf.photos)) for folder in shelf.library.for_turn(_none).folders()}
    assert below == {".", "few", "deep", "deep/er"}


def test_only_files_of_a_size(shelf: Shelf) -> None:
    sizes = {}
    for seed, name in enumerate(("a", "b")):
        path = shelf.put(f"{name}.png", "white", "red", seed)
        with path.open("ab") as file:
            file.write(b"\0" * 5000 * seed)
        sizes[name] = path.stat().st_size
    shelf.index()

    def names(**limits: int) -> set[str]:
        return {Path(hit.picture.path).stem for hit in shelf.search(Query(("red",), **limits)).hits}  # type: ignore[arg-type]

    assert names(lightest=sizes["b"]) == {"b"}
    assert names(heaviest=sizes["b"] - 1) == {"a"}
    assert names(lightest=sizes["a"], heaviest=sizes["b"]) == {"a", "b"}


def test_the_same_picture_saved_again_is_folded(shelf: Shelf) -> None:
    original = shelf.put("a.png", "white", "red", 2)
    shutil.copy(original, shelf.photos / "copy.png")
    Image.open(original).save(shelf.photos / "again.jpg", quality=80)
    Image.open(original).resize((48, 48)).save(shelf.photos / "small.png")
    shelf.put("other.png", "white", "red", 3)
    shelf.index()
    hits = shelf.search(Query(("red",))).hits
    assert sorted(hit.duplicates for hit in hits) == [0, 3]


def test_pictures_that_differ_are_no_copies(shelf: Shelf) -> None:
    """A look is of 16 × 16 pixels: what it cannot tell apart need not be the same."""
    Image.new("RGBA", (200, 200)).save(shelf.photos / "clear.png")
    Image.new("RGB", (1, 1), "white").save(shelf.photos / "thin.png")
    Image.new("RGB", (64, 48), "white").save(shelf.photos / "blank.png")
    shutil.copy(shelf.photos / "blank.png", shelf.photos / "blank-again.png")
    wide = scene("white", "red")
    wide.save(shelf.photos / "square.png")
    wide.resize((128, 64)).save(shelf.photos / "stretched.png")
    wide.resize((48, 48)).save(shelf.photos / "small.png")
    shelf.index()
    copies = {Path(hit.picture.path).stem: hit.duplicates for hit in shelf.search(Query(("white",))).hits}
    assert sorted(copies.values()) == [0, 0, 0, 1, 1]
    assert copies["clear"] == copies["thin"] == copies["stretched"] == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((4000, 2667), (48, 32), True),
        ((4000, 3), (2000, 2), True),
        ((3, 4000), (1, 2000), True),
        ((640, 480), (480, 640), False),
        ((640, 480), (640, 360), False),
    ],
)
def test_the_sides_of_a_copy_are_in_proportion(one: tuple[int, int], other: tuple[int, int], same: bool) -> None:
    look = np.arange(768, dtype=np.uint8).tobytes()
    for first, second in ((one, other), (other, one)):
        looks = Looks(1)
        looks.add(look, first, 7)
        assert looks.like(look, second) == (7 if same else None)


def test_however_many_look_alike_each_is_held_against_the_hits_only() -> None:
    random = np.random.default_rng(0)
    shot = random.integers(40, 200, 768, np.uint8)
    looks, size = Looks(9), (40, 30)
    looks.add(shot.tobytes(), size, 0)
    looks.add((255 - shot).tobytes(), size, 1)
    looks.add(b"", size, 2)
    frames = (shot[None] + random.integers(0, 10, (5_000, 768), np.uint8)).astype(np.uint8)
    assert {looks.like(frame.tobytes(), size) for frame in frames} == {0}
    assert looks.like((250 - shot).tobytes(), size) == 1
    assert looks.like(random.integers(0, 255, 768, np.uint8).tobytes(), size) is None
    assert looks.like(b"", size) is None
    assert looks.like(b"short", size) is None
    assert looks._whole.shape == (9, 768)


class Counted(LibraryStore):
    """Counts the contents that it reads files of, and the most at once."""

    read = most = 0

    def with_digests(self, digests: Sequence[str], only: Filter = EVERY) -> dict[str, list[File]]:
        self.read += len(digests)
        self.most = max(self.most, len(digests))
        return super().with_digests(digests, only)


ALIKE = 5_000


@pytest.fixture(scope="module")
def time_lapse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Counted, list[tuple[str, float]]]]:
    """A store of many frames that look the same and some other pictures behind them, and their similarities."""
    folder = tmp_path_factory.mktemp("frames")
    store = Counted(folder / "library.sqlite3")
    random = np.random.default_rng(0)
    shot = random.integers(40, 200, 768, np.uint8)
    files, one = [], folder / "frame.png"
    one.touch()
    for number in range(ALIKE + 20):
        frame = (
            random.integers(0, 9, 768, np.uint8) + shot if number < ALIKE else random.integers(0, 256, 768, np.uint8)
        )
        (path := folder / f"{number}.png").hardlink_to(one)
        digest = f"{number:064x}"
        look = frame.astype(np.uint8).tobytes()
        files.append(File(os.fsencode(path), 0, 0, digest, 1, 1, "image/png", "", look))
    unit = np.full(4, 0.5, np.float32).tobytes()
    store.save(files, [(file.digest, "m", unit) for file in files])
    yield store, [(file.digest, 1 - place / 10_000) for place, file in enumerate(files)]
    store.close()


def test_each_of_many_that_look_the_same_is_read_once_and_few_at_a_time(
    time_lapse: tuple[Counted, list[tuple[str, float]]],
) -> None:
    store, similar = time_lapse
    none = np.zeros((0, 4), np.float32)
    goal = Wanted(np.full(4, 0.5, np.float32), Parts(np.full((1, 4), 0.5, np.float32), none, none))
    for limit in (3, 10_009):
        store.read = store.most = 0
        found = find(
            Query(("x",), limit=limit),
            goal,
            lambda _, count: (similar[:count], "exact"),
            store,
            EVERY,
            0.2,
            0.7,
            "m",
            9,
            len(similar),
        )
        assert len(found.hits) == min(limit, 21)
        assert found.hits[0].duplicates == ALIKE - 1
        assert found.note == ""
        assert store.read == len(similar)
        assert store.most <= 2000


def test_a_search_gives_up_where_too_many_look_the_same(time_lapse: tuple[Counted, list[tuple[str, float]]]) -> None:
    store, similar = time_lapse
    folding = Folding(Query(("x",), limit=3), store, EVERY, most=3_000)
    folding.add(similar[:1_000])
    assert (folding.given_up, folding.enough) == (False, False)
    for count in (4_000, 5_020):
        folding.add(similar[:count])
        assert (folding.given_up, folding.enough) == (True, False)
    assert [group.others for group in folding.groups()] == [2_999]


def test_files_that_are_gone_are_no_hits(shelf: Shelf) -> None:
    for seed in range(4):
        shelf.put(f"{seed}.png", "white", "red", seed)
    shelf.index()
    best = shelf.names("red", 1)[0]
    (shelf.photos / best).unlink()
    assert best not in shelf.names("red")
    assert len(shelf.names("red", 3)) == 3


def test_every_order_is_that_of_the_cosines(shelf: Shelf) -> None:
    rng = np.random.default_rng(3)
    names = list(COLOURS)
    for seed in range(40):
        ground, shape = rng.choice(names, 2, replace=False)
        shelf.put(f"{seed}.png", str(ground), str(shape), seed)
    shelf.index()
    hits = shelf.search(Query(("red blue",), limit=40)).hits
    pictures = shelf.embedder.embed_pictures([hit.picture for hit in hits])
    text = np.frombuffer(shelf.embedder.embed_texts(["red blue"]).data, np.float32)
    cosines = np.frombuffer(pictures.data, np.float32).reshape(pictures.count, -1) @ text
    assert np.all(np.diff(cosines) <= 1e-6)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_english_words_are_read_in_the_frame_of_the_model(shelf: Shelf) -> None:
    assert framed(["a {} star", "红色", ""], "a picture of {}") == ["a picture of a {} star", "红色", "a picture of "]
    for shape in ("red", "blue"):
        shelf.put(f"{shape}.png", "white", shape)
    shelf.index()
    shelf.embedder.frame = "{} blue blue"
    # The embedder of these tests reads a word once: the frame adds blue to what is looked for.
    assert shelf.names("yellow", 1) == ["blue.png"]
    assert shelf.search(Query(exclude=("yellow",), limit=1)).hits[0].picture.path.endswith("red.png")


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0, 0.9))
def test_scores_grow_with_similarity_and_a_half_is_the_threshold(low: float, high: float, threshold: float) -> None:
    low, high = min(low, high), max(low, high)
    assert 0 <= score(low, threshold) <= score(high, threshold) <= 1
    assert score(threshold, threshold) == pytest.approx(0.5)


def test_a_server_that_answers_with_another_model_is_told(shelf: Shelf, decoder: Decoder) -> None:
    class Served(ColourEmbedder):
        """On a server, which gives its vectors of `more` numbers than before."""

        more = 0
        info = ModelInfo("big/clip", "1", "image_text_embedding", "remote")

        def __init__(self) -> None:
            super().__init__(decoder)
            self.info = Served.info

        @property
        def dimension(self) -> int:  # type: ignore[override]
            return len(COLOURS) + self.more

        def embed_texts(self, texts: Sequence[str]) -> Vectors:
            rows = np.eye(len(texts), self.dimension, dtype=np.float32)
            return Vectors(rows.tobytes(), *rows.shape)

    shelf.put("red.png", "white", "red")
    shelf.embedder = served = Served()
    shelf.index()
    assert len(shelf.search(Query(("red",))).hits) == 1
    served.more = 1
    for ask in (lambda: shelf.search(Query(("red",))), shelf.index):
        with pytest.raises(StoreProblem, match=f"big/clip gives vectors of {len(COLOURS) + 1} numbers") as told:
            ask()
        assert "已是另一个模型" in told.value.said("zh")
