"""The line at the bottom: which models answer, where, how fast, and what is going on."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.language import SAY


class StatusLine(Static):
    """Values of `GET /status`, what is being answered, and how many questions wait. The most urgent stands first."""

    def __init__(self, language: Language, stop_key: str) -> None:
        self._language: Language = language
        self._stop_key = stop_key
        self._status: dict[str, Any] = {}
        self._problem = ""
        self._busy = False
        self._waiting = 0
        self._held = False
        self._marks: dict[str, str] = {}
        self._microphone = ""
        super().__init__(Content.styled(SAY(language, "starting"), "$text-muted"), id="status")

    def follow(self, status: dict[str, Any]) -> None:
        """What the host said of itself."""
        self._status, self._problem = status, ""
        self._draw()

    def missing(self, problem: str) -> None:
        """The host does not answer, and why."""
        self._problem = problem
        self._draw()

    def work(self, busy: bool, waiting: int, held: bool) -> None:
        """Whether a question is answered, how many were sent meanwhile, and whether it waits for somebody else's."""
        if (busy, waiting, held) != (self._busy, self._waiting, self._held):
            self._busy, self._waiting, self._held = busy, waiting, held
            self._draw()

    def listen_through(self, microphone: str) -> None:
        """The name of the microphone that was chosen; empty for the system's own."""
        self._microphone = microphone
        self._draw()

    def mark(self, name: str, on: bool) -> None:
        """Shows or hides what goes on beside the answers: the name of a phrase, which may name the key that stops."""
        words = SAY(self._language, name, key=self._stop_key)
        self._marks = {**self._marks, name: words} if on else {k: v for k, v in self._marks.items() if k != name}
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        """Whose pictures are counted is said where there is room, and what a key stops where it is whole."""
        self.update(self._fitting())

    def _fitting(self) -> Content:
        whole = self._joined("library_count")
        if whole.cell_length <= self.size.width:
            return whole
        cut = any(cell_len(words) > self.size.width for words, _ in self._now("answering")[:1])
        return self._joined("pictures_count", "stops" if cut else "answering")

    def _joined(self, count: str, answering: str = "answering") -> Content:
        parts = [*self._now(answering), *self._facts(count)] or [(SAY(self._language, "starting"), "$text-muted")]
        joined: list[tuple[str, str]] = []
        for part in parts:
            joined += [(" · ", "$text-muted"), part] if joined else [part]
        return Content.assemble(*joined)

    def _now(self, answering: str) -> list[tuple[str, str]]:
        say, parts = self._language, []
        if self._problem:
            parts.append((SAY(say, "no_host", problem=safe_line(self._problem)), "$text-error"))
        parts += [(words, "$text-warning") for words in self._marks.values()]
        if self._busy:
            parts.append((SAY(say, "held" if self._held else answering, key=self._stop_key), "$text-accent"))
        if self._waiting:
            parts.append((SAY(say, "waiting", count=self._waiting), "$text-warning"))
        return parts

    def _facts(self, count: str) -> list[tuple[str, str]]:
        status = self._status
        if not status or self._problem:
            return []
        parts = [(safe_line(status.get("active_profile") or status["profile"]), "$text-accent")]
        if status.get("device"):
            parts.append((safe_line(status["device"]), "$text-muted"))
        used = status.get("memory", {}).get("used", 0)
        if used:
            parts.append((f"{used / 10**6:.0f} MB", "$text-muted"))
        if status.get("tokens_per_s"):
            parts.append((f"{status['tokens_per_s']:.0f} tok/s", "$text-muted"))
        pictures = status.get("library", {}).get("pictures", 0)
        if pictures:
            parts.append((SAY(self._language, count, count=pictures), "$text-muted"))
        if self._microphone:
            words = SAY(self._language, "microphone_saved", name=safe_line(self._microphone))
            parts.append((words, "$text-muted"))
        if status.get("offline"):
            parts.append((SAY(self._language, "offline"), "$text-warning"))
        return parts
