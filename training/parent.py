"""Processes that work for a training end with it, however it ends.

Belongs here: looking for the parent. Does not belong here: what they do for it.
"""

from __future__ import annotations

import os
import threading
import time


def end_with(parent: int) -> None:
    """From now on this process ends within a second or so once `parent` (a process id) is no longer its parent."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
