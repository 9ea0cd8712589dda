"""One turn in, ordered events out: numbering, steps, errors, cancelling, and plugins that misbehave."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from assistant.api import (
    BadInput,
    Event,
    Failed,
    Hits,
    Notice,
    Routed,
    StoreProblem,
    TextDelta,
    Transcript,
    TurnEnded,
    TurnStarted,
)
from assistant.dialogue.given import ActionCall, Attachment, Given
from tests.unit.dialogue.conftest import png

E = TypeVar("E", bound=Event)
Make = Callable[[Any], Attachment]


def one(events: list[Event], kind: type[E]) -> E:
    found = [event for event in events if isinstance(event, kind)]
    assert len(found) == 1, events
    return found[0]


def text(events: list[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


def test_a_turn_begins_committed_and_ends_done(bench: Any) -> None:
    events = bench.turn("hello there")
    assert isinstance(events[0], TurnStarted)
    assert isinstance(events[1], Routed)
    assert events[1].action == "chat"
    ended = events[-1]
    assert isinstance(ended, TurnEnded)
    assert ended.status == "done"
    assert 0 <= ended.first_token_ms <= ended.total_ms
    saved = bench.store.get(ended.conversation)
    assert saved.title == "hello there"
    assert saved.turns[0].answer == text(events)
    assert saved.turns[0].status == "done"


def test_a_first_turn_that_cannot_be_written_leaves_no_empty_conversation(bench: Any) -> None:
    (pages,) = bench.store._db.rows("PRAGMA page_count")[0]
    bench.store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreProblem, match="full"):
        bench.turn("hello there " * 10_000)
    with pytest.raises(BadInput, match="no turn 7"):
        bench.turn("hello", after=7)
    assert bench.store.list() == []


def test_pictures_keep_their_numbers_across_turns_and_searches(bench: Any, picture: Make) -> None:
    first = bench.turn("describe this picture", picture(1))
    conversation = first[0].conversation
    assert [p.number for p in one(first, TurnStarted).pictures] == [1]
    assert text(first) == "picture 1; "
    found = bench.turn("find red stars", conversation=conversation)
    assert [hit.picture.number for hit in one(found, Hits).hits] == [2, 3, 4]
    again = bench.turn("find red stars", picture(1), conversation=conversation)
    assert [p.number for p in one(again, TurnStarted).pictures] == [1]
    assert [hit.picture.number for hit in one(again, Hits).hits] == [2, 3, 4]
    second = bench.turn("describe the second one", conversation=conversation)
    assert one(second, Routed).pictures == (3,)
    assert bench.store.pictures.all(conversation)[2].description == "a drawing called /library/1.png"


def test_paths_in_the_words_are_read_as_the_numbers_of_their_pictures(bench: Any, tmp_path: Any) -> None:
    paths = []
    for seed in (1, 2):
        paths.append(tmp_path / f"{seed}.png")
        paths[-1].write_bytes(png(seed))
    events = bench.turn(f"describe {paths[0]} and {paths[1]}", *(Attachment(path=str(path)) for path in paths))
    assert one(events, TurnStarted).text == f"describe {paths[0]} and {paths[1]}", "what the user wrote stays"
    assert one(events, Routed).pictures == (1, 2)
    assert text(events) == "picture 1; picture 2; "
    said = bench.turn(f"what is love, asks {paths[0]}", Attachment(path=str(paths[0])), action="chat")
    assert str(paths[0]) in text(said), "talk is about the file"


def test_two_steps_in_one_sentence(bench: Any) -> None:
    events = bench.turn("find red stars and describe the second one")
    routes = [event for event in events if isinstance(event, Routed)]
    assert [(route.action, route.step, route.steps) for route in routes] == [("search", 1, 2), ("caption", 2, 2)]
    assert routes[0].arguments["query"] == "red stars"
    assert routes[1].pictures == (2,)
    assert text(events) == "picture 2; "
    past = bench.store.get(events[0].conversation).turns[0].past()
    assert (past.action, past.actions) == ("caption", ("search", "caption"))


def test_steps_that_are_too_many_are_named(bench: Any) -> None:
    pieces = [
        f"{find} {thing}" for thing in ("red stars", "cats", "dogs") for find in ("search for", "find pictures of")
    ]
    events = bench.turn(", then ".join([*pieces, "find red stars", "find dogs", "find red cats", "find red dogs"]))
    assert len([event for event in events if isinstance(event, Routed)]) == 8
    assert "“find red cats”, “find red dogs”" in one(events, Notice).message


@pytest.mark.parametrize("text", ["describe it, then find pictures like this one", "描述这张图，然后找类似这张的图片"])
def test_a_later_step_is_about_what_the_one_before_was_about(bench: Any, picture: Make, text: str) -> None:
    conversation = bench.turn("find red stars")[0].conversation
    events = bench.turn(text, picture(1), conversation=conversation)
    routes = [event for event in events if isinstance(event, Routed)]
    assert [(route.action, route.pictures) for route in routes] == [("caption", (4,)), ("search", (4,))]


@pytest.mark.parametrize(
    "text",
    [
        "find pictures of unicorns and describe the second one",
        "find pictures of unicorns, then describe it",
        "search for unicorns and describe them",
    ],
)
def test_what_a_search_did_not_find_is_not_sought_among_older_pictures(bench: Any, text: str) -> None:
    conversation = bench.turn("find red stars")[0].conversation
    events = bench.turn(text, conversation=conversation)
    assert one(events, Routed).action == "search", "the second step is left out"
    assert "describe" in one(events, Notice).message
    assert events[-1].status == "done"


@pytest.mark.parametrize("then", ["describe them", "describe the second one"])
def test_without_any_picture_a_step_that_needs_hits_is_left_out(bench: Any, then: str) -> None:
    events = bench.turn(f"search for unicorns and {then}")
    assert one(events, Routed).action == "search"
    assert one(events, Notice).message == f"No picture came of the step before, so “{then}” was left out."


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("find pictures of unicorns and describe #2", (2,)),
        ("find pictures of unicorns, then describe this picture", (4,)),
    ],
)
def test_a_step_that_names_a_picture_needs_no_hits(bench: Any, picture: Make, text: str, numbers: Any) -> None:
    conversation = bench.turn("find red stars")[0].conversation
    events = bench.turn(text, picture(1), conversation=conversation)
    assert [event.pictures for event in events if isinstance(event, Routed)][-1] == numbers


def test_steps_stop_at_the_first_failure(bench: Any) -> None:
    events = bench.turn("find red stars and describe the ninth one")
    assert one(events, Hits)
    assert "#1 to #3" in one(events, Failed).message
    assert events[-1].status == "failed"


def test_a_missing_picture_is_answered_with_what_there_is(bench: Any, picture: Make) -> None:
    conversation = bench.turn("describe this picture", picture(1))[0].conversation
    events = bench.turn("describe #7", conversation=conversation)
    assert one(events, Failed).message == "There is no picture “#7”. There is one picture here: #1."


def test_a_slash_command_and_an_override_win(bench: Any, picture: Make) -> None:
    events = bench.turn("/caption in detail", picture(1))
    assert one(events, Routed).action == "caption"
    assert one(events, Routed).arguments == {"style": "detailed"}
    events = bench.turn("hello", picture(1), action="caption", arguments={"style": "short"})
    assert one(events, Routed).arguments == {"style": "short"}
    assert "wrong" in one(bench.turn("hello", picture(1), action="caption", arguments={"wrong": 1}), Failed).message
    assert "/caption" in one(bench.turn("/captoin"), Failed).message


def test_speech_becomes_the_turns_words(bench: Any, sound: Make) -> None:
    events = bench.turn("", sound("how are you"))
    kinds = [type(event) for event in events]
    assert kinds.index(Transcript) < kinds.index(Routed)
    assert text(events).startswith("You said: how are you")
    assert bench.store.get(events[0].conversation).turns[0].text == "how are you"


def test_silence_ends_politely(bench: Any, sound: Make) -> None:
    events = bench.turn("", sound(""))
    assert one(events, Notice).message == "No speech was heard."
    assert events[-1].status == "done"


def test_a_request_about_the_sound_itself_gets_the_sound(bench: Any, sound: Make) -> None:
    events = bench.turn("transcribe this", sound("good day"))
    assert one(events, Routed).action == "transcribe"
    assert one(events, Transcript).text == "good day"


@pytest.mark.parametrize(
    ("words", "said", "query"),
    [
        ("transcribe this and find what it mentions", "a red star.", "red star"),
        ("transcribe this and search for pictures of what he talks about", "snow", "snow"),
        ("transcribe this and find what it mentions", "index my folder", "index my folder"),
    ],
)
def test_what_a_recording_says_is_looked_for(bench: Any, sound: Make, words: str, said: str, query: str) -> None:
    events = bench.turn(words, sound(said))
    assert [event.action for event in events if isinstance(event, Routed)] == ["transcribe", "search"]
    assert one(events, Hits).query == query


def test_what_nobody_said_is_not_looked_for(bench: Any, sound: Make) -> None:
    events = bench.turn("transcribe this and find what it mentions", sound(""))
    assert [event.action for event in events if isinstance(event, Routed)] == ["transcribe"]
    assert events[-1].status == "done"


def test_a_search_for_what_a_given_recording_says_takes_its_words(bench: Any, sound: Make) -> None:
    events = bench.turn("search for pictures of what it mentions", sound("a blue cat"))
    assert one(events, Hits).query == "blue cat"


def test_bad_attachments_are_said_and_the_rest_goes_on(bench: Any, picture: Make) -> None:
    bad = Attachment(data=b"\0\1", name="note.jpg")
    events = bench.turn("describe this picture", bad, picture(1))
    assert one(events, Notice).message == "note.jpg is not a picture."
    assert text(events) == "picture 1; "


@pytest.mark.parametrize("words", ["", "what is this?"])
def test_a_turn_of_which_no_attachment_is_left_fails(bench: Any, picture: Make, words: str) -> None:
    first, second = (Attachment(data=b"\0\1", name=name) for name in ("note.jpg", "letter.png"))
    before = bench.turn("describe this picture", picture(1))[0].conversation
    events = bench.turn(words, first, second, conversation=before)
    assert one(events, Notice).message == "note.jpg is not a picture."
    assert one(events, Failed).message == "letter.png is not a picture."
    saved = bench.store.get(before).turns[-1]
    assert (saved.text, saved.status) == (words, "failed")


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("fail", "The plugin bad failed: RuntimeError: boom"),
        ("leave", "The plugin bad failed: SystemExit: 3"),
        ("refuse", "It is not possible."),
        ("flood", "The plugin bad said far too much and was stopped."),
        ("hang", "The plugin bad said nothing for 0.4 seconds and was stopped."),
        ("lie", "The plugin bad said something that is no event: dict."),
        ("needy", "No model for vision_language."),
    ],
)
def test_a_plugin_that_misbehaves_ends_only_its_turn(bench: Any, action: str, message: str) -> None:
    events = bench.turn("go", action=action)
    assert one(events, Failed).message == message
    assert isinstance(events[-1], TurnEnded)
    assert events[-1].status == "failed"
    assert text(events).startswith("before ")
    saved = bench.store.get(events[0].conversation).turns[0]
    assert saved.status == "failed"
    assert saved.answer.startswith("before ")
    assert bench.turn("hello")[-1].status == "done"


@pytest.mark.parametrize("action", ["slow", "hang"])
def test_cancelling_ends_the_turn_and_keeps_what_was_said(bench: Any, action: str) -> None:
    cancelled = threading.Event()
    events: list[Event] = []
    for event in bench.manager.turn(Given(None, "go", action=action), cancelled):
        events.append(event)
        if isinstance(event, TextDelta):
            cancelled.set()
    assert events[-1].status == "cancelled"  # type: ignore[union-attr]
    saved = bench.store.get(events[0].conversation).turns[0]  # type: ignore[union-attr]
    assert saved.status == "cancelled"
    assert saved.answer.startswith("before ")


def test_closing_the_stream_ends_the_turn(bench: Any) -> None:
    stream = bench.manager.turn(Given(None, "go", action="slow"), threading.Event())
    conversation = next(stream).conversation
    next(stream)
    stream.close()
    assert bench.store.get(conversation).turns[0].status == "cancelled"


def test_a_turn_that_a_bug_ends_is_saved_as_failed_and_says_so(bench: Any, picture: Make) -> None:
    bench.pictures.root.rmdir()
    with pytest.raises(FileNotFoundError):
        bench.turn("describe this picture", picture(1), language="zh")
    saved = bench.store.get(bench.store.list()[0].id).turns[0]
    assert saved.status == "failed"
    assert one(saved.events, Failed).message == "后台程序内部出错。"


def test_a_turn_that_cannot_be_saved_as_it_comes_says_why_later(bench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    extend, refused = bench.store.turns.extend, list[str]()

    def full_once(*given: Any) -> None:
        if not refused:
            refused.append("once")
            raise StoreProblem("The disk is full.", "Make room.")
        extend(*given)

    monkeypatch.setattr(bench.store.turns, "extend", full_once)
    with pytest.raises(StoreProblem):
        bench.turn("go", action="hang")
    saved = bench.store.get(bench.store.list()[0].id).turns[0]
    assert saved.status == "failed"
    assert one(saved.events, Failed).message == "The disk is full."


def test_an_earlier_turn_can_be_continued_as_a_branch(bench: Any) -> None:
    conversation = bench.turn("one")[0].conversation
    bench.turn("two", conversation=conversation)
    events = bench.turn("two again", conversation=conversation, after=1)
    assert "(after 1 turns)" in text(events)
    assert [turn.text for turn in bench.store.get(conversation).turns] == ["one", "two again"]


def test_an_unknown_conversation_is_refused(bench: Any) -> None:
    with pytest.raises(BadInput, match="no conversation"):
        bench.turn("hello", conversation="nowhere")


def test_more_than_a_text_may_hold_is_refused_before_anything_is_kept(bench: Any) -> None:
    with pytest.raises(BadInput, match="longer than 1,000,000 characters"):
        bench.turn("a" * 1_000_001)
    with pytest.raises(BadInput, match="longer than 1,000,000 characters"):
        list(bench.manager.act(ActionCall("chat", "a" * 1_000_001), bench.cancelled))
    assert bench.store.list() == []


def test_deleting_forgets_the_bytes(bench: Any, picture: Make) -> None:
    first = bench.turn("describe this picture", picture(1), picture(2))[0].conversation
    second = bench.turn("describe this picture", picture(2))[0].conversation
    bench.manager.delete(first)
    assert [path.name for path in bench.pictures.root.iterdir()] == [bench.store.pictures.all(second)[0].digest]


def test_an_action_outside_any_conversation(bench: Any, tmp_path: Any) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    events = list(bench.manager.act(ActionCall("caption", paths=(str(file),)), threading.Event()))
    assert text(events) == "picture 0; "  # it has no number
    assert events[-1] == TurnEnded("", 0, "done")
    missing = list(bench.manager.act(ActionCall("caption"), threading.Event()))
    assert one(missing, Failed)
    assert bench.store.list() == []


def test_chinese_is_answered_in_chinese(bench: Any) -> None:
    events = bench.turn("描述第三张", action="caption")
    assert one(events, Failed).message.startswith("这个对话里还没有图片")


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("caption 照片.png", "en"), ('please caption "我的照片.JPG" now', "en"), ("caption ~/图片/海滩.png", "en"),
        ("描述 red-star.png", "zh"), ("描述照片.png", "zh"), ("照片.png", "zh"),
    ],
)  # fmt: skip
def test_the_names_of_files_are_in_no_language(bench: Any, picture: Make, said: str, language: str) -> None:
    reason = one(bench.turn(said, picture(1), action="caption"), Routed).reason
    assert {"en": "You chose", "zh": "指定"}[language] in reason


def test_a_command_without_words_is_answered_in_the_language_of_the_conversation(bench: Any, picture: Make) -> None:
    first = bench.turn("描述这张图片", picture(1))
    for said in ("/caption", "/caption #1", "/caption '/home/me/red star.png'"):
        again = bench.turn(said, conversation=first[0].conversation)
        assert "指定" in one(again, Routed).reason, said
    assert "You chose" in one(bench.turn("/caption this", conversation=first[0].conversation), Routed).reason


def test_a_first_request_without_words_is_answered_in_the_language_of_who_reads(bench: Any, picture: Make) -> None:
    assert "指定" in one(bench.turn("/caption", picture(1), reader="zh"), Routed).reason
    assert "You chose" in one(bench.turn("/caption", picture(1)), Routed).reason
    known = bench.turn("/caption", picture(1), reader="zh")[0].conversation
    assert "没有“#9”" in one(bench.turn("/caption #9", conversation=known, reader="zh"), Failed).message
    assert "没有动作" in one(bench.turn("/nonsense", reader="zh"), Failed).message
    assert "There is no action" in one(bench.turn("/nonsense what is it?", reader="zh"), Failed).message


@pytest.mark.parametrize("text", ["/caption --style loud", "/caption it --stile short", "/nonsense what is it?"])
def test_a_command_that_is_wrong_is_told_from_what_cannot_be_done(bench: Any, picture: Make, text: str) -> None:
    turn = bench.turn(text, picture(1))
    assert one(turn, Failed).wrong_use
    assert one(turn, Failed).message not in one(turn, Routed).reason, "it would stand on the screen twice"
    assert not one(bench.turn("/caption #7"), Failed).wrong_use
