"""A host that cannot start, or cannot go on: one sentence that names the cause, and a cure."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.api.errors import AssistantError, HostProblem
from assistant.api.events import Failed, TextDelta
from assistant.host.client import HostClient
from assistant.host.protocol import TurnRequest
from assistant.host.start import HostOptions, ensure_host, running
from assistant.host.stop import stop_host
from assistant.paths import HOME_VARIABLE, Paths
from tests.unit.host.hosts import new_home, turn_of, until


@pytest.fixture
def place() -> Iterator[Paths]:
    with new_home() as place:
        yield place


def refusal(options: HostOptions | None = None) -> AssistantError:
    with pytest.raises(AssistantError) as refused:
        ensure_host(options)
    assert "Traceback" not in str(refused.value)
    assert refused.value.hint
    return refused.value


def database(path: Path, version: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={version}")
    connection.close()


def test_an_unknown_setting_is_named_with_its_file_and_the_known_ones(place: Paths) -> None:
    place.settings.write_text('profil = "pocket"\n')
    message = str(refusal())
    assert "The setting 'profil' is wrong: there is no such setting." in message
    assert str(place.settings) in message
    assert "profile, models, " in message
    place.settings.unlink()
    assert ensure_host() == place.socket


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"profile =", "is not valid TOML"),
        (b"\xff", "is not valid TOML"),
        (b'memory_gb = "much"', "'memory_gb' is wrong"),
    ],
)
def test_settings_that_cannot_be_read_are_refused(place: Paths, text: bytes, said: str) -> None:
    place.settings.write_bytes(text)
    assert said in str(refusal())


def test_an_unknown_profile_is_refused_with_the_known_ones(place: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_PROFILE", "gigantic")
    message = str(refusal())
    assert "The setting 'profile' is wrong: it must be 'auto', 'pocket'" in message


@pytest.mark.parametrize("name", ["conversations", "library"])
def test_a_database_from_a_newer_version_is_left_as_it_is(place: Paths, name: str) -> None:
    file: Path = getattr(place, name)
    database(file, 99)
    before = file.read_bytes()
    message = str(refusal())
    assert f"{file} was written by a newer version of this program. Update the program" in message
    assert file.read_bytes() == before


def test_damaged_conversations_are_left_as_they_are(place: Paths) -> None:
    place.data.mkdir()
    place.conversations.write_bytes(b"no database " * 1000)
    assert f"{place.conversations} is damaged or is no database" in str(refusal())
    assert place.conversations.read_bytes() == b"no database " * 1000


def test_a_damaged_library_is_set_aside_because_it_can_be_made_again(place: Paths) -> None:
    place.data.mkdir()
    place.library.write_bytes(b"no database " * 1000)
    with HostClient(ensure_host()) as client:
        assert client.get("/library")["pictures"] == 0
    assert [file.read_bytes() for file in place.data.glob("library.sqlite3.damaged-*")] == [b"no database " * 1000]


def test_a_home_that_is_a_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv(HOME_VARIABLE, str(file))
    assert refusal().message.startswith(f"The host cannot write to {file}")
    assert "ASSISTANT_HOME" in refusal().hint


def test_a_home_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not even root can make a folder here.
    monkeypatch.setenv(HOME_VARIABLE, "/proc/assistant")
    assert refusal().message.startswith("The host cannot write to /proc/assistant")


def test_a_socket_in_a_folder_of_somebody_else_is_not_trusted(place: Paths) -> None:
    if os.geteuid() == 0:
        place.runtime.mkdir()
        os.chown(place.runtime, 65534, 65534)
    else:
        place.runtime.symlink_to("/usr")
    assert "belongs to another user" in refusal().message


def test_a_broken_plugin_does_not_keep_the_host_from_starting(place: Paths) -> None:
    (place.plugins / "broken.py").write_text("raise RuntimeError('kaputt')")
    with HostClient(ensure_host()) as client:
        problems = client.get("/status")["problems"]
        assert [problem["package"].split()[0] for problem in problems] == ["broken"]
        assert "RuntimeError: kaputt" in problems[0]["message"]
        assert str(place.plugins / "broken.py") in problems[0]["hint"]
        assert "mischief" in client.get("/status")["plugins"]


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of 1 MiB, where this user may mount one."""
    folder = Path(tempfile.mkdtemp(prefix="d", dir="/tmp"))
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("needs the right to mount a small file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
    shutil.rmtree(folder, ignore_errors=True)


def fill(folder: Path) -> Path:
    file = folder / "fill"
    with file.open("wb", buffering=0) as target:
        try:
            while target.write(b"\0" * 4096):
                pass
        except OSError:
            return file
    raise AssertionError("the disk takes everything")


def test_a_full_disk_is_said_and_the_conversation_goes_on_when_there_is_room(small_disk: Path) -> None:
    with new_home(str(small_disk)) as place:
        with HostClient(ensure_host()) as client:
            conversation = next(iter(client.turn(TurnRequest("hello")))).conversation  # type: ignore[union-attr]
            filled = fill(small_disk)
            events = list(client.turn(TurnRequest("are you there?", conversation)))
            failed = next(event for event in events if isinstance(event, Failed))
            assert failed.message.startswith("The disk is full")
            assert "Free some space" in failed.hint
            filled.unlink()
            events = list(client.turn(TurnRequest("and now?", conversation)))
            assert any(isinstance(event, TextDelta) for event in events)
            said = [turn["text"] for turn in client.get(f"/conversations/{conversation}")["turns"]]
            assert said == ["hello", "and now?"]
        stop_host(place)


def test_a_disk_that_fills_in_the_middle_of_an_answer_leaves_no_turn_running(small_disk: Path) -> None:
    with new_home(str(small_disk)) as place:
        with HostClient(ensure_host()) as client:
            answering = client.turn(TurnRequest("go", action="tick"))
            conversation = next(answering).conversation  # type: ignore[union-attr]
            until(lambda: "tick" in turn_of(client, conversation)["answer"], "something to be saved")
            filled = fill(small_disk)
            events = list(answering)
            said = "".join(event.text for event in events if isinstance(event, TextDelta))
            assert next(event for event in events if isinstance(event, Failed)).message.startswith("The disk is full")
            filled.unlink()
            assert client.get("/conversations")[0]["id"] == conversation
            turn = turn_of(client, conversation)
            assert turn["status"] == "failed"
            assert turn["answer"].endswith(said[-20:])
            assert list(client.turn(TurnRequest("hello", conversation)))[-1].status == "done"  # type: ignore[union-attr]
        stop_host(place)


def test_a_host_does_not_start_on_a_full_disk(small_disk: Path) -> None:
    with new_home(str(small_disk)) as place:
        fill(small_disk)
        problem = refusal()
        assert isinstance(problem, HostProblem)
        assert "disk is full" in str(problem) or "No space left" in str(problem)
        (small_disk / "fill").unlink()
        ensure_host()
        assert running(place) is not None
        stop_host(place)


def test_a_read_only_home_is_named(small_disk: Path) -> None:
    with new_home(str(small_disk)):
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        message = str(refusal())
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert "The host cannot write to" in message
    assert "Read-only file system" in message
