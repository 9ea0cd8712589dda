"""Takes the terminal's packets and the events of held keys out of the stream of typed characters. Knows no terminal.

Packets are operating system commands (`ESC ] number ; metadata ; payload ST`). A key's event stands behind its
modifiers in the keyboard protocol that kitty introduced (`ESC [ 15 ; 1 : 3 ~`: F5 was let go).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

LONGEST = 16_384
"""Characters of one packet. Both protocols divide what is longer than 4096 bytes."""
_STROKE = re.compile(r"(\x1b\[\d+(?::\d*)*;\d*):([123])((?:;[\d:]*)?[u~A-S])")
_STROKE_BEGUN = re.compile(r"\x1b(?:\[[\d;:]*)?\Z")
_METADATA = re.compile(r"([a-zA-Z]+)=([^:;]*)")
_EVENTS: Mapping[str, Literal["repeat", "release"]] = {"2": "repeat", "3": "release"}


@dataclass(frozen=True, slots=True)
class Packet:
    """`metadata` by key; `payload` as it was sent."""

    number: int
    metadata: Mapping[str, str]
    payload: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key that is held or was let go. `sequence` is what pressing it would have sent."""

    sequence: str
    event: Literal["repeat", "release"]


class Incoming:
    """Give it what was read. What is not whole yet is kept for the next time, or until `idle` gives it up."""

    def __init__(self, numbers: Collection[int], *, strokes: bool) -> None:
        """`numbers` of the packets that the terminal may send; `strokes`: whether it tells the events of keys."""
        each = "|".join(map(str, numbers)) or "(?!)"
        self._whole = re.compile(rf"\x1b\]({each});([^\x07\x1b]*)(?:\x07|\x1b\\)")
        self._begun = re.compile(rf"\x1b\](?:{each});[^\x07\x1b]*(?:\x1b\Z|\Z)")
        self._openers = [f"\x1b]{number};" for number in numbers]
        self._strokes = strokes
        self._held = ""
        self._skipping = False

    def take(self, text: str) -> list[str | Packet | Stroke]:
        """What the text holds, in its order: characters for the parser of keys, packets, events of keys."""
        if not self._held and not self._skipping and "\x1b" not in text:
            return [text]
        text, self._held = self._held + text, ""
        place = self._end_of_skipped(text) if self._skipping else 0
        found: list[str | Packet | Stroke] = []
        plain = place
        while (place := text.find("\x1b", place)) >= 0:
            cut = self._cut(text, place)
            if cut is None:
                place += 1
                continue
            if place > plain:
                found.append(text[plain:place])
            part, place = cut
            plain = place
            if part is not None:
                found.append(part)
        return [*found, text[plain:]] if plain < len(text) else found

    def idle(self, seconds: float) -> str:
        """Nothing came for so long: the keys in what is held. The rest of a packet is waited for longer."""
        packet = self._held.startswith(tuple(self._openers))
        if not self._held or (packet and seconds < 5) or seconds < 0.1:
            return ""
        held, self._held = self._held, ""
        return "" if packet else held

    def _cut(self, text: str, place: int) -> tuple[str | Packet | Stroke | None, int] | None:
        """What begins at this escape, and where it ends; None if it is nothing of ours. Holds what is not whole."""
        if match := self._whole.match(text, place):
            return _packet(int(match[1]), match[2]), match.end()
        if self._strokes and (match := _STROKE.match(text, place)):
            sequence, event = match[1] + match[3], _EVENTS.get(match[2])
            return (Stroke(sequence, event) if event else sequence), match.end()
        if self._begun.match(text, place):
            self._skipping = len(text) - place > LONGEST
            self._held = "" if self._skipping else text[place:]
            return None, len(text)
        rest = text[place : place + 16]
        opening = len(rest) > 1 and any(opener.startswith(rest) for opener in self._openers)
        if opening or (self._strokes and _STROKE_BEGUN.match(text, place)):
            self._held = text[place:]
            return None, len(text)
        broken = next((opener for opener in self._openers if text.startswith(opener, place)), None)
        if broken:
            # Another sequence begins within the packet: it will not be whole any more.
            return None, text.index("\x1b", place + 1)
        return None

    def _end_of_skipped(self, text: str) -> int:
        """Where a packet that is too long ends; the whole text if it goes on."""
        ends = [at for at in (text.find("\x07"), text.find("\x1b")) if at >= 0]
        self._skipping = not ends
        if not ends:
            return len(text)
        at = min(ends)
        return at + (1 if text[at] == "\x07" else 2 if text.startswith("\x1b\\", at) else 0)


def _packet(number: int, body: str) -> Packet | None:
    """None if it is too long."""
    metadata, _, payload = body.partition(";")
    return Packet(number, dict(_METADATA.findall(metadata)), payload) if len(body) <= LONGEST else None
