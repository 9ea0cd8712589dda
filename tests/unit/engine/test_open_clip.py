"""Models in OpenCLIP's layout: the same vectors as its own modules give, and the refusal of what is built otherwise."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
import torch
from safetensors.torch import load_file, save_file

from assistant.api import AssistantError, MissingCapability, Picture, Vectors
from assistant.engine import Engine, EngineSettings, layout, weights
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import Device
from assistant.engine.families import image_text_embedding
from assistant.engine.installed import Installed
from tests.unit.engine import hub as hubs
from tests.unit.engine import open_clips, parts, toys
from tests.unit.engine.hub import Hub
from tests.unit.engine.parts import PlainDecoder, Told

ID = "toy/open-clip"
TEXTS = ["the red circle", "", "蓝色的圆形", "BLUE  " * 40]


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with hubs.asked_by_this_process(monkeypatch, tmp_path / "hf") as hub:
        hub.models[ID] = tmp_path / "published"
        yield hub


def add(installed: Installed, source: Path) -> None:
    list(installed.add(source, ID, None, threading.Event()))


def pull(installed: Installed) -> None:
    list(installed.pull(ID, None, threading.Event(), patience=0.01))


def engine(tmp_path: Path, pocket: Path) -> Engine:
    settings = EngineSettings(profile="pocket", device="cpu", models={"image_text_embedding": ID})
    return parts.engine(tmp_path, pocket, PlainDecoder(), settings)


def matrix(vectors: Vectors) -> np.ndarray[Any, Any]:
    return np.frombuffer(vectors.data, np.float32).reshape(vectors.count, vectors.dimension)


def painted(folder: Path) -> tuple[list[PIL.Image.Image], list[Picture]]:
    """A wide, a high and a square picture of noise."""
    random = np.random.default_rng(0)
    images = []
    for number, (width, height) in enumerate(((48, 32), (40, 80), (64, 64))):
        image = PIL.Image.fromarray(random.integers(0, 256, (height, width, 3), dtype=np.uint8))
        image.save(folder / f"{number}.png")
        images.append(image)
    return images, [Picture(str(number), str(folder / f"{number}.png")) for number in range(len(images))]


def check(model: Any, clip: open_clips.Clip, tmp_path: Path, squash: bool = False) -> None:
    images, pictures = painted(tmp_path)
    assert (model.dimension, model.scale) == (open_clips.DIMENSION, pytest.approx(np.exp(3.25)))
    assert np.allclose(matrix(model.embed_texts(TEXTS)), open_clips.text_vectors(clip, TEXTS), atol=1e-5)
    expected = open_clips.picture_vectors(clip, images, squash)
    assert np.allclose(matrix(model.embed_pictures(pictures)), expected, atol=1e-5)


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float16])
def test_vectors_equal_those_of_its_own_modules(
    quick: bool, dtype: torch.dtype, installed: Installed, tmp_path: Path, pocket: Path
) -> None:
    clip = open_clips.written(tmp_path / "source", quick, dtype)
    add(installed, tmp_path / "source")
    able = engine(tmp_path, pocket)
    check(able.capability("image_text_embedding", Told().job), clip, tmp_path)
    able.close()


def test_pictures_may_be_squeezed_and_a_vocabulary_may_be_two_files(
    installed: Installed, tmp_path: Path, pocket: Path
) -> None:
    source = tmp_path / "source"
    clip = open_clips.written(source)
    config = clip.config()
    config["preprocess_cfg"] |= {"resize_mode": "squash", "interpolation": "bilinear"}
    (source / "open_clip_config.json").write_text(json.dumps(config))
    model = json.loads((source / "tokenizer.json").read_text())["model"]
    for path in source.glob("*token*"):
        path.unlink()
    (source / "vocab.json").write_text(json.dumps(model["vocab"]))
    (source / "merges.txt").write_text("\n".join(["#version: 0.2", *(" ".join(pair) for pair in model["merges"])]))
    add(installed, source)
    able = engine(tmp_path, pocket)
    check(able.capability("image_text_embedding", Told().job), clip, tmp_path, squash=True)
    able.close()


def test_a_repository_of_timm_is_pulled_with_one_of_its_weight_files(
    hub: Hub, installed: Installed, tmp_path: Path, pocket: Path
) -> None:
    """Its config.json and model.safetensors are timm's: the tower for pictures alone, under other names."""
    published = hub.models[ID]
    clip = open_clips.written(published)
    (published / "config.json").write_text('{"architecture": "vit_base_patch32_clip_224"}')
    save_file({"blocks.0.weight": torch.zeros(3)}, published / "model.safetensors")
    (published / "open_clip_pytorch_model.bin").write_bytes(b"\x80\x04.")
    pull(installed)
    able = engine(tmp_path, pocket)
    here = tmp_path / "models" / "toy--open-clip"
    assert [path.name for path in here.glob("*.safetensors")] == ["open_clip_model.safetensors"]
    assert not any(path.endswith(("/model.safetensors", ".bin")) for path, _ in hub.asked)
    check(able.capability("image_text_embedding", Told().job), clip, tmp_path)
    (entry,) = [entry for entry in able.models() if entry.id == ID]
    assert (entry.present, entry.selected, entry.locked, entry.licence) == (True, True, True, "mit")
    list(able.verify(ID, threading.Event()))
    assert weights.parameters(here) == sum(weight.numel() for weight in clip.parameters())
    assert weights.loaded_bytes(here, 2) == 2 * weights.parameters(here)
    able.close()


