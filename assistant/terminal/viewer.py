"""The desktop's own picture viewer. It is given a path as one argument, never a line for a shell."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.api.parts import Picture
from assistant.media.sniff import Kind, kind_of_file
from assistant.terminal.language import SAY


async def open_outside(picture: Picture, language: Language) -> None:
    """Opens the user's own file of a picture, or the kept copy if that is gone. Raises AssistantError.

    Desktops choose a program by what a file claims to be: only what is a picture by its bytes is handed over.
    """
    viewer = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if viewer is None:
        raise AssistantError(SAY(language, "no_viewer"), SAY(language, "no_viewer_hint"))
    path = next((path for path in (picture.path, picture.stored) if _is_picture(path)), "")
    if not path:
        raise AssistantError(SAY(language, "no_file_any_more"))
    quiet = asyncio.subprocess.DEVNULL
    await asyncio.create_subprocess_exec(viewer, path, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)


def _is_picture(path: str) -> bool:
    return Path(path).is_absolute() and kind_of_file(path) is Kind.PICTURE
