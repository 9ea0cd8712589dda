"""`assistant doctor`: looks at everything that the program needs, and names the cure for what is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Annotated, Literal

import typer

from assistant.api.errors import AssistantError
from assistant.cli import output

State = Literal["good", "missing", "broken"]
_MARKS: dict[State, str] = {"good": "ok     ", "missing": "missing", "broken": "BROKEN "}
_GRAPHICS = {
    "KITTY_WINDOW_ID": "kitty graphics",
    "WEZTERM_PANE": "kitty graphics",
    "GHOSTTY_RESOURCES_DIR": "kitty graphics",
    "ITERM_SESSION_ID": "inline pictures",
    "WT_SESSION": "sixel",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `broken` keeps the program from working; `missing` takes something away."""

    name: str
    state: State
    found: str
    cure: str = ""


def doctor(json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False) -> None:
    """Check terminal, microphone, GPU, models, stores and plugins; say how to mend what is wrong."""
    checks = [_checked(name, look) for name, look in _LOOKS.items()]
    if json:
        output.say_json({"checks": [asdict(check) for check in checks]})
    for check in checks if not json else ():
        output.say(f"{_MARKS[check.state]}  {check.name:<11} {check.found}")
        if check.cure:
            output.say(f"{'':20} {check.cure}")
    if any(check.state == "broken" for check in checks):
        raise AssistantError("Something that the program needs is broken.", "The lines marked BROKEN name the cure.")


def _checked(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except AssistantError as error:
        return Check(name, "broken", error.message, error.hint)


def _terminal() -> Check:
    for variable, kind in _GRAPHICS.items():
        if os.environ.get(variable):
            return Check("terminal", "good", f"{kind} ({os.environ.get('TERM', '')})")
    term = os.environ.get("TERM", "unknown")
    cure = "kitty, Ghostty, WezTerm, Konsole, foot and iTerm2 show real pictures."
    return Check("terminal", "good", f"half-block pictures ({term})", cure)


def _microphone() -> Check:
    from assistant.terminal.voice import availability

    problem = availability()
    return (
        Check("microphone", "missing", problem) if problem else Check("microphone", "good", "an input device is there")
    )


def _ffmpeg() -> Check:
    path = shutil.which("ffmpeg")
    if path:
        return Check("ffmpeg", "good", path)
    return Check("ffmpeg", "missing", "only WAV, FLAC, OGG and AIFF can be heard", "sudo apt install ffmpeg")


def _gpu() -> Check:
    import torch

    if torch.cuda.is_available():
        return Check("gpu", "good", torch.cuda.get_device_name())
    if torch.backends.mps.is_available():
        return Check("gpu", "good", "Apple GPU")
    return Check("gpu", "missing", "models run on the CPU", "An NVIDIA GPU with its driver makes larger models usable.")


def _models() -> Check:
    from assistant.engine.engine import Engine
    from assistant.engine.settings import EngineSettings, ModelFolders
    from assistant.media.decoder import Decoder
    from assistant.settings import settings

    engine = Engine(EngineSettings(settings().profile), Decoder(), ModelFolders.default())
    try:
        entries = engine.models()
    finally:
        engine.close()
    used = [entry for entry in entries if entry.selected and entry.present]
    if not used:
        return Check("models", "broken", "no model is here", "Install the program again: make install")
    lines = ", ".join(f"{entry.capability}: {entry.id}" for entry in used)
    return Check("models", "good", lines)


def _stores() -> Check:
    from assistant.paths import paths

    place = paths()
    for folder in (place.config, place.data, place.cache, place.runtime):
        existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
        if not os.access(existing, os.W_OK):
            cure = "Correct its permissions, or name another folder in ASSISTANT_HOME."
            return Check("stores", "broken", f"{existing} cannot be written", cure)
    free = shutil.disk_usage(next(parent for parent in (place.data, *place.data.parents) if parent.exists())).free
    if free < 100 * 2**20:
        return Check("stores", "broken", f"only {free >> 20} MiB are free", "Free some space.")
    return Check("stores", "good", f"{place.data} ({free / 2**30:.0f} GiB free)")


def _settings() -> Check:
    from assistant.paths import paths
    from assistant.settings import settings

    chosen = settings()
    file = paths().settings
    return Check("settings", "good", f"{file if file.exists() else 'defaults'}, profile {chosen.profile}")


def _plugins() -> Check:
    from assistant.cli.plugins import loaded

    registry = loaded()
    for problem in registry.problems:
        return Check("plugins", "missing", f"{problem.package}: {problem.message}", problem.hint)
    return Check("plugins", "good", ", ".join(registry.plugins))


def _host() -> Check:
    from assistant.host.start import running
    from assistant.paths import paths

    health = running(paths())
    log = paths().log
    return Check(
        "host",
        "good",
        f"runs as process {health['pid']}" if health else "not running; started when needed",
        f"log: {log}",
    )


_LOOKS: dict[str, Callable[[], Check]] = {
    "settings": _settings,
    "stores": _stores,
    "plugins": _plugins,
    "models": _models,
    "gpu": _gpu,
    "terminal": _terminal,
    "microphone": _microphone,
    "ffmpeg": _ffmpeg,
    "host": _host,
}


COMMANDS = {"doctor": doctor}
