"""A pipeline's VAE, which makes pixels of latents: its number format, its memory, previews.

Belongs here: what pipelines of every kind have in common there. Does not belong here: when something is shown.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    import PIL.Image

log = logging.getLogger(__name__)

PREVIEW_SIDE = 256
"""Pixels of a preview at most. Latents are made smaller before they are decoded, which costs so much less."""


@contextmanager
def same_format(vae: torch.nn.Module) -> Iterator[None]:
    """Gives its numbers their formats back: pipelines change them for a while, and leave them so where they fail."""
    before = [(tensor, tensor.dtype) for tensor in (*vae.parameters(), *vae.buffers())]
    try:
        yield
    finally:
        for tensor, dtype in before:
            if tensor.dtype != dtype:
                tensor.data = tensor.data.to(dtype)


def tell_of_memory(vae: Any) -> None:
    """From now on it raises MemoryError where torch is out of memory: some pipelines catch torch's own error, and go
    on without a picture."""
    decode = vae.decode

    def told(*given: Any, **more: Any) -> Any:
        try:
            return decode(*given, **more)
        except torch.OutOfMemoryError:
            pass
        # Outside, so that it keeps no frames, which hold the tensors that did not fit.
        raise MemoryError("out of memory in the VAE")

    vae.decode = told


def preview(pipeline: Any, latents: Any) -> PIL.Image.Image | None:
    """The picture as it stands; None where that fails, and for latents that only the pipeline itself can arrange."""
    processor = getattr(pipeline, "image_processor", None)
    if processor is None or not isinstance(latents, torch.Tensor) or latents.ndim != 4:
        return None
    try:
        with torch.no_grad(), same_format(pipeline.vae):
            return _decoded(pipeline.vae, processor, latents)
    except (MemoryError, RuntimeError, ValueError) as error:
        log.warning("No preview: %s", error)
        return None


def _decoded(vae: Any, processor: Any, latents: torch.Tensor) -> PIL.Image.Image:
    if vae.dtype == torch.float16 and getattr(vae.config, "force_upcast", False):
        vae.to(torch.float32)  # its own word that it overflows
    shift = getattr(vae.config, "shift_factor", None) or 0.0
    scaled = _smaller(latents, processor).to(vae.dtype) / vae.config.scaling_factor + shift
    pixels = vae.decode(scaled, return_dict=False)[0]
    image: PIL.Image.Image = processor.postprocess(pixels, output_type="pil")[0]
    return image


def _smaller(latents: torch.Tensor, processor: Any) -> torch.Tensor:
    """By a whole factor: to any other size, Apple's GPUs cannot average."""
    height, width = latents.shape[2:]
    wide = max(height, width) * int(getattr(processor.config, "vae_scale_factor", 8))
    factor = math.ceil(wide / PREVIEW_SIDE)
    return torch.nn.functional.avg_pool2d(latents, (min(factor, height), min(factor, width))) if factor > 1 else latents
