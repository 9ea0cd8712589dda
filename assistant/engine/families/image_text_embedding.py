"""CLIP, SigLIP and other dual encoders, in classes of transformers: pictures and words as vectors of one space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import torch

from assistant.api.language import Bilingual
from assistant.engine import architectures, layout
from assistant.engine.catalogue import Found
from assistant.engine.device import Device, moved
from assistant.engine.families.dual_encoder import DualEncoder
from assistant.engine.families.explained import unknown
from assistant.engine.families.generation import whole_characters
from assistant.engine.families.open_clip import Clip
from assistant.engine.families.towers import Towers

if TYPE_CHECKING:
    import numpy
    import PIL.Image

MODEL_TYPES = architectures.of_family("image_text_embedding")

_PADDED = ("siglip", "siglip2")
"""Were trained on texts that are padded to the full length, without a mask; others on texts of their own length."""


class Encoder(Protocol):
    """What turns prepared inputs into vectors."""

    dimension: int
    scale: float
    """What cosines are multiplied by before they are compared as likelihoods."""
    length: int
    """Of a text at most, in tokens."""

    @property
    def towers(self) -> frozenset[str]: ...

    def embedded(self, side: str, inputs: dict[str, torch.Tensor]) -> torch.Tensor:
        """Rows of any length for the inputs of a side, `text` or `vision`."""

    def tensors(self) -> Iterator[torch.Tensor]: ...


def load(found: Found, device: Device) -> ImageTextModel:
    """The model; towers of a known architecture come at their first use. Raises ValueError for an architecture that is
    neither in MODEL_TYPES nor a dual encoder of transformers."""
    from transformers import AutoConfig, AutoImageProcessor, AutoTokenizer

    kind = layout.model_type(found.directory)
    if kind == "open_clip":
        clip = Clip(found.spec.id, found.directory, device.dtype)
        return ImageTextModel(Towers(found, clip.config, device, clip.tensors), clip.tokenizer, clip.images, device)
    if kind not in MODEL_TYPES and not architectures.class_of("image_text_embedding", kind):
        raise ValueError(unknown(Bilingual("architecture", "架构"), kind, MODEL_TYPES))
    safe = {"trust_remote_code": False, "local_files_only": True}
    tokenizer = AutoTokenizer.from_pretrained(found.directory, **safe)
    images = AutoImageProcessor.from_pretrained(found.directory, backend="pil", **safe)
    if kind in MODEL_TYPES:
        encoder: Encoder = Towers(found, AutoConfig.from_pretrained(found.directory, **safe), device)
        return ImageTextModel(encoder, tokenizer, images, device, kind in _PADDED)
    model = ImageTextModel(DualEncoder(found, tokenizer, device), tokenizer, images, device, kind in _PADDED)
    model.try_out()
    return model


class ImageTextModel:
    """A dual encoder. Vectors are float32 rows of length 1."""

    def __init__(self, encoder: Encoder, tokenizer: Any, images: Any, device: Device, padded: bool = False) -> None:
        self._encoder = encoder
        self._tokenizer = tokenizer
        self._images = images
        self._device = device
        self._padded = padded
        self.scale = encoder.scale
        self.dimension = encoder.dimension

    @property
    def towers(self) -> frozenset[str]:
        """Which of `text` and `vision` are in memory."""
        return self._encoder.towers

    def tensors(self) -> Iterator[torch.Tensor]:
        """All that it keeps on its device."""
        return self._encoder.tensors()

    def try_out(self) -> None:
        """Raises ValueError if its vectors of a text and of a picture do not have the one dimension."""
        import PIL.Image

        shapes = {self.texts(["?"]).shape, self.pictures([PIL.Image.new("RGB", (64, 64))]).shape}
        if shapes != {(1, self.dimension)}:
            raise ValueError(
                Bilingual(
                    f"its vectors of texts and pictures have the shapes {sorted(shapes)}",
                    f"它的文字向量和图片向量形状是 {sorted(shapes)}",
                )
            )

    @torch.inference_mode()
    def texts(self, texts: Sequence[str]) -> numpy.ndarray:
        """One row per text, shape (len(texts), dimension). Longer texts are cut to what the model can read."""
        inputs = self._tokenizer(
            [whole_characters(text) for text in texts],
            padding="max_length" if self._padded else "longest",
            return_attention_mask=not self._padded,
            return_token_type_ids=False,
            truncation=True,
            max_length=self._encoder.length,
            return_tensors="pt",
        )
        return self._rows("text", inputs)

    @torch.inference_mode()
    def pictures(self, images: Sequence[PIL.Image.Image]) -> numpy.ndarray:
        """One row per picture, shape (len(images), dimension)."""
        return self._rows("vision", self._images(images=list(images), return_tensors="pt"))

    def _rows(self, side: str, inputs: Any) -> numpy.ndarray:
        found = self._encoder.embedded(side, moved(inputs, self._device))
        rows: numpy.ndarray = torch.nn.functional.normalize(found.float(), dim=-1).cpu().numpy()
        return rows
