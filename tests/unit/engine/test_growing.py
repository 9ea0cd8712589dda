"""Keys and values that grow in place hold what copies would hold, under any order of adding and cutting."""

from __future__ import annotations

import torch
from hypothesis import given
from hypothesis import strategies as st
from transformers import DynamicCache

from assistant.engine.families.growing import Growing, grow_in_place

HEADS, WIDTH = 2, 3
Steps = st.lists(st.tuples(st.booleans(), st.integers(1, 300)), max_size=12)


def rows(count: int, seed: int) -> torch.Tensor:
    """Keys or values of new tokens, which lie in memory as a projection leaves them: heads after tokens."""
    made = torch.randn(1, count, HEADS, WIDTH, generator=torch.Generator().manual_seed(seed))
    return made.transpose(1, 2)


def begun(count: int) -> DynamicCache:
    cache = DynamicCache()
    cache.update(rows(count, 0), rows(count, 1), 0)
    grow_in_place(cache)
    return cache


@given(Steps)
def test_it_holds_what_copies_would_hold(steps: list[tuple[bool, int]]) -> None:
    cache, copied = begun(5), DynamicCache()
    copied.update(rows(5, 0), rows(5, 1), 0)
    for seed, (cuts, count) in enumerate(steps, 2):
        ours, theirs = cache.layers[0], copied.layers[0]
        assert isinstance(ours, Growing)
        if cuts:
            # As a conversation cuts: down to none at the least.
            end = max(ours.get_seq_length() - count, 0)
            for layer in (ours, theirs):
                layer.keys, layer.values = layer.keys[..., :end, :], layer.values[..., :end, :]
        else:
            cache.update(rows(count, seed), rows(count, -seed), 0)
            copied.update(rows(count, seed), rows(count, -seed), 0)
        assert torch.equal(ours.keys, theirs.keys)
        assert torch.equal(ours.values, theirs.values)


def test_a_token_copies_nothing_while_there_is_room() -> None:
    cache = begun(40)
    places = set()
    for seed in range(200):
        keys, values = cache.update(rows(1, seed), rows(1, seed), 0)
        places.add((keys.data_ptr(), values.data_ptr()))
    assert len(places) == 1


def test_room_grows_with_what_was_seen() -> None:
    cache = begun(40)
    places = set()
    for seed in range(4000):
        places.add(cache.update(rows(1, seed), rows(1, seed), 0)[0].data_ptr())
    assert len(places) < 20


def test_keys_of_somebody_else_are_copied_first() -> None:
    """A layer may be given a piece of another tensor, whose other rows are not its own."""
    cache = begun(4)
    layer = cache.layers[0]
    other = torch.randn(1, HEADS, 50, WIDTH)
    kept = other.clone()
    for start in (0, 10):
        layer.keys, layer.values = other[:, :, start : start + 4], rows(4, 3)
        keys, _ = cache.update(rows(2, 8), rows(2, 9), 0)
        assert torch.equal(keys[:, :, :4], kept[:, :, start : start + 4])
    assert torch.equal(other, kept)
