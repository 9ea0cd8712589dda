"""Replies that come after the probe are taken out of what is typed, however they are cut; nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.terminal.wire.late import Late

REPLIES = (
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[6;20;10t",
    b"\x1b]11;rgb:1414/1616/1b1b\x1b\\",
    b"\x1b]11;rgb:14/16/1b\x07",
    b"\x1b[?0u",
    b"\x1b[?5522;2$y",
    b"\x1b]72;t=q;\x1b\\",
)
LAST = b"\x1b[?62;4;22c"
TYPED = (
    b"what is ",
    b"\x1b[A",
    "é 你".encode(),
    b"\x1b[6;2~",
    b"\x1b[200~pasted\x1b[201~",
    b"\x1bOP",
    b"\x1b[?2026;2$y",
)


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def through(late: Late, stream: bytes, places: list[int]) -> bytes:
    ends = sorted({*(place % len(stream) for place in places), len(stream)})
    pieces = [stream[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]
    return b"".join(late.take(piece) for piece in pieces) + late.idle(0.0)


@given(st.lists(st.sampled_from((*REPLIES, *TYPED)), min_size=1), st.lists(st.integers(0, 500), max_size=12))
def test_only_what_was_typed_is_left_however_it_is_cut(parts: list[bytes], places: list[int]) -> None:
    wanted = b"".join(part for part in parts if part in TYPED)
    late = Late(expected=True, clock=Clock())
    assert through(late, b"".join(parts), places) == wanted
    assert through(late, b"x" + LAST, places) == b"x"
    stream = b"".join(parts)
    assert through(late, stream, places) == stream, "all was said: the same bytes are what somebody sends"


@given(st.lists(st.sampled_from((*REPLIES, LAST, *TYPED)), min_size=1), st.lists(st.integers(0, 500), max_size=12))
def test_where_nothing_is_expected_everything_passes(parts: list[bytes], places: list[int]) -> None:
    stream = b"".join(parts)
    assert through(Late(expected=False), stream, places) == stream


@pytest.mark.parametrize("key", [b"\x1b", b"\x1b[", b"\x1b]", b"\x1b_"])
def test_a_key_that_begins_like_a_reply_waits_for_an_instant_only(key: bytes) -> None:
    late = Late(expected=True, clock=Clock())
    assert (late.take(key), late.holding) == (b"", True)
    assert (late.idle(0.02), late.holding) == (key, False)


def test_half_a_reply_is_waited_for_and_then_dropped() -> None:
    late = Late(expected=True, clock=Clock())
    assert late.take(b"a\x1b]11;rgb:14") == b"a"
    assert (late.idle(0.5), late.holding) == (b"", True)
    assert (late.idle(1.5), late.holding) == (b"", False)
    assert late.take(b"b") == b"b"


def test_after_a_while_no_reply_is_expected() -> None:
    clock = Clock()
    late = Late(expected=True, clock=clock)
    clock.now += 60
    assert late.take(b"a" + REPLIES[1]) == b"a"
    assert late.take(b"b" + REPLIES[1]) == b"b" + REPLIES[1]
