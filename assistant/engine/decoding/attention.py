"""Triton kernels of attention in a decoding step: over parts of what was seen, side by side, and the parts joined
(Dao et al., Flash-Decoding, 2023). What all kernels have in common is told in `kernels`.
"""

# Triton's language is no Python that a type checker could follow, and its constants are written large.
# ruff: noqa: N803
# mypy: ignore-errors

from __future__ import annotations

import triton
import triton.language as tl

from assistant.engine.decoding.kernels import after_the_one_before


@triton.jit
def turned(
    inputs,
    begin,
    real,
    norm,
    cosine,
    sine,
    eps,
    shift,
    WIDTH: tl.constexpr,
    TURNED: tl.constexpr,
    NORMED: tl.constexpr,
    WIDE: tl.constexpr,
):
    """Heads that begin at `begin`, shape (n,), normalised and rotated: float32, shape (n, WIDE)."""
    column = tl.arange(0, WIDE)
    half: tl.constexpr = TURNED // 2
    other = tl.where(column < half, column + half, tl.where(column < TURNED, column - half, column))
    inside = real[:, None] & (column < WIDTH)[None, :]
    value = tl.load(inputs + begin[:, None] + column[None, :], mask=inside, other=0.0).to(tl.float32)
    partner = tl.load(inputs + begin[:, None] + other[None, :], mask=inside, other=0.0).to(tl.float32)
    if NORMED:
        scale = tl.rsqrt(tl.sum(value * value, 1) / WIDTH + eps)[:, None]
        weight = tl.load(norm + column, mask=column < WIDTH, other=0.0).to(tl.float32) + shift
        value *= scale * weight[None, :]
        weight = tl.load(norm + other, mask=column < WIDTH, other=0.0).to(tl.float32) + shift
        partner *= scale * weight[None, :]
    cos = tl.load(cosine + column, mask=column < TURNED, other=1.0).to(tl.float32)
    sin = tl.load(sine + column, mask=column < TURNED, other=0.0).to(tl.float32)
    sin = tl.where(column < half, -sin, sin)
    return value * cos[None, :] + partner * sin[None, :]


@triton.jit
def begun(
    inputs,
    query,
    key_norm,
    cosine,
    sine,
    keys,
    values,
    base,
    length,
    group,
    part,
    eps,
    shift,
    scale,
    HEADS: tl.constexpr,
    GROUPS: tl.constexpr,
    WIDTH: tl.constexpr,
    TURNED: tl.constexpr,
    NORMED: tl.constexpr,
    STRIDE: tl.constexpr,
    ROWS: tl.constexpr,
    WIDE: tl.constexpr,
):
    """The highest score, the sum of the weights and the weighted sum of the values before anything older is seen: in
    the first part those of the new token, whose key and value are kept at `length`."""
    column = tl.arange(0, WIDE)
    inside = column < WIDTH
    best = tl.full((ROWS,), float("-inf"), tl.float32)
    sums = tl.zeros((ROWS,), tl.float32)
    total = tl.zeros((ROWS, WIDE), tl.float32)
    if part == 0:
        one = tl.arange(0, 1)
        begin = HEADS * STRIDE + (group + one) * WIDTH
        new = turned(inputs, begin, one == 0, key_norm, cosine, sine, eps, shift, WIDTH, TURNED, NORMED, WIDE)
        new = new.to(query.dtype)
        said = tl.load(inputs + begin[:, None] + GROUPS * WIDTH + column[None, :], mask=inside[None, :], other=0.0)
        place = base + length * WIDTH + one[:, None] + column[None, :]
        tl.store(keys + place, new, mask=inside[None, :])
        tl.store(values + place, said, mask=inside[None, :])
        best = tl.sum(query.to(tl.float32) * new.to(tl.float32), 1) * scale
        sums += 1.0
        total += said.to(tl.float32)
    return best, sums, total


