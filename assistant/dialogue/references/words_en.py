"""English words that point at pictures, as patterns. `read_en` makes mentions of them."""

from __future__ import annotations

from typing import Final

from assistant.dialogue.references.beside_en import BESIDE
from assistant.dialogue.references.hints import heads_of
from assistant.dialogue.references.origins_en import ORIGINS
from assistant.dialogue.references.places_en import GROUPED, PLACES
from assistant.dialogue.references.pointing_en import GROUPS
from assistant.dialogue.references.shares_en import SHARES as SHARES_OF
from assistant.dialogue.references.vocabulary_en import CARDINALS, NOUN, ORDINALS, compiled

__all__ = ["ANY", "NEEDED", "PATTERNS", "SHARES"]

SHARES: Final = {"between": BESIDE["between"], **SHARES_OF}
"""Looked for before numbers, some of which stand in them."""
PATTERNS: Final = {
    **{name: pattern for name, pattern in BESIDE.items() if name not in SHARES},
    **PLACES,
    **ORIGINS,
    **GROUPS,
    **GROUPED,
}
_NTH_HEADS: Final = frozenset(word[:3] for word in ORDINALS) | {"0"}
_NUMBER_HEADS: Final = frozenset(word[:3] for word in CARDINALS) | {"0", "cou", "few"}
_LAST_HEADS: Final = frozenset({"ver", "las", "fin", "lat", "new", "mos", "rec"})
_WHO_HEADS: Final = frozenset({"i", "ive", "id", "we", "wev", "wed", "you", "u", "uve", "ya", "sea", "loo", "hun"}) | {
    "que",
    "lib",
    "cam",
    "com",
    "tur",
    "pop",
    "sho",
    "cro",
    "sur",
    "app",
    "jus",
    "rec",
    "las",
}
NEEDED: Final = {name: heads_of(pattern.pattern) for name, pattern in (SHARES | PATTERNS).items()} | {
    "backward": frozenset({"pen", "las", "end"}),
    "slice": _LAST_HEADS | {"fir", "top", "bot", "old", "ear", "sta", "beg", "end"},
    "ordinal": _NTH_HEADS | _LAST_HEADS | {"old", "ear", "ori", "ini", "ope", "sta"},
    "bare": _NTH_HEADS | _LAST_HEADS | {"old", "ear", "ori"},
    "onwards": _NTH_HEADS | _NUMBER_HEADS,
    "span": _NTH_HEADS | _NUMBER_HEADS,
    "chunk": frozenset({"pai", "duo", "tri", "thr", "qua"}),
    "midst": frozenset({"mid", "cen"}),
    "step": frozenset({"bef", "aft", "pre", "fol", "ahe", "pri", "bac", "dow", "up", "on", "alo", "ear", "lat"}),
    "paired": _NTH_HEADS | _LAST_HEADS | {"ori"},
    "counted": _NUMBER_HEADS,
    "together": frozenset({"sea", "bat", "lot", "bun", "set", "mes", "msg", "pos", "upl"}),
    "top": frozenset({"top", "bes", "bot", "wor", "hig", "low"}),
    "remade": frozenset({"red", "rem", "new", "edi", "rev", "upd", "rew", "cha", "alt", "mod"}),
    "also": frozenset({"§"}),
    "excepted": frozenset({"but", "exc"}),
    "sidetoo": frozenset({"§"}),
    "toptoo": frozenset({"§"}),
    "middle": frozenset({"mid", "cen"}),
    "side": frozenset({"lef", "rig"}),
    "handed": frozenset({"lef", "rig"}),
    "between": frozenset({"bet"}),
    "around": frozenset({"sid", "bef", "lef", "aro", "sur", "fla", "adj", "nex", "nei"}),
    "aged": frozenset({"old", "ear", "new", "lat"}),
    "ended": frozenset({"end", "bot", "bac", "top", "fro"}),
    "alsotoo": frozenset({"§"}),
    "former": frozenset({"for", "lat"}),
    "pair": frozenset({"two", "pai", "duo"}),
    "previous": frozenset({"pre", "pri", "ear", "bef"}),
    "next": frozenset({"nex", "fol", "aft"}),
    "other": frozenset({"oth", "res", "rem", "lef", "els"}),
    "half": frozenset({"hal", "thi", "qua"}),
    "began": frozenset({"sta", "kic", "beg", "out", "ope", "set"}),
    "grouped": frozenset({"§"}),
    "collection": frozenset(
        {"§", "sea", "lis", "bat", "set", "ser", "bun", "lot", "sel", "gro", "pil", "hau", "row", "gri", "sta"}
    ),
    "range": _NTH_HEADS,
    "origin": _WHO_HEADS,
    "depicted": _WHO_HEADS,
    "back": frozenset({"bac", "ago", "ear"}),
    "as before": frozenset({"bef", "ear", "las"}),
    "asked": frozenset({"you"}),
    "paired_with": frozenset({"§"}),
    "likened": frozenset({"my"}),
    "told": frozenset({"i", "we", "you"}),
    "both": frozenset({"bot"}),
    "possessed": frozenset({"you", "u", "min", "me", "my"}),
}
"""Beginnings of words without one of which a pattern cannot match; the others' are read off the pattern. A sign stands
where something was found before."""
ANY = compiled(
    rf"#|\d|\b(?:mine|yours|quarter|back|ago|half|he|him|his|she|her|trio|odd|even|alternate|before|after"
    rf"|onwards?|original|start|beginning|outset|began|started|redo|remake|version|remain\w*|drew|you|i|we|came"
    rf"|come|turned|popped|surfaced|search|drawn|painted|sketched|creations?|artworks?|masterpieces?|bunch|latest"
    rf"|newest|newer|older|final|recent|top|best|bottom|worst|highest|lowest|middle|left|right|former|latter|pair"
    rf"|batch|set|lot|either|neither|between|neighbou?rs|end|front|oldest|earliest|own|{NOUN}|ones?|two|three|four"
    rf"|five|six|couple|all|each|every"
    rf"|everything|both|previous|next|other|others"
    rf"|rest|number|no|last|this|that|these|those"
    rf"|them|they|it|its|here|what|{'|'.join(ORDINALS)})\b"
)
