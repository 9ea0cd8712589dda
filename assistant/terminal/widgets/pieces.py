"""Small pieces of an answer: labels with bars, progress, notices. Static text, no behaviour."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from assistant.api.events import Labels, Notice, Progress
from assistant.api.language import in_a_row
from assistant.api.safe_text import safe, safe_line
from assistant.terminal.amount import amount
from assistant.terminal.shell import here

_BAR = 24
_SHOWN = 12


def labels(event: Labels) -> Static:
    """Zero-shot labels, highest first, each with a bar."""
    names = [safe_line(each.label) for each in event.labels[:_SHOWN]]
    width = max((Content(name).cell_length for name in names), default=0)
    lines = []
    for each, name in zip(event.labels, names, strict=False):
        filled = round(each.score * _BAR)
        bar = ("━" * filled, "$accent"), ("─" * (_BAR - filled), "$text-muted")
        gap = " " * (width - Content(name).cell_length + 2)
        lines.append(Content.assemble(name + gap, *bar, f" {each.score:5.1%}"))
    return Static(Content("\n").join(lines), classes="labels")


def notice(event: Notice) -> Static:
    """A line beside the answer."""
    return Static(_with_cure(event.message, event.hint, ""), classes=f"notice -{event.level}")


def failure(message: str, hint: str) -> Static:
    """Why there is no answer, and the cure."""
    return Static(_with_cure(message, hint, "$text-error"), classes="failure")


def _with_cure(message: str, hint: str, style: str) -> Content:
    message, hint = here(message), here(hint)
    both = safe(in_a_row(message, hint))
    return Content(both).stylize(style, 0, len(safe(message))).stylize("$text-muted", len(safe(message)))


def progress(event: Progress) -> Content:
    """A line with a bar, rate and remaining time, as far as they are known."""
    parts: list[str | tuple[str, str]] = [safe_line(event.task), " "]
    if event.total:
        share = min(1.0, event.done / event.total)
        filled = round(share * _BAR)
        parts += [
            ("━" * filled, "$accent"),
            ("─" * (_BAR - filled), "$text-muted"),
            f" {amount(event.done)}/{amount(event.total)}",
        ]
    elif event.done:
        parts.append(amount(event.done))
    parts.append(f" {safe_line(event.unit)}" if event.unit else "")
    if event.rate:
        parts.append((f"  {amount(event.rate)}/s", "$text-muted"))
    if event.remaining_s:
        parts.append((f"  {_time(event.remaining_s)}", "$text-muted"))
    return Content.assemble(*parts)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
