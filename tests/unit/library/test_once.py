"""Whatever leads to a folder, each file of it counts once, and it belongs to one folder of the library."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.api import BadInput, Query
from assistant.api.language import in_language
from assistant.library.store import File, LibraryStore
from tests.unit.library.conftest import Shelf
from tests.unit.library.test_index import counts


def full(shelf: Shelf) -> None:
    for name in ("a", "2019/b", "2019/deep/c", "2020/d"):
        shelf.put(f"{name}.png", "white", "red", ord(name[-1]))
    assert shelf.index().added == 4


def test_a_link_back_to_the_folder_is_the_folder(shelf: Shelf) -> None:
    full(shelf)
    loop = shelf.photos / "2019" / "loop"
    loop.symlink_to("..")
    assert counts(shelf.index(loop)) == (0, 0, 0, 4, 0)
    assert counts(shelf.index(loop / "2019")) == (0, 0, 0, 2, 0)
    assert counts(shelf.index()) == (0, 0, 0, 4, 0)
    assert shelf.library.status().folders == ((str(shelf.photos), 4),)
    with pytest.raises(BadInput, match="is not in your library"):
        shelf.library.remove(str(loop))
    assert shelf.library.status().pictures == 4


def test_a_link_to_a_folder_names_it_everywhere(shelf: Shelf, tmp_path: Path) -> None:
    full(shelf)
    link = tmp_path / "link"
    link.symlink_to(shelf.photos)
    assert counts(shelf.index(link)) == (0, 0, 0, 4, 0)
    assert shelf.library.status().folders == ((str(shelf.photos), 4),)
    assert len(shelf.search(Query(("red",), folder=str(link / "2019"))).hits) == 2
    steps = shelf.library.for_turn(lambda: shelf.embedder).index([str(link)])
    next(steps)
    assert shelf.library._run
    assert shelf.library._run.reads(os.fsencode(shelf.photos))
    steps.close()  # type: ignore[attr-defined]
    assert shelf.library.remove(str(link)) == (4, [])


def test_a_link_into_another_folder_of_the_library_adds_nothing(shelf: Shelf, tmp_path: Path) -> None:
    full(shelf)
    album = tmp_path / "album"
    album.mkdir()
    for name, target in (("all", shelf.photos), ("part", shelf.photos / "2019"), ("up", tmp_path)):
        (album / name).symlink_to(target)
    (album / "one.png").symlink_to(shelf.photos / "a.png")
    shutil.copy(shelf.photos / "a.png", tmp_path / "own.png")
    assert counts(shelf.index(album)) == (1, 0, 0, 0, 0)
    assert shelf.library.status().folders == ((str(album), 1), (str(shelf.photos), 4))
    assert shelf.library.remove(str(album)) == (1, [])
    assert counts(shelf.index()) == (0, 0, 0, 4, 0)


def test_a_folder_that_was_known_by_a_link_gets_its_own_name_without_the_model(shelf: Shelf, tmp_path: Path) -> None:
    """As libraries have it that were made before links were resolved."""
    full(shelf)
    link = shelf.photos / "2019" / "loop"
    link.symlink_to("..")
    known = os.fsencode(shelf.photos)
    with closing(sqlite3.connect(shelf.database)) as raw, raw:
        raw.execute("INSERT INTO folders VALUES (?)", (os.fsencode(link),))
        moved = "UPDATE files SET path = CAST(? || substr(path, ?) AS BLOB)"
        raw.execute(moved, (os.fsencode(link), len(known) + 1))
    assert shelf.library.status().folders == ((str(shelf.photos), 0), (str(link), 4))
    before = shelf.embedder.calls
    assert counts(shelf.index()) == (0, 0, 0, 4, 0)
    assert shelf.library.status().folders == ((str(shelf.photos), 4),)
    assert shelf.embedder.calls == before


def test_a_part_of_a_folder_is_looked_through_but_not_listed(shelf: Shelf) -> None:
    full(shelf)
    part = shelf.photos / "2019"
    shelf.put("2019/new.png", "white", "blue")
    shelf.put("2019/draft.gif", "white", "blue")
    (shelf.photos / ".assistantignore").write_text("*.gif")
    (part / "b.png").unlink()
    assert counts(shelf.index(part)) == (1, 0, 1, 1, 0)
    assert shelf.library.status().folders == ((str(shelf.photos), 4),)
    assert counts(shelf.index()) == (0, 0, 0, 4, 0)
    with pytest.raises(BadInput, match=f"2019 is a part of {shelf.photos}, which your library holds") as refused:
        shelf.library.remove(str(part))
    assert ".assistantignore" in refused.value.hint
    assert in_language(refused.value.message, "zh").startswith(f"{part} 是图库中 {shelf.photos} 的一部分")
    assert shelf.library.status().pictures == 4
    shutil.rmtree(part)
    assert shelf.library.remove(str(part)) == (2, []), "what is gone may leave"


@pytest.mark.parametrize("name", [".hidden", "node_modules", "ignored"])
def test_what_the_folder_around_it_leaves_out_stands_on_its_own(shelf: Shelf, name: str) -> None:
    full(shelf)
    (shelf.photos / ".assistantignore").write_text("ignored/")
    shelf.put(f"{name}/x/e.png", "white", "green")
    inner = shelf.photos / name / "x"
    assert counts(shelf.index(inner)) == (1, 0, 0, 0, 0)
    assert counts(shelf.index()) == (0, 0, 0, 5, 0)
    assert dict(shelf.library.status().folders)[str(inner)] == 1
    assert shelf.library.remove(str(inner)) == (1, [])


def test_a_listed_folder_that_the_one_around_it_holds_too_leaves_its_pictures_there(shelf: Shelf) -> None:
    shelf.put("2019/b.png", "white", "red")
    part = shelf.photos / "2019"
    shelf.index(part)
    shelf.put("a.png", "white", "red", 3)
    shelf.index()
    assert len(shelf.library.status().folders) == 2
    assert shelf.library.remove(str(part)) == (0, [str(shelf.photos)])
    assert shelf.library.status().folders == ((str(shelf.photos), 2),)
    assert counts(shelf.index()) == (0, 0, 0, 2, 0)


def test_what_a_link_comes_to_stays_when_the_folder_where_it_lies_is_taken_out(shelf: Shelf, tmp_path: Path) -> None:
    full(shelf)
    album = tmp_path / "album"
    album.mkdir()
    (album / "part").symlink_to(shelf.photos / "2019")
    (album / "one.png").symlink_to(shelf.photos / "a.png")
    (album / "none.png").symlink_to(shelf.photos / "missing.png")
    shutil.copy(shelf.photos / "2020/d.png", album / "own.png")
    shelf.index(album)
    shelf.index()
    before = shelf.embedder.calls
    assert shelf.library.remove(str(shelf.photos)) == (1, [str(album)])
    assert shelf.library.status().folders == ((str(album), 4),)
    found = {hit.picture.path: hit.picture.stored for hit in shelf.search(Query(("red",), limit=9)).hits}
    assert sorted(found) == sorted(
        str(album / name) for name in ("one.png", "own.png", "part/b.png", "part/deep/c.png")
    )
    assert counts(shelf.index(album)) == (0, 0, 0, 4, 1)
    assert shelf.embedder.calls == before, "nothing was forgotten that had to be looked at again"


def test_each_of_two_folders_that_come_to_a_picture_keeps_it(shelf: Shelf, tmp_path: Path) -> None:
    full(shelf)
    both = [tmp_path / "one", tmp_path / "two"]
    for folder in both:
        folder.mkdir()
        (folder / "link").symlink_to(shelf.photos)
        shutil.copy(shelf.photos / "a.png", folder / "x.png")
    assert counts(shelf.index(*both)) == (2, 0, 0, 0, 0)
    assert shelf.library.remove(str(shelf.photos)) == (0, [str(folder) for folder in both])
    assert dict(shelf.library.status().folders) == {str(folder): 5 for folder in both}
    assert counts(shelf.index(*both)) == (0, 0, 0, 10, 0)


def test_what_a_folder_holds_already_by_its_own_name_stays_as_it_is(tmp_path: Path) -> None:
    store = LibraryStore(tmp_path / "library.sqlite3")

    def file(path: bytes, digest: str) -> File:
        return File(path, 1, 1, digest, 8, 8, "image/png", "", b"")

    for folder in (b"/link", b"/real"):
        store.add_folder(folder)
    store.save([file(b"/link/a", "old"), file(b"/link/b", "moves"), file(b"/real/a", "known")], [])
    store.move_folder(b"/link", b"/real")
    assert {each.path: each.digest for each in store.files_in(b"/real")} == {b"/real/a": "known", b"/real/b": "moves"}
    assert (store.count(), store.folders()) == (2, [(b"/real", 2)])
    store.close()
