"""Whether a request goes on with the last search, whatever was said since. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.api import Language
from assistant.dialogue.following.more import asks_for_more, searches_on
from assistant.dialogue.following.onwards import searches_on_after
from assistant.dialogue.ground import Ground
from assistant.dialogue.references import newest

_MORE: Mapping[Language, str] = {"en": "show me more", "zh": "还有吗"}


def searched_on(text: str, ground: Ground, language: Language) -> tuple[str, Ground]:
    """Words that can only mean more of what was found, with the last search as what was asked last. So are those that
    can, right after words about what was found."""
    search = ground.search
    surely = searches_on(text, language)
    if search is None or not (surely or (_about_found(ground) and searches_on_after(text, language))):
        return text, ground
    since = ground.last_action != search.action
    if since and any(seen.origin == "drawn" for seen in newest(ground.pictures)):
        return text, ground  # more drawings
    if surely and not asks_for_more(text, language):
        text = _MORE[language]
    if not since:
        return text, ground
    ground = replace(ground, focus=search.shown, last_action=search.action, last_arguments=search.arguments)
    return text, replace(ground, last_pictures=search.pictures)


def _about_found(ground: Ground) -> bool:
    """Whether the last request was about what the last search brought."""
    shown = ground.search.shown if ground.search else ()
    return bool(ground.last_pictures) and set(ground.last_pictures) <= set(shown)
