"""The settings that the terminal needs before its first frame, without the library that checks settings files.

That library takes as long to import as a quarter of an empty app. Most homes have no settings file, and then the
defaults hold. A test keeps the two equal.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from assistant.paths import HOME_VARIABLE, SETTING_PREFIX, paths

if TYPE_CHECKING:
    from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings of the same names, with their defaults."""

    language: Literal["auto", "en", "zh"] = "auto"
    microphone: str = ""
    voice_sends: bool = True
    listen: bool = False
    speak: bool = False
    speak_with: tuple[str, ...] = ("espeak-ng", "-v", "{language}", "--stdin")
    pictures: Literal["auto", "kitty", "sixel", "halfblock", "off"] = "auto"
    theme: str = "auto"
    keys: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, chosen: Settings) -> Self:
        return cls(**{each.name: getattr(chosen, each.name) for each in fields(cls)})


def preferences(environment: Mapping[str, str] | None = None) -> Preferences:
    """What the user set. Raises AssistantError naming the setting that is wrong."""
    variables = os.environ if environment is None else environment
    named = any(name.upper().startswith(SETTING_PREFIX) and name != HOME_VARIABLE for name in variables)
    if not named and not _is_there(paths().settings):
        return Preferences()
    from assistant.settings import settings

    return Preferences.of(settings())


def _is_there(file: Path) -> bool:
    """Also where that cannot be known, because its folder may not be entered: reading it says so."""
    try:
        return file.exists()
    except OSError:
        return True
