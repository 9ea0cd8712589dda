"""More English lines about two pictures, for the training alone; see `templates_en.more`."""

from __future__ import annotations

LINES: dict[str, list[str]] = {
    "compare_new": [
        (
            "{is|are} {there|any} {new|additional|extra} {shapes|things|objects} "
            "in the second {picture|image}{, and which|? which ones|? name them}?"
        ),
        (
            "what {would|do} i {have to|need to} {add to|draw into|put into}"
            " the first {picture|image} to {get|make|obtain} the second?"
        ),
        (
            "{picture two|image 2|the second} {has|shows|contains} what that "
            "{is not|isn't} {in|part of|found in} {picture one|image 1|the first}?"
        ),
        "what {makes|is it that makes} the second {picture|image} {more than|richer than|go beyond} the first?",
        "what {surplus|excess|addition} {is there|do you see|does one find} in the {second|later} {picture|image}?",
        "what {has|did} {somebody|someone} {added|drawn|put} {after|following} the first {picture|image}?",
        (
            "{look for|find|search for|point out} {shapes|things|whatever} {you see|"
            "there are} in {number two|the second} but not in {number one|the first}."
        ),
        "what {comes|is} on top{| of the first} in the second {picture|image}?",
        (
            "{from|of} the second {picture|image}'s {shapes|objects|things}, which "
            "{were|are} {not there|absent|lacking} {before|in the first|earlier}?"
        ),
        (
            "{everything|all|whatever} in the second {picture|image} except "
            "what {the first|picture one} {has|shows} too{?|: what is it?|.}"
        ),
        "which {shapes|things} {enter|arrive|step in|start} with the second {picture|image}?",
        "{first time|for the first time} in the {second|later} {picture|image}: {which shapes|what}?",
    ],
    "compare_gone": [
        (
            "{is|are} {there|any} {shapes|things|objects} {lost|removed|dropped|gone}"
            " in the second {picture|image}{, and which|? which ones|? name them}?"
        ),
        (
            "{picture one|image 1|the first} {has|shows|contains} what that {is "
            "not|isn't} {in|part of|found in} {picture two|image 2|the second}?"
        ),
        (
            "what {did|does} the second {picture|image} {lose|drop|give "
            "up|leave out|omit|lack}{| compared {to|with} the first}?"
        ),
        "what {is|has been} {cut|deleted|struck|cleared} from the first {picture|image}?",
        (
            "{look for|find|search for|point out} {shapes|things|whatever} {you see|"
            "there are} in {number one|the first} but not in {number two|the second}."
        ),
        (
            "what was {still |}{there|visible|drawn} {before|at first|earlier|"
            "in the beginning} and {is not|isn't} {now|later|in the second}?"
        ),
        (
            "{from|of} the first {picture|image}'s {shapes|objects|things}, which {are|"
            "do you find} {not there|absent|lacking} {afterwards|in the second|later}?"
        ),
        (
            "{everything|all|whatever} in the first {picture|image} except "
            "what {the second|picture two} {has|shows} too{?|: what is it?|.}"
        ),
        "{last time|for the last time} in the first {picture|image}: {which shapes|what}?",
        "{only|just|solely} the first {picture|image} {has|shows|contains|holds} {what|which shapes}?",
        (
            "what {should|must} {be|get} {put back|drawn again} {in|into} the "
            "second {picture|image} to {have|get} all of the first{| again}?"
        ),
    ],
    "compare_both": [
        (
            "{list|name|find|give} {the|all} {shapes|things|objects} that "
            "{both|the two} {pictures|images} {share|have|show|contain}."
        ),
        (
            "{what|which shapes|which things} {do|are} {i|we} {see|find|"
            "get} {twice|both times|in the first and again in the second}?"
        ),
        (
            "{does|is} {anything|something|any shape} {the same|shared|common|in "
            "both} {in|between} the {pictures|images}{, and what|? what is it|? what}?"
        ),
        (
            "what {stayed|stays|remained|kept its place} {the same|there} "
            "{from|between} the first {to|and} the second {picture|image}?"
        ),
        (
            "{which|what} {shapes|things} {of|in} the second {picture|"
            "image} {were|are} {already|also|likewise} in the first?"
        ),
        (
            "what {links|connects|unites} the {two |}{pictures|images}"
            ": which {shapes|things} are in {both|each of them}?"
        ),
        "{the same|equal|common} {shapes|things} in {both|the two} {pictures|images}{?|: which?|, please.}",
        (
            "what {is|can be} {found|seen} here and there, {in picture "
            "one and in picture two|in the first and in the second}?"
        ),
        (
            "{shapes|things|whatever} {not|neither} {added|new} nor "
            "{removed|gone}, {just|but} {in both|kept}: {which|what}?"
        ),
        (
            "{what|which shape} {appears|occurs|is} in {picture one|the first}"
            " {as well as|and also|and equally} in {picture two|the second}?"
        ),
        (
            "{do|does} {both|each} {picture|image}{s|} {have|contain|hold}"
            " {some|any} {shape|thing} {alike|in common}? {which|what}?"
        ),
        "what {hasn't|has not} {come or gone|been added or removed}, {what is in both|which shapes stay}?",
    ],
    "compare_which": [
        (
            "{where|in which of the two|in which of them} {is|can one "
            "see|do we see} <i>{, first or second|, here or there|}?"
        ),
        "{which|what} one {of the two|of them|of these} {has|shows|got|contains} <i>?",
        "<i>: {picture one|the first} {or|, or} {picture two|the second}{, or both|, or neither|}?",
        "{do|does} {both|either|one} of the {pictures|images} {show|have|contain} <i>{, and which|? which one}?",
        (
            "{i want|i need|give me|choose} the {picture|image} "
            "{with|that has|showing} <i>{: which is it?|, which one?|.}"
        ),
        "<i> {is|must be|should be} in {one|one of the pictures|one of them}: {first or second|which|which one}?",
        "{picture|image} with <i>{: |, }{which|first or second|one or two|1 or 2}?",
        (
            "{is|was} <i> {in|on} the {first|second} {picture|image}{, in the "
            "other or in both| or in the other|, the other, both or neither}?"
        ),
    ],
    "compare_caption": [
        "{give|write} {me |}{a caption|a line|one sentence} for {each|both} {picture|image|of the pictures}.",
        (
            "{first|start with} the first {picture|image}, then the "
            "second: {what do they show|what is in them|describe them}{?|.}"
        ),
        (
            "{explain|spell out|show} {me |}{all |}the {differences|"
            "contrast} between {both|the two|these} {pictures|images}."
        ),
        "{each|both} {picture|image|pictures|images} in {a|one} {sentence|line} {of its own|each}{, please|}.",
        (
            "{all|the|these} {differences|contrasts|distinctions} {between|of} "
            "{picture one and picture two|the two images|both drawings}{?|, please.}"
        ),
    ],
    "compare_more": [
        (
            "{where|in which one} {are|do you count|do you find} {more|"
            "the most} {shapes|things|objects}{, first or second|}?"
        ),
        "{which|what} {picture|image} {is|looks} {fuller|busier|more crowded}?",
        (
            "{has|does} the {second|first} {picture|image} {got |have |}more {shapes|"
            "objects} than the {other|other one}{|, or is it the other way round}?"
        ),
        (
            "{has|does} {picture one|picture 1|the first image|image 1} {have |show |}{more|"
            "fewer} {shapes|things|objects} than {picture two|picture 2|the second image|image 2}?"
        ),
        (
            "{is|are} there {more|fewer} {shapes|objects|things} in {the first|"
            "the second|picture one|picture two} than in the {other|other one}?"
        ),
        (
            "{does|do} the {second|later|first|earlier} {one|picture|image} "
            "{contain|hold|show} {the |}{more|most} {shapes|objects|things}?"
        ),
        "{compare|check} the {numbers|counts}: {who|which picture|which one} has more{| shapes| objects}?",
        (
            "{is|was} the number of {shapes|things|objects} {equal|the same|larger "
            "in one}{, or which has more|? where is it larger|: which has more}?"
        ),
    ],
    "nth_caption": [
        "{describe|caption|explain|sum up} {just|only} the <nth> {of the two|one|picture|image}.",
        (
            "{what|which things|which shapes} {does|did} {the <nth> of them|the "
            "<nth> one|the <nth> picture|the <nth> image} {show|have|contain|hold}?"
        ),
        (
            "{ignore|forget|leave out} the other: {what is in|describe|"
            "what does one see in} the <nth> {one|picture|image}{?|.}"
        ),
        (
            "{look at|take|turn to|go to} the <nth> {picture|image|one}. "
            "{what do you see|what is there|describe it|what's shown}{?|.}"
        ),
        "{could|can|would} you {say|tell me} what's {going on|drawn|shown} in the <nth> {one|picture|image}?",
        (
            "{i mean|i'm asking about|my question is about} the <nth> "
            "{picture|image}: {what is in it|what does it show|what is there}?"
        ),
        (
            "{forget about|disregard|skip|not counting} the other {one|picture|image}{: |, "
            "}{what's in|describe|what does one find in} the <nth> {one|picture|image}{?|.}"
        ),
        "{of|from} the two, {describe|explain|caption|i want} {only |just |}the <nth>{ one| picture|}.",
        (
            "{the|that} <nth> {one|picture|image} {only|alone}{: |"
            ", }{what is there|what's in it|describe|caption it}{?|.}"
        ),
        "{do|can you do} the <nth> {one|picture|image}{: |, }{a caption|a short description|in one sentence}{?|.}",
        "{talk|speak|write} about the <nth> {picture|image|one}{| only| alone}.",
        "{explain|tell|show} me the <nth> {picture|image|one}{| in words| briefly| in one sentence}.",
    ],
    "compare_same": [
        (
            "{is|was} there {a change|any change|some change|no change} {in|from picture "
            "one to|between the first and} {picture two|the second one|the second picture}?"
        ),
        (
            "{did|has} {the picture|it|the image} {changed|change|stay "
            "the same|remain as it was}{| from the first to the second}?"
        ),
        (
            "{which|what} is it, {equal|the same} or {different|changed}"
            ": {picture one and picture two|both pictures|the two images}?"
        ),
        "{are|were} {they|those|the two of them} {different|not the same|unequal|distinct|twins}?",
        (
            "{do|can} you {see|find|notice|spot} {something|anything} {different|"
            "changed|unequal|that differs} {in|between} {them|the two|the pictures}?"
        ),
        (
            "{are|would} {picture one and picture two|image 1 and image 2|"
            "the two images} {be |}{interchangeable|unequal|equal|copies}?"
        ),
        ("{the two|both|these} {pictures|images|drawings}{: |, }{alike|equal|different|same}{?| or not?|, yes or no?}"),
        "{differ|different|same|alike|changed}{?|, the two pictures?|, the two images?}",
        (
            "{how similar|how alike|how equal} are {they|the two "
            "pictures|these images}: {the same or not|identical or not}?"
        ),
        ("{must|should|can} i {think|say|assume} {they|the pictures|both images} are {the same|different|equal}?"),
        (
            "{is|does} {image two|picture two|the later one} {as|like|look like|"
            "different from} {image one|picture one|the earlier one}{| was| in every way}?"
        ),
        (
            "{did|do} {the shapes|things} {stay|remain|change|differ}"
            " {the same |}{in|between|from} the two {pictures|images}?"
        ),
    ],
}
