"""From a token to an existing file or folder that may be attached. Only looks; never reads more than a file's head."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from assistant.media.sniff import Kind, kind_of_file

_DRIVE = re.compile(r"([A-Za-z]):[\\/](.*)", re.DOTALL)
_FILE_URI = re.compile(r"file:(?://(?P<host>[^/]*))?(?P<path>/.*)", re.DOTALL | re.IGNORECASE)
_LOOKALIKE_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})
_LONGEST = 4096
"""Bytes of a path that the kernel takes (PATH_MAX)."""


@dataclass(frozen=True, slots=True)
class Target:
    path: str
    folder: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where relative names are looked up."""

    cwd: str

    def all_targets(self, tokens: Iterable[str]) -> list[Target]:
        """A target for each token, or an empty list if any of them is none."""
        found: list[Target] = []
        for token in tokens:
            target = self.target(token)
            if target is None:
                return []
            found.append(target)
        return found

    def target(self, token: str) -> Target | None:
        """The picture, sound, text or folder that a token names, or None."""
        for path in spellings(token):
            absolute = self._absolute(path)
            mode = mode_of(absolute)
            # A bare word that happens to name a folder is a word.
            if stat.S_ISDIR(mode) and "/" in path:
                return Target(absolute, True)
            if stat.S_ISREG(mode) and _attachable(kind_of_file(absolute), path):
                return Target(absolute, False)
        return None

    def exists(self, token: str) -> str:
        """The first spelling of a token that exists as anything at all, or an empty string."""
        return next((path for path in spellings(token) if "/" in path and mode_of(self._absolute(path))), "")

    def _absolute(self, path: str) -> str:
        """Empty, which names nothing, for a relative path while the working folder is gone."""
        try:
            return path if path.startswith("/") else str(Path(self.cwd, path).absolute())
        except OSError:
            return ""


def _attachable(kind: Kind, path: str) -> bool:
    """A bare word that happens to name a text, such as a Makefile, is a word."""
    return kind in (Kind.PICTURE, Kind.AUDIO) or (kind is Kind.TEXT and ("/" in path or "." in path.strip(".")))


def spellings(token: str) -> Iterator[str]:
    """The paths that a token may mean, the most literal first."""
    try:
        path = _local_path(token)
        longer = len(os.fsencode(path)) > _LONGEST
    except UnicodeEncodeError:
        # What the file system cannot say (LC_ALL=C in Python's other mode) names no file.
        return
    if not path or "\0" in path or longer:
        return
    yield path
    tries = {path}
    # macOS puts no-break spaces into screenshot names and stores decomposed accents.
    plain = path.translate(_LOOKALIKE_SPACES)
    for variant in (plain, *(unicodedata.normalize(form, p) for p in (path, plain) for form in ("NFC", "NFD"))):
        if variant not in tries:
            tries.add(variant)
            yield variant


def _local_path(token: str) -> str:
    """A token without `file://`, `~` and a drive letter; empty for an address that is not on this machine."""
    token = token.removeprefix("<").removesuffix(">") if token.startswith("<file:") else token
    if token.lower().startswith("file:"):
        return _path_of_uri(token)
    if token.startswith("~/"):
        return str(Path.home()) + token[1:]
    drive = _DRIVE.fullmatch(token)
    if drive:
        return f"/mnt/{drive[1].lower()}/" + drive[2].replace("\\", "/")
    return token


def _path_of_uri(uri: str) -> str:
    """The local path of a `file:` address, with everything after the host taken literally."""
    match = _FILE_URI.fullmatch(uri)
    if match is None or not _is_here(match["host"] or ""):
        return ""
    return os.fsdecode(unquote_to_bytes(os.fsencode(match["path"])))


def _is_here(host: str) -> bool:
    return host in ("", "localhost") or host == os.uname().nodename


def mode_of(path: str) -> int:
    """The file's mode bits, 0 if there is no such file or its folder may not be entered. Links are followed."""
    try:
        return os.stat(path).st_mode  # noqa: PTH116 - Path would refuse surrogates differently
    except (OSError, ValueError):
        return 0
