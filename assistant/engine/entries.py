"""The catalogue as it stands on this machine: what is here, what fits, and why not."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from assistant.api import MissingCapability
from assistant.api.language import Bilingual
from assistant.engine import footprint, locks, weights
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import Hardware
from assistant.engine.settings import ModelFolders
from assistant.engine.status import ModelEntry


def entry(
    spec: ModelSpec,
    chosen: Collection[str],
    missing_in: Mapping[str, tuple[str, ...]],
    folders: ModelFolders,
    hardware: Hardware,
) -> ModelEntry:
    """`chosen` are the ids in use; `missing_in` names the packages that each profile with this model lacks."""
    found, size, turns = footprint.measured(spec, folders, hardware)
    size = size if found else footprint.expected(spec, hardware)
    room = hardware.total()
    lock = _lock_of(found) if found else None
    return ModelEntry(
        id=spec.id,
        capability=spec.capability,
        family=spec.family,
        profiles=tuple(missing_in),
        parameters=spec.parameters,
        bytes=weights.disk_bytes(found.directory, spec.file) if found else spec.bytes,
        licence=spec.licence,
        languages=spec.languages,
        needs=spec.needs,
        present=found is not None,
        missing=spec.missing_packages(),
        missing_in=dict(missing_in),
        fits=(turns or size) <= room,
        why=_why(spec, size, turns, room),
        selected=spec.id in chosen,
        architecture=spec.architecture,
        commit=lock.commit if lock else "",
        locked=lock is not None,
        path=str(found.directory) if found else "",
        quantised=spec.quantised,
    )


def _why(spec: ModelSpec, size: int, turns: int, room: int) -> Bilingual:
    """What it needs and what models may take here, in bytes; `turns` while its parts take turns, 0 if it has none."""
    form = f" in {spec.quantised}, as the profile in use loads it" if spec.quantised else ""
    form_zh = f"，以 {spec.quantised} 格式加载" if spec.quantised else ""
    parts = f" ({_gb(turns)} while its parts take turns)" if turns else ""
    parts_zh = f"（各部分轮流加载时 {_gb(turns)}）" if turns else ""
    return Bilingual(
        f"needs {_gb(size)} of memory{form}{parts}, models may take {_gb(room)} here",
        f"需要 {_gb(size)}{form_zh}{parts_zh}，本机可供模型使用 {_gb(room)}",
    )


def _gb(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 10**8 else f"{count / 1e9:.2f} GB"


def _lock_of(found: Found) -> locks.Lock | None:
    try:
        return locks.read(found.directory)
    except MissingCapability:
        return None  # loading it will say so; a list must still be shown
