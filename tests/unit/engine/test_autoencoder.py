"""Latents to pixels: number formats, memory that gives out, previews that fail, pictures that are withheld."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
import torch
from diffusers.pipelines.sana import pipeline_sana_sprint, pipeline_sana_sprint_img2img

from assistant.api import BadInput, Drawing, NotEnoughMemory
from assistant.engine import Engine, EngineSettings, ModelFolders
from assistant.engine.device import Device, out_of_memory, pick
from assistant.engine.families import autoencoder, image_generation, load
from assistant.engine.families.image_generation import Painter
from assistant.engine.settings import Job
from assistant.engine.stages import Stage
from tests.unit.engine import drawings, parts
from tests.unit.engine.test_image_generation import RED, found

SMALL = replace(RED, width=32, height=32, steps=4)
BLUE = PIL.Image.new("RGB", (32, 32), "blue")


@pytest.fixture
def narrow(tmp_path: Path) -> Painter:
    """A pipeline in float16 whose VAE decodes in float32, as on GPUs without bfloat16."""
    painter = load(found(drawings.written("StableDiffusionXLPipeline", tmp_path)), Device("cpu", torch.float16))
    assert painter._pipeline.vae.config.force_upcast
    return painter  # type: ignore[no-any-return]


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview at every step."""
    monkeypatch.setattr(image_generation, "_APART_S", 0.0)


def drawn(painter: Painter, drawing: Drawing = SMALL, start: PIL.Image.Image | None = None) -> list[Stage]:
    return [stage for stage in painter.draw(drawing, start) if isinstance(stage, Stage)]


def failing(monkeypatch: pytest.MonkeyPatch, module: torch.nn.Module, error: Exception, times: int) -> list[Any]:
    """Lets the next calls of a module fail; what it was called with."""
    real, calls = module.forward, []

    def forward(sample: torch.Tensor, *rest: Any, **more: Any) -> Any:
        calls.append(sample)
        if len(calls) <= times:
            raise error
        return real(sample, *rest, **more)

    monkeypatch.setattr(module, "forward", forward)
    return calls


@pytest.mark.parametrize(("part", "start"), [("decoder", None), ("decoder", BLUE), ("encoder", BLUE)])
def test_memory_that_gives_out_between_two_formats_leaves_the_first(
    narrow: Painter, monkeypatch: pytest.MonkeyPatch, part: str, start: PIL.Image.Image | None
) -> None:
    vae = narrow._pipeline.vae
    expected = drawn(narrow, start=start)[-1].image.tobytes()  # type: ignore[union-attr]
    failing(monkeypatch, getattr(vae, part), torch.OutOfMemoryError("CUDA out of memory."), 1)
    with pytest.raises((RuntimeError, MemoryError)) as raised:
        list(narrow.draw(SMALL, start))
    assert out_of_memory(raised.value)
    assert {one.dtype for one in vae.parameters()} == {torch.float16}
    assert drawn(narrow, start=start)[-1].image.tobytes() == expected  # type: ignore[union-attr]


def test_a_preview_is_decoded_in_a_format_that_holds_it(
    narrow: Painter, monkeypatch: pytest.MonkeyPatch, often: None
) -> None:
    calls = failing(monkeypatch, narrow._pipeline.vae.decoder, ValueError(), 0)
    shown = [stage for stage in drawn(narrow) if stage.image and not stage.finished]
    assert len(shown) == 3
    assert [one.dtype for one in calls] == [torch.float32] * 4
    assert narrow._pipeline.vae.dtype == torch.float16


