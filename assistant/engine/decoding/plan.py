"""What one decoding step needs of a model of transformers: its weights, layer by layer. Nothing is computed here.

Weights that are multiplied with the same vector are laid together, and the model's own parameters become views of
that, so that both ways of computing read the same memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch

_LAYERS = {
    "LlamaDecoderLayer": 0.0,
    "Qwen3DecoderLayer": 0.0,
    "Qwen3VLTextDecoderLayer": 0.0,
    "Qwen3_5DecoderLayer": 1.0,
}
"""Layers whose step is known, by their class in transformers, with what is added to the weights of their norms."""


@dataclass(frozen=True, slots=True)
class Norm:
    """A root-mean-square norm; `weight`, of shape (n,), is added to `shift`."""

    weight: torch.Tensor
    eps: float
    shift: float


@dataclass(frozen=True, slots=True)
class Attention:
    """`inputs` makes queries (with a gate after each head's if `gated`), keys and values, in that order."""

    inputs: torch.Tensor
    output: torch.Tensor
    query_norm: Norm | None
    key_norm: Norm | None
    heads: int
    groups: int
    """Heads of keys and values."""
    width: int
    """Of a head."""
    gated: bool


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Gated delta rule; `inputs` makes queries, keys, values, gates and two numbers of each head, in this order."""

    inputs: torch.Tensor
    output: torch.Tensor
    taps: torch.Tensor
    """Weights of the causal convolution, shape (channels, taps)."""
    decay: torch.Tensor
    """Logarithm of the decay rate of each value head, float32."""
    bias: torch.Tensor
    """Added to the step width of each value head, float32."""
    norm: Norm
    key_heads: int
    value_heads: int
    key_width: int
    value_width: int

    @property
    def channels(self) -> int:
        """Queries, keys and values: what goes through the convolution."""
        return 2 * self.key_heads * self.key_width + self.value_heads * self.value_width


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: a mixer over the conversation, then a feed-forward part."""

    before: Norm
    mixer: Attention | Recurrence
    after: Norm
    gate: torch.Tensor
    up: torch.Tensor
    down: torch.Tensor


@dataclass(frozen=True, slots=True)
class Plan:
    """All of one model's text part."""

    words: torch.Tensor
    """Of shape (vocabulary, hidden)."""
    layers: tuple[Layer, ...]
    norm: Norm
    head: torch.Tensor
    rotary: Callable[..., tuple[torch.Tensor, torch.Tensor]]
    axes: int
    """Of positions: 3 where pictures have rows and columns, else 1."""


@torch.no_grad()
def plan_of(model: Any) -> Plan | None:
    """The plan of a model, whose parameters it lays together; None for a model whose step is not known."""
    text = _text_part(model)
    layers = list(getattr(text, "layers", ()))
    if not layers or not all(map(_known, layers)) or not _plain_positions(text.rotary_emb):
        return None
    if (
        any(parameter.dtype != text.norm.weight.dtype for parameter in text.parameters())
        or model.lm_head.bias is not None
    ):
        return None
    return Plan(
        words=text.embed_tokens.weight,
        layers=tuple(map(_layer, layers)),
        norm=_norm(text.norm, _LAYERS[type(layers[0]).__name__]),
        head=model.lm_head.weight,
        rotary=text.rotary_emb,
        axes=3 if hasattr(text.rotary_emb, "mrope_section") else 1,
    )


def _text_part(model: Any) -> Any:
    inner = getattr(model, "model", None)
    return getattr(inner, "language_model", None) or getattr(inner, "text_model", None) or inner


def _known(layer: Any) -> bool:
    biased = any(isinstance(part, torch.nn.Linear) and part.bias is not None for part in layer.modules())
    slides = getattr(getattr(layer, "self_attn", None), "sliding_window", None) is not None
    active = getattr(layer.mlp.act_fn, "__class__", type(None)).__name__ in ("SiLU", "SiLUActivation")
    return type(layer).__name__ in _LAYERS and active and not biased and not slides


def _plain_positions(rotary: Any) -> bool:
    # Some kinds choose their frequencies by the length so far, which a replayed step cannot.
    return getattr(rotary, "rope_type", "default") in ("default", "linear", "llama3", "yarn")


def _layer(layer: Any) -> Layer:
    shift = _LAYERS[type(layer).__name__]
    attention = getattr(layer, "self_attn", None)
    return Layer(
        before=_norm(layer.input_layernorm, shift),
        mixer=_attention(attention, shift) if attention is not None else _recurrence(layer.linear_attn),
        after=_norm(layer.post_attention_layernorm, shift),
        gate=layer.mlp.gate_proj.weight,
        up=layer.mlp.up_proj.weight,
        down=layer.mlp.down_proj.weight,
    )


def _attention(attention: Any, shift: float) -> Attention:
    width = attention.head_dim
    rows, inputs = attention.o_proj.weight.shape[1], attention.q_proj.weight.shape[0]
    norms = [getattr(attention, name, None) for name in ("q_norm", "k_norm")]
    query, key = (_norm(norm, shift) if norm is not None else None for norm in norms)
    return Attention(
        inputs=_together([attention.q_proj, attention.k_proj, attention.v_proj]),
        output=attention.o_proj.weight,
        query_norm=query,
        key_norm=key,
        heads=rows // width,
        groups=attention.k_proj.weight.shape[0] // width,
        width=width,
        gated=inputs == 2 * rows,
    )


def _recurrence(linear: Any) -> Recurrence:
    return Recurrence(
        inputs=_together([linear.in_proj_qkv, linear.in_proj_z, linear.in_proj_b, linear.in_proj_a]),
        output=linear.out_proj.weight,
        taps=linear.conv1d.weight.squeeze(1),
        decay=linear.A_log.float(),
        bias=linear.dt_bias.float(),
        norm=_norm(linear.norm, 0.0),
        key_heads=linear.num_k_heads,
        value_heads=linear.num_v_heads,
        key_width=linear.head_k_dim,
        value_width=linear.head_v_dim,
    )


def _norm(norm: Any, shift: float) -> Norm:
    eps = norm.eps if hasattr(norm, "eps") else norm.variance_epsilon
    return Norm(norm.weight, float(eps), shift)


def _together(linears: Sequence[torch.nn.Linear]) -> torch.Tensor:
    whole = torch.cat([linear.weight for linear in linears])
    parts = torch.split(whole, [linear.out_features for linear in linears])
    for linear, part in zip(linears, parts, strict=True):
        linear.weight.data = part
    return whole
