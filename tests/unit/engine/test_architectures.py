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
from transformers import SiglipConfig, SiglipModel
from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil

from assistant.api import Generation
from assistant.engine import EngineSettings
from assistant.engine.families import image_text_embedding, vision_language
from assistant.engine.families.conversation import Conversation
from tests.unit.engine import parts, toys
from tests.unit.engine.architectures import ARCHITECTURES, model_of, prompt
from tests.unit.engine.parts import PlainDecoder, Told, picture

LIMITS = Generation(max_tokens=20)


def tokens(model: Any, inputs: dict[str, torch.Tensor], limits: Generation, ends: frozenset[int]) -> Iterator[int]:
    conversation = Conversation(model)
    yield from conversation.say(conversation.read(inputs, 1), limits, ends)


def test_every_accepted_architecture_is_tested() -> None:
    assert {*ARCHITECTURES, "idefics3"} == vision_language.MODEL_TYPES
    assert {"clip", "open_clip", "siglip"} == image_text_embedding.MODEL_TYPES


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
