"""Runs a plugin's generator on a thread of its own, so that one that hangs, floods or dies cannot take the turn along.

Belongs here: threads, limits and the border to a stranger's code. What events mean is the manager's matter.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from traceback import format_exception
from typing import Any, Final

from assistant.api import AssistantError, Cancelled, Event, ModelUsed, Notice, PluginProblem, Progress, TextDelta
from assistant.api.language import Bilingual, plural
from assistant.dialogue.accepted import accepted
from assistant.dialogue.loading import in_a_line
from assistant.dialogue.services import Job
from assistant.dialogue.without_secrets import without_secrets
from assistant.paths import paths
from assistant.refusals import wrong

AtWork = Callable[[str], AbstractContextManager[None]]
"""What is entered with a plugin's name while its code runs."""

_LOG = logging.getLogger(__name__)
_WAITING: Final = 256
"""Events that may wait for the turn; a plugin that is faster has to wait."""
_TICK_S: Final = 0.05
_LEFT: Final = "left behind: "
"""Begins the name of a thread that goes on though its turn is over."""


LANGUAGE_MODEL: Final = "the language model"
LOOKING: Final = "looking at the pictures"
_OWN: Final[Mapping[str, Bilingual]] = {
    LANGUAGE_MODEL: Bilingual("The language model", "语言模型"),
    LOOKING: Bilingual("Looking at the pictures", "查看图片"),
}
"""Work of the program itself that runs like a plugin, under names that no plugin can have."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much a plugin may take and say. Seconds, characters, events."""

    silent_s: float = 600
    """Without an event for so long, it is given up."""
    stopping_s: float = 2
    """What it has to end after it was cancelled."""
    characters: int = 1_000_000
    notices: int = 20
    """Shown; those that follow are counted."""
    events: int = 100_000


@dataclass(frozen=True, slots=True)
class _Ended:
    error: BaseException | None = None


class Tick:
    """Nothing happened for a moment: time to save what was said."""


TICK: Final = Tick()


