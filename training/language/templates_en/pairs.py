"""English questions about two pictures, and about one of two.

Belongs here: wording only; the package's `__init__` tells how a line is written. Does not belong here: "in the second
picture" before a question about one picture (`training.language.pointing`).
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
    "compare_more": [
        "which {picture|image} has more {shapes|objects}?",
        "which {of the two |}{picture|image} {shows|contains} more {shapes|objects|figures}?",
        "in which {picture|image} are there more {shapes|objects}?",
        "{are there|do you see} more {shapes|objects} in the first or the second {picture|image}?",
        "does the first or the second {picture|image} have more {shapes|objects}?",
        "{tell me|say} which {picture|image} has more {shapes|objects}.",
        "compare the number of {shapes|objects} in the two {pictures|images}.",
        "which one has {a larger number of shapes|more shapes}, the first or the second?",
        "{where|in which one} are {more|the most} {shapes|objects}: in the first or {in |}the second {picture|image}?",
        "is it the first or the second {picture|image} that {has|shows|contains} more {shapes|objects}?",
        "{count|compare} the {shapes|objects} in {both|the two} {pictures|images}: which {one |}has more?",
        (
            "which of the {two|two pictures|two images} {has|holds} {more shapes"
            "|the larger number of shapes|the greater number of objects}?"
        ),
        "{between|of} the first and the second {picture|image}, which has {more|the most} {shapes|objects}?",
        "{number|count} of {shapes|objects}: which {picture|image} {is ahead|has more|wins}?",
        "{can you tell me|do you know} which {picture|image} {shows|contains|has} more {shapes|objects}?",
        "which {picture|image} is {fuller|richer in shapes|the one with more shapes}, as you see {it|both}?",
        "are there more {shapes|objects} in {picture one or picture two|picture 1 or picture 2|image 1 or image 2}?",
    ],
    "compare_which": [
        "which {picture|image} {has|shows|contains} <i>?",
        "in which {picture|image} {is there|do you see|can you see} <i>?",
        "{is there <i>|is <i>} in the first or {in |}the second {picture|image}?",
        "{tell me|say} which {picture|image} {shows|has} <i>.",
        "which of the {two |}{pictures|images} {has|shows|contains} <i>?",
        "where is {there |}<i>: in the first or the second {picture|image}?",
        "<i>: {which|in which} {picture|image}?",
        "does the first or the second {picture|image} {show|have} <i>?",
        "{can you tell me|do you know} which {picture|image} {has|shows|contains} <i>?",
        "{look for|find|spot} <i>: which {picture|image} is it in?",
        "<i> is in which {picture|image}{|, the first or the second}?",
        "{the first or the second|picture 1 or picture 2}: which {one |}{has|shows|contains} <i>?",
        "which {one|of the two|of them} {has|shows|contains} <i>{|, the first or the second}?",
        "where {do you see|can i find|is} <i>, in picture {1 or 2|one or two|1 or picture 2}?",
        "{is it|was it} the first or the second {picture|image} that {has|shows} <i>?",
        "{say|tell me} in which {picture|image} {there is|you see|i can find} <i>.",
        "in which of the {two |}{pictures|images} {is|can i see|do you find} <i>?",
    ],
    "compare_caption": [
        "{describe|caption} both {pictures|images}.",
        "what is in each {picture|image|of the pictures|of the two images}?",
        "what does {each picture|each image|each of the two pictures} show?",
        "describe the {two pictures|two images|first and the second picture}.",
        "describe {each|each picture|each image} {in turn|separately|briefly}.",
        "compare {the two|these|these two|both} {pictures|images}.",
        "what is the difference between {the|the two|these} {pictures|images}?",
        "how do {the|these} {two |}{pictures|images} differ?",
        "{give me|write|make} a {short |}{description|caption} {of|for} each {picture|image|of the two pictures}.",
        "{what are|tell me|say|list} the differences between {the|these|the two} {pictures|images}{?|.}",
        "{tell me|say} what is in each {picture|image|of the pictures|of the two}.",
        "{could you|can you} {describe|compare|caption} {both|the two|these two} {pictures|images}?",
        "what is in the first {picture|image}, and what {is |}in the second?",
        "in what way do {the|these|the two} {pictures|images} differ?",
        "first the one, then the other: {describe|caption} {both|the two} {pictures|images} and what separates them.",
        "{caption|summarise|describe} the first {picture|image} and {then |}the second.",
        "{make|give me|draw up} a comparison of {the|these|the two|both} {pictures|images}.",
        "what {distinguishes|separates} the first {picture|image} from the second?",
        "one {sentence|caption|description} {for|on} each {picture|image}, please.",
    ],
    "nth_caption": [
        "{what is|what's} in the <nth> {picture|image}?",
        "describe the <nth> {picture|image|one}.",
        "what does the <nth> {picture|image} show?",
        "what {do you see|can you see} in the <nth> {picture|image|one}?",
        "{caption|summarise} the <nth> {picture|image}.",
        "{tell me|say} what is in the <nth> {picture|image|one}.",
        "the <nth> {picture|image}: what {is in it|does it show}?",
        "{list|name} {everything|the objects|all the things} in the <nth> {picture|image}.",
        "{could you|can you} {describe|caption} the <nth> {picture|image|one}?",
        "{give me|write|make} a {short |brief |}{description|caption} {of|for} the <nth> {picture|image}.",
        "what {is shown|is drawn|can be seen|is there} in the <nth> {picture|image|one}?",
        "what {objects|things} {are in|does one see in} the <nth> {picture|image}?",
        "{look at|take} the <nth> {picture|image}: what {is in it|do you see}?",
        "what's {shown on|drawn on} the <nth> {picture|image|one}?",
        "in the <nth> {picture|image}, what {is there|do you see|can be seen}?",
        "{say|tell me} what the <nth> {picture|image|one} {shows|contains}.",
        "{describe|tell me about} only the <nth> {picture|image|one}.",
    ],
}
