"""Commands of the plain chat for models, the library and the settings."""

from __future__ import annotations

from functools import partial
from typing import Any

from assistant.api.errors import AssistantError
from assistant.api.events import Progress
from assistant.api.safe_text import safe_line
from assistant.setting_values import EDITABLE, change, choices_of, environment_of, shown, turned_pin
from assistant.settings import settings as read_settings
from assistant.terminal.language import SAY as TERMINAL
from assistant.terminal.plain.desk import Choice, Desk
from assistant.terminal.plain.words import said_progress, say

# ------------------------------------------------------------ models


def models(desk: Desk, _: str) -> None:
    """Lists them; a number says what can be done with one."""
    loaded = {(model["capability"], model["model"]): model["parked"] for model in desk.get("/status")["models"]}
    entries, lines = desk.get("/models"), []
    for entry in entries:
        parked = loaded.get((entry["capability"], entry["id"]))
        is_loaded = parked is not None
        state = "parked" if parked else "loaded" if is_loaded else "present" if entry["present"] else "absent"
        lines.append(f"{safe_line(entry['id'])}, {entry['capability']}, {desk.phrase(state)}")
        entry["loaded"] = is_loaded
    desk.offer(lines, [partial(_model, desk, entry) for entry in entries])


def _model(desk: Desk, entry: dict[str, Any]) -> None:
    name, size = safe_line(entry["id"]), f"{entry['bytes'] / 10**6:.0f} MB"
    lines: list[str] = []
    choices: list[Choice] = []
    if entry["loaded"]:
        lines.append(desk.phrase("let_go", name=name))
        choices.append(partial(_unload, desk, entry))
    if not entry["present"]:
        lines.append(desk.phrase("get", name=name, size=size, licence=safe_line(entry["licence"])))
        choices.append(partial(_pull, desk, entry["id"]))
    if entry["selected"]:
        lines.append(desk.phrase("pin"))
        choices.append(partial(_pin, desk, entry["capability"]))
    desk.offer(lines or [desk.phrase("nothing_to_do", name=name)], choices)


def _unload(desk: Desk, entry: dict[str, Any]) -> None:
    desk.post("/models/unload", {"capability": entry["capability"]})
    desk.tell("unloaded", name=safe_line(entry["id"]))


def _pull(desk: Desk, name: str) -> None:
    desk.chat.follow("/models/pull", {"name": name, "request": f"pull {name}"})


def _pin(desk: Desk, capability: str) -> None:
    _written(desk, "pinned", turned_pin(capability))


# ------------------------------------------------------------ the library


def library(desk: Desk, word: str) -> None:
    """Folders with their counts, the run that goes on, what could not be read; `stop` ends the run."""
    if word in ("stop", "停止"):
        desk.tell("stopped" if desk.post("/library/stop")["stopped"] else "no_run")
        return
    known = desk.get("/library")
    desk.tell("pictures", count=known["pictures"])
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
    quoted = path.replace('"', '\\"')
    desk.chat.ask(f'/index "{quoted}"')


def _take_out(desk: Desk, folder: str) -> None:
    with desk.chat.client() as client:
        removed = client.delete("/library", folder=folder)["removed"]
    say(TERMINAL(desk.language, "forgotten", count=removed))


# ------------------------------------------------------------ settings


def settings(desk: Desk, given: str) -> None:
    """Lists them; a name and a value changes one, a name alone offers its values."""
    name, _, value = given.partition(" ")
    if not name:
        now = read_settings()
        lines = [f"{each}: {safe_line(shown(getattr(now, each))) or '–'}" for each in EDITABLE]
        desk.offer(lines, [partial(_setting, desk, each) for each in EDITABLE])
    elif name not in EDITABLE:
        raise AssistantError(desk.phrase("no_setting", name=safe_line(name)))
    elif value.strip():
        _written(desk, name, value.strip())
    else:
        _setting(desk, name)


def _setting(desk: Desk, name: str) -> None:
    few, now = choices_of(name), safe_line(shown(getattr(read_settings(), name))) or "–"
    if not few:
        desk.tell("setting", name=name, value=now)
    default = desk.phrase("default")
    choices: list[Choice] = [partial(_written, desk, name, each) for each in few]
    desk.offer([*few, default], [*choices, partial(_written, desk, name, None)])


def _written(desk: Desk, name: str, value: str | None) -> None:
    if variable := environment_of(name):
        raise AssistantError(TERMINAL(desk.language, "from_environment", name=variable))
    file = change(name, value)
    say(TERMINAL(desk.language, "setting_saved", path=safe_line(str(file))))
