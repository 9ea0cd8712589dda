"""How people simply talk: small talk, knowledge, writing, and the conversation itself. What the router learns from.

Chat is where everything goes that clearly asks for nothing else, so it has no counter-examples.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language
from assistant_chat.examples import chinese, english

EXAMPLES: Mapping[Language, tuple[str, ...]] = {"en": english.EXAMPLES, "zh": chinese.EXAMPLES}
