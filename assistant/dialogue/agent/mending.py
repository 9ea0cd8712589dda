"""What goes wrong in a step, told to the model as the result of its call, so that it can mend its words or say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from langchain.agents.middleware import AgentMiddleware, ToolCallRequest
from langchain_core.messages import ToolMessage

from assistant.api import AssistantError
from assistant.api.language import in_language
from assistant.dialogue.agent.step import Task, TooManySteps


class _Told(AgentMiddleware[Any, Any]):
    """Everything else that is raised ends the run."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def wrap_tool_call(self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], Any]) -> Any:
        try:
            return handler(request)
        except TooManySteps:
            raise
        except AssistantError as error:
            said = f"Error: {in_language(error.message, self._task.language)}"
            return ToolMessage(said, tool_call_id=request.tool_call["id"], status="error")


def told(task: Task) -> AgentMiddleware[Any, Any]:
    return _Told(task)
