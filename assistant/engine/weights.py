"""Model files as data: sizes and identity from their bytes, and the refusal of anything that could run. No torch."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import math
import os
import re
import stat
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant import refusals
from assistant.api import MissingCapability
from assistant.api.language import Bilingual, in_language
from assistant.engine.quantised import Format, bytes_of, is_quantised

_RUNNABLE = {".py", ".pyc", ".so", ".dll", ".dylib", ".sh", ".exe"}
_PICKLED = {".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib", ".npy", ".npz", ".h5", ".msgpack", ".mar"}
_ARCHIVE = b"PK"
"""How a checkpoint of torch begins since its version 1.6."""
_LONGEST_HEADER = 100_000_000
"""Bytes; the limit of the safetensors library."""
_LONGEST_JSON = 64_000_000
_BITS = {
    **dict.fromkeys(("F64", "I64", "U64", "C64"), 64),
    **dict.fromkeys(("F32", "I32", "U32"), 32),
    **dict.fromkeys(("F16", "BF16", "I16", "U16"), 16),
    **dict.fromkeys(("I8", "U8", "BOOL", "F8_E4M3", "F8_E4M3FNUZ", "F8_E5M2", "F8_E5M2FNUZ", "F8_E8M0"), 8),
    "F4": 4,
}
"""Of a number, by the formats of safetensors that torch can hold."""
_WHOLE = 64_000_000
"""Files up to so many bytes are hashed whole, larger ones at evenly spaced places."""
_SAMPLES, _SAMPLE = 64, 65_536


def is_id(text: str) -> bool:
    """Whether a text is `organisation/name` and can be a directory's name: no path leads out of the models folder."""
    part = r"[A-Za-z0-9][A-Za-z0-9._-]{0,95}"
    return re.fullmatch(f"{part}/{part}", text) is not None and "--" not in text


def refused(path: Path, why: str) -> MissingCapability:
    """The error for a model that must not be loaded; it names the file."""
    return MissingCapability(
        Bilingual(
            f"The model file {path.name!r} in {path.parent} was refused: {why}.",
            f"拒绝了 {path.parent} 中的模型文件 {path.name!r}：{in_language(why, 'zh')}。",
        ),
        Bilingual(
            "Only safetensors and plain text are loaded. Remove that model and get it again from a source you trust.",
            "只加载 safetensors 和纯文本。请删除该模型，并从可信的来源重新获取。",
        ),
    )


def unreadable(path: Path, error: OSError) -> MissingCapability:
    """The error for a model of which the disk does not give a file or folder."""
    reason = refusals.why(error)
    return MissingCapability(
        Bilingual(f"{path} cannot be read: {reason}.", f"无法读取 {path}：{reason.chinese}。"),
        Bilingual("Check the disk and its permissions.", "请检查磁盘和权限。"),
    )


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


PIPELINE = "model_index.json"
"""Names the parts of a pipeline of diffusers, each of which is a folder."""
OPEN_CLIP = "open_clip_config.json"
"""The configuration of a CLIP in OpenCLIP's own layout."""
OPEN_CLIP_WEIGHTS = "open_clip_model.safetensors"
_WEIGHTLESS = ("scheduler", "tokenizer", "processor", "feature_extractor")


def pipeline_parts(directory: Path) -> dict[str, str]:
    """The class of each part of a pipeline by its folder, without those that it does not have; {} for no pipeline."""
    index = directory / PIPELINE
    found = read_json(index) if index.is_file() else {}
    return {
        name: str(value[1])
        for name, value in found.items()
        if isinstance(value, list) and len(value) == 2 and value[1] and name.replace("_", "").isalnum()
    }


def is_open_clip(directory: Path) -> bool:
    """Whether a model is in OpenCLIP's layout only. A config.json without `model_type` beside it is that of timm."""
    config = directory / "config.json"
    return (directory / OPEN_CLIP).is_file() and not (config.is_file() and read_json(config).get("model_type"))


