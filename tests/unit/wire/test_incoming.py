"""Packets and events of keys are taken out of what is typed, however it is cut; nothing hostile stops the typing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.terminal.wire.incoming import LONGEST, Incoming, Packet, Stroke

STREAM = (
    "héllo\x1b[A\x1b]5522;type=read:status=OK:id=a1\x1b\\wor"
    "\x1b]72;t=m:x=3:y=-1:i=7;text/uri-list image/png\x07ld\x1b[15;1:3~\x1b[104;;104u\x1b[104;1:3u\x1b[127;1:2u"
    "\x1b[200~pasted\nlines\x1b[201~\x1b[1;5:1P\x1b]52;c;AAAA\x07\x1b[<0;3;4M!"
)
PARTS: list[str | Packet | Stroke] = [
    "héllo\x1b[A",
    Packet(5522, {"type": "read", "status": "OK", "id": "a1"}, ""),
    "wor",
    Packet(72, {"t": "m", "x": "3", "y": "-1", "i": "7"}, "text/uri-list image/png"),
    "ld",
    Stroke("\x1b[15;1~", "release"),
    "\x1b[104;;104u",
    Stroke("\x1b[104;1u", "release"),
    Stroke("\x1b[127;1u", "repeat"),
    # A press that says that it is one is a press; commands of other numbers are no packets.
    "\x1b[200~pasted\nlines\x1b[201~\x1b[1;5P\x1b]52;c;AAAA\x07\x1b[<0;3;4M!",
]


def joined(parts: list[str | Packet | Stroke]) -> list[str | Packet | Stroke]:
    """Neighbouring characters as one text."""
    found: list[str | Packet | Stroke] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part:
            found.append(part)
    return found


def test_everything_comes_in_its_order() -> None:
    assert joined(Incoming((5522, 72), strokes=True).take(STREAM)) == PARTS


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_it_does_not_matter_where_the_stream_is_cut(places: list[int]) -> None:
    incoming, ends = Incoming((5522, 72), strokes=True), sorted({*places, len(STREAM)})
    found = [part for begin, end in zip([0, *ends], ends, strict=False) for part in incoming.take(STREAM[begin:end])]
    assert joined(found) == PARTS


@given(st.text(alphabet="\x1b]5272;:=t\\\x07[1u~3aM", max_size=80))
def test_whatever_comes_the_next_words_are_typed(noise: str) -> None:
    incoming = Incoming((5522, 72), strokes=True)
    found = incoming.take(noise)
    held = incoming.idle(10.0)
    found += incoming.take("\x1b\\words") if incoming._skipping else incoming.take("words")
    typed = "".join([part for part in found if isinstance(part, str)]) + held
    assert "words" in typed


def test_a_lone_escape_is_a_key_at_once_where_keys_have_no_events() -> None:
    assert Incoming((5522,), strokes=False).take("\x1b") == ["\x1b"]
    incoming = Incoming((5522,), strokes=True)
    assert incoming.take("\x1b") == []
    assert incoming.idle(0.05) == ""
    assert incoming.idle(0.2) == "\x1b"
    assert incoming.idle(9.0) == ""


def test_what_is_no_packet_is_typed() -> None:
    incoming = Incoming((5522,), strokes=False)
    for text in ("\x1b]11;rgb:0/0/0\x07", "\x1b]72;t=q\x07", "\x1b[15~", "\x1b[97;1:3u"):
        assert joined(incoming.take(text)) == [text]
    assert incoming.take("\x1b]55") == []
    assert incoming.idle(0.2) == "\x1b]55"


def test_a_packet_without_end_stops_the_typing_for_a_while_only() -> None:
    incoming = Incoming((5522,), strokes=False)
    assert incoming.take("\x1b]5522;type=read;AAAA") == []
    assert incoming.idle(1.0) == ""
    assert incoming.idle(6.0) == ""
    assert incoming.take("words") == ["words"]
    # Another sequence begins within it.
    assert joined(incoming.take("\x1b]5522;type=read;AA\x1b[Aup")) == ["\x1b[Aup"]


@pytest.mark.parametrize("end", ["\x07", "\x1b\\"])
def test_one_that_is_too_long_is_thrown_away_up_to_its_end(end: str) -> None:
    incoming = Incoming((5522,), strokes=False)
    whole = f"\x1b]5522;type=read;{'A' * (4 * LONGEST)}{end}after"
    assert joined(incoming.take(whole)) == ["after"]
    pieces = [whole[at : at + 5000] for at in range(0, len(whole), 5000)]
    assert joined([part for piece in pieces for part in incoming.take(piece)]) == ["after"]


def test_a_long_stream_costs_no_more_than_its_length() -> None:
    """Ten million characters of packets, in pieces of any size: one that reads again what it has read would not end."""
    packet = f"\x1b]5522;type=read:status=DATA;{'A' * 5464}\x1b\\"
    stream, shuffled = packet * 1800, random.Random(5)
    incoming, place, count = Incoming((5522,), strokes=True), 0, 0
    while place < len(stream):
        step = shuffled.randint(1, 20_000)
        count += len(incoming.take(stream[place : place + step]))
        place += step
    assert count == 1800
