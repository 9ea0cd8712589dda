"""The conversation store: numbers, partial answers, deleting, and other versions' files."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.api import BadInput, Failed, Hit, Hits, Language, Notice, Picture, StoreProblem, TextDelta
from assistant.dialogue.recorder import Recorder
from assistant.dialogue.store import ConversationStore
from assistant.dialogue.store.learned import LONGEST_DESCRIPTION
from assistant.dialogue.store.schema import MIGRATIONS
from assistant.dialogue.store.values import Status


def opened(path: Path) -> ConversationStore:
    return ConversationStore(path, lambda digest: f"/store/{digest}")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ConversationStore]:
    store = opened(tmp_path / "c.sqlite3")
    yield store
    store.close()


def picture(seed: int, path: str = "") -> Picture:
    return Picture(f"{seed:064x}", "", path=path or f"/p/{seed}.png", width=3, height=2, media_type="image/png")


def test_a_turn_is_there_from_the_start_and_grows(store: ConversationStore) -> None:
    conversation = store.create()
    turn = store.turns.add(conversation, "hello", "en")
    assert store.get(conversation).turns[0].status == "running"
    store.turns.append(conversation, turn, "one ")
    store.turns.append(conversation, turn, "two", [Failed("no")])
    store.turns.append(conversation, turn, " three")
    store.turns.finish(conversation, turn, "done", 5, 9)
    saved = store.get(conversation).turns[0]
    assert (saved.answer, saved.status, saved.first_token_ms) == ("one two three", "done", 5)
    assert saved.events == [TextDelta("one two"), Failed("no"), TextDelta(" three")]


def test_a_zero_byte_misplaces_nothing(store: ConversationStore) -> None:
    conversation, turn = store.begin("", "x\0y", "en")
    store.turns.extend(conversation, turn, ["ab\0cd", Notice("note"), "ef"])
    store.turns.finish(conversation, turn, "done")
    assert store.turn(conversation).text == "x\ufffdy"
    assert store.turn(conversation).events == [TextDelta("ab\ufffdcd"), Notice("note"), TextDelta("ef")]
    assert [found.id for found in store.search("\ufffdcde")] == [conversation]


def test_a_turn_whose_end_could_not_be_written_ends_when_it_can(store: ConversationStore) -> None:
    conversation, other = store.create(), store.create()
    recorder = Recorder(store, conversation, store.turns.add(conversation, "hello", "en"))
    gone = Recorder(store, other, store.turns.add(other, "hello", "en"))
    recorder.take(TextDelta("half an answer"))
    recorder.flush()
    store._db.execute("PRAGMA query_only = ON")
    recorder.take(TextDelta(" and more"))
    assert recorder.end("failed").status == "failed"
    assert gone.end("done").status == "done"
    assert store.get(conversation).turns[0].status == "running"
    store._db.execute("PRAGMA query_only = OFF")
    store.delete(other)
    assert [found.id for found in store.search("more")] == [conversation]
    saved = store.get(conversation).turns[0]
    assert (saved.status, saved.answer) == ("failed", "half an answer and more")
    assert not store.exists(other)
    store.begin(conversation, "and now?", "en")
    assert [turn.status for turn in store.get(conversation).turns] == ["failed", "running"]


def test_an_end_that_two_write_at_once_is_written_once(store: ConversationStore) -> None:
    conversation = store.create()
    turn = store.turns.add(conversation, "hello", "en")
    for status in ("done", "interrupted"):
        store.turns.finish(conversation, turn, status, rest=["an answer", Failed("no")])
    saved = store.get(conversation).turns[0]
    assert (saved.status, saved.events) == ("done", [TextDelta("an answer"), Failed("no")])


def test_a_disk_that_fails_is_said_in_both_languages_with_a_cure(store: ConversationStore, tmp_path: Path) -> None:
    conversation = store.create()
    turn = store.turns.add(conversation, "hello", "en")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, before[1]))
    try:
        with pytest.raises(StoreProblem) as problem:
            store.turns.append(conversation, turn, "x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert str(problem.value).startswith("The disk fails at ")
    assert "时磁盘出错" in problem.value.said("zh")
    assert "try again" in str(problem.value.hint)
    store.turns.append(conversation, turn, "whales")
    assert store.get(conversation).turns[0].answer == "whales"


def test_running_turns_of_an_ended_process_were_interrupted(tmp_path: Path) -> None:
    first = opened(tmp_path / "c.sqlite3")
    conversation = first.create()
    first.turns.append(conversation, first.turns.add(conversation, "hello", "en"), "half an answer about whales")
    first.close()
    second = opened(tmp_path / "c.sqlite3")
    assert second.get(conversation).turns[0].status == "interrupted"
    assert second.get(conversation).turns[0].answer == "half an answer about whales"
    assert [summary.id for summary in second.search("whales")] == [conversation]
    second.close()


def test_kill_in_mid_turn_keeps_the_turn_and_what_was_said(tmp_path: Path) -> None:
    script = """
        import itertools, sys, threading, time
        sys.path.insert(0, {here!r})
        from conftest import Bench
        from pathlib import Path
        from assistant.api import TextDelta
        from assistant.dialogue.given import Given
        bench = Bench(Path({root!r}))
        for event in bench.manager.turn(Given(None, "count for me", action="slow"), threading.Event()):
            print(event.kind, flush=True)
    """
    code = textwrap.dedent(script).format(here=str(Path(__file__).parent), root=str(tmp_path))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([".", "plugins"])}
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    try:
        while len(_answer(tmp_path / "conversations.sqlite3")) < 10:
            assert process.stdout.readline()
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    store = opened(tmp_path / "conversations.sqlite3")
    saved = store.get(store.list()[0].id).turns[0]
    assert (saved.text, saved.status) == ("count for me", "interrupted")
    assert saved.answer.startswith("before tick")
    store.close()


def _answer(path: Path) -> str:
    if not path.exists():
        return ""
    connection = sqlite3.connect(path, timeout=5)
    try:
        rows = connection.execute("SELECT answer FROM turns").fetchall()
    except sqlite3.OperationalError:
        return ""
    finally:
        connection.close()
    return str(rows[0][0]) if rows else ""


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 9), max_size=4), max_size=8))
def test_numbers_count_up_and_never_change(tmp_path_factory: pytest.TempPathFactory, turns: list[list[int]]) -> None:
    path = tmp_path_factory.mktemp("numbers") / "c.sqlite3"
    store = opened(path)
    conversation = store.create()
    known: dict[int, int] = {}
    for seeds in turns:
        turn = store.turns.add(conversation, "x", "en")
        numbers = [p.number for p in store.pictures.number(conversation, turn, [picture(seed) for seed in seeds])]
        for seed, number in zip(seeds, numbers, strict=True):
            assert known.setdefault(seed, number) == number
        store.close()
        store = opened(path)
    assert sorted(known.values()) == list(range(1, len(known) + 1))
    assert [p.number for p in store.pictures.all(conversation)] == sorted(known.values())
    store.close()


def test_any_path_survives(store: ConversationStore) -> None:
    conversation = store.create()
    turn = store.turns.add(conversation, "a \udcff b", "en")
    name = os.fsdecode(b"/p/\xff\n\x1b[31m.png")
    numbered = store.pictures.number(conversation, turn, [picture(1, name)])
    store.turns.append(conversation, turn, "\udcff", [Hits((Hit(numbered[0], 0.5, 1),))])
    saved = store.get(conversation)
    assert saved.pictures[0].path == name
    assert json.loads(store.export(conversation, "json"))["pictures"][0]["path"] == name
    assert "\x1b" not in store.export(conversation)


def test_what_a_picture_was_drawn_from_outlasts_what_is_said_of_it(store: ConversationStore) -> None:
    conversation = store.create()
    turn = store.turns.add(conversation, "draw a red circle", "en")
    drawn, dropped = picture(1), picture(2)
    store.pictures.number(conversation, turn, [replace(drawn, origin="drawn", path="", description="a red circle")])
    store.pictures.number(conversation, turn, [replace(dropped, description="a sea")])
    for number in (1, 2):
        for answer in range(5):
            store.pictures.describe(conversation, number, f"{answer} " + "red and round " * 70)
    known = [picture.description for picture in store.get(conversation).pictures]
    assert known[0].splitlines()[-1] == "a red circle"
    assert all(words.startswith("4 red") for words in known)
    assert all(1900 < len(words) <= LONGEST_DESCRIPTION for words in known)
    assert "a sea" not in known[1]


def test_titles(store: ConversationStore) -> None:
    conversation = store.create()
    store.turns.add(conversation, "  what\nis   this? " + "x" * 100, "en")
    title = store.get(conversation).title
    assert title.startswith("what is this? x")
    assert len(title) == 60
    store.rename(conversation, "Mine")
    store.turns.add(conversation, "more", "en")
    assert store.get(conversation).title == "Mine"


def test_deleting_leaves_no_word_in_the_file(tmp_path: Path) -> None:
    store = opened(tmp_path / "c.sqlite3")
    kept, gone = store.create(), store.create()
    for conversation, word in ((kept, "rhubarb"), (gone, "xylophone")):
        turn = store.turns.add(conversation, f"about {word}", "en")
        store.pictures.number(conversation, turn, [picture(1), picture(len(word), f"/p/{word}.png")])
        store.turns.append(conversation, turn, f"{word} indeed")
        store.turns.finish(conversation, turn, "done")
    assert store.delete(gone) == [picture(len("xylophone")).digest]
    with pytest.raises(BadInput, match="no conversation"):
        store.get(gone)
    store.close()
    data = (tmp_path / "c.sqlite3").read_bytes()
    assert b"rhubarb" in data
    assert b"xylophone" not in data
    assert b"ylop" not in data


def test_what_is_heard_of_a_deleted_conversation_is_kept_nowhere(store: ConversationStore) -> None:
    conversation = store.create()
    turn = store.turns.add(conversation, "", "en")
    store.delete(conversation)
    store.turns.hear(conversation, turn, "xylophone")
    store.turns.finish(conversation, turn, "done", rest=["xylophone"])
    assert store._db.rows("SELECT * FROM said") == []


def test_branches_keep_everything(store: ConversationStore) -> None:
    conversation = store.create()
    for text, after in (("one", None), ("two", None), ("other two", 1), ("three", None)):
        store.turns.add(conversation, text, "en", after)
    assert [turn.text for turn in store.get(conversation).turns] == ["one", "other two", "three"]
    assert [turn.text for turn in store.turns.on_branch(conversation, until=2)] == ["one", "two"]


def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    opened(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreProblem, match="newer version"):
        opened(path)
    assert path.read_bytes() == before


def test_a_damaged_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreProblem, match="damaged"):
        opened(path)
    assert path.read_bytes() == b"this is no database" * 100


def test_files_belong_to_the_user_alone(tmp_path: Path) -> None:
    opened(tmp_path / "deep" / "c.sqlite3").close()
    assert (tmp_path / "deep" / "c.sqlite3").stat().st_mode & 0o077 == 0
    assert (tmp_path / "deep").stat().st_mode & 0o077 == 0


def test_markdown_cannot_be_led_astray_by_the_user(store: ConversationStore) -> None:
    conversation = store.create()
    turn = store.turns.add(conversation, "# not a heading\nsecond line", "en")
    store.turns.append(conversation, turn, "The answer.")
    store.turns.finish(conversation, turn, "cancelled")
    document = store.export(conversation)
    assert "> # not a heading\n> second line" in document
    assert "The answer." in document
    assert "(stopped)" in document


def test_an_answer_that_is_not_whole_says_so_outside_of_what_it_cut_off(store: ConversationStore) -> None:
    conversation = store.create()
    ends: list[tuple[Language, Status, str]] = [
        ("en", "cancelled", "(stopped)"),
        ("zh", "interrupted", "(已中断)"),
        ("en", "failed", "(failed)"),
        ("zh", "running", "(仍在回答)"),
    ]
    for language, status, mark in ends:
        turn = store.turns.add(conversation, "hello", language)
        store.turns.append(conversation, turn, "```python\nprint(", [Notice("The limit is reached.", "Ask on.")])
        if status != "running":
            store.turns.finish(conversation, turn, status)
        document = store.export(conversation)
        assert document.endswith(f"```\n\n*{mark}*\n")
        assert "**The limit is reached.** Ask on." in document
        page = store.export(conversation, "html", lambda _: b"")
        assert page.count(f">{mark}</p>") == 1
    store.turns.finish(conversation, turn, "done")
    assert store.export(conversation).endswith("```\n")


def test_the_export_for_programs_has_every_branch_and_tells_which_is_current(store: ConversationStore) -> None:
    conversation = store.create()
    store.turns.add(conversation, "one", "en")
    store.turns.add(conversation, "one again", "en", 0)
    store.turns.add(conversation, "two", "en")
    store.branches.undo(conversation)
    values = json.loads(store.export(conversation, "json"))
    turns = [(turn["turn"], turn["parent"], turn["text"]) for turn in values["turns"]]
    assert turns == [(1, 0, "one"), (2, 0, "one again"), (3, 2, "two")]
    assert values["head"] == 2
    assert [turn["alternatives"] for turn in values["turns"]] == [[1, 2], [1, 2], [3]]
    assert "two" not in store.export(conversation)


def test_single_questions_are_told_from_what_is_held_in_a_chat(tmp_path: Path) -> None:
    store = ConversationStore(tmp_path / "c.sqlite3", str)
    held, _ = store.begin("", "a chat", "en")
    single, _ = store.begin("", "from a shell", "en", single=True)
    store.begin(held, "from a shell, too", "en", single=True)
    assert {each.id: each.held for each in store.list()} == {held: True, single: False}
    store.begin(single, "in a chat now", "en")
    assert all(each.held for each in store.list())
    store.close()
