"""Commands of the plain chat for turns of the open conversation, and for what their answers hold."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from assistant.api.errors import AssistantError, BadInput
from assistant.api.language import stopped
from assistant.api.parts import Picture
from assistant.api.safe_text import safe, safe_line
from assistant.host.protocol import File
from assistant.terminal.answered import answered
from assistant.terminal.behind import names_nothing, new_words
from assistant.terminal.described import described
from assistant.terminal.drop import sent
from assistant.terminal.language import SAY as TERMINAL
from assistant.terminal.listed import moment
from assistant.terminal.plain.desk import Choice, Desk
from assistant.terminal.plain.phrases import told
from assistant.terminal.plain.saved import asked, beginning, pictures_of
from assistant.terminal.plain.talks import say_turns
from assistant.terminal.plain.words import say
from assistant.terminal.unmarked import unmarked
from assistant.terminal.viewer import hand_over

_FEW = 10
"""Questions that are offered at a time: whoever listens to them hears the end."""


def pictures(desk: Desk, _: str) -> None:
    """Describes them; a number opens one in the desktop's viewer."""
    found = [Picture(**each) for each in desk.get(f"/conversations/{desk.conversation}")["pictures"]]

    choices = [partial(hand_over, each, desk.language) for each in found]
    desk.offer([described(each, desk.language) for each in found], choices)


def why(desk: Desk, _: str) -> None:
    """Says it; a number has another action answer the same question."""
    explained = desk.get(f"/conversations/{desk.conversation}/why")
    say(explained["words"])
    taken = {route["action"] for route in explained["routes"]}
    others = [action for action in desk.actions() if action["name"] not in taken]
    if others:
        say(TERMINAL(desk.language, "answer_as"))
        desk.offer(
            [safe_line(told(each["name"], each["summary"], desk.language)) for each in others],
            [partial(desk.chat.ask, "", action=each["name"], instead=explained["turn"]) for each in others],
        )


def again(desk: Desk, action: str) -> None:
    """Answers the last question again, by an action if one is named."""
    desk.chat.ask("", action=action.removeprefix("/"), instead=desk.turns()[-1]["turn"])


def edit(desk: Desk, words: str) -> None:
    """With words: the last question in these. Without: an earlier one is chosen, and the next line stands for it."""
    if words:
        question = new_words(words, desk.language)
        desk.chat.ask_instead(desk.turns()[-1]["turn"], question)
        return

    def begin(turn: dict[str, Any], line: str) -> None:
        desk.chat.editing = turn["turn"]
        if desk.chat.typed.put(turn["text"]):
            desk.tell("edit_line")
        else:
            desk.tell("edit_now", text=line)

    _with_chosen(desk, begin)


def forget(desk: Desk, _: str) -> None:
    """Deletes a question and its answer for ever, if the user is sure."""
    conversation = desk.conversation

    def delete(turn: int) -> None:
        with desk.chat.client() as client:
            client.delete(f"/conversations/{conversation}/turns/{turn}")
        desk.chat.last = None
        desk.tell("turn_forgotten")

    def ask(turn: dict[str, Any], line: str) -> None:
        desk.tell("sure_turn", text=line)
        desk.ask(partial(delete, turn["turn"]), partial(desk.tell, "kept"))

    _with_chosen(desk, ask)


def _with_chosen(desk: Desk, use: Callable[[dict[str, Any], str], None]) -> None:
    """Calls `use` with the one turn of the conversation and its question in words, else with those chosen."""
    newest = list(zip(desk.turns(), _questions(desk), strict=True))[::-1]
    if len(newest) == 1:
        use(*newest[0])
    else:
        _choose(desk, [(line, partial(use, turn, line)) for turn, line in newest])


def _choose(desk: Desk, questions: Sequence[tuple[str, Choice]]) -> None:
    """Offers a few of them; the last number tells more."""
    few, more = questions[:_FEW], questions[_FEW:]
    lines, choices = [line for line, _ in few], [choice for _, choice in few]
    if more:
        lines.append(desk.phrase("earlier", count=len(more)))
        choices.append(partial(_choose, desk, more))
    desk.offer(lines, choices)


