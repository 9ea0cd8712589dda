"""Calls of tools in a stream of text, however it is cut, in both forms; and what a model says that is no call."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.api import ToolCall
from assistant.engine.tool_calls import UNREADABLE, parsed, read, written

JSON = '<tool_call>\n{"name": "search", "arguments": {"query": "红色 star", "limit": 3}}\n</tool_call>'
TAGGED = (
    "<tool_call>\n<function=search>\n<parameter=query>\n红色 star\n</parameter>\n<parameter=limit>\n3\n</parameter>\n"
    "</function>\n</tool_call>"
)
CALL = ToolCall("search", {"query": "红色 star", "limit": 3})


def joined(pieces: list[str]) -> list[str | ToolCall]:
    """What is parsed, with neighbouring text in one."""
    found: list[str | ToolCall] = []
    for said in parsed(pieces):
        if isinstance(said, str) and found and isinstance(found[-1], str):
            found[-1] += said
        else:
            found.append(said)
    return found


@pytest.mark.parametrize("form", [JSON, TAGGED])
@given(cuts=st.lists(st.integers(0, 400), max_size=12))
def test_wherever_it_is_cut(form: str, cuts: list[int]) -> None:
    text = f"Let me see < this. {form}\n{form} Done."
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    pieces = [text[start:end] for start, end in pairwise(places)]
    assert joined(pieces) == ["Let me see < this. ", CALL, "\n", CALL, " Done."]


def test_text_that_only_begins_like_a_call_is_text() -> None:
    assert joined(["a <tool", "_cal", "k> b"]) == ["a <tool_calk> b"]
    assert joined(["a <tool_c"]) == ["a <tool_c"]


def test_a_call_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    assert joined([JSON.removesuffix("</tool_call>")]) == [CALL]
    assert joined([JSON[:40]]) == [ToolCall(UNREADABLE, {})]


@pytest.mark.parametrize(
    "body",
    ["", "no JSON", "[]", '{"name": 3, "arguments": {}}', '{"name": "a", "arguments": [1]}', "[" * 5000, "{" * 30_000],
)
def test_nonsense_is_a_call_that_can_be_told_to_the_model(body: str) -> None:
    assert read(body) == ToolCall(UNREADABLE, {})
    assert [said.name for said in parsed(["<tool_call>", body]) if isinstance(said, ToolCall)] == [UNREADABLE]


def test_arguments_as_text_and_absent_ones() -> None:
    assert read('{"name": "a", "arguments": "{\\"b\\": 1}"}') == ToolCall("a", {"b": 1})
    assert read('{"name": "a"}') == ToolCall("a", {})
    assert read("<function=a></function>") == ToolCall("a", {})


def test_values_of_tagged_arguments() -> None:
    call = read("<function=a><parameter=n>[1, 2]</parameter><parameter=t>12 stars</parameter></function>")
    assert call.arguments == {"n": [1, 2], "t": "12 stars"}


def test_equal_calls_are_written_alike() -> None:
    assert written(ToolCall("a", {"b": 1, "c": 2}, "x")) == written(ToolCall("a", {"c": 2, "b": 1}, "y"))
