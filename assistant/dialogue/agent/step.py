"""One call of a tool as a step of the turn: checked, shown, run like every other action, and told to the model."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from assistant.api import (
    Action,
    AssistantError,
    Audio,
    BadInput,
    Conversation,
    Event,
    Language,
    Notice,
    Phrases,
    Picture,
    Request,
    Routed,
    start_and_end,
)
from assistant.api.language import in_language
from assistant.dialogue.agent import guard
from assistant.dialogue.outcome import Numbers
from assistant.dialogue.performer import Performer
from assistant.dialogue.references import Seen, resolve
from assistant.dialogue.runner import Tick
from assistant.dialogue.tools import PICTURES

SAY = Phrases(
    chosen=("The language model planned this step.", "这一步由语言模型安排。"),
    too_many=(
        "That was {count} steps; more are not taken for one request.",
        "已经执行了 {count} 步，一次请求不再继续。",
    ),
    no_such_picture=("There is no picture {names}; there are: {there}.", "没有图片 {names}；现有：{there}。"),
    none=("none", "无"),
)


@dataclass(frozen=True, slots=True)
class Task:
    """A request that the agent is to settle, with everything around it."""

    text: str
    own_words: str
    """What of it the user typed or spoke; nothing that was read from a file."""
    language: Language
    conversation: Conversation
    numbers: Numbers
    known: Callable[[], Mapping[int, Picture]]
    """The pictures of the conversation by number, as of now."""
    keep: Callable[[Picture], Picture]
    """Makes a picture the conversation's own, before anything works on it."""
    seen: tuple[Seen, ...] = ()
    about: tuple[int, ...] = ()
    attached: tuple[int, ...] = ()
    audio: tuple[Audio, ...] = ()
    folders: tuple[str, ...] = ()


class TooManySteps(AssistantError):
    """The agent asked for more steps than one turn may have."""


@dataclass(slots=True)
class Steps:
    """The steps of one run of the agent, one after the other, even where a model asks for several at once."""

    task: Task
    performer: Performer
    cancelled: threading.Event
    most: int
    deadline: float
    """Time of the monotonic clock."""
    count: int = 0
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def run(self, name: str, arguments: dict[str, Any]) -> Iterator[Event]:
        """The events of one step, which are also sent to the turn as they come.

        Raises AssistantError for what the model may mend, TooManySteps, TimeoutError or Cancelled to end the run.
        """
        from langgraph.config import get_stream_writer

        show = get_stream_writer()
        with self._turn:
            for event in self._events(name, arguments):
                show(event)
                yield event

    def _events(self, name: str, arguments: dict[str, Any]) -> Iterator[Event]:
        task = self.task
        if self.count >= self.most:
            raise TooManySteps(SAY(task.language, "too_many", count=self.count))
        self.count += 1
        plugin, action = self.performer.owner(name, task.language)
        numbers = self._numbers(action, arguments.pop(PICTURES, ()))
        reason = SAY(task.language, "chosen")
        yield Routed(plugin.name, name, 1.0, 1.0, reason, numbers, dict(arguments), self.count, self.count)
        try:
            guard.check(action, arguments, task.own_words, task.folders, task.language, numbers)
            request = Request(
                name,
                _words(action, arguments) or task.text,
                arguments,
                self._pictures(numbers),
                task.audio if action.accepts == "audio" else (),
                task.language,
            )
            with closing(self.performer.perform(request, task.conversation, self.cancelled, task.numbers)) as events:
                for event in events:
                    if time.monotonic() > self.deadline:
                        raise TimeoutError
                    if not isinstance(event, Tick):
                        yield event
        except AssistantError as error:
            message, hint = (in_language(text, task.language) for text in (error.message, error.hint))
            yield Notice(message, hint, "warning")
            raise

    def _numbers(self, action: Action, given: Any) -> tuple[int, ...]:
        """What the model named; where it named nothing that is needed, what the words are about."""
        named = _listed(given)
        return named or (self.task.about if action.needs_parts and action.accepts == PICTURES else ())

    def put_right(self, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """The arguments of a call before it runs, with the pictures that the user's words name where the model named
        others of those that earlier steps brought. Counting is no matter of opinion."""
        action = self.performer.action(name)
        if action is None or action.accepts != PICTURES or not arguments.get(PICTURES):
            return arguments
        pointed = self._pointed_at()
        if not pointed or set(_listed(arguments[PICTURES])) <= set(pointed):
            return arguments
        return {**arguments, PICTURES: list(pointed)}

    def _pointed_at(self) -> tuple[int, ...]:
        """Those of the pictures which earlier steps brought that the user's words point at, such as "the second one";
        none where no step brought any."""
        before = {seen.number for seen in self.task.seen}
        brought = {number: picture for number, picture in self.task.known().items() if number not in before}
        if not brought:
            return ()
        turn = max((seen.turn for seen in self.task.seen), default=0) + 1
        new = [Seen(number, picture.origin, turn, picture.description) for number, picture in brought.items()]
        words = resolve(start_and_end(self.task.text), (*self.task.seen, *new), focus=tuple(brought))
        return tuple(number for number in words.numbers if number in brought)

    def _pictures(self, numbers: Sequence[int]) -> tuple[Picture, ...]:
        known = self.task.known()
        missing = [number for number in numbers if number not in known]
        if missing:
            language = self.task.language
            names = ", ".join(f"#{number}" for number in missing)
            there = ", ".join(f"#{number}" for number in known) or SAY(language, "none")
            raise BadInput(SAY(language, "no_such_picture", names=names, there=there))
        # A hit that is talked about becomes the conversation's own: it stays when the user's file goes.
        return tuple(self.task.keep(known[number]) for number in numbers)


def _listed(given: Any) -> tuple[int, ...]:
    listed = given if isinstance(given, Sequence) and not isinstance(given, str) else [given]
    return tuple(number for number in listed if isinstance(number, int))


def _words(action: Action, arguments: Mapping[str, Any]) -> str:
    """The words of the step: the first text among its arguments, which a model copies from the user's."""
    texts = (arguments.get(argument.name) for argument in action.arguments if argument.type == "text")
    return next((text for text in texts if isinstance(text, str) and text), "")
