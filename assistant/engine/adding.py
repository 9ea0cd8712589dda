"""The files of a model on this machine: which of them belong to it, what of them is refused, and their copy."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

from assistant.api import AssistantError, BadInput, Cancelled, Progress
from assistant.api.language import Bilingual
from assistant.engine import layout, vetting
from assistant.engine.catalogue import ModelSpec

_COPY = 1 << 22
_KEPT = (".safetensors", ".json", ".txt", ".jinja", ".model")
"""What a directory of a model is made of; other files are left behind."""


def sources(source: Path, spec: ModelSpec | None) -> list[Path]:
    """The files of a model on this machine. Raises BadInput or MissingCapability for what is none."""
    if spec and spec.file:
        file = source if source.is_file() else source / spec.file
        if not file.is_file():
            raise BadInput(
                Bilingual(f"There is no {spec.file} at {source}.", f"{source} 处没有 {spec.file}。"),
                Bilingual(f"{spec.id} is that one file.", f"{spec.id} 就是这一个文件。"),
            )
        return [file]
    if not source.is_dir():
        raise BadInput(
            Bilingual(f"{source} is not a directory.", f"{source} 不是文件夹。"),
            Bilingual(
                "Name the directory that holds configuration and weights; for whisper's file: --as openai/whisper-base",
                "请指定含有配置和权重的文件夹；whisper 的文件则用：--as openai/whisper-base",
            ),
        )
    if not layout.complete(source):
        raise BadInput(
            Bilingual(
                f"{source} lacks config.json or weights in safetensors.",
                f"{source} 缺少 config.json 或 safetensors 格式的权重。",
            ),
            Bilingual("Copy the whole model.", "请复制整个模型。"),
        )
    folders = [source, *(source / part for part in layout.pipeline_parts(source))]
    found = (path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()))
    files = [path for path in found if path.is_file() and _belongs(path, source)]
    within = _links_within(source).resolve()
    for path in files:
        vetting.check_inside(path, within)
        vetting.check_file(path)
    return files


def _links_within(source: Path) -> Path:
    """Links may not lead out of this. In the hub's cache the files of a snapshot are links into their repository."""
    repository = source.absolute().parent.parent
    cached = source.absolute().parent.name == "snapshots" and repository.name.startswith("models--")
    return repository if cached else source


def _belongs(path: Path, source: Path) -> bool:
    """Whether a file is a part of the model: repositories often hold the same weights in two layouts."""
    if path.suffix == ".safetensors":
        return (path.name == layout.OPEN_CLIP_WEIGHTS) == layout.is_open_clip(source)
    return path.suffix in _KEPT


def copied(
    id_: str, files: list[Path], within: Path, target: Path, name: str, cancelled: threading.Event
) -> Iterator[Progress]:
    """Copies files into a folder below that of the models, one file alone under `name`. Refuses what does not fit."""
    total, done = sum(path.stat().st_size for path in files), 0
    free = shutil.disk_usage(target).free
    if total > free:
        raise AssistantError(
            Bilingual(
                f"{_size(total)} do not fit on the disk of {target.parents[2]}, where {_size(free)} are free.",
                f"{target.parents[2]} 所在的磁盘只剩 {_size(free)}，放不下 {_size(total)}。",
            ),
            Bilingual("Free some space.", "请腾出空间。"),
        )
    for path in files:
        copy = target / (name or path.relative_to(within))
        copy.parent.mkdir(exist_ok=True)
        with path.open("rb") as given, copy.open("wb") as kept:
            while chunk := given.read(_COPY):
                if cancelled.is_set():
                    raise Cancelled
                kept.write(chunk)
                done += len(chunk)
                yield progress(Bilingual(f"Adding {id_}", f"正在添加 {id_}"), done, total)


def progress(task: str, done: int, total: int) -> Progress:
    return Progress(task, round(done / 1e6, 1), round(total / 1e6, 1), "MB")


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 10**9 else f"{count / 1e6:.1f} MB"
