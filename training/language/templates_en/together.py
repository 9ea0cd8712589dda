"""English questions that compare shapes of one picture: same or different, larger, largest.

Belongs here: wording only; the package's `__init__` tells how a line is written. Does not belong here: which side
(`templates_en.sides`), two pictures (`pairs`).
"""

from __future__ import annotations

LINES: dict[str, list[str]] = {
    "same": [
        "{are|do} <a> and <b> {the same <kind>|of the same <kind>|have the same <kind>}?",
        "do <a> and <b> {have|share} the same <kind>?",
        "is the <kind> of <a> the same as {that of|the <kind> of} <b>?",
        "do <a> and <b> have {different <kind>s|the same <kind> or different ones}?",
        "tell me {if|whether} the <kind> of <a> and <b> is the same.",
        "same <kind> or different: <a> and <b>?",
        "does <a> have the same <kind> as <b>?",
        "is there a difference in <kind> between <a> and <b>?",
        "do <a> and <b> {match|differ} in <kind>?",
        (
            "{compare|look at} <a> and <b>: {is their <kind> the same"
            "|do they have the same <kind>|do their <kind>s match}?"
        ),
        (
            "{is the <kind> of <a> equal to|is the <kind> of <a> different"
            " from|does the <kind> of <a> match} {that|the <kind>} of <b>?"
        ),
        "{do you know|can you say} {if|whether} <a> and <b> have {the same <kind>|one <kind>|got different <kind>s}?",
        "are the <kind>s of <a> and <b> {equal|identical|different|alike}?",
        "{say|check} {if|whether} <a> and <b> {differ|agree|match} in <kind>.",
        "in <kind>, are <a> and <b> {the same|alike|equal|identical|different}?",
        "is <a> of the same <kind> as <b>{|, or of a different one}?",
        "<a> and <b>: {one and the same|the same|equal|different} <kind>{|, yes or no}?",
        "have <a> and <b> got {the same|a different} <kind>?",
        "<a> vs <b>: same <kind>?",
        "<a> {and|&|versus} <b>, {<kind>s equal|equal <kind>|equal in <kind>}?",
        (
            "{i wonder|i'd like to know|let me know|not sure} {if|whether} <a> and <b> {share a <kind>|"
            "have the same <kind>}."
        ),
        "{is|would you call} <a> {similar|identical|equal} to <b> in <kind>?",
        "{<kind> of|the <kind> of} <a> vs <kind> of <b>: {same or different|identical or not|equal or unequal}?",
        "are <a> and <b> {alike|different|similar} {in|by} <kind>{, or not|}?",
        "do <a> and <b> {come in|show|carry} {the same|one|an identical} <kind>?",
        "{does|could} the <kind> {tell <a> from <b>|set <a> and <b> apart|distinguish <a> from <b>}?",
        "is {the <kind>|their <kind>} the same {for|on|with} <a> and <b>?",
        (
            "{judging by|going by|looking at|comparing} <kind>, {are <a> and <b> the same|is <a> like "
            "<b>|do <a> and <b> differ}?"
        ),
        "{please |}{check|compare|verify}: <a> and <b>, {same or other|same or another|equal or unequal} <kind>?",
        "<a> has the same <kind> {as|like} <b>, {right|correct|no|doesn't it|true}?",
        "is <a> {just |exactly |}as <b> {in|when it comes to} <kind>?",
        (
            "{can i say|is it true|is it right|would it be true} that <a> and <b> {have the same|share "
            "their|have one and the same} <kind>?"
        ),
        "the <kind> of <a> and <b>: {does it match|is it equal|any difference|is there any difference}?",
        "between <a> and <b>, {does|will} the <kind> {change|vary|differ|stay the same}?",
        "{both|the two of them}, <a> and <b>: {do they have|have they got|is it} the same <kind>?",
        "do <a> and <b> {go together|agree|coincide} {in|as to} <kind>?",
        "{i think|i guess|i say} <a> and <b> {have the same <kind>|share the same <kind>}. {right|is it so|agree}?",
        "{any|a|some} <kind> {difference|contrast} {between|of} <a> and <b>?",
        "is <b> {also |}the <kind> {that <a> is|of <a>|that <a> has}?",
        "{find out|work out|tell} {if|whether} the <kind> of <a> {equals|matches|is like} {that|the <kind>} of <b>.",
        "are the two {of equal|of one|different ones in} <kind>, <a> and <b>?",
    ],
    "same_all": [
        "{are|do} all {|the |of the }{shapes|objects} {the same <kind>|have the same <kind>|share one <kind>}?",
        "is the <kind> of all {|the }{shapes|objects} the same?",
        "{does every shape have|do the shapes have|do they all have} the same <kind>?",
        "do {the shapes|all shapes|the objects} {match|differ} in <kind>?",
        "{is everything|are they all} {|of }the same <kind>?",
        "{tell me|say} {if|whether} all {shapes|the shapes} have {the same|a matching} <kind>.",
        "same <kind> for {all|every one} of {them|the shapes}?",
        "do the shapes have different <kind>s{|, or is it the same for all}?",
        "{compare|look at|check} all {the |}shapes: {is their <kind> the same|do they have the same <kind>}?",
        "are {there different <kind>s|all <kind>s equal|the <kind>s of all shapes equal|all the <kind>s identical}?",
        "{say|check} {if|whether} every {shape|object} has the same <kind>.",
        "do any {shapes|objects} {differ|have a different <kind>}{| in <kind>}?",
        "is there {just one|only one|a single|more than one} <kind>{| in <pic>}?",
        "{is every shape of|does every object have} the same <kind>?",
        "in <kind>, are all {shapes|the objects} {alike|equal|identical|the same}?",
        "{all the|every} {shapes|one}: same <kind>{| or different}?",
        "does the <kind> {differ|vary|change} {between|among|from shape to shape among} the {shapes|objects}?",
        "same <kind> {everywhere|for everything|throughout|for the whole lot}?",
        "all {equal|alike|identical} in <kind>?",
        (
            "{i wonder|i'd like to know|let me know|not sure} {if|whether} {they|the shapes|these "
            "objects} {all |}have {one|the same} <kind>."
        ),
        (
            "{does|will} the <kind> {stay the same|remain constant|keep the same} {across|over|for} "
            "all the {shapes|objects}?"
        ),
        "{are|is} there {several|many|various|two or more} <kind>s{| or one| or only one}{| here| in <pic>}?",
        "{have|did} {they|all of them|all the shapes} {got the same|get the same|been given one} <kind>?",
        (
            "{judging by|going by|looking at|comparing} <kind>, {are all shapes the same|do all "
            "objects agree|are they all the same}?"
        ),
        "{the|all the|these} {things|figures|items|elements}: {same|equal|one} <kind> or {different|mixed|several}?",
        "{all|the} {shapes|figures|items} {have|share} {one|a common|the same} <kind>, {right|correct|no|true|yes}?",
        "is every {figure|thing|item|element} {of|in} {an equal|one|the same} <kind>?",
        "do {all of them|all these|the items|the figures|the elements} {agree|coincide|vary} in <kind>?",
        "is {any|one|some} {shape|figure|thing} {of another|of a different|odd in its} <kind>?",
        "{please |}{check|verify|compare}: do {all figures|all things|these shapes} have {an equal|the same} <kind>?",
        (
            "{is it true|is it right|can i say|would you say} that {all shapes|all objects|they all} "
            "have {one|the same} <kind>?"
        ),
        (
            "{any|a|is there any} {difference|variation|variety} in <kind> {among|between|across} the {"
            "shapes|things|figures}?"
        ),
        "is the <kind> {uniform|constant|equal|mixed} {here|in <pic>|for all of them|all over <pic>}?",
        "{each|every} {shape|object} the same <kind>, {or not|or some different}?",
        "{each one|every one of them} {has|is} the same <kind>, {isn't it|is that so|am i right|true or false}?",
        "{could|can} {the shapes|the objects|you} be told apart by {their |}<kind>?",
        "all {shapes|objects|of them} in {one|a single|the same} <kind>{|, yes or no}?",
        "{find out|tell} {if|whether} the <kind>s of {them all|all figures|these shapes} {match|coincide|are equal}.",
    ],
    "larger": [
        "which is {larger|bigger}, <a> or <b>?",
        "{which one|what|which} is {bigger|larger}: <a> or <b>?",
        "is <a> or <b> {larger|bigger|the larger one|the bigger one}?",
        "{tell me|say} which is {larger|bigger}, <a> or <b>.",
        "{between|of} <a> and <b>, which is {larger|bigger|the larger one}?",
        "compare the sizes of <a> and <b>.",
        "<a> or <b>: which {one |}is {larger|bigger}?",
        "which {has|takes} {the larger size|more space|the bigger size}, <a> or <b>?",
        "of <a> and <b>, which {one |}is {larger|bigger}?",
        "{say|name} the {larger|bigger} {one |}of <a> and <b>.",
        "is it <a> or <b> that is {larger|bigger|greater in size}?",
        "which {is|looks} {bigger|larger}: <a> or <b>?",
        "between <a> and <b>, which has the {larger|bigger|greater} size?",
        "<a> {or|versus|against} <b>: which is {larger|bigger|the bigger one}?",
        "{can you tell me|do you know} which is {larger|bigger}, <a> or <b>?",
        "{look at the sizes: |}does <a> or <b> have the {larger|bigger|greater} size?",
        "which {takes up|fills|needs} more {space|room}, <a> or <b>?",
        "{compare|look at} <a> and <b>: which is {bigger|larger}?",
        "<a> vs <b>: {bigger|larger|which is bigger|which is larger}?",
        "bigger: <a> or <b>?",
        (
            "{i wonder|i'd like to know|let me know|not sure} {which is|what is} {bigger|larger|the "
            "larger one}, <a> or <b>."
        ),
        "{who|what thing|which shape} is {the big one|bigger|larger}, <a> or <b>?",
        "{choose|pick} the {bigger|larger|greater} {one|shape|of the two}: <a> or <b>.",
        "{size|dimensions|sizes}: <a> {versus|against|or|vs} <b>?",
        "which {has|got} {greater|larger|bigger} dimensions, <a> or <b>?",
        "which {comes in|is of|is drawn in} the {larger|bigger} size, <a> or <b>?",
        (
            "{judging by|going by|comparing} {size|the sizes}, which {is ahead|wins|comes out bigger|"
            "is greater}, <a> or <b>?"
        ),
        "{out of|among|considering} <a> and <b>, {which|what|which one} is {larger|the larger|the bigger}?",
        "{put|hold|set} <a> {next to|beside|against} <b>: which is {bigger|larger}?",
        "does <a> or <b> {look|seem|appear} {bigger|larger}?",
        "{is|would you call} the {bigger|larger} {one|shape|figure} <a> or <b>?",
        "which {of the two|of these two|of them} is {bigger|larger|drawn bigger|drawn larger}: <a> or <b>?",
        "<a> or <b>, {whichever|tell me the one that|say the one that} is {larger|bigger}.",
        "{please |}{name|point out|identify|find} the {larger|bigger} of <a> and <b>.",
        "{was|is} <a> or <b> {drawn|made|painted} {larger|bigger}?",
        "how do <a> and <b> compare in {size|dimensions|how big they are}?",
        "i {see|have} <a> and <b>. {which|which one|what one} is {bigger|larger}?",
        "{could you|can you|would you} {compare|judge} the {size|dimensions} of <a> {and|with that of} <b>?",
        "{what has|who has|who gets} the {larger|bigger|greater} {size|dimension}, <a> or <b>?",
        "the {bigger|larger} {thing|item|object}: <a> or <b>?",
        "out of the two, is it <b> or <a> which is {larger|bigger}?",
    ],
    "larger_check": [
        "is <a> {larger|bigger} than <b>?",
        "{tell me|say} {if|whether} <a> is {larger|bigger} than <b>.",
        "<a> is {larger|bigger} than <b>, {right|correct|true or false}?",
        "does <a> look {larger|bigger} than <b>?",
        "is it {true|right|correct} that <a> is {larger|bigger} than <b>?",
        "would you say <a> is {larger|bigger} than <b>?",
        "compared {to|with} <b>, is <a> {larger|bigger}?",
        "is <b> {exceeded|beaten} in size by <a>?",
        "{tell me|say|check} {if|whether} <a> {is|looks} {larger|bigger} than <b>.",
        "<a> is {larger|bigger} than <b>: {yes or no|true or false|right or wrong}?",
        "{can you tell me|can you see} {if|whether} <a> is {larger|bigger} than <b>?",
        "{am i right|is it a fact} that <a> is {bigger|larger} than <b>?",
        "{compare|look at} <a> and <b>: is <a> {bigger|larger}?",
        "does <a> have a {larger|bigger|greater} size than <b>?",
        "i think <a> is {bigger|larger} than <b>{, am i right|. is that true}?",
        "is <a> the {larger|bigger} of the two, {compared to|compared with} <b>?",
        "does <a> {exceed|beat} <b> in size?",
        "in size, is <a> {larger|greater|bigger} than <b>?",
        "<a> {bigger|larger} than <b>?",
        "is <b> smaller than <a>{|, yes or no}?",
        "{i wonder|i'd like to know|let me know|not sure} {if|whether} <a> is {bigger|larger} than <b>.",
        "is <b> the {smaller|lesser|littler} one {next to|beside|compared with} <a>?",
        "{so |}<a> is {bigger|larger} than <b>, {isn't it|no|huh|yeah|is it not}?",
        "does <a> {come out|count} as the {larger|bigger} one, {and not|rather than} <b>?",
        "{judging by|going by|comparing} size, is <a> {ahead of|above|over|greater than} <b>?",
        "is <a> of {larger|greater|bigger} {size|dimensions} than <b>?",
        "{put|hold|set} <a> {next to|beside|against} <b>: is <a> {the bigger one|the larger one|bigger}?",
        "{my friend says|they say|somebody told me} <a> is {bigger|larger} than <b>. {is it so|true|agree}?",
        "has <a> been {drawn|made|painted} {bigger|larger} than <b>?",
        "<b> is {smaller|littler} than <a>, {right|correct|true|am i right}?",
        "is <a> {really|actually|clearly|indeed|perhaps} {bigger|larger} than <b>?",
        "do you {agree|think|believe|reckon} {that |}<a> is {bigger|larger} than <b>?",
        "{please |}{verify|confirm|answer|find out}: is <a> {bigger|larger} than <b>?",
        "is <b> {surpassed|outdone|topped} by <a> in {size|its dimensions}?",
        "are the dimensions of <a> {larger|greater|bigger} than {those|the ones} of <b>?",
        "{could|might|can} <a> be {larger|bigger} than <b>?",
        "{true|right} or {false|wrong}: <a> {is|looks|is drawn} {bigger|larger} than <b>?",
        "{can i say|is it fair to say|would it be right} that <a> is {bigger|larger} than <b>?",
        "{does|would} <a> {look|seem|appear} {greater|bigger|larger} {next to|beside|against} <b>?",
        "is the size of <a> {above|beyond|over|more than} {the size|that} of <b>?",
    ],
    "largest": [
        "{which|what} {shape|object|one|figure} is the <est>{| in <pic>}?",
        "what is the <est> {shape|object|thing|figure}{| in <pic>}?",
        "which {is the <est>|is the <est> shape}?",
        "{name|tell me|find|identify} the <est> {shape|object|one}.",
        "which of {the shapes|them|these} is <est>?",
        "what's the <est> {shape|object|thing}{| here}?",
        "the <est> {shape|object} is {what|which}?",
        "{can you tell me|do you know} which {shape|object} is the <est>?",
        "{look at|compare} {all the shapes|the sizes}: {which|what} is the <est>{| one}?",
        "{say|tell me|show me|point out|identify} {which|what} {shape|object|one} is the <est>{| of all}.",
        "{point out|spot|pick|show me} the <est> {shape|object|one}{| in <pic>}.",
        "of all {the |}{shapes|objects}, which {is the <est>|one is the <est>}?",
        "which {shape|object|one} is the <est> in size?",
        "{by|judging by|in} size, which {shape|object|one} is the <est>?",
        "the <est> {one|of all|of them}: {which|what} is it?",
        "{which|what} {shape|object} {looks|seems|do you find} <est>?",
        "i {want|would like} to know which {shape|object} is <est>.",
        "<est> {shape|object|item|thing|one}?",
        "the <est>: {what|which|which one|what is it}?",
        "{i wonder|let me know|i'd like you to say} {which|what} {shape|thing|item} is the <est>.",
        "who is the <est> {one |shape |}{here|of all|of them all}?",
        "{choose|select|mark|give me} the <est> {shape|item|figure|element}.",
        "{out of|among} {all the shapes|all of them|these shapes}, {which|which one|what} is the <est>?",
        "{which|what} {item|thing|element} {is the <est>|has been drawn the <est>}{| here| in <pic>}?",
        "{is|are} {one shape|any shape|one of them} the <est>{, and which|? which}?",
        "in {size|dimensions|terms of size}, {what|which} {would be|is|comes out} the <est>?",
        "{describe|mention|write down} the <est> {one|shape|thing|item}.",
        "{could you|can you|would you} {name|point out|find|say} the <est> {thing|item|figure}{| in <pic>}?",
        "{comparing|if you compare|going by} {the sizes|all sizes|their dimensions}, {what|which one} is the <est>?",
        "i {look for|am looking for|search} the <est> {shape|thing|item}. {which is it|what is it|which one}?",
        "which shape was {drawn|made|painted} the <est>?",
        "what {do you think|would you say|do you reckon} is the <est>{| thing| shape| item}?",
        "the <est> {thing|item|figure|element} {is|is called|would be} what?",
        "{so |and |}what's the <est> {thing|item|one|figure}{| here| in <pic>}?",
        "{which|what} {thing|figure|item} do you {judge|call|find to be} the <est>?",
        "{of|from} {everything|the things|the items|the figures} {here|you see|shown}, {which|what} is the <est>?",
        "{please |}{determine|find out|work out|report} {which|what} {shape|thing} is the <est>.",
        "{all shapes|everything} {considered|compared}, {which|what} is the <est> {one|shape|thing}?",
    ],
}
