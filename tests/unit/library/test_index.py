"""Index runs: what is counted, what is not done twice, what a bad file costs, and how a run ends early."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant.api import BadInput, IndexReport, Picture, Progress, Query, StoreProblem, Vectors
from assistant.api.language import in_language, language_of
from assistant.library import links
from assistant.library.embedding import BATCH
from assistant.library.pictures import PictureStore
from assistant.media.decoder import Decoder
from tests.unit.library.colours import ColourEmbedder, scene
from tests.unit.library.conftest import Shelf


def counts(report: IndexReport) -> tuple[int, int, int, int, int]:
    return report.added, report.updated, report.removed, report.unchanged, len(report.failed)


def test_each_kind_of_change_is_counted_once(shelf: Shelf) -> None:
    for seed in range(4):
        shelf.put(f"{seed}.png", "white", "red", seed)
    assert counts(shelf.index()) == (4, 0, 0, 0, 0)
    assert counts(shelf.index()) == (0, 0, 0, 4, 0)
    shelf.put("0.png", "white", "blue", 9)
    (shelf.photos / "1.png").unlink()
    shelf.put("new.png", "green", "red")
    assert counts(shelf.index()) == (1, 1, 1, 2, 0)
    assert shelf.names("blue")[0] == "0.png"


def test_an_unchanged_library_costs_the_model_nothing(shelf: Shelf) -> None:
    for seed in range(3):
        shelf.put(f"{seed}.png", "white", "red", seed)
    shelf.index()
    before = shelf.embedder.calls
    shelf.index()
    assert shelf.embedder.calls == before


def test_moved_and_copied_files_keep_their_vector(shelf: Shelf) -> None:
    first = shelf.put("a.png", "white", "red")
    shelf.put("b.png", "white", "blue")
    shelf.index()
    before = shelf.embedder.calls
    shutil.copy(first, shelf.photos / "copy.png")
    first.rename(shelf.photos / "moved.png")
    assert counts(shelf.index()) == (2, 0, 1, 1, 0)
    assert shelf.embedder.calls == before


def test_bad_files_cost_one_line_each_and_nothing_else(shelf: Shelf) -> None:
    good = shelf.put("good.png", "white", "red")
    (shelf.photos / "text.jpg").write_text("not a picture")
    (shelf.photos / "empty.png").touch()
    (shelf.photos / "cut.png").write_bytes(good.read_bytes()[:-40])
    (shelf.photos / "notes.txt").write_text("no picture, and does not say so")
    (shelf.photos / "data.bin").write_bytes(bytes(100))
    os.mkfifo(shelf.photos / "pipe.jpg")
    (shelf.photos / "gone.jpg").symlink_to("nowhere")
    report = shelf.index()
    assert report.added == 1
    assert sorted(Path(path).name for path, _ in report.failed) == [
        "cut.png", "empty.png", "gone.jpg", "pipe.jpg", "text.jpg",
    ]  # fmt: skip
    assert "text file" in dict(report.failed)[str(shelf.photos / "text.jpg")]
    for _, why in report.failed:
        assert language_of(in_language(why, "zh")) == "zh", why
    assert counts(shelf.index()) == (0, 0, 0, 1, 5)


@pytest.mark.parametrize(
    ("form", "name", "kind", "chinese"),
    [
        ("ICO", "site.ico", "an ICO icon", "是 ICO 图标"),
        ("JPEG2000", "scan.jp2", "a JPEG 2000 picture", "是 JPEG 2000 图片"),
    ],
)
def test_a_picture_of_a_rare_kind_is_named_with_a_way_out(
    shelf: Shelf, decoder: Decoder, form: str, name: str, kind: str, chinese: str
) -> None:
    path = shelf.photos / name
    scene("white", "red").save(path, form)
    [(failed, why)] = shelf.index().failed
    assert (failed, str(why)) == (str(path), f"{name} is {kind}, which cannot be read. Export it as JPEG or PNG.")
    assert chinese in in_language(why, "zh")
    with pytest.raises(BadInput) as refused:
        decoder.inspect(str(path))
    assert refused.value.hint == "Export it as JPEG or PNG."


def test_a_picture_that_became_damaged_is_no_longer_found(shelf: Shelf) -> None:
    path = shelf.put("a.png", "white", "red")
    shelf.put("b.png", "white", "blue")
    shelf.index()
    path.write_bytes(b"now something else entirely")
    assert shelf.index().failed[0][0] == str(path)
    assert shelf.names("red") == ["b.png"]


def test_one_picture_that_the_model_refuses_costs_no_other(shelf: Shelf, decoder: Decoder) -> None:
    class Picky(ColourEmbedder):
        def embed_pictures(self, pictures: Sequence[Picture]) -> Vectors:
            for picture in pictures:
                if picture.path.endswith("3.png"):
                    raise BadInput("3.png cannot be decoded.")
            return super().embed_pictures(pictures)

    for seed in range(6):
        shelf.put(f"{seed}.png", "white", "red", seed)
    shelf.embedder = Picky(decoder)
    report = shelf.index()
    assert report.added == 5
    assert report.failed == ((str(shelf.photos / "3.png"), "3.png cannot be decoded."),)


def test_what_is_deleted_while_it_is_brought_in_is_no_failure(shelf: Shelf) -> None:
    known = shelf.put("90.png", "white", "red")
    shelf.index()
    shelf.put("90.png", "white", "blue")
    paths = [shelf.put(f"{number:02}.png", "white", "red", number) for number in range(40)]
    steps = shelf.library.for_turn(lambda: shelf.embedder).index([str(shelf.photos)])
    while not (isinstance(step := next(steps), Progress) and step.done):
        pass
    for path in (*paths[20:], known):
        path.unlink()
    *_, report = steps
    assert isinstance(report, IndexReport)
    assert counts(report) == (20, 0, 1, 0, 0)
    assert shelf.library.state()["failures"] == 0
    assert shelf.library.status().pictures == 20
    assert counts(shelf.index()) == (0, 0, 0, 20, 0)


@pytest.mark.parametrize("known", [True, False])
def test_a_drive_that_is_unplugged_while_it_is_read_costs_nothing_that_was_known(shelf: Shelf, known: bool) -> None:
    for number in range(40):
        shelf.put(f"{number:02}.png", "white", "red", number)
    if known:
        shelf.index()
    for number in range(40):
        shelf.put(f"{number:02}.png", "white", "blue", number)
    steps = shelf.library.for_turn(lambda: shelf.embedder).index([str(shelf.photos)])
    while not (isinstance(step := next(steps), Progress) and step.done):
        pass
    away = shelf.photos.rename(shelf.photos.with_name("unplugged"))
    *_, report = steps
    assert isinstance(report, IndexReport)
    assert (report.removed, report.failed) == (0, ())
    held = shelf.library.status().pictures
    assert held == 40 if known else 0 < held < 40
    assert report.away == ((str(shelf.photos), held),)
    away.rename(shelf.photos)
    assert sum(counts(shelf.index())) == 40


def test_a_file_from_a_day_that_no_number_holds_is_one_like_any_other(shelf: Shelf) -> None:
    """Nanoseconds of a year after 2262 have more than 64 bits; where the file system keeps less, the day is another."""
    for name, year in (("future", 2300), ("past", 1500)):
        seconds = int(datetime.datetime(year, 1, 1, tzinfo=datetime.UTC).timestamp())
        os.utime(shelf.put(f"{name}.png", "white", "red", year), (seconds, seconds))
    shelf.put("usual.png", "white", "blue")
    assert counts(shelf.index()) == (3, 0, 0, 0, 0)
    assert counts(shelf.index()) == (0, 0, 0, 3, 0)
    assert shelf.names("blue")[0] == "usual.png"
    assert [Path(hit.picture.path).name for hit in shelf.search(Query(("red",), since="2200-01-01")).hits] == [
        "future.png"
    ]
    assert not shelf.search(Query(("red",), smallest=10**30)).hits
    assert len(shelf.search(Query(("red",), largest=10**30)).hits) == 3


@pytest.mark.parametrize(
    "name",
    [b"new\nline.png", b"esc\x1b[31m.png", "\u202egnp.exe.png".encode(), b"bad\xff\xfe.png", b"x" * 251 + b".png",
     "照片 一.png".encode(), b"-rf.png", b"no ending"],
)  # fmt: skip
def test_any_name_is_indexed_found_and_swept(shelf: Shelf, name: bytes) -> None:
    shelf.put("stays.png", "white", "blue")
    source = shelf.put("plain.png", "white", "red")
    os.rename(source, os.fsencode(shelf.photos) + b"/" + name)
    assert counts(shelf.index()) == (2, 0, 0, 0, 0)
    assert os.fsencode(shelf.search(Query(("red",))).hits[0].picture.path).endswith(b"/" + name)
    os.unlink(os.fsencode(shelf.photos) + b"/" + name)
    assert counts(shelf.index()) == (0, 0, 1, 1, 0)


def test_hidden_and_ignored_folders_and_loops_of_links(shelf: Shelf) -> None:
    shelf.put("a/red.png", "white", "red")
    shelf.put(".hidden/b.png", "white", "blue")
    shelf.put("node_modules/c.png", "white", "green")
    shelf.put(".secret.png", "white", "green")
    (shelf.photos / "a" / "loop").symlink_to(shelf.photos)
    assert counts(shelf.index()) == (1, 0, 0, 0, 0)
    assert counts(shelf.index()) == (0, 0, 0, 1, 0)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_loses_nothing(shelf: Shelf) -> None:
    path = shelf.put("closed/a.png", "white", "red")
    shelf.index()
    shelf.index(path.parent)
    path.parent.chmod(0)
    try:
        report = shelf.index()
        assert shelf.library.state()["away"] == []
    finally:
        path.parent.chmod(0o700)
    assert (report.removed, len(report.failed)) == (0, 1)


def test_without_folders_the_known_ones_are_looked_through(shelf: Shelf) -> None:
    shelf.put("sub/a.png", "white", "red")
    shelf.index(shelf.photos / "sub")
    shelf.put("b.png", "white", "blue")
    assert counts(shelf.index(shelf.photos)) == (1, 0, 0, 1, 0)
    assert shelf.library.status().folders == ((str(shelf.photos), 1), (str(shelf.photos / "sub"), 1))
    shelf.put("c.png", "white", "green")
    shelf.put("sub/d.png", "white", "yellow")
    report = list(shelf.library.for_turn(lambda: shelf.embedder).index([]))[-1]
    assert isinstance(report, IndexReport)
    assert counts(report) == (2, 0, 0, 2, 0)


def test_a_single_file_can_be_indexed(shelf: Shelf) -> None:
    path = shelf.put("one.png", "white", "red")
    shelf.put("two.png", "white", "red", 3)
    assert counts(shelf.index(path)) == (1, 0, 0, 0, 0)
    assert counts(shelf.index(path)) == (0, 0, 0, 1, 0)
    assert counts(shelf.index()) == (1, 0, 0, 1, 0)


def test_a_file_that_is_no_picture_is_refused_when_it_is_named(shelf: Shelf) -> None:
    notes = shelf.photos / "notes.json"
    notes.write_text("{}")
    with pytest.raises(BadInput, match=r"notes\.json is a text file, not a picture") as refused:
        shelf.index(notes)
    assert language_of(in_language(refused.value.message, "zh")) == "zh"
    path = shelf.put("a.png", "white", "red")
    report = shelf.index(path, notes)
    assert (report.added, [file for file, _ in report.failed]) == (1, [str(notes)])
    assert shelf.library.state()["failures"] == 0, "no run would come there again"


def test_closing_a_run_keeps_whole_batches_and_the_next_run_goes_on(shelf: Shelf) -> None:
    total = 3 * BATCH + 5
    for seed in range(total):
        shelf.put(f"{seed:03}.png", "white", "red", seed)
    steps = shelf.library.for_turn(lambda: shelf.embedder).index([str(shelf.photos)])
    first = next(step for step in steps if isinstance(step, Progress) and step.done)
    assert (first.rate, first.remaining_s) == (0, 0), "it had to wait for the model"
    progress = next(step for step in steps if isinstance(step, Progress) and step.done >= BATCH)
    assert (progress.total, progress.unit) == (total, "files")
    assert progress.rate > 0
    assert progress.remaining_s > 0
    steps.close()  # type: ignore[attr-defined]
    kept = shelf.library.status().pictures
    assert kept == progress.done < total
    assert counts(shelf.index()) == (total - kept, 0, 0, kept, 0)


def test_two_runs_at_once_are_refused(shelf: Shelf) -> None:
    shelf.put("a.png", "white", "red")
    first = shelf.library.for_turn(lambda: shelf.embedder).index([str(shelf.photos)])
    next(first)
    with pytest.raises(StoreProblem, match="going on"):
        shelf.index()
    first.close()  # type: ignore[attr-defined]
    assert shelf.index().added == 1


def test_another_model_embeds_all_again_and_is_never_compared_with_the_first(shelf: Shelf, decoder: Decoder) -> None:
    for seed in range(3):
        shelf.put(f"{seed}.png", "white", "red", seed)
    shelf.index()
    shelf.embedder = ColourEmbedder(decoder, "2")
    found = shelf.search(Query(("red",)))
    assert found.hits == ()
    assert found.note.startswith("3 pictures were indexed with another model")
    assert counts(shelf.index()) == (0, 3, 0, 0, 0)
    found = shelf.search(Query(("red",)))
    assert (len(found.hits), found.note) == (3, "")


def test_removing_a_folder_leaves_its_files(shelf: Shelf, open_shelf: Callable[..., Shelf]) -> None:
    path = shelf.put("a.png", "white", "red")
    shelf.put("sub/b.png", "white", "blue")
    shelf.index()
    assert shelf.library.remove(str(shelf.photos)) == (2, [])
    assert path.exists()
    assert shelf.search(Query(("red",))).index == "empty"
    assert open_shelf().library.status().pictures == 0


@pytest.mark.parametrize("inner", ["keep", ".hidden", "node_modules"])
def test_a_folder_that_was_brought_in_on_its_own_outlives_the_one_around_it(shelf: Shelf, inner: str) -> None:
    shelf.put("a.png", "white", "red")
    shelf.put(f"{inner}/b.png", "white", "blue")
    shelf.put(f"{inner}-not/c.png", "white", "green")
    shelf.put(f"{inner}/deep/d.png", "white", "yellow")
    for folder in (shelf.photos / inner / "deep", shelf.photos / inner, shelf.photos):
        shelf.index(folder)
    kept = [str(shelf.photos / inner), str(shelf.photos / inner / "deep")]
    counted = dict(shelf.library.status().folders)
    assert [counted[folder] for folder in kept] == [1, 1]
    assert shelf.library.remove(str(shelf.photos))[1] == kept
    assert {Path(hit.picture.path).name for hit in shelf.search(Query(("red",))).hits} == {"b.png", "d.png"}
    with pytest.raises(BadInput, match="is not in your library"):
        shelf.library.remove(str(shelf.photos))
    assert shelf.library.remove(kept[0]) == (1, kept[1:])
    assert shelf.library.status().folders == ((kept[1], 1),)


def test_a_drawn_picture_belongs_to_no_folder(shelf: Shelf, decoder: Decoder) -> None:
    """Not to the one either in which the program keeps it, such as the user's home."""
    path = shelf.put("a.png", "white", "red")
    shelf.index()
    place = shelf.kept
    place.mkdir()
    drawn = PictureStore(place, decoder).add(str(shelf.put("../drawn.png", "black", "blue")))
    shelf.library.join(drawn)
    path.unlink()
    shelf.put("b.png", "white", "green")
    assert counts(shelf.index()) == (1, 0, 1, 0, 0)
    assert shelf.library.status().folders == ((str(shelf.photos), 1),)
    assert (shelf.library.state()["pictures"], shelf.library.state()["drawn"]) == (2, 1)
    assert shelf.library.remove(str(shelf.photos)) == (1, [])
    assert shelf.library.state()["drawn"] == 1
    assert shelf.library.file_of(drawn.digest) == drawn.stored


def test_a_folder_that_is_taken_out_in_steps_stays_where_it_is_left_between_two(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "_TELL_S", 0)
    shelf.put("a.png", "white", "red")
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").touch()
    shelf.index()
    shelf.index(other)
    steps = shelf.library.removing(str(shelf.photos))
    assert isinstance(next(steps), Progress)
    steps.close()
    assert shelf.library.status().pictures == 1
    assert shelf.library.remove(str(shelf.photos)) == (1, [])
