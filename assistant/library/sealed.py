"""The seal of a generation: what it holds and the sums of its files, written last. Knows nothing of Chroma's API.

Chroma changes its SQLite file whenever it opens it (measured: never the vector files). So that file is kept a second
time as it was sealed, and put back before each opening.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

CHROMA = "chroma"
_DATABASE = Path(CHROMA, "chroma.sqlite3")
_PRISTINE = Path("chroma.sqlite3.sealed")
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds: `count` vectors of one model with ids up to `last`; SHA-256 of each file by its name.

    The ids are those of one database, which is named; `tail` are the digests of the highest ids: a copy of that
    database that went its own way since gave these to other contents.
    """

    model: str
    count: int
    last: int
    database: str
    tail: dict[str, str]
    files: dict[str, str] = field(default_factory=dict)


def compact(folder: Path) -> None:
    """Gives back what Chroma's log of added vectors left empty in its SQLite file: 4 kB per vector of 512, all but 3 %
    of the file, which would be hashed and copied at each opening.
    """
    with closing(sqlite3.connect(folder / _DATABASE)) as connection:
        connection.execute("VACUUM")


def seal(folder: Path, held: Manifest) -> None:
    """Writes the manifest of a finished generation, with its files. One without it was not finished."""
    shutil.copyfile(folder / _DATABASE, folder / _PRISTINE)
    files = {str(path.relative_to(folder)): _sum(path) for path in _sealed_files(folder)}
    with (folder / _MANIFEST).open("w", encoding="ascii") as file:
        json.dump(asdict(replace(held, files=files)), file)
        file.flush()
        os.fsync(file.fileno())


def read(folder: Path) -> Manifest | None:
    """What a generation claims to hold; None if it was not sealed or the seal is damaged."""
    try:
        manifest = Manifest(**json.loads((folder / _MANIFEST).read_text(encoding="ascii")))
        return manifest if manifest.count > 0 and manifest.last > 0 and manifest.files else None
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def unseal(folder: Path) -> Manifest | None:
    """Makes a generation ready to be opened; None if any of its files is not as it was sealed."""
    manifest = read(folder)
    try:
        found = {str(path.relative_to(folder)): path for path in _sealed_files(folder)}
        if manifest is None or found.keys() != manifest.files.keys():
            return None
        if any(_sum(path) != manifest.files[name] for name, path in found.items()):
            return None
        for leftover in folder.glob(f"{_DATABASE}-*"):
            leftover.unlink()
        shutil.copyfile(folder / _PRISTINE, folder / _DATABASE)
    except OSError:
        return None
    return manifest


def _sealed_files(folder: Path) -> list[Path]:
    """All files but the manifest and the SQLite file in use with its journals."""
    in_use = str(folder / _DATABASE)
    every = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path for path in every if path != folder / _MANIFEST and not str(path).startswith(in_use)]


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
