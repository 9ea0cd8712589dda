"""Folders that are dropped stand in one command, which the action reads back as they are."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from assistant.locations import paths_in
from assistant.terminal.behind import index_command

_NAMES = st.text(st.characters(exclude_characters="\n\0", codec="utf-8"), min_size=1).map("/".__add__)


@given(st.lists(_NAMES, min_size=1, max_size=4))
@example(['/media/Bob\'s "best" shots', "/media/back\\slash\\", "/media/$HOME `x`", "/media/“圆”和『方』"])
def test_every_name_is_read_back(folders: list[str]) -> None:
    assert [path for path, _ in paths_in(index_command(folders).removeprefix("/index "))] == folders
