"""Vision-language architectures at toy width with random weights, and prompts for them. Needs transformers only."""

from __future__ import annotations

from typing import Any

import torch
from transformers import AutoModelForImageTextToText, Qwen3_5Config, Qwen3VLConfig, SmolVLMConfig

IMAGE, START, END = 190, 192, 193
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


def model_of(name: str, device: str = "cpu") -> Any:
    torch.manual_seed(0)
    return AutoModelForImageTextToText.from_config(ARCHITECTURES[name]()).eval().to(device)


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
