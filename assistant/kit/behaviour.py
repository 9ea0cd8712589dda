"""How a plugin behaves when it runs: on nothing, on nonsense, on files that are gone, and when it is stopped."""

from __future__ import annotations

import math
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, get_args

from assistant.api import Action, Argument, AssistantError, Audio, Cancelled, Picture, Plugin, PluginEvent, Request
from assistant.kit.trial import Trial, request_for

PATIENCE_S = 20.0
"""Seconds that a plugin may take on requests that it can only refuse."""
MOST_EVENTS = 10_000
"""Events after which an answer to nothing counts as endless."""

Complaint = tuple[str, str]
"""What is wrong, and how to cure it."""

_GONE = "/nonexistent/of the conformance suite"
_NONSENSE = "\x1b]0;title\x07\ufeff $name {field} %s \U0001f600 " + "a" * 5000
_ONLY_ERRORS = "Raise AssistantError, or one of its subclasses, with one plain sentence and a cure."


def conduct(plugin: Plugin) -> Iterator[Complaint]:
    """Complaints about `run` and `read`. Lasting actions are left alone."""
    for action in plugin.actions:
        if not action.lasting:
            for name, request in _requests(action):
                yield from _tried(plugin, f"{action.name} on {name}", _runner(plugin, request))
    if plugin.reads_audio:
        gone = Audio("0" * 64, _GONE, _GONE, "audio/wav")
        yield from _tried(plugin, "read on a file that is gone", lambda context: plugin.read(gone, context))


def _requests(action: Action) -> Iterator[tuple[str, Request]]:
    picture = Picture("0" * 64, _GONE, 1, path=_GONE, width=1, height=1, media_type="image/png")
    audio = Audio("0" * 64, _GONE, _GONE, "audio/wav")
    required = {argument.name: _something(argument) for argument in action.arguments if argument.required}
    yield "nothing", request_for(action, **required)
    yield "nonsense", request_for(action, _NONSENSE, language="zh", **required)
    if action.accepts == "pictures":
        yield "a picture that is gone", request_for(action, "?", pictures=[picture], **required)
        yield "the same picture twice", request_for(action, "?", pictures=[picture, picture], **required)
    if action.accepts == "audio":
        yield "a sound that is gone", request_for(action, "?", audio=[audio], **required)


def _something(argument: Argument) -> Any:
    """A value of the argument's type, within its range."""
    low = argument.minimum if argument.minimum is not None else min(1.0, argument.maximum or 1.0)
    whole = math.ceil(low)
    values: dict[str, Any] = {"text": "x", "integer": whole, "number": low, "boolean": True, "texts": ["x"]}
    values |= {"paths": [_GONE], "choice": argument.choices[0] if argument.choices else ""}
    return values[argument.type]


def _runner(plugin: Plugin, request: Request) -> Callable[[Trial], Any]:
    return lambda context: plugin.run(request, context)


def _tried(plugin: Plugin, what: str, start: Callable[[Trial], Any]) -> Iterator[Complaint]:
    """Runs it to the end, then again and closes it at the first event. On a thread, so that a hang ends the check."""
    complaints: list[Complaint] = []

    def try_it() -> None:
        with tempfile.TemporaryDirectory() as folder:
            context = Trial(plugin, Path(folder))
            complaints.extend(_run_whole(what, start, context))
            complaints.extend(_closed_early(what, start, context))
            context.cancelled = True
            complaints.extend(_run_whole(f"{what}, cancelled", start, context))

    thread = threading.Thread(target=try_it, daemon=True)
    thread.start()
    thread.join(PATIENCE_S)
    if thread.is_alive():
        yield f"{what} takes longer than {PATIENCE_S:.0f} s.", "Yield progress, and never wait without a limit."
        return
    yield from complaints


def _run_whole(what: str, start: Callable[[Trial], Any], context: Trial) -> Iterator[Complaint]:
    try:
        events = start(context)
        if not isinstance(events, Generator):
            yield f"{what} returns {type(events).__name__}, not a generator.", "Write `yield` in a plain `def`."
            return
        for count, event in enumerate(events):
            if not isinstance(event, get_args(PluginEvent)):
                yield f"{what} yields {type(event).__name__}, which is no event of a plugin.", "See: assistant.api."
                return
            if count == MOST_EVENTS:
                yield f"{what} does not come to an end.", "Bound every loop."
                return
    except (AssistantError, Cancelled):
        return
    except Exception as error:  # noqa: BLE001 - the border: whatever a plugin raises here is the finding
        yield f"{what} raises {type(error).__name__}: {error}", _ONLY_ERRORS


def _closed_early(what: str, start: Callable[[Trial], Any], context: Trial) -> Iterator[Complaint]:
    """Closing a generator is how the user's Esc reaches it: it must not go on."""
    try:
        events = start(context)
        next(events, None)
        events.close()
    except RuntimeError as error:
        yield f"{what} goes on after it was stopped: {error}", "Do not catch GeneratorExit; clean up in `finally`."
    except (AssistantError, Cancelled):
        return
    except Exception:  # noqa: BLE001 - the border: already told by the whole run
        return
