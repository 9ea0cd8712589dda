"""Raw pictures and films are counted by kind, since they are not taken in."""

from __future__ import annotations

from tests.unit.library.conftest import Shelf


def test_what_people_may_look_for_and_the_library_does_not_take_in_is_counted(shelf: Shelf) -> None:
    shelf.put("a.png", "white", "red")
    for name in ("one.NEF", "two.nef", "sub/three.nef", "film.mp4", "notes.txt", "table.csv", "nameless"):
        (shelf.photos / name).parent.mkdir(exist_ok=True)
        (shelf.photos / name).write_bytes(b"\0\1\2 other bytes")
    for _ in range(2):
        report = shelf.index()
        assert report.left_out == (("NEF", 3), ("MP4", 1))
        assert report.failed == ()
