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
