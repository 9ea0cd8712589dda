"""A Markdown answer of 4,000 tokens at 200 a second: keys pressed meanwhile, and how late the last word is drawn.

The tokens come from a plugin in the home of the measurement, through the real host; it notes when it said the last one.
Beside it stands Textual's own Markdown stream with the same text, in an app without a host and without keys, which it
may leave unanswered for a minute. Work is the front end's processor time: unlike echoes, it hardly depends on the load.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

import psutil

from benchmarks.driving.home import CHAT, private_home
from benchmarks.driving.keys import echoes
from benchmarks.driving.session import Session
from benchmarks.report import report
from benchmarks.timing import spread

_RATE = 200
_EMPTY = (sys.executable, "-m", "benchmarks.driving.empty_app")
_PEER = (sys.executable, "-m", "benchmarks.driving.markdown_app")
_PLUGIN = """
import time
from assistant.api import Action, Plugin, TextDelta
from benchmarks.driving.markdown_app import words


class Flood(Plugin):
    name, title, summary = "flood", "Flood", "Says very much."
    actions = (Action("flood", "say very much", {"en": ("flood it",), "zh": ("说很多",)}),)

    def run(self, request, context):
        began = time.perf_counter()
        for number, word in enumerate(words(TOKENS)):
            time.sleep(max(0.0, began + number / RATE - time.perf_counter()))
            yield TextDelta(word + " ")
        (context.folder / "said").write_text(str(time.perf_counter()))
        yield TextDelta("ENDOFALL")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=4000)
    tokens = parser.parse_args().tokens
    with private_home() as (home, variables):
        folder = home / "config" / "plugins"
        folder.mkdir(parents=True)
        (folder / "flood.py").write_text(_PLUGIN.replace("TOKENS", str(tokens)).replace("RATE", str(_RATE)))
        said = home / "data" / "plugins" / "flood" / "said"
        empty = _empty(variables)
        with Session(CHAT, variables) as session:
            session.wait_for(b"pocket")
            time.sleep(1)
            session.write(b"/flood")
            time.sleep(0.5)
            ours = _streamed(session, tokens, said, keys=True)
        with Session((*_PEER, str(tokens), str(_RATE), str(home / "said")), variables) as session:
            session.wait_for(b"Ask")
            peer = _streamed(session, tokens, home / "said", keys=False)
        again = _empty(variables)
    slowest = max(empty["max"], again["max"])
    report(
        "streaming",
        [
            {"": "empty app, idle", **empty},
            {"": "chat, streaming", **ours},
            {"": "Textual's Markdown stream", **peer},
            {"": "empty app, idle again", **again},
        ],
        {
            "slowest key echo, ms": (ours["max"], 100),
            "last word drawn after, ms": (ours["late ms"], 200),
            "slowest key echo / empty app's": (ours["max"] / slowest, 2),
            "work / Textual's Markdown stream": (ours["work s"] / peer["work s"], 1),
        },
    )
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _empty(variables: dict[str, str]) -> dict[str, float]:
    with Session(_EMPTY, variables) as session:
        session.wait_for(b"Ask")
        return {**spread(echoes(session, 100)), "late ms": 0, "work s": 0, "frames/s": 0}


def _streamed(session: Session, tokens: int, said: Path, *, keys: bool) -> dict[str, float]:
    """Milliseconds of echoes and of the last word's way to the screen; seconds of the front end's processor time."""
    process = psutil.Process(session.process.pid)
    before = process.cpu_times()
    sent = session.write(b"\r")
    session.wait_for(b"Part ", since=sent, within_s=120)
    pressed = echoes(session, int(tokens / _RATE / 0.1)) if keys else []
    drawn = session.wait_for(b"ENDOFALL", since=sent, within_s=300)
    after = process.cpu_times()
    frames = sum(1 for arrived, data in session.arrived if sent < arrived < drawn and b"\x1b[?2026h" in data)
    work = after.user + after.system - before.user - before.system
    late = (drawn - float(said.read_text())) * 1000
    return {**spread(pressed or [0.0]), "late ms": late, "work s": work, "frames/s": frames / (drawn - sent)}


if __name__ == "__main__":
    main()
