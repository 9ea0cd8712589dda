"""The settings with their values. Tables such as `keys` and `plugins` are edited in the file, whose name is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.paths import paths, setting_variable
from assistant.setting_values import EDITABLE, change, check_free, choices_of, shown
from assistant.settings import Settings, settings
from assistant.terminal import workers
from assistant.terminal.language import SAY
from assistant.terminal.meanings import meaning
from assistant.terminal.screens.confirm import AskLine
from assistant.terminal.screens.listing import Listing


class SettingsScreen(Listing):
    """Enter changes a value, Delete takes it back to its default."""

    TITLE_NAME = "settings"
    KEYS_NAME = "keys_settings"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete,backspace", "default", show=False)]

    def __init__(self, language: Language, now: Settings, wear: Callable[[str], None], name: str = "") -> None:
        """`wear` puts on the theme of a setting. With `name`, that setting is marked."""
        super().__init__(language)
        self._now = now
        self._wear = wear
        self._name = name

    def above(self) -> Iterator[Widget]:
        yield Static(Content.styled(safe_line(str(paths().settings)), "$text-muted"), classes="words")

    def on_mount(self) -> None:
        self.listed.focus()
        self._list(self._now)
        if self._name:
            self.listed.highlighted = EDITABLE.index(self._name)

    def _list(self, now: Settings) -> None:
        width = max(len(name) for name in EDITABLE)
        self.show([(name, _line(self.language, name, now, width)) for name in EDITABLE])

    def pick(self, name: str) -> None:
        workers.start(self, self._change(name), "change", exclusive=True)

    def action_default(self) -> None:
        if self.chosen:
            self._write(self.chosen, None)

    async def _change(self, name: str) -> None:
        check_free(name)
        few = choices_of(name)
        value = shown(getattr(settings(), name))
        if few:
            chosen = await self.app.push_screen_wait(Values(self.language, name, few, value))
        else:
            title = SAY(self.language, "setting_value", name=name)
            chosen = await self.app.push_screen_wait(AskLine(title, value, self.language))
        if chosen:
            self._write(name, chosen)

    def _write(self, name: str, text: str | None) -> None:
        """An AssistantError is told like that of any other work."""
        workers.start(self, self._written(name, text), "write", exclusive=True)

    async def _written(self, name: str, text: str | None) -> None:
        file = change(name, text)
        if name == "theme":
            self._wear(settings().theme)
        self.notify(SAY(self.language, "setting_saved", path=safe_line(str(file))), markup=False)
        self._list(settings())


class Values(Listing):
    """The few values that a setting can have."""

    TITLE_NAME = "settings"

    def __init__(self, language: Language, name: str, values: tuple[str, ...], now: str) -> None:
        super().__init__(language)
        self._name = name
        self._values = values
        self._now = now

    def above(self) -> Iterator[Widget]:
        yield Static(Content(SAY(self.language, "setting_value", name=self._name)), classes="words")

    def on_mount(self) -> None:
        self.listed.focus()
        self.show([(value, Content(value)) for value in self._values])
        if self._now in self._values:
            self.listed.highlighted = self._values.index(self._now)


def _line(language: Language, name: str, now: Settings, width: int) -> Content:
    value = getattr(now, name)
    default = Settings.model_fields[name].get_default(call_default_factory=True)
    style = "$text-muted" if value == default else "bold"
    words = Content.assemble((f"{name:<{width}}  ", "$accent"), (safe_line(shown(value)) or "–", style))
    if variable := setting_variable(name):
        words = Content.assemble(words, "  ", (SAY(language, "from_environment", name=variable), "$text-muted"))
    return Content.assemble(words, "\n  ", (meaning(name, language), "$text-muted"))
