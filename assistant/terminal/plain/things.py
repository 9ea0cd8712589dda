"""Commands of the plain chat for models, the library and the settings."""

from __future__ import annotations

from functools import partial
from typing import Any

from assistant.api.events import Progress
from assistant.api.language import in_language
from assistant.api.safe_text import safe_line
from assistant.capability_words import capability_word
from assistant.setting_values import EDITABLE, change, choices_of, shown, turned_pin
from assistant.settings import settings as read_settings
from assistant.terminal.amount import size
from assistant.terminal.behind import index_command, setting, stops_index, with_model
from assistant.terminal.language import SAY as TERMINAL
from assistant.terminal.listed import stays
from assistant.terminal.meanings import meaning
from assistant.terminal.plain.desk import Choice, Desk
from assistant.terminal.plain.words import said_progress, say

# ------------------------------------------------------------ models


def models(desk: Desk, words: str) -> None:
    """Lists them; a number says what can be done with one. `pull NAME` gets one, `unload` lets go of all."""
    verb, name = with_model(words, desk.language)
    if verb == "pull":
        _pull(desk, name)
        return
    if verb == "unload":
        desk.post("/models/unload")
        say(TERMINAL(desk.language, "unloaded_all"))
        return
    loaded = {(model["capability"], model["model"]): model["parked"] for model in desk.get("/status")["models"]}
    entries = desk.get("/models")
    for entry in entries:
        entry["parked"] = loaded.get((entry["capability"], entry["id"]))
    desk.offer([_line(desk, entry) for entry in entries], [partial(_model, desk, entry) for entry in entries])


def _line(desk: Desk, entry: dict[str, Any]) -> str:
    if entry["parked"] is not None:
        state = desk.phrase("parked" if entry["parked"] else "loaded")
    elif entry["present"]:
        state = desk.phrase("present")
    else:
        state = desk.phrase("absent") if entry["fits"] else TERMINAL(desk.language, "unfit")
    facts = [capability_word(entry["capability"], desk.language), size(entry["bytes"]), state]
    return desk.phrase("comma").join([safe_line(entry["id"]), *facts])


def _model(desk: Desk, entry: dict[str, Any]) -> None:
    name = safe_line(entry["id"])
    lines: list[str] = []
    choices: list[Choice] = []
    if entry["parked"] is not None:
        lines.append(desk.phrase("let_go", name=name))
        choices.append(partial(_unload, desk, entry))
    if not entry["present"]:
        licence = safe_line(entry["licence"])
        lines.append(desk.phrase("get", name=name, size=size(entry["bytes"]), licence=licence))
        choices.append(partial(_pull, desk, entry["id"]))
    if entry["selected"]:
        lines.append(desk.phrase("pin"))
        choices.append(partial(_pin, desk, entry["capability"]))
    desk.offer(lines or [desk.phrase("nothing_to_do", name=name)], choices)


def _unload(desk: Desk, entry: dict[str, Any]) -> None:
    desk.post("/models/unload", {"capability": entry["capability"]})
    desk.tell("unloaded", name=safe_line(entry["id"]))


def _pull(desk: Desk, name: str) -> None:
    if desk.chat.follow("/models/pull", {"name": name, "request": f"pull {name}"}):
        say(TERMINAL(desk.language, "downloaded", name=safe_line(name)))


def _pin(desk: Desk, capability: str) -> None:
    _written(desk, "pinned", turned_pin(capability))


# ------------------------------------------------------------ the library


def library(desk: Desk, word: str) -> None:
    """Folders with their counts, the run that goes on, what could not be read; `stop` ends the run."""
    if stops_index(word, desk.language):
        say(TERMINAL(desk.language, "index_stopped" if desk.post("/library/stop")["stopped"] else "no_index"))
        return
    known = desk.get("/library")
    desk.tell("pictures", count=known["pictures"])
    if known["drawn"]:
        say(TERMINAL(desk.language, "drawn_count", count=known["drawn"]))
    if known["run"] is not None:
        if known["run"]["progress"]:
            say(said_progress(Progress(**known["run"]["progress"]), desk.language))
        desk.tell("running")
    folders = [(folder, f"{safe_line(folder)}: {count}") for folder, count in known["folders"]]
    failed = [
        (each["path"], desk.phrase("unreadable", path=safe_line(each["path"]), why=safe_line(each["error"])))
        for each in known["failed"]
    ]
    choices = [partial(_folder, desk, path) for path, _ in folders]
    again: list[Choice] = [partial(_read_again, desk, path) for path, _ in failed]
    desk.offer([line for _, line in (*folders, *failed)], [*choices, *again])


def _folder(desk: Desk, folder: str) -> None:
    path = safe_line(folder)
    lines = [desk.phrase("read_again", path=path), desk.phrase("take_out", path=path)]
    desk.offer(lines, [partial(_read_again, desk, folder), partial(_take_out, desk, folder)])


def _read_again(desk: Desk, path: str) -> None:
    desk.chat.ask(index_command([path]))


def _take_out(desk: Desk, folder: str) -> None:
    with desk.chat.client() as client:
        answer = client.delete("/library", folder=folder)
    say(TERMINAL(desk.language, "forgotten", count=answer["removed"]))
    for kept in answer["kept"]:
        say(in_language(stays(folder, kept), desk.language))


# ------------------------------------------------------------ settings


def theme(desk: Desk, value: str) -> None:
    """Colours are for the chat on a whole screen; it finds the setting there."""
    settings(desk, f"theme {value}")


def settings(desk: Desk, given: str) -> None:
    """Lists them; a name and a value changes one, a name alone offers its values."""
    name, value = setting(given, desk.language)
    if not name:
        now = read_settings()
        lines = [
            desk.phrase("setting_line", name=each, value=safe_line(shown(getattr(now, each))) or "–",
                        meaning=meaning(each, desk.language))
            for each in EDITABLE
        ]  # fmt: skip
        desk.offer(lines, [partial(_setting, desk, each) for each in EDITABLE])
    elif value:
        _written(desk, name, value)
    else:
        _setting(desk, name)


def _setting(desk: Desk, name: str) -> None:
    few, now = choices_of(name), safe_line(shown(getattr(read_settings(), name))) or "–"
    say(meaning(name, desk.language))
    if not few:
        desk.tell("setting", name=name, value=now)
    default = desk.phrase("default")
    choices: list[Choice] = [partial(_written, desk, name, each) for each in few]
    desk.offer([*few, default], [*choices, partial(_written, desk, name, None)])


def _written(desk: Desk, name: str, value: str | None) -> None:
    file = change(name, value)
    say(TERMINAL(desk.language, "setting_saved", path=safe_line(str(file))))
