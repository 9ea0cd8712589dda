"""English questions about a picture as a whole: captions, all colours, all shapes, the background.

Belongs here: wording only; the package's `__init__` tells how a line is written. Does not belong here: one shape or
kind of shape (`templates_en.single`), several beside each other (`sides`, `together`).
"""

from __future__ import annotations

LINES: dict[str, list[str]] = {
    "caption_short": [
        "{describe|caption} <pic> in {one|a} short sentence.",
        "{what is|what's} in <pic>?",
        "what {does <pic> show|is shown in <pic>|can be seen in <pic>}?",
        "{describe|caption} <pic>{| briefly| in a few words| shortly}.",
        "{write|give me|make} a {short|brief} {caption|description} {of|for} <pic>.",
        "what {do you see|can you see|is there}{| here| in <pic>}?",
        "{tell me|say} {what is in <pic>|what you see|what <pic> shows}{| briefly| in one sentence}.",
        "{what is this|what's this|what am i looking at}?",
        "{a|one} {one-line|short|one sentence} {caption|description}{|, please}.",
        "name {everything|every object|all the things} {in|on} <pic>{| with its <color>| and its <color>}.",
        "list {everything|the objects|what is} in <pic>.",
        "{which|what} {shapes and <color>s|<color>ed shapes|things|objects} are in <pic>?",
        "summarise <pic>{| in one sentence}.",
        "sum up <pic> in {a sentence|a few words|one line}.",
        "{could you|can you} {briefly |}{describe|caption} <pic>?",
        "what are we {looking at|seeing}{| here}?",
        "give {a brief summary|a short account|a quick description} of <pic>.",
        "{in short|in brief|briefly|in a few words}, what is {in|on} <pic>?",
        "what {objects|things} does <pic> {contain|show|have}?",
        "i would like {a short|a one-sentence|a brief} {caption|description} {of|for} <pic>.",
        "{let me know|list for me} {what <pic> shows|shortly what <pic> contains}{| in one sentence}.",
        "<pic> in {a nutshell|one line|few words}{?|.|, please.}",
        "{i wonder|i'd like to know|explain} what {<pic> shows|is in <pic>|is on <pic>}.",
        "{what's going on|what's happening|what goes on} {here|in <pic>}?",
        "what does <pic> {depict|display|feature|portray|represent}?",
        "what {has been drawn|was drawn|is depicted|is painted|did they draw} {here|in <pic>}?",
        "{show me in words|put into words|tell in words} what {is in <pic>|<pic> shows}.",
        "what would you {write under|put under|say about} <pic>?",
        "{think of|come up with|find|suggest} a {short |}{caption|line} for <pic>.",
        "{quick|rough|simple|short} {overview|summary|look}{| of <pic>}, please.",
        "{what|which things} {does one see|do we see|have we got|are we shown} {here|in <pic>}?",
        "{in one sentence|in plain words|simply}, {what is it|what's there|what do you see}?",
        "{help me|i can't see it}: what is {in|on} <pic>?",
        "<pic>: {what is it|what's there|describe|what do you see}?",
        "{outline|sketch in words|run through} <pic>{| briefly| for me}.",
        "what is <pic> {about|of}{|, in short}?",
        "{would you|will you|please} {say|tell} what {you are seeing|you're looking at|is before you}?",
        "{caption|title}{:|?|, please.}",
        "{what items|what elements|which objects|what stuff} {can be seen|are shown|are there} {here|in <pic>}?",
        "{tell|say} {it |}in {your own words|a sentence}: what is {in|on} <pic>?",
        "{content|contents} of <pic>{?|.|, in short.}",
        "{say something|tell me something|talk} about <pic>.",
    ],
    "caption_detailed": [
        "describe <pic> in detail.",
        "{give me|write|make} a {detailed|long|full|thorough} {description|caption} {of|for} <pic>.",
        "describe {everything|all you see} in <pic> and where it is.",
        "{tell me|say} {exactly|in detail|precisely} what is in <pic>{| and where}.",
        "what is in <pic>, and where{| is everything| is each thing}?",
        "{describe|name} {each|every} {shape|object} in <pic> {with its place|and its position|and where it is}.",
        "{detailed|full|long} {description|caption}{|, please}.",
        "describe <pic> {with|including} {positions|places}{|, sizes and <color>s}.",
        "{in detail|in full detail|as exactly as you can}: what {is in|does one see in} <pic>?",
        "describe <pic> {carefully|at length|thoroughly|as fully as you can}.",
        "{go into detail|be precise|be exact}: what does <pic> show{| and where}?",
        "i {want|need|would like} a {complete|detailed|thorough|precise} {description|account} of <pic>.",
        (
            "list {everything|every object|all objects} in <pic> {with its"
            " position|together with its place|and say where it is}."
        ),
        "{could you|can you} describe <pic> {in detail|fully|exactly|precisely}?",
        "what {objects|things} are in <pic> and {where are they|where is each|what are their positions}?",
        "explain {in detail|precisely} what {can be seen|there is} in <pic>{| and where}.",
        "give {every detail|all the details|the full details} of <pic>.",
        "for each {object|thing} in <pic>, say {what it is and where it is|what and where it is}.",
        "{tell me|say} all about <pic>{| in detail|, with all positions}.",
        "{everything|all} about <pic>, {with|including} {places|positions}{, please|}.",
        "{what|which shape} is where {here|in <pic>}?",
        (
            "{i wonder|i'd like to know|explain to me} what is in <pic> and where {each shape|"
            "everything|it all} {is|sits|lies}."
        ),
        "{long|complete|exhaustive|elaborate} {account|description|report} of <pic>{?|.|, please.}",
        "{go over|walk me through|take me through} <pic> {shape by shape|piece by piece|bit by bit}.",
        "{each|every} {shape|thing} and its {place|position|location}: {what do you see|tell me|describe <pic>}.",
        "{say|write} {as much as you can|all you can|at great length what you see} about <pic>.",
        "{do not|don't} {leave out|miss|skip} anything: {describe|explain} <pic>.",
        "{map out|lay out|spell out} {what is in <pic>|everything in <pic>|all parts of <pic>}.",
        (
            "what {shapes|things} {can be seen|are drawn} in <pic> and {at which place|in which part|"
            "where exactly} {is each|are they}?"
        ),
        "{tell|describe to} me {at length|minutely|in depth} what <pic> {shows|contains|depicts}.",
        "where {is everything|is each thing|are all the shapes} in <pic>, and what is it?",
        "{a precise|an accurate|an in-depth|a rich} {description|caption} {of|for} <pic>{| would help| is needed}.",
        (
            "{mention|report} {each|every} {shape|thing|item} {in|on} <pic> {and its position|and its "
            "spot|with its location}."
        ),
        "{extensively|elaborately|in depth|fully}, what {is in|does one find in} <pic>?",
        "{so that i could draw it|so that i can copy it}, describe <pic> {exactly|with all places|in full}.",
        "{imagine i'm on the phone|i cannot see it}: {tell me|describe} everything in <pic> and where it is.",
        "{please |}{break down|analyse|elaborate on} <pic>{| with all the positions}.",
        "{number|enumerate|go through} the {shapes|things} in <pic>, {each with its place|telling where each is}.",
        "i'd {love|like|want} to hear {all the details|every detail} of <pic>.",
        "what {all|exactly} is {in|on} <pic>, {with|and its} {positions|places}?",
        "i {must have|have to write|need} an exact {account|listing|record} of <pic>{| with all the places}.",
    ],
    "caption_alt": [
        "write {an alt text|alt text|the alt text} for <pic>.",
        "{alt text|alt-text}{| for <pic>|, please}{|.|:}",
        "{give me|suggest|make|create} {an alt text|alt text|a text alternative} {for|of} <pic>.",
        "{what would be|what is} {a good|the} alt text {for|of} <pic>?",
        "describe <pic> for {someone who cannot see it|a screen reader|a blind reader|blind people}.",
        "{write|give me} {an accessible description|an accessibility text} {of|for} <pic>.",
        "i need {an alt text|alt text}{| for <pic>| for this}.",
        "what should {the alt attribute|a screen reader} say{| for <pic>}?",
        "what {alt text|text alternative} {would you write|would you suggest|fits|suits}{| for <pic>| here}?",
        (
            "{caption|describe} <pic> so that {a blind person|someone blind"
            "|a person who cannot see} {knows|understands} what is there."
        ),
        "{can you|could you} {write|make|create|give me} {alt text|an alt text}{| for <pic>}?",
        "{generate|produce|compose|provide} {alt text|an alt text|a text alternative} {of|for} <pic>.",
        "how would you {describe|explain} <pic> to {someone who is blind|a blind person|a person with low vision}?",
        "fill in the alt {text|attribute} {of|for} <pic>.",
        "{describe|explain} <pic> for {the visually impaired|people who cannot see|a screen reader user}.",
        "what is the {text alternative|accessible description} {of|for} <pic>?",
        "{an accessible caption|accessibility text|a description for the blind}{| for <pic>}, please.",
        "{alt|alt attribute|alt caption}{:| for <pic>?| of <pic>, please.}",
        (
            "{i wonder|i'd like to know|tell me} {what|which} alt text {to use|goes|belongs|to write} {"
            "for <pic>|with <pic>|here}."
        ),
        "{make <pic> accessible|make <pic> readable for the blind|turn <pic> into alt text}{| with a description}.",
        "{my website|my page|the web page|my article} {needs|wants} an alt text for <pic>.",
        "what {does|will|would} a blind {user|visitor|person|reader} {need to hear|have to know} about <pic>?",
        "{put|enter|type|add|insert} {an alt text|the alt text|alt text} {for|to} <pic>.",
        "{draft|phrase|word|formulate} {an alt text|alt text|an accessible caption} for <pic>.",
        "how {should|would|does} {the alt text|alt text} {for|of} <pic> {read|sound|go}?",
        "{screen reader|accessible|blind-friendly} {text|description|caption} {for|of} <pic>{?|.|, please.}",
        "{tell|read out to} {a blind person|blind users|someone without sight} what is {in|on} <pic>.",
        "for {accessibility|web accessibility|the alt tag}, {how would you put|please describe|write up} <pic>.",
        "{an|one} alt {sentence|line|tag|description} {for|of} <pic>{|, please}.",
        "my {grandmother|friend|reader|neighbour} is blind: {describe|explain} <pic> to {them|such a person}.",
        "{would you|will you} {supply|add|offer|write} {an alt text|alt text} {for|to} <pic>?",
        (
            "{what goes|what do i put|what should i write|what do i enter} in the alt {field|box|tag|"
            "attribute}{| of <pic>}?"
        ),
        "<pic> {has no|lacks an|is without an} alt text, {write one|give it one|can you make one}{.|?}",
        "the alt text {for|of} <pic> {is|should be|would say|reads} what?",
        (
            "{describe|say} <pic> {in words for|aloud for|for the sake of} {those who do not see|the "
            "sightless|blind visitors}."
        ),
        "{text alternative|accessible text|alternative text}{:|?| for <pic>?}",
        "{html|markdown|web page}: {the |}alt text {for|of} <pic>{?|.}",
        (
            "{someone|a person|a reader} with no sight {asks|wants to know} what is in <pic>. {what do "
            "you say|describe it}{.|?}"
        ),
    ],
    "colours": [
        "{which|what} <color>s {are there|are in <pic>|do you see|can you see|are used|does <pic> have}?",
        "{list|name|tell me} {the|all|all the} <color>s{| in <pic>| of the shapes}.",
        "what <color>s are the shapes{| in <pic>}?",
        "{which|what} <color>s do the {shapes|objects} have?",
        "what are the <color>s of the {shapes|objects|figures}?",
        "in {which|what} <color>s are the shapes {drawn|painted}?",
        "<color>s in <pic>?",
        "which <color>s {occur|appear|show up} in <pic>?",
        "{describe|give|tell me about|say} the <color>s {used|of the shapes|in <pic>|you see}.",
        "{what|which} different <color>s {are there|do you see|does <pic> show|can be seen|can you spot|do you find}?",
        "{which|what} <color>s {were|are} used for the {shapes|objects}?",
        "with {which|what} <color>s {was|is} <pic> {drawn|painted|made}?",
        "{can you|could you} {list|name} the <color>s{| in <pic>| of the shapes}?",
        "i {want|would like} to know {which|what} <color>s {are used|there are}.",
        "how are the {shapes|objects|figures} <color>ed?",
        "what <color>s {is|are} {in|on} <pic>?",
        "{all|the} <color>s{| of the shapes|, please}: {which|what} are they?",
        "{spot|find|identify} {all the|the|every one of the} <color>s in <pic>.",
        "{all |every |}<color>{s|s here|s there are}{?|, please?}",
        "<pic>: {which|what} <color>s?",
        (
            "{i wonder|i'd like to know|let me know|show me} {which|what} <color>s {are there|<pic> "
            "has|you see|were used}."
        ),
        "{red, blue, green or which|red, yellow, black or what} <color>s {are there|do you see|are in <pic>}?",
        "{which|what} <color>s {does <pic> contain|does <pic> include|does <pic> feature|make up <pic>}?",
        "{name|mention|write down|enumerate} {each|every} <color>{| in <pic>| you see| of the shapes}.",
        "what {hues|tints|tones|<color> tones} {are there|are in <pic>|do you see|were used}?",
        "{what|which} is the {palette|range of <color>s|set of <color>s}{| of <pic>| here}?",
        "{the things|the items|the figures|these shapes} are {in |}{which|what} <color>s?",
        "{did they|did someone|did the artist} {paint|paint it|draw} with {which|what} <color>s?",
        (
            "{could you|can you|would you} {tell me|say|describe} {the <color>s|all the <color>s|which "
            "<color>s there are}?"
        ),
        "{which|what} <color>s {came into use|are found|can be found|do we have|have we got}{| here| in <pic>}?",
        "{in|by} {what|which} <color>s {are|were} {they|the items|the figures|these} {drawn|painted|made|filled}?",
        "{go through|look over|check} <pic>: {which|what} <color>s?",
        "{<color> list|list of <color>s}{?|, please.| for <pic>.}",
        "{so|well|and} {the <color>s|what <color>s}{?| here?| in <pic>?}",
        "{how <color>ful is <pic>: |}{which|what} <color>s {can one see|does it have|are on it}?",
        "{i see|there are} some <color>s{| here| in <pic>}, {which are they|which ones|name them}{?|.}",
        "{say|report|determine} {which|what} <color>s the {shapes|objects|items|things} {are|have}.",
        "{what|which} <color>s {meet the eye|catch your eye|are present|are on show}{| here| in <pic>}?",
    ],
    "shapes": [
        (
            "{which|what} {shapes|kinds of shapes|figures|geometric shapes}"
            " {are there|are in <pic>|do you see|does <pic> have}?"
        ),
        (
            "{list|name|tell me} {the|all|all the} {kinds of shapes|sorts"
            " of shapes|shape types|types of shapes}{| in <pic>}."
        ),
        "what {kinds|types|sorts} of shapes {are there|are in <pic>|can you see|do you see}?",
        "{which|what} shapes {can you see|does <pic> show|are drawn|are shown}{| here}?",
        "what are the shapes{| in <pic>}?",
        "shapes in <pic>?",
        "which shapes {occur|appear|show up} in <pic>?",
        "what geometric {figures|forms} are {there|in <pic>}?",
        "{can you|could you} {list|name} the {kinds|sorts|types} of shapes{| in <pic>}?",
        "{describe|identify|say} {which|what} {kinds|types|sorts} of shapes {there are|are drawn|you see}.",
        "what {sorts|kinds} of {figures|geometric figures|geometric shapes} {does <pic> have|are shown|can be seen}?",
        "i {want|would like} to know {which|what} shapes {there are|are drawn}.",
        "{which|what} different shapes {are there|do you see|does <pic> have|are visible|are to be seen|did you find}?",
        "what are the {types|kinds} of {shapes|figures} {here|in <pic>}?",
        "of {which|what} shapes {does <pic> consist|is <pic> made}?",
        "{circles, squares, stars|squares, stars or circles}: which {kinds of |}shapes {are there|do you see}?",
        "{give me|say} the names of the shapes{| in <pic>}.",
        "{which|what} geometric {forms|shapes} {did you find|are visible|are here}?",
        "{all |every |}{shape types|kinds of shapes|sorts of shapes}{?| here?|, please?}",
        "<pic>: {which|what} shapes?",
        (
            "{i wonder|i'd like to know|let me know} {which|what} {shapes|kinds of shapes|geometric "
            "shapes} {<pic> has|you see|were drawn}."
        ),
        "{circles, hearts or which|squares, crosses or what} {kinds of |}shapes {are there|do you see|are in <pic>}?",
        "{which|what} {geometric |}shapes {does <pic> contain|does <pic> include|does <pic> feature|make up <pic>}?",
        "{mention|write down|enumerate} {each|every} {kind|sort|type} of shape{| in <pic>| you see}.",
        "{which|what} {outlines|plane forms|classes of shapes} {are there|are in <pic>|do you see|were drawn}?",
        "{is it|are they} circles, squares, triangles or {what|which} shapes?",
        "{did they|did someone|did the artist} draw {which|what} {shapes|kinds of shapes}?",
        "{could you|can you|would you} {tell me|say|name} {all the shapes|which shapes there are|the shape names}?",
        "{which|what} {kinds of |}shapes {can be found|do we have|have we got|exist}{| here| in <pic>}?",
        "{go through|look over|check} <pic>: {which|what} {kinds of |}shapes?",
        "{shape list|list of shapes|names of the shapes}{?|, please.| for <pic>.}",
        "{so|well|and} {the shapes|what shapes}{?| here?| in <pic>?}",
        "{geometrically|in geometry terms}, {what|which} shapes are in <pic>?",
        "{i see|there are} some shapes{| here| in <pic>}, {which are they|which kinds|name their kinds}{?|.}",
        "{say|report|determine} {which|what} shapes the {objects|items|things} {are|have}.",
        "what {is the shape|are the forms} of {each object|every object|the objects}{| here| in <pic>}?",
        (
            "{which|what} {polygons and other shapes|geometrical figures|plane figures} {are there|do "
            "you see|does <pic> have}?"
        ),
        "by {shape|form}, what {things|objects|items} {are there|do you see|are in <pic>}?",
    ],
    "background": [
        "what is the background{| like| of <pic>}?",
        "{what|which} <color> is the background{| of <pic>}?",
        "is the background {light or dark|dark or light|bright or dark}?",
        "{describe|tell me about} the background{| of <pic>}.",
        "what is {behind the shapes|in the background}?",
        "how {bright|light} is the background?",
        "what kind of background {is it|does <pic> have}?",
        "{light or dark|dark or light|bright or dark}: {how|what} is the background?",
        "{tell me|say} {what|which} <color> the background {is|has}.",
        "{what|which} <color> does the background have?",
        "how {does the background look|would you describe the background}?",
        "does <pic> have a {light or a dark|bright or a dark|dark or a light} background?",
        "the background {of <pic> |}is {what|which} <color>?",
        "is the background {rather |}{dark or bright|of a light or of a dark <color>}?",
        "what {is|lies} {behind|in back of} {the objects|everything|it all}?",
        "what do you see in the background{| of <pic>}?",
        "what {kind|sort} of background {do you see|is there|would you describe}?",
        "background{?|, light or dark?| <color>?|: light?}",
        "{i wonder|i'd like to know|let me know|show me} {what|how} the background {is|looks}.",
        "{what|which} {tone|shade|hue|tint} {has|is} the background?",
        "on {what|which} {ground|<color>|background} {are the shapes|is it all|is everything} {drawn|painted|placed}?",
        "the {back|backdrop|ground} of <pic>: {light or dark|what is it like|how is it}?",
        "{what is|what's} the {backdrop|back|ground <color>|paper}{| like| of <pic>}?",
        "is {the backdrop|the paper|the space behind the shapes} {light or dark|bright or dark|pale or dark}?",
        "{pale or dark|bright or dim|dim or bright}, {what is|how is} the background?",
        "{could you|can you|would you} {tell me how the background is|say what the backdrop is like}?",
        "what <color> {is the paper|is the canvas|is the ground|is the rest}{| of <pic>}?",
        (
            "{if you leave out the shapes|without the shapes|apart from the shapes|shapes aside}, what "
            "{is there|remains|do you see}?"
        ),
        "is the background {white-ish or dark|near white or near black|a light one or a dark one}?",
        "the {canvas|paper|sheet} {is|looks} {light or dark|bright or dark|what <color>}?",
        "{behind|around|between} the {shapes|figures}, {what do you see|what <color> is it|what is there}?",
        "{say|report|determine|name} {the brightness of|the <color> of|how bright is} the background.",
        "{does|is} the background {look |}{bright|light|pale|dark}?",
        "{so|well|and} the background{?|, how is it?|, what about it?}",
        "as {for|to} the background, {what is it like|is it light|how does it look}?",
        "with {what|which} <color> {is|was} the background {filled|painted|drawn}?",
        "what's {at the back|at the very back|behind it all|in the back}{| of <pic>}?",
    ],
}
