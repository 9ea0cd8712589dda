"""Pictures far longer than wide: processors of some models (Qwen, above 200 to 1) refuse them, so they get a margin."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import PIL.Image

MOST = 150
"""The longer side over the shorter one at most: no model sees more in such a strip, and none refuses it."""


def with_margin(image: PIL.Image.Image) -> PIL.Image.Image:
    """The picture (RGB) in the middle of a white one that is not too narrow; itself if it is not."""
    import PIL.Image

    width, height = image.size
    least = math.ceil(max(width, height) / MOST)
    if min(width, height) >= least:
        return image
    whole = PIL.Image.new("RGB", (max(width, least), max(height, least)), "white")
    whole.paste(image, ((whole.width - width) // 2, (whole.height - height) // 2))
    return whole
