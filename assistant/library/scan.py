"""Walks folders for files that may be pictures. Only looks at names and sizes; opens nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.api import BadInput
from assistant.api.language import Bilingual
from assistant.library import ignore

IGNORED_FOLDERS = frozenset({b"__pycache__", b"node_modules", b"$RECYCLE.BIN", b"System Volume Information", b"@eaDir"})
PICTURE_ENDINGS = (b".jpg", b".jpeg", b".png", b".webp", b".gif", b".bmp", b".tif", b".tiff", b".avif", b".heic")
"""Files that claim to be pictures; one that is none is reported. Files with other endings are judged by their bytes."""
_OTHER = (
    b".txt .md .json .xml .html .css .js .py .c .h .pdf .zip .gz .doc .docx .xls .xlsx .ppt .pptx .mp3 .wav .flac"
    b" .mp4 .mov .mkv .avi .sqlite3 .db .log .csv .toml .yaml .yml .ini .svg .xmp .aae .thm .lnk .exe .dll .so"
)
_IRREGULAR = Bilingual("It is no regular file, or a link to nothing.", "它不是普通文件，或是指向不存在文件的链接。")
OTHER_ENDINGS = tuple(_OTHER.split())
"""Endings that are not opened at all: a sweep of a home folder must not read every file of it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One regular file. `modified` in nanoseconds."""

    path: bytes
    size: int
    modified: int

    @property
    def claims(self) -> bool:
        """Whether its name says that it is a picture."""
        return self.path.lower().endswith(PICTURE_ENDINGS)


@dataclass(slots=True)
class Scan:
    """One walk. `unreadable` lists what could not be looked at, and why: nothing at or below it is known to be gone."""

    root: bytes
    unreadable: list[tuple[bytes, str]] = field(default_factory=list)

    def files(self) -> Iterator[Seen]:
        """Regular files below the root, each real folder once, hidden and ignored ones not, by name."""
        try:
            facts = os.stat(self.root)  # noqa: PTH116
        except OSError as error:
            self.unreadable.append((self.root, unread(error)))
            return
        if stat.S_ISREG(facts.st_mode):
            yield Seen(self.root, facts.st_size, facts.st_mtime_ns)
            return
        visited: set[tuple[int, int]] = set()
        waiting: list[tuple[bytes, tuple[ignore.Rules, ...]]] = [(self.root, ())]
        while waiting:
            folder, rules = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
                facts = os.stat(folder)  # noqa: PTH116
            except OSError as error:
                self.unreadable.append((folder, unread(error)))
                continue
            if (facts.st_dev, facts.st_ino) in visited:
                continue
            visited.add((facts.st_dev, facts.st_ino))
            if any(entry.name == ignore.NAME for entry in listed):
                rules = (*rules, *self._rules(folder))
            folders: list[bytes] = []
            yield from self._listed(listed, folders, rules)
            waiting.extend((each, rules) for each in reversed(folders))

    def _rules(self, folder: bytes) -> list[ignore.Rules]:
        """Those of a folder's ignore file. One that cannot be read is told, and leaves nothing out."""
        path = os.path.join(folder, ignore.NAME)  # noqa: PTH118 - bytes
        try:
            facts = os.stat(path)  # noqa: PTH116
            empty = stat.S_ISREG(facts.st_mode) and facts.st_size == 0
            return [] if empty else [ignore.rules_of(folder, os.fsdecode(path))]
        except BadInput as error:
            self.unreadable.append((path, Bilingual(error.said("en"), error.said("zh"))))
        except OSError as error:
            self.unreadable.append((path, unread(error)))
        return []

    def _listed(
        self, entries: list[os.DirEntry[bytes]], folders: list[bytes], rules: tuple[ignore.Rules, ...]
    ) -> Iterator[Seen]:
        """The files of one folder; its folders are added to `folders`. What vanishes meanwhile is left out."""
        for entry in entries:
            name = entry.name.lower()
            if name.startswith(b"."):
                continue
            try:
                if rules and ignore.ignored(rules, entry.path, entry.is_dir()):
                    continue
                if entry.is_dir():
                    if entry.name not in IGNORED_FOLDERS:
                        folders.append(entry.path)
                elif entry.is_file():
                    if not name.endswith(OTHER_ENDINGS):
                        facts = entry.stat()
                        yield Seen(entry.path, facts.st_size, facts.st_mtime_ns)
                elif name.endswith(PICTURE_ENDINGS):
                    self.unreadable.append((entry.path, _IRREGULAR))
            except FileNotFoundError:
                continue
            except OSError as error:
                if name.endswith(PICTURE_ENDINGS):
                    self.unreadable.append((entry.path, unread(error)))


def unread(error: OSError) -> Bilingual:
    """Why the system did not give what was asked for."""
    return Bilingual(f"It cannot be read: {error.strerror}.", f"无法读取：{error.strerror}。")
