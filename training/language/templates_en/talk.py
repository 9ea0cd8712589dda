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
        "{how is|how's|what's} the weather {like |}{there|outside|on that day|in <pic>}?",
        (
            "{is|was} it {hot|freezing|windy|foggy|stormy|morning|evening|winter|summer} {there|in "
            "<pic>|outside|at that moment}?"
        ),
        "what {does it smell of|does it taste like|sounds are there|noise does it make|music is playing}?",
        (
            "what is {he|she|the person|the artist|the child|the painter} {thinking|feeling|dreaming|"
            "saying|looking at|afraid of}?"
        ),
        (
            "{what's|what is|tell me} the {name|age|job|address|birthday|nationality} of the {person|"
            "artist|painter|owner|woman|boy}{?|.}"
        ),
        "{who|which artist|which person} {owns|bought|sold|signed|ordered|gave away} {<pic>|this}?",
        (
            "{on what day|at what time|in which year|in which month|how long ago} was {<pic>|this} {"
            "made|taken|printed|drawn}?"
        ),
        (
            "{in which|in what} {museum|town|house|room|continent|gallery|school} {was|is} {<pic>|this}"
            " {taken|hanging|made|kept}?"
        ),
        "with {what|which} {camera|program|pencil|brush|phone|software|lens} was {<pic>|this} {made|taken|drawn}?",
        "{how long|how many days|how many hours} did it take to {make|draw|paint} {<pic>|this}?",
        "what {was there|happened|came|did they do} {before|yesterday|earlier|the day before|just before}?",
        "what {comes next|will they do|will be there tomorrow|is going to happen|happened afterwards}?",
        "{for whom|for what reason|with what purpose|why} {was|is} {<pic>|this} {made|drawn|painted|sold}?",
        "{what|how much} {did they pay|would you pay|do you pay|does one charge} for {<pic>|this}?",
        (
            "{is|was} {the artist|the painter|he|she|the author|the owner} {rich|old|alive|a woman|"
            "left-handed|french|well known|in love}?"
        ),
        (
            "{can you|could you|please} read {the text|the small print|the letters|the number plate|"
            "the signature|the date} {to me|aloud|for me}{?|.}"
        ),
        "{what|which} {language|alphabet|font} is {the writing|the sign|the label} in?",
        "how {far away|deep|fast|warm|loud|soft|hard|thick} {is it|is this|are they}{| in real life}?",
        "{what|which} {animal|bird|plant|flower|tree|dish|vehicle|sport|building} is {that|this|shown there}?",
        (
            "what {kind|sort} of {person|house|party|game|family|weather|place} {is it|was it|would "
            "this be}{| in real life}?"
        ),
        (
            "{i wonder|i'd like to know|tell me} {who drew this|when this was made|how he feels|what "
            "she is thinking|where they live|what it costs}."
        ),
        "{did|do} {they|the children|the neighbours|your parents|people} {like|know|remember|enjoy} {it|<pic>|this}?",
        "{is|are} {the food|the soup|the fruit|the water|the flowers|the milk} {fresh|hot|cold|sweet|good|for sale}?",
        "{from which|out of which|from what} {film|book|game|country|century|magazine|material} is {<pic>|this}?",
        (
            "{will it rain|did it rain|does it snow|is the sun out|has it rained|was there snow} {"
            "there|that day|outside}?"
        ),
        "where can {i|one|you} {buy|get|order|see} {it|this|such a thing} {today|in town|near me|online}?",
        "when did {this happen|they live|the artist live|it begin|they buy their house|it arrive|he come back home}?",
        "what {do you do|happens} {there|in that place} {at night|in winter|on sunday|when it rains}?",
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
        "{good day|hiya|yo|howdy|hello again|hey you|good to see you|nice to meet you}{|!|.}",
        "what {sort|kind} of {model|program|assistant|thing} are you?",
        "{what|which} {tasks|jobs|things|questions} can you {do|handle|answer|take}?",
        "{are you there|are you awake|anybody there|can you hear me|do you read me|are you ready}?",
        "{cheers|thx|much obliged|appreciated|thank you so much|thanks for that|good job}{|!|.}",
        (
            "{how old are you|where are you from|where do you live|do you sleep|do you dream|are you "
            "alive|are you human}?"
        ),
        "{i'm bored|i am tired|i feel sad|i am hungry|i am happy today|i had a long day}.",
        "{what do i do|how do i start|where do i begin|how do i use you|what should i show you}?",
        "{see you later|take care|until tomorrow|so long|catch you later|have a nice day}{|!|.}",
        (
            "{could you|would you|please} {write an email|write some code|plan my day|book a table|"
            "order a pizza|call my mother}{?|.}"
        ),
        (
            "what is {five times six|the square root of nine|ten minus four|the meaning of life|the "
            "largest ocean|photosynthesis}?"
        ),
        "{who is|who was} {the president|shakespeare|your maker|your boss|einstein|the queen of england}?",
        "{what|which} {day|date|month|year} {is it|do we have} {today|now|at the moment}?",
        "{how do you feel|are you well|you good|all good|everything fine|how was your day|how have you been}?",
        "{introduce|present|explain|describe} yourself{|, please| briefly}.",
        "{let's talk|talk to me|chat with me|let us begin|let's start|amuse me|surprise me}{|!|.}",
        "{yes|no|maybe|sure|never mind|forget it|understood|got it|hmm|right|of course}{|!|.}",
        "{what language do you speak|do you speak german|can you speak chinese|how do you say cat in spanish}?",
        "{i need help|i have a question|can i ask you something|i want to ask something|give me a hand}{|.|, please.}",
        "{recommend|suggest|name} {a good book|a film|a song|a recipe|a present for my friend}.",
        "{what are your limits|what can't you do|are you clever|how big are you|how smart are you|how do you work}?",
    ],
}
