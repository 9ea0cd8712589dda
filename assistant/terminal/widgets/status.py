"""The line at the bottom: which models answer, where, how fast, and what is missing."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.widgets import Static

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.language import SAY


class StatusLine(Static):
    """Values of `GET /status`, and how many questions wait."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._status: dict[str, Any] = {}
        self._waiting = 0
        super().__init__(Content.styled(SAY(language, "starting"), "dim"), id="status")

    def follow(self, status: dict[str, Any]) -> None:
        self._status = status
        self._draw()

    def waiting(self, count: int) -> None:
        """Questions that were sent while another one is answered."""
        self._waiting = count
        self._draw()

    def _draw(self) -> None:
        status = self._status
        if not status:
            return
        parts: list[tuple[str, str]] = [(safe_line(status.get("active_profile") or status["profile"]), "$accent")]
        if status.get("device"):
            parts.append((safe_line(status["device"]), "dim"))
        used = status.get("memory", {}).get("used", 0)
        if used:
            parts.append((f"{used / 2**20:.0f} MiB", "dim"))
        if status.get("tokens_per_s"):
            parts.append((f"{status['tokens_per_s']:.0f} tok/s", "dim"))
        pictures = status.get("library", {}).get("pictures", 0)
        if pictures:
            parts.append((SAY(self._language, "pictures_count", count=pictures), "dim"))
        if status.get("offline"):
            parts.append((SAY(self._language, "offline"), "$warning"))
        if self._waiting:
            parts.append((SAY(self._language, "waiting", count=self._waiting), "$warning"))
        joined: list[tuple[str, str]] = []
        for part in parts:
            joined += [(" · ", "dim"), part] if joined else [part]
        self.update(Content.assemble(*joined))
