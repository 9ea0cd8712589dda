"""The id that `assistant models add` takes from a path, and what it says where it can take none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.api import BadInput
from assistant.cli.models import _guessed


@pytest.mark.parametrize(
    ("place", "id_"),
    [
        ("org/name", "org/name"),
        ("any/org--name", "org/name"),
        ("any/org--name/", "org/name"),
        ("any/org/name/../name", "org/name"),
        ("hub/models--org--name/snapshots/c0ffee", "org/name"),
        ("hub/models--org--name", "org/name"),
        ("any/base.pt", "openai/whisper-base"),
        ("any/large-v3-turbo.pt", "openai/whisper-turbo"),
    ],
)
def test_the_path_tells_the_id(tmp_path: Path, place: str, id_: str) -> None:
    assert _guessed(f"{tmp_path}/{place}") == id_


def test_the_folder_in_which_one_is_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "org" / "name").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "org" / "name")
    assert _guessed(".") == "org/name"
    assert _guessed(os.curdir + "/../name") == "org/name"


@pytest.mark.parametrize("place", ["我的模型/qwen", "my models/qwen", "org/a--b--c"])
def test_a_path_that_tells_none_says_what_to_give(tmp_path: Path, place: str) -> None:
    with pytest.raises(BadInput, match="No id of a model can be taken from") as told:
        _guessed(f"{tmp_path}/{place}")
    assert "--as organisation/name" in told.value.hint
