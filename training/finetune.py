"""Fine-tuning of an existing checkpoint on new pictures with captions.

Belongs here: reading pictures and captions, and a short loop for two kinds of folders: any
`AutoModelForImageTextToText` (captions as the assistant's answer, loss on the answer only) and any CLIP (the
contrastive loss of Radford et al., 2021). Does not belong here: training from nothing (`training.vision`). Works for
the pocket models and for downloaded ones; writes safetensors to a new folder, never over the old one.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F
from transformers import AutoConfig, AutoModel, AutoModelForImageTextToText, AutoProcessor

from training.language.conversation import product_prompt
from training.loop import adamw, device, learning_rate, set_rate

IGNORED = -100


@dataclass(frozen=True)
class Captioned:
    """A picture file and what it shows."""

    path: Path
    caption: str

    def picture(self) -> Image.Image:
        with Image.open(self.path) as opened:
            return opened.convert("RGB")


def read_captions(images: Path, captions: Path) -> list[Captioned]:
    """Lines of `captions`: JSON objects (`file` or `file_name` or `image`, and `caption` or `text`), or two columns
    with a tab between. Unknown files are an error that names the first."""
    text = captions.read_text(encoding="utf-8")
    pairs: list[tuple[str, str]] = []
    if captions.suffix in (".jsonl", ".json"):
        for line in filter(None, map(str.strip, text.splitlines())):
            entry = json.loads(line)
            name = entry.get("file") or entry.get("file_name") or entry.get("image")
            pairs.append((str(name), str(entry.get("caption") or entry.get("text"))))
    else:
        pairs = [(row[0], row[1]) for row in csv.reader(text.splitlines(), delimiter="\t") if len(row) >= 2]
    found = [Captioned(images / name, caption.strip()) for name, caption in pairs]
    for one in found:
        if not one.path.is_file():
            raise FileNotFoundError(f"{captions} names {one.path.name}, which is not in {images}")
    if not found:
        raise ValueError(f"no captions in {captions}")
    return found


def finetune(
    model_dir: Path,
    images: Path,
    captions: Path,
    out: Path,
    *,
    epochs: int = 3,
    batch: int = 8,
    rate: float = 1e-4,
    prompt: str = "",
    seed: int = 7,
) -> list[float]:
    """Train and save to `out`; returns the loss of every step."""
    if out.resolve() == model_dir.resolve():
        raise ValueError("the new folder must not be the old one")
    torch.manual_seed(seed)
    data = read_captions(images, captions)
    processor: Any = AutoProcessor.from_pretrained(model_dir)
    contrastive = "clip" in str(AutoConfig.from_pretrained(model_dir).model_type)
    loader: Any = AutoModel if contrastive else AutoModelForImageTextToText
    model = loader.from_pretrained(model_dir, dtype=torch.float32).to(device()).train()
    optimizer = adamw([(list(model.parameters()), rate)], decay=0.01)
    steps = max(1, epochs * -(-len(data) // batch))
    losses: list[float] = []
    for step, part in enumerate(shuffled(data, batch, epochs, seed)):
        set_rate(optimizer, learning_rate(step / steps, step + 10_000))
        if contrastive:
            loss = clip_loss(model, processor, part)
        else:
            loss = caption_loss(model, processor, part, prompt or product_prompt("short", "en"))
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(float(loss.detach()))
        print(f"finetune: step {step + 1}/{steps} loss {losses[-1]:.4f}", flush=True)
    out.mkdir(parents=True, exist_ok=True)
    model.to(AutoConfig.from_pretrained(model_dir).dtype or torch.float32).save_pretrained(out)
    processor.save_pretrained(out)
    return losses


def shuffled(data: list[Captioned], batch: int, epochs: int, seed: int) -> Iterator[list[Captioned]]:
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = rng.permutation(len(data))
        for start in range(0, len(data), batch):
            yield [data[int(index)] for index in order[start : start + batch]]


def caption_loss(model: Any, processor: Any, part: list[Captioned], prompt: str) -> Tensor:
    """Next-token cross-entropy on the captions; the prompt, the picture's tokens and padding do not count."""
    question = [{"role": "user", "content": [{"type": "image"}, {"type": "text", "text": prompt}]}]
    asked = processor.apply_chat_template(question, add_generation_prompt=True)
    end = processor.tokenizer.eos_token or ""
    pictures = [[one.picture()] for one in part]
    processor.tokenizer.padding_side = "right"
    inputs = processor(
        images=pictures, text=[asked + one.caption + end for one in part], return_tensors="pt", padding=True
    )
    before = processor(images=pictures, text=[asked] * len(part), return_tensors="pt", padding=True)
    labels = inputs["input_ids"].masked_fill(inputs["attention_mask"] == 0, IGNORED)
    labels[:, : before["input_ids"].shape[1]] = IGNORED
    where = model.device
    loss: Tensor = model(**inputs.to(where), labels=labels.to(where), use_cache=False).loss
    return loss


def clip_loss(model: Any, processor: Any, part: list[Captioned]) -> Tensor:
    """Symmetric cross-entropy; equal captions count as the same."""
    texts = [one.caption for one in part]
    inputs = processor(
        images=[one.picture() for one in part], text=texts, return_tensors="pt", padding=True, truncation=True
    )
    similar = model(**inputs.to(model.device)).logits_per_text
    same = torch.tensor([[a == b for b in texts] for a in texts], dtype=torch.float32, device=similar.device)
    by_text = -(F.log_softmax(similar, 1) * same).sum(1) / same.sum(1)
    by_picture = -(F.log_softmax(similar, 0) * same).sum(0) / same.sum(0)
    return (by_text.mean() + by_picture.mean()) / 2
