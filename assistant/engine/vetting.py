"""The refusal of model files that could run code, lie elsewhere or are damaged."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

from assistant.api.language import Bilingual
from assistant.engine.model_files import header, read_json, refused

_RUNNABLE = {".py", ".pyc", ".so", ".dll", ".dylib", ".sh", ".exe"}
_PICKLED = {".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib", ".npy", ".npz", ".h5", ".msgpack", ".mar"}
_ARCHIVE = b"PK"
"""How a checkpoint of torch begins since its version 1.6."""


def check(directory: Path, within: Path, only: str = "") -> None:
    """Refuses a model directory with code, pickles, links that lead outside `within`, or damaged weights.

    `only` names the one file that is read, for a family that loads it under its own restrictions.
    """
    found = False
    for path in _files(directory, within.resolve()):
        if only:
            if path == directory / only:
                _check_archive(path)
                found = True
        else:
            check_file(path)
            found = found or path.suffix == ".safetensors"
    if not found:
        raise refused(directory / (only or "model.safetensors"), Bilingual("it is missing", "文件缺失"))


def check_file(path: Path) -> None:
    """Refuses code, pickles, damaged weights, and a configuration that asks for code."""
    if path.suffix.lower() in _RUNNABLE:
        raise refused(path, Bilingual("it is a program", "它是程序"))
    if path.suffix.lower() in _PICKLED:
        raise refused(
            path, Bilingual("files of this kind can run code when they are loaded", "这类文件在加载时可能运行代码")
        )
    if path.suffix == ".safetensors":
        header(path)
    elif path.suffix == ".json" and "config" in path.name and "auto_map" in read_json(path):
        raise refused(path, Bilingual("it asks for code of its own (auto_map)", "它要求运行自带的代码（auto_map）"))


def _check_archive(path: Path) -> None:
    """Refuses a checkpoint of torch that was cut off: its list of contents is its end."""
    with path.open("rb") as file:
        archive = file.read(len(_ARCHIVE)) == _ARCHIVE
    if archive and not zipfile.is_zipfile(path):
        raise refused(path, Bilingual("it is cut off", "它不完整"))


def check_inside(path: Path, within: Path) -> None:
    """Refuses a file or folder that lies outside a resolved folder, because links lead there."""
    if not path.resolve().is_relative_to(within):
        raise refused(path, Bilingual("it is a link to a place outside the model", "它是指向模型之外的链接"))


def check_texts(directory: Path) -> None:
    """Refuses a configuration that asks for code of its own, or JSON that is none."""
    for path in directory.rglob("*.json"):
        if "auto_map" in read_json(path) and "config" in path.name:
            raise refused(path, Bilingual("it asks for code of its own (auto_map)", "它要求运行自带的代码（auto_map）"))


def _files(directory: Path, within: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(directory):
        for name in folders + names:
            path = Path(folder, name)
            target = path.resolve()
            if path.is_symlink():
                check_inside(path, within)
            mode = target.stat().st_mode if target.exists() else 0
            if stat.S_ISREG(mode):
                yield path
            elif not stat.S_ISDIR(mode):
                raise refused(path, Bilingual("it is not a regular file", "它不是普通文件"))
