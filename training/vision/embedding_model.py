"""The image-text embedding: a small CLIP, its processor, saving as a standard directory.

Belongs here: the sizes, the start from the dense tower, the export. Does not belong here: training (`embed`).
"""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers.processors import TemplateProcessing
from torch import Tensor
from transformers import CLIPConfig, CLIPModel, CLIPProcessor, PreTrainedTokenizerFast
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

from training.language.tokenizer import END, PAD
from training.scenes.pool import PATCH, SIDE
from training.vision.tower import WIDTH

LONGEST_TEXT = 96
MIDDLE = [0.5, 0.5, 0.5]


def new_embedding(tokenizer: PreTrainedTokenizerFast) -> CLIPModel:
    """Untrained: the dense tower's sizes for pictures, four layers for texts, 256 dimensions in common."""
    shared = {"hidden_size": WIDTH, "intermediate_size": 4 * WIDTH, "num_attention_heads": 3, "hidden_act": "relu"}
    config = CLIPConfig(
        text_config={
            **shared,
            "vocab_size": -(-len(tokenizer) // 8) * 8,
            "num_hidden_layers": 4,
            "max_position_embeddings": LONGEST_TEXT,
            "pad_token_id": tokenizer.pad_token_id,
            "bos_token_id": tokenizer.pad_token_id,
            "eos_token_id": tokenizer.eos_token_id,
        },
        vision_config={**shared, "num_hidden_layers": 6, "image_size": SIDE, "patch_size": PATCH},
        projection_dim=256,
    )
    config._attn_implementation = "eager"
    return CLIPModel(config)


@torch.no_grad()
def start_from_dense(model: CLIPModel, weights: dict[str, Tensor], spread: float) -> None:
    """Copy the dense tower (names as in `DenseTower`). CLIP has no bias on patches: it goes into the positions;
    CLIP normalises the patches once more: `spread`, their usual deviation, undoes that."""
    vision = model.vision_model
    own = vision.state_dict()
    for name, value in weights.items():
        if name.startswith("tower.encoder.") or name.startswith("tower.post_layernorm."):
            own[name.removeprefix("tower.")].copy_(value)
    own["embeddings.patch_embedding.weight"].copy_(weights["tower.embeddings.patch_embedding.weight"])
    positions = weights["tower.embeddings.position_embedding.weight"]
    own["embeddings.position_embedding.weight"][1:].copy_(positions + weights["tower.embeddings.patch_embedding.bias"])
    own["pre_layrnorm.weight"].fill_(spread)


def embedding_tokenizer(tokenizer: PreTrainedTokenizerFast) -> PreTrainedTokenizerFast:
    """The project's tokens with an end after each text, where CLIP reads the meaning; padded on the right."""
    backend = tokenizer.backend_tokenizer
    end = int(tokenizer.convert_tokens_to_ids(END))
    backend.post_processor = TemplateProcessing(
        single=f"$A {END}", pair=f"$A {END} $B {END}", special_tokens=[(END, end)]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=backend,
        pad_token=PAD,
        eos_token=END,
        padding_side="right",
        model_max_length=LONGEST_TEXT,
        model_input_names=["input_ids", "attention_mask"],
        clean_up_tokenization_spaces=False,
    )


def embedding_processor(tokenizer: PreTrainedTokenizerFast) -> CLIPProcessor:
    """Pictures are squeezed to SIDE x SIDE, never cropped: what stands at the edge counts."""
    images = CLIPImageProcessorPil(
        size={"height": SIDE, "width": SIDE},
        do_center_crop=False,
        image_mean=MIDDLE,
        image_std=MIDDLE,
        resample=1,
    )
    return CLIPProcessor(images, tokenizer)


def export(model: CLIPModel, state: dict[str, Tensor], tokenizer: PreTrainedTokenizerFast, out: Path) -> None:
    """A directory for `AutoModel` and `AutoProcessor`: float16 safetensors. `tokenizer` with the end after texts."""
    out.mkdir(parents=True, exist_ok=True)
    copy = CLIPModel(model.config).to(torch.float16)
    copy.load_state_dict(state)
    copy.save_pretrained(out)
    (out / "model.safetensors").chmod(0o644)
    embedding_processor(tokenizer).save_pretrained(out)
