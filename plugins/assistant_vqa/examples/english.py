"""English utterances about something in one picture, one a line. What belongs here is told in `__init__.py`."""

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
is the star bigger than the circle
which shape is the largest
which is bigger
what is the smallest thing
what is left of the circle
what's to the right of the red star?
what is above the square
what is below the green triangle
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
what about the star, what colour is that
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
how many large ones
how many of the stars are small
how many objects are on the table
how many things are there altogether
how much does it cost according to the label
how far apart are they
how is the woman dressed
what about its colour
what about the size of the cross?
what about the left one
what about the others, are they blue too
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
what is only in #1
what kind of bird is that
what kind of car is it
what language is the text in
what number is shown
what plant is this
what pattern does the shirt have
what shape do you see twice
what shape is below the heart
what shape is it next to
what sort of building is this
what vegetable is on the plate
what would you call this animal
what's above the red square
what's the guy on the left doing
what's the dog's breed
what's the weather there
what's he pointing at
what's the smallest shape's colour
when was this taken, can you tell from the light
where are they
where is the small blue one
where is the star relative to the heart
where does the road lead
where was it taken
which animal is bigger
which colour appears most often
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
find the mistake in this picture
count how many are green
count all shapes
count everything that is large
number of red things in it
colour of the biggest one?
shape of the small one?
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
for this picture: which shape is largest
look closely: is there a small star
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
does the picture contain text
does the image contain a cat
does this photo contain any animals
does the picture include a star
does the photo show a child
does this image show a heart
does the picture show more than one circle
does #1 contain any red shapes
does it show a tree
does it include people
does either of them have a dog in it
is a bicycle visible in the picture
is the photo showing a city
what's the weather like in this photo
what's the mood in the image
what's the time of day in the photo
what do you think he is doing
what do you think this animal is
how old do you think she is
how many people do you think are in the crowd
how far is the house from the tree in the picture
where do you think this was taken
who do you think is the boss in this picture
do you think the dog is happy
do you think this is real
can you find the cat in this picture
can you spot the star
can you count the stars for me
can you identify the animal in the photo
can you tell me the color of the heart
can you tell me how many triangles there are
can you tell me what shape is on the right
could you tell me where the small circle is
could you check if there's a hexagon
would you say the circle is large or small
please tell me the color of the square
please count the circles
please check the picture for a star
I wonder what breed this dog is
I wonder how many there are
I can't make out the sign, what does it say
I think it's a circle, is that right
I see a star, is it red
is what I see on the left a hexagon
so what colour is it?
also, what color is the diamond
one more question: is the cross black
next question, how many colours
the heart, is it pink or red
the thing in the corner, what is it
the star's colour?
the number of blue shapes please
position of the square?
size of the triangle?
name of the flower?
type of car?
what breed?
what time does the clock show
what year is written on the coin
what is the score on the board
what is the temperature shown
what is the dog doing
what is the cat sitting on
what are the children playing with
what are the colors of the flag in the picture
what is behind the sofa
what is the shape above the circle
what is the third one from the right
what shape comes after the star
what fraction of the shapes is red
are the shapes arranged in a row
are there as many stars as hearts
are there fewer squares than circles
are most of the shapes large
are there people or animals in it
are the eyes of the cat open
is the sun shining in the picture
is the picture taken from above
is the square touching the circle
is the shape on the right a star or a cross
is the leftmost shape green
is the topmost one small
is everything in it blue
is anything in it yellow
is the car parked or moving
is the man standing or sitting
was the picture taken at night
was it raining when it was taken
has the picture got a heart in it
how many times does the circle appear
in what order are the shapes from left to right
on which side is the star
to the left of the heart there is what
""".splitlines()
)
