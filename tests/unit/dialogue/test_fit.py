"""The router's numbers on disk: the same decisions, and nothing there that could do harm or be believed when wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.api import Action
from assistant.dialogue import fit
from assistant.dialogue.classifier import Classifier

ACTIONS = [
    Action("water", "waters", {"en": ("water the plants", "water my garden", "give the roses water")}),
    Action("mow", "mows", {"en": ("mow the lawn", "cut the grass", "mow my garden")}),
]


def test_a_kept_fit_decides_alike_and_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Classifier(ACTIONS, "chat", tmp_path)
    monkeypatch.setattr(fit, "made", lambda *_: pytest.fail("it was fitted again"))
    again = Classifier(ACTIONS, "chat", tmp_path)
    for text in ("water the garden", "what is the capital of France", "mow", "浇水"):
        assert again.probabilities(text) == pytest.approx(first.probabilities(text))
        assert again.nearest(text, "mow") == first.nearest(text, "mow")
    assert first.nearest("please mow the lawn", "mow") == "mow the lawn"


def test_other_examples_are_another_fit(tmp_path: Path) -> None:
    Classifier(ACTIONS, "chat", tmp_path)
    Classifier(ACTIONS[:1], "chat", tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04broken"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    expected = Classifier(ACTIONS, "chat", tmp_path).probabilities("water it")
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    assert Classifier(ACTIONS, "chat", tmp_path).probabilities("water it") == pytest.approx(expected)
    assert file.read_bytes() != content


def test_a_file_with_objects_that_could_run_is_not_opened(tmp_path: Path) -> None:
    expected = Classifier(ACTIONS, "chat", tmp_path).probabilities("water it")
    (file,) = tmp_path.iterdir()
    ran = tmp_path / "ran"

    class Mischief:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return open, (str(ran), "w")  # type: ignore[return-value]

    with file.open("wb") as opened:
        np.savez(opened, words=np.array([Mischief()], dtype=object))
    assert Classifier(ACTIONS, "chat", tmp_path).probabilities("water it") == pytest.approx(expected)
    assert not ran.exists()


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert Classifier(ACTIONS, "chat", tmp_path / "file" / "router").probabilities("water it")


def test_few_fits_are_kept(tmp_path: Path) -> None:
    for count in range(1, 8):
        examples = tuple(f"start pump {number}" for number in range(count))
        Classifier([*ACTIONS, Action("pump", "pumps", {"en": examples})], "chat", tmp_path)
    assert len(list(tmp_path.iterdir())) == fit._KEPT
