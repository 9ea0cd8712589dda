"""Answers read aloud: which sentences are said and when they stop. The program that speaks is `voice/speaker.py`.

The microphone and the voice never run at once: a recording ends the voice first, and nothing is said while one runs.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from assistant.api.errors import AssistantError
from assistant.api.events import Event, Failed, TextDelta
from assistant.terminal import workers
from assistant.terminal.language import SAY
from assistant.terminal.voice.sentences import Sentences
from assistant.terminal.voice.speaker import Speaker
from assistant.terminal.widgets.status import StatusLine

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp


class Aloud:
    """The voice of the chat."""

    def __init__(self, app: AssistantApp, command: tuple[str, ...], always: bool) -> None:
        """`always` is the setting `speak`: without it only what is asked for is read."""
        self._app = app
        self._always = always
        self._speaker = Speaker(command, app.language)
        self._waiting: deque[str] = deque()
        self._sentences: Sentences | None = None
        """Of the answer that is being given; None if it is not read, or no longer."""
        self._silent = asyncio.Event()
        self._silent.set()

    @property
    def speaking(self) -> bool:
        return not self._silent.is_set()

    # ------------------------------------------------------------ what is read

    def begin(self) -> None:
        """An answer begins."""
        self._sentences = Sentences() if self._always else None

    def take(self, event: Event) -> None:
        """One event of the answer: its sentences are read as soon as they are whole, and so is why there is none."""
        if self._sentences is None:
            return
        if isinstance(event, TextDelta):
            self._read(self._sentences.feed(event.text))
        elif isinstance(event, Failed):
            self._read([*self._sentences.end(), *_all(event.message)])

    def end(self) -> None:
        """The answer is over."""
        if self._sentences is not None:
            self._read(self._sentences.end())
            self._sentences = None

    def read(self, text: str) -> None:
        """Reads a whole text, whatever the settings are. Raises AssistantError if nothing can be said."""
        if problem := self._speaker.problem():
            raise problem
        self.silence()
        sentences = _all(text)
        if not sentences:
            raise AssistantError(SAY(self._app.language, "nothing_to_read"))
        self._speaker.forget()
        self._read(sentences)

    def _read(self, sentences: list[str]) -> None:
        if sentences and not self._app.spoken.hearing:
            self._waiting.extend(sentences)
            if self._silent.is_set():
                self._silent.clear()
                self._mark()
                workers.start(self._app, self._say(), "aloud")

    # ------------------------------------------------------------ saying it

    def silence(self) -> None:
        """Stops in the middle of the word; the rest of the running answer is not read."""
        self._sentences = None
        self._waiting.clear()
        self._speaker.stop()

    async def hush(self) -> None:
        """The same; returns once nothing sounds any more."""
        self.silence()
        await self._silent.wait()

    async def finished(self) -> None:
        """Returns when nothing is being read."""
        await self._silent.wait()

    async def _say(self) -> None:
        try:
            await self._app.spoken.give_way()
            while self._waiting:
                await self._speaker.say(self._waiting.popleft())
                self._speaker.forget()
        except AssistantError as error:
            # Every further sentence of the answer would fail in the same way; the next one may come after the cure.
            self.silence()
            if self._speaker.is_news(error):
                raise
        finally:
            self._silent.set()
            self._mark()

    def _mark(self) -> None:
        if self._app.is_running:
            self._app.query_one(StatusLine).mark("reading", self.speaking)


def _all(text: str) -> list[str]:
    sentences = Sentences()
    return [*sentences.feed(text), *sentences.end()]
