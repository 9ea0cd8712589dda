"""Branches, undo, deleting one turn: nothing is lost but what was deleted, and numbers are never given twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from assistant.api import BadInput, Described, Hit, Hits, Picture, Routed, StoreProblem
from assistant.dialogue.given import Attachment
from assistant.dialogue.store import ConversationStore
from assistant.dialogue.store.schema import MIGRATIONS

Make = Callable[[Any], Attachment]


def opened(path: Path) -> ConversationStore:
    return ConversationStore(path, lambda digest: f"/store/{digest}")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ConversationStore]:
    store = opened(tmp_path / "c.sqlite3")
    yield store
    store.close()


def picture(seed: int) -> Picture:
    return Picture(f"{seed:064x}", "", path=f"/p/{seed}.png", width=3, height=2, media_type="image/png")


def said(store: ConversationStore, conversation: str, text: str, after: int | None = None) -> int:
    turn = store.turns.add(conversation, text, "en", after)
    store.turns.append(conversation, turn, f"answer to {text}")
    store.turns.finish(conversation, turn, "done")
    return turn


def texts(store: ConversationStore, conversation: str) -> list[str]:
    return [turn.text for turn in store.get(conversation).turns]


def test_undo_takes_back_and_redo_brings_back(store: ConversationStore) -> None:
    conversation = store.create()
    for text in ("one", "two", "three"):
        said(store, conversation, text)
    assert [store.branches.undo(conversation) for _ in range(3)] == [3, 2, 1]
    assert texts(store, conversation) == []
    with pytest.raises(BadInput, match="nothing to undo"):
        store.branches.undo(conversation)
    assert [store.branches.redo(conversation) for _ in range(3)] == [1, 2, 3]
    with pytest.raises(BadInput, match="Nothing follows the last question"):
        store.branches.redo(conversation)
    assert texts(store, conversation) == ["one", "two", "three"]


def test_undo_takes_back_no_other_turn_than_the_one_that_is_meant(store: ConversationStore) -> None:
    conversation = store.create()
    said(store, conversation, "one")
    said(store, conversation, "two")
    with pytest.raises(BadInput, match="went on elsewhere"):
        store.branches.undo(conversation, 1)
    assert texts(store, conversation) == ["one", "two"]
    assert store.branches.undo(conversation, 2) == 2
    assert store.branches.undo(conversation, 1) == 1


def test_a_turn_after_an_undo_is_a_branch_and_both_stay(store: ConversationStore) -> None:
    conversation = store.create()
    said(store, conversation, "one")
    said(store, conversation, "two")
    store.branches.undo(conversation)
    said(store, conversation, "other two")
    said(store, conversation, "three")
    saved = store.get(conversation)
    assert saved.alternatives[3] == [2, 3]
    assert texts(store, conversation) == ["one", "other two", "three"]
    assert store.branches.switch(conversation, 2) == 2
    assert texts(store, conversation) == ["one", "two"]
    assert store.branches.switch(conversation, 3) == 4
    assert texts(store, conversation) == ["one", "other two", "three"]
    with pytest.raises(BadInput, match="no turn 9"):
        store.branches.switch(conversation, 9)
    with pytest.raises(BadInput, match="no turn 9"):
        store.turns.add(conversation, "nowhere", "en", 9)
    assert texts(store, conversation)[-1] == "three"


def test_redo_brings_back_what_undo_took(store: ConversationStore) -> None:
    conversation = store.create()
    said(store, conversation, "one")
    said(store, conversation, "one again", 0)
    said(store, conversation, "two")
    store.branches.switch(conversation, 1)
    assert store.branches.undo(conversation) == store.branches.redo(conversation) == 1
    store.branches.switch(conversation, 2)
    assert [store.branches.undo(conversation) for _ in range(2)] == [3, 2]
    assert [store.branches.redo(conversation) for _ in range(2)] == [2, 3]


def test_a_forgotten_version_gives_way_to_the_newest_one_beside_it(store: ConversationStore) -> None:
    conversation = store.create()
    said(store, conversation, "one")
    said(store, conversation, "two")
    for text in ("one again", "one once more"):
        said(store, conversation, text, 0)
    store.delete_turn(conversation, 4)
    assert texts(store, conversation) == ["one again"]
    store.delete_turn(conversation, 3)
    assert texts(store, conversation) == ["one", "two"]
    store.delete_turn(conversation, 2)
    assert texts(store, conversation) == ["one"]
    store.delete_turn(conversation, 1)
    assert texts(store, conversation) == []


def test_a_deleted_turn_is_gone_from_the_file_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    store = opened(path)
    conversation = store.create()
    said(store, conversation, "rhubarb")
    gone = said(store, conversation, "xylophone")
    store.pictures.number(conversation, gone, [picture(1), picture(2)])
    store.pictures.attach(conversation, gone, [picture(1), picture(2)])
    words = "a marimba on a table"
    store.pictures.describe(conversation, 2, words)
    store.turns.append(conversation, gone, events=[Described(2, picture(2).digest, words)])
    later = said(store, conversation, "later")
    store.turns.append(conversation, later, events=[Hits((Hit(store.pictures.all(conversation)[1], 0.5, 1),))])
    assert store.delete_turn(conversation, gone) == [picture(1).digest]
    assert texts(store, conversation) == ["rhubarb", "later"]
    assert [(p.number, p.description) for p in store.pictures.all(conversation)] == [(2, "")]
    assert store.search("marimba") == store.search("xylophone") == []
    turn = said(store, conversation, "more")
    assert turn == 4
    assert store.pictures.number(conversation, turn, [picture(1)])[0].number == 3
    store.close()
    data = path.read_bytes()
    assert b"rhubarb" in data
    assert b"xylophone" not in data
    assert b"marimba" not in data


def test_deleting_the_first_turn_takes_its_words_from_the_title(store: ConversationStore) -> None:
    conversation = store.create()
    said(store, conversation, "my secret")
    said(store, conversation, "the weather")
    store.delete_turn(conversation, 1)
    assert store.title(conversation) == "the weather"
    store.rename(conversation, "Mine")
    store.delete_turn(conversation, 2)
    assert store.title(conversation) == "Mine"
    assert texts(store, conversation) == []


def test_a_running_turn_is_not_deleted(store: ConversationStore) -> None:
    conversation = store.create()
    store.turns.add(conversation, "hello", "en")
    with pytest.raises(BadInput, match="running"):
        store.delete_turn(conversation, 1)


@pytest.mark.parametrize("act", ["head", "turn", "delete_turn"])
def test_an_end_that_a_full_disk_did_not_take_is_written_by_whatever_comes_next(
    store: ConversationStore, act: str
) -> None:
    conversation = store.create()
    turn = store.turns.add(conversation, "hello", "en")
    (pages,) = store._db.rows("PRAGMA page_count")[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreProblem, match="full"):
        store.turns.finish(conversation, turn, "done", rest=["good day " * 10_000])
    store._db.execute(f"PRAGMA max_page_count = {pages + 1000}")
    if act == "delete_turn":
        store.delete_turn(conversation, turn)
        assert texts(store, conversation) == []
        return
    assert store.head(conversation) == turn if act == "head" else store.turn(conversation, 0).status == "done"
    assert store._db.rows("SELECT status FROM turns")[0]["status"] == "done"


def test_a_file_of_the_first_version_is_brought_up_and_backed_up(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    old = sqlite3.connect(path)
    old.executescript(MIGRATIONS[0])
    old.execute("INSERT INTO conversations VALUES ('abc', 'old', 0, 1, 2, 2)")
    for number, parent in ((1, 0), (2, 1)):
        old.execute(
            "INSERT INTO turns (conversation, number, parent, text, language, status, answer, started)"
            " VALUES ('abc', ?, ?, ?, 'en', 'done', 'yes', 1)",
            (number, parent, f"turn {number}"),
        )
    old.execute("INSERT INTO pictures VALUES ('abc', 7, 'd', 'dropped', 1, x'2f70', 1, 1, 'image/png', '')")
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    store = opened(path)
    assert texts(store, "abc") == ["turn 1", "turn 2"]
    copy = tmp_path / "c.sqlite3.v1.bak"
    backup = sqlite3.connect(copy)
    assert backup.execute("SELECT count(*) FROM turns").fetchone() == (2,)
    assert backup.execute("PRAGMA user_version").fetchone() == (1,)
    backup.close()
    store.delete_turn("abc", 2)
    assert not copy.exists(), "it holds what was deleted for ever"
    assert store.turns.add("abc", "new", "en") == 3
    assert store.pictures.number("abc", 3, [picture(1)])[0].number == 8
    store.close()


def test_what_is_deleted_is_in_no_copy_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    store = opened(path)
    conversation = store.create()
    said(store, conversation, "rhubarb")
    copies = [tmp_path / f"c.sqlite3.v{version}.bak" for version in (1, 12)]
    others = [tmp_path / "library.sqlite3.v1.bak", tmp_path / "c.sqlite3.old.bak"]
    for file in (*copies, *others):
        file.write_bytes(b"rhubarb")
    with pytest.raises(BadInput):
        store.delete_turn(conversation, 9)
    assert all(copy.exists() for copy in copies), "nothing was deleted"
    store.delete(conversation)
    assert [file.exists() for file in (*copies, *others)] == [False, False, True, True]
    store.close()


def test_a_copy_that_cannot_be_deleted_is_told_and_nothing_is_called_deleted(tmp_path: Path) -> None:
    store = opened(tmp_path / "c.sqlite3")
    conversation = store.create()
    said(store, conversation, "rhubarb")
    (tmp_path / "c.sqlite3.v1.bak").mkdir()
    with pytest.raises(StoreProblem, match=r"v1\.bak"):
        store.delete_turn(conversation, 1)
    assert texts(store, conversation) == ["rhubarb"]


class Tree(RuleBasedStateMachine):
    """Turns, pictures, undo, redo, branches and deletions in any order, against a plain model of the tree."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = opened(Path(self.folder.name) / "c.sqlite3")
        self.conversation = self.store.create()
        self.parents: dict[int, int] = {}
        self.head = 0
        self.begun = 0
        self.undone: list[int] = []
        self.numbers: dict[int, str] = {}

    @rule(seed=st.integers(0, 5))
    def turn(self, seed: int) -> None:
        turn = said(self.store, self.conversation, f"text {seed}")
        given = self.store.pictures.number(self.conversation, turn, [picture(seed)])
        self.store.pictures.attach(self.conversation, turn, given)
        self.begun += 1
        assert turn == self.begun
        self.parents[turn] = self.head
        self.head = turn
        digest = self.numbers.setdefault(given[0].number, picture(seed).digest)
        assert digest == picture(seed).digest, "a number was given twice"

    @precondition(lambda self: self.head)
    @rule()
    def undo(self) -> None:
        assert self.store.branches.undo(self.conversation) == self.head
        self.undone.append(self.head)
        self.head = self.parents[self.head]

    @precondition(lambda self: self.head in self.parents.values())
    @rule()
    def redo(self) -> None:
        after = [turn for turn, parent in self.parents.items() if parent == self.head]
        self.head = next((turn for turn in reversed(self.undone) if turn in after), max(after))
        assert self.store.branches.redo(self.conversation) == self.head

    @precondition(lambda self: self.parents)
    @rule(data=st.data())
    def switch(self, data: st.DataObject) -> None:
        turn = data.draw(st.sampled_from(sorted(self.parents)))
        self.head = self.end_of(turn)
        assert self.store.branches.switch(self.conversation, turn) == self.head

    def end_of(self, turn: int) -> int:
        after = [child for child, parent in self.parents.items() if parent == turn]
        return self.end_of(max(after)) if after else turn

    @precondition(lambda self: self.parents)
    @rule(data=st.data())
    def again(self, data: st.DataObject) -> None:
        turn = data.draw(st.sampled_from(sorted(self.parents)))
        self.begun += 1
        assert said(self.store, self.conversation, "again", self.parents[turn]) == self.begun
        self.parents[self.begun] = self.parents[turn]
        self.head = self.begun

    @precondition(lambda self: self.parents)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        turn = data.draw(st.sampled_from(sorted(self.parents)))
        self.store.delete_turn(self.conversation, turn)
        parent = self.parents.pop(turn)
        beside = [other for other, above in self.parents.items() if above == parent]
        if self.head == turn:
            self.head = self.end_of(max(beside)) if beside else parent
        self.parents = {child: parent if above == turn else above for child, above in self.parents.items()}

    @invariant()
    def the_branch_is_the_models(self) -> None:
        path, at = [], self.head
        while at:
            path.append(at)
            at = self.parents[at]
        assert [turn.number for turn in self.store.turns.on_branch(self.conversation)] == path[::-1]

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestTree = Tree.TestCase
TestTree.settings = settings(max_examples=30, stateful_step_count=20)


