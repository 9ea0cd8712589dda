"""The desktop's own picture viewer. It is given a path as one argument, never a line for a shell.

Desktops choose a program by the ending of a name: a file that is a picture by its bytes and a web page by its name
would be run in a browser. So the name that is handed over always says what the bytes are.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from pathlib import Path

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual, Language
from assistant.api.parts import Picture
from assistant.media.sniff import head_of_file, media_type
from assistant.paths import paths
from assistant.refusals import cure, not_written
from assistant.terminal.language import SAY
from assistant.terminal.outside import started

_ENDINGS = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "image/bmp": (".bmp",),
    "image/tiff": (".tiff", ".tif"),
    "image/avif": (".avif",),
    "image/heic": (".heic", ".heif"),
    "image/jp2": (".jp2", ".j2k", ".jpx"),
    "image/jxl": (".jxl",),
}


async def open_outside(picture: Picture, language: Language) -> None:
    """As `hand_over`, on a thread."""
    await asyncio.to_thread(hand_over, picture, language)


def hand_over(picture: Picture, language: Language) -> None:
    """Opens the user's own file of a picture, or the kept copy if that is gone. Raises AssistantError."""
    viewer = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if viewer is None:
        raise AssistantError(SAY(language, "no_viewer"), SAY(language, "no_viewer_hint"))
    path = _to_hand_over(picture)
    if not path:
        raise AssistantError(SAY(language, "no_file_any_more"))
    started(viewer, path)


def _to_hand_over(picture: Picture) -> str:
    """A file of the picture whose name fits its bytes; empty if there is none that is a picture."""
    for path in (picture.path, picture.stored):
        if endings := _ENDINGS.get(_media_type(path)):
            return path if path.lower().endswith(endings) else _renamed(path, picture.digest, endings[0])
    return ""


def _media_type(path: str) -> str:
    if not Path(path).is_absolute():
        return ""
    try:
        return media_type(head_of_file(path))
    except (OSError, ValueError):
        return ""


def _renamed(path: str, digest: str, ending: str) -> str:
    """A copy with the right ending, among the thumbnails: it goes with the picture."""
    copy = paths().thumbnails / digest[:2] / digest / f"original{ending}"
    part = copy.with_name(f"{copy.name}.{os.getpid()}.part")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(path, part)
        part.replace(copy)
    except OSError as error:
        part.unlink(missing_ok=True)
        hint = Bilingual("Check its permissions.", "请检查它的权限。")
        raise AssistantError(not_written(copy, error), cure(error, hint)) from None
    return str(copy)
