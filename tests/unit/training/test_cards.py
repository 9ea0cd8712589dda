"""The shipped models, their cards and the kept figures belong together."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from training import cards, evaluate
from training.agent.measure import FOLLOWED
from training.bars import below
from training.cli import POCKET, main
from training.loop import note_stage, take_stages

KEPT = evaluate.kept_figures()
MODELS = [name for name, _, _ in evaluate.MODELS.values()]


NOT_REACHED: dict[str, list[str]] = {}
"""Floors that the shipped models miss, which their cards say."""


@pytest.mark.parametrize("name", MODELS)
def test_figures_are_of_the_shipped_weights_and_reach_their_floors(name: str) -> None:
    assert KEPT[name]["weights"] == cards.weights_hash(POCKET / name)
    missed = below(KEPT[name]["figures"])
    assert missed == NOT_REACHED.get(name, [])
    card = (POCKET / name / "README.md").read_text(encoding="utf-8")
    assert all(re.search(rf"^\| {re.escape(figure)} \|.*, not reached \|", card, re.MULTILINE) for figure in missed)
    assert card.count(", not reached |") == len(missed)


@pytest.mark.parametrize("name", MODELS)
def test_a_card_says_what_was_measured(name: str) -> None:
    assert (POCKET / name / "README.md").read_text(encoding="utf-8") == evaluate.card(POCKET / name, KEPT[name])


def test_every_shipped_model_was_measured() -> None:
    assert {each.name for each in POCKET.iterdir() if (each / "README.md").exists()} == set(KEPT) == set(MODELS)


def test_cards_are_written_anew_but_not_onto_other_weights(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "image_text_embedding"
    shutil.copytree(POCKET / "image_text_embedding", folder)
    card = folder / "README.md"
    whole = card.read_text(encoding="utf-8")
    card.write_text("", encoding="utf-8")
    assert main(["eval", "--cards", "--models", str(tmp_path)]) == 0
    assert card.read_text(encoding="utf-8") == whole
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x55")
    card.write_text("", encoding="utf-8")
    main(["eval", "--cards", "--models", str(tmp_path)])
    assert card.read_text(encoding="utf-8") == ""
    assert "other weights than were measured" in capsys.readouterr().out


def test_figures_of_other_models_lie_beside_them_and_outlive_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_folder: Path, _quick: bool) -> dict[str, Any]:
        raise RuntimeError

    before = evaluate.FIGURES.read_bytes()
    for name in ("image_text_embedding", "language"):
        shutil.copytree(POCKET / name, tmp_path / name)
    (tmp_path / "language" / "training.json").unlink()
    figures = {"figures": {FOLLOWED: 77}}
    monkeypatch.setitem(evaluate.MODELS, "agent", ("language", "model.safetensors", lambda *_: figures))
    monkeypatch.setitem(evaluate.MODELS, "clip", ("image_text_embedding", "model.safetensors", lambda *_: figures))
    monkeypatch.setitem(evaluate.MODELS, "drawing", ("image_text_embedding", "model.safetensors", fails))
    with pytest.raises(RuntimeError):
        evaluate.evaluate(tmp_path)
    assert evaluate.FIGURES.read_bytes() == before
    kept = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert kept.keys() == {"image_text_embedding", "language"}
    assert all(of["figures"] == {FOLLOWED: 77} for of in kept.values())
    assert f"| {FOLLOWED} | 77 |" in (tmp_path / "language" / "README.md").read_text(encoding="utf-8")


def test_the_stages_of_the_model_that_is_trained_on_stay(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    note_stage(before, "first", 20.2, 1000)
    take_stages(before, after)
    note_stage(after, "second", 1.0, 10)
    assert cards.history(after) == "first: 1000 pictures in 20 minutes; second: 10 pictures in 1 minutes"
    take_stages(after, after)
    assert len(json.loads((after / "training.json").read_text())) == 2
    take_stages(None, after)
    assert not (after / "training.json").exists(), "a training from nothing has no history"


def test_a_stage_is_told_with_the_seed_that_it_had(tmp_path: Path) -> None:
    note_stage(tmp_path, "first", 20.2, 1000, seed=12)
    note_stage(tmp_path, "the mean", 0.0, 0)
    assert cards.history(tmp_path) == "first: 1000 pictures in 20 minutes, seed 12; the mean"
    assert json.loads((tmp_path / "training.json").read_text())["first"]["seed"] == 12


def test_the_weakest_family_is_found_in_each_language() -> None:
    families = {
        "English, first style": {"count": 0.8, "same": 0.84},
        "English, second style": {"count": 1.0, "same": 0.84},
        "Chinese, first style": {"count": 0.9, "same": 0.8},
        "Chinese, second style": {"count": 0.9, "same": 1.0},
    }
    assert {key: name for key, (name, _) in cards.least(families).items()} == {"English": "same", "Chinese": "count"}