def test_regenerating_stands_beside_with_the_same_parts(bench: Any, picture: Make) -> None:
    conversation = bench.turn("describe this picture", picture(1))[0].conversation
    events = bench.turn("", conversation=conversation, instead=1)
    assert events[0].text == "describe this picture"
    assert [p.number for p in events[0].pictures] == [1]
    saved = bench.store.get(conversation)
    assert [(turn.number, turn.parent) for turn in saved.turns] == [(2, 0)]
    assert saved.alternatives == {1: [1, 2], 2: [1, 2]}
    assert saved.turns[0].answer == "picture 1; "


def test_another_action_and_other_words_for_an_earlier_turn(bench: Any, picture: Make) -> None:
    conversation = bench.turn("/caption in detail", picture(1))[0].conversation
    bench.turn("hello", conversation=conversation)
    chosen = bench.turn("", conversation=conversation, instead=1, action="chat")
    assert next(event for event in chosen if isinstance(event, Routed)).action == "chat"
    edited = bench.turn("caption it", conversation=conversation, instead=1)
    assert next(event for event in edited if isinstance(event, Routed)).pictures == (1,)
    assert texts(bench.store, conversation) == ["caption it"]
    bench.store.branches.switch(conversation, 1)
    assert texts(bench.store, conversation) == ["/caption in detail", "hello"]


