"""CLIP and SigLIP models of transformers: pictures and words as vectors of one space."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import torch

from assistant.engine import architectures, weights
from assistant.engine.catalogue import Found
from assistant.engine.device import Device, moved, straight_to
from assistant.engine.families.generation import whole_characters

if TYPE_CHECKING:
    import numpy
    import PIL.Image

MODEL_TYPES = architectures.of_family("image_text_embedding")


def load(found: Found, device: Device) -> ImageTextModel:
    """The model in memory. Raises ValueError for an architecture that is not in MODEL_TYPES or lacks weights."""
    from transformers import AutoImageProcessor, AutoModel, AutoTokenizer

    kind = weights.read_json(found.directory / "config.json").get("model_type")
    if kind not in MODEL_TYPES:
        raise ValueError(f"its architecture {kind!r} is not one of {', '.join(sorted(MODEL_TYPES))}")
    safe = {"trust_remote_code": False, "local_files_only": True}
    model, report = AutoModel.from_pretrained(
        found.directory,
        dtype=device.dtype,
        use_safetensors=True,
        output_loading_info=True,
        **safe,
        **straight_to(device),
    )
    if report["missing_keys"]:
        raise ValueError(f"weights are missing, {min(report['missing_keys'])} among them")
    tokenizer = AutoTokenizer.from_pretrained(found.directory, **safe)
    images = AutoImageProcessor.from_pretrained(found.directory, backend="pil", **safe)
    return ImageTextModel(model.to(device.name).eval(), tokenizer, images, device)


class ImageTextModel:
    """A loaded dual encoder. Vectors are float32 rows of length 1."""

    def __init__(self, model: Any, tokenizer: Any, images: Any, device: Device) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._images = images
        self._device = device
        self._length = int(model.config.text_config.max_position_embeddings)
        # SigLIP was trained on texts padded to the full length, without a mask; CLIP on texts of their own length.
        self._bare = model.config.model_type == "siglip"
        self.scale = math.exp(model.logit_scale.item())
        self.dimension = int(self.texts(["a"]).shape[1])

    @torch.inference_mode()
    def texts(self, texts: Sequence[str]) -> numpy.ndarray:
        """One row per text, shape (len(texts), dimension). Longer texts are cut to what the model can read."""
        inputs = self._tokenizer(
            [whole_characters(text) for text in texts],
            padding="max_length" if self._bare else "longest",
            return_attention_mask=not self._bare,
            truncation=True,
            max_length=self._length,
            return_tensors="pt",
        )
        return _rows(self._model.get_text_features(**moved(inputs, self._device)))

    @torch.inference_mode()
    def pictures(self, images: Sequence[PIL.Image.Image]) -> numpy.ndarray:
        """One row per picture, shape (len(images), dimension)."""
        inputs = self._images(images=list(images), return_tensors="pt")
        return _rows(self._model.get_image_features(**moved(inputs, self._device)))


def _rows(features: Any) -> numpy.ndarray:
    vectors = getattr(features, "pooler_output", features).float()
    rows: numpy.ndarray = torch.nn.functional.normalize(vectors, dim=-1).cpu().numpy()
    return rows
