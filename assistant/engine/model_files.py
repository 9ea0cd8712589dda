"""The files of a model as they are read: headers of weights, JSON, and the error for a refused file. No torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant import refusals
from assistant.api import MissingCapability
from assistant.api.language import Bilingual, in_language

_LONGEST_HEADER = 100_000_000
"""Bytes; the limit of the safetensors library."""
_LONGEST_JSON = 64_000_000
BITS = {
    **dict.fromkeys(("F64", "I64", "U64", "C64"), 64),
    **dict.fromkeys(("F32", "I32", "U32"), 32),
    **dict.fromkeys(("F16", "BF16", "I16", "U16"), 16),
    **dict.fromkeys(("I8", "U8", "BOOL", "F8_E4M3", "F8_E4M3FNUZ", "F8_E5M2", "F8_E5M2FNUZ", "F8_E8M0"), 8),
    "F4": 4,
}
"""Of a number, by the formats of safetensors that torch can hold."""


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
        shaped = all(BITS[tensor["dtype"]] and _shape(tensor["shape"]) for tensor in tensors.values())
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
