"""English utterances, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
hello
hi
hi there!
hey
hey assistant
good morning
good evening, how are you today
good night
how are you?
how's it going
what's up
nice to meet you
long time no see
thanks
thank you very much
thx
thanks, that was helpful
great, thanks a lot
well done
cool
ok
okay, good
nice
wow
haha
lol
that's funny
perfect
never mind
forget it
sorry
no
yes
yes please
sure
maybe
not really
I don't think so
that's wrong
that's not right
are you sure?
really?
why?
why not
why do you say that
what do you mean
I don't understand
say that again
read that again
read it again please
read the answer again
can you read that out again
read that once more
read it to me again
read it out loud again
say it once more
play that again
one more time please, read it
read your answer back to me
read that last answer again
can you repeat that
bye
goodbye
see you later
that's all for today
who are you
what are you
what's your name
who made you
are you a human or a machine
are you alive
what can you do
what can you do for me here?
what else can you do
what can I ask you
help
help me
help please, how does this work
how do I use this
how do I send you a picture
how do I add a photo
how can I drop an image here
how do I search my pictures
how do I index a folder
how do I get a better model
how do I get a language model
which models are you using
what model is this
what commands are there
do you work offline
is my data private
does anything leave my computer
do you speak Chinese
what languages do you know
which languages do you speak
what did I ask first
what did I ask you at the beginning
what was my first question
what was my last question
what did I just say
what did I say before
what did I ask before that
what have I asked so far
what have we talked about
what were we talking about?
what is this conversation about
what did you say about #2
what did you say about the second picture
what did you answer before
what was your last answer
what did you just tell me
what did you tell me about the last picture
what did you say?
repeat your last answer
remind me what I asked
remind me what you said about the first picture
which pictures are there
which pictures do we have
which pictures have I sent
which pictures did I give you
what pictures are in this conversation
list the pictures
list all pictures of our chat
show the list of pictures so far
how many pictures did I send
how many pictures are there in this chat
how many images have we got so far
how many pictures did you find
how many questions did I ask
what did you find
what did you find earlier
what was found
what were the search results again
which ones did you find before
what was the first picture I sent
what was the name of the file I sent
when did I send the first picture
summarise our conversation
summarise what we said so far
sum up this chat
give me a recap
recap please
do you remember what I said
do you remember me
do you remember the first picture
tell me a joke
tell me another joke
tell me a story
tell me something interesting
tell me a fun fact
tell me about the Roman empire
sing a song
write a poem about autumn
write a short story about a dragon
write an email to my boss that I am sick
write a haiku
write a python function that reverses a string
write a limerick about a cat in a red hat
translate "good morning" to French
translate this sentence into German: I am hungry
how do you say thank you in Japanese
what does serendipity mean
define entropy
spell necessary
what is the capital of Australia
what is the tallest mountain in the world
who was Ada Lovelace
who invented the telephone
who won the world cup in 2014
when did the second world war end
where does coffee come from
why is grass green
why do we dream
how does a rainbow form
how far away is the moon
how old is the universe
how tall is the Eiffel tower
how do I cook rice
how do I learn to play the guitar
how do I fix a flat tyre
how do I get over a breakup
how do vaccines work
what is 12 times 13
what is 15% of 80
calculate the square root of 2
solve x + 3 = 7
explain how photosynthesis works
explain black holes to a child
explain the difference between a list and a tuple
what is the difference between affect and effect
give me advice
give me three ideas for a birthday present
give me a recipe for pancakes
recommend a good book
recommend a film for tonight
what should I eat tonight
what should I do today
should I buy a bike
plan a trip to Rome
let's play a game
let's talk about music
let's chat
can we talk
I'm bored
I'm tired
I am happy today
I feel sad
I have a headache
I had a bad day
I like pizza
I love you
I'm from Vienna
my name is Anna
my cat is called Tom
it is raining here
the second law of thermodynamics
the weather is nice today
what's the weather like
what day is it today
what time is it
who is the president
is Pluto a planet
is it going to be sunny tomorrow
is coffee healthy
can pigs fly
can you think
can you keep a secret
do you like music
do you have feelings
do you know Shakespeare
what do you think about art
what is your favourite colour
what is consciousness
what is machine learning
what is a neural network
what is git rebase
how does CLIP work
draw a conclusion from that
I drew a blank
you're drawing too much attention
look who's talking
see what I mean?
picture yourself on a beach
that paints a clear picture
I found it, thanks
found it
it's a search for meaning
let me show you something
I'll send you a picture in a minute
I have a picture for you
wait a second
one moment please
stop
to be or not to be
asdfgh
???
test
how many pictures are in my library
what is in my library
which folders are in my library
is my library up to date
how big is my library
which folders are indexed
is anything indexed yet
which pictures are in this conversation
what images are in our chat
which photos have we looked at
can you list the pictures we have here
I see what you mean
I know
I agree
I'll think about it
that makes sense
that's interesting
let me think
let me see
hold on
what now
and now
so what
who cares
same here
you too
me too
how come
no problem
no thanks
no, thank you
no worries
of course
absolutely
exactly
got it
understood
all right
alright then
good question
good point
good job
nice work
not bad
too bad
what a pity
congratulations
happy birthday
merry christmas
what a day
long day
I have a question
I have a problem
may I ask you something
can I ask something
do you have time
are you there
are you busy
are you ready
tell me about your day
tell me about dogs
tell me about Beethoven
tell me about the weather on Mars
tell me what love is
explain the theory of relativity
explain it to me like I'm five
explain why the sea is salty
write a letter to my landlord
write a song about trains
write code to sort a list
fix this code: print("hi"
proofread this sentence
rewrite this more politely
make this shorter: I am very tired today
give me a quote about courage
give me some tips for sleeping better
give me feedback
name three rivers in Europe
name the planets
list five prime numbers
list the ingredients of guacamole
how many legs does a spider have
how many ounces in a pound
how much is 20 euros in dollars
how long does it take to boil an egg
how do birds fly
how do I delete a conversation
how do I quit
how do I change the language
how do I use voice
how is glass made
where is the Sahara
where do I find the settings
when is Easter
when was Mozart born
who was Cleopatra
who is Taylor Swift
who wrote Hamlet
what is photosynthesis
what is a haiku
what is the meaning of the word picture
what is the difference between a photo and a painting
what is the best camera for beginners
what is an image file format
what is a pixel
what is pi
what is your opinion about cats
what do you mean by that
what do cats eat
what would you say
what happened to the dinosaurs
which is better, tea or coffee
which country is the largest
which language should I learn
why is water wet
why are stars so bright
why do hearts symbolise love
is a tomato a fruit
is a square a rectangle
is red a warm colour
is there water on the moon
is it a good day
are stars bigger than planets
are cats smarter than dogs
do circles have corners
do you like dogs
do you dream
does a triangle have four sides
does time exist
can dogs see colours
can a square be a rhombus
can you keep going
can you explain that
can you be quiet
could you help me with my homework
should I get a dog or a cat
would you rather fly or be invisible
""".splitlines()
)
