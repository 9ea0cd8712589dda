"""Loading a stranger's code with a time limit. What is loaded, and what its failure means, is the registry's matter."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from assistant.api import PluginProblem
from assistant.api.language import Bilingual

T = TypeVar("T")


def within(seconds: float, make: Callable[[], T]) -> T:
    """What `make` returns or raises.

    Raises PluginProblem after `seconds`. Its thread is then left behind, since Python cannot end one; it keeps nobody
    from ending the process.
    """
    outcome: Future[T] = Future()

    def work() -> None:
        try:
            outcome.set_result(make())
        except BaseException as error:  # noqa: BLE001 - the border: whatever a plugin raises belongs to its loading only
            outcome.set_exception(error)

    threading.Thread(target=work, name="plugin load", daemon=True).start()
    try:
        return outcome.result(seconds)
    except TimeoutError:
        if outcome.done():  # the plugin's own
            raise
        raise PluginProblem(
            Bilingual(f"it did not finish loading within {seconds:g} seconds.", f"它在 {seconds:g} 秒内没有加载完。")
        ) from None
