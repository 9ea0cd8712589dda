"""How far some work is, as bars on standard error while nothing else is said."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from assistant.api.events import Progress
from assistant.api.language import in_language
from assistant.api.safe_text import safe_line
from assistant.cli.state import language

if TYPE_CHECKING:
    from rich.progress import Progress as Drawn


class Bars:
    """One bar for each task. Standard output is left alone: what is said there is the command's answer."""

    def __init__(self) -> None:
        self._drawn: Drawn | None = None
        self._tasks: dict[str, Any] = {}

    def show(self, event: Progress) -> None:
        """What is done has no bar any more."""
        if 0 < event.total <= event.done:
            self._end(event.task)
            return
        if self._drawn is None:
            self._drawn = _none_yet()
            self._drawn.start()
        if new := event.task not in self._tasks:
            self._tasks[event.task] = self._drawn.add_task(safe_line(event.task), total=None, unit="", rate="", left="")
        rate = f"{event.rate:.1f}/s" if event.rate else ""
        left = str(timedelta(seconds=math.ceil(event.remaining_s))) if event.remaining_s else ""
        unit = safe_line(in_language(event.unit, language()))
        task = self._tasks[event.task]
        said: dict[str, Any] = {"unit": unit, "rate": rate, "left": left}
        self._drawn.update(task, completed=event.done, total=event.total or None, refresh=new, **said)

    def _end(self, task: str) -> None:
        if self._drawn is not None and task in self._tasks:
            self._drawn.remove_task(self._tasks.pop(task))
            if not self._tasks:
                self.hide()

    def hide(self) -> None:
        """Takes them away until `show` is called again."""
        if self._drawn is not None:
            self._drawn.stop()
        # Started again, it would take as many lines above it away as it had.
        self._drawn, self._tasks = None, {}


def _none_yet() -> Drawn:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.table import Column

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        # Where there is little room, the bar gives way.
        MofNCompleteColumn(table_column=Column(no_wrap=True)),
        TextColumn("{task.fields[unit]}"),
        TextColumn("{task.fields[rate]}"),
        # As who works says it: of the same measure as the rate.
        TextColumn("{task.fields[left]}", table_column=Column(no_wrap=True)),
    )
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
