"""English questions that no picture answers, and talk without a picture.

Belongs here: wording only; the package's `__init__` tells how a line is written. Does not belong here: shapes that
are not there (asked with the lines of `single`).
"""

from __future__ import annotations

LINES: dict[str, list[str]] = {
    "outside": [
        "{who is|who's} {in|on} <pic>?",
        "who {painted|drew|made|took|created} {this|<pic>|it}?",
        "what is the weather {like|} in <pic>?",
        "{where|when} was {this|<pic>} {taken|made|drawn|painted}?",
        "{what brand|what make|which company|which brand} is {this|it|shown}?",
        "how {old|tall|heavy|expensive} is {the person|the man|the woman|it|this}?",
        "what is {the man|the woman|the person|the boy|the girl|the dog|the cat} {doing|wearing|holding|eating}?",
        "{what|which} {city|country|place|street|museum|year|season} is {this|it|shown here}?",
        "what does {the text|the sign|the writing|the label} say?",
        "how much {does it cost|is it|does it weigh|is it worth}?",
        "{is it|was it} {raining|snowing|sunny|cold|warm|day or night} {in <pic>|there|when it was drawn}?",
        "why {was it drawn|is it there|did they draw this|is he smiling}?",
        "what {time is it|day is it|breed is the dog|kind of car is it|song is this|is his name|is her name}?",
        "{are|is} {the people|the person|she|he} {happy|sad|young|married|angry|famous}?",
        "what {happened before|happens next|will happen|does it mean|does it smell like|does it sound like}?",
        "what is {the material|the price|the temperature|the title|the name of the artist|the licence plate}?",
        "who {do you think |}is {the person|the man|the woman|this person}?",
        "{where|when|why} did {she|he|they|the man|the woman} {go|come|leave|buy it}?",
    ],
    "hello": [
        "{hello|hi|hey|good morning|good evening|hi there|hello there}{|!|.}",
        "who are you?",
        "what {can|could} you do{| for me}?",
        "how are you{| today}?",
        "{thanks|thank you|thank you very much|great|ok|okay|nice|cool|well done}{|!|.}",
        "{tell me a joke|write a poem|sing a song|what is the capital of france|what is two plus two}.",
        "{help|help me|what now|what should i do|how does this work}?",
        "{what do you know|tell me about yourself|what are you}?",
        "{bye|goodbye|see you}{|!|.}",
        "{can|could|will} you help me{|, please| with something}?",
        "{how is it going|how do you do|what's up|how are things}?",
        "{what is your name|who made you|are you a robot|are you a model|what are you called}?",
        "{good afternoon|good night|greetings|welcome|hi you}{|!|.}",
        "{what's the weather today|what time is it now|tell me something|tell me a story|say something funny}.",
        "{how can you help me|what are you able to do|what can i ask you|what is it you can do}?",
        "{many thanks|thanks a lot|very good|well done|perfect|i see|all right}{|!|.}",
        "{what is three plus four|who wrote hamlet|translate hello into french|how far is the moon}?",
    ],
}
