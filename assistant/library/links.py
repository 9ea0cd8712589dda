"""Which pictures of a folder others come to by links: they are known by their real paths, until that folder leaves."""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from dataclasses import replace
from functools import cache

from assistant.api import Progress
from assistant.api.language import Bilingual
from assistant.library.scan import Scan
from assistant.library.store import File, LibraryStore

_TASK = Bilingual("looking for links", "查找链接")
_UNIT = Bilingual("files", "个文件")
_TELL_S = 1.0


def by_links(store: LibraryStore, folder: bytes) -> Generator[Progress, None, dict[bytes, dict[File, bytes]]]:
    """For each other folder that comes to pictures of this one: they as that one knows them, with their real paths.

    Walks the other folders as the next index run would without this one, and says how far it is. Nothing is written.
    """
    count, told = 0, time.monotonic()
    lying = {file.path: file for file in store.files_in(folder)}
    found: dict[bytes, dict[File, bytes]] = {}
    real = cache(os.path.realpath)
    for other in (each for each, _ in store.folders() if lying and each != folder):
        apart = [each for each in store.elsewhere(other) if each != folder]
        for seen in Scan(other, apart).walk():
            if time.monotonic() - told >= _TELL_S:
                yield Progress(_TASK, count, unit=_UNIT)
                told = time.monotonic()
            if seen is None:
                continue
            count += 1
            above, name = os.path.split(seen.path)
            linked = os.path.islink(seen.path)  # noqa: PTH114 - bytes
            place = os.path.realpath(seen.path) if linked else os.path.join(real(above), name)  # noqa: PTH118
            if place in lying and place != seen.path:
                found.setdefault(other, {})[replace(lying[place], path=seen.path)] = place
    return found
