"""Which strangers' plugins are running, in a file beside the host's socket: whoever loses the host can name them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Collection, Iterator
from pathlib import Path

from assistant.api.language import Bilingual, listed

_NAME = "at-work"


class AtWork:
    """Keeps the file. Thread-safe."""

    def __init__(self, socket: Path, own: Collection[str]) -> None:
        """`own` are the program's plugins, which are not noted."""
        self._own = own
        self._file = socket.with_name(_NAME)
        self._names: list[str] = []
        self._one = threading.Lock()
        self._write()

    @contextlib.contextmanager
    def __call__(self, plugin: str) -> Iterator[None]:
        """As long as code of the plugin runs."""
        if plugin in self._own:
            yield
            return
        with self._one:
            self._names.append(plugin)
            self._write()
        try:
            yield
        finally:
            with self._one:
                self._names.remove(plugin)
                self._write()

    def _write(self) -> None:
        with contextlib.suppress(OSError):
            self._file.write_text("\n".join(self._names))


def was_running(socket: Path) -> str:
    """A sentence about the plugins that ran when the host of this socket ended; empty if it was none."""
    try:
        names = sorted({name for name in socket.with_name(_NAME).read_text().split() if name.isidentifier()})
    except (OSError, ValueError):
        return ""
    if not names:
        return ""
    english, chinese = listed(names), listed(names).chinese
    return Bilingual(
        f"Meanwhile ran: {english}. If it happens again, put it into disabled_plugins of the settings.",
        f"当时正在运行的插件：{chinese}。若再次发生，请把它写进设置的 disabled_plugins。",
    )
