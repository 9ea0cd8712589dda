"""What this terminal can draw and tell, asked in one round trip before the app starts. Knows no picture library.

Every terminal that answers at all says what it is (its device attributes); that answer is asked for last, so that it
tells that no other will come. Terminals of which it is known that they draw no pictures are not asked.
"""

from __future__ import annotations

import os
import re
import select
import sys
import termios
import time
import tty
from collections.abc import Mapping
from dataclasses import dataclass, replace

_ASK_KITTY = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
"""Kitty's graphics query. tmux and screen take every such string (APC) for a new title of their pane."""
_ASK = b"\x1b[16t\x1b]11;?\x1b\\\x1b[?u"
"""The size of a cell in pixels (XTWINOPS 16), the background's colour (OSC 11), and kitty's keyboard protocol."""
_ASK_FAR = b"\x1b[?5522$p\x1b]72;t=q\x1b\\"
"""Over SSH: whether the terminal hands over its clipboard (OSC 5522) and what is dropped on it (OSC 72)."""
_ASK_LAST = b"\x1b[c"
"""The primary device attributes (DA1)."""
_BACKGROUND = re.compile(rb"\x1b\]11;rgb:([0-9a-fA-F]{2,4})/([0-9a-fA-F]{2,4})/([0-9a-fA-F]{2,4})")
_KITTY = re.compile(rb"\x1b_Gi=31;OK")
_CELL = re.compile(rb"\x1b\[6;(\d+);(\d+)t")
ATTRIBUTES = re.compile(rb"\x1b\[\?([0-9;]*)c")
_KEYBOARD = re.compile(rb"\x1b\[\?\d+u")
_CLIPBOARD = re.compile(rb"\x1b\[\?5522;[123]\$y")
_DROPS = re.compile(rb"\x1b\]72;[^\x07\x1b]*t=q[^\x07\x1b]*(?:\x07|\x1b\\)")
REPLY = re.compile(
    rb"\x1b_Gi=31;[^\x1b]*\x1b\\|\x1b\[6;\d+;\d+t|\x1b\[\?(?:[\d;]*c|\d+u|5522;\d\$y)"
    rb"|\x1b\](?:11;|72;[^\x07\x1b]*t=[qE])[^\x07\x1b]*(?:\x07|\x1b\\)"
)
"""Every reply to what is asked here, whatever it says."""
_SIXEL = b"4"
_PATIENCE_S = 1.0
"""Enough for a slow line. What comes later is taken out of what is typed (`wire/late.py`)."""
_SIGNS = ("TERM_PROGRAM", "LC_TERMINAL", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "VTE_VERSION", "WT_SESSION",
          "WEZTERM_PANE", "XTERM_VERSION", "SSH_CONNECTION")  # fmt: skip
"""Variables of terminals that answer, or of a line behind which any terminal may be."""
_PLAIN = re.compile(r"(?:xterm|screen|tmux|rxvt|vt\d+|linux|ansi|dumb|unknown)(?:-(?:16|88|256)color)?")


@dataclass(frozen=True, slots=True)
class Abilities:
    """`cell`: pixels of a cell as (width, height), None if unknown."""

    kitty: bool = False
    sixel: bool = False
    cell: tuple[int, int] | None = None
    brightness: float | None = None
    """Of the background, from 0 to 1 (ITU-R BT.601 weights); None if the terminal did not tell."""
    releases: bool = False
    """Whether it can tell that a key is held or let go."""
    clipboard: bool = False
    drops: bool = False
    """Whether it hands over clipboard and dropped files itself; asked for over SSH only, where nothing else can."""
    ahead: bytes = b""
    """What came beside its replies: keys that were pressed before the chat read any, and the beginning of a reply."""
    late: bool = False
    """Whether it has not said all that it was asked for."""

    @property
    def talkative(self) -> bool:
        """Whether it has more to say than keys."""
        return self.releases or self.clipboard or self.drops


def probe(environment: Mapping[str, str]) -> Abilities:
    """Asks the terminal, if it may have something to say. Only before the app reads the keyboard."""
    keyboard, screen = sys.__stdin__, sys.__stdout__
    if not worth_asking(environment) or not (keyboard and screen and keyboard.isatty() and screen.isatty()):
        return Abilities()
    try:
        before = termios.tcgetattr(keyboard)
        try:
            tty.setcbreak(keyboard, termios.TCSANOW)
            os.write(screen.fileno(), question(environment))
            reply = _reply(keyboard.fileno())
            return replace(read(reply), ahead=REPLY.sub(b"", reply), late=not ATTRIBUTES.search(reply))
        finally:
            termios.tcsetattr(keyboard, termios.TCSANOW, before)
    except (OSError, termios.error):
        return Abilities()


def question(environment: Mapping[str, str]) -> bytes:
    """What this terminal is asked."""
    inside = environment.get("TMUX") or environment.get("TERM", "").startswith(("tmux", "screen"))
    far = _ASK_FAR if environment.get("SSH_CONNECTION") else b""
    return (b"" if inside else _ASK_KITTY) + _ASK + far + _ASK_LAST


def worth_asking(environment: Mapping[str, str]) -> bool:
    """False where nothing names the terminal, and its TERM is one that anything may have."""
    if any(environment.get(name) for name in _SIGNS):
        return True
    return not _PLAIN.fullmatch(environment.get("TERM", "dumb"))


def read(reply: bytes) -> Abilities:
    """What the bytes of a reply say."""
    cell, attributes = _CELL.search(reply), ATTRIBUTES.search(reply)
    return Abilities(
        kitty=_KITTY.search(reply) is not None,
        sixel=attributes is not None and _SIXEL in attributes[1].split(b";"),
        cell=(int(cell[2]), int(cell[1])) if cell and int(cell[1]) and int(cell[2]) else None,
        brightness=_brightness(reply),
        releases=_KEYBOARD.search(reply) is not None,
        clipboard=_CLIPBOARD.search(reply) is not None,
        drops=_DROPS.search(reply) is not None,
    )


def _brightness(reply: bytes) -> float | None:
    match = _BACKGROUND.search(reply)
    if match is None:
        return None
    red, green, blue = (int(part, 16) / ((1 << 4 * len(part)) - 1) for part in match.groups())
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _reply(keyboard: int) -> bytes:
    """Everything up to the device attributes, or what came in time."""
    deadline = time.monotonic() + _PATIENCE_S
    reply = b""
    while not ATTRIBUTES.search(reply):
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([keyboard], [], [], left)[0]:
            break
        reply += os.read(keyboard, 1024)
    return reply
