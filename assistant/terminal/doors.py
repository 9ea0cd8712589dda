"""The way into each screen and back: fetches what it shows, opens it, does what was chosen. The screens draw only."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.api.errors import AssistantError
from assistant.api.safe_text import safe_line
from assistant.host.protocol import File, files_of
from assistant.terminal.answered import answered
from assistant.terminal.behind import index_command, names_nothing, setting, stops_index, with_model
from assistant.terminal.drop import parse
from assistant.terminal.exporting import export, kind_of, told
from assistant.terminal.language import SAY
from assistant.terminal.turn_doors import TURN_DOORS, begun, turns_of
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer
from assistant.terminal.widgets.status import StatusLine

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp


async def conversations(app: AssistantApp, words: str) -> None:
    """The list, or what is found for the words; the chosen one is shown, where they were found. If the open one was
    deleted, a new one begins."""
    from assistant.terminal.screens.conversations import Conversations

    screen = Conversations(app.connection, app.language, words)
    chosen = await app.push_screen_wait(screen)
    if chosen:
        await app.open_conversation(chosen, screen.turn_of(chosen))
    elif app.dialogue.conversation in screen.deleted:
        await app.begin_anew()
    if screen.deleted:
        await app.offer_last()


async def commands(app: AssistantApp, _: str) -> None:
    """All of them; what a plugin offers goes into the composer, so that words and pictures can be added."""
    from assistant.terminal.screens.commands import Commands

    name = await app.push_screen_wait(Commands(app.language, app.table, app.actions))
    if any(command.name == name for command in app.table):
        app.call_later(app.action_run, name)
    elif name:
        app.query_one(Composer).put(f"/{name} ")


async def theme(app: AssistantApp, wanted: str) -> None:
    """Wears the theme that was named, else tries themes on; the chosen one is written into the settings."""
    from assistant.setting_values import change, check_free
    from assistant.terminal.screens.theme import Themes

    own = ("auto", "dark", "light")
    if wanted and wanted not in own and wanted not in app.available_themes:
        raise AssistantError(SAY(app.language, "no_theme", name=safe_line(wanted)), SAY(app.language, "no_theme_hint"))
    check_free("theme")
    chosen = wanted or await app.push_screen_wait(Themes(app.language, sorted(app.available_themes), app.theme))
    if chosen:
        file = change("theme", chosen)
        app.wear(chosen)
        app.notify(SAY(app.language, "theme_saved", path=safe_line(str(file))), markup=False)


async def models(app: AssistantApp, words: str) -> None:
    """The list, where the one that is named to be pulled is asked about at once; `unload` needs no list."""
    from assistant.terminal.screens.models import Models

    verb, name = with_model(words, app.language)
    if verb == "unload":
        await (await app.connection.sure()).post("/models/unload")
        app.notify(SAY(app.language, "unloaded_all"), markup=False)
    else:
        await app.push_screen_wait(Models(app.connection, app.language, pull=name))


async def library(app: AssistantApp, word: str) -> None:
    """The folders; `stop` ends the index run that goes on."""
    from assistant.terminal.screens.library import LibraryFolders

    if stops_index(word, app.language):
        stopped = (await (await app.connection.sure()).post("/library/stop"))["stopped"]
        app.notify(SAY(app.language, "index_stopped" if stopped else "no_index"), markup=False)
        return

    def read_again(path: str) -> None:
        if app.dialogue.busy:
            app.notify(SAY(app.language, "index_waits"), markup=False)
        app.dialogue.send(index_command([path]))

    await app.push_screen_wait(LibraryFolders(app.connection, app.language, read_again))


async def settings(app: AssistantApp, given: str) -> None:
    """The list, with the one marked that is named; with a new value behind it, that is written."""
    from assistant.setting_values import change
    from assistant.settings import settings
    from assistant.terminal.screens.settings import SettingsScreen

    name, value = setting(given, app.language)
    if name == "theme" and value:
        await theme(app, value)
    elif value:
        file = change(name, value)
        app.notify(SAY(app.language, "setting_saved", path=safe_line(str(file))), markup=False)
    else:
        await app.push_screen_wait(SettingsScreen(app.language, settings(), app.wear, name))


async def attach(app: AssistantApp, named: str) -> None:
    """The files that are named, else the picker; a whole folder goes into the composer as a command, so that Enter
    decides."""
    from assistant.terminal.screens.attach import Attach

    if named:
        _attach(app, named)
        return
    screen = Attach(app.folder or _here(), app.connection, app.language)
    chosen = await app.push_screen_wait(screen)
    app.folder = str(screen.folder)
    app.query_one(Chips).add(files_of(path for path in chosen if not path.endswith("/")))
    if folders := [path for path in chosen if path.endswith("/")]:
        app.query_one(Composer).put(index_command(folders))
    app.query_one(Composer).focus()


def _here() -> str:
    """The working folder; the home, if that was removed meanwhile."""
    try:
        return str(Path.cwd())
    except OSError:
        return str(Path.home())


def _attach(app: AssistantApp, named: str) -> None:
    dropped = parse(named, language=app.language)
    if not (dropped.paths or dropped.folders):
        raise names_nothing(named, dropped.problem, app.language)
    if dropped.text:
        app.query_one(Composer).put(dropped.text)
    app.on_composer_found(Composer.Found(dropped))


async def paste(app: AssistantApp, _: str) -> None:
    """The picture on the desktop's clipboard, else its text. Where nothing can ask for it: what was copied here."""
    from assistant.terminal import clipboard

    composer = app.query_one(Composer)
    try:
        far = app.wire is not None and app.wire.able.clipboard
        clipping = await (app.wire.clipboard if app.wire and far else clipboard).look(app.language)
    except clipboard.OutOfReach:
        if not app.clipboard:
            raise
        composer.insert(app.clipboard)
        return
    if clipping.picture:
        app.query_one(Chips).add([File(data=clipping.picture, name="clipboard.png")])
    else:
        composer.receive(clipping.text)