def model_type(directory: Path) -> str:
    """What the configuration of a model, or the index of a pipeline, says that it is; "" if there is neither."""
    if is_open_clip(directory):
        return "open_clip"
    for name, key in ((PIPELINE, "_class_name"), ("config.json", "model_type")):
        if (directory / name).is_file():
            return str(read_json(directory / name).get(key, ""))
    return ""


def has_chat_template(directory: Path) -> bool:
    """Whether a model says how a conversation is written for it."""
    if any((directory / f"chat_template{suffix}").is_file() for suffix in (".jinja", ".json")):
        return True
    names = ("tokenizer_config.json", "processor_config.json")
    return any(read_json(directory / name).get("chat_template") for name in names if (directory / name).is_file())


READS = "text_encoder"
"""Begins the names of those parts of a pipeline that read the words."""
DRAWS = ("unet", "transformer")
"""Names of the part that draws."""


def bytes_in_turns(directory: Path, width: int) -> int:
    """Bytes of a pipeline whose readers and drawer are in memory one after the other; as `loaded_bytes`."""
    sizes = {part: loaded_bytes(directory / part, width) for part in pipeline_parts(directory)}
    reads = sum(size for part, size in sizes.items() if part.startswith(READS))
    draws = sum(sizes.get(part, 0) for part in DRAWS)
    return sum(sizes.values()) - min(reads, draws)


def stored_format(directory: Path) -> str:
    """The name in safetensors of the number format that most weights of a directory have."""
    counts: dict[str, int] = {}
    for path in directory.glob("*.safetensors"):
        for tensor in header(path).values():
            counts[tensor["dtype"]] = counts.get(tensor["dtype"], 0) + math.prod(tensor["shape"])
    return max(counts, key=lambda name: counts[name], default="")


def parameters(directory: Path) -> int:
    """Numbers in the weight files of a directory and of those in it."""
    return sum(
        math.prod(tensor["shape"]) for path in directory.rglob("*.safetensors") for tensor in header(path).values()
    )


def has_weights(part: str) -> bool:
    """Whether a part of a pipeline is a model, from its name."""
    return not part.startswith(_WEIGHTLESS)


def complete(directory: Path) -> bool:
    """Whether a configuration and all parts of the weights are there, as after a download that was not cut off."""
    if (directory / PIPELINE).is_file():
        return bool(pipeline_parts(directory)) and all(
            any((directory / part).glob("*.safetensors")) if has_weights(part) else (directory / part).is_dir()
            for part in pipeline_parts(directory)
        )
    if is_open_clip(directory):
        return (directory / OPEN_CLIP_WEIGHTS).is_file()
    index = directory / "model.safetensors.index.json"
    parts = {"model.safetensors"}
    if index.is_file():
        listed = read_json(index).get("weight_map")
        parts = set(map(str, listed.values())) if isinstance(listed, dict) else {index.name}
    return all((directory / name).is_file() for name in ("config.json", *parts))


def loaded_bytes(directory: Path, width: int, file: str = "", quantised: Format = "") -> int:
    """Bytes of the weights in memory when floating-point numbers take `width` bytes each, but those that are quantised.

    A single `file` is an archive of half-precision numbers as torch writes it, which may be compressed.
    """
    if file:
        return sum(size for size, _ in _members(directory / file)) * width // 2
    total = 0
    for path in directory.rglob("*.safetensors"):
        for name, tensor in header(path).items():
            bits, count = _BITS[tensor["dtype"]], math.prod(tensor["shape"])
            if quantised and is_quantised(name, tensor["shape"]):
                total += bytes_of(count)
            else:
                cast = tensor["dtype"].startswith(("F", "BF")) and bits > 8
                total += count * width if cast else math.ceil(count * bits / 8)
    return total


def largest_bytes(directory: Path, width: int, file: str) -> int:
    """Bytes of the largest matrix of a speech model, its vocabulary, when a number takes `width` bytes; 0 for one that
    the archive holds in less than half of its size: its rows are mostly the same."""
    largest = max(_members(directory / file), default=None)
    return 0 if largest is None or 2 * largest[1] < largest[0] else largest[0] * width // 2


