"""Tells files that were deleted from those whose drive is not there: an unmounted one leaves an empty folder behind."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping


def away(
    before: Mapping[bytes, int], devices: Mapping[bytes, int], known: Collection[bytes], seen: Collection[bytes],
    gone: Collection[bytes],
) -> dict[bytes, list[bytes]]:  # fmt: skip
    """The places that are away, each with those of the gone files that lie there.

    A place is away when nothing is left of what was known there, and it holds nothing at all or is on another device
    than before. Another device alone says little: a drive that is plugged in again may get another number. No file
    says little either: folders whose pictures were deleted are left, and an unmounted drive leaves none.

    `before` and `devices` are the devices by place as they were and as they are; `known` the files that the library
    knows, `seen` all that were met, `gone` those of the known ones that are to be forgotten.
    """
    found: dict[bytes, list[bytes]] = {}
    left = set(gone)
    # Deepest first: a folder is not away because a drive in it is.
    for place in sorted(before, key=len, reverse=True):
        start = place.rstrip(b"/") + b"/"
        lost = [path for path in left if path.startswith(start)]
        if not lost or any(os.path.lexists(path) for path in lost):
            continue
        stayed = any(path in known for path in seen if path.startswith(start))
        other = not stayed and devices.get(place) != before[place]
        if other or holds_nothing(place):
            found[place] = lost
            left.difference_update(lost)
    return found


def holds_nothing(place: bytes) -> bool:
    """Whether it is an empty folder, or none. One that may not be read is there."""
    try:
        with os.scandir(place) as entries:
            return next(entries, None) is None
    except PermissionError:
        return False
    except OSError:
        return True
