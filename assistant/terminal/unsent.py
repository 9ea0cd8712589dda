"""Where what is written and not asked lies while a chat lives and until its conversation is opened again.

Belongs here: the files. What goes into them and comes back is `keeping.py`. They are the terminal's, not the host's: a
chat also ends because the host is gone.
"""

from __future__ import annotations

import base64
import errno
import json
import logging
import os
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import Any

from assistant.host.protocol import File
from assistant.paths import paths
from assistant.terminal.queue import Wanted

_LOG = logging.getLogger(__name__)
_WHOLE, _FRESH, _BAD = ".json", ".new", ".bad"
_LOCK = ".lock"
"""Of the folder. Descriptors are locked that may be written: others cannot be on NFS, see flock(2)."""
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP)
"""What a file system says that has none."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """One question, with the fields of `Wanted`; `sent` says whether it waited for its answer."""

    text: str
    files: tuple[File, ...] = ()
    spoken: bool = False
    action: str = ""
    instead: int | None = None
    sent: bool = False

    @classmethod
    def of(cls, wanted: Wanted) -> Unsent:
        return cls(wanted.text, wanted.files, wanted.spoken, wanted.action, wanted.instead, sent=True)


class Kept:
    """The file of one chat for one conversation; an empty id is one that has not begun. It is locked for as long as the
    chat lives, and the system lets go of it however the chat ends: what nobody holds is there to be taken."""

    def __init__(self, conversation: str) -> None:
        self._file = paths().unsent(conversation).with_suffix(f".{uuid.uuid4().hex}{_WHOLE}")
        self._held: int | None = None

    def write(self, left: Sequence[Unsent]) -> None:
        """What was written before stays until the new file is whole and on the disk. Raises OSError."""
        if not left:
            self._remove()
            return
        folder, fresh = self._file.parent, self._file.with_suffix(_FRESH)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(folder):
            held = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                _lock(held, LOCK_EX | LOCK_NB)
                with open(held, "w", encoding="ascii", closefd=False) as target:
                    json.dump([_values(each) for each in left], target)
                os.fsync(held)
                fresh.replace(self._file)
            except BaseException:
                fresh.unlink(missing_ok=True)
                os.close(held)
                raise
            self.close()
            self._held = held

    def close(self) -> None:
        """Lets go of the file, which stays."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _remove(self) -> None:
        if self._held is not None:
            _remove(self._file)
            self.close()


class Taken:
    """A file that a chat left when it ended, held by this chat until it has written its own."""

    def __init__(self, file: Path, held: int) -> None:
        self._file, self._held = file, held
        self.left: Path | None = None
        """Where it stays if it cannot be read."""

    def read(self) -> Sequence[Unsent]:
        """Nothing of a file that cannot be read."""
        try:
            return list(_read(self._file))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            _LOG.exception("What was not asked could not be read")
            self.left = self._file.with_suffix(_BAD)
            return ()

    def remove(self) -> None:
        """Lets go of it; what could not be read is put aside. Raises OSError."""
        if self.left is None:
            _remove(self._file)
        else:
            self._file.replace(self.left)
        os.close(self._held)


def take(conversation: str) -> Sequence[Taken]:
    """What ended chats left for a conversation, the oldest first: of two chats that look, one gets it. What a chat was
    writing when it was killed is removed."""
    names = paths().unsent(conversation)
    try:
        with _alone(names.parent):
            files = [file for file in names.parent.glob(f"{names.name}.*") if file.suffix in (_WHOLE, _FRESH)]
            return [Taken(file, held) for file in sorted(files, key=_age) if (held := _hold(file)) is not None]
    except FileNotFoundError:
        return ()
    except OSError:
        _LOG.exception("What was not asked could not be taken")
        return ()


def _age(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _hold(file: Path) -> int | None:
    """A descriptor that holds a whole file, if it is still there and nobody else does."""
    try:
        held = os.open(file, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        _lock(held, LOCK_EX | LOCK_NB)
    except OSError:
        os.close(held)
        return None
    if file.suffix == _WHOLE:
        return held
    os.close(held)
    file.unlink(missing_ok=True)
    return None


def _remove(file: Path) -> None:
    """Who looks for files meanwhile finds it whole or not at all. Raises OSError."""
    with suppress(FileNotFoundError), _alone(file.parent):
        file.unlink()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else takes or replaces a file in it meanwhile. Raises OSError."""
    held = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(held, LOCK_EX)
        yield
    finally:
        os.close(held)


def _lock(held: int, how: int) -> None:
    """Where there are no locks it is better to keep what is written without one. Raises OSError."""
    try:
        flock(held, how)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise


def _read(file: Path) -> Iterable[Unsent]:
    for each in json.loads(file.read_text("ascii")):
        files = tuple(
            File(str(one["path"]), base64.b64decode(one["data"]), str(one["name"])) for one in each.pop("files")
        )
        yield Unsent(**each, files=files)


def _values(each: Unsent) -> dict[str, Any]:
    files = [
        {
            "path": str(Path(file.path).absolute()) if file.path else "",
            "data": base64.b64encode(file.data).decode("ascii"),
            "name": file.name,
        }
        for file in each.files
    ]
    return {**asdict(each), "files": files}
