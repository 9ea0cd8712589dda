"""One conversation that the agent learns from: a setting, the user's words, calls, results and the closing words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.api import Language, Origin
from assistant.dialogue.agent.setting import setting_of
from assistant.dialogue.references import Seen

END = {
    "hits": ("Found {names}.", "找到了{names}。"),
    "none": ("Nothing was found.", "没有找到。"),
    "drawn": ("Drew {names}.", "画好了{names}。"),
    "shown": ("That was {names}.", "以上是{names}。"),
    "heard": ("That is what was said.", "以上是录音的内容。"),
    "done": ("Done.", "完成了。"),
    "failed": ("That did not work.", "没有成功。"),
}
"""The closing sentences, in English and Chinese."""


@dataclass(slots=True)
class Episode:
    """`messages` are those of the chat template; what the assistant says in them is learned."""

    language: Language
    tools: list[str]
    messages: list[dict[str, Any]] = field(default_factory=list)

    def asked(self, text: str, pictures: Sequence[Seen], about: Sequence[int] = (), sounds: int = 0) -> None:
        content = f"{setting_of(pictures, about, sounds)}\n{text}"
        self.messages.append({"role": "user", "content": content})

    def called(self, name: str, arguments: dict[str, Any], result: str) -> None:
        """A call and what came of it. Pictures stand last among the arguments."""
        call = {"type": "function", "function": {"name": name, "arguments": arguments}}
        self.messages.append({"role": "assistant", "content": "", "tool_calls": [call]})
        self.messages.append({"role": "tool", "content": result})

    def ended(self, kind: str = "", numbers: Sequence[int] = ()) -> Episode:
        """The last words; none where nothing is to be done."""
        comma, plural = ("、", "") if self.language == "zh" else (", ", "")
        names = comma.join(f"#{number}" for number in numbers) + plural
        words = END[kind][self.language == "zh"].format(names=names) if kind else ""
        self.messages.append({"role": "assistant", "content": words})
        return self


def picture(number: int, origin: Origin, description: str = "") -> Seen:
    return Seen(number, origin, number, description)
