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
draw #2 with a hat
draw three pictures of a boat
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
I'd love a painting of a castle, could you do that""".splitlines()
)
