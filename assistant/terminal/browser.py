"""The desktop's own browser, and none that draws in terminals: it would draw over the chat, and read its keys."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import PurePath

from assistant.terminal.outside import started

_IN_TERMINALS = frozenset({"w3m", "lynx", "links", "links2", "elinks", "browsh", "www-browser"})
_LOOKS = 30
_LOOK_S = 0.1
"""An opener that finds no browser ends soon, with an error; one that is the browser stays."""


async def open_address(address: str, environment: Mapping[str, str]) -> bool:
    """Whether an `http` address was handed over to a browser that shows it."""
    opener = _opener(environment)
    if not opener:
        return False
    # The opener of a desktop asks the same variable, and has no terminal to give to such a browser.
    variables = {name: value for name, value in environment.items() if name != "BROWSER" or _named(environment)}
    try:
        browser = await asyncio.to_thread(started, opener, address, variables)
    except (OSError, ValueError):
        return False
    for _ in range(_LOOKS):
        if browser.poll() is not None:
            return browser.returncode == 0
        await asyncio.sleep(_LOOK_S)
    return True


def _opener(environment: Mapping[str, str]) -> str:
    """The program that opens addresses in a window; empty if there is none, or no desktop to show one.

    `BROWSER` comes first: where the desktop is another machine's, editors name a program there that opens its browser.
    In WSL, `wslview` opens that of Windows.
    """
    if named := _named(environment):
        return named
    if sys.platform == "darwin":
        return shutil.which("open") or ""
    if far := shutil.which("wslview"):
        return far
    desktop = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return (desktop and shutil.which("xdg-open")) or ""


def _named(environment: Mapping[str, str]) -> str:
    """The first program of `BROWSER`, unless it draws in terminals."""
    first = environment.get("BROWSER", "").split(os.pathsep)[0]
    return "" if PurePath(first).name in _IN_TERMINALS else shutil.which(first) or ""
