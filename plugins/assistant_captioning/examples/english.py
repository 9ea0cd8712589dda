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
what's shown in here
what do we see in this photo
what have we got in this picture
what does this image depict
what does this one show
what does the photo I sent show
what do these pictures show
what do you make of this picture
what can be seen on it
what would you say this is a photo of
what's this photo of
what's in there
what's in the second one?
what's in all of these
what is on the image I dropped
whats this
tell me what this is a picture of
tell me what this photo shows
tell me what the pictures show
tell me in detail what you see
tell me briefly what's there
can you tell what this shows
can you say what is in it
can you see what this is
could you explain what this picture shows
please look at the photo and describe it
please describe what you see
please write a short description of it
please give a full description
look at the picture and say what's there
explain what's going on in the photo
describe everything you can see
describe the content of this image
describe the contents of #1
describe what's happening
describe this shot
describe this drawing
describe this painting
describe this screenshot
describe the diagram
describe my picture
describe what is on the third picture
describe these four photos
describe each of them separately
describe each picture
describe the first one
describe the last one in detail
describe the other one
describe them one by one
describe in one line
describe briefly
describe shortly
describe in a paragraph
describe the picture for a child
describe the picture for someone who is blind
describe it again in more detail
description
description please
full description
a longer description of this one
detailed description of the photo
brief description
one-line summary of the picture
short summary of this image
sum it up: what is in the picture
caption
captions for these
caption the second one
caption #4
caption the last three
caption the photos I dropped
caption each of these in a few words
a funny caption for this photo
an Instagram caption for this picture
suggest a caption
make a caption
add a caption to this
title this picture
give this photo a title
a title for the picture please
name this picture
alt text for #3
alt text for all of them
alt-text
an alt attribute for this image
make this image accessible
image description for a screen reader
text alternative for the picture
I'm blind, what is in the photo?
my screen reader can't read this image, describe it
narrate this scene
paint me a picture in words of what you see
give me an overview of the image
give me the details of this picture
give me two sentences about the photo
go through the picture and tell me everything
say what you see
say in one sentence what it shows
report what is visible
everything you see, please
anything you can tell me about this picture
now describe the next one
next one
now this one
this one too
and this?
and this one?
and these two?
how about this picture
what about this image
here is a picture
here's another one, what is it
photo attached, please describe
see attached, describe it
wat is on this foto
descibe the secnd one
tel me what u see
what does the picture look like
what kind of picture is this
what sort of image is this
tell me about this photo please
tell me everything about this image
tell me something about the picture I sent
tell me more about #2
tell me about the last one
tell me about the first picture
can you tell me what's in the picture
can you tell me what is in this photo
can you tell me what this picture shows
can you tell me about this image
can you describe it briefly
can you describe this in detail
can you describe what you see
can you describe the second picture
can you write a caption
can you give me alt text
can you give a short description
can you summarize this picture
could you write a caption for this
could you describe it more
could you give me a description of the last picture
would you describe this picture please
please caption this
please describe #2
please describe it in one sentence
please describe this picture in detail
please write alt text
please summarise the image
I want a description of this picture
I want a caption for it
I want to know what this picture shows
I'd like a caption
I'd like a detailed description
I need a caption
I need a short description of the photo
do describe it
give me a caption
give me a short caption
give me an alt text
give a detailed account of the image
generate a caption
generate alt text
generate a description for this image
produce a caption for each
make a description
create a caption
create alt text for this picture
provide a description of the image
provide a caption
write a description of the photo
write a one-sentence description
write two sentences about this picture
write the alt text for #2
write captions for all pictures
describe what this photo shows
describe what you see in the image
describe the image in one sentence
describe the image briefly
describe the photo for me
describe the picture I just sent
describe the photo above
describe this image for a blind user
describe that one
describe those
describe all three
describe both pictures
describe them all
describe every picture here
describe the pictures one after another
""".splitlines()
)
