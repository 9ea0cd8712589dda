"""The microphone of `assistant listen`: one recording, whose level and words are drawn on standard error.

What is drawn is for whoever looks on; it leaves nothing behind. What becomes of the recording is `speech.py`.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from assistant.api.language import Bilingual
from assistant.api.safe_text import safe_line
from assistant.cli.border import complain
from assistant.cli.state import language
from assistant.terminal.drafts import Drafts
from assistant.terminal.enter import on_enter
from assistant.terminal.language import SAY
from assistant.terminal.listening import Listening, Recorded

if TYPE_CHECKING:
    from assistant.terminal.connection import Connection

_WIDTH = 30


class Meter:
    """A line with the level, and the words below it; on what is no terminal, nothing."""

    def __init__(self) -> None:
        self.drawn: Any = nullcontext()
        self._words: list[Any] = []
        if self.shown:
            from rich.console import Console
            from rich.live import Live

            self.drawn = Live(console=Console(stderr=True), auto_refresh=False, transient=True)

    @property
    def shown(self) -> bool:
        return sys.stderr.isatty()

    def level(self, level: float, seconds: float) -> None:
        """`level` in [0, 1]."""
        if not self.shown:
            return
        from rich.text import Text

        filled = round(min(1.0, max(0.0, level)) * _WIDTH)
        bar = ("▮" * filled, "green"), ("▯" * (_WIDTH - filled), "dim")
        line = Text.assemble(("● ", "red"), SAY(language(), "listening", seconds=seconds), "  ", *bar)
        self.drawn.update(Text("\n").join([line, *self._words]), refresh=True)

    def words(self, fixed: str, changing: str) -> None:
        """Words that stay as they are, and behind them those that may still change."""
        from rich.text import Text

        self._words = [Text.assemble(safe_line(fixed), (safe_line(changing), "dim italic"))]


def recorded(device: str, connection: Connection, missing: Callable[[], None] | None = None) -> Recorded:
    """What is said until silence or Enter; `missing` as in `Listening`. Raises AssistantError without a microphone,
    KeyboardInterrupt by Ctrl+C."""
    return asyncio.run(_recorded(device, connection, missing))


async def _recorded(device: str, connection: Connection, missing: Callable[[], None] | None) -> Recorded:
    meter, told = Meter(), False

    def level(loudness: float, seconds: float) -> None:
        nonlocal told
        if not told:
            told = True
            complain(_begin())
        meter.level(loudness, seconds)

    listening = Listening(device, level, missing)
    drafts = Drafts(connection.words, meter.words)
    drafting = asyncio.create_task(drafts.follow(listening)) if meter.shown else None
    try:
        with meter.drawn, on_enter(listening.stop):
            return await listening.run()
    finally:
        if drafting is not None:
            drafting.cancel()
        drafts.end(0)
        await connection.drop()


def _begin() -> str:
    if sys.stdin.isatty():
        return Bilingual(
            "Listening … stop talking or press Enter to end, Ctrl+C to give up.",
            "正在听……停下不说或按回车即结束，Ctrl+C 放弃。",
        )
    return Bilingual("Listening … stop talking to end, Ctrl+C to give up.", "正在听……停下不说即结束，Ctrl+C 放弃。")
