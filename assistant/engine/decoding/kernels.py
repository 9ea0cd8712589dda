"""Triton kernels of one decoding step. Each reads its weights once; what is between two of them stays in fast memory.

`CHAINED` kernels start before the one before them has ended (programmatic dependent launch, NVIDIA from Hopper on).
They compute in float32 and round where they store. Names of pointers are those of `plan` and `step`; `WIDE` is the next
power of two of a width, since Triton's blocks have such sizes.
"""

# Triton's language is no Python that a type checker could follow, and its constants are written large.
# ruff: noqa: N803
# mypy: ignore-errors

from __future__ import annotations

import triton
import triton.language as tl
from triton.language.extra.cuda import gdc_launch_dependents, gdc_wait


@triton.jit
def after_the_one_before(CHAINED: tl.constexpr):
    """Where kernels are chained, the next may start from here on, and what the one before wrote may be read."""
    if CHAINED:
        gdc_launch_dependents()
        gdc_wait()


@triton.jit
def tile(weight, begin, column, there, COLUMNS: tl.constexpr):
    """A block of weights, each of which is read once."""
    inside = there[:, None] & (column < COLUMNS)[None, :]
    place = weight + begin[:, None] + column[None, :]
    return tl.load(place, mask=inside, other=0.0, eviction_policy="evict_first")


@triton.jit
def spread(vector, begin, column, COLUMNS: tl.constexpr):
    """A block of a vector beside each row: so it lies in threads as weights do, and none waits for another."""
    place = vector + (begin * 0)[:, None] + column[None, :]
    return tl.load(place, mask=(begin >= 0)[:, None] & (column < COLUMNS)[None, :], other=0.0).to(tl.float32)


@triton.jit
def multiplied(
    weight,
    vector,
    norm,
    onto,
    out,
    rows,
    eps,
    shift,
    COLUMNS: tl.constexpr,
    NORMED: tl.constexpr,
    ONTO: tl.constexpr,
    CHAINED: tl.constexpr,
    ROWS: tl.constexpr,
    BLOCK: tl.constexpr,
):
    """`weight @ norm(vector) + onto`; each program makes `ROWS` numbers of `out`."""
    row = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
    there = row < rows
    begin = row.to(tl.int64) * COLUMNS
    column = tl.arange(0, BLOCK)
    # Weights wait for nobody, so the first ones are on their way while the kernel before ends.
    numbers = tile(weight, begin, column, there, COLUMNS)
    after_the_one_before(CHAINED)
    total = tl.zeros((ROWS, BLOCK), tl.float32)
    square = tl.zeros((ROWS, BLOCK), tl.float32)
    for start in range(0, COLUMNS, BLOCK):
        following = numbers
        if BLOCK < COLUMNS:
            following = tile(weight, begin, start + BLOCK + column, there, COLUMNS)
        value = spread(vector, begin, start + column, COLUMNS)
        if NORMED:
            square += value * value
            value *= spread(norm, begin, start + column, COLUMNS) + shift
        total += numbers.to(tl.float32) * value
        numbers = following
    result = tl.sum(total, 1)
    if NORMED:
        # The scale of the norm is the same for all columns, so it may come after the sum over them.
        result *= tl.rsqrt(tl.sum(square, 1) / COLUMNS + eps)
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
    shift,
    COLUMNS: tl.constexpr,
    CHAINED: tl.constexpr,
    ROWS: tl.constexpr,
    BLOCK: tl.constexpr,
):
    """`silu(gate @ norm(vector)) * (up @ norm(vector))`."""
    row = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
    there = row < rows
    begin = row.to(tl.int64) * COLUMNS
    column = tl.arange(0, BLOCK)
    left = tile(gate, begin, column, there, COLUMNS)
    right = tile(up, begin, column, there, COLUMNS)
    after_the_one_before(CHAINED)
    gates = tl.zeros((ROWS, BLOCK), tl.float32)
    ups = tl.zeros((ROWS, BLOCK), tl.float32)
    square = tl.zeros((ROWS, BLOCK), tl.float32)
    for start in range(0, COLUMNS, BLOCK):
        next_left, next_right = left, right
        if BLOCK < COLUMNS:
            next_left = tile(gate, begin, start + BLOCK + column, there, COLUMNS)
            next_right = tile(up, begin, start + BLOCK + column, there, COLUMNS)
        value = spread(vector, begin, start + column, COLUMNS)
        square += value * value
        value *= spread(norm, begin, start + column, COLUMNS) + shift
        gates += left.to(tl.float32) * value
        ups += right.to(tl.float32) * value
        left, right = next_left, next_right
    scale = tl.rsqrt(tl.sum(square, 1) / COLUMNS + eps)
    opened = tl.sum(gates, 1) * scale
    result = opened * tl.sigmoid(opened) * tl.sum(ups, 1) * scale
    tl.store(out + row, result.to(out.dtype.element_ty), mask=there)


@triton.jit
def convolved(
    inputs,
    taps,
    memory,
    out,
    channels,
    TAPS: tl.constexpr,
    KEPT: tl.constexpr,
    CHAINED: tl.constexpr,
    BLOCK: tl.constexpr,
):
    """The causal convolution of each channel, whose memory of `KEPT` tokens moves on by one."""
    after_the_one_before(CHAINED)
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
    CHAINED: tl.constexpr,
    WIDE_KEY: tl.constexpr,
    WIDE_VALUE: tl.constexpr,
):
    """One program per value head: a step of the gated delta rule on its state, then norm and gate."""
    after_the_one_before(CHAINED)
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
    told *= tl.rsqrt(tl.sum(told * told, 0) / VALUE + eps) * tl.load(norm + column, mask=wide, other=0.0).to(tl.float32)
    gate = tl.load(gates + head * VALUE + column, mask=wide, other=0.0).to(tl.float32)
    tl.store(out + head * VALUE + column, (told * gate * tl.sigmoid(gate)).to(out.dtype.element_ty), mask=wide)
