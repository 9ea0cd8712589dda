"""Sizes, formats and identity of weights, from their bytes. No torch."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import math
import threading
import zipfile
from pathlib import Path

from assistant.engine.layout import DRAWS, READS, pipeline_parts
from assistant.engine.model_files import BITS, header
from assistant.engine.quantised import Format, bytes_of, is_quantised

_WHOLE = 64_000_000
"""Files up to so many bytes are hashed whole, larger ones at evenly spaced places."""
_SAMPLES, _SAMPLE = 64, 65_536


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


def loaded_bytes(directory: Path, width: int, file: str = "", quantised: Format = "") -> int:
    """Bytes of the weights in memory when floating-point numbers take `width` bytes each, but those that are quantised.

    A single `file` is an archive of half-precision numbers as torch writes it, which may be compressed.
    """
    if file:
        return sum(size for size, _ in _members(directory / file)) * width // 2
    total = 0
    for path in directory.rglob("*.safetensors"):
        for name, tensor in header(path).items():
            bits, count = BITS[tensor["dtype"]], math.prod(tensor["shape"])
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
