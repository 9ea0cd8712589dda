"""A dual encoder that is not known by name: loaded whole, and asked for its features as transformers gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch

from assistant.api.language import Bilingual
from assistant.engine.catalogue import Found
from assistant.engine.device import Device
from assistant.engine.families.pretrained import pretrained
from assistant.engine.families.scale import scale_of
from assistant.engine.storages import tensors_of


class DualEncoder:
    """An `Encoder` of any architecture that transformers lists for telling pictures apart by texts."""

    def __init__(self, found: Found, tokenizer: Any, device: Device) -> None:
        """Raises ValueError if weights are missing, or it does not say how long a text may be."""
        from transformers import AutoModel

        self._model = pretrained(AutoModel, found.directory, device)
        self.scale = scale_of(found.directory)
        self.length = min(_positions(self._model), int(tokenizer.model_max_length))
        self.dimension = _dimension(self._model)

    @property
    def towers(self) -> frozenset[str]:
        """Both, always."""
        return frozenset({"text", "vision"})

    def tensors(self) -> Iterator[torch.Tensor]:
        """All that it keeps on its device."""
        return tensors_of(self._model)

    def embedded(self, side: str, inputs: dict[str, torch.Tensor]) -> torch.Tensor:
        """Features before they are made as long as 1."""
        features = self._model.get_text_features if side == "text" else self._model.get_image_features
        found = features(**inputs)
        rows: torch.Tensor = found if isinstance(found, torch.Tensor) else found.pooler_output
        return rows


def _positions(model: Any) -> int:
    """How many tokens of a text have a place; RoBERTa counts them from the number after that of the padding."""
    places = [
        table
        for name, table in getattr(model, "text_model", model).named_modules()
        if isinstance(table, torch.nn.Embedding) and "position_embedding" in name
    ]
    if not places:
        raise ValueError(Bilingual("it does not say how long a text may be", "它没有说明文本最长多少"))
    padding = places[0].padding_idx
    return places[0].num_embeddings - (0 if padding is None else padding + 1)


def _dimension(model: Any) -> int:
    """Of the common space; 0 if it does not say."""
    projection = getattr(model, "text_projection", None)
    return int(projection.out_features if projection else getattr(model.config.text_config, "projection_size", 0))
