"""Where the commands of the plain chat work: they ask the host, say lines, and offer numbered choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.language import SAY as TERMINAL
from assistant.terminal.plain.phrases import LEAVE, NO, SAY, YES
from assistant.terminal.plain.words import say

if TYPE_CHECKING:
    from assistant.terminal.plain import PlainChat

Choice = Callable[[], None]
_DIGITS = 9
"""The most of a number that chooses from a list; Python itself reads no more than some thousands."""


class Desk:
    """One plain chat as its commands see it. A number alone chooses from the list that was offered last."""

    def __init__(self, chat: PlainChat) -> None:
        self.chat = chat
        self._choices: Sequence[Choice] = ()
        self._asks = False
        """Whether the choices are yes and no."""

    @property
    def language(self) -> Language:
        return self.chat.language

    @property
    def conversation(self) -> str:
        """The open one. Raises AssistantError while nothing was asked, and if it was deleted elsewhere."""
        if self.chat.left_deleted():
            raise AssistantError(TERMINAL(self.language, "deleted_elsewhere"))
        if not self.chat.conversation:
            raise AssistantError(SAY(self.language, "nothing_yet"))
        return self.chat.conversation

    def turns(self) -> list[dict[str, Any]]:
        """Those of the open conversation, at least one. Raises AssistantError."""
        found: list[dict[str, Any]] = self.get(f"/conversations/{self.conversation}")["turns"]
        if not found:
            raise AssistantError(SAY(self.language, "nothing_yet"))
        return found

    def actions(self) -> list[dict[str, Any]]:
        """What the plugins can do."""
        return [action for plugin in self.get("/plugins")["plugins"] for action in plugin["actions"]]

    # ------------------------------------------------------------ saying and choosing

    def tell(self, name: str, /, **values: Any) -> None:
        say(self.phrase(name, **values))

    def phrase(self, name: str, /, **values: Any) -> str:
        return SAY(self.language, name, **values)

    def offer(self, lines: Sequence[str], choices: Sequence[Choice] = ()) -> None:
        """Says the lines; with `choices`, the first of them are numbered."""
        for number, line in enumerate(lines, 1):
            say(f"{number}. {line}" if number <= len(choices) else line)
        if not lines:
            self.tell("none")
        elif choices:
            self.tell("choose")
        self._choices, self._asks = choices, False

    def ask(self, yes: Choice, no: Choice) -> None:
        """A question has been said. A word or a number answers it; any other line does `no`."""
        self._choices, self._asks = (yes, no), True

    def answer(self, line: str) -> bool:
        """Whether the line is the answer to a question, of which a command is none, or a choice from the list, which is
        done then."""
        if not self._choices:
            return False
        if line.isascii() and line.isdigit() and len(line) <= _DIGITS:
            self.choose(int(line))
            return True
        if not self._asks:
            return False
        word = line.casefold().rstrip(".!。！")
        self.choose(1 if word in YES else 2)
        if word in YES or word in NO or not word:
            return True
        if line.startswith("/") or word in LEAVE:
            return False
        # What is said to a question is no message; nor is it lost.
        self.chat.typed.line.remember(line)
        self.tell("no_answer", line=safe_line(line))
        return True

    def drop(self) -> None:
        """A question that waits for yes or no is answered with no."""
        if self._asks:
            self.choose(2)

    @property
    def offers(self) -> bool:
        return bool(self._choices)

    def forget(self) -> None:
        """Numbers choose nothing any more."""
        self._choices, self._asks = (), False

    def choose(self, number: int) -> None:
        """Does what stands at that number. Raises AssistantError if nothing does."""
        if not 1 <= number <= len(self._choices):
            raise AssistantError(SAY(self.language, "no_choice", number=number))
        choice = self._choices[number - 1]
        self.forget()
        choice()

    # ------------------------------------------------------------ the host

    def get(self, route: str, **parameters: Any) -> Any:
        with self.chat.client() as client:
            return client.get(route, **parameters)

    def post(self, route: str, body: dict[str, Any] | None = None) -> Any:
        with self.chat.client() as client:
            return client.post(route, body)
