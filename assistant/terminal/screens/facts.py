"""Read-only screens: models, library, help. Each is a title and lines, closed by any of the usual keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.keys import EDITING, KEYS
from assistant.terminal.language import SAY


class Facts(ModalScreen[None]):
    """Lines to read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,f1,f2,f3", "leave", show=False)]

    def __init__(self, title: str, lines: Sequence[Content]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield Static(Content(self._title), classes="title")
            with VerticalScroll():
                yield Static(Content("\n").join(self._lines))

    def action_leave(self) -> None:
        self.dismiss(None)


def help_screen(language: Language, commands: Sequence[tuple[str, str]]) -> Facts:
    """Keys and slash commands."""
    keys = [(key.shown, key.name(language)) for key in KEYS]
    keys += [(shown, chinese if language == "zh" else english) for shown, english, chinese in EDITING]
    lines = [_pair(shown, name) for shown, name in keys]
    lines += [Content(""), *(_pair(f"/{name}", summary) for name, summary in commands)]
    return Facts(SAY(language, "help"), lines)


def models_screen(language: Language, status: dict[str, Any], entries: Sequence[dict[str, Any]]) -> Facts:
    """What is loaded, and the catalogue with what is here and fits."""
    lines = [
        _pair(SAY(language, "profile"), status["active_profile"]),
        _pair(SAY(language, "device"), status["device"]),
    ]
    for model in status["models"]:
        size = f"{model['bytes'] / 2**20:.0f} MiB"
        lines.append(_pair(SAY(language, "loaded"), f"{model['model']}  {size}  {model['dtype']}"))
    if not status["models"]:
        lines.append(_pair(SAY(language, "loaded"), SAY(language, "not_loaded")))
    lines.append(Content(""))
    for entry in entries:
        mark = "●" if entry["selected"] else "○" if entry["present"] else " "
        style = "" if entry["present"] else "dim"
        size = f"{entry['bytes'] / 10**9:.2f} GB"
        text = f"{mark} {entry['capability']:<21} {safe_line(entry['id']):<44} {size:>9}  {entry['licence']}"
        lines.append(Content.styled(text, style) if style else Content(text))
    return Facts(SAY(language, "models"), lines)


def library_screen(language: Language, library: dict[str, Any]) -> Facts:
    """Folders and counts."""
    lines = [Content(SAY(language, "pictures_count", count=library["pictures"])), Content("")]
    lines += [_pair(str(count), safe_line(folder)) for folder, count in library["folders"]]
    if not library["folders"]:
        lines.append(Content.styled(SAY(language, "index_hint"), "dim"))
    return Facts(SAY(language, "library"), lines)


def _pair(name: str, value: str) -> Content:
    return Content.assemble((f"{name:<16}", "bold $accent"), safe_line(value or "–"))
