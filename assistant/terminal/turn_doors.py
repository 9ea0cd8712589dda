"""What is done to the turns on the screen: answered again, explained, edited, taken back, copied; links opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.api.errors import AssistantError, BadInput
from assistant.api.safe_text import safe, safe_line
from assistant.terminal.answered import answered
from assistant.terminal.behind import new_words
from assistant.terminal.language import SAY
from assistant.terminal.slash import unknown

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp
    from assistant.terminal.screens.why import Questions


async def why(app: AssistantApp, _: str) -> None:
    """How the last turn was routed; another action may answer it instead."""
    from assistant.terminal.screens.why import Why

    conversation = begun(app)
    explained = await app.connection.get(f"/conversations/{conversation}/why")
    action = await app.push_screen_wait(Why(app.language, explained, app.actions))
    if action:
        app.dialogue.send("", action=action, instead=explained["turn"])


async def again(app: AssistantApp, action: str) -> None:
    """Answers the last question again, by an action if one is named."""
    action = action.removeprefix("/")
    if action and action not in dict(app.actions):
        raise unknown(app, action)
    turns = await turns_of(app)
    app.dialogue.send("", action=action, instead=turns[-1]["turn"])


async def edit(app: AssistantApp, words: str) -> None:
    """With words: the last question in these. Without: an earlier one is put into the composer; sending it answers it
    anew, on a branch of its own."""
    from assistant.terminal.screens.why import Questions

    if words:
        app.dialogue.send(new_words(words, app.language), instead=(await turns_of(app))[-1]["turn"])
    elif turn := await _chosen(app, Questions):
        app.writing.edit(turn["turn"], turn["text"])


async def forget(app: AssistantApp, _: str) -> None:
    """Deletes a question and its answer for ever, if the user is sure."""
    from assistant.terminal.screens.confirm import Confirm
    from assistant.terminal.screens.why import Forgettable

    if turn := await _chosen(app, Forgettable):
        text = safe_line(turn["text"]) or SAY(app.language, "picture")
        if await app.push_screen_wait(Confirm(SAY(app.language, "forget_turn", text=text), app.language)):
            conversation = begun(app)
            await (await app.connection.sure()).delete(f"/conversations/{conversation}/turns/{turn['turn']}")
            await app.show_conversation(conversation)
            app.notify(SAY(app.language, "turn_forgotten"), markup=False)


async def branches(app: AssistantApp, _: str) -> None:
    """Goes over to a turn that stands beside one on the screen, and to what followed it."""
    from assistant.terminal.screens.branches import Branches

    conversation = begun(app)
    others = []
    for turn in await turns_of(app):
        for number in turn["alternatives"]:
            if number != turn["turn"]:
                others.append((turn, await app.connection.get(f"/conversations/{conversation}/why", turn=number)))
    if not others:
        hint = SAY(app.language, "no_branches_hint", edit=app.written("edit"), again=app.written("again"))
        raise AssistantError(SAY(app.language, "no_branches"), hint)
    chosen = await app.push_screen_wait(Branches(app.language, others))
    if chosen:
        client = await app.connection.sure()
        end = await client.post(f"/conversations/{conversation}/branch", {"turn": int(chosen)})
        await app.show_conversation(conversation)
        if end["turn"] != int(chosen):
            app.notify(SAY(app.language, "branch_whole"), markup=False)


async def undo(app: AssistantApp, _: str) -> None:
    """Takes the last turn back that is on the screen. Newer ones are shown first; a question that waits is newer than
    the one that is answered, and stands in the line again."""
    if app.dialogue.waiting_here:
        if not app.writing.take_back():
            raise BadInput(SAY(app.language, "line_taken"), SAY(app.language, "line_taken_hint"))
        app.notify(SAY(app.language, "unasked"), markup=False)
        return
    try:
        await _moved(app, "undo")
    except BadInput:
        await app.dialogue.catch_up()
        raise
    app.notify(SAY(app.language, "undone"), markup=False)


async def redo(app: AssistantApp, _: str) -> None:
    """Brings back what was taken back."""
    await _moved(app, "redo")
    app.notify(SAY(app.language, "redone"), markup=False)


async def copy(app: AssistantApp, _: str) -> None:
    """The last answer, to the clipboard: the user's own wish."""
    turns = await turns_of(app)
    app.copy_to_clipboard(safe(answered(turns[-1], app.language, paths=True)))
    app.notify(SAY(app.language, "copied"), markup=False)


async def link(app: AssistantApp, address: str) -> None:
    """An address in an answer, in the browser, if the user wants it; else in the clipboard."""
    from assistant.terminal.browser import open_address
    from assistant.terminal.screens.confirm import Confirm

    question = SAY(app.language, "open_link", address=address)
    web = address.startswith(("http://", "https://"))
    wanted = await app.push_screen_wait(Confirm(question, app.language)) and web
    if wanted and not await open_address(address, os.environ):
        app.copy_to_clipboard(safe(address))
        raise AssistantError(SAY(app.language, "no_browser"), SAY(app.language, "no_browser_hint"))


async def code(app: AssistantApp, _: str) -> None:
    """One block of code of the last answer that has any, to the clipboard; if there are several, the chosen one."""
    from assistant.terminal.markdown.code import code_blocks
    from assistant.terminal.screens.code import Blocks, counted

    blocks = next(filter(None, (code_blocks(turn["answer"]) for turn in reversed(await turns_of(app)))), None)
    if blocks is None:
        raise AssistantError(SAY(app.language, "no_code"))
    chosen = "0" if len(blocks) == 1 else await app.push_screen_wait(Blocks(app.language, blocks))
    if chosen:
        block = blocks[int(chosen)]
        app.copy_to_clipboard(safe(block.text))
        app.notify(SAY(app.language, "copied_code", count=counted(block, app.language)), markup=False)


async def _moved(app: AssistantApp, way: str) -> None:
    """One after the other: each begins where the one before has led."""
    async with app.moving:
        conversation, last = begun(app), app.dialogue.talk.last
        body = {"turn": last} if way == "undo" else None
        await (await app.connection.sure()).post(f"/conversations/{conversation}/{way}", body)
        await app.show_conversation(conversation)


def begun(app: AssistantApp) -> str:
    if not app.dialogue.conversation:
        raise AssistantError(SAY(app.language, "nothing_yet"))
    return app.dialogue.conversation


async def _chosen(app: AssistantApp, screen: type[Questions]) -> dict[str, Any] | None:
    """The one question of the conversation, else the one that the user chooses."""
    turns: Sequence[dict[str, Any]] = await turns_of(app)
    chosen = str(turns[-1]["turn"])
    if len(turns) > 1:
        asking = screen(app.language, turns, partial(turns_of, app))
        chosen, turns = await app.push_screen_wait(asking), asking.turns
    return next((turn for turn in turns if str(turn["turn"]) == chosen), None)


async def turns_of(app: AssistantApp) -> list[dict[str, Any]]:
    saved = await app.connection.get(f"/conversations/{begun(app)}")
    turns: list[dict[str, Any]] = saved["turns"]
    if not turns:
        raise AssistantError(SAY(app.language, "nothing_yet"))
    return turns


TURN_DOORS: Mapping[str, Callable[[AssistantApp, str], Coroutine[Any, Any, None]]] = {
    "why": why,
    "again": again,
    "edit": edit,
    "branches": branches,
    "undo": undo,
    "redo": redo,
    "forget": forget,
    "copy": copy,
    "code": code,
}
