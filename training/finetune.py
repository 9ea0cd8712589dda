"""Fine-tuning of an existing checkpoint on new pictures with captions.

Belongs here: a short loop for two kinds of folders: any `AutoModelForImageTextToText` (captions as the assistant's
answer, loss on the answer only) and dual encoders (the contrastive loss of CLIP, Radford et al., 2021, or the sigmoid
loss of SigLIP, Zhai et al., 2023). Does not belong here: reading what is given (`captioned`), training from nothing
(`training.vision`). Works for the pocket models and for downloaded ones; writes safetensors to a new folder, never
over the old one.
"""

from __future__ import annotations

import hashlib
import math
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from transformers import (
    MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING,
    AutoConfig,
    AutoModel,
    AutoModelForImageTextToText,
)
from transformers.utils import VIDEO_PROCESSOR_NAME

from assistant.engine.families.processors import processor as processor_of
from training.captioned import Captioned, Unusable, read_captions
from training.language.conversation import product_prompt
from training.loop import adamw, device, learning_rate, load_to_go_on, save_checkpoint, set_rate

IGNORED = -100
SIGMOID = ("siglip", "siglip2")
"""Kinds that learn each pair by itself, from texts that are padded to the full length, without a mask."""
KEPT_EVERY_S = 600
"""How much of a run is lost at most when it is ended."""
_SAFE = {"local_files_only": True, "trust_remote_code": False}

Loss = Callable[[Any, Any, list[Captioned]], Tensor]


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
    checkpoint: Path | None = None,
    resume: bool = True,
) -> list[float]:
    """Train and save to `out`; returns the loss of every step. Raises Unusable for what cannot be trained or with.

    With `checkpoint`, a file, a run that was ended goes on where that was last written, unless `resume` is false.
    Raises OtherSeed for one of a run with another seed."""
    if out.resolve() == model_dir.resolve():
        raise Unusable("the new folder must not be the old one")
    if out.exists() and not out.is_dir():
        raise Unusable(f"{out} is a file; the model needs a folder")
    torch.manual_seed(seed)
    data = read_captions(images, captions)
    model, processor, loss_of = _loaded(model_dir, prompt or product_prompt("short", "en"))
    if loss_of in (clip_loss, sigmoid_loss) and min(batch, len({one.caption for one in data})) < 2:
        raise Unusable("a model of pictures and words learns from differences: give two captions or more to a batch")
    optimizer = adamw([(list(model.parameters()), rate)], decay=0.01)
    steps = epochs * -(-len(data) // batch)
    given = repr(
        (str(model_dir.resolve()), [(str(one.path), one.caption) for one in data], epochs, batch, rate, prompt)
    )
    kept = _Kept(checkpoint, given, model, optimizer)
    losses = kept.taken() if resume else []
    for step, part in islice(enumerate(shuffled(data, batch, epochs, seed)), len(losses), None):
        set_rate(optimizer, learning_rate(step / steps, step + 10_000))
        loss = loss_of(model, processor, part)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(float(loss.detach()))
        print(f"finetune: step {step + 1}/{steps} loss {losses[-1]:.4f}", flush=True)
        kept.keep(losses)
    _write(model, processor, model_dir, out)
    kept.drop()
    return losses


def _write(model: Any, processor: Any, model_dir: Path, out: Path) -> None:
    """In the number format of the model that it was."""
    out.mkdir(parents=True, exist_ok=True)
    model.to(AutoConfig.from_pretrained(model_dir, **_SAFE).dtype or torch.float32).save_pretrained(out)
    processor.save_pretrained(out)
    if (videos := model_dir / VIDEO_PROCESSOR_NAME).is_file():
        shutil.copy(videos, out)  # a part that was left out here, and that others look for


class _Kept:
    """What a run needs to go on, in a file of its own: three times the weights. `given` is all that makes it another
    run."""

    def __init__(self, file: Path | None, given: str, model: Any, optimizer: torch.optim.Optimizer) -> None:
        own = hashlib.sha256(given.encode("utf-8", "surrogateescape")).hexdigest()[:12]
        self._file = file and file.with_stem(f"{file.stem}-{own}")
        self._model, self._optimizer = model, optimizer
        self._last_s = time.monotonic()

    def taken(self) -> list[float]:
        """The losses of the steps behind it, none for a new run."""
        state = load_to_go_on(self._file) if self._file else None
        if state is None:
            return []
        self._model.load_state_dict(state["model"])
        self._optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["dice"])
        losses: list[float] = state["losses"]
        print(f"finetune: goes on after step {len(losses)}", flush=True)
        return losses

    def keep(self, losses: list[float]) -> None:
        """Writes it, unless that was done a short time ago."""
        if self._file is None or time.monotonic() - self._last_s < KEPT_EVERY_S:
            return
        states = {"model": self._model.state_dict(), "optimizer": self._optimizer.state_dict()}
        now = {"losses": losses, "dice": torch.get_rng_state()}
        try:
            save_checkpoint(self._file, {**states, **now})
            self._last_s = time.monotonic()
        except (OSError, RuntimeError) as error:  # torch tells of a full disk by the latter
            print(f"finetune: goes on without a checkpoint, {self._file} cannot be written: {error}", flush=True)
            self._last_s = math.inf
            with suppress(OSError):
                self._file.with_suffix(".part").unlink()

    def drop(self) -> None:
        """The run has come to its end."""
        if self._file:
            with suppress(OSError):
                self._file.unlink()


