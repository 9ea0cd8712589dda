"""Dual encoders of transformers that the engine does not know by name, at toy width with random weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from tokenizers.processors import TemplateProcessing
from transformers import AutoConfig, AutoModel, BertTokenizer, Siglip2Tokenizer
from transformers.models.chinese_clip.image_processing_pil_chinese_clip import ChineseCLIPImageProcessorPil
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil
from transformers.models.efficientnet.image_processing_pil_efficientnet import EfficientNetImageProcessorPil
from transformers.models.siglip2.image_processing_pil_siglip2 import Siglip2ImageProcessorPil
from transformers.models.vit.image_processing_pil_vit import ViTImageProcessorPil

from tests.unit.engine import toys

LENGTH = 20
SQUARE = {"height": 32, "width": 32}
TOWER = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2}
TEXT = {**TOWER, "max_position_embeddings": LENGTH, "initializer_range": 0.4, "initializer_factor": 20.0}
VISION = {**TOWER, "image_size": 32, "patch_size": 16, "initializer_range": 0.4, "initializer_factor": 20.0}
CONVOLUTIONAL = {
    "image_size": 32,
    "width_coefficient": 0.1,
    "depth_coefficient": 0.1,
    "hidden_dim": 32,
    "initializer_range": 0.5,
}
PATCHES = {**TOWER, "patch_size": 16, "num_patches": 16}
CONFIGURATIONS: dict[str, tuple[dict[str, Any], dict[str, Any], int]] = {
    "chinese_clip": (TEXT, VISION, 12),
    "altclip": ({**TEXT, "project_dim": 14, "max_position_embeddings": LENGTH + 2, "pad_token_id": 1}, VISION, 12),
    "align": (TEXT, CONVOLUTIONAL, 32),
    "metaclip_2": (TEXT, VISION, 12),
    "clipseg": (TEXT, VISION, 12),
    "siglip2": ({**TEXT, "projection_size": 16}, PATCHES, 16),
}
"""Configurations of both sides, and the dimension of their common space."""


def words(name: str) -> Any:
    """A vocabulary of letters for those that split texts as BERT does; bytes for SigLIP 2, and with a mark at the end
    for others."""
    if name == "siglip2":
        known = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", *(f"<0x{number:02X}>" for number in range(256))]
        vocabulary = {word: number for number, word in enumerate(known)}
        return Siglip2Tokenizer(vocab=vocabulary, merges=[], padding_side="right")
    if name in ("chinese_clip", "align"):
        letters = [chr(number) for number in range(ord("a"), ord("z") + 1)]
        marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        known = [*marks, *letters, *(f"##{letter}" for letter in letters), *"红蓝色圆的形"]
        return BertTokenizer(vocab={word: number for number, word in enumerate(known)})
    made = toys.tokenizer()
    end = (toys.END, made.eos_token_id)
    made.backend_tokenizer.post_processor = TemplateProcessing(single=f"$A {toys.END}", special_tokens=[end])
    return made


def images(name: str) -> Any:
    kinds = {
        "chinese_clip": lambda: ChineseCLIPImageProcessorPil(size=SQUARE, crop_size=SQUARE),
        "align": lambda: EfficientNetImageProcessorPil(size=SQUARE, crop_size=SQUARE),
        "clipseg": lambda: ViTImageProcessorPil(size=SQUARE),
        "siglip2": lambda: Siglip2ImageProcessorPil(patch_size=16, max_num_patches=16),
    }
    plain = lambda: CLIPImageProcessorPil(size={"shortest_edge": 32}, crop_size=SQUARE)  # noqa: E731
    return kinds.get(name, plain)()


def written(directory: Path, name: str) -> Any:
    """The files of a model, which is returned."""
    torch.manual_seed(0)
    vocabulary = words(name)
    text, vision, dimension = CONFIGURATIONS[name]
    ids = {"pad_token_id": vocabulary.pad_token_id, "eos_token_id": vocabulary.eos_token_id, "bos_token_id": None}
    text = {**ids, "vocab_size": len(vocabulary), **text}
    config = AutoConfig.for_model(name, text_config=text, vision_config=vision, projection_dim=dimension)
    model = AutoModel.from_config(config).eval()
    with torch.no_grad():
        if name == "align":
            model.temperature.fill_(0.05)
        else:
            model.logit_scale.fill_(3.0)
    model.save_pretrained(directory)
    vocabulary.save_pretrained(directory)
    images(name).save_pretrained(directory)
    return model
