"""Asking the probe: a plugin's import and construction in an interpreter of its own."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass

from assistant.api.language import Bilingual
from assistant.children import command, environment
from assistant.dialogue.discovery import PluginName

PATIENCE_S = 30.0
"""Seconds after which an import counts as hanging."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """What the probe saw; `failure` is one line if the plugin could not be imported at all."""

    failure: str = ""
    import_s: float = 0.0
    construct_s: float = 0.0
    modules: tuple[str, ...] = ()
    """Top-level modules that were not loaded before."""
    outside: tuple[str, ...] = ()
    """Audit events of the import: network and other programs."""
    touched: tuple[str, ...] = ()
    """Audit events of the construction."""


def fresh(found: PluginName) -> Fresh:
    """Imports and constructs the plugin in a child with this process's import path."""
    probe = command("assistant.kit.probe", found.name, found.origin, found.entry.value if found.entry else "")
    try:
        done = subprocess.run(probe, env=environment(), capture_output=True, timeout=PATIENCE_S, check=False)
    except subprocess.TimeoutExpired:
        return Fresh(Bilingual(f"it takes longer than {PATIENCE_S:.0f} s.", f"用时超过 {PATIENCE_S:.0f} 秒。"))
    said = done.stdout.decode(errors="replace").splitlines()
    if done.returncode or not said:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        return Fresh(lines[-1] if lines else _ends(done.returncode))
    seen = json.loads(said[-1])
    events = {name: tuple(seen[name]) for name in ("modules", "outside", "touched")}
    return Fresh("", seen["import_s"], seen["construct_s"], **events)


def _ends(status: int) -> Bilingual:
    return Bilingual(f"it ends the process (exit status {status}).", f"它会使进程结束（退出状态 {status}）。")
