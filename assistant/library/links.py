"""Which pictures of a folder others come to by links: they are known by their real paths, until that folder leaves."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache

from assistant.library.scan import Scan
from assistant.library.store import File, LibraryStore


def by_links(store: LibraryStore, folder: bytes) -> dict[bytes, dict[File, bytes]]:
    """For each other folder that comes to pictures of this one: they as that one knows them, with their real paths.

    Walks the other folders as the next index run would without this one.
    """
    lying = {file.path: file for file in store.files_in(folder)}
    found: dict[bytes, dict[File, bytes]] = {}
    real = cache(os.path.realpath)
    for other in (each for each, _ in store.folders() if lying and each != folder):
        apart = [each for each in store.elsewhere(other) if each != folder]
        for seen in Scan(other, apart).files():
            above, name = os.path.split(seen.path)
            linked = os.path.islink(seen.path)  # noqa: PTH114 - bytes
            place = os.path.realpath(seen.path) if linked else os.path.join(real(above), name)  # noqa: PTH118
            if place in lying and place != seen.path:
                found.setdefault(other, {})[replace(lying[place], path=seen.path)] = place
    return found
