"""`assistant chat --plain`: the conversation as lines, for screen readers, pipes and dumb terminals.

Nothing is redrawn and nothing spins; every picture is described in words. The abilities are those of the chat.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from assistant.api.errors import AssistantError, HostProblem
from assistant.api.events import (
    Event,
    Failed,
    Hits,
    Labels,
    Notice,
    PicturesShown,
    TextDelta,
    Transcript,
    TurnEnded,
    TurnStarted,
)
from assistant.api.language import Language
from assistant.api.parts import Picture
from assistant.api.safe_text import safe, safe_line
from assistant.host.client import HostClient
from assistant.host.protocol import File, TurnRequest, files_of
from assistant.host.start import HostOptions, ensure_host
from assistant.settings import settings
from assistant.terminal.drop import parse
from assistant.terminal.language import SAY, interface_language


def run(files: Sequence[str], conversation: str | None, options: HostOptions) -> None:
    """Reads questions from standard input, a line each, until it ends. Raises HostProblem if no host can be started."""
    ensure_host(options)
    chat = _Chat(conversation or "", options, interface_language(settings().language))
    if files:
        chat.ask("", files_of(files))
    for line in sys.stdin:
        dropped = parse(line.strip(), language=chat.language)
        if dropped.problem:
            _say(dropped.problem)
        words = dropped.text or " ".join(f'/index "{folder}"' for folder in dropped.folders)
        if words.strip() or dropped.paths:
            chat.ask(words.strip(), files_of(dropped.paths))


class _Chat:
    """One conversation over the synchronous client."""

    def __init__(self, conversation: str, options: HostOptions, language: Language) -> None:
        self.language = language
        self._conversation = conversation
        self._options = options
        self._in_text = False

    def ask(self, text: str, files: tuple[File, ...]) -> None:
        """One turn, printed as it comes."""
        try:
            with HostClient(ensure_host(self._options)) as client:
                self._turn(client, TurnRequest(text, self._conversation, files))
        except AssistantError as error:
            _say(str(error))

    def _turn(self, client: HostClient, request: TurnRequest) -> None:
        try:
            for event in client.turn(request):
                self._show(event)
        except HostProblem:
            _say(SAY(self.language, "lost"))

    def _show(self, event: Event) -> None:
        if isinstance(event, TextDelta):
            sys.stdout.write(safe(event.text))
            sys.stdout.flush()
            self._in_text = not event.text.endswith("\n")
            return
        if self._in_text:
            _say("")
            self._in_text = False
        match event:
            case TurnStarted():
                self._conversation = event.conversation
                self._pictures(event.pictures)
            case Transcript():
                _say(f"> {event.text}" if event.text else SAY(self.language, "no_speech"))
            case PicturesShown():
                self._pictures(event.pictures)
            case Hits():
                for hit in event.hits:
                    _say(f"{self._name(hit.picture)}, {hit.score:.2f}")
            case Labels():
                for label in event.labels:
                    _say(f"{safe_line(label.label)}: {label.score:.0%}")
            case Notice():
                _say(f"{event.message} {event.hint}".strip())
            case Failed():
                _say(f"{event.message} {event.hint}".strip())
            case TurnEnded() if event.status == "cancelled":
                _say(SAY(self.language, "cancelled"))
            case _:
                return

    def _pictures(self, pictures: Sequence[Picture]) -> None:
        for picture in pictures:
            _say(self._name(picture))

    def _name(self, picture: Picture) -> str:
        words = f" {safe_line(picture.description)}" if picture.description else ""
        return f"#{picture.number} {SAY(self.language, 'picture')} {safe_line(picture.path)}{words}"


def _say(text: str) -> None:
    sys.stdout.write(safe(text) + "\n")
    sys.stdout.flush()
