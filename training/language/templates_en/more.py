"""More English lines for the families whose wording was understood least, for the training alone.

Belongs here: lines as in the package's `__init__`, but none of them is ever held out, so that the evaluation asks what
it always asked. Does not belong here: families that are understood well.
"""

from __future__ import annotations

LINES: dict[str, list[str]] = {
    "compare_new": [
        (
            "{anything|something|what} {there|here} in {the second|number two|picture b|the later one} that "
            "{wasn't|was not|isn't} in {the first|number one|picture a|the earlier one}?"
        ),
        (
            "{what|which shapes|which ones} {has|have} {joined|come in|entered|shown up} {by|in|with} the "
            "{second|last|later} {picture|image|one|drawing}?"
        ),
        (
            "{second|later|last} {picture|image|one} minus {first|earlier} {picture|image|one}: {what's "
            "left|what remains over|what do you get}?"
        ),
        (
            "what {does|did} the {second|later} {drawing|photo|picture} have {extra|in addition|as an "
            "extra|more than the first}?"
        ),
        (
            "{take|subtract} the first {picture|image} {away from|from} the second, {what's left|what is "
            "left over|what have you got}?"
        ),
        (
            "{which|what} {shapes|things|objects} {are|do i get} {exclusively|solely|purely|just|only} in "
            "the {second|last} {picture|image|one}?"
        ),
        (
            "{since|compared with|against|next to|unlike} the {first|earlier} {one|picture|image}, {what's "
            "new|what got drawn|what's been put in|what's come up} {in the second|in picture two|in the later one}?"
        ),
        (
            "{tell me|show me|say|i need to know|i'm looking for} {the new shapes|the added shapes|the new "
            "things|the additions} in the {second|last|later} {picture|image|one}."
        ),
        (
            "{in the second|in picture two|in image 2}, {what|which things} {isn't|is not|aren't|are not} "
            "{found|seen|shown|present} in {the first|picture one|image 1}?"
        ),
        (
            "{shapes|things} of the second {picture|image} {absent from|not found in|unknown to|lacking in} "
            "the first: {which are they|which|list them|what are they}?"
        ),
        (
            "{did|has} {anything|something} {get added|appear|turn up|been added|come in} in the second "
            "{picture|image}? {what|if so, what|what was it}?"
        ),
        (
            "they {changed|edited|altered} the {first picture|picture}: what {did they add|have they put "
            "in|was drawn on top|is new now}?"
        ),
    ],
    "compare_gone": [
        (
            "{anything|something|what} {there|here} in {the first|number one|picture a|the earlier one} that "
            "{isn't|is not|is no longer} in {the second|number two|picture b|the later one}?"
        ),
        (
            "{what|which shapes|which ones} {has|have} {left|gone|vanished|been lost|gone missing} "
            "{by|in|from} the {second|last|later} {picture|image|one|drawing}?"
        ),
        (
            "{first|earlier} {picture|image|one} minus {second|later|last} {picture|image|one}: {what's "
            "left|what remains over|what do you get}?"
        ),
        (
            "what {does|did} the {first|earlier} {drawing|photo|picture} have {extra|in addition|as an "
            "extra|more than the second}?"
        ),
        (
            "{take|subtract} the second {picture|image} {away from|from} the first, {what's left|what is "
            "left over|what have you got}?"
        ),
        (
            "{which|what} {shapes|things|objects} {are|do i get} {exclusively|solely|purely|just} in the "
            "{first|earlier} {picture|image|one}?"
        ),
        (
            "{since|compared with|against|next to|unlike} the {first|earlier} {one|picture|image}, {what's "
            "gone|what got erased|what's been taken out|what's lost} {in the second|in picture two|in the later one}?"
        ),
        (
            "{tell me|show me|say|i need to know|i'm looking for} {the missing shapes|the removed shapes|the "
            "lost things|the removals} in the {second|last|later} {picture|image|one}."
        ),
        (
            "{in the first|in picture one|in image 1}, {what|which things} {isn't|is not|aren't|are not} "
            "{found|seen|shown|present} in {the second|picture two|image 2}?"
        ),
        (
            "{shapes|things} of the first {picture|image} {absent from|not found in|missing from|lacking in} "
            "the second: {which are they|which|list them|what are they}?"
        ),
        (
            "{did|has} {anything|something} {get removed|disappear|go away|been erased|been dropped} in the "
            "second {picture|image}? {what|if so, what|what was it}?"
        ),
        (
            "they {changed|edited|altered} the {first picture|picture}: what {did they remove|have they "
            "taken out|was rubbed out|is gone now|did they erase}?"
        ),
        (
            "what {disappears|vanishes|is lost|goes} {when|if|as} {i|you|we} {go|move|turn} {on |}to the "
            "second {picture|image|one}?"
        ),
        (
            "{which|what} {shape|shapes|thing|things} {didn't|did not} {make it|survive|stay|carry over} "
            "{into|to|until} the second {picture|image}?"
        ),
        (
            "{which|what} of the first {picture|image}'s {shapes|things|objects} {are|is} {not there|no "
            "more|gone|missing} {later|afterwards|any more|in the second}?"
        ),
        (
            "what {would|do|must} {i|you|one} {have to |}{remove|erase|take out|delete} {from|in} the first "
            "{picture|image} to {get|reach} the second?"
        ),
        (
            "{the first|picture one} {had|used to have|once had} what that {the second|picture two} {no "
            "longer has|has not|doesn't any more}?"
        ),
        "{second|last} {picture|image}: {what's missing|what's gone|what is lacking|what was taken away}?",
        "what {shapes|things} {does|did} only {picture|image} {one|1|number one} {have|show|contain}?",
    ],
    "compare_both": [
        (
            "{what|which shapes|which things} {do|can} {i|you|we} {see|find|spot} in {picture one and in "
            "picture two|the first and the second alike|each of the two pictures alike}?"
        ),
        (
            "{what|which shapes} {survives|survive|stays|carry over|is still there} {from|of} the first "
            "{picture|image} {in|into} the second?"
        ),
        "{overlap|intersection|common part|common shapes} of the {two |}{pictures|images}{?|, please.|: what is it?}",
        (
            "{is there|are there} {any shape|any shapes|anything|a shape} {that|which} {both pictures|both "
            "images|the two} {have|show|contain}{|, and which}?"
        ),
        "what {is|was|remains} {there both times|in both of them|present twice|shown in both}?",
        (
            "{do|would} the {two |}{pictures|images} {share|have in common} {any "
            "shapes|anything|something|shapes}{? which|, and what is it|? name them}?"
        ),
        (
            "what {shape|thing|shapes|things} {appears|is seen|turn up|can be found} {in both|twice, once in "
            "each|in one picture as well as the other}?"
        ),
        (
            "what {from|of} {picture|image} {one|1|a} {comes again|is again|is also|can be found too} in "
            "{picture|image} {two|2|b}?"
        ),
        "{which|what} {shapes|objects} {match|agree|are equal} in {both|the two} {pictures|images|drawings}?",
        (
            "{looking at|comparing|given} {both|the two|these two} {pictures|images}, {what do they "
            "share|what is shared|what's common|which shapes are in both}?"
        ),
        (
            "{first|the first} {picture|image} and second {picture|image}: {what's in both|what do both "
            "have|shared shapes}?"
        ),
        (
            "{tell|show|give|name} me {the common shapes|the shared shapes|what they share|what is in "
            "both|the things in both}."
        ),
        (
            "what {hasn't|has not|didn't} {changed|vary|gone} {between|from} {the two|one picture to the "
            "other|the first picture to the second}?"
        ),
    ],
    "compare_which": [
        "{where|in which one|in which of these} {would|will|do} {i|you} {look for|find|meet|come across} <i>?",
        (
            "{i see|there's|there is} <i> {somewhere|in one of them|in one of the two}. {in which "
            "picture|which picture|where}?"
        ),
        (
            "{is|was} <i> {part of|drawn in|shown in|seen in} {picture one or picture two|the first or the "
            "second one|image 1 or image 2}?"
        ),
        "{first|picture 1|image one} or {second|picture 2|image two}: {who has|where is|where do you see} <i>?",
        "{tell|show} me {the picture with|which one has|where there is|which picture has got} <i>.",
    ],
    "compare_caption": [
        (
            "{what's|what is} {going on|shown|there|drawn} in {these two|the two|both of these|each of "
            "these} {pictures|images}?"
        ),
        "{describe|caption|summarise} {picture|image} {one|1} and {picture|image} {two|2}{| for me| in short}.",
        (
            "{tell|say|explain} {me |}{about|what you see in} {each of the two|each of these|either "
            "picture|both one after another}."
        ),
        "{how|in what} {does|is} {picture|image} {one|1} {differ from|different from|unlike} {picture|image} {two|2}?",
        (
            "{give|write|make} {me |}{two|a pair of} {captions|descriptions|sentences}, one {for|per} each "
            "{picture|image}."
        ),
        "{first|picture one}: {what|what's there}? {second|picture two}: {what|what's there}?",
        (
            "{what|which} {differences|contrasts} {do you see|are there|can you find|exist} {between|in} "
            "{them|these two|the pictures|both images}?"
        ),
        (
            "{put|set|place} the {two |}{pictures|images} {side by side|next to each other|against each "
            "other}: {how do they differ|what is in each|describe them}{?|.}"
        ),
        (
            "{a|one} {line|caption|sentence} {about|for} the first and {another|one more|one} {about|for} "
            "the second{|, please}."
        ),
        "what {does one|does the one} {picture|image} {show|have} and what {does the other|the other}{| show| have}?",
        (
            "{contrast|compare|set off} {the first with the second|picture one with picture two|one with the "
            "other|image 1 and image 2}."
        ),
        "{in|on} the one {picture|image} {there is|i see|we have} what, and {in|on} the other{| what}?",
    ],
    "caption_short": [
        "{quickly|in brief|briefly|shortly}, what's {in|on|shown in} <pic>?",
        "{hey|ok|look}, {what do we have|what's this|what am i being shown|what is all this}{| here}?",
        "{say|tell me|write} {shortly|in short|in one go|in one breath} {what's in|what you see in|what is on} <pic>.",
        (
            "{how|in which way} would you {put|describe|sum up|express} <pic> {in one sentence|briefly|in "
            "short|in few words}?"
        ),
        (
            "{what|tell me what} {things|objects|coloured things|coloured shapes} {you find|are drawn|are "
            "shown|there are} in <pic>{?|.}"
        ),
        "{one|a single|just one} {sentence|line} {on|about|describing} <pic>{|, please}.",
        "{what|what all} {have they|has someone|did somebody} {drawn|put|painted} {in|on} <pic>?",
        (
            "{look at|see|take a look at} <pic> and {tell me what's there|say what it shows|describe it "
            "briefly|give a caption}."
        ),
        "{the|a} {gist|short version|summary} of <pic>{?|, please.|.}",
        "{what can be found|what is there to see|what do i get to see|what is visible} {in|on} <pic>?",
        "{everything|all objects|the objects|all things} in <pic>{?|, in short.|, briefly.}",
    ],
    "caption_detailed": [
        (
            "{tell me|say|write down} {exactly|precisely|in detail} what is {in|on} <pic> and {at which "
            "place|in what position}."
        ),
        (
            "{for each|for every|per} {thing|shape|object} {in|on} <pic>, {tell me what and where|say what "
            "it is and where|give its kind and place}."
        ),
        "{a|one} {really |very |}{long|careful|detailed|complete} {description|account|caption} of <pic>{|, please}.",
        (
            "{what|which} {shapes|objects|things} {are there|do you see}, and {where|in which place} {is "
            "each|is every one|are they}{| of them| placed}?"
        ),
        (
            "{leave nothing out|with all details|don't be brief|be thorough|be exact}: {what is in "
            "<pic>|describe <pic>|tell me about <pic>}{?|.}"
        ),
        "{where|in what place} {is|lies|sits} {everything|each thing|what} in <pic>?",
        "{describe|explain|paint in words} the {whole|full|entire} {layout|arrangement|scene} of <pic>.",
        (
            "{i want|i need|give me|let me have} {the full story|all the details|every detail|the positions "
            "and kinds of everything} {of|in} <pic>."
        ),
        "{more|much more|full} detail{|s}{|, please}: what is {in|on} <pic>{| and where}?",
        (
            "{shape by shape|one at a time|one by one|thing by thing}, {say|tell me|describe} {what it is "
            "and where it is|what is where|all of <pic> with places}."
        ),
        "how {is|are} {<pic> laid out|the shapes arranged|things placed|the shapes placed in <pic>}?",
    ],
    "caption_alt": [
        (
            "{blind|visually impaired} {people|readers|users} {should|must|need to} {know|hear} what {<pic> "
            "shows|is in <pic>}{: write that.|, please.}"
        ),
        "{text|words|a line} for {the alt attribute|the alt tag|the alt field|a screen reader}{| of <pic>|, please}.",
    ],
    "background": [
        "{what's|what is|how is} the {background|backdrop} {made of|coloured|done|like}?",
        "{would you call|do you find|is} the background {light|bright|pale} or {dark|dim|deep}?",
    ],
    "extreme_shape": [
        "{what|which} {form|outline} {does|has} the one {that is |which is |}<far>{| have| got}?",
        "the {one|thing|item} <far> is {of|in} {what|which} {shape|form}?",
        "{form|kind of shape} of the <most> {one|thing|object|item}?",
        (
            "what {shape|form} {do you see|would you name|is there} {for|in} the {<most> "
            "{one|thing|item}|{one|thing} <far>}?"
        ),
        (
            "{is the <most> {one|thing|item}|is the {one|thing} <far>} {a circle, a square or what|round or "
            "square or what|what kind of shape}?"
        ),
        (
            "{look|go} to {the one|the thing|what is} <far>: {what|which} {shape|form|kind of shape} {is "
            "that|has it|is it}?"
        ),
        "{name|give|tell me} {only |just |}the {shape|form} of {the <most> {one|thing}|the {one|thing} <far>}.",
        "{can you|could you} {see|make out|recognise} the {shape|form} of the <most> {one|thing|item|object}?",
    ],
    "same": [
        "{have|do} <a> and <b> {got |have |}{equal|one and the same|matching} <kind>{|s}?",
        (
            "{as for|talking of|regarding|in terms of} <kind>, {is <a> like <b>|are <a> and <b> alike|do <a> "
            "and <b> match|is <a> the same as <b>}?"
        ),
        "{is|are} the <kind>{|s} of <a> and {of |}<b> {one and the same|equal|the same|matching|different}?",
        (
            "would you say {that |}<a> and <b> {have the same <kind>|match in <kind>|are the same in "
            "<kind>|differ in <kind>}?"
        ),
        "{is|was} <a> {as|the same} in <kind> {as|like} <b>?",
        "<a> {like|same as|equal to} <b> in <kind>?",
        "{same|equal|matching} <kind>{:|,} <a> {and|with|as} <b>{?|, yes or no?}",
        "{do|would} <a> and <b> {look|come out|seem} {the same|alike|different} in <kind>?",
        "{does|did} <b> {share|have|repeat} the <kind> of <a>?",
        "{is|isn't} <b> the same <kind> as <a>?",
    ],
    "outside": [
        (
            "{who|which people|how many people} {are|were|is} {standing|sitting|smiling|hiding|walking} {in "
            "<pic>|there|here}?"
        ),
        "what {month|day|hour|century|holiday|date} {is it|was it} {in <pic>|there|when it was made}?",
        (
            "{is|was} there {a person|a dog|a house|anybody|an animal|a tree} {behind the camera|in real "
            "life|next door|outside <pic>}?"
        ),
        (
            "what {would|will|did|does} {he|she|the artist|the man|my friend|the teacher} "
            "{think|say|eat|buy|want|do} {about it|next|then|now|tomorrow}?"
        ),
        (
            "{how|why} {do|did|does|is} {the family|the child|she|he|the man|the driver} "
            "{feel|sing|cry|laugh|so tired|late|look sad}?"
        ),
        (
            "what {is|was} the {name|owner|price|history|age|mood|story|author|meaning} {of <pic>|behind "
            "it|here|of this place}?"
        ),
        (
            "{tell me|guess|say} {who|when|how much|in which town|for what price|why} {it was made|they "
            "bought it|this was drawn|it was sold|he painted it}."
        ),
        "{which|what} {season|country|newspaper|team|president|film star|school|planet} {is|was} {it|this|that|here}?",
        (
            "{how many|how much} {years|money|people|hours|miles|kilos|friends|rooms} {did it take|does it "
            "have in real life|were there|is it away|does she own|has he got}?"
        ),
        (
            "what {do|did|will} {they|people|the guests|the players} {celebrate|sell|cook|talk "
            "about|wear|drink}{| there| here}?"
        ),
    ],
    "colours": [
        "{what|which} {all |}<color>s {did you see|have been used|were used|do they have}{| in <pic>}?",
        "{just|only} the <color>s{|, please}{: which|, which are they|}?",
        "{go through|run through|read out|count off} {the|all the|all} <color>s{| of <pic>| one by one}.",
        "{everything|all|each <color>} {there is |}by <color>: {which|what} <color>s?",
        "{the shapes|they} {come|are} in {what|which} <color>s?",
    ],
    "relation_which": [
        "{on which side|where} {of|from} <b> is <a>, {is it |}<left> or <opposite>{| it}?",
        "{tell|say|show me}: {is |}<a> <left> <b>, or <opposite>{| it| <b>}{|?}",
        "is <a> <left> <b> or {is it |rather |is <a> }<opposite> {it|<b>|that}?",
        "<a>, {is it|is that} <left> or <opposite> <b>?",
        "{so|well|now}, <left> or <opposite> <b>: {where|which} is <a>?",
        "{with regard to|relative to|seen from} <b>, is <a> <left> it or <opposite>{| it}?",
    ],
}
