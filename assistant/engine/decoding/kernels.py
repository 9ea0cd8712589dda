"""Triton kernels of one decoding step. Each reads its weights once; what is between two of them stays in fast memory.

They compute in float32 and round where they store. Names of pointers are those of `plan` and `step`; `WIDE` is the next
power of two of a width, since Triton's blocks have such sizes.
"""

# Triton's language is no Python that a type checker could follow, and its constants are written large.
# ruff: noqa: N803
# mypy: ignore-errors

from __future__ import annotations

import triton
import triton.language as tl


@triton.jit
def multiplied(
    weight,
    vector,
    norm,
    onto,
    out,
    rows,
    eps,
    COLUMNS: tl.constexpr,
    NORMED: tl.constexpr,
    ONTO: tl.constexpr,
    ROWS: tl.constexpr,
    BLOCK: tl.constexpr,
):
    """`weight @ norm(vector) + onto`; each program makes `ROWS` numbers of `out`."""
    row = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
    there = row < rows
    begin = weight + row.to(tl.int64) * COLUMNS
    total = tl.zeros((ROWS, BLOCK), tl.float32)
    square = tl.zeros((BLOCK,), tl.float32)
    for start in range(0, COLUMNS, BLOCK):
        column = start + tl.arange(0, BLOCK)
        inside = column < COLUMNS
        numbers = tl.load(
            begin[:, None] + column[None, :],
            mask=there[:, None] & inside[None, :],
            other=0.0,
            eviction_policy="evict_first",
        )
        value = tl.load(vector + column, mask=inside, other=0.0).to(tl.float32)
        if NORMED:
            square += value * value
            value *= tl.load(norm + column, mask=inside, other=0.0)
        total += numbers.to(tl.float32) * value[None, :]
    result = tl.sum(total, 1)
    if NORMED:
        # The scale of the norm is the same for all columns, so it may come after the sum over them.
        result *= tl.rsqrt(tl.sum(square, 0) / COLUMNS + eps)
    if ONTO:
        result += tl.load(onto + row, mask=there, other=0.0).to(tl.float32)
    tl.store(out + row, result.to(out.dtype.element_ty), mask=there)


@triton.jit
def fed(
    gate,
    up,
    vector,
    norm,
    out,
    rows,
    eps,
    COLUMNS: tl.constexpr,
    ROWS: tl.constexpr,
    BLOCK: tl.constexpr,
):
    """`silu(gate @ norm(vector)) * (up @ norm(vector))`."""
    row = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
    there = row < rows
    begin = row.to(tl.int64) * COLUMNS
    gates = tl.zeros((ROWS, BLOCK), tl.float32)
    ups = tl.zeros((ROWS, BLOCK), tl.float32)
    square = tl.zeros((BLOCK,), tl.float32)
    for start in range(0, COLUMNS, BLOCK):
        column = start + tl.arange(0, BLOCK)
        inside = column < COLUMNS
        both = there[:, None] & inside[None, :]
        place = begin[:, None] + column[None, :]
        left = tl.load(gate + place, mask=both, other=0.0, eviction_policy="evict_first")
        right = tl.load(up + place, mask=both, other=0.0, eviction_policy="evict_first")
        value = tl.load(vector + column, mask=inside, other=0.0).to(tl.float32)
        square += value * value
        value *= tl.load(norm + column, mask=inside, other=0.0)
        gates += left.to(tl.float32) * value[None, :]
        ups += right.to(tl.float32) * value[None, :]
    scale = tl.rsqrt(tl.sum(square, 0) / COLUMNS + eps)
    opened = tl.sum(gates, 1) * scale
    result = opened * tl.sigmoid(opened) * tl.sum(ups, 1) * scale
    tl.store(out + row, result.to(out.dtype.element_ty), mask=there)


