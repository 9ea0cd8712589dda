"""The words of a recording while it runs: the growing sound is recognised again and again, at a bounded rate.

One recognition runs at a time, and it rests at least as long as the last one took. When the speaker falls silent, what
was said is recognised at once, so that its words are mostly there when the silence has lasted long enough.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from assistant.api.errors import AssistantError
from assistant.terminal.listening import Listening
from assistant.terminal.voice.agreement import Agreement

if TYPE_CHECKING:
    from assistant.terminal.voice.recorder import Samples

_LOOK_S = 0.08
_REST_S = 0.4
"""Shortest time between two recognitions: more often, words come faster than they are read."""
_GROWN = 4000
"""Samples that must have come since the last one: a quarter of a second, about one word."""


class Drafts:
    """Follows one recording."""

    def __init__(self, recognise: Callable[[bytes], Awaitable[str]], show: Callable[[str, str], None]) -> None:
        """`recognise` gives the words of a WAV; `show` gets those that will not change any more, and those that may."""
        self._words = recognise
        self._show = show
        self._agreement = Agreement()
        self._running: asyncio.Task[None] | None = None
        self._length = 0
        """Samples of the newest recognition, running or done."""
        self._due = 0.0
        self._over = False

    async def follow(self, listening: Listening) -> None:
        """Runs until it is cancelled."""
        while True:
            await asyncio.sleep(_LOOK_S)
            if not listening.speaking:
                continue
            samples, whole = await asyncio.to_thread(listening.so_far)
            if len(samples) == self._length or not len(samples):
                continue
            busy = self._running is not None and not self._running.done()
            early = busy or time.monotonic() < self._due or len(samples) - self._length < _GROWN
            if whole or not early:
                # What is whole is worth more than what runs, which began before it.
                self._give_up()
                self._length = len(samples)
                self._running = asyncio.create_task(self._recognise(samples))

    def end(self, samples: int) -> None:
        """The recording is over and has so many samples. What is being recognised goes on only if it is just that:
        the host then remembers its words."""
        self._over = True
        if samples != self._length:
            self._give_up()

    def _give_up(self) -> None:
        if self._running is not None:
            self._running.cancel()

    async def _recognise(self, samples: Samples) -> None:
        from assistant.terminal.voice.wav import encode_wav

        began = time.monotonic()
        # What is wrong is said by the recording's own recognition.
        with contextlib.suppress(AssistantError):
            words = await self._words(encode_wav(samples))
            if not self._over:
                self._agreement.take(words)
                self._show(self._agreement.fixed, self._agreement.open)
        now = time.monotonic()
        self._due = now + max(_REST_S, now - began)
