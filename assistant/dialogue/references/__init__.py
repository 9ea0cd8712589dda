"""Which pictures a sentence is about: "the second one", "#3", 刚才那张. Pure and deterministic; no model, no store.

`read_en` and `read_zh` read a sentence into mentions, `sifting` tells which of
them count, `scene` knows the pictures, `counting` and `shares` count in it, `resolve` brings all together; `sought`
says what only the pictures themselves can tell.
"""

from assistant.dialogue.references.described import pointed
from assistant.dialogue.references.reading import MASK, mask, tells
from assistant.dialogue.references.resolve import resolve
from assistant.dialogue.references.sought import Shown, Sought, sought
from assistant.dialogue.references.values import Mention, References, Seen, newest

__all__ = [
    "MASK",
    "Mention",
    "References",
    "Seen",
    "Shown",
    "Sought",
    "mask",
    "newest",
    "pointed",
    "resolve",
    "sought",
    "tells",
]
