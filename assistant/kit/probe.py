"""What importing and constructing a plugin does, seen in a fresh interpreter: `python -m assistant.kit.probe`.

Prints one JSON object. Belongs here: only what must not run in the process that asks, because imports are remembered
and audit hooks cannot be removed.
"""

from __future__ import annotations

import json
import os
import sys
import time
from importlib.metadata import EntryPoint

OUTSIDE = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "subprocess.Popen",
    "os.system",
    "os.posix_spawn",
    "os.spawn",
    "os.exec",
    "os.fork",
    "os.forkpty",
)
"""Audit events of the network and of other programs, which loading must not cause
(docs.python.org/3/library/audit_events.html)."""
FILES = ("open", "os.listdir", "os.scandir", "os.mkdir", "os.remove", "os.rename", "sqlite3.connect")
"""Those of files, which importing needs and constructing does not."""


def main(name: str, origin: str, entry: str) -> None:
    """Imports and constructs a plugin, prints times (s), new modules and what it touched, and ends there: what a plugin
    does at the end of its process is not asked, and would be printed behind the answer.

    `entry` is the value of its entry point, empty for the file `origin`."""
    from assistant.api import ENTRY_POINT_GROUP
    from assistant.dialogue.discovery import PluginName, find_class

    found = PluginName(name, "file", origin, entry=EntryPoint(name, entry, ENTRY_POINT_GROUP) if entry else None)
    imported: list[str] = []
    constructed: list[str] = []
    watched: tuple[tuple[str, ...], list[str]] = OUTSIDE, imported

    def watch(event: str, _: tuple[object, ...]) -> None:
        events, caused = watched
        if event in events and event not in caused:
            caused.append(event)

    before = set(sys.modules)
    sys.addaudithook(watch)
    started = time.perf_counter()
    plugin = find_class(found)
    import_s = time.perf_counter() - started
    modules = sorted({module.partition(".")[0] for module in set(sys.modules) - before})
    watched = OUTSIDE + FILES, constructed
    started = time.perf_counter()
    plugin()
    construct_s = time.perf_counter() - started
    watched = (), []
    times = {"import_s": import_s, "construct_s": construct_s}
    sys.stdout.write(
        "\n" + json.dumps({**times, "modules": modules, "outside": imported, "touched": constructed}) + "\n"
    )
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
