"""Trying how a plugin behaves in a process of its own, so that one that ends its process is a finding and not the end
of the check. `python -m assistant.kit.apart` is that process; it writes one JSON line for each thing that it sees.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from assistant.api import ENTRY_POINT_GROUP, Plugin
from assistant.api.language import Bilingual, Phrases, in_language
from assistant.children import command, environment
from assistant.dialogue.discovery import PluginName, find_class
from assistant.kit.behaviour import PATIENCE_S, Complaint, cases, complaints
from assistant.kit.material import write_material

_SAY = Phrases(
    ends=("{what} ends the whole program (exit status {status}).", "{what}会使整个程序结束（退出状态 {status}）。"),
    return_instead=(
        "Return, or raise AssistantError: the program belongs to the user.",
        "请返回或抛出 AssistantError：程序是用户的。",
    ),
    holds=("{what} lets nothing else run.", "{what}不让别的代码运行。"),
    shorter=("Work in short steps, with a yield after each.", "请分小步工作，每步之后 yield。"),
)


def conduct(found: PluginName, plugin: Plugin) -> Iterator[Complaint]:
    """Complaints about `run` and `read` of a plugin that can be imported. Lasting actions are left alone."""
    todo = cases(plugin, Path())
    first = 0
    while first < len(todo):
        with tempfile.TemporaryDirectory() as folder:
            write_material(Path(folder))
            seen = Path(folder) / "seen"
            seen.touch()
            status = _ended(found, first, seen)
            lines = [json.loads(line) for line in seen.read_text("utf-8").splitlines()]
        yield from (_complaint(line) for line in lines if "what" in line)
        begun = [line["case"] for line in lines if "case" in line]
        if not begun or "done" in lines[-1]:
            return
        what = todo[begun[-1]].what
        if status is None:
            yield _SAY.both("holds", what=what), _SAY.both("shorter")
        else:
            yield _SAY.both("ends", what=what, status=status), _SAY.both("return_instead")
        first = begun[-1] + 1


def _ended(found: PluginName, first: int, seen: Path) -> int | None:
    """The exit status of a child that tries everything from case `first` on; None if it had to be killed."""
    entry = found.entry.value if found.entry else ""
    process = subprocess.Popen(
        command(__name__, found.name, found.origin, entry, str(first), str(seen)),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    size, since = -1, 0.0
    try:
        while process.poll() is None:
            if (grown := seen.stat().st_size) != size:
                size, since = grown, time.monotonic()
            elif time.monotonic() - since > 2 * PATIENCE_S:
                return None
            time.sleep(0.02)
        return process.returncode
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # also what it has started
        process.wait()


def _complaint(line: Mapping[str, Any]) -> Complaint:
    return Bilingual(*line["what"]), Bilingual(*line["cure"])


def main(name: str, origin: str, entry: str, first: str, seen: str) -> None:
    """Tries the plugin from case `first` on, and ends without looking back at threads that hang."""
    found = PluginName(name, "file", origin, entry=EntryPoint(name, entry, ENTRY_POINT_GROUP) if entry else None)
    with Path(seen).open("w", encoding="utf-8", buffering=1) as said:
        plugin = find_class(found)()
        for number, case in enumerate(cases(plugin, Path(seen).parent)):
            if number >= int(first):
                said.write(json.dumps({"case": number}) + "\n")
                for what, cure in complaints(plugin, case):
                    said.write(json.dumps({"what": _both(what), "cure": _both(cure)}) + "\n")
        said.write(json.dumps({"done": True}) + "\n")
    os._exit(0)


def _both(text: str) -> tuple[str, str]:
    return str(text), in_language(text, "zh")


if __name__ == "__main__":
    main(*sys.argv[1:])
