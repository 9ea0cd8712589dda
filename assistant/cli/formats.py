"""The format that a file's name asks for, and a picture in it."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

from assistant.api.errors import BadArgument
from assistant.api.language import Bilingual, listed
from assistant.api.parts import Picture
from assistant.cli import output

_KNOWN = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".webp": "WEBP",
    ".gif": "GIF",
    ".bmp": "BMP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    ".avif": "AVIF",
}
_QUALITY = 95
"""Of 100, for the formats that lose something."""


def format_of(file: Path) -> str:
    """The format by the end of a name; PNG without one. Raises BadArgument for another kind of file."""
    known = _KNOWN.get(file.suffix.lower()) if file.suffix else "PNG"
    if known is None or not _writes(known):
        shown, names = output.shown_path(file.suffix), listed(_KNOWN)
        raise BadArgument(
            Bilingual(f"Pictures cannot be written as {shown}.", f"图片不能写成 {shown}。"),
            Bilingual(f"End the name with one of: {names}", f"名称请以其中之一结尾：{names.chinese}"),
        )
    return known


def in_format(picture: Picture, form: str) -> bytes:
    """The file of a kept picture: as it is if that is its format, with how it was drawn; else written anew."""
    if picture.media_type == f"image/{form.lower()}":
        return Path(picture.stored).read_bytes()
    from assistant.media.decoder import Decoder

    written = io.BytesIO()
    with closing(Decoder(1)) as decoder:
        decoder.rgb(picture.stored, max(picture.width, picture.height)).save(written, form, quality=_QUALITY)
    return written.getvalue()


def _writes(form: str) -> bool:
    """Whether this Pillow can; AVIF is left out of some."""
    from PIL import Image

    Image.init()
    return form in Image.SAVE
