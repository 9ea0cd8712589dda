"""Which pictures a sentence is about: "the second one", "#3", 刚才那张. Pure and deterministic; no model, no store.

`read_en` and `read_zh` read a sentence into mentions, `scene` knows the pictures, `resolve` brings them together.
"""

from assistant.dialogue.references.resolve import MASK, mask, resolve
from assistant.dialogue.references.values import Mention, References, Seen

__all__ = ["MASK", "Mention", "References", "Seen", "mask", "resolve"]
