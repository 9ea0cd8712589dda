"""`assistant chat --plain`: the conversation as lines, for screen readers, pipes and dumb terminals.

Nothing is redrawn and nothing spins; every picture is described in words, and choices are numbered. The abilities are
those of the chat.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from assistant.api.errors import AssistantError, BadInput, HostProblem
from assistant.api.events import Event, Failed, Result, Transcript, TurnStarted
from assistant.api.language import Language
from assistant.host.client import HostClient
from assistant.host.protocol import File, TurnRequest, files_of
from assistant.host.start import HostOptions, ensure_host
from assistant.settings import Settings, settings
from assistant.terminal.behind import index_command
from assistant.terminal.drop import sent
from assistant.terminal.language import SAY as TERMINAL
from assistant.terminal.language import interface_language
from assistant.terminal.plain import talks
from assistant.terminal.plain.aloud import Aloud
from assistant.terminal.plain.commands import Commands
from assistant.terminal.plain.phrases import SAY as COMMANDS_SAY
from assistant.terminal.plain.typed import Typed
from assistant.terminal.plain.words import SAY, Words, say
from assistant.terminal.stopping import means_stop


def run(files: Sequence[str], conversation: str | None, options: HostOptions, *, speak: bool = False) -> None:
    """Reads questions from standard input, a line each, until it ends. `speak` reads the answers aloud, as the setting
    does for a person. Raises HostProblem if no host can be started, AssistantError if there is no such conversation,
    KeyboardInterrupt for Ctrl+C where the lines come from no terminal."""
    ensure_host(options)
    chosen, person = settings(), sys.stdin.isatty()
    language = interface_language(chosen.language)
    chat = PlainChat(options, language, chosen, reads=speak or (person and chosen.speak))
    chat.begin(conversation or "")
    with chat.typed.interrupt:
        if files:
            chat.ask("", files_of(files))
        if person and chosen.listen:
            chat.listen()
        while chat.step():
            pass
    chat.finish_reading()


class PlainChat:
    """One conversation over the synchronous client."""

    def __init__(self, options: HostOptions, language: Language, chosen: Settings, *, reads: bool = False) -> None:
        self.language: Language = language
        self.conversation = ""
        self.last: int | None = None
        """The newest of its turns that was said here; None if that is not known."""
        self.editing: int | None = None
        """The turn that the next question stands beside."""
        self.microphone = chosen.microphone
        """A part of its name, empty for the system's own."""
        self.sends_voice = chosen.voice_sends
        self.reads = reads
        """Whether answers are read aloud as they come."""
        self.typed = Typed(language)
        self._options = options
        self._speak_with = chosen.speak_with
        self._words = Words(language)
        self._aloud: Aloud | None = None
        self._commands = Commands(self)

    def voice(self) -> Aloud:
        """What reads aloud; made when it is first needed."""
        if self._aloud is None:
            self._aloud = Aloud(self._speak_with, self.language)
        return self._aloud

    def finish_reading(self) -> bool:
        """Returns when nothing is being read aloud; False, for there is nothing left to stop. Ctrl+C stops it."""
        if self._aloud:
            try:
                self._aloud.finish()
            except KeyboardInterrupt:
                self.interrupted()
                raise
        return False

    def interrupted(self) -> bool:
        """Ctrl+C: nothing more is read aloud. Whether something was."""
        return self._aloud is not None and self._aloud.silence()

    def client(self) -> HostClient:
        """A client of the running host, which is started if there is none."""
        return HostClient(ensure_host(self._options), language=self.language)

    def begin(self, conversation: str) -> None:
        """A conversation with that id, or a new one. A person is told where they are; who reads the answers of a pipe
        waits for nothing else. Raises AssistantError if there is none of that id."""
        desk, person = self._commands.desk, self.typed.person
        if person:
            say(SAY(self.language, "greeting"))
        if conversation:
            (talks.resume if person else talks.enter)(desk, conversation)
        elif person:
            talks.remind(desk)

    def step(self) -> bool:
        """The next line and what it asks for. False at the end, or if the user leaves."""
        return self._unless_interrupted(self._step)

    def listen(self) -> None:
        """Listens all the time, as the setting wishes, until that is ended."""
        self._unless_interrupted(partial(self.take, "/listen"))

    def _step(self) -> bool:
        line = self.typed.next()
        if line is None:
            return False
        # A person who goes on has heard enough; lines from a pipe are all there at once.
        heard = self.interrupted() if self.typed.person else self.finish_reading()
        return (heard and means_stop(line)) or self.take(line)

    def _unless_interrupted(self, work: Callable[[], bool]) -> bool:
        """Ctrl+C is answered with how to leave. Raises KeyboardInterrupt where nobody types: it is the way to leave."""
        self.typed.interrupt.arm()
        try:
            return work()
        except KeyboardInterrupt:
            self.interrupted()
            if not self.typed.person:
                raise
            say("")
            self._commands.desk.drop()
            self.leave_editing()
            say(SAY(self.language, "leave"))
            return True

    def take(self, line: str) -> bool:
        """One line of the user: a choice, a command, files, a question. False if the user leaves."""
        try:
            taken = self._commands.take(line)
            if taken is None:
                self.say_or_attach(line)
            return taken is not False
        except AssistantError as error:
            say(error.said(self.language))
            return True

    def say_or_attach(self, line: str) -> None:
        """A question, files, or both. An empty line leaves the question that was to be edited as it is."""
        dropped = sent(line, language=self.language)
        if dropped.problem:
            say(dropped.problem)
            return
        words = dropped.text or (index_command(dropped.folders) if dropped.folders else "")
        editing, self.editing = self.editing, None
        if words.strip() or dropped.paths:
            folders = dropped.folders if dropped.text else ()
            self.ask_instead(editing, words.strip(), files_of((*dropped.paths, *folders)))
        else:
            self.editing = editing
            self.leave_editing()

    def go_over(self, conversation: str = "") -> None:
        """To another conversation, or to a new one: what is asked there stands beside no question of the one before."""
        self.conversation, self.last, self.editing = conversation, None, None

    def leave_editing(self) -> None:
        """A question that was to be edited stays as it was."""
        if self.editing is not None:
            self.editing = None
            say(COMMANDS_SAY(self.language, "edit_left"))

    def heard(self, sound: bytes) -> str:
        """The words of a recording (a WAV), empty for nothing. Raises AssistantError."""
        words = ""
        with self.client() as client:
            for event in client.hear(sound, self.conversation):
                if isinstance(event, Transcript):
                    words = event.text
                elif isinstance(event, Failed):
                    raise AssistantError(event.message, event.hint)
        return words

    def show(self, events: Iterable[Event]) -> None:
        """Says an answer that was given before."""
        for event in events:
            self._words.show(event)
        self._words.end()

    def follow(self, route: str, body: Mapping[str, Any]) -> bool:
        """Work that is no turn, told as it goes on; whether it came to its end."""
        finished = False
        with self._stoppable(request=body["request"]), self.client() as client:
            for event in client.events(route, body):
                self._words.show(event)
                finished = finished or isinstance(event, Result)
        self._words.end()
        return finished

    def ask(self, text: str, files: tuple[File, ...] = (), *, action: str = "", instead: int | None = None) -> None:
        """One turn, printed as it comes. Ctrl+C or a word that means it stops it; what was said of it stays."""
        if self.left_deleted():
            if not (text or files):
                raise AssistantError(TERMINAL(self.language, "deleted_elsewhere"))
            say(TERMINAL(self.language, "begun_anew"))
            instead = None
        name = uuid.uuid4().hex
        request = TurnRequest(text, self.conversation, files, action=action, request=name, instead=instead)
        with self._stoppable(request=name), self.client() as client:
            try:
                for event in client.turn(request):
                    if isinstance(event, TurnStarted):
                        self.conversation, self.last = event.conversation, event.turn
                    self._words.show(event)
                    if self.reads:
                        self.voice().take(event)
            except HostProblem as problem:
                self._words.end()
                say(problem.said(self.language))

    def ask_instead(self, earlier: int | None, text: str, files: tuple[File, ...] = ()) -> None:
        """A question in the place of an earlier one, if there is such; then where that one is still found is said."""
        conversation = self.conversation
        self.ask(text, files, instead=earlier)
        if earlier is not None and self.conversation == conversation:
            say(COMMANDS_SAY(self.language, "edit_kept"))

    def left_deleted(self) -> bool:
        """Whether the open conversation was deleted elsewhere: it is open no longer then."""
        if not self.conversation:
            return False
        with self.client() as client:
            try:
                client.get(f"/conversations/{self.conversation}/head")
            except BadInput:
                self.go_over()
                return True
        return False

    @contextmanager
    def _stoppable(self, request: str) -> Iterator[None]:
        """The work of a request can be stopped: by Ctrl+C, or by a line that is typed meanwhile."""

        def stop() -> None:
            with self.client() as client:
                client.cancel(request=request)

        def control(line: str) -> bool:
            silenced = self.interrupted()
            # An empty line that has ended the voice has done what it was for.
            return (silenced and not line) or self._commands.at_once(line, stop)

        try:
            with self.typed.meanwhile(control):
                yield
        except KeyboardInterrupt:
            self.interrupted()
            self._words.end()
            stop()
            say(SAY(self.language, "cancelled"))
            with self.client() as client:
                for sentence in client.left_behind():
                    say(sentence)
            if not self.typed.person:
                raise
