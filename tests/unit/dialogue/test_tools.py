"""Actions as LangChain tools: the same name, description and arguments, and a call that really runs the action."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from assistant.api import Event, Hit, Hits, Label, Labels, Notice, Picture, TextDelta
from assistant.dialogue.given import ActionCall
from assistant.dialogue.tools import schema_of, text_of, tools_for


def test_a_tool_is_the_action(bench: Any) -> None:
    calls: list[tuple[str, dict[str, Any]]] = []

    def run(name: str, arguments: dict[str, Any]) -> Iterator[Event]:
        calls.append((name, arguments))
        arguments.pop("pictures", None)
        return bench.manager.act(ActionCall(name, "red stars", arguments=arguments), threading.Event())  # type: ignore[no-any-return]

    actions = [action for _, action in bench.plugins.actions.values()]
    tools = {tool.name: tool for tool in tools_for(actions, run)}
    assert tools["search"].description == "does search"
    assert set(tools["search"].args) == {"query", "limit", "pictures"}
    assert tools["search"].invoke({"query": "red stars"}) == "#1\n#2\n#3"
    assert calls == [("search", {"query": "red stars"})], "whoever runs it checks it"
    tools["search"].invoke({"query": 2024})
    assert calls[1] == ("search", {"query": "2024"}), "a year is text where text is wanted"


def test_the_schema_says_what_the_declaration_says(bench: Any) -> None:
    schema = schema_of(bench.plugins.actions["caption"][1])
    assert schema["properties"]["style"] == {
        "description": "how",
        "type": "string",
        "enum": ["short", "detailed"],
        "default": "short",
    }
    assert schema["required"] == ["pictures"]


def test_events_read_as_text() -> None:
    events: list[Event] = [
        TextDelta("Two "),
        TextDelta("hits:"),
        Hits((Hit(Picture("a", "", 3, description="a star"), 0.9, 1),)),
        Labels((Label("cat", 0.75),), none_of_these=True),
        Notice("Careful.", "Mind the step."),
    ]
    assert text_of(events) == "Two hits:\n#3 a star\ncat: 0.75\nnone of these fits well\nCareful. Mind the step."
