"""English utterances, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
draw a circle
draw a red circle
draw a small blue star
draw two green squares
draw two small blue stars and a large red circle
draw a horse in a field
draw a yellow house
draw a house with a garden
draw a red fox in the snow
draw me a unicorn
draw me a dragon breathing fire
draw me a picture of a lighthouse
draw something with purple hearts
draw an orange triangle on a blue background
draw a cat wearing a hat
draw the city at night
draw another one
draw it again
draw it again but in blue
draw the same with a green background
draw this as a watercolour
draw my mother
draw my dog on the beach
draw a photo of my grandmother
draw 2 pictures of a blue star
turn it into a blue star
turn it into a green square
make it a yellow heart
replace the heart with a star
change the colour to green
turn #3 into a postcard
turn this photo into a pencil sketch
convert the second image to a line drawing
give me an anime version of #2
change this picture to black and white
redo the last photo in the style of a comic
sketch this photo for me
make my selfie look like an old painting
draw #2 with a hat
draw three pictures of a boat
draw 3 pictures of a green circle
draw 5 images of clouds
make 2 pictures of a cat
make 4 images of a small house
make two pictures of a sheep
generate 3 images of a bridge
paint the first day of spring
paint the end of the world
paint the fall of Rome
paint the first moon landing
draw the Trojan war
draw the French revolution
draw the last day of the dinosaurs
draw the third little pig
draw the planets
draw the first people in America
sketch the first aeroplane
please draw a pink diamond
please draw me a castle on a hill
can you draw a tree
can you draw me a robot playing chess
could you draw a black hexagon please
could you please draw a mountain lake
would you draw a bowl of fruit
I want you to draw a ship
I'd like you to draw a small red heart
now draw a green star
then draw a gray cross
paint a portrait of a king
paint a bowl of fruit
paint me a sunset
paint a village in winter
can you paint a field of flowers
sketch a bicycle
sketch me a horse
sketch an old man with a beard
illustrate a fairy tale
render a red cube
render a glass of water
make a picture of a green forest
make a picture of a robot
make me an image of a spaceship
make me a picture of a mountain lake
make a drawing of my dog
make an illustration for a children's book
make another picture
make the background blue
make another one with a red background
create a picture of a robot
create an image of a castle in the clouds
create an image with two cats
create a picture showing a spaceship
create a drawing of three orange triangles
create a poster with a moon
generate a picture of a sunset over the sea
generate a picture of a blue square
generate an image of a mountain lake
generate an image of a blue square
generate a photo of a city at night
generate a drawing of two yellow stars
generate another image
design a poster with green leaves
design a logo with a star
produce an illustration of a whale
a picture of a purple triangle, please draw it
a variation of #3
vary this picture
redraw it in green
I want an image of a ship, make me one
I'd love a painting of a castle, could you do that
sketch a triangle
sketch three small circles
sketch me a boat
doodle a flower
doodle something for me
i'd like a picture of a red cross, drawn by you
i would like a drawing of a big house
i want a drawing of two hearts
i need a drawing of a green diamond
give me a drawing of a tree
a drawing of a black square please
make a drawing of a snowman
make me a picture with four dots
make an image of a big blue ring
image of a yellow star, please make one
can you make an image with a brown cross
could you create a picture with a small heart
create a drawing with two triangles
create me an image: white star on blue
generate an image: three green circles
generate: a pink square
generate me one picture of a lake
render a purple ring
picture of a dragon, paint it
drawing: an orange heart
draw: small grey hexagon
draw small brown triangle
draw blue ring
draw yellow diamond please
draw pls a tiny star
please to draw one blue triangle
please make drawing of a cat
draw for me the big white circle
draw me something nice
try drawing a rabbit
go on, draw a tulip
let's have a drawing of a bridge
we need an illustration of a volcano
colour me a picture of a parrot
paint a sunset over the sea
paint a pair of green stars
put a red heart on a white background, as a picture
design a picture of a robot with one eye
design me a poster with a big sun
now draw the same thing in purple
now make it yellow
in green this time
once more but smaller
again, bigger
same thing, other colour
one more like that
whip up a picture of a lighthouse
whip up a quick logo with a green leaf
whip up some art for a party invitation
knock up a picture of two dancing bears
knock up a poster with balloons
put together a picture of a harbour at dawn
I'd like a variation of this picture
I'd like a variation of it in green
I want a variation of #2
do me a variation of this
do a variation of the last drawing
make a variation of this photo
I'd like a new illustration of a mill
I need a fresh drawing of an owl
redraw it with a bigger circle
redraw this in blue
redraw that with three stars
whip up an invitation card with stars
put together a greeting card with a cake
could you come up with a poster of a whale
draw something similar to #2
draw one like these""".splitlines()
)