@triton.jit
def placed(
    inputs,
    query_norm,
    key_norm,
    cosine,
    sine,
    at,
    queries,
    keys,
    values,
    capacity,
    eps,
    HEADS: tl.constexpr,
    GROUPS: tl.constexpr,
    WIDTH: tl.constexpr,
    TURNED: tl.constexpr,
    GATED: tl.constexpr,
    NORMED: tl.constexpr,
    WIDE: tl.constexpr,
):
    """One program per head: queries and keys are normalised and rotated; keys and values go to their place."""
    head = tl.program_id(0)
    column = tl.arange(0, WIDE)
    inside = column < WIDTH
    stride = 2 * WIDTH if GATED else WIDTH
    is_query = head < HEADS
    group = (head - HEADS) % GROUPS
    begin = tl.where(is_query, head * stride, HEADS * stride + (head - HEADS) * WIDTH)
    value = tl.load(inputs + begin + column, mask=inside, other=0.0).to(tl.float32)
    place = (group * capacity + tl.load(at)).to(tl.int64) * WIDTH + column
    if head >= HEADS + GROUPS:
        tl.store(values + place, value.to(values.dtype.element_ty), mask=inside)
    else:
        turned = column < TURNED
        half: tl.constexpr = TURNED // 2
        other = tl.where(column < half, column + half, column - half)
        other = tl.where(turned, other, column)
        partner = tl.load(inputs + begin + other, mask=inside, other=0.0).to(tl.float32)
        if NORMED:
            scale = tl.rsqrt(tl.sum(value * value, 0) / WIDTH + eps)
            norm = query_norm if is_query else key_norm
            value *= scale * tl.load(norm + column, mask=inside, other=0.0)
            partner *= scale * tl.load(norm + other, mask=inside, other=0.0)
        cos = tl.load(cosine + column, mask=turned, other=1.0).to(tl.float32)
        sin = tl.load(sine + column, mask=turned, other=0.0).to(tl.float32)
        value = value * cos + tl.where(column < half, -partner, partner) * sin
        if is_query:
            tl.store(queries + head * WIDTH + column, value.to(queries.dtype.element_ty), mask=inside)
        else:
            tl.store(keys + place, value.to(keys.dtype.element_ty), mask=inside)


@triton.jit
def looked(
    queries,
    keys,
    values,
    at,
    mixed,
    highest,
    weights,
    capacity,
    scale,
    EACH: tl.constexpr,
    WIDTH: tl.constexpr,
    PARTS: tl.constexpr,
    TOKENS: tl.constexpr,
    ROWS: tl.constexpr,
    WIDE: tl.constexpr,
):
    """Attention of the `EACH` heads of one group over one of `PARTS` parts of what was seen; `ROWS` is at least 16."""
    group, part = tl.program_id(0), tl.program_id(1)
    length = tl.load(at).to(tl.int32) + 1
    share = tl.cdiv(tl.cdiv(length, PARTS), TOKENS) * TOKENS
    first = part * share
    last = tl.minimum(first + share, length)
    row, column = tl.arange(0, ROWS), tl.arange(0, WIDE)
    inside = column < WIDTH
    head = group * EACH + row
    real = (row < EACH)[:, None] & inside[None, :]
    query = tl.load(queries + head[:, None] * WIDTH + column[None, :], mask=real, other=0.0)
    best = tl.full((ROWS,), float("-inf"), tl.float32)
    sums = tl.zeros((ROWS,), tl.float32)
    total = tl.zeros((ROWS, WIDE), tl.float32)
    base = (group * capacity).to(tl.int64) * WIDTH
    for start in range(first, last, TOKENS):
        token = start + tl.arange(0, TOKENS)
        place = base + token[:, None] * WIDTH + column[None, :]
        there = (token < last)[:, None] & inside[None, :]
        key = tl.load(keys + place, mask=there, other=0.0)
        score = tl.dot(query, tl.trans(key), input_precision="ieee") * scale
        score = tl.where((token < last)[None, :], score, float("-inf"))
        higher = tl.maximum(best, tl.max(score, 1))
        chance = tl.exp(score - higher[:, None])
        shrink = tl.exp(best - higher)
        value = tl.load(values + place, mask=there, other=0.0)
        total = total * shrink[:, None] + tl.dot(chance.to(value.dtype), value, input_precision="ieee")
        sums = sums * shrink + tl.sum(chance, 1)
        best = higher
    to = head * PARTS + part
    tl.store(mixed + to[:, None] * WIDTH + column[None, :], total, mask=real)
    tl.store(highest + to, best, mask=row < EACH)
    tl.store(weights + to, sums, mask=row < EACH)


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
    WIDE: tl.constexpr,
):
    """One program per head: the parts of its attention together, and through its gate."""
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


