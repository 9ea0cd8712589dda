"""What the library has more than once: files with the same bytes, and pictures that look nearly the same."""

from __future__ import annotations

import os
from collections import defaultdict

from assistant.api import Duplicates
from assistant.library.looks import Looks
from assistant.library.store import File, LibraryStore

MOST = 20_000
"""Contents that all others are held against, a minute or less; what looks like none of them stands alone."""


def duplicates_in(store: LibraryStore) -> list[Duplicates]:
    """The groups, those with the most files first. Files that are gone are in none."""
    leaders = Looks(MOST)
    alike: dict[str, list[str]] = {}
    firsts: list[str] = []
    for file in store.contents():
        size = (file.width, file.height)
        same = leaders.like(file.look, size)
        if same is not None:
            alike[firsts[same]].append(file.digest)
            continue
        if len(firsts) < MOST:
            leaders.add(file.look, size, len(firsts))
            firsts.append(file.digest)
        alike[file.digest] = [file.digest]
    copied = store.copied()
    wanted = {digest for group in alike.values() if len(group) > 1 or group[0] in copied for digest in group}
    files = store.with_digests(sorted(wanted))
    found = [_group([files.get(digest, []) for digest in group]) for group in alike.values() if group[0] in wanted]
    several = [group for group in found if len(group.paths) > 1]
    return sorted(several, key=lambda group: (-len(group.paths), group.paths))


def _group(contents: list[list[File]]) -> Duplicates:
    there: dict[tuple[int, str], list[str]] = defaultdict(list)
    for file in (file for same in contents for file in same):
        if os.path.exists(file.path):  # noqa: PTH110 - bytes
            there[-file.width * file.height, file.digest].append(os.fsdecode(file.path))
    return Duplicates(tuple(tuple(paths) for _, paths in sorted(there.items())))
