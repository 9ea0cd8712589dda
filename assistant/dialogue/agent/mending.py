"""Calls are put right before they run, run in the order of the model's message, and what goes wrong in one is told to
the model as its result, so that it can mend its words or say so."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from langchain.agents.middleware import AgentMiddleware, ToolCallRequest
from langchain_core.messages import ToolMessage

from assistant.api import AssistantError
from assistant.api.language import in_language
from assistant.dialogue.agent.reading import shortened
from assistant.dialogue.agent.step import Steps, Task, TooManySteps


class Told(AgentMiddleware[Any, Any]):
    """Everything else that is raised ends the run."""

    def __init__(self, task: Task, steps: Steps, longest: int) -> None:
        """`longest` is how many characters of a result the model reads."""
        super().__init__()
        self._task = task
        self._steps = steps
        self._longest = longest
        self._waiting: list[str] = []
        """The calls of the message that have not ended, in its order: LangChain starts them all at once."""
        self._next = threading.Condition()

    def after_model(self, state: Any, runtime: Any) -> dict[str, Any] | None:  # noqa: ARG002 - LangChain's signature
        """The model's message with its calls as they will run: it is told what was done, not what it meant."""
        message = state["messages"][-1]
        ids = _apart([str(call["id"]) for call in message.tool_calls])
        calls = [
            {**call, "args": self._steps.put_right(call["name"], call["args"]), "id": id_}
            for call, id_ in zip(message.tool_calls, ids, strict=True)
        ]
        self._waiting = ids
        if calls == message.tool_calls:
            return None
        return {"messages": [message.model_copy(update={"tool_calls": calls})]}

    def wrap_tool_call(self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], Any]) -> Any:
        try:
            with self._in_turn(str(request.tool_call["id"])):
                result = handler(request)
        except TooManySteps:
            raise
        except AssistantError as error:
            said = f"Error: {in_language(error.message, self._task.language)}"
            result = ToolMessage(said, tool_call_id=request.tool_call["id"], status="error")
        result.content = shortened(result.text, self._longest)
        return result

    @contextmanager
    def _in_turn(self, id_: str) -> Iterator[None]:
        """Waits for the calls before this one, however they end."""
        with self._next:
            self._next.wait_for(lambda: id_ not in self._waiting[1:])
        try:
            yield
        finally:
            with self._next:
                self._waiting = [each for each in self._waiting if each != id_]
                self._next.notify_all()


def _apart(ids: list[str]) -> list[str]:
    """The ids, no two of them the same: some servers give one to all calls."""
    made: list[str] = []
    for id_ in ids:
        free = (other for number in itertools.count(1) if (other := f"{id_}_{number}") not in (*ids, *made))
        made.append(next(free) if id_ in made else id_)
    return made
