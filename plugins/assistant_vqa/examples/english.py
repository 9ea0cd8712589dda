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
""".splitlines()
)

COUNTER_EXAMPLES = tuple(
    """\
what colour is the sky usually
what color do you get when you mix blue and yellow
what colours are in the flag of Japan
how many planets are there
how many days are in a leap year
how many people live in China
how many sides does a hexagon have
what shape is the earth
what is the difference between a list and a tuple
compare Python and Rust
which is bigger, the sun or the moon
which is larger, 3/4 or 2/3
is there life on Mars
are there any good books about chess
is it going to rain tomorrow
who is the president of France
who wrote Faust
where is Vienna
where is the toilet
what time is it
what is the capital of France
what is the meaning of life
why is the sky blue
why do cats purr
what is the square root of 144
what is a star made of
what does a red cross stand for
do you have a favourite colour
what else can you do
how are you
count to ten
what is your opinion on that
""".splitlines()
)
"""Look-alikes that ask for something else."""
