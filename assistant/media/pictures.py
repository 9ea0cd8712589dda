"""Decoding of one picture with Pillow. Runs in the decoder child only: the bytes are hostile."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from typing import Any

import numpy as np
from PIL import Image, UnidentifiedImageError

from assistant.media import limits, sniff
from assistant.media.files import opened
from assistant.media.png import without_packed
from assistant.media.refusals import WANTED, described, refused

LOOK_SIDE = 16
"""Pixels. Shapes of a tenth of a picture still show; the noise of saving it again does not."""
_TAKEN = (0x9003, 0x0132)
"""EXIF tags DateTimeOriginal and DateTime."""
_ORIENTATION = 0x0112
_UNREAD = ("image/x-icon", "image/jp2", "image/jxl")
"""Pictures in formats that are rare and whose decoders are not worth their risk."""
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture of each orientation upright (EXIF 2.3, 4.6.4)."""
_SIDEWAYS = (5, 6, 7, 8)
_DAMAGED = (
    *(OSError, ValueError, SyntaxError, TypeError, LookupError, AttributeError, EOFError, ArithmeticError),
    *(RuntimeError, struct.error, zlib.error),
)
"""What Pillow raises on broken files, in one format or another. MemoryError is not among them: it has its own words."""


def inspect(path: str, fit: int = 0) -> tuple[dict[str, Any], bytes]:
    """Media type, upright size and EXIF date; the look, then the pixels of `rgb(path, fit)` if `fit` is given.

    Decodes the pixels, once for both, so that a truncated file is refused.
    """
    image, name = _open(path)
    width, height = image.size
    orientation, taken = _exif(image)
    small = _decoded(image, path, max(fit, 4 * LOOK_SIDE))
    pixels = _shrunk(small, fit) if fit else small
    sideways = orientation in _SIDEWAYS
    facts = {
        "media_type": name,
        "width": height if sideways else width,
        "height": width if sideways else height,
        "taken": taken,
        "size": pixels.size,
    }
    look = small.resize((LOOK_SIDE, LOOK_SIDE), Image.Resampling.BOX).tobytes()
    return facts, look + (pixels.tobytes() if fit else b"")


def rgb(path: str, fit: int) -> Image.Image:
    """Upright RGB, longer side at most `fit` pixels, transparency on white, first frame."""
    return _decoded(_open(path)[0], path, fit)


def png(path: str, width: int, height: int) -> bytes:
    """A newly written PNG that fits the box and holds nothing of the original but its pixels."""
    image = rgb(path, max(width, height))
    image.thumbnail((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _open(path: str) -> tuple[Image.Image, str]:
    """The picture with nothing but its header read, and its media type."""
    with opened(path, limits.PICTURE_BYTES, "picture") as file:
        data = b"".join(iter(lambda: file.read(1 << 20), b""))[: limits.PICTURE_BYTES]
    name = sniff.media_type(data[: sniff.HEAD])
    if name == "image/heic" and not _heic():
        raise refused(path, "heic", "export")
    if name in _UNREAD:
        raise refused(path, "unread", "convert", what=described(name))
    if sniff.kind(name) is not sniff.Kind.PICTURE:
        raise refused(path, "other", "picture", what=described(name), wanted=WANTED["picture"])
    # Process-wide, which is why this module runs in the child only. Smaller limits by format follow.
    Image.MAX_IMAGE_PIXELS = limits.JPEG_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    if name == "image/png":
        data = without_packed(data)
    try:
        image = Image.open(io.BytesIO(data), formats=limits.FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise refused(path, "pixels", "megapixels", most=limits.PIXELS // 10**6) from None
    except (UnidentifiedImageError, *_DAMAGED):
        raise refused(path, "damaged", "again") from None
    most = limits.JPEG_PIXELS if image.format in ("JPEG", "MPO") else limits.PIXELS
    if image.width * image.height > most:
        size = f"{image.width} × {image.height}"
        raise refused(path, "pixels_of", "megapixels", size=size, most=most // 10**6)
    return image, name


def _heic() -> bool:
    """Whether HEIC can be read: it needs a package that not everybody may use, for patents."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        return False
    register_heif_opener(thumbnails=False)
    return True


def _decoded(image: Image.Image, path: str, fit: int) -> Image.Image:
    try:
        share = min(1.0, fit / max(image.size))
        # Both sides in proportion, so that a JPEG is not decoded larger than its longer side asks for.
        image.draft("RGB", (max(1, int(image.width * share)), max(1, int(image.height * share))))
        if image.width * image.height > limits.PIXELS:
            raise refused(path, "pixels", "megapixels", most=limits.PIXELS // 10**6)
        image.load()
        flat = _flat(_shrunk(image, fit))
        turn = _TURNS.get(_exif(image)[0])
        return flat if turn is None else flat.transpose(turn)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise refused(path, "pixels", "megapixels", most=limits.PIXELS // 10**6) from None
    except _DAMAGED:
        raise refused(path, "damaged_within", "again") from None


def _shrunk(image: Image.Image, fit: int) -> Image.Image:
    """Longer side at most `fit`. Palettes and transparency are resolved first: neither can be averaged."""
    if max(image.size) <= fit:
        return image
    if image.mode in ("1", "P", "PA") or "transparency" in image.info:
        image = _flat(image)
    elif image.mode.startswith("I"):
        image = _bytes_of_wide(image)
    scale = fit / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0)


def _flat(image: Image.Image) -> Image.Image:
    """RGB with 8 bits, transparency on white."""
    if image.mode.startswith(("I", "F")):
        return _bytes_of_wide(image).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")


def _bytes_of_wide(image: Image.Image) -> Image.Image:
    """8-bit grey of a wider one, scaled: Pillow's own conversion clips to white.

    Sixteen bits keep their meaning; 32-bit integers and floats have no fixed one, so their own range is used.
    """
    values = np.asarray(image)
    if image.mode.startswith("I;16") or (values.dtype.kind in "iu" and values.min() >= 0 and values.max() <= 0xFFFF):
        return Image.fromarray((values.astype(np.uint16, copy=False) >> 8).astype(np.uint8))
    finite = np.nan_to_num(values.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    finite -= finite.min()
    finite *= 255 / max(float(finite.max()), 1e-30)
    return Image.fromarray(finite.astype(np.uint8))


def _exif(image: Image.Image) -> tuple[int, str]:
    """Orientation (1 to 8) and date. Broken metadata does not make a picture unreadable."""
    try:
        exif = image.getexif()
        orientation = exif.get(_ORIENTATION, 1)
        dates = (exif.get_ifd(0x8769).get(tag) or exif.get(tag) for tag in _TAKEN)
        taken = str(next((date for date in dates if date), ""))[:19].strip()
    except _DAMAGED:
        return 1, ""
    return orientation if orientation in range(1, 9) else 1, taken if taken.isascii() and taken.isprintable() else ""
