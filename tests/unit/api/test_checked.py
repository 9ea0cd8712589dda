"""What is not as its class declares is found, named, and never passed on."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from assistant.api import (
    Described,
    Hit,
    Hits,
    Label,
    Labels,
    Notice,
    Picture,
    Progress,
    Result,
    TextDelta,
    Transcript,
    from_json,
)
from assistant.api.checked import Fault, checked

_PICTURE = Picture("ab" * 32, "/s")
_DEEP: dict[str, Any] = {}
_DEEP["again"] = _DEEP


@pytest.mark.parametrize(
    ("event", "field"),
    [
        (TextDelta(123), "TextDelta.text"),  # type: ignore[arg-type]
        (TextDelta("x" * 1_000_001), "TextDelta.text"),
        (Labels((Label("a", math.nan),), 1), "Labels.labels[0].score"),
        (Labels((Label("a", 1.5),), 1), "Labels.labels[0].score"),
        (Labels(Label("x", 0.5), 1), "Labels.labels"),  # type: ignore[arg-type]
        (Labels(("x",), 1), "Labels.labels[0]"),  # type: ignore[arg-type]
        (Labels((), True), "Labels.picture"),
        (Labels((), 2**60), "Labels.picture"),
        (Hits((Hit(_PICTURE, -0.5, 1),)), "Hits.hits[0].score"),
        (Hits((Hit("#1", 0.5, 1),)), "Hits.hits[0].picture"),  # type: ignore[arg-type]
        (Hits((Hit(_PICTURE, 0.5, 1),) * 1_000_001), "Hits.hits"),
        (Described(1.5, "", ""), "Described.picture"),  # type: ignore[arg-type]
        (Transcript("", no_speech=1), "Transcript.no_speech"),  # type: ignore[arg-type]
        (Progress("t", 1, 2, remaining_s=math.inf), "Progress.remaining_s"),
        (Progress("t", -1e12, 1), "Progress.done"),
        (Notice("x", level="fatal"), "Notice.level"),  # type: ignore[arg-type]
        (Result({"path": Path("/x")}), "Result.values['path']"),
        (Result({"n": [1, math.nan]}), "Result.values['n'][1]"),
        (Result({1: 2}), "Result.values key"),  # type: ignore[dict-item]
        (Result(_DEEP), "Result.values['again']"),
        (Result([]), "Result.values"),  # type: ignore[arg-type]
    ],
)
def test_a_fault_names_its_field(event: Any, field: str) -> None:
    with pytest.raises(Fault) as found:
        checked(type(event), event)
    assert found.value.message.startswith(f"{field} ") or found.value.message.startswith(f"{field}[")
    assert found.value.message.chinese.startswith(field)


def test_what_is_sound_is_copied_and_a_list_stands_for_a_tuple() -> None:
    values: dict[str, Any] = {"found": [1, 2.5, None, True, {"a": "b"}]}
    copy = checked(Result, Result(values))
    values["found"].append(object())
    assert copy == Result({"found": [1, 2.5, None, True, {"a": "b"}]})
    assert checked(Labels, Labels([Label("a", 1)], 1)) == Labels((Label("a", 1),), 1)  # type: ignore[arg-type]


def test_what_rounding_leaves_is_moved_to_the_edge() -> None:
    assert checked(Label, Label("a", 1.0000001)).score == 1


def test_a_record_that_cannot_be_shown_becomes_a_notice() -> None:
    for labels in ([{"label": "a", "score": math.nan}], {"label": "a", "score": 0.5}, [3]):
        shown = from_json({"kind": "labels", "labels": labels, "picture": 1})
        assert isinstance(shown, Notice)
        assert "Labels.labels" in shown.message
