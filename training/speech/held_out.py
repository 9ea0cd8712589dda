"""Sentences for the evaluation, written by hand. Training never reads this file, and no template makes these.

Belongs here: sentences of known words in other orders than the grammar's. Does not belong here: anything for training.
"""

from __future__ import annotations

WRITTEN = """\
which color is the star at the top
is the big square on the left red or blue
how many small circles can i see in this drawing
tell me what is in the second image
now show me the picture with the black heart
what is there between the cross and the star
the third one looks like a hexagon
find all my drawings with green diamonds
are the two circles the same size
is anything under the yellow triangle
which of these pictures has no star
describe the one on the left please
give me a short caption for the last photo
can you find a picture of a tree and a house
i want to see more pictures with pink hearts
please compare picture two with picture five
what is different between the first and the last image
search the library for brown squares
how many things are on the right
there is no circle in this picture
is the largest thing a triangle
where can i find the orange cross
the smallest star is black
what do the two pictures have in common is it the color
could i see the previous picture one more time
read the last answer again
stop and go back
open my pictures folder and index it
draw three blue stars and one gray circle
make a drawing of a red house
what can i ask you about these photos
is picture three more like picture one or picture two
without the purple one please
the second one from the left
does the third image have more squares than the fourth
how many colors are in this scene
tell me if there is a heart in both images
what shape has the same color as the square
name the color of the biggest object
count all the shapes in the last five pictures
what is the yellow thing at the bottom
find something like the second photo but with a green star
no i said number twelve
yes that is the right one
thank you that is all for now
hello can you help me with my photos
please close the library and stop
describe both pictures in one short sentence
which is the smallest of the four shapes
is it to the left of the pink diamond or to the right
look for an orange triangle above a gray square
label the first ten pictures
write down what you see in the corner
what did you say about the fourth picture
show twenty images from the library
how many of them have a cross in the middle
is there a tiny circle behind the black hexagon
what color are the two hearts
what shapes do you see on the left side of the image
add these photos to my library please
""".strip().splitlines()