def test_the_files_of_transformers_win_where_a_repository_has_both(
    hub: Hub, installed: Installed, tmp_path: Path
) -> None:
    published = hub.models[ID]
    open_clips.written(published)
    toys.image_text_embedding(published)
    here = tmp_path / "models" / "toy--open-clip"
    ways: list[Callable[[], None]] = [lambda: pull(installed), lambda: add(installed, published)]
    for bring in ways:
        bring()
        assert [path.name for path in here.glob("*.safetensors")] == ["model.safetensors"]
        assert layout.model_type(here) == "clip"
        installed.remove(ID)
    (published / "model.safetensors").rename(published / "pytorch_model.bin")
    pull(installed)
    assert [path.name for path in here.glob("*.safetensors")] == ["open_clip_model.safetensors"]
    assert layout.model_type(here) == "open_clip"


@pytest.mark.parametrize("stored", [torch.float32, torch.float16, torch.bfloat16])
@pytest.mark.parametrize("wanted", [torch.float32, torch.bfloat16])
def test_only_the_tower_that_is_needed_is_in_memory_in_the_format_of_the_device(
    stored: torch.dtype, wanted: torch.dtype, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    clip = open_clips.written(source, dtype=stored)
    spec = ModelSpec(ID, "image_text_embedding", "image_text_embedding", 1, 1, "MIT")
    model = image_text_embedding.load(Found(spec, source, source), Device("cpu", wanted))
    assert model.towers == frozenset()
    rows = model.texts(TEXTS)
    assert model.towers == {"text"}
    assert np.min((rows * open_clips.text_vectors(clip, TEXTS)).sum(axis=1)) > 0.999
    text = sum(weight.numel() for name, weight in clip.named_parameters() if not name.startswith("visual."))
    floating = [tensor for tensor in model.tensors() if tensor.is_floating_point()]
    assert sum(tensor.numel() for tensor in floating) == text - 1
    assert {tensor.dtype for tensor in floating} == {wanted}


Config = dict[str, Any]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"vision_cfg": {"timm_model_name": "convnext_base"}}, r"one of timm \(.*timm_model_name: convnext_base\)"),
        ({"text_cfg": {"hf_model_name": "xlm-roberta-base"}}, "another language model.*xlm-roberta-base"),
        ({"text_cfg": {"hf_tokenizer_name": "bert-base"}}, "splits texts in its own way.*bert-base"),
        ({"multimodal_cfg": {"layers": 2}, "custom_text": True}, "as CoCa does"),
        ({"custom_text": True}, "tower for texts of its own"),
        ({"init_logit_bias": -10}, "as SigLIP is.*-10"),
        ({"vision_cfg": {"layers": [3, 4, 6, 3]}}, r"convolutional network.*\[3, 4, 6, 3\]"),
        ({"vision_cfg": {"attentional_pool": True}}, "by attention"),
        ({"vision_cfg": {"pool_type": "avg"}}, "something else.*vision_cfg.pool_type: avg"),
        ({"text_cfg": {"no_causal_mask": True}}, "text_cfg.no_causal_mask: True"),
        ({"vision_cfg": {"image_size": [32, 48]}}, r"image_size: \[32, 48\]"),
        ({"vision_cfg": {"head_width": 5}}, "vision_cfg.width: 32"),
        ({"text_cfg": {"layers": True}}, "text_cfg.layers: True"),
        ({"text_cfg": {"mlp_ratio": "wide"}}, "text_cfg.mlp_ratio: wide"),
        ({"embed_dim": None}, "embed_dim: None"),
    ],
)
def test_what_is_built_otherwise_is_refused_by_name_before_its_weights_come(
    change: Config, expected: str, hub: Hub, installed: Installed, tmp_path: Path
) -> None:
    published = hub.models[ID]
    config = open_clips.written(published).config()
    for name, value in change.items():
        model = config["model_cfg"]
        model[name] = {**model.get(name, {}), **value} if isinstance(value, dict) else value
    (published / "open_clip_config.json").write_text(json.dumps(config))
    with pytest.raises(AssistantError, match=expected):
        pull(installed)
    assert not any(path.endswith(".safetensors") for path, _ in hub.asked)
    with pytest.raises(MissingCapability, match=expected):
        add(installed, published)
    assert not (tmp_path / "models" / "toy--open-clip").exists()


