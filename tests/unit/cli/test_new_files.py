"""Where drawings go: names that no file can have are refused in a sentence, before anything is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api import BadInput
from assistant.cli.drawing import new_files


def test_further_pictures_get_numbers(tmp_path: Path) -> None:
    assert [file.name for file in new_files(tmp_path / "star.png", 3)] == ["star.png", "star-2.png", "star-3.png"]


@pytest.mark.parametrize("place", [".", "/", ".."])
@pytest.mark.parametrize("count", [1, 2])
def test_a_folder_is_not_written_over(place: str, count: int) -> None:
    with pytest.raises(BadInput, match="exists already") as refused:
        new_files(Path(place), count)
    assert "-o" in refused.value.hint
