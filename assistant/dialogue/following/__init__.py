"""Requests that go on with the one before, and make sense only after it. Which action they go on with is the router's
matter; which pictures they name is that of the references.
"""

from assistant.dialogue.following.arguments import (
    arguments_after,
    arguments_of_others,
    arguments_without,
    goes_further,
)
from assistant.dialogue.following.asking import SHORT, asks_further
from assistant.dialogue.following.elliptic import is_brief, leans_on
from assistant.dialogue.following.fragments import (
    bare_words,
    is_fragment,
    is_sure_fragment,
    offers_another,
    stands_for_one,
)
from assistant.dialogue.following.instead import made_of
from assistant.dialogue.following.instead_of import wanted_instead
from assistant.dialogue.following.leaving_out import left_out_in
from assistant.dialogue.following.likeness import asks_for_likeness, wants_alike
from assistant.dialogue.following.manner import says_how
from assistant.dialogue.following.more import (
    asks_back,
    asks_for_another,
    asks_for_more,
    asks_for_next,
    asks_for_one_more,
    best_few,
    count_in,
    counts_found,
    searches_on,
    so_many,
)
from assistant.dialogue.following.onwards import searches_on_after
from assistant.dialogue.following.places import names_folder, names_place
from assistant.dialogue.following.times import says_when

__all__ = [
    "SHORT",
    "arguments_after",
    "arguments_of_others",
    "arguments_without",
    "asks_back",
    "asks_for_another",
    "asks_for_likeness",
    "asks_for_more",
    "asks_for_next",
    "asks_for_one_more",
    "asks_further",
    "bare_words",
    "best_few",
    "count_in",
    "counts_found",
    "goes_further",
    "is_brief",
    "is_fragment",
    "is_sure_fragment",
    "leans_on",
    "left_out_in",
    "made_of",
    "names_folder",
    "names_place",
    "offers_another",
    "says_how",
    "says_when",
    "searches_on",
    "searches_on_after",
    "so_many",
    "stands_for_one",
    "wanted_instead",
    "wants_alike",
]
