"""A CLIP in OpenCLIP's layout, as what transformers' own classes of CLIP read.

OpenCLIP keeps queries, keys and values in one matrix, and its two projections as matrices that are multiplied from the
right (open_clip's transformer.py, torch's MultiheadAttention); everything else is the same under other names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import EllipsisType
from typing import Any

import torch

from assistant.api.language import Bilingual
from assistant.engine import layout, model_files, open_clip
from assistant.engine.families.explained import missing
from assistant.engine.families.widened import widened
from assistant.engine.open_clip import Layout, Tower

SCALE = "logit_scale"

_BLOCK = {
    "layer_norm1": "ln_1",
    "layer_norm2": "ln_2",
    "self_attn.out_proj": "attn.out_proj",
    "mlp.fc1": "mlp.c_fc",
    "mlp.fc2": "mlp.c_proj",
}
_NORMS = {
    "text": {"text_model.final_layer_norm": "ln_final"},
    "vision": {"vision_model.pre_layrnorm": "visual.ln_pre", "vision_model.post_layernorm": "visual.ln_post"},
}
_EMBEDDINGS = {
    "text": {"token_embedding.weight": "token_embedding.weight", "position_embedding.weight": "positional_embedding"},
    "vision": {
        "patch_embedding.weight": "visual.conv1.weight",
        "class_embedding": "visual.class_embedding",
        "position_embedding.weight": "visual.positional_embedding",
    },
}
_PROJECTIONS = {
    "text": ("text_projection.weight", "text_projection"),
    "vision": ("visual_projection.weight", "visual.proj"),
}
"""Names in transformers with those of OpenCLIP, by side."""


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a weight comes from: a tensor of the file, one third of its rows, or it with rows and columns exchanged."""

    name: str
    third: int | None = None
    turned: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A weight that is read when it is asked for. Stands where transformers expects a lazy slice."""

    source: Any
    origin: _Origin
    rows: int
    """Of the whole tensor."""

    def __getitem__(self, _: EllipsisType) -> torch.Tensor:
        if self.origin.third is None:
            found: torch.Tensor = self.source[...]
            return found.T.contiguous() if self.origin.turned else found
        third = self.rows // 3
        part: torch.Tensor = self.source[third * self.origin.third : third * (self.origin.third + 1)]
        return part


class Clip:
    """What the family needs of a directory. Raises MissingCapability for a configuration that is not read, and
    ValueError that names a weight which is missing or has no place."""

    def __init__(self, id_: str, directory: Path, dtype: torch.dtype) -> None:
        from transformers import CLIPTokenizer

        layout = open_clip.read(id_, directory)
        self.tokenizer = CLIPTokenizer.from_pretrained(directory, local_files_only=True)
        self.config = _config(layout, self.tokenizer)
        self.images = _images(layout)
        self._directory = directory
        self._dtype = dtype
        self._origins = {
            side: dict(_origins(side, tower)) for side, tower in (("text", layout.text), ("vision", layout.vision))
        }
        self._check()

    def tensors(self, side: str) -> dict[str, _Piece]:
        """The weights of `text` or `vision` under their names in transformers."""
        from safetensors import safe_open

        path = self._directory / layout.OPEN_CLIP_WEIGHTS
        shapes = {name: tensor["shape"] for name, tensor in model_files.header(path).items()}
        sources = widened(self._directory, self._dtype)
        if sources is None:
            file: Any = safe_open(path, framework="pt")
            sources = {name: file.get_slice(name) for name in shapes}
        return {
            name: _Piece(sources[origin.name], origin, shapes[origin.name][0])
            for name, origin in self._origins[side].items()
        }

    def _check(self) -> None:
        here = set(model_files.header(self._directory / layout.OPEN_CLIP_WEIGHTS))
        wanted = {SCALE} | {origin.name for origins in self._origins.values() for origin in origins.values()}
        if wanted - here:
            raise ValueError(missing(wanted - here))
        if here - wanted:
            raise ValueError(
                Bilingual(
                    f"it has weights that have no place in a CLIP, {min(here - wanted)} among them",
                    f"有些权重不属于 CLIP，例如 {min(here - wanted)}",
                )
            )


def _origins(side: str, tower: Tower) -> Iterator[tuple[str, _Origin]]:
    blocks = "visual.transformer.resblocks" if side == "vision" else "transformer.resblocks"
    for name, origin in _EMBEDDINGS[side].items():
        yield f"{side}_model.embeddings.{name}", _Origin(origin)
    pairs = dict(_NORMS[side])
    for number in range(tower.layers):
        layer, block = f"{side}_model.encoder.layers.{number}", f"{blocks}.{number}"
        pairs |= {f"{layer}.{name}": f"{block}.{origin}" for name, origin in _BLOCK.items()}
        for third, part in enumerate("qkv"):
            for kind in ("weight", "bias"):
                yield f"{layer}.self_attn.{part}_proj.{kind}", _Origin(f"{block}.attn.in_proj_{kind}", third)
    for name, origin in pairs.items():
        for kind in ("weight", "bias"):
            yield f"{name}.{kind}", _Origin(f"{origin}.{kind}")
    name, origin = _PROJECTIONS[side]
    yield name, _Origin(origin, turned=True)


def _config(layout: Layout, tokenizer: Any) -> Any:
    from transformers import CLIPConfig

    def tower(of: Tower) -> dict[str, Any]:
        return {
            "hidden_size": of.width,
            "intermediate_size": of.inner,
            "num_hidden_layers": of.layers,
            "num_attention_heads": of.heads,
            "hidden_act": layout.activation,
            "projection_dim": layout.dimension,
        }

    text = {
        "vocab_size": layout.vocabulary,
        "max_position_embeddings": layout.length,
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id,
    }
    return CLIPConfig(
        text_config={**tower(layout.text), **text},
        vision_config={**tower(layout.vision), "image_size": layout.side, "patch_size": layout.patch},
        projection_dim=layout.dimension,
    )


def _images(layout: Layout) -> Any:
    from PIL.Image import Resampling
    from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

    square = {"height": layout.side, "width": layout.side}
    return CLIPImageProcessorPil(
        size=square if layout.squash else {"shortest_edge": layout.side},
        crop_size=square,
        do_center_crop=not layout.squash,
        resample=Resampling.BILINEAR if layout.bilinear else Resampling.BICUBIC,
        image_mean=list(layout.mean),
        image_std=list(layout.std),
    )
