"""Models in four bits: which weights, their bytes, what they say and remember, and that nobody gets one unasked."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForImageTextToText

from assistant.api import Generation, MissingCapability, Progress
from assistant.engine import Engine, EngineSettings, catalogue, families, model_files, weights
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.choice import Choice
from assistant.engine.decoding.plan import plan_of
from assistant.engine.device import Device, Hardware
from assistant.engine.families import language
from assistant.engine.quantised import PACKAGE, is_quantised
from tests.unit.engine import parts, toys
from tests.unit.engine.architectures import ARCHITECTURES, prompt
from tests.unit.engine.chat import Chat, ten_mixed_turns

ID = "Qwen/Qwen3.5-2B"
CPU = Device("cpu", torch.float32)


def spec_of(quantised: Any) -> ModelSpec:
    return ModelSpec(ID, "vision_language", "vision_language", 1, 1, "MIT", quantised=quantised)


def loaded(directory: Path, quantised: str) -> Any:
    found = Found(spec_of(quantised), directory, directory)
    return language.loaded(AutoModelForImageTextToText, found, CPU, "vision_language")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Any, Any]]:
    """By architecture: its directory, the model in full and in four bits."""
    pytest.importorskip(PACKAGE)
    logging.getLogger(PACKAGE).setLevel(logging.ERROR)
    found = {}
    for name in ARCHITECTURES:
        directory = tmp_path_factory.mktemp(name)
        whole_blocks(name).save_pretrained(directory)
        found[name] = directory, loaded(directory, ""), loaded(directory, "int4")
    return found


def whole_blocks(name: str) -> Any:
    """An architecture whose matrices have rows of 64, like those of real models of multiples of it: on a CPU,
    bitsandbytes rounds shorter ones badly."""
    config = ARCHITECTURES[name]()
    for key, value in {"hidden_size": 64, "num_attention_heads": 4, "num_key_value_heads": 2}.items():
        setattr(config.text_config, key, value)
    if name == "qwen3_5":
        config.text_config.linear_num_value_heads = 8
    if name != "smolvlm":
        config.vision_config.out_hidden_size = 64
    torch.manual_seed(0)
    return AutoModelForImageTextToText.from_config(config)


def kept_bytes(model: Any) -> int:
    """Bytes of all weights and scales that a model holds."""
    scales = (weight.quant_state.absmax for weight in model.parameters() if hasattr(weight, "quant_state"))
    return sum(tensor.numel() * tensor.element_size() for tensor in (*model.parameters(), *scales))


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_the_matrices_of_the_text_part_are_quantised_and_nothing_else(name: str, both: Any) -> None:
    directory, full, small = both[name]
    chosen = {name for name, weight in small.named_parameters() if weight.dtype == torch.uint8}
    in_files = {
        key
        for file in directory.glob("*.safetensors")
        for key, tensor in model_files.header(file).items()
        if is_quantised(key, tensor["shape"])
    }
    assert chosen == in_files
    assert all(".layers." in key and "vis" not in key for key in chosen)
    text = sum(weight.numel() for key, weight in full.named_parameters() if ".layers." in key and "vis" not in key)
    assert sum(full.get_parameter(key).numel() for key in chosen) > 0.85 * text
    assert (
        weights.loaded_bytes(directory, 4, quantised="int4") == kept_bytes(small) < weights.loaded_bytes(directory, 4)
    )


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_what_is_computed_is_close_to_the_full_model(name: str, both: Any) -> None:
    import bitsandbytes

    directory, full, small = both[name]
    with torch.inference_mode():
        inputs = prompt(name, 1)
        expected, got = (model(**inputs).logits.flatten() for model in (full, small))
        again = small(**inputs).logits.flatten()
        rounded = loaded(directory, "")
        for key, weight in small.named_parameters():
            if weight.dtype == torch.uint8:
                exact = rounded.get_parameter(key)
                original = exact.clone()
                exact.copy_(bitsandbytes.functional.dequantize_4bit(weight, weight.quant_state))
                assert alike(original.flatten(), exact.flatten()) > 0.99
        assert torch.equal(got, again)
        assert alike(rounded(**inputs).logits.flatten(), got) > 0.999
        assert alike(expected, got) > 0.6, "random weights with a spread of 0.4 make much of a small difference"


def alike(one: torch.Tensor, other: torch.Tensor) -> float:
    """Pearson's correlation."""
    return float(torch.corrcoef(torch.stack([one.float(), other.float()]))[0, 1])


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_ten_mixed_turns_give_the_tokens_of_reading_everything_again(name: str, both: Any) -> None:
    ten_mixed_turns(Chat(name, both[name][2]))


