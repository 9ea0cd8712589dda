"""An index run as others see it while it goes on: how far it is, and a way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from assistant.api import Cancelled, IndexReport, Notice, Progress
from assistant.library.filters import lies_in, real


class Run:
    """One run. Its own thread calls `followed`; any thread may look and stop."""

    def __init__(self, folders: Sequence[str]) -> None:
        self.folders = tuple(folders)
        self._progress: Progress | None = None
        self._stopped = threading.Event()
        self._reported = False

    def followed(self, steps: Iterator[Progress | Notice | IndexReport]) -> Iterator[Progress | Notice | IndexReport]:
        """The same steps. Raises Cancelled at the first one after `stop`: what was done until then is committed."""
        for step in steps:
            if isinstance(step, Progress):
                self._progress = step
            self._reported = isinstance(step, IndexReport)
            yield step
            if self._stopped.is_set() and not isinstance(step, IndexReport):
                raise Cancelled

    def reads(self, folder: bytes) -> bool:
        """Whether it still brings in pictures of that folder, of one in it or of one around it."""
        if self._reported:
            return False
        roots = [real(each) for each in self.folders]
        return not roots or any(one == folder or lies_in(one, folder) or lies_in(folder, one) for one in roots)

    def stop(self) -> None:
        self._stopped.set()

    def as_json(self) -> dict[str, Any]:
        """`folders`, empty for all of the library; `progress` as the event, or null before the first."""
        progress = asdict(self._progress) if self._progress is not None else None
        return {"folders": list(self.folders), "progress": progress, "stopping": self._stopped.is_set()}
