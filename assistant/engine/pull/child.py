"""The process that pulls one model: `python -m assistant.engine.pull.child`. It alone talks to a hub.

It reads one JSON object from standard input, says JSON lines on standard output, and ends when its input is closed,
so that it never outlives the host. What was brought so far stays, for the next time.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.api import AssistantError
from assistant.api.language import Bilingual, in_language
from assistant.engine import architectures, layout, locks, model_files, vetting
from assistant.engine.pull import hub
from assistant.engine.pull.request import PART, Request
from assistant.engine.pull.transfer import RemoteFile, Transfer
from assistant.refusals import cure, not_written

_TELL_S = 0.25
_MARGIN = 200_000_000
"""Bytes that stay free on the disk."""
_MORE_THAN_ABOUT = 2
"""How many times as long as the catalogue says about a file may be."""
_STATE = "pull.json"
_FRESH = "pull.json.new"
_INDEX = "model.safetensors.index.json"


class Meter:
    """Says how far it is, a few times a second."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self._begun, self._told = time.monotonic(), 0.0
        self._kept = -1

    def __call__(self, more: int) -> None:
        self.done += more
        now = time.monotonic()
        if self._kept < 0:
            self._kept = self.done
        if now - self._told >= _TELL_S or self.done >= self.total:
            self._told = now
            rate = max(self.done - self._kept, 0) / max(now - self._begun, 0.1)
            say(progress={"done": self.done, "total": self.total, "rate": rate})


def say(**line: Any) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def pull(request: Request) -> locks.Lock:
    """Leaves a whole, checked model in the folder. Raises AssistantError."""
    folder = Path(request.folder)
    folder.mkdir(parents=True, exist_ok=True)
    if request.url:
        file = RemoteFile(request.file, request.url, -1, request.sha256, unsaid=_MORE_THAN_ABOUT * request.size)
        _bring(folder, [file], {}, request.patience, request.size)
        return locks.made(request.id, folder, "", request.url)
    state = folder / _STATE
    # A pull that is continued stays at its commit, or halves of two versions would meet.
    commit = _commit(state)
    offer = hub.offer(request.id, commit or request.commit)
    if offer.commit != commit:
        _begin(state, offer.commit)
    headers = hub.headers()
    _bring(folder, _texts(folder, offer, headers, request.patience), headers, request.patience)
    vetting.check_texts(folder)
    architectures.of(request.id, layout.model_type(folder))
    architectures.check(request.id, folder)
    needed = _needed(folder, offer)
    _bring(folder, needed, headers, request.patience)
    for place in (state, folder / _FRESH):
        place.unlink(missing_ok=True)
    return locks.made(request.id, folder, offer.commit, os.environ.get("HF_ENDPOINT", ""), offer.licence)


def _commit(state: Path) -> str:
    """That of a pull that was begun; "" if it was not, or cannot be read: each file is believed by its hash alone."""
    try:
        return str(model_files.read_json(state).get("commit", ""))
    except (AssistantError, OSError):
        return ""


def _begin(state: Path, commit: str) -> None:
    """Keeps the commit, whole or not at all."""
    fresh = state.with_name(_FRESH)
    fresh.write_text(json.dumps({"commit": commit}))
    fresh.replace(state)


def _needed(folder: Path, offer: hub.Offer) -> list[RemoteFile]:
    """The weight files that the model consists of; repositories often hold others beside them."""
    if layout.pipeline_parts(folder):
        return _needed_parts(folder, offer)
    index = folder / _INDEX
    names = {layout.OPEN_CLIP_WEIGHTS if layout.is_open_clip(folder) else "model.safetensors"}
    if index.is_file() and not layout.is_open_clip(folder):
        listed = model_files.read_json(index).get("weight_map")
        names = set(map(str, listed.values())) if isinstance(listed, dict) else set()
    absent = sorted(names - set(offer.weights)) or ([] if names else [_INDEX])
    if absent:
        raise AssistantError(
            Bilingual(f"The repository lacks {absent[0]}.", f"仓库缺少 {absent[0]}。"),
            Bilingual("Choose another model.", "请选择别的模型。"),
        )
    return [offer.weights[name] for name in sorted(names)]


