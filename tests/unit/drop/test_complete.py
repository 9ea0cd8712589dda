"""Completing a path: what is offered, how it is quoted, and that what was completed is then understood as a drop."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.terminal.drop import parse
from assistant.terminal.drop.complete import complete
from assistant.terminal.widgets.pasted import Pieces
from tests.unit.drop.test_drop import PNG, make


def test_one_choice_is_completed_whole_and_several_as_far_as_they_agree(tmp_path: Path) -> None:
    make(tmp_path, "beach one.png", "beach two.png", "town.png")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.7")
    whole = complete(f"look at {tmp_path}/t")
    assert whole is not None
    assert (whole.start, whole.common) == (8, f"{tmp_path}/town.png ")
    some = complete(f"{tmp_path}/b")
    assert some is not None
    assert some.common == f'"{tmp_path}/beach '
    assert some.choices == (f'"{tmp_path}/beach one.png" ', f'"{tmp_path}/beach two.png" ')
    again = complete(some.common + "t")
    assert again is not None
    assert again.common == f'"{tmp_path}/beach two.png" '
    assert complete(f"{tmp_path}/n") is None


def test_what_is_offered_is_found_beside_a_link_to_itself_and_behind_many_other_files(tmp_path: Path) -> None:
    make(tmp_path, "z.png")
    (tmp_path / "itself").symlink_to("itself")
    for number in range(250):
        (tmp_path / f"a{number:03}.pdf").write_bytes(b"%PDF-1.7")
    found = complete(f"{tmp_path}/")
    assert found is not None
    assert found.choices == (f"{tmp_path}/z.png ",)
    make(tmp_path, *(f"b{number:03}.png" for number in range(250)))
    many = complete(f"{tmp_path}/")
    assert many is not None
    assert len(many.choices) == 200


def test_folders_stay_open_and_hidden_names_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / ".secret").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    home, hidden = complete("~/"), complete("~/.s")
    assert home is not None
    assert home.common == "~/photos/"
    assert hidden is not None
    assert hidden.common == "~/.secret/"


@pytest.mark.parametrize("text", ["", "hello", "what is 3/4", "/caption", "/nowhere/x", "http://x/y", '"open'])
def test_what_is_no_path_is_left_alone(text: str) -> None:
    assert complete(text) is None


def test_names_that_cannot_be_shown_are_not_offered(tmp_path: Path) -> None:
    make(tmp_path, "a\x1b[2J.png", 'b".png', "c\u202e.png")
    assert complete(f"{tmp_path}/") is None


names = st.text(st.characters(categories=("L", "N", "Zs", "P")), min_size=1, max_size=20).filter(
    lambda name: name.strip() == name and not set(name) & set("/\\\"'") and not name.startswith(".")
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=names)
def test_what_is_completed_is_understood(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{name}.png"
    path.write_bytes(PNG)
    try:
        found = complete(f"{tmp_path}/x")
        if found is not None:
            assert parse(f"{found.common}what is this?").paths == (str(path),)
    finally:
        path.unlink()


def test_pieces_of_a_drop_are_one_drop_and_words_do_not_wait(tmp_path: Path) -> None:
    first, second = make(tmp_path, "a b.png", "c.png")
    pieces = Pieces("en")
    assert not pieces.wait_for_more("just words")
    assert pieces.wait_for_more(f"{first} ")
    assert pieces.wait_for_more(f"{second}\n")
    assert pieces.whole().paths == (first, second)
    assert not pieces
    assert pieces.wait_for_more(f"{first} ")
    assert pieces.wait_for_more(f"{tmp_path}/missing.png ")
    broken = pieces.whole()
    assert (broken.paths, broken.text) == ((), f"{first} {tmp_path}/missing.png")
    assert "missing.png" in broken.problem
