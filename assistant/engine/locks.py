"""What a model's files were when they came: commit and hashes, kept beside its directory and checked at each load.

A file whose size and time are unchanged is believed; any other is hashed again. `verify` hashes everything.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from assistant.api import AssistantError
from assistant.api.language import Bilingual
from assistant.engine import architectures, layout, model_files

_SUFFIX = ".lock.json"
_CHUNK = 1 << 22
_CHANGED = Bilingual("it was changed after it came", "它在下载之后被改动过")


@dataclass(frozen=True, slots=True)
class LockedFile:
    """A file as it was: bytes, SHA-256, and the time (ns) at which it had them."""

    size: int
    sha256: str
    changed_ns: int


@dataclass(frozen=True, slots=True)
class Lock:
    """One model. `commit` and `source` are empty where it did not come from a hub."""

    id: str
    commit: str
    source: str
    licence: str
    model_type: str
    """What its config.json names, the class of a pipeline, or empty for a model that is one file."""
    files: dict[str, LockedFile]
    family: str = ""
    architecture: str = ""
    """Its family and class, where the program does not know its model type by name (see `architectures`)."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def path_of(directory: Path) -> Path:
    """Where the lock of a model directory is."""
    return directory.with_name(directory.name + _SUFFIX)


def all_in(folder: Path) -> list[Lock]:
    """Every lock of a models folder that can be read."""
    return [lock for path in sorted(folder.glob(f"*{_SUFFIX}")) if (lock := _read(path))]


def read(directory: Path) -> Lock | None:
    """The lock of a model directory; None if it was never locked. Raises MissingCapability if it is damaged."""
    path = path_of(directory)
    if not path.is_file():
        return None
    lock = _read(path)
    if lock is None:
        raise model_files.refused(
            path, Bilingual("the record of the model's hashes is damaged", "模型哈希值的记录已损坏")
        )
    return lock


def made(id_: str, directory: Path, commit: str, source: str, licence: str = "") -> Lock:
    """The lock of these files as they are now. Raises MissingCapability for a configuration that cannot be read, or an
    architecture that no family reads."""
    model_type = layout.model_type(directory)
    other = architectures.of(id_, model_type) if model_type and not architectures.known(model_type) else None
    return Lock(
        id_,
        commit,
        source,
        licence,
        model_type,
        {name: _locked(directory / name) for name in _names(directory)},
        other.family if other else "",
        other.name if other else "",
    )


def write(directory: Path, lock: Lock) -> None:
    """Keeps the lock beside the directory."""
    path = path_of(directory)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(json.dumps(lock.as_json(), indent=1), encoding="utf-8")
    fresh.replace(path)


def check(directory: Path) -> Lock | None:
    """Compares a directory with its lock, if it has one. Refuses what differs, by name."""
    lock = check_sizes(directory)
    if lock is None:
        return None
    files = {name: _same(directory / name, file) for name, file in lock.files.items()}
    if files != lock.files:
        lock = replace(lock, files=files)
        with contextlib.suppress(OSError):  # a folder that cannot be written only costs the next hash
            write(directory, lock)
    return lock


def check_sizes(directory: Path) -> Lock | None:
    """The same by the names and sizes of files alone: nothing of them is read."""
    lock = read(directory)
    if lock is None:
        return None
    names = _names(directory)
    for name in sorted(names - set(lock.files)):
        raise model_files.refused(
            directory / name, Bilingual("it was not part of the model when it came", "下载时模型里没有它")
        )
    for name in sorted(set(lock.files) - names):
        raise model_files.refused(directory / name, Bilingual("it is missing", "文件缺失"))
    for name, file in lock.files.items():
        _check_size(directory / name, file)
    return lock


def hashed(path: Path, file: LockedFile) -> Iterator[int]:
    """Hashes a whole file, yielding the bytes of each step. Refuses it at the end if it is not what was locked."""
    digest = hashlib.sha256()
    for chunk in _chunks(path):
        digest.update(chunk)
        yield len(chunk)
    if digest.hexdigest() != file.sha256:
        raise model_files.refused(path, _CHANGED)


def check_pinned(path: Path, sha256: str) -> None:
    """Refuses a file that does not have the hash that the catalogue names. Unchanged files are hashed once."""
    facts = path.stat()
    if sha256 and _digest(str(path), facts.st_size, facts.st_mtime_ns) != sha256:
        raise model_files.refused(
            path, Bilingual("its hash is not that of the published file", "它的哈希值与发布的文件不同")
        )


# ------------------------------------------------------------ inside


def _names(directory: Path) -> set[str]:
    return {str(Path(folder, name).relative_to(directory)) for folder, _, names in os.walk(directory) for name in names}


def _read(path: Path) -> Lock | None:
    try:
        data = model_files.read_json(path)
        files = {str(name): LockedFile(**file) for name, file in data["files"].items()}
        texts = {key: str(data[key]) for key in ("id", "commit", "source", "licence", "model_type")}
        texts |= {key: str(data.get(key, "")) for key in ("family", "architecture")}
    except (AssistantError, KeyError, TypeError, AttributeError, OSError):
        return None
    return Lock(**texts, files=files)


def _locked(path: Path) -> LockedFile:
    facts = path.stat()
    return LockedFile(facts.st_size, _sha256(path), facts.st_mtime_ns)


def _check_size(path: Path, file: LockedFile) -> None:
    size = path.stat().st_size
    if size != file.size:
        raise model_files.refused(
            path,
            Bilingual(
                f"it has {size} bytes and had {file.size} when it came",
                f"它现有 {size} 字节，下载时是 {file.size} 字节",
            ),
        )


def _same(path: Path, file: LockedFile) -> LockedFile:
    facts = path.stat()
    if facts.st_mtime_ns == file.changed_ns:
        return file
    if _sha256(path) != file.sha256:
        raise model_files.refused(path, _CHANGED)
    return replace(file, changed_ns=facts.st_mtime_ns)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    for chunk in _chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as content:
            while chunk := content.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise model_files.unreadable(path, error) from None


@functools.lru_cache(maxsize=64)
def _digest(path: str, size: int, changed_ns: int) -> str:  # noqa: ARG001 - size and time are part of the key
    return _sha256(Path(path))
