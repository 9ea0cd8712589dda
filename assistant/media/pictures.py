"""Decoding of one picture with Pillow. Runs in the decoder child only: the bytes are hostile."""

from __future__ import annotations

import io
import os
import stat
import warnings
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from assistant.api.errors import BadInput
from assistant.media import limits, sniff
from assistant.media.names import shown

_TAKEN = (0x9003, 0x0132)
"""EXIF tags DateTimeOriginal and DateTime."""
_WIDE_MODES = ("I", "F", "I;16", "I;16B", "I;16L", "I;16N")


def read(path: str) -> bytes:
    """The bytes of a picture file. Raises BadInput with a sentence that says what is wrong with it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise BadInput(*_cannot_open(path, error)) from None
    try:
        _refuse_unfit(path, os.fstat(descriptor))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(limits.PICTURE_BYTES)
    finally:
        os.close(descriptor)


def _refuse_unfit(path: str, facts: os.stat_result) -> None:
    if stat.S_ISDIR(facts.st_mode):
        raise BadInput(f"{shown(path)} is a folder, not a picture.", f"To search it: assistant index {shown(path)}")
    if not stat.S_ISREG(facts.st_mode):
        raise BadInput(f"{shown(path)} is not a regular file.")
    if facts.st_size > limits.PICTURE_BYTES:
        raise BadInput(f"{shown(path)} is larger than {limits.PICTURE_BYTES >> 20} MiB.", "Save it smaller.")


def _cannot_open(path: str, error: OSError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError):
        return f"There is no file {shown(path)}.", "Check the name; quote names with spaces."
    if isinstance(error, PermissionError):
        return f"{shown(path)} may not be read.", "Change its permissions, or copy it."
    return f"{shown(path)} cannot be opened: {os.strerror(error.errno or 0)}.", ""


def inspect(path: str) -> dict[str, Any]:
    """Media type, upright size and EXIF date. Decodes the pixels too, so that a truncated file is refused here."""
    image, name = _open(path)
    width, height = image.size
    turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    taken = next((str(value) for tag in _TAKEN if (value := _exif(image, tag))), "")[:19]
    _decoded(image, path, 64)
    return {
        "media_type": name,
        "width": height if turned else width,
        "height": width if turned else height,
        "taken": taken if taken.isprintable() else "",
    }


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
    data = read(path)
    name = sniff.media_type(data[: sniff.HEAD])
    if not data:
        raise BadInput(f"{shown(path)} is empty.", "Choose another file.")
    if name == "image/heic":
        raise BadInput(f"{shown(path)} is a HEIC photo, which cannot be read.", "Export it as JPEG.")
    if sniff.kind(name) is not sniff.Kind.PICTURE:
        raise BadInput(f"{shown(path)} is {sniff.described(name)}, not a picture.", "Choose a JPEG, PNG or WebP file.")
    try:
        with warnings.catch_warnings():
            # The size is judged below with our own limits, by format.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=limits.FORMATS)
    except Image.DecompressionBombError:
        raise BadInput(f"{shown(path)} has too many pixels.", "Save it smaller.") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError):
        raise BadInput(f"{shown(path)} is damaged: it cannot be decoded.", "Try to save it again.") from None
    most = limits.JPEG_PIXELS if image.format in ("JPEG", "MPO") else limits.PIXELS
    if image.width * image.height > most:
        size = f"{image.width} × {image.height}"
        raise BadInput(
            f"{shown(path)} has too many pixels ({size}).", f"At most {most // 10**6} megapixels can be read."
        )
    return image, name


def _decoded(image: Image.Image, path: str, fit: int) -> Image.Image:
    try:
        image.draft("RGB", (fit, fit))
        if image.width * image.height > limits.PIXELS:
            raise BadInput(f"{shown(path)} has too many pixels to decode.", "Save it smaller.")
        image.load()
        upright = ImageOps.exif_transpose(image)
        flat = _flat(upright)
    except (
        OSError,
        ValueError,
        SyntaxError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        EOFError,
        ZeroDivisionError,
    ):
        raise BadInput(f"{shown(path)} is damaged: it cannot be decoded whole.", "Try to save it again.") from None
    if max(flat.size) > fit:
        scale = fit / max(flat.size)
        size = (max(1, round(flat.width * scale)), max(1, round(flat.height * scale)))
        flat = flat.resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0)
    return flat


def _flat(image: Image.Image) -> Image.Image:
    """RGB with 8 bits; wide greys are scaled, since Pillow's own conversion clips them to white."""
    if image.mode in _WIDE_MODES:
        values = np.nan_to_num(np.asarray(image, dtype=np.float32))
        low, high = (0.0, 65535.0) if image.mode.startswith("I") else (float(values.min()), float(values.max()))
        scaled = np.clip((values - low) / max(high - low, 1e-9) * 255, 0, 255).astype(np.uint8)
        return Image.fromarray(scaled).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")


def _exif(image: Image.Image, tag: int) -> object:
    exif = image.getexif()
    return exif.get_ifd(0x8769).get(tag) or exif.get(tag)
