"""The two looks of the program, and which one suits the terminal. Textual's own themes can be chosen by name too."""

from __future__ import annotations

import os
from typing import Any

from textual.app import App
from textual.theme import Theme

DARK = Theme(
    name="assistant-dark",
    primary="#6f9fd8",
    secondary="#8aa4c8",
    accent="#e0a458",
    warning="#e0a458",
    error="#e06c75",
    success="#7fb77e",
    foreground="#d8dbe2",
    background="#14161b",
    surface="#1c1f26",
    panel="#252933",
    variables={
        "text-muted": "#9aa1b0",
        "block-cursor-background": "#34496a",
        "block-cursor-foreground": "#f2f4f8",
        "block-cursor-text-style": "none",
        "footer-key-foreground": "#8f97a8",
        "footer-description-foreground": "#8f97a8",
    },
)
LIGHT = Theme(
    name="assistant-light",
    primary="#2c5f9e",
    secondary="#4a6a92",
    accent="#9a5b00",
    warning="#8f5600",
    error="#b3261e",
    success="#2f6b33",
    foreground="#22252b",
    background="#fbfaf7",
    surface="#f0eee9",
    panel="#e4e1da",
    dark=False,
    variables={
        "text-muted": "#5d616a",
        "block-cursor-background": "#cfdcec",
        "block-cursor-foreground": "#14161b",
        "block-cursor-text-style": "none",
        "footer-key-foreground": "#62666f",
        "footer-description-foreground": "#62666f",
    },
)
_NAMES = {"dark": DARK.name, "light": LIGHT.name}


def dress(app: App[None], name: str) -> None:
    """Register the two, and wear one of that name before anything is styled: to change the theme later reads every
    style sheet a second time."""
    for theme in (DARK, LIGHT):
        app.register_theme(theme)
        if theme.name == name:
            app.set_reactive(App.theme, name)
            app.set_class(theme.dark, "-dark-mode", update=False)
            app.set_class(not theme.dark, "-light-mode", update=False)
            # The style sheet was made with the colours of the library's own theme and has read nothing yet.
            app.stylesheet.set_variables(app.get_css_variables())


def theme_name(setting: str, brightness: float | None = None) -> str:
    """The theme's name for the setting `theme`; with `auto`, the one that suits a background of that brightness."""
    if setting != "auto":
        return _NAMES.get(setting, setting)
    return LIGHT.name if _is_light(brightness) else DARK.name


def worn(app: App[Any], setting: str, brightness: float | None) -> str:
    """The same; the dark one if there is none of that name."""
    name = theme_name(setting, brightness)
    return name if name in app.available_themes else DARK.name


def _is_light(brightness: float | None) -> bool:
    """Whether the terminal's background is bright, as far as it said so; dark if it said nothing."""
    told = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    if brightness is None and told.isdigit():
        # rxvt's convention: the number of the background among the 16 colours.
        return int(told) in (7, 15)
    return brightness is not None and brightness > 0.5
