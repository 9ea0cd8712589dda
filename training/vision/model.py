"""The vision-language model: its size, its processor, saving and loading as a standard directory.

Belongs here: Idefics3 (Laurençon et al., 2024; the architecture of SmolVLM) at a few million parameters. Does not
belong here: training.
"""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import (
    GenerationConfig,
    Idefics3Config,
    Idefics3ForConditionalGeneration,
    Idefics3Processor,
    LlamaConfig,
    PreTrainedTokenizerFast,
)
from transformers.models.idefics3.image_processing_pil_idefics3 import Idefics3ImageProcessorPil

from training.language.tokenizer import CHAT_TEMPLATE, IMAGE
from training.scenes.pool import SIDE
from training.vision.packing import IMAGE_TOKENS
from training.vision.tower import WIDTH, vision_config

MOST_NEW_TOKENS = 128


def new_model(tokenizer: PreTrainedTokenizerFast) -> Idefics3ForConditionalGeneration:
    """Untrained: the tower, a linear connector without pixel shuffle, six Llama layers."""
    vocabulary = -(-len(tokenizer) // 8) * 8
    text = LlamaConfig(
        vocab_size=vocabulary,
        hidden_size=WIDTH,
        intermediate_size=512,
        num_hidden_layers=6,
        num_attention_heads=3,
        num_key_value_heads=3,
        max_position_embeddings=4096,
        rms_norm_eps=1e-5,
        tie_word_embeddings=True,
        pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id,
        bos_token_id=None,
    )
    config = Idefics3Config(
        vision_config=vision_config(),
        text_config=text,
        scale_factor=1,
        image_token_id=int(tokenizer.convert_tokens_to_ids(IMAGE)),
        tie_word_embeddings=True,
        pad_token_id=tokenizer.pad_token_id,
    )
    config._attn_implementation = "eager"
    return Idefics3ForConditionalGeneration(config)


def new_processor(tokenizer: PreTrainedTokenizerFast) -> Idefics3Processor:
    """Pictures are squeezed to SIDE x SIDE whatever their aspect; no splitting into tiles."""
    images = Idefics3ImageProcessorPil(
        size={"height": SIDE, "width": SIDE},
        max_image_size={"longest_edge": SIDE},
        do_image_splitting=False,
    )
    return Idefics3Processor(images, tokenizer, image_seq_len=IMAGE_TOKENS, chat_template=CHAT_TEMPLATE)


def export(model: Idefics3ForConditionalGeneration, tokenizer: PreTrainedTokenizerFast, out: Path) -> None:
    """A directory for `AutoModelForImageTextToText` and `AutoProcessor`: float16 safetensors, greedy generation."""
    out.mkdir(parents=True, exist_ok=True)
    copy = Idefics3ForConditionalGeneration(model.config).to(torch.float16)
    copy.load_state_dict(model.state_dict())
    copy.generation_config = GenerationConfig(
        do_sample=False,
        max_new_tokens=MOST_NEW_TOKENS,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    copy.save_pretrained(out)
    (out / "model.safetensors").chmod(0o644)
    new_processor(tokenizer).save_pretrained(out)
