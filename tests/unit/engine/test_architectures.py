"""Every architecture that the engine accepts, at toy width: its own decoding loop against transformers' `generate`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from transformers import (
    AutoModelForImageTextToText,
    Qwen3_5Config,
    Qwen3VLConfig,
    SiglipConfig,
    SiglipModel,
    SmolVLMConfig,
)
from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil

from assistant.api import Generation
from assistant.engine import EngineSettings
from assistant.engine.families import image_text_embedding, vision_language
from assistant.engine.families.conversation import Conversation
from tests.unit.engine import parts, toys
from tests.unit.engine.parts import PlainDecoder, Told, picture

IMAGE, START, END = 190, 192, 193
LIMITS = Generation(max_tokens=20)
TEXT = {
    "vocab_size": 200,
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_attention_heads": 2,
    "num_key_value_heads": 1,
    "head_dim": 16,
    "max_position_embeddings": 256,
    "initializer_range": 0.4,
}
QWEN_VISION = {
    "depth": 2,
    "hidden_size": 16,
    "intermediate_size": 32,
    "num_heads": 2,
    "patch_size": 4,
    "spatial_merge_size": 2,
    "temporal_patch_size": 1,
    "out_hidden_size": 32,
    "num_position_embeddings": 16,
}
QWEN_TOKENS = {
    "image_token_id": IMAGE,
    "video_token_id": 191,
    "vision_start_token_id": START,
    "vision_end_token_id": END,
}
ROPE = {"rope_type": "default", "rope_theta": 10000.0, "mrope_interleaved": True}


def qwen3_vl() -> Any:
    rope = {**ROPE, "mrope_section": [4, 2, 2]}
    return Qwen3VLConfig(
        text_config={**TEXT, "num_hidden_layers": 2, "rope_parameters": rope},
        vision_config={**QWEN_VISION, "deepstack_visual_indexes": [0]},
        **QWEN_TOKENS,
    )


def qwen3_5() -> Any:
    rope = {**ROPE, "mrope_section": [2, 1, 1], "partial_rotary_factor": 0.5}
    linear = {"linear_num_key_heads": 2, "linear_num_value_heads": 2}
    heads = {"linear_key_head_dim": 8, "linear_value_head_dim": 8}
    return Qwen3_5Config(
        text_config={**TEXT, **linear, **heads, "num_hidden_layers": 4, "rope_parameters": rope},
        vision_config=QWEN_VISION,
        **QWEN_TOKENS,
    )


def smolvlm() -> Any:
    vision = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    return SmolVLMConfig(
        text_config={**TEXT, "model_type": "llama", "num_hidden_layers": 2, "pad_token_id": 0},
        vision_config={**vision, "image_size": 32, "patch_size": 16},
        scale_factor=1,
        image_token_id=IMAGE,
        pad_token_id=0,
    )


ARCHITECTURES = {"qwen3_vl": qwen3_vl, "qwen3_5": qwen3_5, "smolvlm": smolvlm}


def model_of(name: str) -> Any:
    torch.manual_seed(0)
    return AutoModelForImageTextToText.from_config(ARCHITECTURES[name]()).eval()


def prompt(name: str, seed: int, height: int = 4) -> dict[str, torch.Tensor]:
    """A picture of four (or more) tokens between words."""
    random = torch.Generator().manual_seed(seed)
    ids = torch.tensor([[5, 6, START, *[IMAGE] * height, END, 7, 8, 9 + seed]])
    inputs = {"input_ids": ids, "attention_mask": torch.ones_like(ids)}
    if name == "smolvlm":
        return {**inputs, "pixel_values": torch.randn(1, 1, 3, 32, 32, generator=random)}
    return {
        **inputs,
        "mm_token_type_ids": (ids == IMAGE).long(),
        "pixel_values": torch.randn(4 * height, 3 * 16, generator=random),
        "image_grid_thw": torch.tensor([[1, height, 4]]),
    }


def tokens(model: Any, inputs: dict[str, torch.Tensor], limits: Generation, ends: frozenset[int]) -> Iterator[int]:
    conversation = Conversation(model)
    yield from conversation.say(conversation.read(inputs, 1), limits, ends)


def test_every_accepted_architecture_is_tested() -> None:
    assert {*ARCHITECTURES, "idefics3"} == vision_language.MODEL_TYPES
    assert {"clip", "siglip"} == image_text_embedding.MODEL_TYPES


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_greedy_tokens_equal_those_of_generate(name: str) -> None:
    model, inputs = model_of(name), prompt(name, 0)
    expected = model.generate(**inputs, max_new_tokens=20, do_sample=False, eos_token_id=None)[0, 11:].tolist()
    assert list(tokens(model, inputs, LIMITS, frozenset())) == expected


@pytest.mark.parametrize("name", ["qwen3_vl", "qwen3_5"])
def test_two_answers_of_one_model_do_not_disturb_each_other(name: str) -> None:
    model = model_of(name)
    prompts = [prompt(name, 0), prompt(name, 1, height=12)]
    alone = [list(tokens(model, inputs, LIMITS, frozenset())) for inputs in prompts]
    streams = [tokens(model, inputs, LIMITS, frozenset()) for inputs in prompts]
    mixed = list(chain.from_iterable(zip_longest(*streams)))
    assert [mixed[0::2], mixed[1::2]] == alone


@pytest.fixture
def siglip(tmp_path: Path) -> Path:
    torch.manual_seed(0)
    directory, words = tmp_path / "image_text_embedding", toys.tokenizer()
    tower = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    config = SiglipConfig(
        text_config={**tower, "vocab_size": len(words), "max_position_embeddings": 16, "projection_size": 16},
        vision_config={**tower, "image_size": 32, "patch_size": 16},
    )
    SiglipModel(config).save_pretrained(directory)
    words.save_pretrained(directory)
    SiglipImageProcessorPil(size={"height": 32, "width": 32}).save_pretrained(directory)
    return directory


def test_siglip_pads_texts_to_their_full_length(siglip: Path, tmp_path: Path) -> None:
    engine = parts.engine(tmp_path, tmp_path, PlainDecoder(), EngineSettings(profile="pocket", device="cpu"))
    model = engine.capability("image_text_embedding", Told().job)
    vectors = model.embed_texts(["red", "a much longer text than the first"])
    alone = model.embed_texts(["red"])
    assert (vectors.dimension, model.embed_pictures([picture(tmp_path, "red")]).count) == (16, 1)
    assert np.allclose(np.frombuffer(vectors.data, np.float32)[:16], np.frombuffer(alone.data, np.float32), atol=1e-6)
    words, bare = toys.tokenizer(), SiglipModel.from_pretrained(siglip).eval()
    ids = words(["red"], padding="max_length", max_length=16, return_tensors="pt")["input_ids"]
    features = bare.get_text_features(input_ids=ids).pooler_output[0].detach().numpy()
    expected = features / np.linalg.norm(features)
    assert np.allclose(np.frombuffer(alone.data, np.float32), expected, atol=1e-5)
    assert json.loads((siglip / "config.json").read_text())["model_type"] == "siglip"
    engine.close()
