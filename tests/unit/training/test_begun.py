"""What a training begins with, what it leaves when it is stopped, and the history that its model gets."""

from __future__ import annotations

import ctypes.util
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import nn
from transformers import Idefics3ForConditionalGeneration, PreTrainedTokenizerFast

from training import cards
from training.agent import trainer
from training.cli import POCKET, main
from training.drawing.stage import Stage
from training.language.tokenizer import kept_tokenizer
from training.loop import OtherSeed, adamw, note_stage, save_checkpoint, take_stages
from training.vision import dense
from training.vision.refine import tower_hash
from training.vision.tower import DenseTower

LANGUAGE = POCKET / "language"


def stage(work: Path, start: Path | None = None) -> Stage:
    networks = nn.ModuleDict({"one": nn.Linear(2, 1)})
    made = Stage("one", networks, {"one": 1e-3}, work, 1, resume=True, start=start)
    made.learn(networks["one"](torch.ones(1, 2)).sum())
    return made


def test_a_run_goes_on_only_from_one_that_began_with_the_same(tmp_path: Path) -> None:
    starts = [tmp_path / "a", tmp_path / "b"]
    for number, folder in enumerate(starts):
        folder.mkdir()
        save_file({"weight": torch.full((2,), float(number))}, folder / "model.safetensors")
    for start in (None, *starts):
        first = stage(tmp_path / "work", start)
        assert first.step == 1
        first.save()
    for start in (None, *starts):
        assert stage(tmp_path / "work", start).step == 2
    save_file({"weight": torch.full((2,), 2.0)}, starts[0] / "model.safetensors")
    assert stage(tmp_path / "work", starts[0]).step == 1
    shutil.copytree(starts[1], tmp_path / "c")
    assert stage(tmp_path / "work", tmp_path / "c").step == 2


def test_a_run_with_another_seed_goes_on_from_nothing_that_was_kept(tmp_path: Path) -> None:
    torch.manual_seed(7)
    stage(tmp_path).save()
    assert stage(tmp_path).step == 2
    torch.manual_seed(8)
    with pytest.raises(OtherSeed, match="was begun with --seed 7, not 8: take that, or another --work"):
        stage(tmp_path)


def test_going_on_keeps_the_tokens_of_the_model(tmp_path: Path) -> None:
    of_another = PreTrainedTokenizerFast.from_pretrained(LANGUAGE)
    of_another.save_pretrained(tmp_path / "tokenizer")
    vocabulary = kept_tokenizer(tmp_path, 3, POCKET / "vision_language").get_vocab()
    assert vocabulary == PreTrainedTokenizerFast.from_pretrained(POCKET / "vision_language").get_vocab()
    assert kept_tokenizer(tmp_path, 3).get_vocab() == of_another.get_vocab() != vocabulary


def test_what_a_tower_gave_is_known_by_the_tower_alone() -> None:
    model = Idefics3ForConditionalGeneration.from_pretrained(POCKET / "vision_language", dtype=torch.float32)
    before = tower_hash(model)
    with torch.no_grad():
        model.lm_head.weight.add_(1)
        assert tower_hash(model) == before
        model.model.vision_model.post_layernorm.bias[0] += 1
    assert tower_hash(model) != before


def test_a_training_from_nothing_begins_a_new_history(tmp_path: Path) -> None:
    note_stage(tmp_path, "of another model", 1.0, 5)
    take_stages(None, tmp_path)
    note_stage(tmp_path, "clips", 1.0, 10)
    note_stage(tmp_path, "clips", 2.0, 20)
    assert cards.history(tmp_path) == "clips: 10 pictures in 1 minutes; clips (2): 20 pictures in 2 minutes"


def unfinished_tower(work: Path, seconds: float) -> None:
    model = DenseTower()
    optimizer = adamw([(list(model.parameters()), dense.PEAK)])
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": 500, "seconds": seconds}
    torch.manual_seed(7)
    save_checkpoint(work / "tower.pt", state)


def test_a_tower_that_had_its_minutes_stays(tmp_path: Path) -> None:
    unfinished_tower(tmp_path, 60)
    before = (tmp_path / "tower.pt").read_bytes()
    assert dense.train_tower(tmp_path, 1, 7) == tmp_path / "tower.pt"
    assert (tmp_path / "tower.pt").read_bytes() == before


def test_no_minutes_are_none_and_not_the_usual_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []
    monkeypatch.setenv("TRAIN_MINUTES", "30")
    monkeypatch.setattr(trainer, "train_agent", lambda _work, _out, minutes, *_: given.append(minutes))
    for more in (["--minutes", "0"], ["--minutes", "2"], []):
        main(["agent", *more])
    assert given == [0, 2, 30]


@pytest.mark.parametrize("command", [["all"], ["speech"], ["eval"], ["eval", "--only", "speech"]])
def test_that_espeak_is_missing_is_told_before_an_hour_of_other_work(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes.util, "find_library", lambda _: "libnowhere.so.1")
    where = ["--models", str(tmp_path)] if command[0] == "eval" else ["--out", str(tmp_path), "--work", str(tmp_path)]
    with pytest.raises(SystemExit, match=r"espeak-ng, which is not installed.*apt install espeak-ng"):
        main([*command, *where])
    assert list(tmp_path.iterdir()) == []