def _texts(folder: Path, offer: hub.Offer, headers: dict[str, str], patience: float) -> list[RemoteFile]:
    """The texts that are needed; of a pipeline, whose index is brought first, those of its parts."""
    names = {file.name for file in offer.texts} | set(offer.weights)
    if layout.OPEN_CLIP in names and not names & {"model.safetensors", _INDEX}:
        return [file for file in offer.texts if file.name != "config.json"]  # its weights can only be had as pickles
    index = [file for file in offer.texts if file.name == layout.PIPELINE]
    if not index:
        return list(offer.texts)
    _bring(folder, index, headers, patience)
    parts = set(layout.pipeline_parts(folder))
    return [*index, *(file for file in offer.texts if file.name.partition("/")[0] in parts)]


def _needed_parts(folder: Path, offer: hub.Offer) -> list[RemoteFile]:
    """The weight files of each part of a pipeline: one file or those of an index, in half precision if all have it."""
    models = [part for part in layout.pipeline_parts(folder) if layout.has_weights(part)]
    for half in (".fp16", ""):
        found = [_of_part(folder, offer, part, half) for part in models]
        if models and all(found):
            return [file for files in found for file in files]
    missing = next((part for part in models if not _of_part(folder, offer, part, "")), "model_index.json")
    raise AssistantError(
        Bilingual(
            f"The repository lacks weights of {missing} in safetensors.", f"仓库缺少 {missing} 的 safetensors 权重。"
        ),
        Bilingual("Choose another model.", "请选择别的模型。"),
    )


def _of_part(folder: Path, offer: hub.Offer, part: str, half: str) -> list[RemoteFile]:
    for stem in ("diffusion_pytorch_model", "model"):
        index = folder / part / f"{stem}.safetensors.index{half}.json"
        names = [f"{stem}{half}.safetensors"]
        if index.is_file():
            listed = model_files.read_json(index).get("weight_map")
            names = sorted(set(map(str, listed.values()))) if isinstance(listed, dict) else []
        files = [offer.weights[f"{part}/{name}"] for name in names if f"{part}/{name}" in offer.weights]
        if files and len(files) == len(names):
            return files
    return []


def _bring(folder: Path, files: Sequence[RemoteFile], headers: dict[str, str], patience: float, total: int = 0) -> None:
    total = total or sum(max(file.size, 0) for file in files)
    to_come = sum(file.most - _kept(folder / file.name) for file in files)
    free = shutil.disk_usage(folder).free
    if to_come > max(free - _MARGIN, 0):
        raise AssistantError(
            Bilingual(
                f"{to_come / 1e9:.1f} GB are still to come and {free / 1e9:.1f} GB are free at {folder}.",
                f"还需下载 {to_come / 1e9:.1f} GB，而 {folder} 只剩 {free / 1e9:.1f} GB。",
            ),
            Bilingual(
                "Free some space, or put the models folder on another disk.", "请腾出空间，或把模型文件夹放到别的磁盘。"
            ),
        )
    transfer = Transfer(folder, headers, Meter(total), patience)
    try:
        for file in files:
            transfer.bring(file)
    finally:
        transfer.close()


def _kept(path: Path) -> int:
    part = path.with_name(path.name + PART)
    return next((place.stat().st_size for place in (part, path) if place.exists()), 0)


def _end_with_the_host() -> None:
    sys.stdin.read()
    os._exit(1)


def main() -> None:
    request = Request(**json.loads(sys.stdin.readline()))
    threading.Thread(target=_end_with_the_host, daemon=True).start()
    try:
        say(done=pull(request).as_json())
    except AssistantError as error:
        say(problem=[in_language(text, language) for text in (error.message, error.hint) for language in ("en", "zh")])
    except OSError as error:
        message = not_written(error.filename or request.folder, error)
        hint = cure(error, Bilingual("Check the disk.", "请检查磁盘。"))
        say(problem=[in_language(text, language) for text in (message, hint) for language in ("en", "zh")])


if __name__ == "__main__":
    main()