@triton.jit
def convolved(inputs, taps, memory, out, channels, TAPS: tl.constexpr, KEPT: tl.constexpr, BLOCK: tl.constexpr):
    """The causal convolution of each channel, whose memory of `KEPT` tokens moves on by one."""
    channel = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    there = channel < channels
    total = tl.zeros((BLOCK,), tl.float32)
    for kept in tl.static_range(KEPT):
        if kept + 1 < KEPT:
            value = tl.load(memory + channel * KEPT + kept + 1, mask=there, other=0.0)
        else:
            value = tl.load(inputs + channel, mask=there, other=0.0).to(memory.dtype.element_ty)
        tl.store(memory + channel * KEPT + kept, value, mask=there)
        if kept >= KEPT - TAPS:
            tap = tl.load(taps + channel * TAPS + kept - (KEPT - TAPS), mask=there, other=0.0)
            total += value.to(tl.float32) * tap.to(tl.float32)
    tl.store(out + channel, total * tl.sigmoid(total), mask=there)


@triton.jit
def recurred(
    mixed,
    inputs,
    decay,
    bias,
    norm,
    state,
    out,
    eps,
    KEY_HEADS: tl.constexpr,
    VALUE_HEADS: tl.constexpr,
    KEY: tl.constexpr,
    VALUE: tl.constexpr,
    WIDE_KEY: tl.constexpr,
    WIDE_VALUE: tl.constexpr,
):
    """One program per value head: a step of the gated delta rule on its state, then norm and gate."""
    head = tl.program_id(0)
    key_head = head // (VALUE_HEADS // KEY_HEADS)
    row, column = tl.arange(0, WIDE_KEY), tl.arange(0, WIDE_VALUE)
    tall, wide = row < KEY, column < VALUE
    query = tl.load(mixed + key_head * KEY + row, mask=tall, other=0.0)
    key = tl.load(mixed + (KEY_HEADS + key_head) * KEY + row, mask=tall, other=0.0)
    value = tl.load(mixed + 2 * KEY_HEADS * KEY + head * VALUE + column, mask=wide, other=0.0)
    query *= tl.rsqrt(tl.sum(query * query, 0) + 1e-6) * (KEY**-0.5)
    key *= tl.rsqrt(tl.sum(key * key, 0) + 1e-6)
    gates = inputs + 2 * KEY_HEADS * KEY + VALUE_HEADS * VALUE
    numbers = gates + VALUE_HEADS * VALUE
    width = tl.sigmoid(tl.load(numbers + head).to(tl.float32))
    raw = tl.load(numbers + VALUE_HEADS + head).to(tl.float32) + tl.load(bias + head)
    soft = tl.where(raw > 20.0, raw, tl.log(1.0 + tl.exp(tl.minimum(raw, 20.0))))
    kept = tl.exp(-tl.exp(tl.load(decay + head)) * soft)
    place = state + (head * KEY + row)[:, None] * VALUE + column[None, :]
    both = tall[:, None] & wide[None, :]
    now = tl.load(place, mask=both, other=0.0) * kept
    known = tl.sum(now * key[:, None], 0)
    now += key[:, None] * ((value - known) * width)[None, :]
    tl.store(place, now, mask=both)
    told = tl.sum(now * query[:, None], 0)
    told *= tl.rsqrt(tl.sum(told * told, 0) / VALUE + eps) * tl.load(norm + column, mask=wide, other=0.0)
    gate = tl.load(gates + head * VALUE + column, mask=wide, other=0.0).to(tl.float32)
    tl.store(out + head * VALUE + column, (told * gate * tl.sigmoid(gate)).to(out.dtype.element_ty), mask=wide)
