"""Windows: nothing lost, nothing doubled, cut where it is quiet."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.engine.sound import RATE, speech_span, windows

LONGEST = 2 * RATE


@given(st.lists(st.integers(0, 3 * RATE), max_size=5))
def test_windows_join_to_the_sound(lengths: list[int]) -> None:
    whole = np.random.default_rng(1).uniform(-1, 1, sum(lengths)).astype(np.float32)
    pieces = np.split(whole, np.cumsum(lengths)[:-1]) if lengths else []
    found = list(windows(pieces, LONGEST))
    assert all(0 < len(samples) <= LONGEST for _, samples in found)
    assert [start for start, _ in found] == [sum(len(s) for _, s in found[:n]) for n in range(len(found))]
    assert np.array_equal(np.concatenate([s for _, s in found] or [whole]), whole)


def test_a_window_ends_in_a_pause() -> None:
    sound = np.full(4 * RATE, 0.3, np.float32)
    sound[int(1.6 * RATE) : int(1.7 * RATE)] = 0
    (_, first), *_ = windows([sound], LONGEST)
    assert 1.6 <= len(first) / RATE <= 1.7


def test_the_span_leaves_out_silence_before_and_after() -> None:
    sound = np.zeros(3 * RATE, np.float32)
    sound[RATE : 2 * RATE] = 0.1
    assert speech_span(sound) == (RATE, 2 * RATE)
    assert speech_span(sound[:RATE]) is None
    assert speech_span(sound[:0]) is None