def branches(desk: Desk, _: str) -> None:
    """What stands beside the turns of this conversation; a number goes over to it."""
    conversation, lines, choices = desk.conversation, [], []

    def go_over(turn: int) -> None:
        desk.chat.last = desk.post(f"/conversations/{conversation}/branch", {"turn": turn})["turn"]
        desk.tell("gone_over")
        saved = desk.get(f"/conversations/{conversation}")
        say_turns(desk, saved, saved["turns"][-1:])

    for turn in desk.turns():
        for number in turn["alternatives"]:
            if number != turn["turn"]:
                lines.append(_branch(desk, turn, desk.get(f"/conversations/{conversation}/why", turn=number)))
                choices.append(partial(go_over, number))
    if not lines:
        hint = TERMINAL(desk.language, "no_branches_hint", edit="/edit", again="/again")
        raise AssistantError(TERMINAL(desk.language, "no_branches"), hint)
    desk.offer(lines, choices)


def _branch(desk: Desk, turn: dict[str, Any], other: dict[str, Any]) -> str:
    """What stands beside a turn, told apart from others of the same words by its answer and its time."""
    return desk.phrase(
        "branch",
        words=safe_line(other["text"]) or "–",
        actions=desk.phrase("comma").join(safe_line(route["action"]) for route in other["routes"]) or "–",
        moment=moment(other["started"]),
        answer=stopped(beginning(other["answer"]) or "–"),
        instead=safe_line(turn["text"]) or "–",
    )


def _questions(desk: Desk) -> list[str]:
    """Those of the open conversation in words, oldest first."""
    saved = desk.get(f"/conversations/{desk.conversation}")
    pictures = pictures_of(saved)
    return [asked(turn, pictures, desk.language) for turn in saved["turns"]]


def undo(desk: Desk, _: str) -> None:
    """Takes back the last turn that was said here. Newer ones are said first."""
    said, saved = desk.chat.last, desk.get(f"/conversations/{desk.conversation}")
    turns = saved["turns"]
    try:
        desk.post(f"/conversations/{desk.conversation}/undo", {"turn": said})
    except BadInput:
        say_turns(desk, saved, [turn for turn in turns if said is not None and turn["turn"] > said])
        desk.chat.last = turns[-1]["turn"] if turns else 0
        raise
    *left, taken = turns
    desk.chat.last = left[-1]["turn"] if left else 0
    pictures = pictures_of(saved)
    desk.tell("undone", text=asked(taken, pictures, desk.language))
    if left:
        desk.tell("last_now", text=asked(left[-1], pictures, desk.language))
    else:
        desk.tell("none_now")


def redo(desk: Desk, _: str) -> None:
    desk.chat.last = desk.post(f"/conversations/{desk.conversation}/redo")["turn"]
    desk.tell("redone", text=_questions(desk)[-1])


def code(desk: Desk, _: str) -> None:
    """Says a block of code of the last answer that has any, and nothing else, so that it can be taken from there."""
    from assistant.terminal.markdown.code import code_blocks

    found = next(filter(None, (code_blocks(turn["answer"]) for turn in reversed(desk.turns()))), None)
    if found is None:
        raise AssistantError(TERMINAL(desk.language, "no_code"))
    if len(found) == 1:
        say(found[0].text)
        return
    heads = [f"{safe_line(each.language)}: {safe_line(each.text.splitlines()[0])}".lstrip(": ") for each in found]
    desk.offer(heads, [partial(say, each.text) for each in found])


def read_aloud(desk: Desk, _: str) -> None:
    desk.chat.voice().read(safe(answered(desk.turns()[-1], desk.language)))


def copy(desk: Desk, _: str) -> None:
    """Says the last answer and nothing else, so that it can be taken from there."""
    say(answered(desk.turns()[-1], desk.language, paths=True, text=unmarked))


def attach(desk: Desk, path: str) -> None:
    """Asks with a file, or what stands behind it."""
    if not path:
        raise AssistantError(desk.phrase("need_path"))
    dropped = sent(path, language=desk.language)
    if not (dropped.paths or dropped.folders or dropped.problem):
        raise names_nothing(path, "", desk.language)
    desk.chat.say_or_attach(path)


def stop(desk: Desk, _: str) -> None:
    """At the prompt nothing runs any more."""
    desk.tell("idle")


def paste(desk: Desk, _: str) -> None:
    """The picture on the desktop's clipboard, else its text."""
    from assistant.terminal import clipboard

    clipping = asyncio.run(clipboard.look(desk.language))
    if clipping.picture:
        desk.chat.ask("", (File(data=clipping.picture, name="clipboard.png"),))
    else:
        desk.chat.say_or_attach(clipping.text)
