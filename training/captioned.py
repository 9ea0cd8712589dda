"""Pictures with captions, as somebody brings them to fine-tune a model.

Belongs here: reading and checking them, with a sentence for what cannot be used. Does not belong here: training.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from assistant.api import AssistantError
from assistant.media import limits, pictures

NAMES, TEXTS = ("file", "file_name", "image"), ("caption", "text")


class Unusable(ValueError):
    """What was given cannot be used; the message is for whoever gave it."""


@dataclass(frozen=True)
class Captioned:
    """A picture file and what it shows."""

    path: Path
    caption: str

    def picture(self) -> Image.Image:
        """As the program shows it to a model: upright RGB, transparency on white. Raises Unusable for a file that is no
        picture or a damaged one."""
        try:
            return pictures.rgb(str(self.path), limits.JPEG_PIXELS)
        except (OSError, AssistantError) as error:
            raise Unusable(f"{self.path} cannot be read as a picture: {error}") from error


def read_captions(images: Path, captions: Path) -> list[Captioned]:
    """Lines of `captions`: JSON objects (`file` or `file_name` or `image`, and `caption` or `text`), or two columns
    with a tab between. Raises Unusable, with the number of the line, for what is neither or names no picture
    in `images`: every one is decoded once, so that a damaged one does not end a training in its middle."""
    if not images.is_dir():
        raise Unusable(f"{images} is not a folder of pictures")
    try:
        lines = captions.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(f"{captions} cannot be read as UTF-8 text: {error}") from error
    read = _object if captions.suffix in (".jsonl", ".json") else _columns
    found: list[Captioned] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        pair = read(line)
        if pair is None:
            raise Unusable(f"line {number} of {captions} does not hold the name of a file and its caption")
        name, caption = pair
        if not (images / name).is_file():
            raise Unusable(f"line {number} of {captions} names {name}, which is not in {images}")
        found.append(Captioned(images / name, caption))
        try:
            found[-1].picture()
        except Unusable as error:
            raise Unusable(f"line {number} of {captions}: {error}") from error
    if not found:
        raise Unusable(f"no captions in {captions}")
    return found


def _object(line: str) -> tuple[str, str] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return _pair(_first(entry, NAMES), _first(entry, TEXTS)) if isinstance(entry, dict) else None


def _columns(line: str) -> tuple[str, str] | None:
    row = next(csv.reader([line], delimiter="\t"))
    return _pair(row[0], row[1]) if len(row) >= 2 else None


def _first(entry: dict[str, Any], keys: tuple[str, ...]) -> object:
    return next((entry[key] for key in keys if entry.get(key)), None)


def _pair(name: object, caption: object) -> tuple[str, str] | None:
    if not isinstance(name, str) or not isinstance(caption, str) or not name.strip() or not caption.strip():
        return None
    return name.strip(), caption.strip()
