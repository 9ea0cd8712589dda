"""The only importer of the picture library. It asks the terminal what it can draw when it is imported: call `prepare`
on the main thread before the app starts.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.widget import Widget

Protocol = Literal["auto", "kitty", "sixel", "halfblock", "off"]

_chosen: type[Any] | None = None


def prepare(protocol: Protocol = "auto") -> None:
    """Chooses how pictures are drawn. Without it none are drawn, only described."""
    global _chosen  # noqa: PLW0603 - the terminal can be asked only once
    if protocol == "off":
        _chosen = None
        return
    from textual_image import widget

    kinds = {"kitty": widget.TGPImage, "sixel": widget.SixelImage, "halfblock": widget.HalfcellImage}
    _chosen = kinds.get(protocol, widget.Image)


def cells(width: int, height: int, most: tuple[int, int]) -> tuple[int, int]:
    """The columns and rows that a picture of so many pixels takes without distortion, at most `most` of each."""
    if _chosen is None or not (width and height):
        return 0, 0
    cell = _cell_pixels()
    columns, rows = most
    scale = min(columns * cell[0] / width, rows * cell[1] / height)
    return max(1, round(width * scale / cell[0])), max(1, round(height * scale / cell[1]))


def pixels(size: tuple[int, int]) -> tuple[int, int]:
    """The pixels that can be told apart in so many columns and rows: asking for more would only cost memory."""
    half_blocks = _chosen is not None and _chosen._Renderable.__module__.endswith("halfcell")
    cell = (1, 2) if half_blocks else _cell_pixels()
    return size[0] * cell[0], size[1] * cell[1]


def _cell_pixels() -> tuple[int, int]:
    from textual_image._terminal import get_cell_size

    cell = get_cell_size()
    return cell.width, cell.height


def drawn(png: bytes, **options: Any) -> Widget | None:
    """A widget that draws this PNG from the host, or None if pictures are off."""
    if _chosen is None:
        return None
    from PIL import Image

    image = Image.open(io.BytesIO(png), formats=("PNG",))
    image.load()
    widget: Widget = _unfiltered(_chosen)(image, **options)
    return widget


def _unfiltered(kind: type[Any]) -> type[Any]:
    """The same widget without the text filter: kitty's picture cells are private characters, not outside text."""

    class Drawn(kind, Renderable=kind._Renderable):  # type: ignore[call-arg, misc]
        def get_line_filters(self) -> Sequence[LineFilter]:
            return ()

    return Drawn
