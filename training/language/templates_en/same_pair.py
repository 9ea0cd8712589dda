"""English questions whether two pictures are the same.

Belongs here: wording only; the package's `__init__` tells how a line is written. Does not belong here: what the
difference is (`templates_en.changes`), and two shapes of one picture (`templates_en.together`).
"""

from __future__ import annotations

LINES: dict[str, list[str]] = {
    "compare_same": [
        "are {the two|these two|both} {pictures|images} {the same|identical|equal}?",
        "{is|was} the second {picture|image} {the same as|identical to|equal to} the first?",
        "do {the two|these|both} {pictures|images} show {the same|different} {shapes|things|objects}?",
        "are these {pictures|images|drawings} {different|alike|copies of each other}?",
        "{is there|do you see} {any|a} difference between {the two|these two|the} {pictures|images}?",
        "same {picture|image} or {not|a different one|another one}?",
        "{tell me|say} {whether|if} {the two|both|these} {pictures|images} {are the same|match|agree}.",
        "do {the|these|the two} {pictures|images} {match|differ|agree|correspond}?",
        "{did i send|have i sent|have i shown} {you |}the same {picture|image} twice?",
        (
            "{is|was} {picture 2|image 2|the second one} {just |only |}a "
            "{copy|repeat|duplicate} of {picture 1|image 1|the first one}?"
        ),
        (
            "{has anything|has something|did anything} {changed|been changed|change} "
            "{between|from} {the two pictures|one to the other|the first to the second}?"
        ),
        "{are both|is each} of {them|the pictures} {identical|exactly alike|one and the same}?",
        (
            "{the first and the second|picture one and picture two|image "
            "1 and image 2}: {same|equal|identical} or {different|not}?"
        ),
        "{can you|could you} tell {them|the two pictures|both images} apart?",
        (
            "{compare|check|look at} {the two|both} {pictures|images}"
            ": {are they the same|do they match|is there a difference}?"
        ),
        "{do|would} you {call|consider} {the two|these|both} {pictures|images} {the same|equal|identical}?",
        "{is it|was that} {twice|two times} the same {picture|image|drawing}?",
        "{no|any} {difference|differences} between {picture one and picture two|the first and the second|the images}?",
        "{does|did} the second {picture|image} {repeat|equal|match|copy} the first{| exactly}?",
        (
            "{i wonder|i'd like to know|let me know} {if|whether} {the "
            "pictures|they|both images} {are identical|show the same|differ}."
        ),
        "{is|are} {what is in|the content of} {the two|both} {pictures|images} {the same|identical}?",
        (
            "{is|isn't} {the first|picture 1|image one} {equal to|the "
            "same as|different from} {the second|picture 2|image two}?"
        ),
        "{pictures|images} {the same|identical|equal|alike}{?|, yes or no?}",
        "{are|were} the {drawings|photos|pictures} {exactly |really |}{the same|equal|identical|different}?",
    ],
}