def test_pictures_that_are_padded_and_a_missing_vocabulary_are_refused(installed: Installed, tmp_path: Path) -> None:
    source = tmp_path / "source"
    config = open_clips.written(source).config()
    for path in source.glob("tokenizer*"):
        path.rename(tmp_path / path.name)
    with pytest.raises(MissingCapability, match="without its vocabulary"):
        add(installed, source)
    shutil.copy(tmp_path / "tokenizer.json", source)
    for change in ({"resize_mode": "longest"}, {"mean": [1, 2]}):
        (source / "open_clip_config.json").write_text(json.dumps({**config, "preprocess_cfg": change}))
        with pytest.raises(MissingCapability, match=f"preprocess_cfg.{next(iter(change))}"):
            add(installed, source)


def _without(tensors: dict[str, torch.Tensor]) -> None:
    del tensors["transformer.resblocks.1.attn.in_proj_bias"]


def _more(tensors: dict[str, torch.Tensor]) -> None:
    tensors["visual.attn_pool.query"] = torch.zeros(2)


def _shorter(tensors: dict[str, torch.Tensor]) -> None:
    tensors["visual.transformer.resblocks.0.attn.in_proj_weight"] = torch.zeros(95, 32)


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (_without, r"missing, transformer\.resblocks\.1\.attn\.in_proj_bias"),
        (_more, r"no place in a CLIP, visual\.attn_pool\.query"),
        (_shorter, r"cannot be loaded: .*[Ss]ize|cannot be loaded: .*ismatch"),
    ],
)
def test_weights_that_do_not_fit_are_refused_by_name(
    spoil: Callable[[dict[str, torch.Tensor]], None], expected: str, installed: Installed, tmp_path: Path, pocket: Path
) -> None:
    source = tmp_path / "source"
    open_clips.written(source)
    tensors = load_file(source / "open_clip_model.safetensors")
    spoil(tensors)
    save_file(tensors, source / "open_clip_model.safetensors")
    add(installed, source)
    able = engine(tmp_path, pocket)
    _, pictures = painted(tmp_path)
    with pytest.raises(MissingCapability, match=expected):
        able.capability("image_text_embedding", Told().job).embed_pictures(pictures)
    able.close()


def test_a_file_that_was_cut_off_is_refused(installed: Installed, tmp_path: Path) -> None:
    source = tmp_path / "source"
    open_clips.written(source)
    path = source / "open_clip_model.safetensors"
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(MissingCapability, match=r"'open_clip_model\.safetensors'.*truncated"):
        add(installed, source)
    path.unlink()
    with pytest.raises(AssistantError, match="lacks"):
        add(installed, source)
