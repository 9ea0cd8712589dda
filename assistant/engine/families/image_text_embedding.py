"""CLIP and SigLIP models: pictures and words as vectors of one space. What runs them are classes of transformers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import torch

from assistant.engine import architectures, weights
from assistant.engine.catalogue import Found
from assistant.engine.device import Device, moved
from assistant.engine.families import open_clip
from assistant.engine.families.explained import explained
from assistant.engine.families.generation import whole_characters
from assistant.engine.families.pretrained import pretrained
from assistant.engine.storages import tensors_of

if TYPE_CHECKING:
    import numpy
    import PIL.Image

MODEL_TYPES = architectures.of_family("image_text_embedding")

_TOWERS = {
    "clip": {"text": "CLIPTextModelWithProjection", "vision": "CLIPVisionModelWithProjection"},
    "siglip": {"text": "SiglipTextModel", "vision": "SiglipVisionModel"},
}
"""Classes of transformers that read one side of a dual encoder's files, by the side's name in its configuration."""


def load(found: Found, device: Device) -> ImageTextModel:
    """The model, whose towers come at their first use. Raises ValueError for an architecture not in MODEL_TYPES."""
    from transformers import AutoConfig, AutoImageProcessor, AutoTokenizer

    kind = weights.model_type(found.directory)
    if kind == "open_clip":
        clip = open_clip.Clip(found.spec.id, found.directory, device.dtype)
        return ImageTextModel(found, clip.config, clip.tokenizer, clip.images, device, clip.tensors)
    if kind not in MODEL_TYPES:
        raise ValueError(f"its architecture {kind!r} is not one of {', '.join(sorted(MODEL_TYPES))}")
    safe = {"trust_remote_code": False, "local_files_only": True}
    config = AutoConfig.from_pretrained(found.directory, **safe)
    tokenizer = AutoTokenizer.from_pretrained(found.directory, **safe)
    images = AutoImageProcessor.from_pretrained(found.directory, backend="pil", **safe)
    return ImageTextModel(found, config, tokenizer, images, device)


class ImageTextModel:
    """A dual encoder. Vectors are float32 rows of length 1.

    A search by words needs no tower for pictures, indexing none for words; on a GPU each takes its memory.
    """

    def __init__(
        self,
        found: Found,
        config: Any,
        tokenizer: Any,
        images: Any,
        device: Device,
        read: Callable[[str], Mapping[str, Any] | None] = lambda side: None,  # noqa: ARG005
    ) -> None:
        """`read` gives the weights of a side where the files have another layout (see `pretrained`)."""
        self._found = found
        self._tokenizer = tokenizer
        self._images = images
        self._device = device
        self._config = config
        self._read = read
        self._kind = str(config.model_type)
        self._towers: dict[str, Any] = {}
        self._length = int(config.text_config.max_position_embeddings)
        # SigLIP was trained on texts padded to the full length, without a mask; CLIP on texts of their own length.
        self._bare = self._kind == "siglip"
        self.scale = math.exp(_number(found, "logit_scale"))
        self.dimension = int(config.text_config.projection_size if self._bare else config.projection_dim)

    @property
    def towers(self) -> frozenset[str]:
        """Which of `text` and `vision` are in memory."""
        return frozenset(self._towers)

    def tensors(self) -> Iterator[torch.Tensor]:
        """All that it keeps on its device."""
        return (tensor for tower in self._towers.values() for tensor in tensors_of(tower))

    def _tower(self, side: str) -> Any:
        if side not in self._towers:
            with explained(self._found):
                self._towers[side] = self._loaded(side)
        return self._towers[side]

    def _loaded(self, side: str) -> Any:
        import transformers

        config = getattr(self._config, f"{side}_config")
        if self._kind == "clip":
            config.projection_dim = self.dimension  # what the parts say of it is not always true
        kind = getattr(transformers, _TOWERS[self._kind][side])
        return pretrained(kind, self._found.directory, self._device, read=self._read(side), config=config)

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
        return _rows(self._tower("text")(**moved(inputs, self._device)))

    @torch.inference_mode()
    def pictures(self, images: Sequence[PIL.Image.Image]) -> numpy.ndarray:
        """One row per picture, shape (len(images), dimension)."""
        inputs = self._images(images=list(images), return_tensors="pt")
        return _rows(self._tower("vision")(**moved(inputs, self._device)))


def _rows(output: Any) -> numpy.ndarray:
    # CLIP projects into the common space after pooling, SigLIP pools in it.
    projected = [
        output[name] for name in ("text_embeds", "image_embeds", "pooler_output") if output.get(name) is not None
    ]
    rows: numpy.ndarray = torch.nn.functional.normalize(projected[0].float(), dim=-1).cpu().numpy()
    return rows


def _number(found: Found, name: str) -> float:
    """A weight that is one number, without the others. Raises ValueError if it is missing."""
    from safetensors import safe_open

    for path in sorted(found.directory.glob("*.safetensors")):
        with safe_open(path, framework="pt") as file:
            if name in file.keys():  # noqa: SIM118 - not a mapping
                return float(file.get_tensor(name))
    raise ValueError(f"weights are missing, {name} among them")
