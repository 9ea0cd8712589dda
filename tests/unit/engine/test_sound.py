"""Sound cut at pauses: nothing loud lost or doubled, silence left out, times that lead back to the sound."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from assistant.engine.sound import RATE, Stretch, grouped, stretches

LONGEST = 2 * RATE


def loud(seconds: float, level: float = 0.2) -> NDArray[np.float32]:
    return np.random.default_rng(1).normal(0, level, round(seconds * RATE)).astype(np.float32)


def still(seconds: float) -> NDArray[np.float32]:
    return np.random.default_rng(2).normal(0, 3e-4, round(seconds * RATE)).astype(np.float32)


def cut(*pieces: NDArray[np.float32], longest: float = 10, whole: bool = False) -> list[Stretch]:
    return list(stretches(pieces, round(longest * RATE), whole))


def spoken(found: list[Stretch]) -> list[float]:
    """First and last loud second of every part, one after the other."""
    return [at / RATE for stretch in found for part in stretch.parts for at in (part.first, part.last)]


@given(st.lists(st.integers(0, 3 * RATE), max_size=5))
def test_loud_sound_is_given_once_and_whole_however_it_arrives(lengths: list[int]) -> None:
    sound = np.random.default_rng(1).uniform(-1, 1, sum(lengths)).astype(np.float32)
    pieces = np.split(sound, np.cumsum(lengths)[:-1]) if lengths else []
    found = list(stretches(pieces, LONGEST, whole=False))
    parts = [part for stretch in found for part in stretch.parts]
    assert all(len(part.samples) <= LONGEST for part in parts)
    given = np.concatenate([np.zeros(0, np.float32), *(part.samples for part in parts)])
    # What is left at the end may be too short for a word.
    assert len(sound) - len(given) <= RATE // 10
    assert np.array_equal(given, sound[: len(given)])
    assert not found or found[-1].until == len(sound)


@given(st.integers(1, 5 * RATE), st.booleans())
def test_the_size_of_the_pieces_does_not_matter(size: int, whole: bool) -> None:
    sound = np.concatenate([still(1), loud(1.5), still(0.8), loud(0.7), still(2), loud(0.3), still(0.4)])
    pieces = [sound[at : at + max(size, RATE)] for at in range(0, len(sound), max(size, RATE))]
    found = list(stretches(pieces, 10 * RATE, whole))
    assert spoken(found) == pytest.approx([1, 2.5, 3.3, 4, 6, 6.3], abs=0.1)


def test_silence_is_left_out() -> None:
    found = cut(np.concatenate([still(3), loud(1), still(3)]))
    assert sum(len(stretch.samples) for stretch in found if stretch.parts) < 1.6 * RATE
    for quiet in (still(5), np.zeros(RATE, np.float32), np.full(RATE, 0.7, np.float32)):
        assert not any(stretch.parts for stretch in cut(quiet))
    assert cut() == []


def test_a_quiet_voice_in_a_quiet_room_and_one_in_noise_are_both_there() -> None:
    both = np.concatenate([loud(1, 0.3), still(1), loud(1, 0.008), still(1)])
    assert len(spoken(cut(both))) == 4
    noisy = loud(4, 0.02) + np.concatenate([np.zeros(RATE, np.float32), loud(1), np.zeros(2 * RATE, np.float32)])
    assert spoken(cut(noisy)) == pytest.approx([1, 2], abs=0.1)


def test_what_has_no_pause_is_cut_where_it_is_quietest() -> None:
    sound = loud(4, 0.3)
    sound[int(1.6 * RATE) : int(1.7 * RATE)] *= 0.2
    (first, *_), *_ = (stretch.parts for stretch in stretches([sound], LONGEST, whole=False))
    assert 1.6 <= len(first.samples) / RATE <= 1.75


def test_a_model_that_hears_whole_windows_gets_as_much_as_fits_and_the_times_lead_back() -> None:
    sound = np.concatenate([piece for _ in range(4) for piece in (loud(2), still(3))])
    found = [stretch for stretch in cut(sound, longest=6, whole=True) if stretch.parts]
    assert [len(stretch.parts) for stretch in found] == [2, 2]
    stretch = found[1]
    first = len(stretch.parts[0].samples) / RATE
    assert stretch.times(0, first) == pytest.approx((10, 12), abs=0.1)
    # A model is inexact by some hundredths of a second at the seam.
    assert stretch.times(first + 0.1, 99) == pytest.approx((15, 17), abs=0.1)
    assert stretch.times(first - 0.1, first + 1.2) == pytest.approx((15, 16), abs=0.1)
    assert stretch.times(0, first + 0.1) == pytest.approx((10, 12), abs=0.1)


def test_a_word_before_a_long_silence_does_not_wait_for_its_end() -> None:
    found = cut(loud(1), *(still(5) for _ in range(6)), longest=6, whole=True)
    assert found[0].parts
    assert found[0].until < 13 * RATE
    assert found[-1].until == 31 * RATE


def silences(spoken: list[bool]) -> list[Stretch]:
    """Stretches of a second each, with words where it says so."""
    (part,) = cut(loud(0.5))[0].parts
    return [Stretch((part,) if words else (), (number + 1) * RATE) for number, words in enumerate(spoken)]


@given(st.lists(st.booleans(), max_size=80), st.integers(1, 9))
def test_groups_hold_every_stretch_once_and_in_order(spoken: list[bool], most: int) -> None:
    found = silences(spoken)
    groups = list(grouped(found, most, RATE, whole=True))
    assert [each for group in groups for each in group] == found
    counts = [sum(bool(each.parts) for each in group) for group in groups]
    assert all(count <= most for count in counts)
    assert all(group[-1].until - group[0].until <= 17 * RATE for group in groups)
    assert next((count for count in counts if count), 1) <= 4


def test_the_first_words_wait_for_few_others_and_silence_for_none() -> None:
    found = silences([False, True, True, True, True, False, *[True] * 9, False])
    assert [len(group) for group in grouped(found, 8, RATE, whole=True)] == [1, 4, 1, 8, 2]
    assert [len(group) for group in grouped(found, 8, RATE, whole=False)] == [1, 9, 6]
