"""Pastes are taken out of what is typed, however it is cut and whatever they hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.terminal.wire.pastes import Pasted, Pastes

STREAM = (
    "typed\x1b[A\x1b[200~one\x1b[2\x1b\r\x11\x1b[20x\x1b[201~more\x1b[200~\x1b[201~\x1b[2~end"
    "\x1b[200~a\x1b[200~b\x1b[201~!"
)
PARTS = [
    "typed\x1b[A",
    Pasted("one\x1b[2\x1b\r\x11\x1b[20x"),
    "more",
    Pasted(""),
    "\x1b[2~end",
    Pasted("a\x1b[200~b"),
    "!",
]


def joined(parts: list[str | Pasted]) -> list[str | Pasted]:
    """Neighbouring keys as one text."""
    found: list[str | Pasted] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    return found


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_it_does_not_matter_where_the_stream_is_cut(places: list[int]) -> None:
    pastes, ends = Pastes(), sorted({*places, len(STREAM)})
    found = [part for begin, end in zip([0, *ends], ends, strict=False) for part in pastes.take(STREAM[begin:end])]
    assert joined(found) == PARTS


@given(st.text(alphabet="\x1b[201~x\r", max_size=60))
def test_whatever_is_pasted_comes_whole_and_the_next_words_are_typed(noise: str) -> None:
    pastes = Pastes()
    found = joined([*pastes.take(f"\x1b[200~{noise}"), *pastes.take("\x1b[201~\x1b[200~\x1b[201~words")])
    text, _, rest = f"{noise}\x1b[201~\x1b[200~\x1b[201~words".partition("\x1b[201~")
    assert found[0] == Pasted(text)
    assert found[-1] == "words" or (rest.endswith("words") and isinstance(found[-1], str))


def test_an_escape_key_waits_for_a_moment_only() -> None:
    pastes = Pastes()
    assert list(pastes.take("\x1b")) == []
    assert pastes.holding
    assert list(pastes.idle(0.02)) == ["\x1b"]
    assert not pastes.holding
    assert list(pastes.idle(9.0)) == []


def test_a_paste_without_an_end_comes_in_the_end() -> None:
    pastes = Pastes()
    assert list(pastes.take("\x1b[200~words\x1b[20")) == []
    assert list(pastes.idle(0.5)) == []
    assert list(pastes.idle(6.0)) == [Pasted("words\x1b[20")]
    assert list(pastes.take("typed")) == ["typed"]
