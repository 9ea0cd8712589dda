"""Calls are put right before they run, and what goes wrong in one is told to the model as its result, so that it can
mend its words or say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from langchain.agents.middleware import AgentMiddleware, ToolCallRequest
from langchain_core.messages import ToolMessage

from assistant.api import AssistantError
from assistant.api.language import in_language
from assistant.dialogue.agent.reading import shortened
from assistant.dialogue.agent.step import Steps, Task, TooManySteps


class _Told(AgentMiddleware[Any, Any]):
    """Everything else that is raised ends the run."""

    def __init__(self, task: Task, steps: Steps, longest: int) -> None:
        super().__init__()
        self._task = task
        self._steps = steps
        self._longest = longest

    def after_model(self, state: Any, runtime: Any) -> dict[str, Any] | None:  # noqa: ARG002 - LangChain's signature
        """The model's message with its calls as they will run: it is told what was done, not what it meant."""
        message = state["messages"][-1]
        calls = [{**call, "args": self._steps.put_right(call["name"], call["args"])} for call in message.tool_calls]
        if calls == message.tool_calls:
            return None
        return {"messages": [message.model_copy(update={"tool_calls": calls})]}

    def wrap_tool_call(self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], Any]) -> Any:
        try:
            result = handler(request)
        except TooManySteps:
            raise
        except AssistantError as error:
            said = f"Error: {in_language(error.message, self._task.language)}"
            result = ToolMessage(said, tool_call_id=request.tool_call["id"], status="error")
        result.content = shortened(result.text, self._longest)
        return result


def told(task: Task, steps: Steps, longest: int) -> AgentMiddleware[Any, Any]:
    """`longest` is how many characters of a result the model reads."""
    return _Told(task, steps, longest)
