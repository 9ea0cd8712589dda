"""Filters: what SQL lets through is what the words of the query say, for any file; and searching respects them."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import os
import shutil
import time
import unicodedata
from pathlib import Path
from typing import Any, Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.api import BadInput, ImageTextEmbedding, Orientation, Query
from assistant.library import indexes
from assistant.library.filters import filter_of
from assistant.library.store import File, LibraryStore
from tests.unit.library.colours import scene
from tests.unit.library.conftest import Shelf

DAY = datetime.timedelta(days=1)
days = st.dates(datetime.date(1999, 1, 1), datetime.date(2031, 12, 31))
sides = st.sampled_from([1, 63, 64, 65, 640, 4000])
folders = ["/p", "/p/a", "/p/a b", "/p/ab", "/p/a/c", "/p/%", "/p/_", "/q"]
no_days = [
    f"{day} 00:00:00"
    for day in ("0000:00:00", "0000:01:01", "2018:13:45", "2018:02:31", "2019:02:29", "2018:04:00", "9999:99:99")
]
taken = st.one_of(
    st.just(""),
    days.map(lambda day: f"{day:%Y:%m:%d} 12:00:00"),
    st.sampled_from(["yesterday", "0000", "2020-01-01", *no_days]),
)
files = st.builds(
    lambda folder, number, width, height, taken, day: File(
        os.fsencode(f"{folder}/{number}.png"), 1, int(time.mktime((*day.timetuple()[:3], 12, 0, 0, 0, 0, -1))) * 10**9,
        f"{number:064x}", width, height, "image/png", taken, b"",
    ),
    st.sampled_from(folders), st.integers(0, 10**6), sides, sides, taken, days,
)  # fmt: skip
queries = st.builds(
    Query,
    folder=st.sampled_from(["", *folders]),
    since=st.one_of(st.just(""), days.map(str)),
    until=st.one_of(st.just(""), days.map(str)),
    stretches=st.lists(st.tuples(*[st.one_of(st.just(""), days.map(str))] * 2), max_size=3).map(tuple),
    smallest=st.sampled_from([0, 64, 641]),
    largest=st.sampled_from([0, 64, 641]),
    orientation=st.sampled_from(get_args(Orientation)),
    name=st.sampled_from(["", "a.png", "A.PNG", "_.png", "%"]),
    media_type=st.sampled_from(["", "image/png", "image/gif"]),
)


def passes(file: File, query: Query) -> bool:
    """The words of `Query`, in Python."""
    path = os.fsdecode(file.path)
    day = datetime.datetime.fromtimestamp(file.modified / 10**9).date()  # noqa: DTZ006 - the user's own day
    if len(file.taken) > 10 and file.taken[4] == ":":
        with contextlib.suppress(ValueError):
            day = datetime.datetime.strptime(file.taken[:10], "%Y:%m:%d").date()  # noqa: DTZ007
    shape = "landscape" if file.width > file.height else "portrait" if file.width < file.height else "square"
    return (
        (not query.folder or path.startswith(query.folder + "/"))
        and (not query.name or path.lower().endswith("/" + query.name.lower()))
        and (not query.media_type or file.media_type == query.media_type)
        and (not query.since or str(day) >= query.since)
        and (not query.until or str(day) <= query.until)
        and (not query.stretches or any((a or "0") <= str(day) <= (b or "9") for a, b in query.stretches))
        and max(file.width, file.height) >= query.smallest
        and (not query.largest or max(file.width, file.height) <= query.largest)
        and (query.orientation == "any" or shape in query.orientation.split(" or "))
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> LibraryStore:
    return LibraryStore(tmp_path_factory.mktemp("filters") / "library.sqlite3")


@settings(max_examples=150)
@given(st.lists(files, max_size=8, unique_by=lambda file: file.path), queries)
def test_a_filter_lets_through_what_its_words_say(store: LibraryStore, some: list[File], query: Query) -> None:
    store.forget_folder(b"/")
    store.save(some, [])
    only = filter_of(query)
    assert set(store.latest(only)) == {file.digest for file in some if passes(file, query)}
    found = store.with_digests([file.digest for file in some], only)
    assert {file for copies in found.values() for file in copies} == {file for file in some if passes(file, query)}


@pytest.mark.parametrize("taken", no_days)
def test_an_exif_date_that_is_no_day_leaves_the_day_of_the_file(store: LibraryStore, taken: str) -> None:
    noon = int(time.mktime((2015, 5, 6, 12, 0, 0, 0, 0, -1))) * 10**9
    store.forget_folder(b"/")
    store.save([File(b"/p/a.jpg", 1, noon, "d", 8, 8, "image/jpeg", taken, b"")], [])
    assert store.latest(filter_of(Query(since="2015-05-06", until="2015-05-06"))) == ["d"]


def test_thousands_of_stretches_let_through_their_days_and_no_others(store: LibraryStore) -> None:
    first = datetime.date(1964, 1, 5)
    sundays = [first + datetime.timedelta(days=7 * week) for week in range(3200)]
    store.forget_folder(b"/")
    store.save(
        [
            File(b"/p/%d.jpg" % after, 1, 1, f"{after}", 8, 8, "image/jpeg", f"{day:%Y:%m:%d} 12:00:00", b"")
            for after in range(7)
            for day in [sundays[2800] + datetime.timedelta(days=after)]
        ],
        [],
    )
    each = tuple((str(day), str(day)) for day in sundays)
    assert set(store.latest(filter_of(Query(stretches=each)))) == {"0"}
    between = tuple((str(a + DAY), str(b - DAY)) for a, b in itertools.pairwise(sundays))
    ends = ("", str(sundays[0] - DAY)), (str(sundays[-1] + DAY), "")
    assert set(store.latest(filter_of(Query(stretches=(*ends, *between))))) == set("123456")


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01", "2024-02-30", "'; DROP TABLE files"])
def test_what_is_no_day_is_told(day: str) -> None:
    with pytest.raises(BadInput, match="no day"):
        filter_of(Query(since=day))


@pytest.mark.parametrize("few", [5000, 0])
def test_searching_respects_every_filter(shelf: Shelf, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    """Once by comparing the few that pass, once by asking for more until enough pass."""
    monkeypatch.setattr(indexes, "FEW", few)
    for seed in range(40):
        shelf.put(f"many/{seed}.png", "white", "red", seed)
    wide = shelf.photos / "wide.png"
    scene("blue", "red").resize((200, 100)).save(wide)
    old = shelf.put("old.png", "black", "red")
    long_ago = time.mktime((2001, 2, 3, 12, 0, 0, 0, 0, -1))
    os.utime(old, (long_ago, long_ago))
    dated = shelf.photos / "dated.jpg"
    exif = scene("yellow", "red").getexif()
    exif[0x0132] = "2010:05:06 07:08:09"
    scene("yellow", "red").save(dated, exif=exif)
    shelf.index()

    def names(**filters: object) -> list[str]:
        query = Query(("red",), limit=3, **filters)  # type: ignore[arg-type]
        return [Path(hit.picture.path).name for hit in shelf.search(query).hits]

    assert names(orientation="landscape") == ["wide.png"]
    assert names(smallest=100) == ["wide.png"]
    assert names(until="2001-02-03") == ["old.png"]
    assert names(since="2010-05-06", until="2010-05-06") == ["dated.jpg"]
    assert len(names(orientation="square")) == 3
    assert names(orientation="portrait") == []
    assert names(name="DATED.jpg") == ["dated.jpg"]
    assert names(name="ated.jpg") == []
    assert names(media_type="image/jpeg") == ["dated.jpg"]
    assert shelf.search(Query(("red",), since="2010-05-06", until="2010-05-06")).total == 1


def test_a_query_of_limits_alone_lists_what_they_let_through_latest_first(shelf: Shelf) -> None:
    for number, (name, taken) in enumerate(
        [("a.jpg", "2018:04:02 09:00:00"), ("b.jpg", "2018:04:02 18:30:00"), ("c.jpg", "2018:13:45 00:00:00")]
    ):
        exif = scene("yellow", "red").getexif()
        exif[0x0132] = taken
        scene("yellow", "red", number).save(shelf.photos / name, exif=exif)
        noon = time.mktime((2018, 4, number + 1, 12, 0, 0, 0, 0, -1))
        os.utime(shelf.photos / name, (noon, noon))
    os.utime(shelf.put("d.png", "white", "red"), (0, 0))
    shutil.copy2(shelf.photos / "b.jpg", shelf.photos / "copy.jpg")
    shelf.index()

    def no_model() -> ImageTextEmbedding:
        raise AssertionError

    def found(**limits: Any) -> tuple[list[str], list[int], int]:
        answer = shelf.library.for_turn(no_model).search(Query(**limits))
        assert all(hit.score == 1 for hit in answer.hits)
        return (
            [Path(hit.picture.path).name for hit in answer.hits], [hit.duplicates for hit in answer.hits], answer.total
        )  # fmt: skip

    assert found(since="2018-04-01") == (["c.jpg", "b.jpg", "a.jpg"], [0, 1, 0], 3)
    assert found(since="2018-04-01", limit=2) == (["c.jpg", "b.jpg"], [0, 1], 3)
    assert found(folder=str(shelf.photos))[0] == ["c.jpg", "b.jpg", "a.jpg", "d.png"]
    assert found(name="D.PNG") == (["d.png"], [0], 1)
    (shelf.photos / "b.jpg").unlink()
    (shelf.photos / "c.jpg").unlink()
    assert found(since="2018-04-01", limit=2) == (["copy.jpg", "a.jpg"], [1, 0], 3)
    assert found(since="2019-01-01") == ([], [], 0)


@pytest.mark.parametrize("name", [b"bad\xff\xfe.png", b"\x80.png", b"\xe7\x85.png", "照片.png".encode()])
def test_a_name_that_is_no_text_is_found_by_itself(store: LibraryStore, name: bytes) -> None:
    store.forget_folder(b"/")
    paths = [b"/p/" + name, b"/p/bad.png", b"/p/x" + name]
    store.save([File(path, 1, 1, str(place), 8, 8, "image/png", "", b"") for place, path in enumerate(paths)], [])
    assert store.latest(filter_of(Query(name=os.fsdecode(name)))) == ["0"]


@pytest.mark.parametrize("asked", ["été.png", "ÉTÉ.PNG", "Été.png"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_however_its_letters_are_written(
    store: LibraryStore, asked: str, form: Literal["NFC", "NFD"]
) -> None:
    names = ["ÉTÉ.png", unicodedata.normalize("NFD", "ÉTÉ.png"), "été.png", "ete.png", "l'été.png", "straße.png"]
    files = [os.fsencode(f"/p/{number}/{name}") for number, name in enumerate(names)]
    store.save([File(path, 1, 1, str(number), 1, 1, "image/png", "", b"") for number, path in enumerate(files)], [])
    assert sorted(store.latest(filter_of(Query(name=unicodedata.normalize(form, asked))))) == ["0", "1", "2"]
    assert store.latest(filter_of(Query(name="STRASSE.PNG"))) == ["5"]
