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
        "new in {picture 2|image 2|the second picture|the second one}?",
        "{additions|newcomers|new things} {in|to} the second {picture|image}?",
        "{what|which shapes} {came|turned up|showed up|popped up|arrived} in the second {picture|image|one}?",
        (
            "{i wonder|i'd like to know|let me know|show me} what the second {picture|image} has {on "
            "top of|beyond|that is not in} the first."
        ),
        (
            "what {extra|additional|further} {things|shapes|objects|items} {are|can you see} in the "
            "second {picture|image}?"
        ),
        (
            "{which|what} {items|figures|elements|things} {exist|are found|occur} in the second {"
            "picture|image} {alone|and not in the first}?"
        ),
        "what can {only be found|only be seen|be seen just} in {picture two|image two|the second one}?",
        (
            "{does the second {picture|image} have|has the second one got} {anything|something} {that |"
            "}the first {hasn't got|does not}?"
        ),
        "what {was not|wasn't} in the first {picture|image} {but is|yet is|and is now} in the second?",
        "{after|since} the first {picture|image}, what {is new|came along|was put in|got added}?",
        "what {is unique to|belongs only to|is special to} {the second|picture two|image 2}?",
        "{anything|something} new in {the second one|picture two|image two}?",
        "i had the first {picture|image}, now the second: what {is new|came in|was put in}?",
        (
            "{what shapes|which things|what items} {got|have been} {added|put in|drawn in} {for|in} "
            "the second {picture|image}?"
        ),
        (
            "what do i {find|see} in the second {picture|image} that i {don't|do not|cannot|can't} {"
            "find|see} in the first?"
        ),
        "what {extra|more} does the second {picture|image} {feature|depict|include|show}{| over the first}?",
        (
            "{in|from} the second {picture|image}, {mention|name|tell} {whatever|each thing that|what} "
            "the first {lacks|does not have|is missing}."
        ),
        "the second {picture|image} {adds|brings|introduces} what?",
        "{can you|could you} {tell|name|find|spot} what {is new|got added} in the second {one|picture|image}?",
        (
            "{in image 2|in picture 2|in the second}, {what is there|what's there|which shapes are "
            "there} that the first {lacks|hasn't|is without}?"
        ),
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
        "gone {in|from} {picture 2|image 2|the second picture|the second one}?",
        "{missing|lost|removed} {things|shapes|objects} in the second {picture|image}?",
        "{what|which shapes} {went away|vanished|got lost|dropped out} in the second {picture|image|one}?",
        (
            "{i wonder|i'd like to know|let me know|show me} what the first {picture|image} has {"
            "beyond|that is not in|which is not in} the second."
        ),
        (
            "{which|what} {items|figures|elements|things} {exist|are found|occur} in the first {"
            "picture|image} {alone|and not in the second}?"
        ),
        "what can {only be found|only be seen|be seen just} in {picture one|image one|the first one}?",
        (
            "{does the first {picture|image} have|has the first one got} {anything|something} {that |}"
            "the second {hasn't got|does not}?"
        ),
        "what {was|used to be} in the first {picture|image} {but is not|yet isn't|and is no more} in the second?",
        "{after|since} the first {picture|image}, what {is gone|went away|was taken out|got deleted|got removed}?",
        "what {is unique to|belongs only to|is special to} {the first|picture one|image 1}?",
        "{anything|something} {missing|gone|lost} in {the second one|picture two|image two}?",
        "i had the first {picture|image}, now the second: what {is gone|went missing|was taken out}?",
        (
            "{what shapes|which things|what items} {got|have been} {removed|deleted|erased|left out|"
            "taken out} in the second {picture|image}?"
        ),
        (
            "what do i {find|see} in the first {picture|image} that i {don't|do not|cannot|can't} {"
            "find|see} in the second?"
        ),
        "what does the second {picture|image} {lack|leave out|omit|miss}{| that the first has}?",
        (
            "{from|in} the first {picture|image}, {mention|name|tell} {whatever|each thing that|what} "
            "the second {lacks|does not have|is missing}."
        ),
        "the second {picture|image} {loses|drops|leaves out|omits} what?",
        (
            "{can you|could you} {tell|name|find|spot} what {is gone|went missing|got lost} in the "
            "second {one|picture|image}?"
        ),
        (
            "{in image 1|in picture 1|in the first}, {what is there|what's there|which shapes are there"
            "} that the second {lacks|hasn't|is without}?"
        ),
        (
            "{what|which shapes} {have gone|left|disappeared} {between|from} the first {and|to} the "
            "second {picture|image}?"
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
        "{in both|in the two}: {what|which shapes|what things}?",
        "{what|which shapes} {overlap|recur|are repeated|come back} {in|across} {both|the two} {pictures|images}?",
        (
            "{i wonder|i'd like to know|let me know|show me} {what|which shapes} {both|the two} {"
            "pictures|images} {share|have in common}."
        ),
        "{common|shared} {things|shapes|objects|items}{| of the two pictures| in both images}?",
        "what {do they|do both|do the two} {share|both show|have alike|have in common}?",
        (
            "{which|what} {items|figures|elements|things} {exist|occur|are found|can be found} in {"
            "both images|both pictures|the two of them}?"
        ),
        (
            "what can be {found|seen} in {the first as well as the second|the first and in the second "
            "too} {picture|image}?"
        ),
        "what {was kept|is kept|did not change|stayed} from the first {picture|image} to the second?",
        "{is|are} there {anything|something|a thing|shapes} in both {pictures|images}{, and what|? what}?",
        "what do i {find|see} in the one {picture|image} and {also|again} in the other?",
        "what {shapes|things|items} {are|were} {the same|alike|identical} in {both|the two} {pictures|images}?",
        "what {connects|links|unites} the two {pictures|images}?",
        (
            "{mention|enumerate|write down} {whatever|each shape that|the things that} {both|the two} {"
            "pictures|images} {show|depict|contain|include}."
        ),
        "the first and the second {picture|image} both {show|have|include|contain|depict} what?",
        "{can you|could you|would you} {name|list|find|spot} what {is in both|both share|they have in common}?",
        (
            "{which|what} {shape|thing|object} {does the second|does image 2|does picture 2} {share "
            "with|have in common with} the first?"
        ),
        (
            "what {shapes|objects} from the first {picture|image} {are still|can still be seen|stay|"
            "remain} in the second?"
        ),
        "{similarities|the overlap|common points} {of|between} the two {pictures|images}{| are what}?",
        "{both|the two} {pictures|images} {agree|coincide} in what {shapes|objects|things}?",
        "{and |}what is {present|there|visible} in {both|both of the two} {pictures|images|photos|drawings}?",
        "picture 1 and picture 2: {what do both have|what is in both|what is common|shared shapes}?",
    ],
}
