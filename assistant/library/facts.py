"""What is known of a picture's file beside what it shows: dates, bytes, pixels."""

from __future__ import annotations

import os
import re
import time

from assistant.api import BadInput, FileFacts, Picture
from assistant.media.decoder import Decoder
from assistant.media.refusals import refused
from assistant.refusals import why

_EXIF = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)(?:[T ](\d\d):(\d\d))?")
_DATE = "%Y-%m-%d %H:%M"


def facts_of(picture: Picture, decoder: Decoder) -> FileFacts:
    """The facts of the bytes, with the date of the user's file as long as that is there and as large. Raises BadInput
    for bytes that are gone or damaged."""
    info = decoder.inspect(picture.stored)
    size = _stat(picture.stored, picture.name).st_size
    return FileFacts(size, info.width, info.height, info.media_type, moment(info.taken), _modified(picture.path, size))


def moment(taken: str) -> str:
    """ "2021-07-14 10:20" of a date as EXIF has it; empty for one that says no day, as cameras without a clock do."""
    found = _EXIF.match(taken)
    if found is None or "00" in (found[2], found[3]):
        return ""
    time_of_day = f" {found[4]}:{found[5]}" if found[4] else ""
    return f"{found[1]}-{found[2]}-{found[3]}{time_of_day}"


def _modified(path: str, size: int) -> str:
    try:
        facts = os.stat(os.fsencode(path)) if path else None  # noqa: PTH116 - bytes
    except (OSError, ValueError):
        return ""
    return time.strftime(_DATE, time.localtime(facts.st_mtime)) if facts and facts.st_size == size else ""


def _stat(path: str, name: str) -> os.stat_result:
    try:
        return os.stat(os.fsencode(path))  # noqa: PTH116 - bytes
    except OSError as error:
        problem: BadInput = refused(name, "closed", "name", reason=why(error))
        raise problem from error
