"""Large models on a processor with a unit for bfloat16: who decides, and that budget, load and status follow.

What the processor of this machine can do is never asked: the answer is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from assistant.api import Generation, ImageTextEmbedding
from assistant.engine import Engine, catalogue, device
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.choice import Choice
from assistant.engine.device import Device, Hardware, pick
from assistant.engine.families.few_rows import FewNarrowRows
from assistant.engine.quantised import Format
from tests.unit.engine import parts
from tests.unit.engine.parts import PlainDecoder, Told, asked, picture

PLAIN = Device("cpu", torch.float32)
ABLE = replace(PLAIN, narrow=torch.bfloat16)
COLOURS = ("red", "blue", "green", "white", "black")


def spec_of(family: str, quantised: Format = "") -> ModelSpec:
    return ModelSpec("some/model", "text_generation", family, 1, 1, "MIT", quantised=quantised)


@pytest.mark.parametrize(
    ("family", "parameters", "dtype"),
    [
        ("image_text_embedding", 151_000_000, torch.bfloat16),
        ("image_text_embedding", 5_000_000, torch.float32),
        ("vision_language", 870_000_000, torch.bfloat16),
        ("vision_language", 5_800_000, torch.float32),
        ("language", 600_000_000, torch.bfloat16),
        ("language", 90_000_000, torch.float32),
        ("transcription", 1_550_000_000, torch.float32),
        ("faster_whisper", 244_000_000, torch.float32),
        ("image_generation", 1_370_000_000, torch.float32),
    ],
)
def test_large_models_that_gain_by_it_are_narrow(family: str, parameters: int, dtype: torch.dtype) -> None:
    assert ABLE.for_model(spec_of(family), parameters).dtype == dtype
    assert PLAIN.for_model(spec_of(family), parameters) is PLAIN


def test_what_is_not_quantised_of_a_model_stays_wide() -> None:
    assert ABLE.for_model(spec_of("language", "int4"), 10**10) is ABLE


@pytest.mark.parametrize("native", [True, False])
def test_the_processor_is_asked(native: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "native_bfloat16", lambda: native)
    assert pick("cpu") == (ABLE if native else PLAIN)


def test_files_say_how_large_a_model_is(pocket: Path) -> None:
    directory = pocket / "image_text_embedding"
    counted = Found(replace(spec_of("image_text_embedding"), parameters=10**9), directory, directory).parameters()
    assert counted * 4 == parts.weights_of(directory)
    speech = Found(replace(spec_of("transcription"), file="model.pt"), directory, directory)
    assert speech.parameters() == 0


def test_what_is_not_here_is_estimated_in_its_format(tmp_path: Path, pocket: Path) -> None:
    hardware = Hardware("cpu", 10**12)
    for known, width in ((PLAIN, 4), (ABLE, 2)):
        hardware.known = known
        entries = {entry.id: entry for entry in Choice("auto", parts.folders(tmp_path, pocket), hardware).entries()}
        for id_ in ("Qwen/Qwen3.5-4B", "google/siglip2-base-patch16-224"):
            expected = catalogue.read().models[id_].parameters * width
            assert f"needs {expected / 1e9:.1f} GB" in entries[id_].why


@pytest.fixture
def able(tmp_path: Path, pocket: Path, decoder: PlainDecoder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine on such a processor, for which toy models are large."""
    monkeypatch.setattr(device, "_NARROW_FROM", dict.fromkeys(device._NARROW_FROM, 0))
    engine = parts.engine(tmp_path, pocket, decoder)
    engine._hardware.known = ABLE
    yield engine
    engine.close()


def vectors(model: ImageTextEmbedding, folder: Path) -> NDArray[np.float32]:
    given = [model.embed_texts(COLOURS), model.embed_pictures([picture(folder, colour) for colour in COLOURS])]
    rows = [np.frombuffer(each.data, np.float32).reshape(each.count, each.dimension) for each in given]
    return np.concatenate(rows)


def test_what_is_budgeted_is_loaded_and_told(able: Engine, pocket: Path, tmp_path: Path) -> None:
    vectors(able.capability("image_text_embedding", Told().job), tmp_path)
    (told,) = able.status().models
    assert told.dtype == "bfloat16"
    assert told.bytes == parts.weights_of(pocket / "image_text_embedding") / 2
    (resident,) = able._memory.snapshot()
    kept = {tensor.dtype for tensor in resident.model.tensors() if tensor.is_floating_point()}
    assert kept == {torch.bfloat16}


def test_a_library_goes_on_with_the_other_format(able: Engine, engine: Engine, tmp_path: Path) -> None:
    """Vectors are rows of length 1 in float32, near those of before, under the same name and revision."""
    engine._hardware.known = PLAIN
    wide, narrow = (each.capability("image_text_embedding", Told().job) for each in (engine, able))
    before, after = (vectors(model, tmp_path) for model in (wide, narrow))
    assert np.allclose(np.linalg.norm(after, axis=1), 1, atol=1e-5)
    assert not np.array_equal(before, after)
    assert (before * after).sum(1).min() > 0.999
    assert (narrow.info.id, narrow.info.revision) == (wide.info.id, wide.info.revision)
    assert {model.dtype for model in engine.status().models} == {"float32"}


def test_answers_come_in_the_other_format_too(able: Engine) -> None:
    def said() -> str:
        model = able.capability("vision_language", Told().job)
        return "".join(model.reply(asked("what is this?"), Generation(max_tokens=12)))

    assert said() == said() != ""
    (resident,) = able._memory.snapshot()
    layers = [module for module in resident.model._model.modules() if isinstance(module, torch.nn.Linear)]
    assert {type(layer) for layer in layers} == {FewNarrowRows}
