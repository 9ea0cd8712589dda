"""English utterances about one of several pictures, comparing them, or going on from the last answer."""

EXAMPLES = tuple(
    """\
count the hearts in the second picture
are the two shapes the same colour
do the circle and the star have the same color
are they the same size
which one is larger, the heart or the square?
what is between the two circles
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
which have a face in them
which pictures are blurry
which of these are out of focus
how many of these show a boat
do both pictures show the same thing?
do these two photos show the same place
are the two images identical
what do the pictures have in common
and what colour is it?
and how many are red
and on the left?
and in the second one, how many?
for the second photo: what colour is the sky
same question for #2
what about the second picture, same question
is this in colour or black and white
are all of them the same shape
are any two of the shapes the same colour
how many different colours are there
how many different shapes?
how is the circle different from the one in #1
what are the two shapes at the top
what is on the left of the second picture
what is missing in the second one
what changed between these two
what shapes are the same colour
what's between the heart and the hexagon?
which of these two is brighter
which of the shapes is not red
which one has a cross in it
which one is on the left
which one of the three pictures has the most shapes
which picture is sharper
tell me the difference between the two
find the odd one out in this picture
point out the differences between them
and the other one, what colour?
and behind him?
and in #3?
and its shape?
and what's to the right of it
same or different colours?
about the first one: is it night
looking at both, which is older
does the second picture contain a cross
do the pictures contain a hexagon
which picture has more stars in it
which picture has fewer shapes
which picture contains a triangle
which image has the larger circle
which image shows a dog
which photo has the most people
which of these two pictures has a green shape
which of the two images is darker
which one has more hearts
which has more squares, the first or the second
can you spot any differences
please compare the two pictures
please tell me which one is bigger
is it me or is the circle bigger in the second one
ok and what about the square
hmm and the heart, where is it
and are there any others
and is it larger than the star
and in the first picture?
colour of the star and the heart?
what is the second shape from the left
are there exactly two circles
are both of them small
are there any shapes of the same size
is each of the shapes a different colour
have both pictures got a star
how does the first picture differ from the second
how do these two differ
how are they different
how similar are the two photos
how many shapes do the two pictures have in common
how many more stars are in the second one
""".splitlines()
)