class Run:
    """One run of a generator of a plugin, or of the program's own. Iterate `events`; `job` goes along to the engine."""

    def __init__(
        self,
        plugin: str,
        cancelled: threading.Event,
        limits: Limits,
        accept: Callable[[Event, str], Event] = accepted,
        at_work: AtWork = lambda _: nullcontext(),
    ) -> None:
        """`plugin` may be LANGUAGE_MODEL or LOOKING: what fails then is a fault of the program, not of a plugin.
        `accept` gets each event with that name, and raises PluginProblem for what it may not say. `at_work` is entered
        with it as long as its code runs."""
        self._plugin = plugin
        self._accept = accept
        self._at_work = at_work
        self._cancelled = cancelled
        self._limits = limits
        self._queue: queue.Queue[Any] = queue.Queue(_WAITING)
        self._stop = threading.Event()
        self._noticed: set[Notice] = set()
        self.job = Job(self._stop, self._notify)

    def events(self, begin: Callable[[], Iterator[Event]]) -> Iterator[Event | Tick]:
        """Everything that the plugin says, with ticks in between.

        Raises what an AssistantError or Cancelled of the plugin says, and PluginProblem for anything else. What goes on
        then is among those `left_behind`. Nothing is begun for a turn that is stopped already.
        """
        if self._cancelled.is_set():
            raise Cancelled
        self._thread = threading.Thread(target=self._work, args=(begin,), name=f"plugin {self._plugin}", daemon=True)
        self._thread.start()
        try:
            yield from self._receive()
        finally:
            self._stop.set()
            self._ends(self._limits.stopping_s)

    def _ends(self, patience_s: float) -> bool:
        """Whether its thread ends now; one that does not has a name that says so, and is waited for once."""
        if not self._thread.name.startswith(_LEFT) and self._thread is not threading.current_thread():
            self._thread.join(patience_s)
            if self._thread.is_alive():
                _LOG.warning("%s did not stop and was left behind", self._plugin)
                self._thread.name = f"{_LEFT}{self._plugin}"
        return not self._thread.is_alive()

    def _given_up(self, why: Bilingual) -> Iterator[Notice]:
        """Stops it. Raises AssistantError with the reason."""
        self._stop.set()
        if not self._ends(self._limits.stopping_s):
            yield told_left_behind(self._plugin)
        who = _who(self._plugin)
        raise (AssistantError if self._plugin in _OWN else PluginProblem)(
            Bilingual(f"{who} {why} and was stopped.", f"{who.chinese}{why.chinese}，已被停止。"), self._without()
        ) from None

    def _receive(self) -> Iterator[Event | Tick]:
        count = characters = notices = 0
        heard = time.monotonic()
        stopped_at = 0.0
        while True:
            now = time.monotonic()
            if self._cancelled.is_set() and not self._stop.is_set():
                self._stop.set()
                stopped_at = now
            if stopped_at and now - stopped_at > self._limits.stopping_s:
                if not self._ends(0):
                    yield told_left_behind(self._plugin)
                raise Cancelled
            try:
                event = self._queue.get(timeout=_TICK_S)
            except queue.Empty:
                if time.monotonic() - heard > self._limits.silent_s:
                    yield from self._given_up(_silent(self._limits.silent_s))
                yield TICK
                continue
            heard = time.monotonic()
            if isinstance(event, _Ended):
                if notices > self._limits.notices and not stopped_at:
                    yield self._counted(notices - self._limits.notices)
                self._end(event.error)
                return
            count += 1
            characters += len(event.text) if isinstance(event, TextDelta) else 0
            if count > self._limits.events or characters > self._limits.characters:
                yield from self._given_up(_TOO_MUCH)
            notices += isinstance(event, Notice)
            if not stopped_at and not (isinstance(event, Notice) and notices > self._limits.notices):
                yield event
                heard = time.monotonic()  # while the turn was busy with the event, the plugin was not silent

    def _counted(self, more: int) -> Notice:
        who = _who(self._plugin)
        return Notice(
            Bilingual(
                f"{who} said {more} more {plural(more, 'notice', 'notices')} like these.",
                f"{who.chinese}还给出了 {more} 条这样的提示。",
            )
        )

    def _without(self) -> Bilingual:
        if self._plugin in _OWN:
            return Bilingual("Try again.", "请重试。")
        return Bilingual(
            f"To do without it, put {self._plugin!r} into disabled_plugins of the settings.",
            f"若要停用它，请把 {self._plugin!r} 写进设置的 disabled_plugins。",
        )

    def _end(self, error: BaseException | None) -> None:
        if self._cancelled.is_set() or isinstance(error, Cancelled):
            raise Cancelled
        if isinstance(error, AssistantError):
            raise error
        if error is not None:
            _LOG.error("%s failed\n%s", _who(self._plugin), without_secrets("".join(format_exception(error))))
            if self._plugin in _OWN:
                raise wrong(paths().log) from error
            message = Bilingual(
                f"The plugin {self._plugin} failed: {in_a_line(error)}",
                f"插件 {self._plugin} 出错：{in_a_line(error)}",
            )
            without, log = self._without(), paths().log
            hint = Bilingual(
                f"{without} Its author finds where it failed in {log}.",
                f"{without.chinese}其作者可在 {log} 中看到出错的位置。",
            )
            raise PluginProblem(message, hint) from error

    def _work(self, begin: Callable[[], Iterator[Event]]) -> None:
        error: BaseException | None = None
        try:
            with self._at_work(self._plugin):
                self._run(begin())
        except BaseException as raised:  # noqa: BLE001 - the border: whatever a plugin raises ends its run only
            error = raised
        self._put(_Ended(error), even_if_stopped=True)

    def _run(self, generator: Iterator[Event]) -> None:
        for event in generator:
            if not self._put(self._accept(event, self._plugin)):
                close = getattr(generator, "close", None)
                if close is not None:
                    close()
                break

    def _notify(self, said: Progress | Notice | ModelUsed) -> None:
        """What models say beside their answers; the same notice once, however often they are asked."""
        if isinstance(said, Notice):
            if said in self._noticed:
                return
            self._noticed.add(said)
        self._put(said)

    def _put(self, event: Any, even_if_stopped: bool = False) -> bool:
        """Hands an event to the turn, waiting while it is busy; False once the turn is over."""
        while not self._stop.is_set():
            try:
                self._queue.put(event, timeout=_TICK_S)
            except queue.Full:
                continue
            return True
        if even_if_stopped:
            try:
                self._queue.put_nowait(event)
            except queue.Full:
                return False
        return False


def _silent(seconds: float) -> Bilingual:
    return Bilingual(f"said nothing for {seconds:g} seconds", f"在 {seconds:g} 秒内没有任何动静")


_TOO_MUCH = Bilingual("said far too much", "输出得太多")


def _who(name: str) -> Bilingual:
    return _OWN.get(name) or Bilingual(f"The plugin {name}", f"插件 {name} ")


def left_behind() -> list[str]:
    """The plugins that did not stop when they were told to, and still run in this process."""
    names = (thread.name for thread in threading.enumerate())
    return sorted({name.removeprefix(_LEFT) for name in names if name.startswith(_LEFT)})


def told_left_behind(plugin: str) -> Notice:
    """What the user should know of it, with the only cure."""
    who = _who(plugin)
    return Notice(
        Bilingual(f"{who} does not stop; it goes on working unseen.", f"{who.chinese}没有停下，仍在后台运行。"),
        Bilingual("End it with: assistant host stop", "结束它：assistant host stop"),
        "warning",
    )