def test_a_spoken_turn_is_regenerated_from_what_was_heard(bench: Any, sound: Make) -> None:
    conversation = bench.turn("", sound("how are you"))[0].conversation
    events = bench.turn("", conversation=conversation, instead=1)
    assert next(event for event in events if isinstance(event, Routed)).action == "chat"
    assert bench.store.turns.get(conversation, 2).audio == bench.store.turns.get(conversation, 1).audio


def test_pictures_of_another_branch_are_named_by_number_only(bench: Any, picture: Make) -> None:
    conversation = bench.turn("describe this picture", picture(1))[0].conversation
    bench.turn("describe this picture", picture(2), conversation=conversation)
    bench.store.branches.undo(conversation)
    last = bench.turn("describe the last picture", conversation=conversation)
    assert next(event for event in last if isinstance(event, Routed)).pictures == (1,)
    named = bench.turn("describe #2", conversation=conversation)
    assert next(event for event in named if isinstance(event, Routed)).pictures == (2,)


def test_deleting_a_turn_forgets_the_bytes_that_only_it_had(bench: Any, picture: Make) -> None:
    conversation = bench.turn("describe this picture", picture(1), picture(2))[0].conversation
    bench.turn("describe this picture", picture(2), conversation=conversation)
    bench.manager.delete_turn(conversation, 1)
    kept = bench.store.pictures.all(conversation)
    assert [p.number for p in kept] == [2]
    assert [path.name for path in bench.pictures.root.iterdir()] == [kept[0].digest]


def test_a_turn_that_does_not_exist_is_not_replaced(bench: Any) -> None:
    conversation = bench.turn("hello")[0].conversation
    with pytest.raises(BadInput, match="no turn 7"):
        bench.turn("", conversation=conversation, instead=7)
    assert texts(bench.store, conversation) == ["hello"]
