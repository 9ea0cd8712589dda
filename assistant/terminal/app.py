"""The Textual app: one conversation on the screen, everything else one key away. Wiring; the widgets do the work."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, ComposeResult, SystemCommand
from textual.containers import Vertical
from textual.content import Content
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Footer, Static

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.api.safe_text import safe
from assistant.host.protocol import File
from assistant.host.start import HostOptions
from assistant.terminal import images, workers
from assistant.terminal.connection import Connection
from assistant.terminal.dialogue import Dialogue
from assistant.terminal.keys import KEYS, bindings
from assistant.terminal.language import SAY, interface_language
from assistant.terminal.listening import Listening
from assistant.terminal.preferences import Preferences, preferences
from assistant.terminal.safe_text import SafeText
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer
from assistant.terminal.widgets.menu import Menu
from assistant.terminal.widgets.meter import Meter
from assistant.terminal.widgets.picture import PictureView
from assistant.terminal.widgets.status import StatusLine
from assistant.terminal.widgets.transcript import Transcript

if TYPE_CHECKING:
    from assistant.terminal.widgets.stream import Answer

_STATUS_S = 3.0
_THEMES = {"dark": "textual-dark", "light": "textual-light"}


class AssistantApp(App[None]):
    """The chat."""

    CSS_PATH = "styles.tcss"
    TITLE = "assistant"
    ENABLE_COMMAND_PALETTE = True
    AUTO_FOCUS = "#composer"
    NOTIFICATION_TIMEOUT = 6
    BINDINGS: ClassVar = []

    def __init__(self, chosen: Preferences, connection: Connection, files: Sequence[str], conversation: str) -> None:
        super().__init__()
        self.language: Language = interface_language(chosen.language)
        self._settings = chosen
        self._files = list(files)
        self._connection = connection
        self._dialogue = Dialogue(self, connection, conversation)
        self._commands: list[tuple[str, str]] = []
        self._last: dict[str, Any] = {}
        self._listening: Listening | None = None
        self._leaving = False
        self._safe = SafeText()
        for binding in bindings(self.language):
            self._bindings.bind(
                binding.key, binding.action, binding.description, binding.show, priority=binding.priority
            )

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Every line of every widget passes the gate for text."""
        return [*super().get_line_filters(), self._safe]

    def compose(self) -> ComposeResult:
        yield Transcript(self._connection, self.language)
        with Vertical(id="bottom"):
            yield Menu()
            yield Meter(self.language)
            yield Chips(id="chips")
            yield Composer(self.language, SAY(self.language, "ask"))
            yield StatusLine(self.language)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        name = _THEMES.get(self._settings.theme, self._settings.theme)
        self.theme = name if name in self.available_themes else "textual-dark"
        self.query_one(Chips).add(self._files)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """After the first frame: everything that waits for the host."""
        workers.start(self, self._dialogue.work(), "turns")
        workers.start(self, self._open(), "open")

    async def _open(self) -> None:
        transcript = self.query_one(Transcript)
        if not self._dialogue.conversation:
            await transcript.mount(Static(self._welcome(), classes="welcome"))
        plugins = await self._connection.get("/plugins")
        self._commands = [
            (action["name"], action["summary"]) for plugin in plugins["plugins"] for action in plugin["actions"]
        ]
        self.query_one(Menu).offer(self._commands)
        for problem in plugins["problems"]:
            self.notify(safe(problem["message"]), title=safe(problem["package"]), severity="warning", markup=False)
        if self._dialogue.conversation:
            await self._show(self._dialogue.conversation)
        else:
            found = await self._connection.get("/conversations")
            self._last = found[0] if found else {}
            for welcome in self.query(".welcome").results(Static):
                welcome.update(self._welcome())
        await self._follow_status()
        self.set_interval(_STATUS_S, lambda: workers.start(self, self._follow_status(), "status", exclusive=True))

    def _welcome(self) -> Content:
        lines = [
            Content.styled(SAY(self.language, "welcome"), "bold"),
            Content.styled(SAY(self.language, "welcome_hint"), "dim"),
        ]
        if self._last:
            title = SAY(self.language, "continue_last", title=safe(self._last["title"]))
            lines.append(Content.styled(title, "$accent"))
        return Content("\n\n").join(lines)

    async def _follow_status(self) -> None:
        self.query_one(StatusLine).follow(await self._connection.get("/status"))

    async def _show(self, conversation: str) -> None:
        saved = await self._connection.get(f"/conversations/{conversation}")
        self._dialogue.conversation = saved["id"]
        self.sub_title = safe(saved["title"])
        await self.query_one(Transcript).show(saved)

    # ------------------------------------------------------------ the composer

    def on_composer_sent(self, message: Composer.Sent) -> None:
        files = self.query_one(Chips).take()
        if message.text or files:
            self._dialogue.send(message.text, tuple(File(path=path) for path in files))
            self.query_one(StatusLine).waiting(self._dialogue.waiting)

    def on_composer_found(self, message: Composer.Found) -> None:
        dropped = message.dropped
        self.query_one(Chips).add(list(dropped.paths))
        if dropped.folders:
            quoted = " ".join('"' + folder.replace('"', '\\"') + '"' for folder in dropped.folders)
            self.query_one(Composer).put(f"/index {quoted}")
            self.notify(SAY(self.language, "folder"), markup=False)
        if dropped.problem:
            self.notify(safe(dropped.problem), severity="warning", markup=False)

    def on_composer_typed(self, message: Composer.Typed) -> None:
        self.query_one(Menu).follow(message.text)

    def on_composer_remove_last(self) -> None:
        self.query_one(Chips).remove_last()

    def on_menu_taken(self, message: Menu.Taken) -> None:
        self.query_one(Composer).put(f"/{message.name} ")
        self.query_one(Menu).follow("")
        self.query_one(Composer).focus()

    def key_tab(self) -> None:
        """Tab takes the offered command; else it moves the focus."""
        menu = self.query_one(Menu)
        if menu.is_open:
            menu.take()
        else:
            self.screen.focus_next()

    # ------------------------------------------------------------ what turns and pictures ask for

    def on_picture_view_opened(self, message: PictureView.Opened) -> None:
        from assistant.terminal.screens.large import Large

        self.push_screen(Large(message.picture, self._connection))

    def on_answer_link_wanted(self, message: Answer.LinkWanted) -> None:
        workers.start(self, self._open_link(message.address), "link")

    async def _open_link(self, address: str) -> None:
        from assistant.terminal.screens.confirm import Confirm

        question = SAY(self.language, "open_link", address=address)
        web = address.startswith(("http://", "https://"))
        if await self.push_screen_wait(Confirm(question, self.language)) and web:
            self.open_url(address)

    # ------------------------------------------------------------ keys

    def action_stop(self) -> None:
        """Esc: first the recording, then the running answer, then back to the composer."""
        if self._listening is not None:
            self._listening.stop(drop=True)
        elif self._dialogue.busy:
            workers.start(self, self._dialogue.cancel(), "cancel")
        self.query_one(Menu).follow("")
        self.query_one(Composer).focus()

    def action_listen(self) -> None:
        if self._listening is not None:
            self._listening.stop()
        else:
            workers.start(self, self._listen(), "listen")

    async def _listen(self) -> None:
        meter = self.query_one(Meter)
        self._listening = Listening(self._settings.microphone, meter.show_level)
        try:
            sound = await self._listening.run()
        finally:
            self._listening = None
            meter.hide()
        if sound:
            self._dialogue.send("", (File(data=sound, name="voice.wav"),), spoken=True)
        else:
            self.notify(SAY(self.language, "no_speech"), markup=False)

    def action_new(self) -> None:
        workers.start(self, self._new(), "new")

    async def _new(self) -> None:
        self._dialogue.conversation = ""
        self.sub_title = ""
        transcript = self.query_one(Transcript)
        await transcript.clear()
        self._last = {}
        await transcript.mount(Static(self._welcome(), classes="welcome"))

    def action_conversations(self) -> None:
        workers.start(self, self._choose_conversation(), "choose", exclusive=True)

    async def _choose_conversation(self) -> None:
        from assistant.terminal.screens.conversations import Conversations

        chosen = await self.push_screen_wait(Conversations(self._connection, self.language))
        if chosen:
            await self._show(chosen)

    def action_continue_last(self) -> None:
        if self._last:
            workers.start(self, self._show(self._last["id"]), "continue", exclusive=True)

    def action_help(self) -> None:
        from assistant.terminal.screens.facts import help_screen

        self.push_screen(help_screen(self.language, self._commands))

    def action_models(self) -> None:
        workers.start(self, self._models(), "models", exclusive=True)

    async def _models(self) -> None:
        from assistant.terminal.screens.facts import models_screen

        status, entries = await self._connection.get("/status"), await self._connection.get("/models")
        await self.push_screen(models_screen(self.language, status, entries))

    def action_library(self) -> None:
        workers.start(self, self._library(), "library", exclusive=True)

    async def _library(self) -> None:
        from assistant.terminal.screens.facts import library_screen

        await self.push_screen(library_screen(self.language, await self._connection.get("/library")))

    def action_why(self) -> None:
        self.query_one(Transcript).toggle_class("-why")

    def action_gallery(self) -> None:
        pictures = self.query_one(Transcript).galleries()
        if pictures:
            pictures[-1].focus()

    def action_export(self) -> None:
        if self._dialogue.conversation:
            workers.start(self, self._export(), "export", exclusive=True)

    async def _export(self) -> None:
        name = self._dialogue.conversation
        document: bytes = await self._connection.get(f"/conversations/{name}/export")
        path = Path.cwd() / f"conversation-{name}.md"
        try:
            with path.open("xb") as file:
                file.write(document)
        except OSError as error:
            raise AssistantError(
                f"{path} cannot be written: {error.strerror}.", "Remove it, or go to another folder."
            ) from None
        self.notify(SAY(self.language, "exported", path=str(path)), markup=False)

    def action_leave(self) -> None:
        """Leaves; asks for a second press while an answer runs, which then goes on in the host."""
        if self._dialogue.busy and not self._leaving:
            self._leaving = True
            self.notify(SAY(self.language, "quit_again"), markup=False)
            return
        self.exit()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """All keys of the chat, in the command palette too."""
        for key in KEYS:
            yield SystemCommand(key.name(self.language), key.shown, getattr(self, f"action_{key.action}"))
        yield from (command for command in super().get_system_commands(screen) if "quit" not in command.title.lower())


def make_app(
    chosen: Preferences, connection: Connection, files: Sequence[str] = (), conversation: str = ""
) -> AssistantApp:
    """The one place that builds the app: for the program and for tests."""
    return AssistantApp(chosen, connection, files, conversation)


def run(files: Sequence[str], conversation: str | None, options: HostOptions) -> None:
    """Opens the chat and returns when it is left. Raises AssistantError if the settings are wrong."""
    chosen = preferences()
    images.prepare(chosen.pictures)
    app = make_app(chosen, Connection(options), files, conversation or "")
    app.run()
    if app.return_code:
        sys.exit(app.return_code)