@pytest.fixture
def sprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine whose pipeline catches that its VAE is out of memory, and goes on without a picture."""
    for module in (pipeline_sana_sprint, pipeline_sana_sprint_img2img):  # it draws at 1024 × 1024 only, 10 s a picture
        monkeypatch.setattr(module, "ASPECT_RATIO_1024_BIN", {"1.0": [64.0, 64.0]})
    drawings.written("SanaSprintPipeline", tmp_path / "pocket" / "image_generation")
    folders = ModelFolders(tmp_path / "pocket", tmp_path / "models", tmp_path / "hub", tmp_path / "whisper")
    engine = Engine(EngineSettings("pocket", "cpu"), parts.PlainDecoder(), folders)
    yield engine
    engine.close()


@pytest.mark.parametrize("varied", [False, True])
def test_memory_that_gives_out_in_a_pipeline_that_catches_it_is_seen(
    sprint: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, varied: bool
) -> None:
    from diffusers import AutoencoderDC

    real, calls = AutoencoderDC._decode, []

    def decode(*given: Any, **more: Any) -> Any:
        calls.append(1)
        if len(calls) in (1, 3, 4, 5, 6):  # whole once; whole and in parts, twice each
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return real(*given, **more)

    monkeypatch.setattr(AutoencoderDC, "_decode", decode)
    monkeypatch.setattr(image_generation, "_APART_S", 1e9)
    wish = replace(SMALL, start=parts.picture(tmp_path, "green") if varied else None)
    model = sprint.capability("image_generation", Job())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert list(model.draw(wish))[-1].finished
        assert len(calls) == 2, "once more"
        with pytest.raises(NotEnoughMemory):
            list(model.draw(wish))
    assert list(model.draw(wish))[-1].finished


@pytest.fixture
def painter(tmp_path: Path) -> Painter:
    return load(found(drawings.written("StableDiffusionPipeline", tmp_path)), pick("cpu"))  # type: ignore[no-any-return]


@pytest.mark.parametrize(("width", "height", "size"), [(96, 64, (32, 20)), (64, 96, (20, 32)), (32, 32, (32, 32))])
def test_a_preview_is_smaller_by_a_whole_factor(
    painter: Painter, monkeypatch: pytest.MonkeyPatch, often: None, width: int, height: int, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(autoencoder, "PREVIEW_SIDE", 40)
    stages = drawn(painter, replace(SMALL, width=width, height=height))
    assert {stage.image.size for stage in stages if stage.image and not stage.finished} == {size}


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("Adaptive pool MPS: input sizes must be divisible by output sizes."),
        torch.OutOfMemoryError("CUDA out of memory."),
    ],
)
def test_a_preview_that_fails_is_none(
    painter: Painter, monkeypatch: pytest.MonkeyPatch, often: None, error: Exception
) -> None:
    expected = drawn(painter)[-1].image
    calls = failing(monkeypatch, painter._pipeline.vae.decoder, error, 3)
    stages = drawn(painter)
    assert len(calls) == 4
    assert [bool(stage.image) for stage in stages] == [False] * 5 + [True]
    assert stages[-1].image.tobytes() == expected.tobytes()  # type: ignore[union-attr]


def test_a_picture_that_the_safety_checker_blackens_is_told_as_withheld(tmp_path: Path) -> None:
    painter = load(found(_checked(tmp_path, lambda checker: checker.concept_embeds_weights.fill_(-2.0))), pick("cpu"))
    for start in (None, BLUE):
        with pytest.raises(BadInput, match="safety checker") as withheld:
            list(painter.draw(SMALL, start))
        assert "安全检查" in withheld.value.said("zh")
    calm = load(found(_checked(tmp_path, lambda checker: checker.concept_embeds_weights.fill_(2.0))), pick("cpu"))
    assert drawn(calm)[-1].finished


def _checked(directory: Path, judge: Callable[[Any], Any]) -> Path:
    """A pipeline with a safety checker of toy width that finds something in every picture or in none."""
    from diffusers.pipelines.stable_diffusion.safety_checker import StableDiffusionSafetyChecker
    from transformers import CLIPConfig, CLIPImageProcessor

    sizes = {"hidden_size": 8, "intermediate_size": 8, "num_attention_heads": 1, "num_hidden_layers": 1}
    config = CLIPConfig(vision_config={**sizes, "image_size": 8, "patch_size": 4}, text_config=sizes, projection_dim=4)
    checker = StableDiffusionSafetyChecker(config)
    with torch.no_grad():
        judge(checker)
    plain = drawings.stable_diffusion()
    parts = {**plain.components, "safety_checker": checker}
    parts["feature_extractor"] = CLIPImageProcessor(size={"shortest_edge": 8}, crop_size={"height": 8, "width": 8})
    type(plain)(**parts).save_pretrained(directory, safe_serialization=True)
    return directory
