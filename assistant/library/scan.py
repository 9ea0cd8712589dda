"""Walks folders for files that may be pictures. Only looks at names and sizes; opens nothing."""

from __future__ import annotations

import contextlib
import os
import stat
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from assistant.api import BadInput
from assistant.api.language import Bilingual
from assistant.library import ignore
from assistant.library.filters import below, lies_in
from assistant.library.pseudo import pseudo_devices
from assistant.library.stamp import stamp
from assistant.refusals import why

IGNORED_FOLDERS = frozenset({b"__pycache__", b"node_modules", b"$RECYCLE.BIN", b"System Volume Information", b"@eaDir"})
PICTURE_ENDINGS = (b".jpg", b".jpeg", b".png", b".webp", b".gif", b".bmp", b".tif", b".tiff", b".avif", b".heic")
"""Files that claim to be pictures; one that is none is reported. Files with other endings are judged by their bytes."""
_OTHER = (
    b".txt .md .json .xml .html .css .js .py .c .h .pdf .zip .gz .doc .docx .xls .xlsx .ppt .pptx .mp3 .wav .flac"
    b" .mp4 .mov .mkv .avi .sqlite3 .db .log .csv .toml .yaml .yml .ini .svg .xmp .aae .thm .lnk .exe .dll .so"
)
_FILMS = b".mp4 .mov .mkv .avi .m4v .webm .mts .m2ts .3gp .wmv .mpg .mpeg"
_RAW = b".nef .nrw .cr2 .cr3 .crw .arw .srf .sr2 .dng .orf .rw2 .raf .pef .srw .raw .3fr .iiq .x3f"
MISSED_ENDINGS = frozenset((_FILMS + b" " + _RAW).split())
"""Films, and raw pictures as cameras write them: people may look for these in the library, which has none of them."""
_IRREGULAR = Bilingual("It is no regular file, or a link to nothing.", "它不是普通文件，或是指向不存在文件的链接。")
_NO_RULES = Bilingual("It is no regular file, so it leaves nothing out.", "它不是普通文件，因此没有排除任何内容。")
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


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to walk, with the ignore rules from above it and the device of the folder that it was found in."""

    path: bytes
    rules: tuple[ignore.Rules, ...] = ()
    above: int | None = None


@dataclass(slots=True)
class Scan:
    """One walk. `unreadable` lists what could not be looked at, and why: nothing at or below it is known to be gone.

    `apart` are folders with files of their own, wherever they lie; `rules` what is ignored from above the root.
    `passed` gets the paths of files that are not opened, since their endings are of other kinds.
    `devices` gets the numbers (`st_dev`) of the root and of every file system that begins below it.
    """

    root: bytes
    apart: Collection[bytes] = ()
    rules: tuple[ignore.Rules, ...] = ()
    unreadable: list[tuple[bytes, str]] = field(default_factory=list)
    passed: list[bytes] = field(default_factory=list)
    devices: dict[bytes, int] = field(default_factory=dict)
    _met: set[tuple[int, int]] = field(default_factory=set)
    _links: deque[_Folder] = field(default_factory=deque)
    _linked: list[tuple[Seen, os.stat_result]] = field(default_factory=list)

    def files(self) -> Iterator[Seen]:
        """Regular files at or below the root, each real folder once, hidden and ignored ones not, by name."""
        return (seen for seen in self.walk() if seen is not None)

    def walk(self) -> Iterator[Seen | None]:
        """The same, with None for each folder, and for each entry that is held against patterns, so that a walk
        which finds nothing for long can be left.

        Links come when everything real is done: what can be reached without one is known by that path.
        """
        try:
            facts = os.stat(self.root)  # noqa: PTH116
        except OSError as error:
            self.unreadable.append((self.root, unread(error)))
            return
        if stat.S_ISREG(facts.st_mode):
            yield Seen(self.root, *stamp(facts))
            return
        for folder in self.apart:
            with contextlib.suppress(OSError):
                self._first_met(os.stat(folder))  # noqa: PTH116
        # The root under another name is still the root: else each would leave all to the other.
        self._met.discard((facts.st_dev, facts.st_ino))
        yield from self._walked(pseudo_devices())
        yield from (seen for seen, facts in self._linked if self._first_met(facts))

    def _walked(self, pseudo: Collection[int]) -> Iterator[Seen | None]:
        """All but links to files."""
        waiting = [_Folder(self.root, self.rules)]
        while waiting or self._links:
            yield None
            folder = waiting.pop() if waiting else self._links.popleft()
            try:
                facts = os.stat(folder.path)  # noqa: PTH116
                if facts.st_dev in pseudo or not self._first_met(facts):
                    continue
                with os.scandir(folder.path) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self.unreadable.append((folder.path, unread(error)))
                continue
            if facts.st_dev != folder.above:
                self.devices[folder.path] = facts.st_dev
            rules = folder.rules
            if any(entry.name == ignore.NAME for entry in listed):
                rules = (*rules, *self._rules(folder.path))
            inside = _Folder(folder.path, rules, facts.st_dev)
            folders: list[_Folder] = []
            yield from self._listed(listed, inside, folders)
            waiting.extend(reversed(folders))

    def way_to(self, folder: bytes) -> tuple[ignore.Rules, ...] | None:
        """The ignore rules from above a folder below the root; None if the walk does not come there."""
        place, rules = self.root, self.rules
        for name in folder[len(below(self.root)[0]) :].split(b"/"):
            if os.path.lexists(os.path.join(place, ignore.NAME)):  # noqa: PTH118 - bytes
                rules = (*rules, *self._rules(place))
            place = os.path.join(place, name)  # noqa: PTH118 - bytes
            if left_out(name) or ignore.ignored(rules, place, True):
                return None
        return rules

    def _leads_elsewhere(self, link: bytes) -> bool:
        """Whether what a link leads to is met by the walk of another folder."""
        place = os.path.realpath(link)
        meets = {self.root}
        for folder in self.apart:
            inside = place.removeprefix(below(folder)[0])
            if inside != place and not any(map(left_out, inside.split(b"/"))):
                meets.add(folder)
        return max((folder for folder in meets if lies_in(place, folder)), key=len, default=self.root) != self.root

    def _first_met(self, facts: os.stat_result) -> bool:
        """Whether this file or folder was not met before, by whatever path."""
        identity = facts.st_dev, facts.st_ino
        known = identity in self._met
        self._met.add(identity)
        return not known

    def _rules(self, folder: bytes) -> list[ignore.Rules]:
        """Those of a folder's ignore file. One that cannot be read is told, and leaves nothing out."""
        path = os.path.join(folder, ignore.NAME)  # noqa: PTH118 - bytes
        try:
            facts = os.stat(path)  # noqa: PTH116
            if not stat.S_ISREG(facts.st_mode):
                self.unreadable.append((path, _NO_RULES))
                return []
            return [ignore.rules_of(folder, os.fsdecode(path))] if facts.st_size else []
        except BadInput as error:
            self.unreadable.append((path, Bilingual(error.said("en"), error.said("zh"))))
        except OSError as error:
            self.unreadable.append((path, unread(error)))
        return []

    def _listed(
        self, entries: list[os.DirEntry[bytes]], inside: _Folder, folders: list[_Folder]
    ) -> Iterator[Seen | None]:
        """The files of one folder; its folders are added to `folders`. What vanishes meanwhile is left out."""
        for entry in entries:
            name = entry.name.lower()
            if name.startswith(b"."):
                continue
            try:
                if inside.rules:
                    yield None  # many patterns take their time
                    if ignore.ignored(inside.rules, entry.path, entry.is_dir()):
                        continue
                if entry.is_symlink() and self._leads_elsewhere(entry.path):
                    continue
                if entry.is_dir():
                    if not left_out(entry.name):
                        kind = self._links if entry.is_symlink() else folders
                        kind.append(replace(inside, path=entry.path))
                elif entry.is_file():
                    if not name.endswith(OTHER_ENDINGS):
                        yield from self._file(entry)
                    elif missed(name):
                        self.passed.append(entry.path)
                elif name.endswith(PICTURE_ENDINGS):
                    self.unreadable.append((entry.path, _IRREGULAR))
            except FileNotFoundError:
                continue
            except OSError as error:
                if name.endswith(PICTURE_ENDINGS):
                    self.unreadable.append((entry.path, unread(error)))

    def _file(self, entry: os.DirEntry[bytes]) -> Iterator[Seen]:
        """A real file, two names of one too. A link waits for the end."""
        facts = entry.stat()
        seen = Seen(entry.path, *stamp(facts))
        if entry.is_symlink():
            self._linked.append((seen, facts))
        else:
            self._first_met(facts)
            yield seen


def left_out(name: bytes) -> bool:
    """Whether a folder of this name is never walked."""
    return name.startswith(b".") or name in IGNORED_FOLDERS


def missed(path: bytes) -> str:
    """The ending of a raw picture or a film, such as "NEF"; empty for other files."""
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122 - bytes
    return ending[1:].decode().upper() if ending in MISSED_ENDINGS else ""


def unread(error: OSError) -> Bilingual:
    """Why the system did not give what was asked for."""
    reason = why(error)
    return Bilingual(f"It cannot be read: {reason}.", f"无法读取：{reason.chinese}。")
