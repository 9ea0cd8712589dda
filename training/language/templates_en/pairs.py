"""English questions about two pictures, and about one of two.

Belongs here: wording only; the package's `__init__` tells how a line is written. Does not belong here: what came,
went or stayed (`templates_en.changes`), "in the second picture" before a question about one picture
(`training.language.pointing`).
"""

from __future__ import annotations

LINES: dict[str, list[str]] = {
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
        "more {shapes|objects|things}: {picture 1 or picture 2|first or second|image 1 or image 2}?",
        "{who|which picture|which image} wins in {shape count|number of shapes|the number of objects}?",
        (
            "{i wonder|i'd like to know|let me know} which {picture|image} {has|holds|shows} more {"
            "shapes|objects|things|items}."
        ),
        (
            "which {picture|image|drawing} {features|depicts|includes|holds} more {shapes|objects|"
            "figures|items|elements}?"
        ),
        "which {picture|image} is {more crowded|more full|busier|the one with more things}?",
        "{has picture one or picture two got|does the first or the second hold} more {things|objects|items}?",
        "{count|go through} them: is it the first or the second {picture|image} with more {shapes|objects|things}?",
        (
            "{by|judging by|comparing} the {count|number|amount} of {shapes|objects|things}, which {"
            "picture|image} is {ahead|in front|richer}?"
        ),
        (
            "in {which|which one} do {you|we|i} {find|count|see} more {shapes|objects|things|items}, "
            "the first {picture |image |}or the second?"
        ),
        "which {picture|image} {was|is} drawn with more {shapes|objects|things}?",
        (
            "{where|in which picture|in which image} {do i find|can i count|can you see} {more|a "
            "greater number of} {shapes|objects|things}?"
        ),
        (
            "do {both|the two} {pictures|images} have {equally many|the same number of} {shapes|objects"
            "}, or which has more?"
        ),
        (
            "{shapes|objects|things}: {which has more|more in which|where are more}, {the first or the "
            "second|image one or image two}?"
        ),
        "the {picture|image} with more {shapes|objects|things} is {which|which one|the first or the second}?",
        "{choose|pick|give me|point out} the {picture|image} {with|that has|showing} more {shapes|objects|things}.",
        (
            "is the number of {shapes|objects|things} {greater|larger|higher} in the first or {in |}"
            "the second {picture|image}?"
        ),
        (
            "{can you|could you|would you} {count|compare} and {say|tell} which {picture|image} has {"
            "more|the most} {shapes|things|items}?"
        ),
        (
            "which {contains|has|holds} the {greater|larger|higher} {amount|quantity} of {shapes|things"
            "}, {picture|image} one or two?"
        ),
        (
            "{does the second {picture|image} have|has the second one got} more {shapes|objects} than "
            "the first, or the other way round?"
        ),
        "{so|well}, more {shapes|objects|things} in which {picture|image}?",
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
        "<i>: {first or second|picture 1 or picture 2|image 1 or image 2|which one}?",
        (
            "{i wonder|i'd like to know|let me know|not sure} {which picture|which image|which of the "
            "two} {has|shows|includes} <i>."
        ),
        "which {picture|image|drawing|photo} {features|depicts|includes|displays} <i>?",
        (
            "{where|in which|in which one} {can i see|would i see|can you spot|does one see} <i>, {the "
            "first or the second|image one or image two}?"
        ),
        "who has <i>, {picture 1 or picture 2|the first or the second|image one or two}?",
        (
            "{has picture one or picture two got|does the first or the second hold|do we have in the "
            "first or the second} <i>?"
        ),
        "i {am looking for|search|need|want} <i>: {which picture|which image|the first or the second}?",
        "{was|is} <i> {drawn|put|painted|placed} in the first or {in |}the second {picture|image}?",
        "do both {pictures|images} {have|show|contain} <i>, or {only one|just one|which one}?",
        "is it in {picture|image} {1|one} or {2|two} that {there is|i see|you see|we have} <i>?",
        "{choose|pick|point out|give me} the {picture|image} {with|that has|showing|containing} <i>.",
        "the {picture|image} with <i> is {which|which one|the first or the second}?",
        "{can you|could you|would you} {find|spot} <i> in the first or {in |}the second {picture|image}?",
        "{check|go through|look at} both {pictures|images}: {where is|which one has|which shows} <i>?",
        "{comparing|of} {picture|image} 1 and {picture|image} 2, which {has|includes|holds} <i>?",
        "<i> {appears|can be seen|occurs|shows up} in which {of the two|of them|one}?",
        "to which {picture|image} does <i> belong{|, the first or the second}?",
        "one of the {pictures|images} {has|may have|should have} <i>: {which|which one|the first or the second}?",
        "{so|well|and} <i>, {in which picture|in which image|which one is it in}?",
        "in {what|which} {picture|image} {did you see|do i see|did they draw|have they put} <i>?",
        "<i> {exists|is there} in {picture 1 or picture 2|the first or the second|image 1 or image 2}?",
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
        "{picture|image} 1 vs {picture|image} 2: {what's different|differences|what is the difference}?",
        "{spot|find|show me|point out} the {difference|differences} {between|of} the two {pictures|images}.",
        (
            "{i wonder|i'd like to know|let me know|explain} how {the|these} two {pictures|images} {"
            "differ|are different|vary}."
        ),
        "{differences|difference} {of|between} {both|the two|these} {pictures|images}?",
        (
            "what {varies|is different|is not the same} between {the first and the second|picture one "
            "and picture two|image 1 and image 2}?"
        ),
        "{caption|describe|summarise} {them both|both of them|the pair|the two of them}{|, one after the other}.",
        (
            "{one by one|one after the other|in order}, {describe|caption|tell me about} {the|these} {"
            "two |}{pictures|images}."
        ),
        "what {can be seen|is shown|is drawn|is depicted} in each of {them|the two|these images|these pictures}?",
        "what does {the first|picture one|image one} show and what does {the second|picture two|image two} show?",
        "{first|picture 1|image 1} {shows|has} what, {second|picture 2|image 2} {shows|has} what?",
        "what {is in|do we have in} {both|these two} {pictures|images}, each {on its own|by itself|separately}?",
        "{give|write|make} {a caption|a sentence|a line} {per|for each} {picture|image}.",
        "{contrast|set side by side|hold side by side} the {two pictures|two images|first and the second image}.",
        "how {can i|can one|do you} tell the two {pictures|images} apart?",
        "how is the first {picture|image} {different from|unlike} the second?",
        "{what is|what's} in {image|picture} 1 and {what is|what's} in {image|picture} 2?",
        (
            "{can you|could you|would you} {say|tell me|explain} {how they differ|what sets them apart|"
            "the difference between them}?"
        ),
        "a {short |brief |}{caption|description|summary} of {each|each one|picture one and of picture two}, please.",
        "{tell|talk} me through {both|the two|these two} {pictures|images}.",
        "the two {pictures|images}: {describe them|caption them|what do they show|say what each shows}.",
        (
            "{what|which things} do {picture one and picture two|the first and the second} {depict|"
            "display|show}, {respectively|each}?"
        ),
        (
            "{how do you|how can i|how does one} distinguish {one from the other|image 1 from image 2|"
            "picture 1 from picture 2}?"
        ),
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
        "<nth> {picture|image}: {describe|caption|what's there|contents}?",
        "what's {there |}{in|on} the <nth> {photo|drawing|one}?",
        "{i wonder|i'd like to know|let me know} what {is in|the content is of|you see in} the <nth> {picture|image}.",
        "what does the <nth> {picture|image|one} {depict|display|contain|feature|include}?",
        "{describe|explain} {to me |}the contents of the <nth> {picture|image}.",
        "{only|just} the <nth> {picture|image}: {what is in it|what does it show|describe it}.",
        "what {have we|do we have|do we see|have you got} in the <nth> {picture|image|one}?",
        "{a|one} {sentence|line|short caption} {about|for|on} the <nth> {picture|image}, please.",
        "{summarise|sum up|outline} the <nth> {image|picture|one} {briefly|shortly|in a few words|in one sentence}.",
        "what {shapes and <color>s|<color>ed shapes} {are|do you see} in the <nth> {picture|image}?",
        "the <nth> {one|picture|image} {shows|depicts|contains} what?",
        "what {was drawn|is painted|is depicted|is to be seen} {in|on} the <nth> {picture|image}?",
        "{now|next|and}, the <nth> {picture|image}: what {is it|is there|do you see}?",
        "{forget the other one|ignore the other|not the other one}, what is in the <nth> {picture|image}?",
        "{talk|walk} me through the <nth> {picture|image}.",
        "what am i {seeing|looking at} in the <nth> {picture|image}?",
        "what is the <nth> {picture|image} {about|of|a picture of}?",
        "how would you {describe|caption|sum up} the <nth> {picture|image|one}?",
        "{show me in words|put into words|read out} what is {in|on} the <nth> {picture|image}.",
        "{contents|content|description|summary} of the <nth> {picture|image}{?|.}",
        "{would you|will you} {describe|caption|summarise} the <nth> {picture|image} for me?",
    ],
}
