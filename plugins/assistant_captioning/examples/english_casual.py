"""English utterances said in passing: fragments, hints, half sentences. One a line; told in `__init__.py`."""

EXAMPLES = tuple(
    """\
so what do we see here
what exactly am I looking at in this shot
okay what is this picture of
what is this a picture of
what's this photo about
what's the picture about
what's all in it
what's in here
what have I got in this one
anything interesting here? describe it
what's the scene
set the scene for me
paint it for me in words
put this into words
put what you see into words
can't see it well, tell me what it shows
my screen is broken, what does the picture show
I'm blind, tell me what is on this photo
give a blind person an idea of this image
read the image out to me, the whole scene
what would you tell someone who can't see it
tell me all about it
tell me the whole story of this picture
give me the short version of this picture
just a few words on this photo
in three words, what's this
in one short line, this picture
keep it brief: this image
a bit more detail please, on that picture
more detail
again, but longer
again, in fewer words
the same picture, described differently
try another description
something I could put under this photo
I want to post this, write me something to go with it
write the text for this post
a nice line to go with this photo
write a tweet for this picture
give it a title
find a good title for this photo
headline for this image
this needs an alt attribute
img alt, please
make this accessible: describe the image
what did I just send you
do you know what this shows
see this? tell me what's on it
have a look and tell me what you see
here, take a look
look at this
check this out
what do you think this shows
how about this one, what does it show
next picture, same thing
what do these show
what's on each of them
go through them one by one
a line for every picture
run through the hits and say what each shows
describe what you found
what is the second hit
what was the first one again
remind me what's in the third picture
tell me in words what it shows
say in words what is there
two sentences on each of them
one sentence each please
each in one line
a sentence for every hit
the last two, a line each
words for this picture, please
text for our website about this picture
shorter please, the description of the picture
what's this supposed to be
what is that meant to be
what's that, even
hm what am i seeing
what's all this
i can't see pictures, tell me what you got
i'm blind, tell me what's in the photo
my eyes are bad, say what's there
the picture won't load, what is in it
what did i just send
what did i just give you
what was the last photo i sent you
my son painted this, what is it
guess what this drawing shows
everything you notice, please
long version
short version
all the details please
in three words
put it in a nutshell
explain this photograph please
make a description of this
write something under this photo
a line for under the picture
one line each
one sentence for each of them
say again what that picture was, but longer
what's the top result
what does the best hit show""".splitlines()
)
