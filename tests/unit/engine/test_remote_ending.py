"""An answer of a server that is not whole is told as that, and none at all is an error with its cure."""

from __future__ import annotations

import pytest

from assistant.api import AssistantError, Generation, Notice, Tool, ToolCall
from assistant.engine import Engine, Job
from assistant.engine.settings import JobEvent
from assistant.engine.tool_calls import UNREADABLE
from tests.unit.engine.parts import asked
from tests.unit.engine.places import DONE, Place, answer, chunk, ends, event, said

LOOK = Tool("look", "looks", {"type": "object"})


def heard(engine: Engine, limits: Generation | None = None) -> tuple[str, list[Notice]]:
    """The answer, and the lines beside it."""
    told: list[JobEvent] = []
    model = engine.capability("vision_language", Job(notify=told.append))
    words = "".join(model.reply(asked("hello"), limits or Generation()))
    return words, [each for each in told if isinstance(each, Notice)]


@pytest.mark.parametrize("end", [ends("stop"), DONE, ends("stop") + DONE, ends("eos_token"), b"data:[DONE]\r\n\r\n"])
def test_a_whole_answer_needs_no_line(place: tuple[Place, str], asking: Engine, end: bytes) -> None:
    place[0].reply = said(200, chunk("Red.") + end)
    assert heard(asking) == ("Red.", [])


@pytest.mark.parametrize(
    ("reason", "english", "chinese"),
    [
        ("length", "big/model reached its limit of tokens", "词元上限"),
        ("content_filter", "filter stopped big/model", "过滤"),
    ],
)
def test_a_cut_answer_is_kept_and_told(
    place: tuple[Place, str], asking: Engine, reason: str, english: str, chinese: str
) -> None:
    place[0].reply = said(200, chunk("It is r") + ends(reason) + DONE)
    words, (notice,) = heard(asking)
    assert words == "It is r"
    assert english in notice.message
    assert chinese in notice.message.chinese  # type: ignore[attr-defined]
    assert notice.level == "warning"
    place[0].reply = said(200, ends(reason) + DONE)
    with pytest.raises(AssistantError, match=english) as raised:
        answer(asking, Generation(more="`longest` allows more."))
    assert ("longest" in raised.value.hint) == (reason == "length"), "no setting opens a filter"


@pytest.mark.parametrize("end", [b"", ends("error") + DONE, ends("abort")])
def test_an_answer_that_breaks_off_is_no_whole_one(place: tuple[Place, str], asking: Engine, end: bytes) -> None:
    place[0].reply = said(200, chunk("It is r") + end)
    pieces = asking.capability("vision_language", Job()).reply(asked("hello"), Generation())
    assert next(pieces) == "It is r"
    with pytest.raises(AssistantError, match="broke off in the middle; the answer is not whole"):
        next(pieces)


def test_a_stop_string_is_an_end_of_ones_own(place: tuple[Place, str], asking: Engine) -> None:
    place[0].reply = said(200, chunk("the"))
    assert heard(asking, Generation(stop=("the",))) == ("", [])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", "answers with nothing"),
        (b": ping\n\n: ping\n\n", "answers with nothing"),
        (DONE, "answers without a word"),
        (chunk("") + ends("stop") + DONE, "answers without a word"),
        (b"<html><body>Welcome</body></html>", r"no stream of events.*`remote\.vision_language\.url`.*ends with /v1"),
        (b'{"choices": [{"message": {"content": "Red."}}]}', r"no stream of events"),
        (b'{"error": {"message": "out of memory"}}', "says: out of memory"),
    ],
)
def test_no_answer_is_an_error(place: tuple[Place, str], asking: Engine, body: bytes, expected: str) -> None:
    place[0].reply = said(200, body, "text/html")
    with pytest.raises(AssistantError, match=expected):
        answer(asking)


def test_a_refusal_is_an_answer(place: tuple[Place, str], asking: Engine) -> None:
    place[0].reply = said(200, event(delta={"refusal": "I will not."}) + ends("stop"))
    assert heard(asking) == ("I will not.", [])


def test_a_call_that_was_cut_is_not_made(place: tuple[Place, str], asking: Engine) -> None:
    calls = [
        {"index": 0, "id": "a", "function": {"name": "look", "arguments": "{}"}},
        {"index": 1, "id": "b", "function": {"name": "look", "arguments": ""}},
    ]
    model = asking.capability("vision_language", Job())
    for reason, last in (("tool_calls", "look"), ("length", UNREADABLE)):
        place[0].reply = said(200, event(delta={"tool_calls": calls}) + ends(reason))
        made = [each for each in model.act(asked("look"), [LOOK], Generation()) if isinstance(each, ToolCall)]
        assert [call.name for call in made] == ["look", last]
    place[0].reply = said(200, event(delta={"tool_calls": 5}) + ends("stop"))
    assert not list(model.act(asked("look"), [LOOK], Generation()))
