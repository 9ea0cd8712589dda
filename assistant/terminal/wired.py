"""What becomes of what a talkative terminal sends: chips, words in the composer, sentences, the end of a held key.

Imported only with such a terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.api.safe_text import safe
from assistant.host.protocol import File
from assistant.terminal.probe import Abilities
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer
from assistant.terminal.wire.drop import FarDrops
from assistant.terminal.wire.wire import Wire

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp


def wired(app: AssistantApp, able: Abilities) -> Wire:
    """The wire of this app, whose driver it chooses."""

    # Packets come from outside of the app, which does what follows from them itself.
    def files(came: Sequence[File]) -> None:
        app.call_later(app.query_one(Chips).add, came)

    def text(came: str) -> None:
        app.call_later(app.query_one(Composer).receive, came)

    def tell(sentence: str) -> None:
        app.call_later(app.notify, safe(sentence), severity="warning", markup=False)

    def let_go() -> None:
        app.call_later(app.spoken.let_go)

    def drops(write: Callable[[str], None]) -> FarDrops:
        return FarDrops(write, files, text, tell, app.language)

    wire = Wire(able, drops)
    speak = next(command.keys for command in app.table if command.name == "speak")
    wire.held_keys = tuple(filter(None, speak.split(","))) if able.releases else ()
    wire.on_let_go = let_go
    app.driver_class = wire.driver() or app.driver_class
    return wire
