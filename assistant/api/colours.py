"""Words for colours. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api.language import Language

COLOUR: Mapping[Language, str] = {
    "en": (
        r"\b(?:red|green|blue|yellow|purple|violet|orange|pink|brown|gr[ae]y|black|white|golden|silver|beige|turquoise"
        r"|teal)\b"
    ),
    "zh": r"(?:红|绿|蓝|黄|紫|橙|橘|粉红?|棕|褐|灰|黑|白|金|银|米|青)色",
}
"""A regular expression by language for one plain word for a colour, in lower case."""
