"""What is not asked survives whatever ends a chat, and of two chats one gets it."""

from __future__ import annotations

import errno
import fcntl
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import flock
from pathlib import Path

import pytest

from assistant.host.protocol import File
from assistant.terminal import unsent
from assistant.terminal.unsent import Kept, Unsent, take

_KILLED = """
import os, signal
from assistant.terminal.unsent import Kept, Unsent
kept = Kept("one")
kept.write([Unsent("first", sent=True)])
kept.write([Unsent("first", sent=True), Unsent("half a")])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    return tmp_path / "data" / "unsent"


@contextmanager
def full_disk() -> Iterator[None]:
    """No file takes another byte."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def texts(conversation: str) -> list[str]:
    return [each.text for file in take(conversation) for each in file.read()]


def kept_in(place: Path) -> list[str]:
    """The names of all files but the lock of the folder."""
    return [file.name for file in place.iterdir() if file.name != ".lock"]


def test_a_killed_chat_leaves_what_it_kept_last() -> None:
    assert subprocess.run([sys.executable, "-c", _KILLED], check=False).returncode == -9
    assert texts("two") == []
    (taken,) = take("one")
    assert taken.read() == [Unsent("first", sent=True), Unsent("half a")]
    assert take("one") == [], "another chat does not get it too"
    taken.remove()


def test_what_a_living_chat_keeps_is_its_own_until_it_lets_go(place: Path) -> None:
    kept = Kept("")
    kept.write([Unsent("mine", (File(data=b"\x00\xff", name="pasted.png"),))])
    assert take("") == []
    kept.write([Unsent("mine still")])
    assert take("") == [], "nor after it was written again"
    kept.close()
    (taken,) = take("")
    assert taken.read() == [Unsent("mine still")]
    taken.remove()
    assert kept_in(place) == []


def test_a_full_disk_costs_nothing_that_was_kept_and_leaves_nothing_half(place: Path) -> None:
    kept = Kept("one")
    kept.write([Unsent("before")])
    with full_disk(), pytest.raises(OSError, match="large"):
        kept.write([Unsent("after")])
    assert len(kept_in(place)) == 1
    kept.close()
    assert texts("one") == ["before"]


def test_what_was_being_written_when_a_chat_was_killed_is_removed(place: Path) -> None:
    place.mkdir(parents=True)
    (place / "new.some-chat.new").write_text("")
    (place / "new.other-chat.json").write_text('[{"text": "whole", "files": []}]')
    assert texts("") == ["whole"]
    assert kept_in(place) == ["new.other-chat.json"]


@pytest.mark.parametrize("text", ["", "[1]", '[{"text": "half', '[{"files": []}]', '[{"text": "x", "files": [{}]}]'])
def test_what_cannot_be_read_is_put_aside(place: Path, text: str) -> None:
    place.mkdir(parents=True)
    (place / "one.some-chat.json").write_text(text)
    (taken,) = take("one")
    assert list(taken.read()) == []
    taken.remove()
    assert taken.left == place / "one.some-chat.bad"
    assert taken.left.read_text() == text
    assert take("one") == []
    assert kept_in(place) == ["one.some-chat.bad"], "it stays, also when one looks again"


def _as_on_nfs(held: int, how: int) -> None:
    """There `flock` is a lock of the server, for which the descriptor must be open for writing."""
    if fcntl.fcntl(held, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    flock(held, how)


def test_what_is_written_in_a_home_on_the_network_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsent, "flock", _as_on_nfs)
    kept = Kept("one")
    kept.write([Unsent("first")])
    kept.write([Unsent("far away")])
    assert take("one") == [], "a living chat has it"
    kept.close()
    (taken,) = take("one")
    assert taken.read() == [Unsent("far away")]
    assert take("one") == []
    taken.remove()
    assert texts("one") == []


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_where_a_file_system_has_no_locks_it_is_kept_all_the_same(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refused(held: int, how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(unsent, "flock", refused)
    kept = Kept("one")
    kept.write([Unsent("kept")])
    kept.close()
    (taken,) = take("one")
    assert taken.read() == [Unsent("kept")]
    taken.remove()
    assert texts("one") == []


_PASSING = """
from assistant.terminal.unsent import Kept, Unsent
for each in range(300):
    other = Kept("one")
    other.write([Unsent("passing")])
    other.write([])
"""


def test_what_others_remove_meanwhile_costs_nothing() -> None:
    kept = Kept("one")
    kept.write([Unsent("mine")])
    kept.close()
    with subprocess.Popen([sys.executable, "-c", _PASSING]) as other:
        while other.poll() is None:
            found = take("one")
            assert [each.text for file in found for each in file.read() if each.text == "mine"] == ["mine"]
            for file in found:
                os.close(file._held)
    assert other.returncode == 0
