"""Makes `docs/chat.svg`: the real program with the shipped models, driven by keys, in a home of its own.

python docs/make_picture.py      (or: make picture)
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

ROOT = Path(__file__).parents[1]
SIZE = (100, 48)
_PATIENCE_S = 120


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="a", dir="/tmp") as home:
        pictures = Path(home, "Pictures")
        shutil.copytree(ROOT / "samples", pictures, ignore=shutil.ignore_patterns("*.md", "*.wav"))
        os.environ |= {"ASSISTANT_HOME": home, "OMP_NUM_THREADS": "1", "ASSISTANT_LANGUAGE": "en"}
        try:
            svg = asyncio.run(_drawn(pictures))
        finally:
            subprocess.run([sys.executable, "-m", "assistant", "host", "stop"], check=False)
    (ROOT / "docs" / "chat.svg").write_text(svg, encoding="utf-8")


async def _drawn(pictures: Path) -> str:
    from assistant.host.start import HostOptions
    from assistant.terminal import images
    from assistant.terminal.app import make_app
    from assistant.terminal.connection import Connection
    from assistant.terminal.preferences import preferences

    images.prepare("halfblock")
    app = make_app(preferences(), Connection(HostOptions()))
    async with app.run_test(size=SIZE) as pilot:
        await _seen(pilot, "pocket")
        await _ask(pilot, f"/index {pictures}", "5 added")
        await pilot.press("ctrl+n")
        await _seen(pilot, "What shall we look at?")
        app.post_message(Paste(str(pictures / "red-circle.png")))
        await _seen(pilot, "✕")
        await pilot.press("enter")
        await _seen(pilot, "red circle.")
        await _ask(pilot, "what color is the circle?", "circle is red")
        await _ask(pilot, "find a red star", "#5")
        await _ask(pilot, "describe the first one", "star and")
        await _until(pilot, lambda: not app.query(".picture-frame"), "all pictures")
        await pilot.pause(1)
        return app.export_screenshot(title="assistant", simplify=True)


async def _ask(pilot: Pilot[None], text: str, answer: str) -> None:
    await pilot.press(*({" ": "space"}.get(char, char) for char in text), "enter")
    await _seen(pilot, answer)


async def _seen(pilot: Pilot[None], words: str) -> None:
    await _until(pilot, lambda: words.lower() in _screen(pilot).lower(), words)


async def _until(pilot: Pilot[None], met: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not met():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not appear:\n{_screen(pilot)}")
        await asyncio.sleep(0.1)


def _screen(pilot: Pilot[None]) -> str:
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


if __name__ == "__main__":
    main()
