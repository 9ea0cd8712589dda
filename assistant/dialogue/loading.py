"""Loading a stranger's code with a time limit, and a stranger's error in a line.

What is loaded, and what its failure means, is the registry's matter.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from assistant.api import PluginProblem
from assistant.api.language import Bilingual
from assistant.dialogue.without_secrets import without_secrets

T = TypeVar("T")


def within(seconds: float, make: Callable[[], T]) -> T:
    """What `make` returns or raises. What it raises to end the process or a thread, such as SystemExit, is a
    PluginProblem here: only a Ctrl-C of the caller's own ends the caller.

    Raises PluginProblem after `seconds`, too. Its thread is then left behind, since Python cannot end one; it keeps
    nobody from ending the process.
    """
    outcome: Future[T] = Future()

    def work() -> None:
        try:
            outcome.set_result(make())
        except Exception as error:  # noqa: BLE001 - the border: whatever a plugin raises belongs to its loading only
            outcome.set_exception(error)
        except BaseException as error:  # noqa: BLE001 - the same border
            outcome.set_exception(unloadable(error))

    threading.Thread(target=work, name="plugin load", daemon=True).start()
    try:
        return outcome.result(seconds)
    except TimeoutError:
        if outcome.done():  # the plugin's own
            raise
        raise PluginProblem(
            Bilingual(f"it did not finish loading within {seconds:g} seconds.", f"它在 {seconds:g} 秒内没有加载完。")
        ) from None


def unloadable(error: BaseException) -> PluginProblem:
    """What a plugin raised while it was loaded, as a sentence."""
    said = in_a_line(error)
    return PluginProblem(Bilingual(f"it cannot be loaded: {said}", f"无法加载它：{said}"))


def in_a_line(error: BaseException) -> str:
    """The kind of a stranger's error and the first line of what it says, without secrets, of at most 200 characters."""
    try:
        lines = str(error).strip().splitlines()
    except Exception:  # noqa: BLE001 - the border: how the error tells of itself is the plugin's code, too
        lines = []
    return f"{type(error).__name__}: {without_secrets(lines[0][:1000])[:200]}" if lines else type(error).__name__
