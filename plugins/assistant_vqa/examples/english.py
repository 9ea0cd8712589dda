"""English utterances, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
what color is the circle?
what colour is the star
what color is the car on the left
which colour does the hexagon have
colour of the square?
what's the color of her dress
what shape is the red one
what shape is on the far left?
which shape is blue
what is the green thing
what is the thing in the top right corner?
what is the object next to the heart
what size is the diamond
is the triangle small or large?
how big is the cross
how many circles are there?
how many stars can you count
how many people are in the picture
how many red shapes do you see
how many shapes are there in all
how many of them are blue?
how many dogs are on #2
count the squares
count the cars please
count the hearts in the second picture
number of triangles?
is there a red star?
is there a dog in this photo
are there any people
are there any hearts in the picture?
are there more circles than squares
is there something green here
do you see a bicycle
can you see a cat anywhere in it
does the picture have a yellow cross
does it contain any text
is it raining in the photo
is it day or night in this picture
is he smiling
is the man wearing a hat
is the door open or closed?
are the two shapes the same colour
do the circle and the star have the same color
are they the same size
is the star bigger than the circle
which one is larger, the heart or the square?
which shape is the largest
which is bigger
what is the smallest thing
what is left of the circle
what's to the right of the red star?
what is above the square
what is below the green triangle
what is between the two circles
what's in the background
what is behind her
what's on the table
what's in the top left
which shape is at the bottom
what is furthest to the right
is the circle left of the square?
is the star above or below the heart
where is the cat
where's the red circle?
where in the picture is the clock
what is the difference between the two pictures
what's different between #1 and #2?
compare the two pictures
compare #1 and #3
compare these
compare the first and the last one
what is in the second but not in the first
what does the first picture have that the second lacks
which of the pictures has more stars
which picture has a blue heart
in which of these is there a dog
do both pictures show the same thing?
do these two photos show the same place
are the two images identical
what do the pictures have in common
and what colour is it?
and how many are red
and on the left?
what about the star, what colour is that
and in the second one, how many?
who is in this picture
who is the woman on the left
who took this photo, can you tell?
what breed is the dog
what kind of flower is this
what animal is it
what brand is the car
what is written on the sign
what does the sign say?
can you read the text in the picture
what time is it on the clock
what is the man holding
what is she wearing
what are they doing
what is the person in the middle doing
where was this photo taken
what season is it in the picture
how old is the man in #2
what material is the table made of
does this look professional
is the picture blurry
what's wrong with this picture
why is the man laughing
what mood does this picture have
what color are most of the shapes
wat colour is teh circle
how mny stars r there
wich one is bigger
is their a red square
tell me the colour of the heart
tell me how many shapes are small
tell me whether there is a circle in it
I want to know what's next to the diamond
look at #2: is the cross purple?
could you tell me which shape is in the middle
please check if there is a yellow star
check whether the square is large
in picture 3, what is on the right?
for the second photo: what colour is the sky
same question for #2
what about the second picture, same question
what else is in the picture besides the circle
what else
anything red in there?
any triangles?
red or blue?
does he have a beard
does she carry a bag
does the dog wear a collar
does it have wings
does the house have a chimney
does anything in it look broken
do the people look happy
do you see any birds in it
do you notice anything unusual
do the colours match
has the cake been cut already
has he got glasses on
have they finished building it
is she looking at the camera
is the dog asleep
is the light on
is it snowing there
is that a real person
is this in colour or black and white
is this taken inside
is there enough light in this shot
is there a number on the shirt
is anyone sitting
is the red one on top of the blue one
is the pink heart to the right of the cross
is the green hexagon bigger than the black circle
is it safe to eat these mushrooms
is this mole something to worry about
are they holding hands
are the windows open
are all of them the same shape
are any two of the shapes the same colour
are the small ones all blue
was this photo taken in summer
were they at the beach
can you make out the licence plate
can you tell what the weather was like
can you see how many fingers he holds up
can you read what it says
could this be Paris
how old does she look
how old might the man be
how tall is the tower compared to the tree
how many wheels can you see
how many fingers is he holding up
how many hearts are pink
how many different colours are there
how many different shapes?
how many large ones
how many of the stars are small
how many objects are on the table
how many things are there altogether
how much does it cost according to the label
how far apart are they
how is the woman dressed
how is the circle different from the one in #1
what about its colour
what about the size of the cross?
what about the left one
what about the others, are they blue too
what are the two shapes at the top
what are these people doing
what are the colours of the shapes
what color is her hair
what color are his shoes
what colour is the background
what colour is the smallest shape
what does the label say
what does the headline read
what expression does he have
what game are they playing
what is next to the yellow triangle
what is under the table
what is in front of the house
what is in the middle?
what is in the bottom left corner
what is closest to the star
what is the biggest one
what is the colour of the thing on the right
what is the number on the door
what is the price on the tag
what is the name on the badge
what is the boy looking at
what is she reading
what is on the left of the second picture
what is missing in the second one
what is only in #1
what changed between these two
what kind of bird is that
what kind of car is it
what language is the text in
what number is shown
what plant is this
what pattern does the shirt have
what shape do you see twice
what shape is below the heart
what shape is it next to
what shapes are the same colour
what sort of building is this
what vegetable is on the plate
what would you call this animal
what's above the red square
what's the guy on the left doing
what's the dog's breed
what's the weather there
what's he pointing at
what's between the heart and the hexagon?
what's the smallest shape's colour
when was this taken, can you tell from the light
where are they
where is the small blue one
where is the star relative to the heart
where does the road lead
where was it taken
which animal is bigger
which colour appears most often
which of these two is brighter
which of the shapes is not red
which one has a cross in it
which one is on the left
which one of the three pictures has the most shapes
which picture is sharper
which shape is orange
which shape is closest to the bottom
which shapes are small
which side is the door on
who is standing behind the car
who is taller
whose photo is better lit
why does it look so dark
why is there smoke
list the colours of the shapes
name the colour of the triangle
name the shape on the right
tell me which is bigger
tell me what's written there
tell me the difference between the two
find the odd one out in this picture
find the mistake in this picture
point out the differences between them
count how many are green
count all shapes
count everything that is large
number of red things in it
colour of the biggest one?
shape of the small one?
and the other one, what colour?
and behind him?
and in #3?
and its shape?
and what's to the right of it
same or different colours?
bigger or smaller than the circle?
left or right of the star?
purple or pink?
true or false: there is a green cross in the picture
yes or no, is there a heart
any text in it?
any people in the background?
anything else on the table?
anything blue?
a question about #2: how many stars
about the first one: is it night
for this picture: which shape is largest
look closely: is there a small star
looking at both, which is older
based on the photo, what season is it
judging by the picture, is it warm there
from the picture, can you tell if it's windy
would you say he looks angry
read the sign for me
read what is written on the board
ocr this
what is the total on this receipt
solve the equation in the picture
translate the text in this image
what does this chart tell about 2020
which bar is the highest in the chart
what error does this screenshot show
which button should I press in this screenshot
which fruit is this
who drew it, is there a signature
wats the color of teh sqare
how manny people r in it
whats left of the cirle
""".splitlines()
)
