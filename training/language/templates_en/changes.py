"""English questions about what came, went or stayed between two pictures.

Belongs here: wording only; the package's `__init__` tells how a line is written. Does not belong here: any other
question about two pictures (`templates_en.pairs`).
"""

from __future__ import annotations

LINES: dict[str, list[str]] = {
    "compare_new": [
        "what is in the second {picture|image} but not in the first?",
        (
            "what {does the second {picture|image} have|is there in the second "
            "{picture|image}} that the first {does not have|doesn't have|lacks}?"
        ),
        "what is {new|added} in the second {picture|image}?",
        "{which|what} shapes are in the second {picture|image} {but not in the first|only}?",
        "what {is|can be seen} only in the second {picture|image}?",
        "what did the second {picture|image} {add|gain}{| compared to the first}?",
        "{name|tell me} what is in {the second|picture two|image 2} but {not in|missing from} the first.",
        "compared {to|with} the first, what is new in the second {picture|image}?",
        "what's in {the second one|picture 2|image 2} and not in {the first one|picture 1|image 1}?",
        "{looking at|in} both pictures, what appears only in the second?",
        "what {has been|was} added {to|in} the second {picture|image|one}{| compared {to|with} the first}?",
        "{which|what} {objects|shapes} {are|were} {new|added} in the second {picture|image}?",
        (
            "what {objects|things|shapes} {does only the second {picture"
            "|image} show|are only in the second {picture|image}}?"
        ),
        "{list|spot|find|identify|say} what {is|was} new in the second {picture|image}.",
        "{going|changing} from the first to the second {picture|image}, what {appears|is added|has come}?",
        "what does the second {picture|image} {show|contain} which the first does not{| show| contain}?",
        "what is missing {from|in} the first {picture|image} but {is |}in the second?",
        "{say|tell me} {what|which shapes} only the second {picture|image} {has|shows|contains}.",
        "besides what is in the first, what {else |}is in the second {picture|image}?",
    ],
    "compare_gone": [
        "what is in the first {picture|image} but not in the second?",
        (
            "what {does the first {picture|image} have|is there in the first {picture"
            "|image}} that the second {does not have|doesn't have|lacks}?"
        ),
        "what is {missing|gone|absent} {in|from} the second {picture|image}?",
        "{which|what} shapes are in the first {picture|image} {but not in the second|only}?",
        "what {is|can be seen} only in the first {picture|image}?",
        "what did the second {picture|image} lose{| compared to the first}?",
        "{name|tell me} what is in {the first|picture one|image 1} but not in the second.",
        "what's in {the first one|picture 1|image 1} and not in {the second one|picture 2|image 2}?",
        "what {has been|was|is} {removed|taken away|deleted} {from|in} the second {picture|image}?",
        (
            "{which|what} {objects|shapes} {are missing from|are gone"
            " from|have disappeared in} the second {picture|image}?"
        ),
        (
            "what {objects|things|shapes} {does only the first {picture"
            "|image} show|are only in the first {picture|image}}?"
        ),
        "{list|spot|find|identify} what is {missing|gone} in the second {picture|image}.",
        (
            "{going|changing} from the first to the second {picture|image},"
            " what {disappears|is removed|is lost|goes missing}?"
        ),
        "what does the first {picture|image} {show|contain} which the second does not{| show| contain}?",
        "compared {to|with} the first, what is {missing|gone|lacking} in the second {picture|image}?",
        "{say|tell me} {what|which shapes} only the first {picture|image} {has|shows|contains}.",
        "what is no longer {there|shown|to be seen} in the second {picture|image}?",
        (
            "what {was|is} in {picture 1|image 1|the first one} and is"
            " {missing from|not in} {picture 2|image 2|the second one}?"
        ),
    ],
    "compare_both": [
        "what is in both {pictures|images}?",
        "what do {the two|both|the} {pictures|images} have in common?",
        "{which|what} shapes {are in|do you see in|appear in} both {pictures|images}?",
        "what {is|can be seen} in both the first and the second {picture|image}?",
        "{name|tell me} what both {pictures|images} {share|have in common}.",
        "what is {common to|shared by} {both|the two} {pictures|images}?",
        "{is there anything|what is the thing} that both {pictures|images} share?",
        "what stays the same {in|between} the two {pictures|images}?",
        "{list|spot|find|identify} what is {common|shared} in the two {pictures|images}.",
        "{which|what} {objects|things} do {both|the two} {pictures|images} {share|have in common|both contain}?",
        "what do the first and the second {picture|image} have in common?",
        (
            "{which|what} {shapes|objects|things} {occur|appear|are found|are seen} in"
            " {both of them|both of the pictures|the one as well as in the other}?"
        ),
        "what {is|can be found|appears} in the first {picture|image} and also in the second?",
        "{say|tell me} {what is|which shapes are} in both {pictures|images|of them}.",
        "what {remains|is unchanged|is the same} {in|between} {both|the first and the second} {pictures|images}?",
        "in common: what do {both|the two} {pictures|images} {have|contain}?",
        "what {is|can be seen} in picture 1 {as well as|and also} in picture 2?",
        "which {common|shared} {shapes|objects} {are there|do you see} in {both|the two} {pictures|images}?",
    ],
}
