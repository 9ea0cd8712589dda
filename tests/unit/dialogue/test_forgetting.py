"""Bytes that one conversation gives up while another takes the same ones: whoever has them keeps them."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from assistant.api import BadInput, Failed, Notice, Picture, PicturesShown, PluginProblem, StoreProblem, TurnStarted
from assistant.api.language import in_language
from assistant.dialogue.given import Attachment, Given
from assistant.dialogue.manager import Manager
from assistant.dialogue.outcome import Numbering
from assistant.dialogue.store import ConversationStore
from assistant.dialogue.store.erase import NAMELESS_S
from assistant.library.pictures import PictureStore
from assistant.media.decoder import Decoder
from tests.unit.dialogue.conftest import Bench, NoModels, NoPrompts, no_library, wav

_MOMENT_S = 0.5
"""How long one waits for the other, which has to wait in turn: nothing fails where it is too short."""
Take = Callable[[Bench, Path], str]
"""Brings a picture into a new conversation, whose id it gives."""


class Halting(PictureStore):
    """Runs something right after a picture was kept, or right before some are forgotten."""

    def __init__(self, folder: Path, decoder: Decoder) -> None:
        super().__init__(folder, decoder)
        self.when_kept: Callable[[], object] = str
        self.before_forgetting: Callable[[], object] = str

    def add(self, path: str) -> Picture:
        picture = super().add(path)
        self.when_kept()
        return picture

    def forget(self, digests: Iterable[str]) -> None:
        self.before_forgetting()
        super().forget(digests)


def attached(bench: Bench, file: Path) -> str:
    events = bench.turn("describe this picture", Attachment(path=str(file)))
    assert isinstance(events[0], TurnStarted)
    return events[0].conversation


def drawn(bench: Bench, file: Path) -> str:
    conversation, turn = bench.store.begin("", "draw a house", "en")
    place = bench.root / "plugins" / "look" / "drawn.png"
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, place)
    numbering = Numbering(bench.store, conversation, turn, bench.pictures, bench.root / "plugins")
    numbering.settled(PicturesShown((Picture("", str(place), origin="drawn"),)), "look")
    return conversation


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    decoder = Decoder(1)
    bench = Bench(tmp_path, pictures=Halting(tmp_path / "kept", decoder))
    yield bench
    bench.store.close()
    decoder.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    Image.new("RGB", (8, 8), "red").save(tmp_path / "a.png")
    return tmp_path / "a.png"


def bytes_of(bench: Bench, conversation: str) -> list[Path]:
    return [Path(picture.stored) for picture in bench.store.pictures.all(conversation)]


@pytest.mark.parametrize("take", [attached, drawn])
@pytest.mark.parametrize("what", ["conversation", "turn"])
def test_a_picture_that_was_just_kept_stays_when_another_conversation_gives_it_up(
    bench: Bench, file: Path, take: Take, what: str
) -> None:
    first = attached(bench, file)
    deleted = threading.Event()

    def delete() -> None:
        if what == "turn":
            bench.manager.delete_turn(first, 1)
        else:
            bench.manager.delete(first)
        deleted.set()

    with ThreadPoolExecutor() as pool:
        bench.pictures.when_kept = lambda: (pool.submit(delete), deleted.wait(_MOMENT_S))
        second = take(bench, file)
        assert deleted.wait(60)
    [kept] = bytes_of(bench, second)
    assert kept.exists()
    bench.manager.delete(second)
    assert not kept.exists()


@pytest.mark.parametrize("take", [attached, drawn])
def test_a_picture_that_is_taken_while_another_conversation_gives_it_up_stays(
    bench: Bench, file: Path, take: Take
) -> None:
    first = attached(bench, file)
    taken = threading.Event()
    second: list[str] = []

    def answer() -> None:
        second.append(take(bench, file))
        taken.set()

    with ThreadPoolExecutor() as pool:
        bench.pictures.before_forgetting = lambda: (pool.submit(answer), taken.wait(_MOMENT_S))
        bench.manager.delete(first)
        assert taken.wait(60)
    [kept] = bytes_of(bench, second[0])
    assert kept.exists()


def test_a_conversation_is_deleted_between_two_pictures_that_it_is_given(bench: Bench, tmp_path: Path) -> None:
    colours = ("red", "green", "blue")
    for colour in colours:
        Image.new("RGB", (8, 8), colour).save(tmp_path / f"{colour}.png")
    conversation, _ = bench.store.begin("", "hello", "en")
    deleting: list[Future[None]] = []
    with ThreadPoolExecutor() as pool:

        def delete() -> None:
            if not deleting:
                deleting.append(pool.submit(bench.manager.delete, conversation))
                deleting_is_waited_for(bench)

        bench.pictures.when_kept = delete
        given = [Attachment(path=str(tmp_path / f"{colour}.png")) for colour in colours]
        events = bench.turn("describe these", *given, conversation=conversation)
        deleting[0].result(60)
    assert [event.message for event in events if isinstance(event, Notice)] == [
        "This conversation was deleted while it was being answered."
    ]
    assert not [each for each in (tmp_path / "kept").rglob("*") if each.is_file()]


def deleting_is_waited_for(bench: Bench) -> None:
    """Returns once somebody waits for those who record."""
    while not bench.pictures._recording._wanted:
        time.sleep(0.01)


def test_a_picture_of_no_conversation_is_given_up_and_one_of_a_conversation_is_not(bench: Bench, file: Path) -> None:
    conversation = attached(bench, file)
    [kept] = bench.store.pictures.all(conversation)
    assert not bench.manager.give_up(kept.digest)
    assert Path(kept.stored).exists()
    Image.new("RGB", (8, 8), "blue").save(file)
    alone = bench.pictures.add(str(file))
    assert bench.manager.give_up(alone.digest)
    assert not Path(alone.stored).exists()


class Shelved:
    """Keeps the paths of what joined."""

    def __init__(self) -> None:
        self.paths: set[str] = set()

    def join(self, picture: Picture) -> None:
        self.paths.add(picture.stored)

    def leave(self, paths: Sequence[str]) -> None:
        self.paths.difference_update(paths)


def shelved(bench: Bench) -> tuple[Manager, Shelved]:
    """A manager as one that begins anew on what is on the disk."""
    shelf = Shelved()
    store = bench.store
    manager = Manager(
        store, bench.plugins, bench.pictures, NoModels(), no_library, NoPrompts(), bench.root / "plugins", shelf=shelf
    )
    return manager, shelf


def files(bench: Bench) -> list[Path]:
    return [each for each in (bench.root / "kept").rglob("*") if each.is_file()]


def test_what_a_deletion_could_not_remove_goes_with_the_next_start(bench: Bench, file: Path) -> None:
    conversation = attached(bench, file)
    Image.new("RGB", (8, 8), "blue").save(file)
    other = attached(bench, file)
    [stays] = bytes_of(bench, other)
    manager, shelf = shelved(bench)
    shelf.paths = {str(path) for path in (*bytes_of(bench, conversation), stays)}

    def killed() -> None:
        raise StoreProblem("The disk fails.")

    bench.pictures.before_forgetting = killed
    with pytest.raises(StoreProblem):
        manager.delete(conversation)
    assert len(files(bench)) == 2
    bench.pictures.before_forgetting = str
    manager, _ = shelved(bench)
    manager.finish_deleting()
    assert files(bench) == [stays]
    assert shelf.paths == {str(stays)}
    assert not bench.store.leaving()


def started_later(bench: Bench, seconds: float = 60) -> Manager:
    """As `shelved`, so much later."""
    bench.store.close()
    place = bench.root / "conversations.sqlite3"
    bench.store = ConversationStore(place, bench.pictures.stored, lambda: time.time() + seconds)
    return shelved(bench)[0]


def test_what_a_process_kept_that_was_killed_before_it_had_a_number_goes_with_the_next_start(
    bench: Bench, file: Path
) -> None:
    stays = bytes_of(bench, attached(bench, file))
    Image.new("RGB", (8, 8), "blue").save(file)
    bench.pictures.add(str(file))
    sound = bench.pictures.add_audio_bytes(wav("hello"), "a.wav")
    assert len(files(bench)) == 3
    bench.manager.finish_deleting()
    assert len(files(bench)) == 3, "they may still get their names"
    (bench.root / "kept" / "notes.txt").write_text("nothing of the program")
    started_later(bench).finish_deleting()
    assert len(files(bench)) == 4, "they may have their names in a file that comes back"
    started_later(bench, NAMELESS_S + 120).finish_deleting()
    assert {*files(bench)} == {bench.root / "kept" / "notes.txt", *stays}
    assert not Path(sound.stored).exists()


def test_what_is_newer_than_an_older_file_that_was_put_back_stays_for_days(bench: Bench, file: Path) -> None:
    place, older, newest = (bench.root / f"{name}.sqlite3" for name in ("conversations", "older", "newest"))
    attached(bench, file)
    shutil.copy(place, older)
    Image.new("RGB", (8, 8), "blue").save(file)
    newer = bytes_of(bench, attached(bench, file))
    bench.store.close()
    shutil.move(place, newest)
    shutil.move(older, place)
    started_later(bench, 30 * 86_400).finish_deleting()
    bench.store.close()
    shutil.move(newest, place)
    started_later(bench, 60 * 86_400).finish_deleting()
    assert set(newer) < set(files(bench))


def test_what_is_kept_again_is_as_new(bench: Bench, file: Path) -> None:
    alone = Path(bench.pictures.add(str(file)).stored)
    os.utime(alone, (1, 1))
    bench.pictures.add(str(file))
    started_later(bench, 0).finish_deleting()
    assert alone.exists()


@pytest.mark.parametrize("used_before", [True, False])
def test_what_is_older_than_the_conversations_may_be_of_others(bench: Bench, file: Path, used_before: bool) -> None:
    """As after a damaged file of conversations was moved away; not where one of an earlier version is brought up."""
    attached(bench, file)
    Image.new("RGB", (8, 8), "blue").save(file)
    older = Path(bench.pictures.add(str(file)).stored)
    os.utime(older, (1, 1))
    if used_before:
        bench.store._db.execute("DROP TABLE began")
        bench.store._db.execute("DROP TABLE nameless")
        bench.store._db.execute("ALTER TABLE conversations DROP COLUMN held")
        bench.store._db.execute("PRAGMA user_version = 8")
    for seconds in (60, NAMELESS_S + 120):
        started_later(bench, seconds).finish_deleting()
    assert older.exists() != used_before


def test_what_is_given_again_before_it_was_removed_stays(bench: Bench, file: Path) -> None:
    conversation = attached(bench, file)
    bench.store.delete(conversation)
    assert len(bench.store.leaving()) == 1
    again = attached(bench, file)
    bench.manager.finish_deleting()
    assert bytes_of(bench, again) == files(bench)


def test_bytes_that_cannot_be_removed_keep_no_others(bench: Bench, tmp_path: Path) -> None:
    for colour in ("red", "green", "blue"):
        Image.new("RGB", (8, 8), colour).save(tmp_path / f"{colour}.png")
    given = [Attachment(path=str(tmp_path / f"{colour}.png")) for colour in ("red", "green", "blue")]
    events = bench.turn("describe these", *given)
    assert isinstance(events[0], TurnStarted)
    stuck = min(bytes_of(bench, events[0].conversation))
    stuck.unlink()
    (stuck / "folder").mkdir(parents=True)
    with pytest.raises(StoreProblem):
        bench.manager.delete(events[0].conversation)
    assert not files(bench)
    shutil.rmtree(stuck)
    bench.manager.finish_deleting()
    assert not bench.store.leaving()


def stuck(kept: Path) -> Path:
    """In place of bytes that were kept, what cannot be removed."""
    kept.unlink()
    (kept / "folder").mkdir(parents=True)
    return kept


def test_bytes_of_an_earlier_deletion_that_cannot_be_removed_fail_no_later_one(
    bench: Bench, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    conversation = attached(bench, file)
    Image.new("RGB", (8, 8), "blue").save(file)
    other = attached(bench, file)
    stays = stuck(bytes_of(bench, conversation)[0])
    with pytest.raises(StoreProblem, match=r"cannot be removed from .*kept") as raised:
        bench.manager.delete(conversation)
    assert "无法从" in in_language(raised.value.message, "zh")
    bench.manager.delete(other)
    assert not files(bench)
    assert bench.store.leaving() == [stays.name]
    assert "What is left of an earlier deletion" in caplog.text
    bench.manager.finish_deleting()
    assert bench.store.leaving() == [stays.name]


def test_what_stays_of_a_picture_of_no_conversation_is_noted(bench: Bench, file: Path) -> None:
    alone = bench.pictures.add(str(file))
    stuck(Path(alone.stored))
    with pytest.raises(StoreProblem):
        bench.manager.give_up(alone.digest)
    assert bench.store.leaving() == [alone.digest]
    with pytest.raises(BadInput):
        bench.manager.give_up("no digest")
    assert bench.store.leaving() == [alone.digest]


def drawing(bench: Bench, conversation: str, turn: int, *places: Path) -> PicturesShown:
    numbering = Numbering(bench.store, conversation, turn, bench.pictures, bench.root / "plugins")
    event = PicturesShown(tuple(Picture("", str(place), origin="drawn") for place in places))
    settled = numbering.settled(event, "look")
    assert isinstance(settled, PicturesShown)
    return settled


def in_folder(bench: Bench, *colours: str) -> list[Path]:
    folder = bench.root / "plugins" / "look"
    folder.mkdir(parents=True)
    for colour in colours:
        Image.new("RGB", (8, 8), colour).save(folder / f"{colour}.png")
    return [folder / f"{colour}.png" for colour in colours]


def test_what_was_drawn_before_one_that_is_refused_is_given_up(bench: Bench, file: Path) -> None:
    conversation, turn = bench.store.begin("", "draw a house", "en")
    with pytest.raises(PluginProblem):
        drawing(bench, conversation, turn, *in_folder(bench, "green", "blue"), file)
    bench.manager.finish_deleting()
    assert not files(bench)
    assert not bench.store.pictures.all(conversation)


def test_what_is_drawn_for_a_conversation_that_was_deleted_is_kept_nowhere(bench: Bench) -> None:
    conversation, turn = bench.store.begin("", "draw a house", "en")
    [place] = in_folder(bench, "green")
    bench.manager.delete(conversation)
    with pytest.raises(BadInput):
        drawing(bench, conversation, turn, place)
    assert not files(bench)
    assert not place.exists()


def test_a_turn_that_is_deleted_while_it_is_asked_again_gives_no_parts(bench: Bench, file: Path) -> None:
    conversation = attached(bench, file)
    again = bench.manager.turn(Given(conversation, "", instead=1), threading.Event())
    kept = bench.store.begin

    def begin(*given: Any, **said: Any) -> tuple[str, int]:
        begun = kept(*given, **said)
        bench.manager.delete_turn(conversation, 1)
        return begun

    bench.store.begin = begin  # type: ignore[method-assign]
    failed = [event for event in again if isinstance(event, Failed)]
    assert [event.message for event in failed] == ["There is no turn 1 in this conversation."]
    assert not bench.store.pictures.all(conversation)
    assert not files(bench)
