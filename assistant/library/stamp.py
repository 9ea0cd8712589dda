"""What tells a changed file from an unchanged one."""

from __future__ import annotations

import os

from assistant.sqlite import integer


def stamp(facts: os.stat_result) -> tuple[int, int]:
    """Size in bytes and modification time in nanoseconds, as the library's tables hold them."""
    return integer(facts.st_size), integer(facts.st_mtime_ns)
