"""A sentence with the mentions in it that count, in its own spelling or in the everyday one's plainer form."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.api import Language
from assistant.dialogue.colloquial import schoolbook
from assistant.dialogue.references.echoes import without_echoes
from assistant.dialogue.references.reading import mentions
from assistant.dialogue.references.several import told_of_several
from assistant.dialogue.references.sifting import corrected, meant, singled
from assistant.dialogue.references.values import Mention


def understood(text: str, language: Language, compares: bool) -> tuple[str, list[Mention]]:
    """The text that the mentions stand in, which may be spelled more plainly than the given one, and the mentions."""
    found = _read(text, language, compares)
    if (said := schoolbook(text.lower(), language)) != text.lower():
        plainer = _read(said, language, compares)
        if _named(plainer) >= _named(found):
            return said, plainer
    return text, found


def _read(text: str, language: Language, compares: bool) -> list[Mention]:
    found = meant(mentions(text, language), text)
    chosen = singled(corrected(found, text, language), text, language)
    return told_of_several(text, without_echoes(chosen, text, compares, language), language)


def _named(found: Sequence[Mention]) -> int:
    """How many mentions say more than a pronoun."""
    return sum(mention.firm and mention.kind != "pronoun" for mention in found)