async def new(app: AssistantApp, _: str) -> None:
    await app.begin_anew()


async def continue_last(app: AssistantApp, _: str) -> None:
    """The newest conversation, if there is one."""
    if app.last:
        await app.open_conversation(app.last["id"])


async def say(app: AssistantApp, _: str) -> None:
    """Reads the last answer aloud."""
    app.aloud.read(answered((await turns_of(app))[-1], app.language))


async def listen(app: AssistantApp, _: str) -> None:
    """All the time from now on, or no longer."""
    app.spoken.toggle()


async def microphone(app: AssistantApp, _: str) -> None:
    """Chooses the microphone, for now and later. Recording rests meanwhile: looking for devices would end it."""
    from assistant.terminal.screens.microphone import Microphones

    await app.spoken.rest()
    screen = Microphones(app.language, app.spoken)
    try:
        await app.push_screen_wait(screen)
    finally:
        await screen.closed.wait()
        app.spoken.go_on()
        app.query_one(StatusLine).listen_through(app.spoken.device)


async def rename(app: AssistantApp, title: str) -> None:
    """Gives the conversation the title that was written behind the command, else asks for one."""
    from assistant.terminal.screens.confirm import AskLine

    conversation = begun(app)
    title = title or await app.push_screen_wait(AskLine(SAY(app.language, "rename"), app.sub_title, app.language))
    if title:
        await (await app.connection.sure()).patch(f"/conversations/{conversation}", {"title": title})
        app.sub_title = safe_line(title)
        app.notify(SAY(app.language, "renamed", title=app.sub_title), markup=False)


async def export_conversation(app: AssistantApp, kind: str) -> None:
    path = await export(app.connection, begun(app), app.sub_title, kind_of(kind))
    app.notify(told(path, app.language, named=bool(kind)), markup=False)


DOORS: Mapping[str, Callable[[AssistantApp, str], Coroutine[Any, Any, None]]] = {
    "new": new,
    "continue": continue_last,
    "conversations": conversations,
    "commands": commands,
    "theme": theme,
    "models": models,
    "library": library,
    "settings": settings,
    "microphone": microphone,
    "listen": listen,
    "say": say,
    "attach": attach,
    "paste": paste,
    "rename": rename,
    "export": export_conversation,
    **TURN_DOORS,
}
"""By the name of the command; each takes what was written behind it."""


_SCREENS = frozenset(
    {"conversations", "commands", "theme", "models", "library", "settings", "microphone", "attach", "why", "branches"}
    | {"edit", "forget", "code", "rename"}
)


def opens(name: str, rest: str) -> bool:
    """Whether a command opens a screen, and does nothing by itself before: it may be broken off until then."""
    return name in _SCREENS and not rest


async def enter(app: AssistantApp, name: str, rest: str) -> None:
    """Does what the command is for. What was written behind it and refused stands in the line again."""
    try:
        await DOORS[name](app, rest)
    except AssistantError:
        if rest:
            app.writing.give_back(f"/{name} {rest}")
        raise