def _members(path: Path) -> list[tuple[int, int]]:
    """Bytes of what an archive holds, unpacked and as they lie; of the whole file if it is none, such as the oldest
    checkpoints of torch."""
    try:
        with zipfile.ZipFile(path) as archive:
            return [(member.file_size, member.compress_size) for member in archive.infolist()]
    except zipfile.BadZipFile:
        size = path.stat().st_size
        return [(size, size)]


def disk_bytes(directory: Path, file: str = "") -> int:
    """Bytes of the weight files."""
    files = [directory / file] if file else list(directory.rglob("*.safetensors"))
    return sum(path.stat().st_size for path in files)


def read_ahead(directory: Path) -> threading.Thread:
    """Has the system read the weight files from end to end, as fast as the disk gives them, while they are loaded.

    What maps files alone asks for small pieces in the order of the model, and waits for each.
    """

    def read() -> None:
        piece = bytearray(1 << 22)
        for path in sorted(directory.rglob("*.safetensors")):
            with contextlib.suppress(OSError), path.open("rb", buffering=0) as file:
                while file.readinto(piece):
                    pass

    thread = threading.Thread(target=read, name="read ahead", daemon=True)
    thread.start()
    return thread


def revision(directory: Path, file: str = "") -> str:
    """Twelve hexadecimal digits that change when the weights or the configuration do."""
    files = [directory / file] if file else [*directory.rglob("*.safetensors"), *directory.rglob("*.json")]
    digest = hashlib.sha256()
    for path in sorted(files):
        facts = path.stat()
        digest.update(
            str(path.relative_to(directory)).encode() + _fingerprint(str(path), facts.st_size, facts.st_mtime_ns)
        )
    return digest.hexdigest()[:12]


def header(path: Path) -> dict[str, dict[str, Any]]:
    """Name → dtype, shape and offsets of each tensor of a safetensors file. Refuses a file that is not sound."""
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if size < 8 or length > min(_LONGEST_HEADER, size - 8):
            raise refused(
                path, Bilingual("it is truncated or no safetensors file", "它不完整，或不是 safetensors 文件")
            )
        raw = file.read(length)
    try:
        tensors: dict[str, dict[str, Any]] = {k: v for k, v in json.loads(raw).items() if k != "__metadata__"}
        ends = [int(tensor["data_offsets"][1]) for tensor in tensors.values()]
        shaped = all(_BITS[tensor["dtype"]] and _shape(tensor["shape"]) for tensor in tensors.values())
    except (ValueError, OverflowError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise refused(path, Bilingual("its header makes no sense", "它的文件头不合理")) from error
    if not shaped or max(ends, default=0) != size - 8 - length:
        raise refused(
            path, Bilingual("it is truncated or longer than its header says", "它不完整，或比文件头所说的更长")
        )
    return tensors


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object of a model directory; {} for another JSON value."""
    if path.stat().st_size > _LONGEST_JSON:
        raise refused(path, Bilingual("it is far too long", "它太长了"))
    try:
        value = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise refused(path, Bilingual("it is not valid JSON", "它不是有效的 JSON")) from error
    return value if isinstance(value, dict) else {}


def _shape(shape: Any) -> bool:
    return isinstance(shape, list) and all(isinstance(n, int) and 0 <= n < 1 << 48 for n in shape)


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


@functools.lru_cache(maxsize=256)
def _fingerprint(path: str, size: int, changed_ns: int) -> bytes:  # noqa: ARG001 - the time is part of the key
    digest = hashlib.sha256(size.to_bytes(8, "little"))
    with Path(path).open("rb") as file:
        if size <= _WHOLE:
            digest.update(file.read())
        else:
            for sample in range(_SAMPLES):
                file.seek((size - _SAMPLE) * sample // (_SAMPLES - 1))
                digest.update(file.read(_SAMPLE))
    return digest.digest()
