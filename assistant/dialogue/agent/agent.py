"""The loop of model and tools for one request, bounded in steps and time. LangChain's own agent does the looping."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.api import (
    Action,
    AssistantError,
    Cancelled,
    Event,
    Generation,
    Notice,
    Phrases,
    Picture,
    Routed,
    TextDelta,
)
from assistant.dialogue.agent.messages import ModelFailed, picture_block
from assistant.dialogue.agent.reading import LONGEST, LONGEST_OF_PLANNER
from assistant.dialogue.agent.setting import setting_of
from assistant.dialogue.agent.step import SAY as STEP
from assistant.dialogue.agent.step import Steps, Task, TooManySteps
from assistant.dialogue.context import Services
from assistant.dialogue.decision import FALLBACK
from assistant.dialogue.performer import Performer, Plugins
from assistant.dialogue.runner import LANGUAGE_MODEL, Limits, Run, Tick, left_behind, told_left_behind
from assistant.dialogue.tools import tools_for

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

SAY = Phrases(
    too_many=(
        "The language model wanted to go on after {count} rounds; it was stopped there.",
        "语言模型在 {count} 轮之后还想继续，已在此停止。",
    ),
    too_long=(
        "The language model did not finish within {seconds:g} seconds; it was stopped there.",
        "语言模型在 {seconds:g} 秒内没有完成，已在此停止。",
    ),
)
_LONGER_S = 1.0
"""Seconds that it may take to stop, or to say something, beyond those that its step has: the step is what is told."""
_TURNS, _CHARACTERS = 6, 4000
"""Earlier answered turns that the model is told, and characters of all of them together."""


@dataclass(frozen=True, slots=True)
class AgentLimits:
    """What one request may cost."""

    rounds: int = 6
    """How often the model is asked."""
    steps: int = 8
    """How many actions it may run."""
    seconds: float = 300
    """Of the model's own time; what it asks for has the limits of every action."""
    generation: Generation = field(default_factory=lambda: Generation(max_tokens=1024))


