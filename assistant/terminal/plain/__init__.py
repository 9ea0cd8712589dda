"""`assistant chat --plain`: the conversation as lines, for screen readers, pipes and dumb terminals.

Nothing is redrawn and nothing spins; every picture is described in words, and choices are numbered. The abilities are
those of the chat.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator, Sequence

from assistant.api.errors import AssistantError, HostProblem
from assistant.api.events import TurnStarted
from assistant.api.language import Language
from assistant.host.client import HostClient
from assistant.host.protocol import File, TurnRequest, files_of
from assistant.host.start import HostOptions, ensure_host
from assistant.settings import settings
from assistant.terminal.drop import parse
from assistant.terminal.language import interface_language
from assistant.terminal.plain.commands import Commands
from assistant.terminal.plain.words import SAY, Words, say


def run(files: Sequence[str], conversation: str | None, options: HostOptions) -> None:
    """Reads questions from standard input, a line each, until it ends. Raises HostProblem if no host can be started."""
    ensure_host(options)
    chat = PlainChat(conversation or "", options, interface_language(settings().language))
    if sys.stdin.isatty():
        say(SAY(chat.language, "greeting"))
    if files:
        chat.ask("", files_of(files))
    for line in _lines(chat.language):
        if not chat.take(line.strip()):
            return


class PlainChat:
    """One conversation over the synchronous client."""

    def __init__(self, conversation: str, options: HostOptions, language: Language) -> None:
        self.language: Language = language
        self.conversation = conversation
        self._options = options
        self._words = Words(language)
        self._commands = Commands(self)

    def client(self) -> HostClient:
        """A client of the running host, which is started if there is none."""
        return HostClient(ensure_host(self._options), language=self.language)

    def take(self, line: str) -> bool:
        """One line of the user: a choice, a command, files, a question. False if the user leaves."""
        try:
            taken = self._commands.take(line)
            if taken is None:
                self._say_or_attach(line)
            return taken is not False
        except AssistantError as error:
            say(error.said(self.language))
            return True

    def _say_or_attach(self, line: str) -> None:
        dropped = parse(line, language=self.language)
        if dropped.problem:
            say(dropped.problem)
            return
        words = dropped.text or " ".join(f'/index "{folder}"' for folder in dropped.folders)
        if words.strip() or dropped.paths:
            self.ask(words.strip(), files_of(dropped.paths))

    def ask(self, text: str, files: tuple[File, ...] = (), *, action: str = "", instead: int | None = None) -> None:
        """One turn, printed as it comes. Ctrl+C stops it; what was said of it stays."""
        name = uuid.uuid4().hex
        request = TurnRequest(text, self.conversation, files, action=action, request=name, instead=instead)
        with self.client() as client:
            try:
                for event in client.turn(request):
                    if isinstance(event, TurnStarted):
                        self.conversation = event.conversation
                    self._words.show(event)
            except HostProblem:
                self._words.end_line()
                say(SAY(self.language, "lost"))
            except KeyboardInterrupt:
                self._words.end_line()
                with self.client() as other:
                    other.cancel(self.conversation, name)
                say(SAY(self.language, "cancelled"))


def _lines(language: Language) -> Iterator[str]:
    """Lines of standard input. Ctrl+C at the prompt only says how to leave."""
    asks = sys.stdin.isatty()
    while True:
        try:
            if asks:
                sys.stdout.write("> ")
                sys.stdout.flush()
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            say("")
            say(SAY(language, "leave"))
            continue
        if not line:
            return
        yield line
