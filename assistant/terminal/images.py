"""The only importer of the picture library, and what is known of the terminal's graphics.

The library asks the terminal what it can draw while it is imported, slowly and with replies that may end up as typed
text. So the terminal is asked here beforehand (`probe.py`), and the library is imported with the first picture.
"""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from textual.filter import LineFilter

from assistant.terminal.probe import Abilities, probe

if TYPE_CHECKING:
    from textual.widget import Widget

Protocol = Literal["auto", "kitty", "sixel", "halfblock", "off"]

_ONE_AT_A_TIME = threading.Lock()
_CELL = (10, 20)
"""Pixels of a cell where the terminal does not tell: those of a VT340."""
_SKETCH = 1024
"""Pixels of each side of an unfinished picture at most."""


class _Terminal:
    """What was found out before the app started."""

    protocol: Protocol = "off"
    cell: tuple[int, int] = _CELL


def prepare(protocol: Protocol = "auto", able: Abilities | None = None) -> None:
    """Chooses how pictures are drawn, on the main thread before the app starts. Without it none are drawn.

    The terminal is asked, unless it has been and `able` is its answer.
    """
    if protocol == "off":
        _Terminal.protocol = "off"
        return
    if able is None:
        able = probe(os.environ) if protocol != "halfblock" else Abilities()
    _Terminal.cell = able.cell or _CELL
    _Terminal.protocol = settled(protocol, able)


def settled(protocol: Protocol, able: Abilities) -> Protocol:
    """How pictures are drawn in a terminal with these abilities; never `auto`."""
    # Sixel first, as the picture library does: some terminals claim kitty's protocol and lack its placeholders.
    found: Protocol = "sixel" if able.sixel else "kitty" if able.kitty else "halfblock"
    return found if protocol == "auto" else protocol


def drawing() -> bool:
    """Whether pictures are drawn at all."""
    return _Terminal.protocol != "off"


def cells(width: int, height: int, most: tuple[int, int]) -> tuple[int, int]:
    """The columns and rows that a picture of so many pixels takes without distortion, at most `most` of each.

    (0, 0) if pictures are not drawn or the size is unknown.
    """
    if not drawing() or not (width and height):
        return 0, 0
    cell_width, cell_height = _Terminal.cell
    scale = min(most[0] * cell_width / width, most[1] * cell_height / height)
    return max(1, round(width * scale / cell_width)), max(1, round(height * scale / cell_height))


def pixels(size: tuple[int, int]) -> tuple[int, int]:
    """The pixels that can be told apart in so many columns and rows: asking for more would only cost memory."""
    cell = (1, 2) if _Terminal.protocol == "halfblock" else _Terminal.cell
    return size[0] * cell[0], size[1] * cell[1]


def library() -> dict[Protocol, type[Any]]:
    """Imports the picture library: its widgets by protocol. May run on any threads; takes a moment the first time."""
    with _ONE_AT_A_TIME:
        return _imported()


@cache
def _imported() -> dict[Protocol, type[Any]]:
    with _no_terminal():
        from textual_image import _terminal, widget

        _terminal.get_cell_size._result = _terminal.CellSize(*_Terminal.cell)
    kinds = {"kitty": widget.TGPImage, "sixel": widget.SixelImage, "halfblock": widget.HalfcellImage}
    return {protocol: _unfiltered(kind) for protocol, kind in kinds.items()}  # type: ignore[misc]


def drawn(png: bytes, **options: Any) -> Widget | None:
    """A widget that draws this PNG from the host, or None if pictures are off."""
    if not drawing():
        return None
    kind = library()[_Terminal.protocol]
    from PIL import Image

    image = Image.open(io.BytesIO(png), formats=("PNG",))
    image.load()
    widget: Widget = kind(image, **options)
    return widget


def sketch(png: bytes, most: tuple[int, int], **options: Any) -> Widget | None:
    """A widget for an unfinished picture, which comes from a plugin; None for what is none or is too large."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
            if max(image.size) > _SKETCH:
                return None
            size = cells(*image.size, most)
        widget = drawn(png, **options)
    except (OSError, SyntaxError, ValueError):
        return None
    if widget is not None:
        widget.styles.width, widget.styles.height = size
    return widget


class _Deaf(io.StringIO):
    """No terminal to whoever wants to ask it; it still has the size of the real one, which the app may need now."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor


@contextmanager
def _no_terminal() -> Iterator[None]:
    """While this lasts, the picture library finds no terminal to ask. The app itself writes elsewhere."""
    output = sys.__stdout__
    if output is not None:
        sys.__stdout__ = _Deaf(output.fileno())  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        sys.__stdout__ = output  # type: ignore[misc]


def _unfiltered(kind: type[Any]) -> type[Any]:
    """The same widget without the text filter: kitty's picture cells are private characters, not outside text."""

    class Drawn(kind, Renderable=kind._Renderable):  # type: ignore[call-arg, misc]
        def get_line_filters(self) -> Sequence[LineFilter]:
            return ()

    return Drawn
