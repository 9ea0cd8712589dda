"""Terminals with sixteen colours: each colour of a theme becomes the one of its own hue.

Rich takes the nearest of the sixteen, and the calm colours of the themes are all nearest to a grey: focus, accent,
error and success would look alike. What colour a number is, the terminal decides, so words keep apart from what is
behind them whatever the palette.
"""

from __future__ import annotations

from collections.abc import Iterable
from colorsys import rgb_to_hsv
from functools import lru_cache

from rich.color import Color as Shown
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

FEW = frozenset({"standard", "windows"})
"""Rich's names for sixteen colours."""
_BLACK, _GREY, _LIGHT, _WHITE = 0, 8, 7, 15
_HUES = ((20, 1), (75, 3), (165, 2), (200, 6), (270, 4), (330, 5), (361, 1))
"""Up to which hue (degrees) each of red, yellow, green, cyan, blue and magenta goes."""
_BRIGHT = 8
_DARK = frozenset({_BLACK, _GREY, 1, 4, 5})
"""Those on which light words can be read in every common palette."""
_PALE = 0.105
"""How far the strongest and the weakest part of a colour are apart, 0 to 1, for it to be more than a tinted grey."""
_GREYS = frozenset({_BLACK, _GREY, _LIGHT, _WHITE})


def number(red: int, green: int, blue: int) -> int:
    """The number, 0 to 15, that keeps the hue of a colour (0 to 255 each); a grey if it has hardly any."""
    hue, saturation, value = rgb_to_hsv(red / 255, green / 255, blue / 255)
    if saturation * value < _PALE:
        return _BLACK if value < 0.25 else _GREY if value < 0.5 else _LIGHT if value < 0.92 else _WHITE
    base = next(base for end, base in _HUES if hue * 360 < end)
    return base + _BRIGHT if value > 0.65 else base


@lru_cache(1024)
def few(style: Style) -> Style:
    """The same style in colours of the sixteen."""
    front, back = _number_of(style.color), _number_of(style.bgcolor)
    if front is not None and back is not None:
        front = _apart(front, back)
    return style + Style.from_color(_shown(front), _shown(back))


class Sixteen(LineFilter):
    """Draws every line in sixteen colours."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        return list(_drawn(segments))


def _drawn(segments: Iterable[Segment]) -> Iterable[Segment]:
    for segment in segments:
        yield Segment(segment.text, few(segment.style), segment.control) if segment.style else segment


def _number_of(color: Shown | None) -> int | None:
    """None for no colour and for the terminal's own."""
    if color is None or color.is_default:
        return None
    return number(*color.triplet) if color.triplet is not None else color.number


def _apart(front: int, back: int) -> int:
    """Words that can be read on what is behind them: greys turn, hues stay unless they are the same."""
    if front in _GREYS or front % _BRIGHT == back % _BRIGHT:
        if back not in _DARK:
            return _BLACK if front != _GREY or back != _WHITE else front
        return _WHITE if back != _BLACK else max(front, _LIGHT) if front != _GREY else _LIGHT
    return front


def _shown(chosen: int | None) -> Shown | None:
    return None if chosen is None else Shown.from_ansi(chosen)
