"""A CLIP as OpenCLIP builds it, at toy width: the same modules under the same names, written as its hub writes it."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import torch
from safetensors.torch import save_file
from tokenizers.pre_tokenizers import ByteLevel
from torch import nn
from transformers import CLIPTokenizer

SIDE, PATCH, DIMENSION, LENGTH = 32, 16, 12, 20
MEAN, STD = [0.5, 0.4, 0.3], [0.2, 0.25, 0.3]
LAYERS, RATIO = 2, 2.5
TOWER: dict[str, Any] = {"layers": LAYERS, "mlp_ratio": RATIO}
WORDS = ["red", "circle", "blue", "the"]


class QuickGelu(nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x * torch.sigmoid(1.702 * x)


class Block(nn.Module):
    def __init__(self, width: int, heads: int, activation: nn.Module) -> None:
        super().__init__()
        inner = int(width * RATIO)
        self.ln_1, self.ln_2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attn = nn.MultiheadAttention(width, heads, batch_first=True)
        layers = {"c_fc": nn.Linear(width, inner), "gelu": activation, "c_proj": nn.Linear(inner, width)}
        self.mlp = nn.Sequential(OrderedDict(layers))

    def forward(self, x: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        y = self.ln_1(x)
        x = x + self.attn(y, y, y, need_weights=False, attn_mask=mask)[0]
        return x + self.mlp(self.ln_2(x))  # type: ignore[no-any-return]


class Blocks(nn.Module):
    def __init__(self, width: int, heads: int, activation: nn.Module) -> None:
        super().__init__()
        self.resblocks = nn.ModuleList(Block(width, heads, activation) for _ in range(LAYERS))

    def forward(self, x: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        for block in self.resblocks:
            x = block(x, mask)
        return x


class Visual(nn.Module):
    def __init__(self, width: int, heads: int, activation: nn.Module) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, PATCH, PATCH, bias=False)
        self.class_embedding = nn.Parameter(torch.randn(width))
        self.positional_embedding = nn.Parameter(torch.randn((SIDE // PATCH) ** 2 + 1, width))
        self.ln_pre, self.ln_post = nn.LayerNorm(width), nn.LayerNorm(width)
        self.transformer = Blocks(width, heads, activation)
        self.proj = nn.Parameter(torch.randn(width, DIMENSION))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        patches = self.conv1(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.class_embedding.expand(len(x), 1, -1), patches], 1) + self.positional_embedding
        return self.ln_post(self.transformer(self.ln_pre(x)))[:, 0] @ self.proj  # type: ignore[no-any-return]


class Clip(nn.Module):
    """Widths and numbers of heads differ between the sides, so that nothing fits by chance."""

    def __init__(self, vocabulary: int, quick: bool = False) -> None:
        super().__init__()
        torch.manual_seed(0)
        activation = QuickGelu() if quick else nn.GELU()
        self.quick = quick
        self.visual = Visual(32, 4, activation)
        self.transformer = Blocks(24, 3, activation)
        self.token_embedding = nn.Embedding(vocabulary, 24)
        self.positional_embedding = nn.Parameter(torch.randn(LENGTH, 24))
        self.ln_final = nn.LayerNorm(24)
        self.text_projection = nn.Parameter(torch.randn(24, DIMENSION))
        self.logit_scale = nn.Parameter(torch.tensor(3.25))
        with torch.no_grad():
            for name, weight in self.named_parameters():
                if "ln_" in name or name.endswith("bias"):
                    weight.add_(0.3 * torch.randn_like(weight))

    def texts(self, ids: torch.Tensor) -> torch.Tensor:
        """`ids` filled up with zeros; the end of a text has the highest number."""
        mask = torch.full((LENGTH, LENGTH), float("-inf")).triu(1)
        x = self.transformer(self.token_embedding(ids) + self.positional_embedding, mask)
        return self.ln_final(x)[torch.arange(len(ids)), ids.argmax(-1)] @ self.text_projection  # type: ignore[no-any-return]

    def config(self) -> dict[str, Any]:
        vision = {**TOWER, "width": 32, "head_width": 8, "image_size": SIDE, "patch_size": PATCH}
        text = {**TOWER, "width": 24, "heads": 3, "context_length": LENGTH}
        model = {"embed_dim": DIMENSION, "vision_cfg": vision, "text_cfg": text}
        text["vocab_size"] = self.token_embedding.num_embeddings
        return {
            "model_cfg": {**model, **({"quick_gelu": True} if self.quick else {})},
            "preprocess_cfg": {"mean": MEAN, "std": STD},
        }


def tokenizer() -> CLIPTokenizer:
    """CLIP's own, with every byte and a few words; its end mark has the highest number."""
    letters = sorted(ByteLevel.alphabet())
    merges = [
        (word[:i], word[i] + "</w>" if i == len(word) - 1 else word[i]) for word in WORDS for i in range(1, len(word))
    ]
    names = [*letters, *(f"{letter}</w>" for letter in letters), *dict.fromkeys(a + b for a, b in merges)]
    vocabulary = {name: number for number, name in enumerate([*names, "<|startoftext|>", "<|endoftext|>"])}
    return CLIPTokenizer(vocab=vocabulary, merges=merges)


def written(directory: Path, quick: bool = False, dtype: torch.dtype = torch.float32) -> Clip:
    """The repository of a model, which is returned as it will be after its weights were stored."""
    directory.mkdir(parents=True)
    words = tokenizer()
    words.save_pretrained(directory)
    clip = Clip(len(words), quick).to(dtype)
    save_file(clip.state_dict(), directory / "open_clip_model.safetensors")
    (directory / "open_clip_config.json").write_text(json.dumps(clip.config()))
    return clip.float().eval()


def text_vectors(clip: Clip, texts: Sequence[str]) -> np.ndarray[Any, Any]:
    """As OpenCLIP's own tokenizer prepares texts: cut with the end mark kept, and filled up with zeros."""
    words, ids = tokenizer(), torch.zeros(len(texts), LENGTH, dtype=torch.long)
    for row, text in zip(ids, texts, strict=True):
        known = words(text)["input_ids"]
        known = known if len(known) <= LENGTH else [*known[: LENGTH - 1], known[-1]]
        row[: len(known)] = torch.tensor(known)
    return _rows(clip.texts(ids))


def picture_vectors(clip: Clip, images: Sequence[PIL.Image.Image], squash: bool = False) -> np.ndarray[Any, Any]:
    """Resized and cut by Pillow."""
    seen = [_squashed(image) if squash else _middle(image) for image in images]
    pixels = [torch.from_numpy(np.asarray(image).copy()).permute(2, 0, 1) / 255 for image in seen]
    mean, std = (torch.tensor(each).view(3, 1, 1) for each in (MEAN, STD))
    return _rows(clip.visual((torch.stack(pixels) - mean) / std))


def _squashed(image: PIL.Image.Image) -> PIL.Image.Image:
    return image.resize((SIDE, SIDE), PIL.Image.Resampling.BILINEAR)


def _middle(image: PIL.Image.Image) -> PIL.Image.Image:
    width, height = (SIDE * side // min(image.size) for side in image.size)
    left, top = (width - SIDE) // 2, (height - SIDE) // 2
    image = image.resize((width, height), PIL.Image.Resampling.BICUBIC)
    return image.crop((left, top, left + SIDE, top + SIDE))


def _rows(found: torch.Tensor) -> np.ndarray[Any, Any]:
    rows: np.ndarray[Any, Any] = nn.functional.normalize(found, dim=-1).detach().numpy()
    return rows
