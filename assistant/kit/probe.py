"""What importing and constructing a plugin does, seen in a fresh interpreter: `python -m assistant.kit.probe`.

Prints one JSON object. Belongs here: only what must not run in the process that asks, because imports are remembered
and audit hooks cannot be removed.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

WATCHED = ("open", "socket.connect", "socket.bind", "subprocess.Popen", "os.mkdir", "os.remove", "os.rename")
"""Audit events that constructing a plugin must not cause (docs.python.org/3/library/audit_events.html)."""


def main(name: str, folder: str) -> int:
    """Imports and constructs the plugin called `name`, and prints times (s), new modules and touched things."""
    from assistant.dialogue.discovery import discover, find_class

    found = next(each for each in discover(Path(folder), set()) if each.name == name)
    before = set(sys.modules)
    started = time.perf_counter()
    plugin = find_class(found)
    imported = time.perf_counter()
    modules = sorted({module.partition(".")[0] for module in set(sys.modules) - before})
    touched: list[str] = []
    watching = True

    def watch(event: str, _: tuple[object, ...]) -> None:
        if watching and event in WATCHED:
            touched.append(event)

    sys.addaudithook(watch)
    plugin()
    constructed = time.perf_counter()
    watching = False
    times = {"import_s": imported - started, "construct_s": constructed - imported}
    sys.stdout.write("\n" + json.dumps({**times, "modules": modules, "touched": touched}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
