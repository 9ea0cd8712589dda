"""The two sides of a CLIP or SigLIP, each loaded when it is first needed.

A search by words needs no tower for pictures, indexing none for words; on a GPU each takes its memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import torch

from assistant.engine.catalogue import Found
from assistant.engine.device import Device
from assistant.engine.families.explained import explained
from assistant.engine.families.pretrained import pretrained
from assistant.engine.families.scale import scale_of
from assistant.engine.storages import tensors_of

_CLASSES = {
    "clip": {"text": "CLIPTextModelWithProjection", "vision": "CLIPVisionModelWithProjection"},
    "siglip": {"text": "SiglipTextModel", "vision": "SiglipVisionModel"},
}
"""Classes of transformers that read one side of a dual encoder's files, by the side's name in its configuration."""


class Towers:
    """An `Encoder` of an architecture that is known."""

    def __init__(
        self,
        found: Found,
        config: Any,
        device: Device,
        read: Callable[[str], Mapping[str, Any] | None] = lambda side: None,  # noqa: ARG005
    ) -> None:
        """`read` gives the weights of a side where the files have another layout (see `pretrained`). Raises ValueError
        if the files have no scale."""
        self._found = found
        self._device = device
        self._config = config
        self._read = read
        self._kind = str(config.model_type)
        self._loaded: dict[str, Any] = {}
        self.length = int(config.text_config.max_position_embeddings)
        self.scale = scale_of(found.directory)
        clip = self._kind == "clip"
        self.dimension = int(config.projection_dim if clip else config.text_config.projection_size)
        if clip:  # what its parts say of it is not always true
            config.text_config.projection_dim = config.vision_config.projection_dim = self.dimension

    @property
    def towers(self) -> frozenset[str]:
        """Which of `text` and `vision` are in memory."""
        return frozenset(self._loaded)

    def tensors(self) -> Iterator[torch.Tensor]:
        """All that it keeps on its device."""
        return (tensor for tower in self._loaded.values() for tensor in tensors_of(tower))

    def embedded(self, side: str, inputs: dict[str, torch.Tensor]) -> torch.Tensor:
        """CLIP projects into the common space after pooling, SigLIP pools in it."""
        output = self._tower(side)(**inputs)
        names = ("text_embeds", "image_embeds", "pooler_output")
        rows: torch.Tensor = next(output[name] for name in names if output.get(name) is not None)
        return rows

    def _tower(self, side: str) -> Any:
        if side not in self._loaded:
            import transformers

            kind = getattr(transformers, _CLASSES[self._kind][side])
            config = getattr(self._config, f"{side}_config")
            with explained(self._found):
                self._loaded[side] = pretrained(
                    kind, self._found.directory, self._device, read=self._read(side), config=config
                )
        return self._loaded[side]
