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
    ],
}
