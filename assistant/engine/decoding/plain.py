"""The operations of a step in plain torch: what the kernels are tested against, and used where Triton is missing."""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows

from assistant.engine.decoding.plan import Attention, Layer, Norm, Recurrence
from assistant.engine.decoding.step import Seen, State


class Plain:
    """See `step.Operations`."""

    def multiplied(
        self, weight: torch.Tensor, vector: torch.Tensor, norm: Norm | None = None, onto: torch.Tensor | None = None
    ) -> torch.Tensor:
        product = F.linear(_normed(vector, norm) if norm else vector, weight)
        return product if onto is None else onto + product

    def fed(self, layer: Layer, vector: torch.Tensor) -> torch.Tensor:
        normed = _normed(vector, layer.after)
        return F.silu(F.linear(normed, layer.gate)) * F.linear(normed, layer.up)

    def attended(
        self,
        mixer: Attention,
        inputs: torch.Tensor,
        turn: tuple[torch.Tensor, torch.Tensor],
        seen: Seen,
        at: torch.Tensor,
    ) -> torch.Tensor:
        parts = 2 if mixer.gated else 1
        sizes = [mixer.heads * parts * mixer.width, mixer.groups * mixer.width, mixer.groups * mixer.width]
        first, key, value = torch.split(inputs, sizes)
        query, *gate = first.view(mixer.heads, parts, mixer.width).unbind(1)
        query, key = (_normed(query, mixer.query_norm), _normed(key.view(mixer.groups, -1), mixer.key_norm))
        seen.keys.index_copy_(1, at, _turned(key, turn).unsqueeze(1))
        seen.values.index_copy_(1, at, value.view(mixer.groups, 1, -1))
        query = _turned(query, turn).view(mixer.groups, -1, mixer.width)
        scores = query @ seen.keys.mT * mixer.width**-0.5
        later = torch.arange(seen.keys.shape[1], device=at.device) > at
        weights = scores.float().masked_fill(later, -torch.inf).softmax(-1).to(inputs.dtype)
        mixed: torch.Tensor = (weights @ seen.values).reshape(mixer.heads, mixer.width)
        if gate:
            mixed = mixed * torch.sigmoid(gate[0])
        return mixed.reshape(-1)

    def recurred(self, mixer: Recurrence, inputs: torch.Tensor, memory: State) -> torch.Tensor:
        wide = mixer.value_heads * mixer.value_width
        new, gate, beta, alpha = torch.split(inputs, [mixer.channels, wide, mixer.value_heads, mixer.value_heads])
        memory.inputs.copy_(torch.cat([memory.inputs[:, 1:], new.unsqueeze(1)], dim=1))
        mixed = F.silu((memory.inputs[:, -mixer.taps.shape[1] :] * mixer.taps).float().sum(1))
        narrow = mixer.key_heads * mixer.key_width
        query, key, value = torch.split(mixed, [narrow, narrow, wide])
        query = _unit(query.view(mixer.key_heads, -1)) * mixer.key_width**-0.5
        each = mixer.value_heads // mixer.key_heads
        query, key = (part.repeat_interleave(each, 0) for part in (query, _unit(key.view(mixer.key_heads, -1))))
        decay = torch.exp(-mixer.decay.exp() * F.softplus(alpha.float() + mixer.bias))
        memory.state.mul_(decay.view(-1, 1, 1))
        known = (memory.state * key.unsqueeze(2)).sum(1)
        change = (value.view(mixer.value_heads, -1) - known) * torch.sigmoid(beta.float()).unsqueeze(1)
        memory.state.add_(key.unsqueeze(2) * change.unsqueeze(1))
        told = (memory.state * query.unsqueeze(2)).sum(1)
        gates = F.silu(gate.view(mixer.value_heads, -1).float())
        return (_normed(told, mixer.norm) * gates).to(inputs.dtype).reshape(-1)


def _normed(vector: torch.Tensor, norm: Norm | None) -> torch.Tensor:
    """Along the last dimension; unchanged without a norm."""
    if norm is None:
        return vector
    wide = vector.float()
    scale = torch.rsqrt(wide.square().mean(-1, keepdim=True) + norm.eps)
    return (wide * scale * (norm.weight.float() + norm.shift)).to(vector.dtype)


def _unit(vector: torch.Tensor) -> torch.Tensor:
    return vector * torch.rsqrt(vector.square().sum(-1, keepdim=True) + 1e-6)


def _turned(heads: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """Heads of shape (n, width), of which the first part is rotated."""
    cosine, sine = turn
    rotated, rest = heads[:, : len(cosine)], heads[:, len(cosine) :]
    left, right = rotated.chunk(2, dim=1)
    return torch.cat([rotated * cosine + torch.cat([-right, left], dim=1) * sine, rest], dim=1)
