"""Half precision on a processor: read piece by piece into wide weights, which are those of transformers' own load."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import AutoModelForImageTextToText, GenerationConfig

from assistant.engine.device import Device
from assistant.engine.families import widened as reading
from assistant.engine.families.pretrained import pretrained
from assistant.engine.families.widened import Widened, widened
from tests.unit.engine.architectures import ARCHITECTURES, model_of

CPU = Device("cpu", torch.float32)


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_every_weight_is_that_of_transformers(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PIECE", 1000)
    made = model_of(name).to(torch.bfloat16)
    made.generation_config = GenerationConfig(eos_token_id=[7, 9])
    made.save_pretrained(tmp_path, max_shard_size="40KB")
    assert len(list(tmp_path.glob("*.safetensors"))) > 1
    assert widened(tmp_path, torch.float32)
    ours = pretrained(AutoModelForImageTextToText, tmp_path, CPU)
    theirs = AutoModelForImageTextToText.from_pretrained(tmp_path, dtype=torch.float32)
    assert type(ours) is type(theirs)
    assert not ours.training
    assert ours.generation_config.eos_token_id == [7, 9]
    expected = theirs.state_dict()
    assert {key: (value.dtype, value.shape) for key, value in ours.state_dict().items()} == {
        key: (value.dtype, value.shape) for key, value in expected.items()
    }
    assert all(torch.equal(value, expected[key]) for key, value in ours.state_dict().items())
    tied = [each.get_input_embeddings().weight is each.get_output_embeddings().weight for each in (ours, theirs)]
    assert tied[0] == tied[1]


@pytest.mark.parametrize("stored", [torch.float16, torch.bfloat16])
def test_a_tensor_is_read_whole_whatever_the_pieces(
    stored: torch.dtype, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_PIECE", 7)
    tensors = {
        "one": torch.randn(5, 9).to(stored),
        "none": torch.empty(0, 3, dtype=stored),
        "number": torch.ones((), dtype=stored),
    }
    save_file(tensors, tmp_path / "model.safetensors")
    found = widened(tmp_path, torch.float32)
    assert found is not None
    for name, value in load_file(tmp_path / "model.safetensors").items():
        assert torch.equal(found[name][...], value.float())
    assert torch.equal(found["one"][1:3], tensors["one"][1:3].float())
    assert torch.equal(found["one"][3:9], tensors["one"][3:9].float())


def test_files_of_another_format_are_mapped(tmp_path: Path) -> None:
    save_file({"half": torch.ones(3).half(), "wide": torch.ones(3)}, tmp_path / "model.safetensors")
    assert widened(tmp_path, torch.float32) is None
    save_file({"half": torch.ones(3).half()}, tmp_path / "model.safetensors")
    assert widened(tmp_path, torch.float16) is None


def test_a_file_that_became_shorter_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(b"12")
    with pytest.raises(OSError, match="ends too early"):
        Widened(path, 0, (4,), torch.float16, torch.float32)[...]
