"""The engine's model as a chat model of LangChain: it streams, calls tools through the model's own chat template, and
takes pictures as content blocks. The same for a model of this machine and for one on a server."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import Field

from assistant.api import AssistantError, Generation, Message, Picture, Tool, ToolCall
from assistant.dialogue.agent.messages import ModelFailed, from_langchain, tools_from


class EngineChatModel(BaseChatModel):
    """`model` is an `api.ToolCalling`; `pictures` are those that messages may show, by digest."""

    model: Any
    pictures: dict[str, Picture] = Field(default_factory=dict)
    limits: Generation = Generation()
    deadline: Callable[[], float] = lambda: float("inf")
    """Time of the monotonic clock after which it stops in the middle of a word, with TimeoutError."""
    grant: Callable[[float], None] = lambda _: None
    """Called with the seconds before its first word, in which it may be loaded again: they are not its own."""

    @property
    def _llm_type(self) -> str:
        return "assistant-engine"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,  # noqa: ARG002 - the models of the engine choose themselves
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """The same model that knows these tools."""
        return self.bind(tools=[convert_to_openai_tool(tool) for tool in tools], **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        given = from_langchain(messages, self.pictures)
        tools = tools_from(kwargs.get("tools", ()))
        limits = replace(self.limits, stop=tuple(stop or self.limits.stop))
        index = 0
        begun: float | None = time.monotonic()
        for said in self._acted(given, tools, limits):
            if begun is not None:
                self.grant(time.monotonic() - begun)
                begun = None
            if time.monotonic() > self.deadline():
                raise TimeoutError
            if isinstance(said, ToolCall):
                chunk = ChatGenerationChunk(message=AIMessageChunk(content="", tool_call_chunks=[_chunk(said, index)]))
                index += 1
            else:
                chunk = ChatGenerationChunk(message=AIMessageChunk(content=said))
                if run_manager:
                    run_manager.on_llm_new_token(said, chunk=chunk)
            yield chunk
        yield ChatGenerationChunk(message=AIMessageChunk(content="", chunk_position="last"))

    def _acted(self, given: Sequence[Message], tools: Sequence[Tool], limits: Generation) -> Iterator[str | ToolCall]:
        try:
            yield from self.model.act(given, tools, limits)
        except AssistantError as error:
            raise ModelFailed(error.message, error.hint) from error


def _chunk(call: ToolCall, index: int) -> Any:
    # Models that were trained with their own template give no ids, but LangChain matches results by them.
    id_ = call.id or f"call_{uuid.uuid4().hex[:12]}"
    return tool_call_chunk(name=call.name, args=json.dumps(dict(call.arguments)), id=id_, index=index)
