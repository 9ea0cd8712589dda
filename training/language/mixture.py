"""How much oftener the training asks what is answered worst.

Belongs here: a factor on the weights of `conversation.FAMILIES` and `families_pair.FAMILIES`, by language; 1 where
nothing stands. They follow the wrong answers per family of the model before. Does not belong here: wordings.
"""

from __future__ import annotations

from training.language.names import Language

OFTENER: dict[Language, dict[str, float]] = {
    "en": {
        "missing_of_two": 5.0,
        "caption_short": 1.5,
        "caption_detailed": 1.5,
        "outside": 3.0,
        "compare_both": 2.0,
        "compare_same": 3.0,
        "larger": 1.5,
    },
    "zh": {
        "missing_of_two": 5.0,
        "background": 5.0,
        "outside": 2.0,
        "larger": 2.0,
        "relation_what": 1.5,
        "compare_new": 3.0,
        "compare_gone": 2.0,
        "compare_both": 2.5,
        "compare_same": 3.0,
        "nth_caption": 3.0,
    },
}


def weight(family: str, usual: float, language: Language) -> float:
    """How often a family is asked, beside the others."""
    return usual * OFTENER[language].get(family, 1.0)