def _loaded(model_dir: Path, prompt: str) -> tuple[Any, Any, Loss]:
    """The model in float32, its processor, and what it learns by."""
    if not (model_dir / "config.json").is_file():
        raise Unusable(f"{model_dir} is not the folder of a model: it has no config.json")
    try:
        config = AutoConfig.from_pretrained(model_dir, **_SAFE)
        kind = str(config.model_type)
        loader: Any = AutoModel
        if type(config) in MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING:
            loader, loss = AutoModelForImageTextToText, _captions(prompt)
        elif kind in SIGMOID:
            loss = sigmoid_loss
        elif "clip" in kind:
            loss = clip_loss
        else:
            raise Unusable(
                f"{model_dir} is a {kind}; only models that answer about pictures, CLIP and SigLIP learn here"
            )
        processor = processor_of(model_dir, config)
        model = loader.from_pretrained(model_dir, dtype=torch.float32, use_safetensors=True, **_SAFE)
    except (OSError, ImportError, ValueError) as error:
        if isinstance(error, Unusable):
            raise
        raise Unusable(f"{model_dir} cannot be loaded: {str(error).strip().splitlines()[0]}") from error
    return model.to(device()).train(), processor, loss


def shuffled(data: list[Captioned], batch: int, epochs: int, seed: int) -> Iterator[list[Captioned]]:
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = rng.permutation(len(data))
        for start in range(0, len(data), batch):
            yield [data[int(index)] for index in order[start : start + batch]]


def _captions(prompt: str) -> Loss:
    return lambda model, processor, part: caption_loss(model, processor, part, prompt)


def caption_loss(model: Any, processor: Any, part: list[Captioned], prompt: str) -> Tensor:
    """Next-token cross-entropy on the captions alone."""
    inputs = answered(processor, part, prompt).to(model.device)
    loss: Tensor = model(**inputs, use_cache=False).loss
    return loss


def answered(processor: Any, part: list[Captioned], prompt: str) -> Any:
    """The inputs of the model with `labels` (rows, tokens): the caption and its end. The prompt, the picture's tokens,
    of which a larger picture may have more, and padding are IGNORED."""
    question = [{"role": "user", "content": [{"type": "image"}, {"type": "text", "text": prompt}]}]
    asked = processor.apply_chat_template(question, add_generation_prompt=True)
    end = processor.tokenizer.eos_token or ""
    pictures = [[one.picture()] for one in part]
    how = {"return_tensors": "pt", "padding": True, "padding_side": "right"}
    inputs = processor(images=pictures, text=[asked + one.caption + end for one in part], **how)
    before = processor(images=pictures, text=[asked] * len(part), **how)["attention_mask"].sum(1, keepdim=True)
    places = torch.arange(inputs["input_ids"].shape[1])
    unheard = (places < before) | (inputs["attention_mask"] == 0)
    inputs["labels"] = inputs["input_ids"].masked_fill(unheard, IGNORED)
    return inputs


def clip_loss(model: Any, processor: Any, part: list[Captioned]) -> Tensor:
    """Symmetric cross-entropy; equal captions count as the same."""
    inputs = _pairs(processor, part, padding=True)
    similar = model(**inputs.to(model.device)).logits_per_text
    same = _same(part).to(similar.device)
    by_text = -(F.log_softmax(similar, 1) * same).sum(1) / same.sum(1)
    by_picture = -(F.log_softmax(similar, 0) * same).sum(0) / same.sum(0)
    return (by_text.mean() + by_picture.mean()) / 2


def sigmoid_loss(model: Any, processor: Any, part: list[Captioned]) -> Tensor:
    """Each text and each picture, whether they belong together; equal captions count as the same."""
    length = int(model.config.text_config.max_position_embeddings)
    inputs = _pairs(processor, part, padding="max_length", max_length=length, return_attention_mask=False)
    similar = model(**inputs.to(model.device)).logits_per_text
    sign = 2 * _same(part).to(similar.device) - 1
    return -F.logsigmoid(sign * similar).sum(1).mean()


def _pairs(processor: Any, part: list[Captioned], **how: Any) -> Any:
    texts, pictures = [one.caption for one in part], [one.picture() for one in part]
    return processor(images=pictures, text=texts, return_tensors="pt", truncation=True, **how)


def _same(part: list[Captioned]) -> Tensor:
    """(captions, captions) of 0 and 1."""
    return torch.tensor([[float(a.caption == b.caption) for b in part] for a in part])
