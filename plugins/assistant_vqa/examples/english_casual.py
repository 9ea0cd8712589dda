"""English utterances said in passing: fragments, hints, half sentences. One a line; told in `__init__.py`."""

EXAMPLES = tuple(
    """\
could it be a cat
could this be made of glass
might that be a wolf
isn't that a star
is that really a heart
is that maybe a dog
looks like a fox, is it one
is that rust or dirt
is this mold or just dust
is he wearing glasses or sunglasses
is it a real tree or a painted one
that red thing, what is it
the little one next to the circle, what is it
what's the object in the upper left
what's on top
what's lying on the floor
what's in her hand
what's on the wall
what lies between them
what stands out the most
what's the weather like there
what season is it in the photo
what time of day was it taken
what year might this be from
where might this be
which city is this
which country could that be
which building is that
which breed is it
which brand is on the shirt
which letters can you read
which shape is the darkest
which color is used the most
which side is the star on
what does the text say
what does it say on the box
what does the sign read
what's the number on the door
what's the license plate
can you read the handwriting
read what's on the label
read the caption under the drawing out to me
read the screen
transcribe the text in the image
type out what is written in the picture
what's the total on this receipt
what's the price on the tag
how much does it cost according to the menu
how many are red
how many chairs
how many corners does the shape have
and the squares, how many
and the color of the ring
and on the right
and behind it
how big is it compared to the square
how old is the man
how does she look, happy or sad
does she look happy
does it look broken
does it have a tail
does anything look odd
does the star touch the circle
do you see a dog anywhere
do you see any writing
any text on it
any people
any animals here
any cars in the street
nobody in the room?
is somebody waving
is the door open
is the lamp on
is the bigger one on the left
is the plant healthy
is this edible
is this poisonous
is this bridge safe
what's wrong with my plant
what's wrong in this picture
why does the image look blurry
what is she about to do
what happened to the car
who's on the left
who is in it
anything green in it
anything unusual about it
point out the smallest shape
name every color you see
list the objects in the picture
list all the animals in it
count the windows
count the people please
is the water calm
is the road wet
is the grass dry
is the house old
are those real
are they real or fake
whose bag is that
whose car is in front of the house
what's new in the second one
what was removed from the second picture
what is missing in the second image
what disappeared between the two
what has been changed here
is anything missing here
do these have anything in common
what do all of these share
how many are left
how many pieces remain
how long is the line of people
which car is at the front
what's the date on the letter
is the other one red
what about the other one, is it round
and the other, does it have a roof
and the second, is it blue
which of the results looks most like my picture
which of these resembles the first one
which hit is the closest to my drawing
which of the three looks like a fox
which one of them looks like the one I sent
does any hit look like mine
is one of these like the first
is he the one from yesterday or somebody else
are these the same building or two different ones
is it taken at noon or at dusk
summer or winter in this one
more birds than boats or the other way round
are there more chairs than tables
is the lamp on or off
real flowers or plastic ones
point out what changed between them
find what is not the same in these
can you spot what changed
see any change between the two
is the big one red or green
is the small one square or round
so is it blue or purple
are you sure it's a circle
are you sure that's red
wait, is that really a triangle
look again, is it blue
is it the same place
same person or not
same shape or not
the same colour or different
spot the differences
spot what's different
find the difference between these pictures
what's been changed
how many corners does it have
how many sides has that shape
count once more
count them again
is it night there
would you say it's evening
does it look cold
does it look like winter
is she asleep or awake
is that a man or a woman
what's the guy holding
what's he got in his hand
any spelling mistakes on the sign
has it been photoshopped
does anything overlap
are any of them touching
is something hidden behind it
are there shapes inside other shapes
is anything cut off
are there more stars than hearts
is one of these like the other""".splitlines()
)
