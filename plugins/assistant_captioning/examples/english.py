"""English utterances, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
describe this picture
describe it
describe the image
describe #2
describe the second one
describe the last two pictures
describe both of them
describe all of them please
describe the one you found first
describe the first three in one line each
can you describe what's in this photo?
could you please describe the photo I just sent
please give me a description of this image
I need a description for this
give me a detailed description of #3
describe this in as much detail as you can
in detail please, what's going on here
a short description please
short caption
one line caption for this
one sentence about this picture
caption this
caption it
caption these
caption all three
caption pls
caption for the pic
cpation this photo
desribe the pic
descrbe this imge please
write a caption for this photo
write me a caption
can you caption these photos for me
come up with a caption for picture 4
give each picture a caption
a caption for every one of these
generate captions for all the images
alt text
alt text please
write alt text for this image
I need alt text for my website
give me the alt text of #1
generate an alt description for screen readers
what would a screen reader say for this one
accessible description of this picture for a blind reader
what do you see?
what do you see here
what can you see in this picture
tell me what you see
tell me about this picture
tell me about the second one
tell me more about this image
say something about this photo
what is in this picture?
what's in the image
whats in this pic
what's on this photo
what does this picture show
what does it show?
what is shown here
what's this a picture of
what is this picture about
what is depicted in #2
what is this
what's this?
what am I looking at
what's going on in this picture
what is happening here
what's happening in the photo
explain this image
explain what is shown in the picture
summarise this picture
summarize the photo in a few words
sum up the image in one sentence
put this photo into words
describe the scene
describe the scene in front of us
walk me through this picture
give me the gist of this image
how would you describe this?
how would you describe the photo to someone who can't see it
I can't see it well, tell me what's there
read the picture out to me
look at this and tell me what it is
have a look at this one
take a look at these pictures
here, look
check this out, what is it
now the next one, describe it too
and the second?
and what about this one, what does it show
do the same for the third picture: describe it
longer description please
more detail please, describe it again
describe that again but shorter
tell me in a sentence what is on picture two
a brief summary of what the picture shows
name everything that is in the picture
list what is visible in the photo
describe the picture I dropped earlier
describe the pictures you just found
describe the red one
what does the last picture look like
""".splitlines()
)

COUNTER_EXAMPLES = tuple(
    """\
describe your feelings
describe yourself
describe photosynthesis in two sentences
describe how a steam engine works
describe the plot of Hamlet
describe the difference between TCP and UDP
describe the taste of mango
describe a typical day in the life of a nurse
caption contest rules
how do I write a good caption for Instagram in general
what is a caption in HTML tables
what is alt text and why does it matter
what is love
what is this conversation about
what's going on in the world
what's happening tomorrow
explain quantum computing
explain recursion to me
summarise the French revolution
summarize War and Peace
tell me about yourself
tell me about the history of Rome
say something nice
draw a red fox in the snow
draw me a picture of a castle
draw a conclusion
paint a rosy picture of the economy
I see what you mean
look, I don't have time for this
get the picture?
picture this: you wake up on an island
""".splitlines()
)
"""Look-alikes that ask for something else."""
