"""Drives the program as a person would: a real terminal in tmux, keys in, screen out."""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from tests.needed import need


class Tmux:
    """One tmux server with one window. `wait_for` polls the screen: no test sleeps for a guessed time."""

    def __init__(self, folder: Path, environment: dict[str, str], size: tuple[int, int] = (110, 40)) -> None:
        self._socket = str(folder / "tmux.sock")
        self._environment = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PS1": "$ ", **environment}
        self._size = size

    def __enter__(self) -> Tmux:
        need("tmux")
        width, height = self._size
        shell = (
            "exec env -u TMUX "
            + shlex.join(f"{key}={value}" for key, value in self._environment.items())
            + " bash --norc"
        )
        self._run("-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height), shell)
        self._run("set-option", "-g", "remain-on-exit", "on")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._run("kill-server")

    def type(self, text: str, *, enter: bool = True) -> None:
        """Types text key by key, then Enter."""
        self._run("send-keys", "-l", text)
        if enter:
            self.press("Enter")

    def press(self, *keys: str) -> None:
        """Presses keys by tmux's names: Enter, Escape, C-q, F5."""
        self._run("send-keys", *keys)

    def paste(self, text: str) -> None:
        """Pastes text in brackets, as a terminal does on a drop."""
        self._run("set-buffer", "--", text)
        self._run("paste-buffer", "-p")

    def resize(self, width: int, height: int) -> None:
        self._run("resize-window", "-x", str(width), "-y", str(height))

    def modes(self) -> str:
        """Whether the program has the alternate screen, mouse reports (any, SGR) and a hidden cursor, as 0 or 1."""
        fields = "#{alternate_on} #{mouse_any_flag} #{mouse_sgr_flag} #{?cursor_flag,0,1}"
        return self._run("display-message", "-p", fields).stdout.strip()

    def screen(self) -> str:
        return self._run("capture-pane", "-p").stdout

    def wait_for(self, *wanted: str, within_s: float = 90) -> str:
        """The screen once it shows all of `wanted`, ignoring case."""
        return self.wait_until(
            lambda screen: all(text.lower() in screen.lower() for text in wanted), repr(wanted), within_s
        )

    def wait_until(self, met: Callable[[str], bool], what: str, within_s: float = 90) -> str:
        deadline = time.monotonic() + within_s
        screen = self.screen()
        while not met(screen):
            if time.monotonic() > deadline:
                raise AssertionError(
                    f"{what} did not appear within {within_s} s. The screen was:\n{screen}\n{self._logs()}"
                )
            time.sleep(0.1)
            screen = self.screen()
        return screen

    def _logs(self) -> str:
        """What terminal and host noted, for a failure that the screen does not explain."""
        folder = Path(self._environment.get("ASSISTANT_HOME", "/nonexistent"))
        return "\n".join(f"{log}:\n{log.read_text(errors='replace')[-4000:]}" for log in folder.glob("*/*.log"))

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("TMUX")}
        return subprocess.run(
            ["tmux", "-S", self._socket, *arguments], capture_output=True, text=True, check=False, env=environment
        )
