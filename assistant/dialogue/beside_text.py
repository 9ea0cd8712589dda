"""Which actions may answer a request that a text came with, or that follows talk about one. Pure.

"What does it say?" is about the text then, however many pictures there are. Only the user's own words are looked at.
"""

from __future__ import annotations

import re

from assistant.api import Action
from assistant.dialogue.evidence import Reading
from assistant.dialogue.orders import is_clear_order, takes_paths
from assistant.locations import paths_in

_OF_PICTURES = re.compile(
    r"#\d|\b(?:pictures?|photos?|images?|pics?|snapshots?|screenshots?|drawings?|paintings?|portraits?|sketch(?:es)?"
    r"|draw|paint)\b|图|照|相片|画",
    re.IGNORECASE,
)


def refused_beside_text(action: Action, given: Reading) -> str:
    """Why an action may not answer: "text" or "text_before"; empty if it may."""
    utterance = given.utterance
    if action.reads_documents or not (utterance.documents or utterance.after_documents):
        return ""
    if action.needs_parts and not _names_pictures(given):
        return "text" if utterance.documents else "text_before" if action.accepts == "pictures" else ""
    return "" if not utterance.documents or _ordered(action, given) else "text"


def takes_no_text(action: Action, given: Reading) -> bool:
    """Whether an action that the user chose would work on something else than the text that came with it."""
    unread = bool(given.utterance.documents) and not action.reads_documents
    return unread and action.accepts != "nothing" and not _names_pictures(given)


def _names_pictures(given: Reading) -> bool:
    return bool(given.references.numbers) and bool(_OF_PICTURES.search(given.references.phrase))


def _ordered(action: Action, given: Reading) -> bool:
    """Whether the words clearly order it: with its verb, and by speaking of pictures or a place."""
    place = bool(paths_in(given.text) or given.utterance.folders)
    named = place if takes_paths(action) else bool(_OF_PICTURES.search(given.text))
    return named and is_clear_order(given.text, given.language, action)
