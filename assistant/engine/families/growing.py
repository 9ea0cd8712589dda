"""Keys and values that grow in place: a token costs its own row, where the cache of transformers copies all before it.

After 2,000 tokens that copy took as long as the weights of a small model (`benchmarks/decode.py --prompt 2000`).
"""

from __future__ import annotations

from typing import Any

import torch
from transformers.cache_utils import DynamicLayer

_LEAST = 256
"""Tokens for which room is made at least; else for a quarter of those seen."""


class Growing(DynamicLayer):  # type: ignore[misc]
    """A layer of a cache whose `keys` and `values`, of shape (1, heads, tokens, width), are the beginning of a larger
    piece of memory. They may be cut: what comes next then takes the place of what was cut off."""

    keys: torch.Tensor
    values: torch.Tensor
    _rooms: tuple[torch.Tensor, torch.Tensor] | None = None

    def update(
        self,
        key_states: torch.Tensor,
        value_states: torch.Tensor,
        *args: Any,  # noqa: ARG002 - as in transformers
        **kwargs: Any,  # noqa: ARG002
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Adds the keys and values of new tokens; returns all."""
        keys, values = self._rooms or (self.keys, self.values)
        self._rooms = _with(keys, self.keys, key_states), _with(values, self.values, value_states)
        after = self.keys.shape[2] + key_states.shape[2]
        self.keys, self.values = (room.narrow(2, 0, after) for room in self._rooms)
        return self.keys, self.values


def grow_in_place(cache: Any) -> None:
    """Makes the plain attention layers of a cache such ones."""
    for layer in cache.layers:
        if type(layer) is DynamicLayer:
            layer.__class__ = Growing


def _with(room: torch.Tensor, seen: torch.Tensor, new: torch.Tensor) -> torch.Tensor:
    """A room with `new` after `seen`: the same if `seen` is its beginning and the rest is large enough."""
    before, after = seen.shape[2], seen.shape[2] + new.shape[2]
    if room.data_ptr() != seen.data_ptr() or room.shape[2] < after:
        _, heads, _, width = seen.shape
        room = seen.new_empty((1, heads, after + max(_LEAST, after // 4), width))
        room.narrow(2, 0, before).copy_(seen)
    room.narrow(2, before, new.shape[2]).copy_(new)
    return room
