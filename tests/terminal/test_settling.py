"""After the first frame: what draws answers is imported, and the collector leaves alone what stays to the end."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest
from textual.app import App

from assistant.terminal.settling import settle

_CHILD = """
import asyncio, gc, sys
from textual.app import App
from assistant.terminal.settling import settle

assert "markdown_it" not in sys.modules and gc.get_freeze_count() == 0
asyncio.run(settle(App()))
print("markdown_it" in sys.modules, gc.get_freeze_count() > 10_000)
"""


def test_the_chat_freezes_what_it_imported() -> None:
    done = subprocess.run([sys.executable, "-c", _CHILD], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["True", "True"], done.stderr


@pytest.mark.asyncio
async def test_an_app_without_a_terminal_does_not() -> None:
    app: App[None] = App()
    async with app.run_test():
        before = gc.get_freeze_count()
        await settle(app)
        assert gc.get_freeze_count() == before
