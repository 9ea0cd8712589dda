"""Commands of the plain chat for whole conversations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

from assistant.api.errors import AssistantError
from assistant.api.safe_text import safe_line
from assistant.terminal.exporting import kind_of, told, write_export
from assistant.terminal.language import SAY as TERMINAL
from assistant.terminal.listed import moment, titled
from assistant.terminal.plain.desk import Desk
from assistant.terminal.plain.saved import asked, events_of, pictures_of
from assistant.terminal.plain.words import say
from assistant.terminal.talk import last_held

_SHOWN, _RETOLD = 30, 3
"""Conversations in a list, and turns of one that is opened."""


def new(desk: Desk, _: str) -> None:
    desk.chat.leave_editing()
    desk.chat.go_over()
    desk.tell("begun")


def conversations(desk: Desk, words: str) -> None:
    """Lists them, or searches in them."""
    found = desk.get("/conversations", query=words)[:_SHOWN]
    desk.offer([_line(desk, each) for each in found], [partial(resume, desk, each["id"]) for each in found])


def _line(desk: Desk, each: dict[str, Any]) -> str:
    counts = {"turns": each["turns"], "pictures": each["pictures"]}
    day, title = moment(each["updated"]), titled(each["title"], desk.language)
    return f"{desk.phrase('talk', title=title, moment=day, **counts)} {safe_line(each['excerpt'])}".strip()


def continue_last(desk: Desk, _: str) -> None:
    last = last_held(desk.get("/conversations"))
    if not last:
        raise AssistantError(desk.phrase("none"))
    resume(desk, last["id"])


def rename(desk: Desk, title: str) -> None:
    if not title:
        raise AssistantError(desk.phrase("need_title"))
    with desk.chat.client() as client:
        client.patch(f"/conversations/{desk.conversation}", {"title": title})
    say(TERMINAL(desk.language, "renamed", title=safe_line(title)))


def delete(desk: Desk, _: str) -> None:
    """Asks before it deletes."""
    conversation = desk.conversation
    title = desk.get(f"/conversations/{conversation}")["title"]
    desk.tell("sure", title=titled(title, desk.language))
    desk.ask(partial(_delete, desk, conversation), partial(desk.tell, "kept"))


def export(desk: Desk, word: str) -> None:
    kind = kind_of(word)
    saved = desk.get(f"/conversations/{desk.conversation}")
    document = desk.get(f"/conversations/{desk.conversation}/export", format=kind)
    path = write_export(document, desk.conversation, saved["title"], kind)
    say(told(path, desk.language, named=bool(word)))


def enter(desk: Desk, conversation: str) -> dict[str, Any]:
    """Goes on with a conversation, which is returned. Raises AssistantError if there is none of that id."""
    saved: dict[str, Any] = desk.get(f"/conversations/{quote(conversation, safe='', errors='replace')}")
    desk.chat.leave_editing()
    desk.chat.go_over(saved["id"])
    desk.chat.typed.line.remember_only(turn["text"] for turn in saved["turns"])
    return saved


def resume(desk: Desk, conversation: str) -> None:
    """The same, and tells what it is and what was said last."""
    saved = enter(desk, conversation)
    desk.tell("opened", title=titled(saved["title"], desk.language))
    say_turns(desk, saved, saved["turns"][-_RETOLD:])


def say_turns(desk: Desk, saved: Mapping[str, Any], turns: Sequence[Mapping[str, Any]]) -> None:
    """Some turns of a conversation as they were, the newest last."""
    pictures = pictures_of(saved)
    for turn in turns:
        desk.tell("asked", text=asked(turn, pictures, desk.language))
        desk.chat.show(events_of(turn))
        desk.chat.last = turn["turn"]


def remind(desk: Desk) -> None:
    """Where somebody may go on, if there is anything."""
    if last := last_held(desk.get("/conversations")):
        desk.tell("go_on", title=titled(last["title"], desk.language))


def _delete(desk: Desk, conversation: str) -> None:
    with desk.chat.client() as client:
        client.delete(f"/conversations/{conversation}")
    desk.chat.go_over()
    desk.chat.typed.line.remember_only(())
    desk.tell("deleted")
