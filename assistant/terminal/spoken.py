"""The microphone of the chat: one recording at a key, or one after the other all the time; and what becomes of each.

A recording becomes a turn together with the attachments that wait, or its words are put into the composer; while an
answer is being given it may say stop.
"""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import TYPE_CHECKING

from assistant.api.language import in_a_row, in_language
from assistant.api.safe_text import safe, safe_line
from assistant.host.protocol import File
from assistant.terminal import instant, workers
from assistant.terminal.drafts import Drafts
from assistant.terminal.language import SAY
from assistant.terminal.listening import Listening, Recorded
from assistant.terminal.stopping import means_stop
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer
from assistant.terminal.widgets.meter import Meter
from assistant.terminal.widgets.status import StatusLine

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp

_HELD_S = 0.4
"""Seconds from which on a key was held and not tapped."""


class Spoken:
    """One recording at a time."""

    def __init__(self, app: AssistantApp, device: str, sends: bool) -> None:
        """`device` is a part of a microphone's name, empty for the default; `sends` is the setting `voice_sends`."""
        self.device = device
        self.always = False
        """Whether recordings follow each other without a key."""
        self._shown = False
        """Whether the screen says so, which it does while sound comes."""
        self._told = False
        """Whether it was said how to end it."""
        self._app = app
        self._sends = sends
        self._listening: Listening | None = None
        self._kept: Listening | None = None
        """Whose microphone is open between two recordings while listening all the time."""
        self._pressed = 0.0
        """When the voice key began the last recording."""
        self._keeping = False
        """Whether the work of listening all the time has not ended: once told to go on, it does."""
        self._one = asyncio.Lock()
        """Held while somebody is recorded."""
        self._free = asyncio.Event()
        self._free.set()
        self._rests = 0
        """How many want nothing to be recorded: a screen may be open when the program is stopped."""
        self._going = asyncio.Event()
        self._going.set()

    @property
    def hearing(self) -> bool:
        """Whether somebody is being recorded: at a key, or a word was heard while listening all the time."""
        return self._listening is not None and (not self._listening.patient or self._listening.speaking)

    # ------------------------------------------------------------ what keys and commands do

    def press(self) -> None:
        """The voice key: begins a recording, or ends the one that runs. It stops what is being read aloud."""
        if self.hearing:
            self.stop()
        elif self.always:
            self._app.aloud.silence()
        else:
            self._pressed = time.monotonic()
            workers.start(self._app, self._listen(), "listen")

    def let_go(self) -> None:
        """The voice key was let go. After a tap the speaker's silence ends the recording; one that was made while the
        key was held ends with it."""
        if not self.always and time.monotonic() - self._pressed >= _HELD_S:
            self.stop()

    def stop(self, *, drop: bool = False) -> None:
        """Ends the recording; with `drop` nothing of it is kept."""
        if self._listening is not None:
            self._listening.stop(drop=drop)

    def toggle(self) -> None:
        """Listens all the time from now on, or no longer. The screen says so once sound comes: what is said before is
        lost."""
        self.always = not self.always
        if self.always:
            self._told = False
            if not self._keeping:
                self._keeping = True
                workers.start(self._app, self._keep_listening(), "listen")
        else:
            self._show_always(False)
            self._tell("always_off")
            self.stop(drop=True)

    async def give_way(self) -> None:
        """Returns once nothing is recorded: something is to be read aloud, and must not be heard."""
        if not self.hearing:
            self.stop(drop=True)
        await self._free.wait()

    async def rest(self) -> None:
        """Returns once nothing is recorded, and nothing will be before everybody who called this calls `go_on`."""
        self._rests += 1
        self._going.clear()
        self.stop(drop=True)
        try:
            await self._free.wait()
        except asyncio.CancelledError:
            self.go_on()
            raise

    def go_on(self) -> None:
        self._rests -= 1
        if not self._rests:
            self._going.set()

    # ------------------------------------------------------------ recording

    async def _listen(self) -> None:
        interrupts = self._app.aloud.speaking
        await self._app.aloud.hush()
        if not self._one.locked():
            await self._take(await self._record(), interrupts)

    async def _keep_listening(self) -> None:
        """The next recording begins while the words of the last one are looked for: they may be only a part. One at the
        key ends first."""
        rest = False
        try:
            self.stop()
            while self.always:
                if self._pausing:
                    await self._close()
                    self._show_always(False)
                await self._going.wait()
                await self._app.aloud.finished()
                recorded = await self._record(patient=True)
                if recorded.broken and not recorded.sound:
                    self._say(recorded.cut, self._phrase("always_off"))
                    return
                if recorded.sound:
                    workers.start(self._app, self._take(recorded, rest=rest and recorded.at_once), "heard")
                rest = bool(recorded.cut)
        finally:
            self.always = self._keeping = False
            self._show_always(False)
            await self._close()

    @property
    def _pausing(self) -> bool:
        """Whether the microphone has to be closed although listening goes on."""
        return self._app.aloud.speaking or not self._going.is_set()

    async def _close(self) -> None:
        """Lets a microphone go that was kept open."""
        kept, self._kept = self._kept, None
        try:
            if kept is not None:
                await kept.close()
        finally:
            if self._listening is None:
                self._free.set()

    async def _record(self, *, patient: bool = False) -> Recorded:
        """Records until silence or `stop`, showing level and words; a `patient` one waits for ever for the first."""
        async with self._one:
            if patient and (self._pausing or not self.always):  # meanwhile
                await self._close()
                return Recorded(dropped=True)
            listening, self._kept = self._kept or self._new(patient), None
            self._listening = listening
            self._free.clear()
            recorded = Recorded()
            try:
                recorded = await self._shown_recording(listening)
            finally:
                self._listening, self._kept = None, listening
                if not (patient and self.always) or self._pausing or recorded.broken or not recorded.sound:
                    await self._close()
            return recorded

    def _new(self, patient: bool) -> Listening:
        return Listening(
            self.device,
            self._show_level,
            self._tell_missing,
            patient=patient,
            held=lambda: self._app.wire is not None and bool(self._app.wire.down),
        )

    async def _shown_recording(self, listening: Listening) -> Recorded:
        meter = self._app.query_one(Meter)
        words = partial(self._app.connection.words, conversation=self._app.dialogue.conversation)
        drafts = Drafts(words, meter.show_words)
        drafting = asyncio.create_task(drafts.follow(listening))
        length = 0
        try:
            recorded = await listening.run()
            length = recorded.length
        finally:
            drafting.cancel()
            drafts.end(length)
            meter.hide()
        return recorded

    def _show_always(self, on: bool) -> None:
        if on != self._shown and self._app.is_running:
            self._shown = on
            self._app.query_one(StatusLine).mark("always", on)

    def _show_level(self, level: float, seconds: float) -> None:
        patient = self._listening is not None and self._listening.patient
        if self.always and patient and not self._shown:
            self._show_always(True)
            if not self._told:
                self._told = True
                self._app.notify(SAY(self._app.language, "always_on", key="/listen"), markup=False)
        if self.hearing:
            self._app.query_one(Meter).show_level(level, seconds)

    # ------------------------------------------------------------ what becomes of a recording

    async def _take(self, recorded: Recorded, interrupts: bool = False, *, rest: bool = False) -> None:
        """One that was cut, and the `rest` of one, is never sent by itself: its words are offered. `interrupts`: it
        broke into the reading of an answer."""
        if not recorded.sound:
            if not recorded.dropped:
                self._say(recorded.cut or self._phrase("no_speech"))
            return
        words = ""
        answering = interrupts or self._app.dialogue.busy
        sends = self._sends and not recorded.cut and not rest
        if answering or self.always or not sends:
            words = await self._app.connection.words(recorded.sound, self._app.dialogue.conversation)
            if not words:
                if recorded.broken or not self.always:
                    self._say(recorded.cut or self._phrase("no_speech"))
                return
            if answering and means_stop(words):
                instant.stop(self._app)
                return
        if sends:
            shown = self._app.query_one(Chips).take()
            self._app.dialogue.send("", (*shown, File(data=recorded.sound, name="voice.wav")), spoken=True)
        else:
            if recorded.cut:
                self._say(recorded.cut, self._phrase("put_in_line"))
            composer = self._app.query_one(Composer)
            composer.put(f"{composer.text} {safe(words)}".strip())
            composer.focus()

    def _tell(self, phrase: str) -> None:
        self._say(self._phrase(phrase))

    def _phrase(self, name: str) -> str:
        return SAY(self._app.language, name)

    def _say(self, *sentences: str) -> None:
        said = in_a_row(*(in_language(sentence, self._app.language) for sentence in sentences))
        self._app.notify(said, markup=False)

    def _tell_missing(self) -> None:
        said = SAY(self._app.language, "microphone_gone", name=safe_line(self.device), key="/microphone")
        self._app.notify(said, severity="warning", markup=False)
