"""How much oftener the training asks what is answered worst.

Belongs here: a factor on the weights of `conversation.FAMILIES` and `families_pair.FAMILIES`, by language; 1 where
nothing stands. The factors follow the part of wrong answers on wordings that were not trained, so that what is answered
well is still asked, but less (hard example mining; Shrivastava et al., 2016). Does not belong here: wordings.
"""

from __future__ import annotations

from training.language.names import Language

OFTENER: dict[Language, dict[str, float]] = {
    "en": {
        "caption_detailed": 2.0,
        "caption_short": 3.0,
        "colours": 3.0,
        "compare_both": 2.0,
        "compare_caption": 2.0,
        "compare_gone": 4.0,
        "compare_more": 2.0,
        "compare_new": 6.0,
        "compare_same": 9.0,
        "compare_which": 2.0,
        "extreme_shape": 2.0,
        "missing_of_two": 2.0,
        "nth_caption": 2.0,
        "outside": 3.5,
        "relation": 1.5,
    },
    "zh": {
        "background": 4.0,
        "caption_detailed": 3.0,
        "compare_both": 3.0,
        "compare_caption": 2.0,
        "compare_gone": 4.5,
        "compare_more": 3.0,
        "compare_new": 3.0,
        "compare_same": 10.0,
        "compare_which": 5.0,
        "larger": 2.5,
        "larger_check": 2.0,
        "missing_of_two": 2.0,
        "nth_caption": 2.0,
        "outside": 2.0,
        "relation": 2.0,
        "relation_what": 3.0,
        "relation_which": 1.5,
    },
}


def weight(family: str, usual: float, language: Language) -> float:
    """How often a family is asked, beside the others."""
    return usual * OFTENER[language].get(family, 1.0)
