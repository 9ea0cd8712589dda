"""The microphone of the plain chat: one recording at a command, or one after the other. It works without a key that is
held: silence ends a recording, and so does Enter.

Belongs here: what is said meanwhile, and what becomes of a recording. Recording itself is `listening.py`.
"""

from __future__ import annotations

import asyncio
from functools import partial

from assistant.api.errors import AssistantError
from assistant.api.language import in_language
from assistant.api.safe_text import safe, safe_line
from assistant.host.protocol import File
from assistant.setting_values import change
from assistant.terminal.enter import on_enter
from assistant.terminal.language import SAY as TERMINAL
from assistant.terminal.listening import Listening, Recorded
from assistant.terminal.plain.desk import Choice, Desk
from assistant.terminal.plain.words import SAY as WORDS
from assistant.terminal.plain.words import say
from assistant.terminal.stopping import means_stop


def speak(desk: Desk, _: str) -> None:
    """Records until the speaker falls silent or presses Enter; what was said is asked."""
    recorded = _Recording(desk, "speak_now").run()
    if recorded is not None:
        _take(desk, recorded)


def listen(desk: Desk, _: str) -> None:
    """One recording after the other, each of which is asked, until somebody ends it."""
    recording = _Recording(desk, "listen_now", patient=True)
    try:
        while _goes_on(desk, recording):
            pass
    finally:
        recording.close()
    say(TERMINAL(desk.language, "always_off"))


def _goes_on(desk: Desk, recording: _Recording) -> bool:
    """One recording and what becomes of it; whether another one follows."""
    recorded = recording.run()
    if recorded is None or recording.entered:
        return False
    words = desk.chat.heard(recorded.sound) if recorded.sound else ""
    if means_stop(words):
        return False
    if recorded.broken and not words:
        say(in_language(recorded.cut, desk.language))
        return False
    if words:
        recording.close()  # what is said, or read aloud, while the answer comes is no question
        _take(desk, recorded)
        if desk.offers or desk.chat.typed.waits:
            return False
        return _read_to_its_end(desk)
    return True


def _read_to_its_end(desk: Desk) -> bool:
    """Waits for the voice, which a new line or Ctrl+C ends. False if the line says more: it waits to be taken. Raises
    KeyboardInterrupt where nobody types."""

    def control(line: str) -> bool:
        desk.chat.interrupted()
        return not line or line == "/stop" or means_stop(line)

    try:
        with desk.chat.typed.meanwhile(control):
            desk.chat.finish_reading()
    except KeyboardInterrupt:
        if not desk.chat.typed.person:
            raise
    return not desk.chat.typed.waits


def microphone(desk: Desk, _: str) -> None:
    """Lists them; a number uses one from now on."""
    from assistant.terminal.voice.devices import availability, devices

    problem = availability(again=True)
    if problem:
        raise AssistantError(problem)
    names = list(dict.fromkeys(device.name for device in devices()))
    lines = [TERMINAL(desk.language, "microphone_default"), *(safe_line(name) for name in names)]
    desk.offer(lines, [partial(_use, desk, name) for name in ("", *names)])


def _use(desk: Desk, name: str) -> None:
    """From now on; what keeps it from being written is told, and it is used until the chat is left."""
    desk.chat.microphone = name
    shown = safe_line(name) or TERMINAL(desk.language, "microphone_default")
    say(TERMINAL(desk.language, "microphone_saved", name=shown))
    change("microphone", name or None)


def _take(desk: Desk, recorded: Recorded) -> None:
    """Asked at once; its words are offered first if the setting `voice_sends` says so or the recording was cut."""
    if recorded.cut:
        say(in_language(recorded.cut, desk.language))
    if not recorded.sound:
        if not recorded.cut:
            say(TERMINAL(desk.language, "no_speech"))
        return
    spoken = partial(desk.chat.ask, "", (File(data=recorded.sound, name="voice.wav"),))
    if desk.chat.sends_voice and not recorded.cut:
        spoken()
        return
    words = safe(desk.chat.heard(recorded.sound))
    if not words:
        say(TERMINAL(desk.language, "no_speech"))
        return
    say(WORDS(desk.language, "heard", text=words))
    names = "send", "once_more", "drop"
    choices: list[Choice] = [partial(desk.chat.ask, words), partial(speak, desk, ""), partial(desk.tell, "dropped")]
    desk.offer([desk.phrase(name) for name in names], choices)


class _Recording:
    """One recording, or one after the other, told in words: when to speak first, and that one is heard."""

    def __init__(self, desk: Desk, begin: str, *, patient: bool = False) -> None:
        """`begin` is said once sound comes; empty says nothing. A patient one waits for ever."""
        self.entered = False
        """Whether Enter ended it."""
        self._desk = desk
        self._begin = begin
        self._heard = False
        self._listening = Listening(desk.chat.microphone, self._level, self._missing, patient=patient)

    def run(self) -> Recorded | None:
        """None if Ctrl+C dropped it. Raises AssistantError without a microphone, KeyboardInterrupt where nobody types:
        there Ctrl+C is the way to leave."""
        self._heard = False
        self._desk.chat.typed.interrupt.arm()
        try:
            return asyncio.run(self._run())
        except KeyboardInterrupt:
            say("")
            self._desk.tell("dropped")
            if not self._desk.chat.typed.person:
                raise
            return None

    def close(self) -> None:
        """Lets the microphone go, which a patient one keeps for the next recording."""
        asyncio.run(self._listening.close())

    async def _run(self) -> Recorded:
        with on_enter(self._entered):
            return await self._listening.run()

    def _entered(self) -> None:
        self.entered = True
        self._listening.stop()

    def _level(self, _loudness: float, _seconds: float) -> None:
        if self._begin:
            self._desk.tell(self._begin)
            self._begin = ""
        elif self._listening.speaking and not self._heard:
            self._heard = True
            self._desk.tell("hearing")

    def _missing(self) -> None:
        name = safe_line(self._desk.chat.microphone)
        say(TERMINAL(self._desk.language, "microphone_gone", name=name, key="/microphone"))
