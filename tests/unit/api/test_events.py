"""Every event survives the wire, whatever a file name or a model put into it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from assistant.api import (
    Described,
    Event,
    Failed,
    Hit,
    Hits,
    Label,
    Labels,
    ModelUsed,
    Notice,
    Picture,
    PicturesShown,
    Progress,
    Result,
    Routed,
    Segment,
    TextDelta,
    Transcript,
    TurnEnded,
    TurnStarted,
    from_json,
    to_json,
)

any_text = st.text(st.characters(), max_size=20)
pictures = st.builds(Picture, digest=st.just("ab" * 32), stored=any_text, number=st.integers(0, 99), path=any_text)
scores = st.floats(0, 1)
labels = st.builds(Label, label=any_text, score=scores)
segments = st.builds(Segment, start=scores, end=scores, text=any_text)
values = st.dictionaries(
    any_text, st.one_of(any_text, st.integers(), scores, st.lists(any_text, max_size=3)), max_size=3
)
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(TextDelta, text=any_text),
    st.builds(PicturesShown, pictures=st.lists(pictures, max_size=2).map(tuple)),
    st.builds(
        Hits, hits=st.lists(st.builds(Hit, picture=pictures, score=scores, rank=st.just(1)), max_size=2).map(tuple)
    ),
    st.builds(Labels, labels=st.lists(labels, max_size=3).map(tuple), picture=st.integers(0, 9)),
    st.builds(Described, picture=st.integers(0, 9), digest=any_text, text=any_text),
    st.builds(Transcript, text=any_text, segments=st.lists(segments, max_size=2).map(tuple)),
    st.builds(Progress, task=any_text, done=scores),
    st.builds(Notice, message=any_text, hint=any_text),
    st.builds(Result, values=values),
    st.builds(TurnStarted, conversation=any_text, turn=st.integers(1, 9), text=any_text, pictures=st.tuples(pictures)),
    st.builds(
        Routed,
        plugin=any_text,
        action=any_text,
        score=scores,
        margin=scores,
        reason=any_text,
        pictures=st.tuples(st.integers(1, 9)),
        arguments=values,
    ),
    st.builds(ModelUsed, capability=any_text, model=any_text),
    st.builds(Failed, message=any_text),
    st.builds(TurnEnded, conversation=any_text, turn=st.integers(1, 9), status=st.just("done")),
)


@given(events)
def test_an_event_survives_the_wire(event: Event) -> None:
    line = json.dumps(to_json(event), ensure_ascii=True)
    assert "\n" not in line
    assert from_json(json.loads(line)) == event


def test_a_newer_host_may_say_more() -> None:
    assert from_json({"kind": "hologram", "text": "x"}) is None
    assert from_json({"kind": "text", "text": "x", "colour": "red"}) == TextDelta("x")


def test_an_undecodable_file_name_survives() -> None:
    name = b"/tmp/\xff\xfe.png".decode("utf-8", "surrogateescape")
    shown = PicturesShown((Picture("d", "s", path=name),))
    assert from_json(json.loads(json.dumps(to_json(shown)))) == shown


def test_a_required_field_is_required() -> None:
    shown = from_json({"kind": "text"})
    assert isinstance(shown, Notice)
    assert "TextDelta has no text" in shown.message
