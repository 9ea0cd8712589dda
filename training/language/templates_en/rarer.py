"""English lines for the training alone, in words that the other lines of a family seldom use; see `templates_en.more`.

Belongs here: several builds around each such word, so that the word alone carries a family's meaning. Does not belong
here: lines in the family's usual words (`more`, `more_single`, `more_pairs`).
"""

from __future__ import annotations

LINES: dict[str, list[str]] = {
    "compare_same": [
        (
            "{was|is} {anything|something|a thing} {changed|altered|modified|edited} {in the "
            "second|afterwards|later|since}?"
        ),
        "{what i sent|the picture}: {changed|unchanged|altered} {or not|at all|in any way}?",
        "did {a shape|anything|a thing} change {after|since} the first {picture|image}?",
        "{nothing|not a thing} {has |}changed between {them|the pictures}, {right|did it|true}?",
        "{any|some} {change|changes|alteration|alterations} {here|between them|from picture 1 to picture 2}?",
        "{do you notice|is there|can you spot} {a|any} change {from|after} {image 1|the first}?",
        "has the {picture|image|drawing} {changed|been altered|been edited}{| since the first}?",
        "{is there|was there} {a|any|some|no} difference{| at all| whatsoever}?",
        "do you {see|notice|spot|find} {differences|a difference|any differences} {here|between them}?",
        "{do|are} there differences between {them|picture 1 and picture 2|the first and the second}?",
        "{i see|i think there is} no difference{|, do you| between them}{?|, right?|, am i right?}",
        "{differences|a difference}: {yes or no|any|are there any|none}?",
        "{is|isn't} there {any|a} difference in what {they|the pictures} show?",
        "{without|with} {any |a single |}{difference|differences}: {are they|are the two}?",
        "{does|do} {one|they|the two} differ from {the other|each other|one another}{| at all| anywhere}?",
        "{is|are} {the second|picture 2|they|the two} different {from|to} {the first|picture 1|each other}?",
        "{are|were} {they|the two of them|those two|the two images} {copies|duplicates|repeats|clones}?",
        "{copies|duplicates|twins|clones} or {not|two different ones|different drawings}?",
        "{is|was} {one|the one} a {copy|duplicate|clone|repeat} of the other?",
        "{is|was} the {later|second} {one|picture|drawing} copied from the {first|earlier}{| without changes}?",
        "{a pair of|two} {copies|duplicates|identical pictures|twins}{?|, or not?|, is that so?}",
        "{would|do} these {pictures|images} {pass for|count as} {copies|duplicates|the same}?",
        "{i may have|perhaps i|did i} {sent|send|uploaded|upload} {a duplicate|duplicates|a copy|one twice}{. did i|}?",
        "{they|the two|both} are {identical|alike|equal|the same}, {right|aren't they|true or false|yes or no}?",
        "{both|the two} {identical|alike|equal}{?|, or does something differ?| or not?}",
        "{exact|perfect} {match|copy|duplicate}{?|, yes or no?| of each other?}",
        "is it one and the same {picture|drawing|image}{| both times| in both cases}?",
        "{the same or different|identical or not|equal or unequal|alike or different}{?|: the two pictures?}",
        "{check|verify|see|find out} {whether|if} {anything changed|they are copies|there is a difference|they match}.",
        "{is everything|did all|did everything} {as before|stay the same|remain the same|unchanged}{| in the second}?",
        "{does|did} {picture 2|the second} {look|stay|remain} {the same as|just like|equal to} {picture 1|the first}?",
        "{one|the first} {like|same as|equals} the other{?|, or is something different?}",
    ],
    "compare_new": [
        "{what|which shapes|which figures} {does|has} the second {alone|only|by itself} {show|have|got}?",
        (
            "{which|what} {figures|items|elements} {are|stand} in the second {picture|image} {alone|by "
            "itself|exclusively}?"
        ),
        "{the second|picture 2|image two} alone {has|shows|holds} {what|which figures|which items}?",
        "{exclusive|unique} to the second {picture|image}: {what|which shapes}?",
        "{in|of} {picture 2|the second}, what {does|is it that} the first {lack|not have|miss}?",
        "{which|what} {things|shapes} of {picture 2|the second} {is|was} the first without?",
        "what {hasn't|has not} the first {picture|image}{ got|} that the second {has|shows}?",
        "the first {hasn't|lacks|is without} what, {that|which} {is there in|you see in} the second?",
        "{what|which shapes} {came in|came along|arrived|joined|are new} {with|in} the second {picture|image}?",
        "{first one picture, then another|before that the first, now the second}: what {is new|came in|was added}?",
        "{name|list} {what|the shapes that} {just |only }the second {picture|image} {has|shows}.",
        "{added|adding|additions} in {the second|picture 2} {compared with|against|over} {the first|picture 1}: what?",
    ],
    "compare_gone": [
        "{what|which shapes|which figures} {does|has} the first {alone|only|by itself} {show|have|got}?",
        "{which|what} {figures|items|elements} {are|stand} in the first {picture|image} {alone|by itself|exclusively}?",
        "{the first|picture 1|image one} alone {has|shows|holds} {what|which figures|which items}?",
        "{exclusive|unique} to the first {picture|image}: {what|which shapes}?",
        (
            "what {was|is} there in {the first|picture 1} {and|but} {is "
            "|}{missing|lacking|gone|absent} {in|from} {the second|picture 2}?"
        ),
        "{missing|gone|absent} from {the second|image 2} {though|but} {in|there in} {the first|image 1}: what?",
        (
            "what {do i|can i|does one} {see|find} {only |}in the first and {cannot|can't} {see|find} "
            "{any more |}in the second?"
        ),
        "the second {hasn't|lacks|is without} what, {that|which} {is there in|you see in} the first?",
        "what {hasn't|has not} the second {picture|image}{ got|} that the first {has|shows}?",
        "{say|name|list} {only |}{what|the shapes that} {just |only }the first {picture|image} {has|shows}.",
    ],
    "compare_both": [
        "{which|what} {shared|common} {things|figures|items} {are there|do both have|can you see}{| here}?",
        "{shared|common} {shapes|items|things} of {the two|both} {pictures|images}{?|: which ones?}",
        "{the overlap|the intersection|the common part} of {both|the two} {pictures|images}{?|: what is it?}",
        "{in|of} the first as {well as|much as in} the second: {what|which shapes}?",
    ],
    "compare_caption": [
        "{what|which things} {set|sets|tell|tells|keep|keeps} {the first|the two|them} {apart|apart from each other}?",
        "{distinguish|separate|tell apart} the first {picture|image} {from|and} the second.",
        "{by|through} what {can one|do you} {distinguish|separate} {the two|both} {pictures|images}?",
        "{in what|how|where} {is|does} the first {picture|image} {differ|different|distinct} from the second?",
        "{what distinctions|which distinctions|what contrast} {do you see|is there} between {them|the pictures}?",
    ],
    "compare_more": [
        (
            "{which|what} {picture|image} is {in front|ahead|leading} {by|in} {amount|the count|the "
            "number} of {shapes|things}?"
        ),
        (
            "{judging by|going by|by} {how many things there are|the count|the amount}, {which "
            "picture|which image} {leads|wins}?"
        ),
        (
            "{by|in} {amount|number|count}, {which|which one} {comes out on top|is first|is greater}: "
            "picture 1 or picture 2?"
        ),
        "{amount|count|quantity} of {shapes|things|objects}: {who|which image|which picture} is in front?",
    ],
    "compare_which": [
        "<i> is in {which|what} {of the two|picture|image}, {1 or 2|the first, the second or both}?",
        "{first, second or both|in one or in both}: {where is|which has} <i>?",
        "{does|is} {only one|the first|the second} {have|show|with} <i>, or {both|do both|the other}?",
        "{which|what} {image|picture|pictures} {show|shows|has|have} <i>{, or do both|, one or both}?",
    ],
    "caption_short": [
        "{which|what} {elements|items|stuff} {does <pic> have|do you see|make up <pic>|is it made of}?",
        "{elements|items|contents}{| of <pic>| in <pic>}: {name them|what are they|which}{?|.}",
        "{tell me|name|list} the {elements|items|stuff} {in|of} <pic>.",
        "what {stuff|things|all} {is|are|have we} {in|on} <pic>?",
        "what {is it that|would you say} <pic> {portrays|displays|represents|pictures|illustrates}?",
        "{what's|what is} {portrayed|displayed|represented|illustrated|rendered}{| here| in <pic>}?",
        "<pic> {portrays|displays|represents|illustrates} {what|which things}?",
        "{simply|simply put|just|plainly}{,| then,|:} {what am i looking at|what is in <pic>|describe <pic>}{?|.}",
        "{put simply|in simple words|in plain english}, <pic> {shows|has} {what|which things}?",
        "{simply|just} {say|tell me} {what it is|what's in <pic>|what you see}.",
        "{which|what} {stuff|elements} {here|are there|there}?",
    ],
    "caption_detailed": [
        (
            "{rich|richly detailed|vivid} {caption|description|account}{| of <pic>}, with "
            "{places|positions}{?|.|, please.}"
        ),
        "{a|some} rich {text|account} {on|about|of} <pic>{, please|}.",
        "{describe|caption} <pic> {richly|in a rich way|vividly}, {with positions|place by place|shape by shape}.",
        "{every|each} {shape|thing|item} {with|and} {its|the} {location|whereabouts|spot}: {tell me|report on} <pic>.",
        "{i want|give|let me have} {every detail|each detail|all details} {of|in} <pic>{, with places|}.",
    ],
    "colours": [
        "{which|what} {tones|hues|tints} {has|does|make up} {<pic>|<pic> have|the drawing}?",
        "{tones|hues|tints}{| of <pic>| of the shapes| used}{?|: which?|, please.}",
        "{name|list|tell me} the {tones|hues|tints}{| of <pic>| you see|}.",
        "in {what|which} {tones|hues|tints} {is it|is <pic>|are they} {drawn|painted|made}?",
        "{what|which} {hue|tone|tint} {is each thing|has each shape|do they have}?",
        "{what|which} <color>s {have|has} the {objects|things|shapes}{| got}?",
    ],
    "extreme_shape": [
        "geometrically {speaking|seen}, {what|which shape} is the <most> {one|thing|object}?",
        "{in|by} {geometry|geometric terms|its geometry}, what is the <most> {thing|one|object} {called|}?",
        "{what|which} {geometrical|geometric} {form|figure|name} {has|fits} the <most> {thing|one|object}?",
        "what {do|would} you call the {form|shape|outline} of the <most> {thing|one|object}?",
        "the <most> {thing|one|object}: {a circle, a square or what|what is it geometrically|which geometric figure}?",
    ],
    "outside": [
        "{how much|what} {did|do|would|will} {people|someone|i} {pay|spend|give|ask} for {it|<pic>|this}?",
        "{would you|did they|should i} {buy|sell|pay for} {it|<pic>|this}?",
        "what {do|did|would|will} {you|they|people|one} do {there|then|at night|on sundays|in winter|after that}?",
        "{where|when|on what day} {did|have} {they|people|somebody} {draw|paint|make|print|buy|sell} <pic>?",
        "{does|did|will} it {rain|snow|get dark|freeze|thunder} {in <pic>|there|then|outside}?",
        "{do|does|did} {anybody|someone|people} {live|work|sleep|eat|dance} {there|in <pic>|here}?",
        "{who|what company|which artist} {sells|owns|signed|printed|paid for|ordered} {it|<pic>|this}?",
        "how {long|often|far|late|loud|fast} {is it|was it|did it take|does it go}?",
    ],
    "relation": [
        "{right or wrong|true or not|yes or no}: <a> is <left> <b>{?|.}",
        "<a> {lies|sits|stands} <left> <b>: {true or false|right or wrong|correct or not}?",
        "<a> <left> <b>: {right|wrong|correct|true}?",
    ],
    "same": [
        "{has|does} <a> {the|have the} {same |}<kind> {that <b> has|as <b>|of <b>}?",
        "is <a> {of |}the <kind> {that|which} <b> {is|has}?",
        "is the <kind> of <a> {also |}{that|the one} of <b>{ too|}?",
    ],
}
