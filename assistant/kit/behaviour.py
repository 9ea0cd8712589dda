"""How a plugin behaves when it runs: on nothing, on nonsense, on files that are there or gone, and when it is ended."""

from __future__ import annotations

import math
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.api import (
    Action,
    Argument,
    AssistantError,
    Audio,
    Cancelled,
    Picture,
    PicturesShown,
    Plugin,
    PluginProblem,
    Request,
)
from assistant.api.language import Bilingual, Phrases
from assistant.dialogue.accepted import accepted, check_drawn, is_new
from assistant.kit.material import a_picture, a_sound
from assistant.kit.trial import Trial, request_for

PATIENCE_S = 20.0
"""Seconds that a plugin may take on requests that it can only refuse."""
MOST_EVENTS = 10_000
"""Events that one answer in the check may have: what yields more has a loop without a bound, or yields each letter."""

Complaint = tuple[Bilingual, Bilingual]
"""What is wrong, and how to cure it."""

_GONE = "/nonexistent/of the conformance suite"
_NONSENSE = "\x1b]0;title\x07\ufeff $name {field} %s \U0001f600 " + "a" * 5000
_SAY = Phrases(
    doing=("{action} on {case}", "{action} 在{case}时"),
    nothing=("nothing", "没有内容"),
    nonsense=("nonsense", "内容无意义"),
    picture=("a picture", "有图片"),
    pictures=("two pictures", "有两张图片"),
    sound=("a sound", "有声音"),
    gone=("a picture that is gone", "图片已不存在"),
    twice=("the same picture twice", "同一图片给出两次"),
    silent=("a sound that is gone", "声音已不存在"),
    listening=("read on a sound", "read 在有声音时"),
    reading=("read on a file that is gone", "read 在文件已不存在时"),
    cancelled=("{what}, cancelled", "{what}（已取消）"),
    slow=("{what} takes longer than {seconds:.0f} s.", "{what}用时超过 {seconds:.0f} 秒。"),
    wait=("Yield progress, and never wait without a limit.", "请 yield 进度，等待总要有期限。"),
    plain=("{what} returns {kind}, not a generator.", "{what}返回 {kind}，而不是生成器。"),
    generator=("Write `yield` in a plain `def`.", "请在普通的 `def` 中写 `yield`。"),
    event=("{what}: {problem}", "{what}：{problem}"),
    contract=("See docs/plugins.md and assistant.api.", "见 docs/plugins.md 和 assistant.api。"),
    endless=("{what} yields more than {most:,} events.", "{what} yield 了超过 {most:,} 个事件。"),
    bound=("Bound every loop, and join what belongs together.", "每个循环都要有界限，属于一起的内容请合并。"),
    raises=("{what} raises {error}", "{what}抛出 {error}"),
    errors=(
        "Raise AssistantError, or one of its subclasses, with one plain sentence and a cure.",
        "请抛出 AssistantError 或其子类，写一句明白的话和解决办法。",
    ),
    goes_on=("{what} goes on after it was stopped: {error}", "{what}被停止后仍在继续：{error}"),
    clean_up=("Do not catch GeneratorExit; clean up in `finally`.", "不要捕获 GeneratorExit；请在 `finally` 中清理。"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that a plugin is tried on; `start` makes the generator."""

    what: Bilingual
    start: Callable[[Trial], Any]


def cases(plugin: Plugin, folder: Path) -> list[Case]:
    """Everything that `run` and `read` are tried on, always in the same order. Lasting actions are left alone. `folder`
    holds what `write_material` of the kit left there."""
    found = []
    for action in plugin.actions:
        for name, request in () if action.lasting else _requests(action, folder):
            what = _SAY.both("doing", action=action.name, case=_SAY.both(name))
            found.append(Case(what, _runner(plugin, request)))
    if plugin.reads_audio:
        gone = Audio("0" * 64, _GONE, _GONE, "audio/wav")
        found.append(Case(_SAY.both("listening"), lambda context: plugin.read(a_sound(folder), context)))
        found.append(Case(_SAY.both("reading"), lambda context: plugin.read(gone, context)))
    return found


def _requests(action: Action, folder: Path) -> Iterator[tuple[str, Request]]:
    picture = Picture("0" * 64, _GONE, 1, path=_GONE, width=1, height=1, media_type="image/png")
    audio = Audio("0" * 64, _GONE, _GONE, "audio/wav")
    required = {argument.name: _something(argument) for argument in action.arguments if argument.required}
    yield "nothing", request_for(action, **required)
    yield "nonsense", request_for(action, _NONSENSE, language="zh", **required)
    if action.accepts == "pictures":
        yield "picture", request_for(action, "?", pictures=[a_picture(folder)], **required)
        yield "pictures", request_for(action, "?", pictures=[a_picture(folder, 1), a_picture(folder, 2)], **required)
        yield "gone", request_for(action, "?", pictures=[picture], **required)
        yield "twice", request_for(action, "?", pictures=[picture, picture], **required)
    if action.accepts == "audio":
        yield "sound", request_for(action, "?", audio=[a_sound(folder)], **required)
        yield "silent", request_for(action, "?", audio=[audio], **required)


def _something(argument: Argument) -> Any:
    """A value of the argument's type, within its range."""
    most = 1.0 if argument.maximum is None else min(1.0, argument.maximum)
    low = most if argument.minimum is None else argument.minimum
    whole = math.floor(low) if argument.minimum is None else math.ceil(low)
    values: dict[str, Any] = {"text": "x", "integer": whole, "number": low, "boolean": True, "texts": ["x"]}
    values |= {"paths": [_GONE], "choice": argument.choices[0] if argument.choices else ""}
    return values[argument.type]


def _runner(plugin: Plugin, request: Request) -> Callable[[Trial], Any]:
    return lambda context: plugin.run(request, context)


def complaints(plugin: Plugin, case: Case) -> Iterator[Complaint]:
    """Runs it to the end, then again and closes it at the first event. On a thread, so that a hang ends the check."""
    what, start = case.what, case.start
    found: list[Complaint] = []

    def try_it() -> None:
        with tempfile.TemporaryDirectory() as folder:
            needed = {option.name: _something(option) for option in plugin.options if option.required}
            context = Trial(plugin, Path(folder), options=needed)
            found.extend(_run_whole(what, start, context))
            found.extend(_closed_early(what, start, context))
            context.cancelled = True
            if not found:  # what is wrong already would only be told a second time
                found.extend(_run_whole(_SAY.both("cancelled", what=what), start, context))

    thread = threading.Thread(target=try_it, daemon=True)
    thread.start()
    thread.join(PATIENCE_S)
    if thread.is_alive():
        yield _SAY.both("slow", what=what, seconds=PATIENCE_S), _SAY.both("wait")
        return
    yield from found


def _run_whole(what: Bilingual, start: Callable[[Trial], Any], context: Trial) -> Iterator[Complaint]:
    try:
        events = start(context)
        if not isinstance(events, Generator):
            yield _SAY.both("plain", what=what, kind=type(events).__name__), _SAY.both("generator")
            return
        for count, event in enumerate(events):
            if problem := _refused(event, context):
                yield _SAY.both("event", what=what, problem=problem.message), _SAY.both("contract")
                return
            if count == MOST_EVENTS:
                yield _SAY.both("endless", what=what, most=MOST_EVENTS), _SAY.both("bound")
                return
    except (AssistantError, Cancelled):
        return
    except BaseException as error:  # noqa: BLE001 - the border: whatever a plugin raises here is the finding
        yield _SAY.both("raises", what=what, error=f"{type(error).__name__}: {error}"), _SAY.both("errors")


def _refused(event: object, context: Trial) -> PluginProblem | None:
    """Why the dialogue would not take the event."""
    name = context.plugin.name
    try:
        said = accepted(event, name)
        for picture in said.pictures if isinstance(said, PicturesShown) else ():
            if is_new(picture):
                check_drawn(picture, name, context.folder)
    except PluginProblem as problem:
        return problem
    return None


def _closed_early(what: Bilingual, start: Callable[[Trial], Any], context: Trial) -> Iterator[Complaint]:
    """Closing a generator is how the user's Esc reaches it: it must not go on."""
    try:
        events = start(context)
        next(events, None)
    except BaseException:  # noqa: BLE001 - the border: already told by the whole run
        return
    try:
        events.close()
    except (AssistantError, Cancelled):
        return
    except BaseException as error:  # noqa: BLE001 - the border: whatever a plugin raises here is the finding
        if "ignored GeneratorExit" in str(error):  # what Python says of a generator that yields again
            yield _SAY.both("goes_on", what=what, error=str(error)), _SAY.both("clean_up")
        else:
            yield _SAY.both("raises", what=what, error=f"{type(error).__name__}: {error}"), _SAY.both("errors")
