"""The Textual app: one conversation on the screen, everything else one key away. Wiring; the widgets do the work."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Footer, Static

from assistant.api.errors import AssistantError, BadInput
from assistant.api.language import Language
from assistant.api.parts import Picture
from assistant.api.safe_text import safe, safe_line
from assistant.host.protocol import files_of
from assistant.host.start import HostOptions
from assistant.terminal import doors, images, themes, workers
from assistant.terminal.aloud import Aloud
from assistant.terminal.connection import Connection
from assistant.terminal.dialogue import Dialogue
from assistant.terminal.keys import bindings, table_of, written
from assistant.terminal.language import SAY, interface_language
from assistant.terminal.preferences import Preferences, preferences
from assistant.terminal.probe import Abilities, probe
from assistant.terminal.safe_text import SafeText
from assistant.terminal.spoken import Spoken
from assistant.terminal.stopping import means_stop
from assistant.terminal.welcome import welcome
from assistant.terminal.widgets.chips import Chip, Chips
from assistant.terminal.widgets.composer import Composer
from assistant.terminal.widgets.menu import Menu
from assistant.terminal.widgets.meter import Meter
from assistant.terminal.widgets.picture import PictureView
from assistant.terminal.widgets.status import StatusLine
from assistant.terminal.widgets.transcript import Transcript

if TYPE_CHECKING:
    from assistant.terminal.widgets.answer import Answer

_STATUS_S = 3.0
_COMMAND = re.compile(r"/(?P<name>[a-z_]+)(?P<rest>(\s.*)?)", re.DOTALL)


class AssistantApp(App[None], inherit_bindings=False):
    """The chat."""

    CSS_PATH = "styles.tcss"
    TITLE = "assistant"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = "#composer"
    NOTIFICATION_TIMEOUT = 6
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (130, "-wide")]  # noqa: RUF012 - the library's declaration
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False),
    ]

    def __init__(self, chosen: Preferences, connection: Connection, files: Sequence[str], conversation: str) -> None:
        super().__init__()
        self.language: Language = interface_language(chosen.language)
        self.connection = connection
        self.dialogue = Dialogue(self, connection, conversation)
        self.actions: list[tuple[str, str]] = []
        """What the plugins offer, as (name, summary)."""
        self.last: dict[str, Any] = {}
        """The newest conversation that is not open, as the host lists it; empty if there is none."""
        self.folder = ""
        """Where the picker was last."""
        self._settings = chosen
        self._files = list(files)
        self.table = table_of(chosen.keys)
        """The commands with the user's keys."""
        self._notices: list[dict[str, str]] = []
        self.aloud = Aloud(self, chosen.speak_with, chosen.speak)
        self.spoken = Spoken(self, chosen.microphone, chosen.voice_sends)
        self._editing: int | None = None
        self._leaving = False
        self._safe = SafeText()
        self._look = asyncio.Event()
        self._chips = Chips()
        self._line = StatusLine(self.language, self._written("stop"))
        themes.dress(self, themes.theme_name(chosen.theme))
        for binding in bindings(self.table, self.language):
            self._bindings.bind(
                binding.key,
                binding.action,
                binding.description,
                binding.show,
                key_display=binding.key_display,
                priority=binding.priority,
            )

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Every line of every widget passes the gate for text."""
        return [*super().get_line_filters(), self._safe]

    def compose(self) -> ComposeResult:
        menu = Menu()
        yield Transcript(self.connection, self.language)
        with Vertical(id="bottom"):
            yield menu
            yield Meter(self.language)
            yield Static(id="editing")
            yield self._chips
            yield Composer(self.language, SAY(self.language, "ask"), menu)
            yield self._line
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        name = themes.theme_name(self._settings.theme)
        self.theme = name if name in self.available_themes else themes.DARK.name
        self._chips.add(files_of(self._files))
        self._offer_commands()
        if self._settings.listen:
            self.spoken.toggle()
        # Python would end at once and leave the terminal in raw mode on the alternate screen.
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self.exit)
        self.call_after_refresh(self._begin)

    # ------------------------------------------------------------ the start, and what is followed from then on

    def _begin(self) -> None:
        """After the first frame: everything that waits for the host."""
        asked = self.dialogue.conversation
        if not asked:
            workers.start(self, self.dialogue.work(), "turns")
        workers.start(self, self._follow(asked), "follow")

    async def _follow(self, asked: str) -> None:
        """Opens the conversation that was asked for, then keeps the status line true; a host that is gone comes back
        in between."""
        if not asked:
            await self._welcome()
        opened = False
        while True:
            try:
                status = await self.connection.get("/status")
                self._notices = status["notices"]
                self._line.follow(status)
                if not opened:
                    await self._open(asked)
                    opened = True
            except AssistantError as error:
                self._line.missing(str(error))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._look.wait(), _STATUS_S)
            self._look.clear()

    async def _open(self, asked: str) -> None:
        plugins = await self.connection.get("/plugins")
        self.actions = [
            (action["name"], action["summary"]) for plugin in plugins["plugins"] for action in plugin["actions"]
        ]
        self._offer_commands()
        for problem in plugins["problems"]:
            words = f"{problem['message']} {problem['hint']}".strip()
            self.notify(safe(words), title=safe_line(problem["package"]), severity="warning", timeout=12, markup=False)
        if asked:
            # Questions wait until what was said before is on the screen: it would else take the place of their answers.
            try:
                await self.show_conversation(asked)
            except BadInput as error:
                self.notify(safe(f"{error.message} {error.hint}"), severity="error", markup=False)
                self.dialogue.begin()
                await self._welcome()
            workers.start(self, self.dialogue.work(), "turns")
        else:
            found = await self.connection.get("/conversations")
            self.last = found[0] if found else {}
            for shown in self.query(".welcome").results(Static):
                shown.update(self._words_of_welcome())
        self.working()

    def _offer_commands(self) -> None:
        own = [(command.name, command.summary(self.language)) for command in self.table]
        names = {name for name, _ in self.actions}
        self.query_one(Menu).know([*self.actions, *(pair for pair in own if pair[0] not in names)])

    async def _welcome(self) -> None:
        await self.query_one(Transcript).mount(Static(self._words_of_welcome(), classes="welcome"))

    def _words_of_welcome(self) -> Content:
        keys = {command.name: self._written(command.name) for command in self.table}
        return welcome(self.language, keys, self.last, self._notices)

    def _written(self, name: str) -> str:
        """The first key of a command as people write it, else its slash command."""
        keys = next(command.keys for command in self.table if command.name == name)
        return written(keys.split(",")[0]) if keys else f"/{name}"

    def working(self) -> None:
        """Something began or ended: the status line and the numbers of the attachments follow."""
        busy, waiting = self.dialogue.busy, self.dialogue.waiting
        self._look.set()
        self._line.work(busy, waiting)
        # While an answer runs it may bring pictures of its own, so that the next number is not known.
        uncertain = busy or waiting or not self.connection.ready
        self._chips.number_from(0 if uncertain else self.dialogue.highest + 1, self.dialogue.numbers)

    # ------------------------------------------------------------ conversations

    async def show_conversation(self, conversation: str) -> None:
        """Puts a saved conversation on the screen and goes on with it."""
        saved = await self.connection.get(f"/conversations/{conversation}")
        self.dialogue.begin(saved["id"])
        self.dialogue.know(Picture(**each) for each in saved["pictures"])
        self.sub_title = safe_line(saved["title"])
        self._leave_editing()
        await self.query_one(Transcript).show(saved)
        self.working()

    async def begin_anew(self) -> None:
        """An empty conversation; it exists once something is asked."""
        if self.dialogue.conversation:
            self.last = {"id": self.dialogue.conversation, "title": self.sub_title}
        self.dialogue.begin()
        self.sub_title = ""
        self._leave_editing()
        await self.query_one(Transcript).clear()
        await self._welcome()
        self.working()

    # ------------------------------------------------------------ the composer

    def on_composer_sent(self, message: Composer.Sent) -> None:
        command = _COMMAND.fullmatch(message.text)
        if command and self._is_own(command["name"]):
            self._run_command(command["name"], command["rest"].strip())
            return
        if means_stop(message.text) and (self.dialogue.busy or self.aloud.speaking):
            self.do_stop()
            return
        files = self._chips.take()
        if message.text or files:
            editing, self._editing = self._editing, None
            self._leave_editing()
            self.dialogue.send(message.text, files, instead=editing)

    def _is_own(self, name: str) -> bool:
        """Whether a slash command is the terminal's matter: its own, or nobody's. What the plugins offer is known once
        the host has told; before, an unknown name is left to it."""
        return name in {command.name for command in self.table} or bool(self.actions and name not in dict(self.actions))

    def _run_command(self, name: str, rest: str) -> None:
        if name in {command.name for command in self.table}:
            self.action_run(name, rest)
        else:
            self.notify(safe(str(doors.unknown(self, name))), severity="warning", markup=False)
            self.query_one(Composer).put(f"/{name} {rest}".rstrip())

    def on_composer_found(self, message: Composer.Found) -> None:
        dropped = message.dropped
        self._chips.add(files_of(dropped.paths))
        if dropped.folders:
            self.query_one(Composer).put(" ".join(doors.index_command(folder) for folder in dropped.folders[:1]))
            self.notify(SAY(self.language, "folder"), markup=False)
        if dropped.problem:
            self.notify(safe(dropped.problem), severity="warning", markup=False)

    def on_composer_remove_last(self) -> None:
        self._chips.remove_last()

    def on_composer_look_at_clipboard(self) -> None:
        self.action_run("paste")

    def on_chip_left(self, message: Chip.Left) -> None:
        message.stop()
        self.query_one(Composer).focus()

    def on_menu_taken(self, message: Menu.Taken) -> None:
        self.query_one(Composer).take(message.choice)

    def edit_turn(self, turn: int, text: str) -> None:
        """The next question stands beside this turn, with its pictures."""
        self._editing = turn
        hint = SAY(self.language, "editing", key=self._written("stop"))
        self.query_one("#editing", Static).update(Content.styled(hint, "$text-accent"))
        self.query_one("#editing").add_class("-open")
        self.query_one(Composer).put(text)
        self.query_one(Composer).focus()

    def _leave_editing(self) -> None:
        self._editing = None
        self.query_one("#editing").remove_class("-open")

    # ------------------------------------------------------------ what turns and pictures ask for

    def on_picture_view_opened(self, message: PictureView.Opened) -> None:
        from assistant.terminal.screens.large import Large
        from assistant.terminal.viewer import open_outside

        if message.outside:
            workers.start(self, open_outside(message.picture, self.language), "viewer", exclusive=True)
        else:
            self.push_screen(Large(message.picture, message.among, self.connection, self.language))

    def on_answer_link_wanted(self, message: Answer.LinkWanted) -> None:
        workers.start(self, doors.link(self, message.address), "link")

    # ------------------------------------------------------------ commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The chat's keys sleep while a screen is open over it, so that its own keys work."""
        over = len(self.screen_stack) > 1
        return not (over and action == "run" and parameters != ("quit",)) and super().check_action(action, parameters)

    def action_run(self, name: str, rest: str = "") -> None:
        """One command of the table. What opens a screen works from the chat only, and one at a time."""
        if name not in doors.DOORS:
            getattr(self, f"do_{name}")()
        elif len(self.screen_stack) == 1:
            workers.start(self, doors.DOORS[name](self, rest), "door", exclusive=True)

    def do_stop(self) -> None:
        """Esc: first the recording, then the answer and its voice, then what is edited, then back to the composer."""
        speaking = self.aloud.speaking
        self.aloud.silence()
        if self.spoken.hearing:
            self.spoken.stop(drop=True)
        elif self.dialogue.busy:
            workers.start(self, self.dialogue.cancel(), "cancel")
        elif self._editing is not None and not speaking:
            self._leave_editing()
            self.query_one(Composer).put("")
        self.query_one(Menu).offer(())
        self.query_one(Composer).focus()

    def action_interrupt(self) -> None:
        """Ctrl+C with nothing selected: stops an answer as in a shell; else says how to leave."""
        if self.dialogue.busy or self.spoken.hearing or self.aloud.speaking:
            self.do_stop()
        else:
            self.notify(SAY(self.language, "leave_with", key=self._written("quit")), markup=False)

    def do_speak(self) -> None:
        self.spoken.press()

    def do_help(self) -> None:
        from assistant.terminal.screens.help import Help

        if len(self.screen_stack) == 1:
            self.push_screen(Help(self.language, self.table, self.actions))

    def do_gallery(self) -> None:
        pictures = self.query_one(Transcript).galleries()
        if pictures:
            pictures[-1].focus()

    def do_quit(self) -> None:
        """Leaves; asks for a second press while an answer runs, which then goes on in the host."""
        if self.dialogue.busy and not self._leaving:
            self._leaving = True
            self.notify(SAY(self.language, "quit_again", key=self._written("quit")), markup=False)
            return
        self.exit()


def make_app(
    chosen: Preferences, connection: Connection, files: Sequence[str] = (), conversation: str = ""
) -> AssistantApp:
    """The one place that builds the app: for the program and for tests."""
    return AssistantApp(chosen, connection, files, conversation)


def run(files: Sequence[str], conversation: str | None, options: HostOptions, *, speak: bool = False) -> None:
    """Opens the chat and returns when it is left; `speak` reads answers aloud, whatever the setting says. Raises
    AssistantError if the settings are wrong."""
    chosen = preferences()
    able = probe(os.environ) if chosen.theme == "auto" or chosen.pictures not in ("halfblock", "off") else Abilities()
    images.prepare(chosen.pictures, able)
    chosen = replace(chosen, theme=themes.theme_name(chosen.theme, able.brightness), speak=speak or chosen.speak)
    app = make_app(chosen, Connection(options), files, conversation or "")
    app.run()
    if app.return_code:
        sys.exit(app.return_code)
