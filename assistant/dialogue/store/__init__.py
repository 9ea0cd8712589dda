"""Conversations on disk: every turn, what was answered, and which pictures have which number.

`schema` are the tables; `conversations`, `turns`, `branches` and `pictures` read and write them; `values` is what comes
out, `search` finds text, `export` makes documents.
"""

from assistant.dialogue.store.conversations import ConversationStore
from assistant.dialogue.store.values import Saved, SavedTurn, Summary

__all__ = ["ConversationStore", "Saved", "SavedTurn", "Summary"]