@triton.jit
def gone_on(
    query, keys, values, base, first, last, best, sums, total, scale, WIDTH: tl.constexpr, TOKENS: tl.constexpr
):
    """The same three after the tokens from `first` to `last` (Milakov and Gimelshein, Online normalizer, 2018)."""
    column = tl.arange(0, total.shape[1])
    for start in range(first, last, TOKENS):
        token = start + tl.arange(0, TOKENS)
        place = base + token[:, None] * WIDTH + column[None, :]
        there = (token < last)[:, None] & (column < WIDTH)[None, :]
        key = tl.load(keys + place, mask=there, other=0.0)
        value = tl.load(values + place, mask=there, other=0.0)
        score = tl.dot(query, tl.trans(key), input_precision="ieee") * scale
        score = tl.where((token < last)[None, :], score, float("-inf"))
        higher = tl.maximum(best, tl.max(score, 1))
        chance = tl.exp(score - higher[:, None])
        shrink = tl.exp(best - higher)
        total = total * shrink[:, None] + tl.dot(chance.to(query.dtype), value, input_precision="ieee")
        sums = sums * shrink + tl.sum(chance, 1)
        best = higher
    return best, sums, total


# fmt: off
@triton.jit
def looked(
    inputs, query_norm, key_norm, cosine, sine, at, keys, values, mixed, highest, weights, capacity, eps, shift, scale,
    HEADS: tl.constexpr, GROUPS: tl.constexpr, WIDTH: tl.constexpr, TURNED: tl.constexpr, GATED: tl.constexpr,
    NORMED: tl.constexpr, CHAINED: tl.constexpr, PARTS: tl.constexpr, TOKENS: tl.constexpr, ROWS: tl.constexpr,
    WIDE: tl.constexpr,
):
    # fmt: on
    """Attention of the heads of one group over one of `PARTS` parts of what was seen; `ROWS` is at least 16.

    The first part has the new token too, and keeps its key and value: nobody else reads them in this step.
    """
    after_the_one_before(CHAINED)
    group, part = tl.program_id(0), tl.program_id(1)
    each: tl.constexpr = HEADS // GROUPS
    stride: tl.constexpr = 2 * WIDTH if GATED else WIDTH
    row, column = tl.arange(0, ROWS), tl.arange(0, WIDE)
    inside = column < WIDTH
    head = group * each + row
    real = row < each
    begin = head * stride
    query = turned(inputs, begin, real, query_norm, cosine, sine, eps, shift, WIDTH, TURNED, NORMED, WIDE)
    query = query.to(keys.dtype.element_ty)
    length = tl.load(at).to(tl.int32)
    share = tl.cdiv(tl.cdiv(length, PARTS), TOKENS) * TOKENS
    base = (group * capacity).to(tl.int64) * WIDTH
    # fmt: off
    best, sums, total = begun(
        inputs, query, key_norm, cosine, sine, keys, values, base, length, group, part, eps, shift, scale,
        HEADS, GROUPS, WIDTH, TURNED, NORMED, stride, ROWS, WIDE,
    )
    # fmt: on
    last = tl.minimum(part * share + share, length)
    best, sums, total = gone_on(query, keys, values, base, part * share, last, best, sums, total, scale, WIDTH, TOKENS)
    to = head * PARTS + part
    tl.store(mixed + to[:, None] * WIDTH + column[None, :], total, mask=real[:, None] & inside[None, :])
    tl.store(highest + to, best, mask=real)
    tl.store(weights + to, sums, mask=real)


@triton.jit
def joined(
    mixed,
    highest,
    weights,
    inputs,
    out,
    WIDTH: tl.constexpr,
    PARTS: tl.constexpr,
    GATED: tl.constexpr,
    CHAINED: tl.constexpr,
    WIDE: tl.constexpr,
):
    """One program per head: the parts of its attention together, and through its gate."""
    after_the_one_before(CHAINED)
    head = tl.program_id(0)
    part, column = tl.arange(0, PARTS), tl.arange(0, WIDE)
    inside = column < WIDTH
    best = tl.load(highest + head * PARTS + part)
    share = tl.exp(best - tl.max(best, 0))
    sums = tl.sum(tl.load(weights + head * PARTS + part) * share, 0)
    place = (head * PARTS + part)[:, None] * WIDTH + column[None, :]
    total = tl.sum(tl.load(mixed + place, mask=inside[None, :], other=0.0) * share[:, None], 0) / sums
    if GATED:
        gate = tl.load(inputs + head * 2 * WIDTH + WIDTH + column, mask=inside, other=0.0)
        total *= tl.sigmoid(gate.to(tl.float32))
    tl.store(out + head * WIDTH + column, total.to(out.dtype.element_ty), mask=inside)
