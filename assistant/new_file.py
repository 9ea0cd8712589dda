"""Writing a file that must not exist yet: whole, or not at all."""

from __future__ import annotations

from pathlib import Path


def write_new(file: Path, data: bytes) -> None:
    """Raises OSError if the file exists or cannot be written; nothing half written stays."""
    opened = file.open("xb")
    try:
        with opened:
            opened.write(data)
    except BaseException:
        file.unlink(missing_ok=True)
        raise
