"""The app's side of what a terminal sends beside keys: who gets it. Knows no bytes and no driver."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from assistant.terminal.probe import Abilities
from assistant.terminal.wire import clipboard, drop
from assistant.terminal.wire.incoming import Packet

if TYPE_CHECKING:
    from textual.driver import Driver


class Wire:
    """`drops` are made by the app, which knows where files and sentences go. `held_keys` are keys that may be held to
    do something: they count once, however long, and `on_let_go` is called at their end."""

    def __init__(self, able: Abilities, drops: Callable[[Callable[[str], None]], drop.FarDrops]) -> None:
        self.able = able
        self.clipboard = clipboard.FarClipboard(self._send)
        self.drops = drops(self._send)
        self.held_keys: Collection[str] = ()
        self.down = ""
        """The one of them that is held; empty if none is."""
        self.on_let_go: Callable[[], None] = lambda: None
        self._write: Callable[[str], None] | None = None
        self._takers: Mapping[int, Callable[[Packet], None]] = {
            **({clipboard.NUMBER: self.clipboard.take} if able.clipboard else {}),
            **({drop.NUMBER: self.drops.take} if able.drops else {}),
        }

    @property
    def numbers(self) -> Collection[int]:
        """Of the packets that this terminal may send."""
        return tuple(self._takers)

    def driver(self) -> type[Driver] | None:
        """The driver that is needed; None where that of every terminal does."""
        if sys.platform == "win32" or not (self.able.clipboard or self.able.drops or self.able.releases):
            return None
        from assistant.terminal.wire.driver import WireDriver

        return WireDriver

    def open(self, write: Callable[[str], None]) -> None:
        """The terminal is the app's from now on."""
        self._write = write
        if self.able.drops:
            self.drops.begin()

    def close(self) -> None:
        """The terminal goes back to the shell."""
        if self.able.drops and self._write is not None:
            self.drops.end()
        self._write = None

    def take(self, packet: Packet) -> None:
        self._takers[packet.number](packet)

    def press(self, key: str) -> None:
        """One of the held keys goes down."""
        self.down = key

    def let_go(self, key: str) -> None:
        """A key was let go; its modifiers may have been let go before it."""
        if self.down and key.rpartition("+")[2] == self.down.rpartition("+")[2]:
            self.down = ""
            self.on_let_go()

    def _send(self, text: str) -> None:
        if self._write is not None:
            self._write(text)
