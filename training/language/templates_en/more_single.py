"""More English lines about one picture, for the training alone; see `templates_en.more`."""

from __future__ import annotations

LINES: dict[str, list[str]] = {
    "caption_short": [
        "{a|one} {brief|short|quick|tiny} {look|note|remark|report} on <pic>{|, please}.",
        (
            "{in|using|with} {ten|a dozen|very few|a handful of|only some}"
            " words: {what is <pic>|describe <pic>|what's in <pic>}{?|.}"
        ),
        "{what|what sort of thing|what kind of drawing} {is|was} <pic>?",
        "{what|which things} {did|do|can|could} {you|one|we} {see|notice|spot|recognise} {in|on} <pic>?",
        "{what|what all} {appears|is depicted|is represented|is displayed|turns up} {in|on} <pic>?",
        (
            "{short|brief|quick} {description|caption|answer|overview}"
            "{: |, }{what's in <pic>|what do you see|<pic>}{?|.}"
        ),
        (
            "{if you had|suppose you have|you have} {one sentence|ten words|"
            "a moment}, {how|what} {would you say about|do you say of} <pic>?"
        ),
        (
            "{i can't see|i haven't seen|i don't see} <pic>{: |, }"
            "{what is in it|tell me what it shows|what's there}{?|.}"
        ),
        "{your|the} {one-line|one-sentence|short} {description|caption|summary} of <pic>{?|, please.|.}",
        "{put|get|turn} <pic> into {words|a sentence|one line|a caption}.",
        "{what's|what is} {happening|up|to see|in here|this about} {in <pic>|here}?",
        "{do you|can you|could you} {see|make out|say} what {<pic> shows|is drawn here|this is}?",
        "{main|basic} {content|contents} of <pic>{?|, please.|.}",
        "{and |so |}<pic>{: what|, what|: what things|, which shapes} {is there|are there|do we see|has it}?",
        "{shapes|objects|things} with {size|sizes}, {colour|colours} and {kind|form}: what {is|are} in <pic>?",
        "what {is|was} {put|placed|set} {on the paper|on the page|on the canvas|here}{| in <pic>}?",
        "{hi|hello}, {what's this|what have we here|what is drawn here}?",
        "{please |}{have|take} a {look|glance}{: |, }{what is that|what's drawn|what do you see}{?|.}",
        "{this|<pic>}: {what is it|what does it show|what are we looking at|explain}{?|.}",
        "{who|anyone}: what's in <pic>?",
        "{what|tell me what} {am i|are we} {looking at|seeing|shown}{| here| in <pic>}{?|.}",
        (
            "{the|all} {shapes|objects|things} {here|in <pic>}, {with size and "
            "colour|each with its colour and size|in one sentence}{, please.|.|?}"
        ),
        "{guess|say} {what|which things} {<pic> shows|i drew|you have before you}.",
    ],
    "caption_detailed": [
        (
            "{full|complete|long|detailed|exact} {description|caption|report|"
            "account}{: |, }{<pic>|what is where|all of <pic>}{?|, please.|.}"
        ),
        "{how many|which} shapes {are there|are in <pic>}, {what are they|of what kind} and {where|in what places}?",
        "{not just|not only} what is in <pic>{, |: }{also|but} where{| each thing is}{, please|}.",
        (
            "{tell me|say|note} {the place|the position|where} and {look|"
            "kind|colour and shape} of {each|every} {shape|thing} in <pic>."
        ),
        "{draw|give} me a {verbal|word} {map|plan} of <pic>.",
        (
            "{i want to|so that i can} {redraw|rebuild|copy} <pic>: {what "
            "goes where|describe all|tell me each thing and its place}{?|.}"
        ),
        "{long|rich|fuller} {version|form}{, please|}: {describe|what is in} <pic>{?|.}",
        "{explain|describe|report} {fully|completely|exhaustively|closely|minutely} what <pic> {shows|contains|has}.",
        "{what|which shape} is {in|at} {each|every} {place|spot|corner|part} of <pic>?",
        "{position|place} by {position|place}, {what is in|describe|go over} <pic>{?|.}",
        (
            "{as|in} {much|great} detail {as possible|}{: |, }{describe "
            "<pic>|what does <pic> show|tell me about <pic>}{?|.}"
        ),
        "{what is|what's} {where|placed where|at which place} in <pic>?",
    ],
    "caption_alt": [
        (
            "{write|give|make|suggest|compose} {me |}{an |the |}{alt text|alternative "
            "text|image alt|accessible description}{| for <pic>| to go with <pic>}."
        ),
        (
            "{for|to help} {a blind reader|people who can't see|accessibility|the web page|"
            "assistive software}{: |, }{describe <pic>|put <pic> in words|text for <pic>}."
        ),
        (
            "<pic> {needs|lacks|wants|should get} {an alt text|alternative text|an "
            "alt attribute|a text alternative}{. write it|: which one|, please}{.|?}"
        ),
    ],
    "outside": [
        (
            "{is|was} {he|she|the person|the driver|the guest} "
            "{hungry|tall|asleep|english|at home|a doctor|ill|friendly}?"
        ),
        (
            "{do|does|did} {it|they|he|she} {hurt|work|have a name|"
            "speak|come from here|smell good|live there|love each other}?"
        ),
        "{how|what} {loud|tasty|heavy|cold|warm|long ago|healthy|dangerous} {is|was} {it|that|this}?",
        (
            "{what|which} {wood|metal|stone|cloth|paper|paint|ink} "
            "{is it|was it|are they} {made of|drawn with|printed on}?"
        ),
        (
            "{what's|what is} {under|behind|inside|beneath} {the paper|"
            "the frame|the table|the house|the wall|it in real life}?"
        ),
        (
            "{what|how many} {letters|words|people|faces|cars|trees|animals|fingers|"
            "windows|birds} {are|can be read|are hiding} {in <pic>|there|here}?"
        ),
        (
            "{is|are} there {any |}{people|faces|animals|cars|trees|buildings|words|clouds|"
            "water} {in <pic>|here|there}{, and whose|, and what do they do|? what do they want}?"
        ),
        (
            "{what's|what is} {his|her|their|the artist's|the author's|your "
            "neighbour's} {name|age|plan|opinion|secret|phone number|salary}?"
        ),
        (
            "{where|how} {can|could|do} {i|we|you} {travel there|go "
            "there|meet him|meet her|visit it|reach them|find the museum}?"
        ),
        (
            "{does|will|did} {it|the price|the weather} {rise|change|get "
            "better|fall|cost much|get dark} {tomorrow|soon|there|this year}?"
        ),
        (
            "{did|has} {someone|the artist|he|she} {win|won|lose|lost|"
            "pay|paid|win a prize|sign it|forget it}{| for it| with it}?"
        ),
        (
            "{who's|who is|whose} {this for|that by|idea was it|house "
            "is it|birthday is it|dog is that|the owner|to blame}?"
        ),
        (
            "{since when|until when|how often|how soon|at what hour} {is|"
            "was|will} {it|this|that} {open|shown|sold|used|over|there}?"
        ),
        (
            "{what|which} {emotion|mood|smell|sound|taste|sport|dance|music|"
            "religion} {is|does} {this|it|<pic>} {about|have|express|stand for}?"
        ),
        "{which|what} {street|planet|river|bridge|tower|station|airport} {is|was} {this|that|it|seen here}?",
        (
            "{tell|ask} me {something about|about|more about} {the man|the "
            "artist|the history|the weather|her family|the village|the price}."
        ),
        (
            "{is|was} {this|it|<pic>} {real|famous|stolen|for sale|a "
            "photo of paris|from a film|by a child|an original|any good}?"
        ),
        (
            "{what|how much|how far} {would|did|does} {he|she|they|"
            "the girl|the king} {say|run|earn|jump|know|drive|want}?"
        ),
        "{what|which} {day|year|hour|season} {do we see|was that|is shown|is it there}{| in <pic>}?",
        (
            "{translate|read out|spell|quote} {the sign|the letters|the "
            "title|the first line|what is written}{| for me|, please}."
        ),
        "{can|could} {he|she|it|the dog|the bird|the baby} {fly|swim|talk|see us|hear me|bite|run away}?",
        "{what|which} {kind of|} {feeling|memory|message|lesson} {does|is} {<pic>|this|it} {give|hide|carry}?",
        (
            "{is|was} {anybody|someone|a woman|a child|a cat|the owner} "
            "{at home|looking at us|talking|in danger|lost}{| there| here}?"
        ),
        "{why|how come} {is|are|was} {it|he|she|they|the sky|the street} {so empty|angry|wet|closed|broken|famous}?",
        (
            "{what|how much} {profit|rent|tax|damage|time|sleep} "
            "{does|did} {he|she|the owner|the shop} {make|pay|get|need}?"
        ),
    ],
    "colours": [
        (
            "{which|what} {different |}{<color>s|hues|tints|shades}"
            " {are|were} {used|there|present|painted} {in|on} <pic>?"
        ),
        "{in|with} {which|what} <color>s {is|was} <pic> {drawn|painted|made}?",
        "{the|all} {<color>s|hues} {of|in} <pic>{|, please| one after the other}{?|.}",
        "{palette|<color> scheme|<color> list|range of <color>s} of <pic>{?|, please.|.}",
        "{one|each} {<color>|hue} after {another|the other}{: which|: what are they|, please}{?|.}",
        "{<color>s|hues} {only|alone|, nothing else}{: |, }{which|what are they|which ones}?",
    ],
    "extreme_shape": [
        "{what|which} {is|would be} the {shape|form|outline} of {the thing|the object|what lies|what is} <far>?",
        "{tell|say|show} {me |}{what|which} shape {it is|stands} <far>{, no colour needed|, just the shape|}.",
        "{the|that} <most> {thing|object|item|one}: {circle, star or what|its shape|which form|what shape|shape}?",
    ],
    "same_all": [
        (
            "{do|does} {every|each|all the} {shape|shapes|thing|things}"
            " {have|share|show} {one|one and the same|the same} <kind>?"
        ),
        "{is there|do you see} {only |just |}one <kind> {in all|in <pic>|for all of them}?",
        "{are|is} {everything|all of them|the shapes} {equal|uniform|alike|the same} {in|by} <kind>?",
        "{does|do} the <kind> {vary|differ|change} {in <pic>|from shape to shape|between the shapes}?",
        "<kind>{: |, }{all equal|all the same|the same everywhere|does it vary|one or several}?",
    ],
    "relation_where": [
        "{with|taking} <b> as {the centre|reference|starting point}, where is <a>?",
        "{how|where} does <a> {lie|stand|sit} {compared to|as seen from|with respect to} <b>?",
        "{from|starting at} <b>, {which way|where} {must i go|do i look} {to reach|to see|for} <a>?",
    ],
    "larger": [
        "{of|between} <a> and <b>, {which|who} {wins|comes first|leads} in size?",
        "{bigger|larger}: <a> or <b>?",
        "<a> {or|versus|against} <b>{: |, }{which is bigger|the bigger one|which one is larger|who is larger}?",
        "which {takes up|needs|fills|covers} {more|the most} {room|space|paper}, <a> or <b>?",
        "{do|are} <a> and <b> {differ in size|of equal size|the same size}{, or which is larger|? which is bigger}?",
    ],
    "larger_check": [
        "<a> {beats|exceeds|tops} <b> in size{?|, right?|, does it?}",
        "{bigger|larger} than <b>, {is <a>|<a>}{?|, is it?}",
        "{is it|is this} {true|right|correct} that <a> {is|looks} {bigger|larger} than <b>?",
    ],
}
