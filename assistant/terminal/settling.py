"""What is done once the first frame is drawn, so that no key waits for it later."""

from __future__ import annotations

import asyncio
import gc

from textual.app import App


async def settle(app: App[None]) -> None:
    """Imports what draws answers, on a thread; then the collector of garbage forgets what stays to the end.

    Without that it walks over every imported module about once a second while an answer streams, and a key waits for it
    (`benchmarks/streaming.py`: 30 to 130 ms). Where apps come and go in one process, as in tests, it goes on looking.
    """
    await asyncio.to_thread(_imports)
    if not app.is_headless:
        gc.freeze()


def _imports() -> None:
    from assistant.terminal.markdown import warm

    warm()
