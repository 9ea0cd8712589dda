"""The few words that a setting may have, where more than one part of the program must agree on them.

Belongs here: literal types of the standard library alone, for those that cannot wait for the library that checks
settings. Tests keep them equal to the catalogue of models and to the themes that Textual has.
"""

from __future__ import annotations

from typing import Literal, get_args

Profile = Literal["auto", "pocket", "cpu", "small", "medium", "standard", "large", "huge", "remote"]
PROFILES: tuple[Profile, ...] = get_args(Profile)

Theme = Literal[
    "auto",
    "light",
    "dark",
    "assistant-light",
    "assistant-dark",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
]
OPTIONS = ("profile", "offline")
"""Settings that the command line has options for: they count for the host that it starts."""
