"""Tells when something changes in folders where an index run would look. Only that: what it was is for the run to find
out."""

from __future__ import annotations

import os
import stat
from collections.abc import Generator, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from assistant.api import BadInput
from assistant.api.language import Bilingual
from assistant.library import ignore
from assistant.library.filters import lies_in
from assistant.library.scan import OTHER_ENDINGS, Scan, left_out
from assistant.media.names import shown_place

if TYPE_CHECKING:
    from watchfiles._rust_notify import RustNotify

_LOOK_MS = 500
"""How long one look lasts at most: the watching can end after each."""
_SETTLED_MS = 1000
"""Changes that come in a row, such as a copied folder, are told once; after so long at the latest."""
_STEP_MS = 50
"""So long nothing more must come for a row of changes to be over."""
_LOOKED_AT = 50
"""Folders of one look that are asked about; where more have changes, one of them will matter."""
_JOURNALS = (b"-journal", b"-wal", b"-shm")
"""What SQLite writes beside each database."""
_DELETED = 3
"""What watchfiles calls a deletion."""


def changes(folders: Sequence[bytes]) -> Generator[bool]:
    """True when something changed below the folders, False about twice a second otherwise. Close it to end it.

    What no walk comes to is not told: in a home folder it changes all the time, not least by the program itself.
    A folder that is away is waited for; that it went or came is a change. Watching begins at the first `next`. Raises
    BadInput if no folder is there, and for what is no folder or cannot be watched.
    """
    there, again = _there(folders), False
    for folder in folders:
        if folder not in there and (not there or os.path.lexists(folder)):
            place = shown_place(os.fsdecode(folder))
            raise BadInput(
                Bilingual(f"There is no folder {place}.", f"没有文件夹 {place}。"),
                Bilingual("Only folders can be watched.", "只能监视文件夹。"),
            )
    while True:
        with _watcher(folders) as watcher:
            if again:
                yield True
            while not (again := _gone(told := _told(watcher), there) or _there(folders) != there):
                yield _matters(told, folders)
        there = _there(folders)


def _there(folders: Sequence[bytes]) -> dict[bytes, tuple[int, int]]:
    """Which folders are there, with device and inode: the system's notifications follow these and not the path."""
    found = {}
    for folder in folders:
        with suppress(OSError):
            facts = os.stat(folder)  # noqa: PTH116 - bytes
            if stat.S_ISDIR(facts.st_mode):
                found[folder] = facts.st_dev, facts.st_ino
    return found


def _watcher(folders: Sequence[bytes], tries: int = 3) -> RustNotify:
    """The system's notifications for what of the folders is there. Changes that come between two looks wait for the
    next one."""
    from watchfiles._rust_notify import RustNotify

    names = [os.fsdecode(folder) for folder in _there(folders)]
    try:
        return RustNotify(names, debug=False, force_polling=False, poll_delay_ms=0, recursive=True,
                          ignore_permission_denied=True)  # fmt: skip
    except (OSError, UnicodeError) as error:
        if isinstance(error, FileNotFoundError) and tries > 1:  # it went meanwhile
            return _watcher(folders, tries - 1)
        hint = Bilingual(
            "On Linux, raise the limit: sysctl fs.inotify.max_user_watches=1000000",
            "在 Linux 上请提高上限：sysctl fs.inotify.max_user_watches=1000000",
        )
        raise BadInput(
            Bilingual(f"The folders cannot be watched: {error}.", f"无法监视这些文件夹：{error}。"), hint
        ) from None


def _told(watcher: RustNotify) -> set[tuple[int, str]]:
    """What one look told: kinds of changes, and paths."""
    from watchfiles._rust_notify import WatchfilesRustInternalError

    try:
        told = watcher.watch(_SETTLED_MS, _STEP_MS, _LOOK_MS, None)
    except WatchfilesRustInternalError:
        # A name that is no text cannot be told to Python, but something did change.
        return {(0, "")}
    return told if isinstance(told, set) else set()


def _matters(told: Iterable[tuple[int, str]], folders: Sequence[bytes]) -> bool:
    """Whether anything of it is where an index run looks."""
    ways: dict[bytes, bool] = {}
    for _, path in told:
        place = os.fsencode(path)
        above, name = os.path.split(place)
        if left_out(name) and name != ignore.NAME and place not in folders:
            continue
        if name.lower().endswith((*OTHER_ENDINGS, *_JOURNALS)) and os.path.isfile(place):  # noqa: PTH113 - bytes
            continue
        if above not in ways:
            ways[above] = len(ways) >= _LOOKED_AT or _comes_to(above, folders)
        if ways[above]:
            return True
    return False


def _comes_to(folder: bytes, roots: Sequence[bytes]) -> bool:
    """Whether the walk of a root comes to a folder. One that lies in none may do so by another name."""
    around = [root for root in roots if lies_in(folder, root)]
    return not around or folder in roots or any(Scan(root).way_to(folder) is not None for root in around)


def _gone(told: set[tuple[int, str]], folders: Iterable[bytes]) -> bool:
    """Whether one of the folders itself was deleted: a new one in its place may get the same inode."""
    return any((_DELETED, os.fsdecode(folder)) in told for folder in folders)