def test_kernels_for_full_weights_are_not_used(both: Any) -> None:
    for name in ("qwen3_vl", "qwen3_5"):
        _, full, small = both[name]
        assert plan_of(small) is None
        assert plan_of(full) is not None


# ------------------------------------------------------------ in the engine


@pytest.fixture
def engine(tmp_path: Path, pocket: Path, decoder: parts.PlainDecoder, monkeypatch: Any) -> Iterator[Engine]:
    """Of a user with the profile `small`, whose language model is a toy."""
    pytest.importorskip(PACKAGE)
    toys.vision_language(tmp_path / "models" / ID.replace("/", "--"))
    monkeypatch.setattr(catalogue, "find_spec", lambda name: name)
    engine = parts.engine(tmp_path, pocket, decoder, EngineSettings(device="cpu", profile="small"))
    yield engine
    engine.close()


def said(engine: Engine, told: parts.Told, **limits: Any) -> str:
    answers = engine.capability("vision_language", told.job)
    return "".join(answers.reply(parts.asked("what is this?"), Generation(max_tokens=8, **limits)))


def test_the_load_the_status_and_the_list_say_that_it_is_quantised(engine: Engine, tmp_path: Path) -> None:
    told = parts.Told()
    said(engine, told)
    loads = [event for event in told.progress() if "Loading" in event.task]
    assert {event.task for event in loads} == {f"Loading {ID} (int4)"}
    directory = tmp_path / "models" / ID.replace("/", "--")
    size = weights.loaded_bytes(directory, 4, quantised="int4")
    assert loads[-1].total == pytest.approx(size / 1e6)
    (model,) = engine.status().models
    assert (model.model, model.dtype, model.bytes) == (ID, "int4", size)
    entries = {entry.id: entry for entry in engine.models()}
    assert (entries[ID].quantised, entries["Qwen/Qwen3.5-9B"].quantised) == ("int4", "")
    assert "in int4" in entries[ID].why


def test_answers_repeat_follow_their_seed_and_their_limits(engine: Engine) -> None:
    told = parts.Told()
    assert said(engine, told) == said(engine, told)
    hot = {"temperature": 2.0}
    assert said(engine, told, seed=1, **hot) == said(engine, told, seed=1, **hot) != said(engine, told, seed=2, **hot)


def test_another_profile_loads_it_in_full_and_both_go_by_one_id(engine: Engine) -> None:
    told = parts.Told()
    said(engine, told)
    engine.choose(EngineSettings(device="cpu", profile="pocket", models={"vision_language": ID}))
    said(engine, told)
    assert sorted(model.dtype for model in engine.status().models) == ["float32", "int4"]
    assert f"Loading {ID}" in {event.task for event in told.progress() if isinstance(event, Progress)}
    engine.unload("vision_language")
    assert not engine.status().models


def test_what_it_needs_is_named_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "find_spec", lambda name: None if name == PACKAGE else name)
    with pytest.raises(MissingCapability, match=f"pip install {PACKAGE}"):
        families.load(Found(spec_of("int4"), tmp_path, tmp_path), CPU)
    assert spec_of("").missing_packages() == ()


def test_a_device_without_kernels_for_it_is_named_and_never_chosen(
    tmp_path: Path, pocket: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(catalogue, "find_spec", lambda name: name)
    apple = Device("mps", torch.bfloat16)
    with pytest.raises(MissingCapability, match=r"\(int4\) does not run on mps"):
        families.load(Found(spec_of("int4"), tmp_path, tmp_path), apple)
    hardware = Hardware("mps", 8 * 10**9)
    hardware.known = apple
    assert Choice("auto", parts.folders(tmp_path, pocket), hardware).better() == ("cpu", 3_385_000_000)
    hardware.known = Device("cuda", torch.float16)
    better = Choice("auto", parts.folders(tmp_path, pocket), hardware).better()
    assert better
    assert better[0] == "medium"