class Agent:
    """Settles requests with the model for `tool_calling`. Thread-safe; each run lives in its generator."""

    def __init__(
        self, plugins: Plugins, performer: Performer, services: Services, running: Limits, limits: AgentLimits
    ) -> None:
        self._plugins = plugins
        self._performer = performer
        self._services = services
        self._running = running
        self._limits = limits

    def available(self) -> bool:
        """Whether the profile has a model that calls tools. Loads nothing."""
        return self._services.capabilities.has("tool_calling")

    def judges(self) -> bool:
        """Whether single requests that are unclear are its matter too. A model that does not talk only plans steps:
        of what is unclear the router knows more."""
        return self.available() and self._services.capabilities.has("text_generation")

    def run(self, task: Task, cancelled: threading.Event) -> Iterator[Event | Tick]:
        """The steps and words of the agent as events; no step if the model sees nothing to do or say, or fails at
        once. What it did before it failed stays.

        Raises AssistantError or Cancelled.
        """
        # What it says is the program's own: also where each step goes.
        stopping_s = self._running.stopping_s + _LONGER_S
        limits = replace(self._running, stopping_s=stopping_s, silent_s=self._running.silent_s + stopping_s)
        run = Run(LANGUAGE_MODEL, cancelled, limits, accept=lambda event, _: event)
        before = {LANGUAGE_MODEL, *left_behind()}
        try:
            yield from run.events(partial(self._events, task, run))
        except (AssistantError, Cancelled):
            yield from _left_since(before)
            raise
        yield from _left_since(before)

    # ------------------------------------------------------------ on the agent's own thread

    def _events(self, task: Task, run: Run) -> Iterator[Event]:
        from langchain.agents.middleware.model_call_limit import ModelCallLimitExceededError
        from langsmith import tracing_context

        deadline = time.monotonic() + self._limits.seconds
        steps = Steps(task, self._performer, run.job.cancelled, self._limits.steps, deadline)
        # Whatever the environment says: nothing of a conversation goes to a tracing service.
        with tracing_context(enabled=False):
            try:
                yield from self._said(self._streamed(task, run, steps), steps)
            except ModelCallLimitExceededError:
                yield Notice(SAY(task.language, "too_many", count=self._limits.rounds), level="warning")
            except TooManySteps as error:
                yield Notice(error.message, level="warning")
            except ModelFailed as error:
                yield Notice(error.message, error.hint, level="warning")
            except TimeoutError:
                yield Notice(SAY(task.language, "too_long", seconds=self._limits.seconds), level="warning")

    def _streamed(self, task: Task, run: Run, steps: Steps) -> Iterator[Any]:
        """What LangChain's agent streams: (mode, item) of messages and of what the steps show."""
        from langchain.agents import create_agent
        from langchain.agents.middleware import ModelCallLimitMiddleware

        from assistant.dialogue.agent.chat_model import EngineChatModel
        from assistant.dialogue.agent.mending import Told

        model = self._services.capabilities.get("tool_calling", run.job)
        shown = self._shown(task) if model.sees else ()
        talks = self._services.capabilities.has("text_generation")
        agent: Any = create_agent(
            EngineChatModel(
                model=model,
                pictures={picture.digest: picture for picture in shown},
                # Nobody reads what a model says that only plans steps.
                limits=replace(self._limits.generation, quiet=not talks),
                deadline=lambda: steps.deadline,
                grant=steps.grant,
            ),
            tools_for(self._offered(task), steps.run),
            system_prompt=self._services.prompts.fill("agent", "system", task.language, {}),
            middleware=[
                ModelCallLimitMiddleware(run_limit=self._limits.rounds, exit_behavior="error"),
                Told(task, steps, LONGEST if talks else LONGEST_OF_PLANNER),
            ],
        )
        messages = [*_earlier(task), _request(task, shown)]
        # The middleware bounds the rounds; the graph's own bound would only give a worse message.
        config = {"recursion_limit": 10 * self._limits.rounds}
        yield from agent.stream({"messages": messages}, config, stream_mode=["messages", "custom"])

    def _said(self, streamed: Iterator[Any], steps: Steps) -> Iterator[Event]:
        from langchain_core.messages import AIMessageChunk

        last = -1
        for mode, item in streamed:
            if mode == "custom":
                yield item
                continue
            message = item[0]
            text = message.text if isinstance(message, AIMessageChunk) else ""
            if text:
                if last < 0 and not steps.begun:
                    yield self._own_words(steps.task)
                yield TextDelta(text if steps.count in (last, 0) else f"\n\n{text}")
                last = steps.count

    def _own_words(self, task: Task) -> Routed:
        """The model answers by itself, as talk."""
        owner = self._plugins.actions.get(FALLBACK)
        return Routed(owner[0].name if owner else "", FALLBACK, 1.0, 1.0, STEP(task.language, "chosen"))

    def _offered(self, task: Task) -> list[Action]:
        """The actions that could run here. Talk is none of them: the model talks by itself."""
        has = self._services.capabilities.has
        return [
            action
            for name, (_, action) in self._plugins.actions.items()
            if name != FALLBACK
            and all(map(has, action.capabilities))
            and (action.accepts != "audio" or not action.needs_parts or task.audio)
        ]

    def _shown(self, task: Task) -> tuple[Picture, ...]:
        known = task.known()
        return tuple(known[number] for number in dict.fromkeys((*task.attached, *task.about)) if number in known)


def _left_since(before: Collection[str]) -> Iterator[Notice]:
    """What is told of steps that do not stop."""
    return (told_left_behind(plugin) for plugin in left_behind() if plugin not in before)


def _request(task: Task, shown: Sequence[Picture]) -> BaseMessage:
    from langchain_core.messages import HumanMessage

    setting = setting_of(task.seen, task.about, len(task.audio))
    blocks: list[Any] = [{"type": "text", "text": setting}, *map(picture_block, shown)]
    return HumanMessage(content=[*blocks, {"type": "text", "text": task.text}])


def _earlier(task: Task) -> list[BaseMessage]:
    """The latest answered turns that fit, whole, oldest first."""
    from langchain_core.messages import AIMessage, HumanMessage

    kept: list[BaseMessage] = []
    room = _CHARACTERS
    answered = [turn for turn in task.conversation.turns() if turn.answer]
    for turn in reversed(answered[-_TURNS:]):
        room -= len(turn.text) + len(turn.answer)
        if room < 0:
            break
        kept = [HumanMessage(content=turn.text), AIMessage(content=turn.answer), *kept]
    return kept
