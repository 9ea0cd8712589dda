"""One folder, one name: on a disk that takes "Pictures" and "pictures" for the same, and where a folder is mounted
twice, a folder has several paths, and links have no part in it. The library knows it by the first."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable


def known_as(path: bytes, folders: Iterable[bytes]) -> bytes:
    """The path by which a place is known that lies in one of the folders, or is one; else as it is.

    What is not there is known by the innermost folder around it that is.
    """
    names = list(folders)
    known = {identity: folder for folder in reversed(names) if (identity := identity_of(folder))}
    place, rest = path, b""
    while known:
        if place in names:
            return path
        if (identity := identity_of(place)) in known:
            return os.path.join(known[identity], rest) if rest else known[identity]  # noqa: PTH118 - bytes
        above, name = os.path.split(place)
        if above == place:
            break
        place, rest = above, os.path.join(name, rest) if rest else name  # noqa: PTH118 - bytes
    return path


def identity_of(folder: bytes) -> tuple[int, int] | None:
    """Device and inode of a folder; None for what is none or cannot be looked at."""
    with contextlib.suppress(OSError, ValueError):
        facts = os.stat(folder)  # noqa: PTH116 - bytes
        if stat.S_ISDIR(facts.st_mode):
            return facts.st_dev, facts.st_ino
    return None
