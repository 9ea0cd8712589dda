"""The Textual app: one conversation on the screen, everything else one key away. Wiring; the widgets do the work."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.widgets import Static

from assistant.api.language import Language
from assistant.api.safe_text import safe
from assistant.host.protocol import files_of
from assistant.slash_line import is_command
from assistant.terminal import doors, ending, instant, slash, themes, turn_doors, workers
from assistant.terminal.aloud import Aloud
from assistant.terminal.behind import index_command
from assistant.terminal.connection import Connection
from assistant.terminal.dialogue import Dialogue
from assistant.terminal.drop import sent
from assistant.terminal.following import Following
from assistant.terminal.keeping import Keeping
from assistant.terminal.keys import bindings, table_of, written
from assistant.terminal.language import SAY, interface_language
from assistant.terminal.marks import Marks, of_screen
from assistant.terminal.preferences import Preferences
from assistant.terminal.probe import Abilities
from assistant.terminal.safe_text import SafeText
from assistant.terminal.settling import settle
from assistant.terminal.sixteen import FEW, Sixteen
from assistant.terminal.spoken import Spoken
from assistant.terminal.stopping import means_stop
from assistant.terminal.talk import last_held
from assistant.terminal.timers import Punctual
from assistant.terminal.widgets.bottom import Bottom
from assistant.terminal.widgets.chip import Chip
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer
from assistant.terminal.widgets.footer import ShortFooter
from assistant.terminal.widgets.menu import Menu
from assistant.terminal.widgets.meter import Meter
from assistant.terminal.widgets.picture import PictureView
from assistant.terminal.widgets.status import StatusLine
from assistant.terminal.widgets.transcript import Transcript
from assistant.terminal.widgets.waiting import Waiting
from assistant.terminal.writing import Writing

if TYPE_CHECKING:
    from assistant.terminal.widgets.answer import Answer
    from assistant.terminal.wire.wire import Wire


class AssistantApp(Punctual, App[None], inherit_bindings=False):
    """The chat."""

    CSS_PATH = "styles.tcss"
    TITLE = "assistant"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = "#composer"
    NOTIFICATION_TIMEOUT = 6
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (130, "-wide")]  # noqa: RUF012 - the library's declaration
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-low"), (24, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False),
        Binding("ctrl+z", "suspend_process", show=False),
    ]

    def __init__(
        self,
        chosen: Preferences,
        connection: Connection,
        files: Sequence[str],
        conversation: str,
        able: Abilities = Abilities(),  # noqa: B008 - a value that cannot change
    ) -> None:
        super().__init__()
        self.language: Language = interface_language(chosen.language)
        self.connection = connection
        connection.language = self.language
        self.dialogue = Dialogue(self, connection, conversation)
        self.actions: list[tuple[str, str]] = []
        """What the plugins offer, as (name, summary)."""
        self.last: dict[str, Any] = {}
        """The newest conversation that is not open, as the host lists it; empty if there is none."""
        self.folder = ""
        """Where the picker was last."""
        self._settings = chosen
        self.leaving = False
        """Whether the user has asked to leave while this answer runs."""
        self._files = list(files)
        self.table = table_of(chosen.keys)
        """The commands with the user's keys."""
        self.aloud = Aloud(self, chosen.speak_with, chosen.speak)
        self.spoken = Spoken(self, chosen.microphone, chosen.voice_sends)
        self.wire: Wire | None = None
        """To a terminal that has more to say than keys."""
        if able.talkative:
            from assistant.terminal.wired import wired

            self.wire = wired(self, able)
        self.keeping = Keeping(self)
        self._safe = SafeText()
        self._sixteen = Sixteen()
        self._marks = Marks(of_screen())
        self._chips = Chips(connection)
        self.writing = Writing(self, self._chips)
        self._line = StatusLine(self.language, self.written("stop"))
        self._following = Following(self, self._line)
        self.able = able
        self.moving = asyncio.Lock()
        """Held while a turn is taken back or brought back."""
        themes.dress(self, themes.theme_name(chosen.theme, able.brightness))
        self._bind_commands()

    def _bind_commands(self) -> None:
        for binding in bindings(self.table, self.language):
            self._bindings.bind(
                binding.key,
                binding.action,
                binding.description,
                binding.show,
                key_display=binding.key_display,
                priority=binding.priority,
            )

    def get_driver_class(self) -> type[Driver]:
        """What reads keys and pastes."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from assistant.terminal.wire.reading import ReadingDriver

        return ReadingDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Every line of every widget passes the gate for text. What the terminal can show of it is chosen last."""
        few = [self._sixteen] if self.console.color_system in FEW and not self.is_headless else []
        return [*super().get_line_filters(), self._safe, *few, *([] if self.is_headless else [self._marks])]

    def compose(self) -> ComposeResult:
        menu = Menu()
        yield Transcript(self.connection, self.language)
        with Bottom(id="bottom"):
            yield menu
            yield Waiting(self.language)
            yield Meter(self.language)
            yield Static(id="editing")
            yield self._chips.tally
            yield self._chips
            yield Composer(self.language, SAY(self.language, "ask"), menu)
            yield self._line
        yield ShortFooter()

    def on_mount(self) -> None:
        self.wear(self._settings.theme)
        self._chips.add(files_of(self._files))
        self._line.listen_through(self.spoken.device)
        self.offer_commands()
        if self._settings.listen:
            self.spoken.toggle()
        ending.end_on_signals(self)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """After the first frame: everything that waits for the host or the disk."""
        workers.start(self, self.keeping.work(), "keeping")
        workers.start(self, self._following.follow(self.dialogue.conversation), "follow")
        workers.start(self, settle(self), "settle")

    def offer_commands(self) -> None:
        """The menu knows what the chat and the plugins can do."""
        own = [(command.name, command.summary(self.language)) for command in self.table]
        names = {name for name, _ in self.actions}
        self.query_one(Menu).know([*self.actions, *(pair for pair in own if pair[0] not in names)])

    def written(self, name: str) -> str:
        """The first key of a command as people write it, else its slash command."""
        keys = next(command.keys for command in self.table if command.name == name)
        return written(keys.split(",")[0]) if keys else f"/{name}"

    def working(self) -> None:
        """Something began or ended: the status line and the numbers of the attachments follow."""
        busy, waiting = self.dialogue.busy, self.dialogue.waiting
        self.leaving = self.leaving and busy
        self._following.look()
        self.keeping.look_at_once()
        self._line.work(busy, waiting, self.dialogue.held)
        self.query_one(Waiting).tell(self.dialogue.waiting_here)
        self.query_one(Composer).waited_for = bool(self.dialogue.waiting_here)
        # While an answer runs it may bring pictures of its own, so that the next number is not known.
        talk, certain = self.dialogue.talk, self.dialogue.settled and self.connection.ready
        self._chips.number_from(talk.highest + 1 if certain else 0, talk.numbers)

    def wear(self, setting: str) -> None:
        """Puts on the theme of that setting."""
        self.theme = themes.worn(self, setting, self.able.brightness)

    # ------------------------------------------------------------ conversations

    async def show_conversation(self, conversation: str, turn: int = 0) -> dict[str, Any]:
        """Puts a saved conversation on the screen, at a turn of it or its end, and goes on with it."""
        saved: dict[str, Any] = await self.connection.get(f"/conversations/{conversation}")
        self.writing.leave_editing()
        await self.dialogue.show(saved, turn)
        return saved

    async def open_conversation(self, conversation: str, turn: int = 0) -> None:
        """Shows it, with what was asked in it for ↑, and what was written for it and not asked."""
        saved = await self.show_conversation(conversation, turn)
        self.query_one(Composer).remember([each["text"] for each in saved["turns"]])
        await self.keeping.bring_back()

    async def begin_anew(self) -> None:
        """An empty conversation; it exists once something is asked."""
        if self.dialogue.conversation:
            self.last = {"id": self.dialogue.conversation, "title": self.sub_title}
        self.dialogue.begin()
        await self.empty()
        self.working()

    async def leave_deleted(self) -> None:
        """The conversation on the screen is no more."""
        await self.empty()
        await self.offer_last()

    async def empty(self) -> None:
        """The screen is that of a conversation in which nothing was asked."""
        self.sub_title = ""
        self.writing.leave_editing()
        await self.query_one(Transcript).clear()
        await self._following.welcome()

    async def offer_last(self) -> None:
        """Asks the host for the last conversation that is not open, which an empty one offers."""
        found = await self.connection.get("/conversations")
        self.last = last_held(found, self.dialogue.conversation)
        self._following.refresh_welcome()

    # ------------------------------------------------------------ the composer

    @on(Composer.Changed)
    @on(Chips.Changed)
    def _keep_line(self) -> None:
        self.keeping.look()

    def on_composer_sent(self, message: Composer.Sent) -> None:
        if slash.take(self, message.text):
            return
        if means_stop(message.text) and (self.dialogue.busy or self.aloud.speaking):
            instant.stop(self)
            return
        files, named, command = self._chips.take(), sent(message.text), is_command(message.text)
        if command or named.text:
            files += files_of((*(named.paths if command else ()), *named.folders))
        if message.text or files:
            words = named.text if command and named.text else message.text
            self.dialogue.send(words, files, instead=self.writing.leave_editing())

    def on_composer_found(self, message: Composer.Found) -> None:
        dropped = message.dropped
        self._chips.add(files_of(dropped.paths))
        if dropped.folders:
            self.query_one(Composer).put(index_command(dropped.folders))
            self.notify(SAY(self.language, "folder", count=len(dropped.folders)), markup=False)
        if dropped.problem:
            self.notify(safe(dropped.problem), severity="warning", markup=False)

    def on_composer_remove_last(self) -> None:
        self._chips.remove_last()

    def on_composer_scrolled(self, message: Composer.Scrolled) -> None:
        self.query_one(Transcript).scroll_by_key(message.way)

    def on_composer_take_back(self) -> None:
        self.writing.take_back()

    def on_composer_look_at_clipboard(self) -> None:
        self.action_run("paste")

    def on_chip_left(self, message: Chip.Left) -> None:
        message.stop()
        self.query_one(Composer).focus()

    def on_menu_taken(self, message: Menu.Taken) -> None:
        self.query_one(Composer).take(message.choice)

    # ------------------------------------------------------------ what turns and pictures ask for

    def on_picture_view_opened(self, message: PictureView.Opened) -> None:
        from assistant.terminal.screens.large import Large
        from assistant.terminal.viewer import open_outside

        if message.outside:
            workers.start(self, open_outside(message.picture, self.language), "viewer", exclusive=True)
        else:
            self.push_screen(Large(message.picture, message.among, self.connection, self.language))

    def on_answer_link_wanted(self, message: Answer.LinkWanted) -> None:
        workers.start(self, turn_doors.link(self, message.address), "link")

    # ------------------------------------------------------------ commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The chat's keys sleep while a screen is open over it, so that its own keys work."""
        over = len(self.screen_stack) > 1
        return not (over and action == "run" and parameters != ("quit",)) and super().check_action(action, parameters)

    def action_run(self, name: str, rest: str = "") -> None:
        """One command of the table. What opens a screen works from the chat only; pressed again before that is there,
        it begins anew."""
        if name not in doors.DOORS:
            instant.INSTANT[name](self)
        elif len(self.screen_stack) == 1:
            workers.start(self, doors.enter(self, name, rest), f"door {name}", exclusive=doors.opens(name, rest))

    def action_interrupt(self) -> None:
        """Ctrl+C with nothing selected."""
        instant.interrupt(self)

    def action_suspend_process(self) -> None:
        """Ctrl+Z with nothing to take back in the line."""
        instant.suspend(self)

    def _handle_exception(self, error: Exception) -> None:
        """A bug in a handler: ends the app. Textual would print the local variables, which hold what the user said;
        `run` puts the error into the log and says so."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def exit(self, *details: Any, **named: Any) -> None:
        """Ends the chat, whoever ends it. What is written and not asked is kept."""
        if not self._exit:
            self.keeping.end()
        super().exit(*details, **named)

    @property
    def crash(self) -> Exception | None:
        """The bug that ended the app."""
        return self._exception


def make_app(
    chosen: Preferences,
    connection: Connection,
    files: Sequence[str] = (),
    conversation: str = "",
    able: Abilities = Abilities(),  # noqa: B008 - a value that cannot change
) -> AssistantApp:
    """The one place that builds the app: for the program and for tests. `able` is what the terminal said of itself."""
    return AssistantApp(chosen, connection, files, conversation, able)
