"""Answers of the plain chat read aloud, while it goes on printing: a thread with a loop of its own for the program that
speaks.

Belongs here: what is said and when it stops. Does not belong here: the process (`voice/speaker.py`), cutting sentences.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Sequence

from assistant.api.errors import AssistantError
from assistant.api.events import Event, Failed, TextDelta, TurnEnded
from assistant.api.language import Language
from assistant.terminal.language import SAY as TERMINAL
from assistant.terminal.plain.words import say
from assistant.terminal.unmarked import unmarked
from assistant.terminal.voice.sentences import Sentences
from assistant.terminal.voice.speaker import Speaker


class Aloud:
    """The voice of one plain chat. Its methods are for the chat's thread."""

    def __init__(self, command: Sequence[str], language: Language) -> None:
        self._language: Language = language
        self._speaker = Speaker(command, language)
        self._sentences = Sentences()
        self._waiting: deque[tuple[Sentences, str]] = deque()
        """Each with the answer that it is of."""
        self._task: asyncio.Task[None] | None = None
        self._failed: Sentences | None = None
        """The answer of which nothing more is read: every further sentence would fail in the same way."""
        self._unheard = ""
        """A text that was asked for by itself: who cannot hear it can read it."""
        self._silent = threading.Event()
        self._silent.set()
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="aloud", daemon=True).start()

    def take(self, event: Event) -> None:
        """One event of the answer: its sentences are read as soon as they are whole, and so is why there is none."""
        if isinstance(event, TextDelta):
            self._read(self._sentences.feed(event.text))
        elif isinstance(event, Failed):
            self._read([*self._sentences.end(), *self._sentences.feed(f"{event.message}\n")])
        elif isinstance(event, TurnEnded):
            self._read(self._sentences.end())
            self._sentences = Sentences()

    def read(self, text: str) -> None:
        """Reads a whole text, which is printed if nothing is heard. Raises AssistantError if nothing can be said."""
        sentences = Sentences()
        found = [*sentences.feed(text), *sentences.end()]
        if not found:
            raise AssistantError(TERMINAL(self._language, "nothing_to_read"))
        if problem := self._speaker.problem():
            say(unmarked(text))
            raise problem
        self.silence()
        self._speaker.forget()
        self._unheard = unmarked(text)
        self._read(found)
        self._sentences = Sentences()

    def silence(self) -> bool:
        """Stops in the middle of the word. Whether one was being said."""
        speaking = not self._silent.is_set()
        self._sentences = Sentences()
        self._loop.call_soon_threadsafe(self._end)
        self.finish()
        return speaking

    def finish(self) -> None:
        """Returns when nothing is being read."""
        self._silent.wait()

    def _read(self, sentences: list[str]) -> None:
        if sentences and self._failed is not self._sentences:
            self._silent.clear()
            self._loop.call_soon_threadsafe(self._add, self._sentences, sentences)

    # ------------------------------------------------------------ on the loop

    def _add(self, answer: Sentences, sentences: list[str]) -> None:
        if self._failed is not answer:
            self._waiting.extend((answer, sentence) for sentence in sentences)
        if self._task is None:
            self._silent.clear()  # the one before may have ended since
            self._task = self._loop.create_task(self._say())

    def _end(self) -> None:
        self._waiting.clear()
        self._speaker.stop()

    async def _say(self) -> None:
        try:
            while self._waiting:
                answer, sentence = self._waiting.popleft()
                try:
                    await self._speaker.say(sentence)
                    self._speaker.forget()
                except AssistantError as error:
                    self._fail(answer, error)
        finally:
            self._unheard = ""
            self._task = None
            self._silent.set()

    def _fail(self, answer: Sentences, error: AssistantError) -> None:
        self._failed = answer
        self._waiting = deque(each for each in self._waiting if each[0] is not answer)
        if self._unheard:
            say(self._unheard)
        if self._speaker.is_news(error):
            say(error.said(self._language))
