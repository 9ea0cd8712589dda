"""The bars that the pocket models are held to, and figures as a table. Measuring is the matter of the evaluations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Unit = Literal["%", "s", "clips", "calls", ""]


@dataclass(frozen=True, slots=True)
class Bar:
    """`floor` must be reached, `aim` is wanted. Shares are 0 to 1 under the unit "%". `less`: lower is better."""

    floor: float
    aim: float
    unit: Unit = "%"
    less: bool = False

    def reached(self, value: float) -> bool:
        return value <= self.floor if self.less else value >= self.floor


_CAPTION, _ENGLISH, _CHINESE = Bar(0.93, 0.99), Bar(0.94, 0.99), Bar(0.93, 0.98)
_SEARCH, _LABEL = Bar(0.85, 0.97), Bar(0.95, 0.995)
_HIT, _NO_HIT = Bar(0.97, 1.0), Bar(0.1, 0.0, less=True)
_CLEAN, _NOISY = Bar(0.05, 0.01, less=True), Bar(0.12, 0.04, less=True)
_ACTION, _STEPS = Bar(0.75, 0.97), Bar(0.7, 0.97)

BARS: dict[str, Bar] = {
    "caption, second style": _CAPTION,
    "caption, first style": _CAPTION,
    "VQA English, second style": _ENGLISH,
    "VQA Chinese, second style": _CHINESE,
    "VQA English, first style": _ENGLISH,
    "VQA Chinese, first style": _CHINESE,
    "VQA worst family": Bar(0.85, 0.97),
    "text to image R@1 of 100 look-alikes, English": _SEARCH,
    "text to image R@1 of 100 look-alikes, Chinese": _SEARCH,
    "zero-shot label, shape": _LABEL,
    "zero-shot label, colour": _LABEL,
    "hits for what a scene shows": _HIT,
    "hits for what a scene shows, Chinese": _HIT,
    "hits for what no scene shows": _NO_HIT,
    "hits for what no scene shows, Chinese": _NO_HIT,
    "called alike: drawn anew": Bar(0.95, 1.0),
    "called alike: nothing in common": Bar(0.01, 0.0, less=True),
    "called alike: noise": Bar(0.02, 0.0, less=True),
    "a picture in another colour R@1 of 80": Bar(0.88, 1.0),
    "word error rate, unseen voices, clean": _CLEAN,
    "word error rate, unseen voices, 10 dB noise": _NOISY,
    "word error rate, unseen voices, hand-written sentences, clean": _CLEAN,
    "word error rate, unseen voices, hand-written sentences, 10 dB noise": _NOISY,
    "clips with words, of 100 of silence and noise": Bar(0, 0, "clips", less=True),
    "seconds for one caption, one CPU core": Bar(1.0, 0.3, "s", less=True),
    "drawn: one shape, shape and colour": Bar(0.8, 0.98),
    "drawn: two shapes, both right": Bar(0.5, 0.9),
    "right action, English": _ACTION,
    "right action, Chinese": _ACTION,
    "all steps right, hand-written, English": _STEPS,
    "all steps right, hand-written, Chinese": _STEPS,
    "silent where nothing fits, English": Bar(0.85, 0.98),
    "silent where nothing fits, Chinese": Bar(0.85, 0.98),
    "orders in captions that it followed, of 204": Bar(0, 0, "calls", less=True),
    "calls of lasting actions that nobody ordered": Bar(15, 0, "calls", less=True),
    "such calls that the program lets run": Bar(0, 0, "calls", less=True),
    "seconds for two calls, one CPU core": Bar(3.0, 0.5, "s", less=True),
    "seconds for one drawn picture": Bar(6.0, 1.5, "s", less=True),
}


def table(figures: Mapping[str, Any]) -> str:
    """Markdown: each figure with its bar, where it has one, and whether it misses the floor."""
    lines = ["| figure | measured | floor | aim |", "|---|---|---|---|"]
    for name, value in figures.items():
        bar, unit = BARS.get(name), unit_of(name)
        limits = (shown(bar.floor, unit), shown(bar.aim, unit)) if bar else ("", "")
        if bar and not bar.reached(value):
            limits = (f"{limits[0]}, not reached", limits[1])
        lines.append(f"| {name} | {shown(value, unit)} | {limits[0]} | {limits[1]} |")
    return "\n".join(lines)


def below(figures: Mapping[str, Any]) -> list[str]:
    """The figures that miss their floor."""
    return [name for name, value in figures.items() if name in BARS and not BARS[name].reached(value)]


def unit_of(name: str) -> Unit:
    """A figure without a bar is a share, unless its name says otherwise."""
    if name in BARS:
        return BARS[name].unit
    return "s" if "seconds" in name else "" if "factor" in name else "clips" if "same before" in name else "%"


def shown(value: float, unit: Unit) -> str:
    """With its unit, at the precision that the measurement has."""
    match unit:
        case "%":
            return f"{value * 100:.1f} %"
        case "s":
            return f"{value:.2f} s"
        case "clips" | "calls":
            return f"{value:.0f}"
    return f"{value:.2f}"
