"""What tells one state of a plugin's code from another, by metadata alone: nothing is imported."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path


def of_file(path: Path) -> str:
    """The SHA-256 of the file; empty if it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def of_package(entry: EntryPoint) -> str:
    """The version of its distribution; for one that is installed as editable also times and sizes of its modules
    and lists (`.txt`), which change while the version stays."""
    if entry.dist is None:
        return ""
    modules = _modules(entry.module.partition(".")[0]) if _editable(entry) else ()
    return hashlib.sha256("\n".join([entry.dist.version, *modules]).encode()).hexdigest()


def _editable(entry: EntryPoint) -> bool:
    """By what the installer noted (packaging.python.org/en/latest/specifications/direct-url)."""
    try:
        noted = json.loads((entry.dist and entry.dist.read_text("direct_url.json")) or "{}")
        return noted.get("dir_info", {}).get("editable") is True
    except (ValueError, AttributeError):
        return False


def _modules(top: str) -> Iterator[str]:
    """A line for each module and list of the package or for the one module."""
    try:
        spec = importlib.util.find_spec(top)
    except (ImportError, ValueError):
        return
    if spec is None:
        return
    folders = [Path(folder) for folder in spec.submodule_search_locations or ()]
    files = [file for folder in folders for kind in ("*.py", "*.txt") for file in sorted(folder.rglob(kind))]
    for file in files or [Path(spec.origin or "")]:
        try:
            seen = file.stat()
        except OSError:
            continue
        yield f"{file} {seen.st_mtime_ns} {seen.st_size}"
