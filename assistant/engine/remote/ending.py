"""How a streamed answer ended, and what the user is told of one that is not whole."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any, TypeVar

from assistant.api import AssistantError, Generation, Notice
from assistant.api.language import Bilingual
from assistant.engine.cut import cut_at_limit, hint_for, thought_until_limit, with_words
from assistant.engine.remote.events import end_of, text_of
from assistant.engine.remote.server import Connection

T = TypeVar("T")
_FAILED = ("error", "abort")
"""What vLLM and relays give as the reason when the model itself fell over."""

_THINKING = Bilingual(
    "If it thinks before it answers, switch that off at the server.",
    "如果它先思考再回答，请在服务器上关掉思考。",
)
_FILTERED = Bilingual("Ask it in other words.", "请换个说法再问。")


class Ending:
    """Watches the events of one answer. The reasons are those of OpenAI's `finish_reason`, which others share."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reason = ""
        self._empty = True

    def watched(self, events: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The same events. Raises AssistantError where the server says that it failed."""
        for event in events:
            self._reason = end_of(event) or self._reason
            self._empty = self._empty and not text_of(event).strip()
            if self._reason in _FAILED:
                raise self._connection.cut_short()
            yield event

    def is_cut(self) -> bool:
        """Whether something is missing at the end of the answer."""
        return self._reason in ("length", "content_filter")

    def told(self, limits: Generation) -> Iterator[Notice]:
        """A line if the answer was cut and somebody reads it."""
        if self.is_cut() and not limits.quiet:
            yield Notice(self._cut_by(), level="warning")

    def must_have_words(self, limits: Generation) -> None:
        """Raises AssistantError if there was not one word."""
        if self._empty and self.is_cut():
            raise AssistantError(self._cut_by(), self._cure(limits))
        if self._empty:
            raise self._connection.problem(Bilingual("answers without a word", "的回答一个字也没有"))

    def shown(self, pieces: Iterator[T], limits: Generation) -> Generator[T]:
        """The same pieces of the answer as it is shown. Raises AssistantError if all that came before it was cut is a
        thought, and somebody reads it."""

        def lacking() -> AssistantError | None:
            if not self.is_cut() or limits.quiet:
                return None
            thought = self._reason == "length"
            told = thought_until_limit(self._connection.model) if thought else self._cut_by()
            return AssistantError(told, self._cure(limits))

        return with_words(pieces, lacking)

    def _cure(self, limits: Generation) -> Bilingual:
        return hint_for(limits, _THINKING) if self._reason == "length" else _FILTERED

    def _cut_by(self) -> Bilingual:
        model = self._connection.model
        if self._reason == "length":
            return cut_at_limit(model)
        return Bilingual(
            f"The server's filter stopped {model}; the answer is not whole.",
            f"服务器的内容过滤中断了 {model}，回答不完整。",
        )
