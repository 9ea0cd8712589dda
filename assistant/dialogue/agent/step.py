"""One call of a tool as a step of the turn: checked, shown, run like every other action, and told to the model."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.api import (
    Action,
    AssistantError,
    Audio,
    BadArgument,
    BadInput,
    Conversation,
    Event,
    Hits,
    Language,
    Notice,
    Phrases,
    Picture,
    PicturesShown,
    Request,
    Routed,
    start_and_end,
)
from assistant.api.language import in_language
from assistant.dialogue.agent import guard
from assistant.dialogue.agent.numbers import numbers_of
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
    left_out=(
        "No picture came of the step before, so “{action}” was left out: your words name no other picture for it.",
        "上一步没有得到图片，所以没有执行“{action}”：您的话里没有说到别的图片。",
    ),
    name_one=(
        "To have it done with another picture, name that one by its number, such as #1.",
        "如要用别的图片，请说出它的编号，例如 #1。",
    ),
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


class LeftOut(AssistantError):
    """A step on pictures that have nothing to do with the step before, which was to bring some and brought none."""

    again = False
    """Whether the run left this action out before, which the user was told."""


class TooManySteps(AssistantError):
    """The agent asked for more steps than one turn may have."""


@dataclass(slots=True)
class Steps:
    """The steps of one run of the agent, one after the other."""

    task: Task
    performer: Performer
    cancelled: threading.Event
    most: int
    deadline: float
    """Time of the monotonic clock after which no step begins and the model says no more."""
    count: int = 0
    """Calls, also those that could not be made."""
    begun: bool = False
    """Whether one of them was made."""
    _passed: guard.Passed = field(default_factory=guard.Passed)
    _brought: set[int] = field(default_factory=set)
    _latest: tuple[int, ...] = ()
    """The pictures that all steps showed, and those that the last one with any showed, in its order."""
    _lacking: bool = False
    """Whether a search or a drawing brought no picture, and no step after it did."""
    _left_out: set[str] = field(default_factory=set)

    def run(self, name: str, arguments: dict[str, Any]) -> Iterator[Event]:
        """The events of one step, which are also sent to the turn as they come. `arguments` are as the model gave them.

        Raises AssistantError for what the model may mend, TooManySteps, TimeoutError or Cancelled to end the run.
        """
        from langgraph.config import get_stream_writer

        show, begun, shown = get_stream_writer(), time.monotonic(), dict[int, None]()
        try:
            for event in self._events(name, arguments):
                shown |= dict.fromkeys(_shown(event))
                show(event)
                yield event
        finally:
            self.grant(time.monotonic() - begun)
            self._brought |= shown.keys()
            self._latest = tuple(shown) or self._latest
            self._lacking = self._lacking and not shown

    def grant(self, seconds: float) -> None:
        """Time that is not the model's own: an index run may take an hour."""
        self.deadline += seconds

    def _events(self, name: str, arguments: dict[str, Any]) -> Iterator[Event]:
        task = self.task
        if self.count >= self.most:
            raise TooManySteps(SAY(task.language, "too_many", count=self.count))
        if time.monotonic() > self.deadline:
            raise TimeoutError
        self.count += 1
        try:
            yield from self._step(name, arguments)
        except AssistantError as error:
            message, hint = (in_language(text, task.language) for text in (error.message, error.hint))
            if not (isinstance(error, guard.NotOrdered | LeftOut) and error.again):
                yield Notice(message, hint, "warning")
            raise

    def _step(self, name: str, given: dict[str, Any]) -> Iterator[Event]:
        """Where the model named no pictures that are needed, those are meant that the words are about."""
        task = self.task
        plugin, action = self.performer.owner(name, task.language)
        about = task.about if action.needs_parts and action.accepts == PICTURES else ()
        numbers = numbers_of(given.pop(PICTURES, ())) or about
        arguments = action.checked(given)
        self._check_about(action, numbers)
        reason = SAY(task.language, "chosen")
        self.begun = True
        yield Routed(plugin.name, name, 1.0, 1.0, reason, numbers, dict(arguments), self.count, self.count)
        guard.check(action, arguments, task.own_words, task.folders, task.language, numbers, self._passed)
        request = Request(
            name,
            _words(action, arguments) or task.text,
            arguments,
            self._pictures(numbers),
            task.audio if action.accepts == "audio" else (),
            task.language,
        )
        self._lacking = self._lacking or (action.accepts == PICTURES and not action.needs_parts)
        with closing(self.performer.perform(request, task.conversation, self.cancelled, task.numbers)) as events:
            yield from (event for event in events if not isinstance(event, Tick))
        self._passed.did(action, arguments)

    def _check_about(self, action: Action, numbers: Sequence[int]) -> None:
        """Raises LeftOut for a step on pictures after one that brought none, unless earlier steps brought them or the
        user's words name them: the model takes whatever is there for what was not found."""
        if not self._lacking or action.accepts != PICTURES or not (numbers or action.needs_parts):
            return
        if numbers and {*numbers} <= self._brought | self._named():
            return
        language = self.task.language
        error = LeftOut(SAY(language, "left_out", action=action.name), SAY(language, "name_one"))
        error.again = action.name in self._left_out
        self._left_out.add(action.name)
        raise error

    def _named(self) -> set[int]:
        """The pictures that the words name whatever steps bring: by number, or as what came with the request."""
        task = self.task
        older = tuple(replace(seen, aside=seen.number not in task.attached) for seen in task.seen)
        found = resolve(start_and_end(task.text), older, task.attached, task.attached, task.language)
        # "The best match" of what was not found makes no doubt of "#1" beside it.
        return {*found.numbers, *found.here} | self._written()

    def put_right(self, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """The arguments of a call before it runs, with the pictures that the user's words name where the model named
        others of those that earlier steps brought. Counting is no matter of opinion."""
        action = self.performer.action(name)
        if action is None or action.accepts != PICTURES or not arguments.get(PICTURES):
            return arguments
        with suppress(BadArgument):
            named = set(numbers_of(arguments[PICTURES]))
            pointed = self._pointed_at() if named <= self._brought and not named & self._written() else ()
            if pointed and not named <= set(pointed):
                return {**arguments, PICTURES: list(pointed)}
        return arguments

    def _written(self) -> set[int]:
        """The numbers of pictures that stand in the words themselves."""
        return {int(number) for number in re.findall(r"[#＃]\s*(\d{1,9})", self.task.text)}

    def _pointed_at(self) -> tuple[int, ...]:
        """Those of the pictures which the last step brought that the user's words point at, such as "the second one";
        none where no step brought any."""
        known = self.task.known()
        turn = max((seen.turn for seen in self.task.seen), default=0) + 1
        before = [seen for seen in self.task.seen if seen.number not in self._latest]
        new = [
            Seen(number, known[number].origin, turn, known[number].description, place)
            for place, number in enumerate(self._latest, 1)
            if number in known
        ]
        if not new:
            return ()
        words = resolve(start_and_end(self.task.text), (*before, *new), focus=self._latest)
        return tuple(number for number in words.numbers if number in self._latest)

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


def _shown(event: Event) -> list[int]:
    """The numbers of the pictures that an event shows."""
    if isinstance(event, Hits):
        return [hit.picture.number for hit in event.hits]
    return [picture.number for picture in event.pictures] if isinstance(event, PicturesShown) else []


def _words(action: Action, arguments: Mapping[str, Any]) -> str:
    """The words of the step: the first text among its arguments, which a model copies from the user's."""
    texts = (arguments.get(argument.name) for argument in action.arguments if argument.type == "text")
    return next((text for text in texts if isinstance(text, str) and text), "")
