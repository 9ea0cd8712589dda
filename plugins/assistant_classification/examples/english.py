"""English utterances, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
classify this
classify this picture
classify it
classify #2
classify the second one
classify these images
classify all of them
classify the last picture you found
classify this as cat, dog or horse
classify it as indoor or outdoor
classify the photo: beach, mountain, city
classify this image into: red, green, blue
classify as day or night
classify by colour: red, blue, yellow
classify it with the labels circle, square, star
clasify this pic: cat or dog
can you classify this image for me
could you classify the photo as food, person or animal
please classify this one as happy, sad or angry
do a zero-shot classification with cat, dog, bird
zero shot: car, bike, bus
run the classifier on this
run a classification on #1 and #3
what class does this picture belong to
which class is it: apple, pear or plum
which category fits this picture
which category does this belong to
which of these categories fits: sports, politics, nature
which label fits best: circle, square, star
which label fits this image
which labels apply to this picture
which of these labels is right: "red star", "blue heart", "green cross"
which of cat, dog, horse is this
which one of these is it: heart, diamond, cross
which tag would you give it
label this
label this picture
label this picture as cat, dog or bird
label it: indoor, outdoor
label the image with one of: portrait, landscape
label these photos
label all the pictures, red or blue
labels: circle, square, triangle
labels cat, dog and horse please
give it a label
give this picture a label from: tree, house, car
assign one of these labels: sunny, cloudy, rainy
assign a category to this photo
put a label on each picture
tag this photo
tag this picture
tag it as work or private
tag these with: people, food, places
tag them all
tags for this image
categorise this image
categorise it: cat / dog / other
categorize this picture
categorize the photos as screenshots, documents or selfies
categorize #4
sort these pictures into cats and dogs
sort them into circles, squares and stars
sort this one into one of: invoice, receipt, letter
is this a cat, a dog or a horse?
is it a cat or a dog
is this a circle, a square or a triangle
is this a photo or a drawing
is it indoors or outdoors: choose
is this more like a star or a cross
is this spam, a receipt or a letter
is it a car, bike, bus, or none of these
cat or dog?
cat, dog or horse
circle, square or star?
star or heart or diamond
red, green or blue?
indoor or outdoor?
day or night, pick one
choose one: apple, orange, banana
choose between cat and dog for this picture
choose the best label for it from circle, heart, hexagon
pick a label: small, large
pick the right one: heart, star, none
decide: cat, dog, neither
decide whether it is a bird, a plane or superman
how likely is it that this is a cat, dog or fox
how sure are you that it's a star rather than a cross
how probable are these: dog, wolf, fox
score these labels for the picture: happy, sad
score it against cat, dog, bird
rate the labels sunset, sunrise, noon for this photo
rank these labels: car, truck, bus
give me the probabilities for cat, dog, bird
give me scores for red circle, blue circle, green circle
probabilities please: star, heart
confidence for cat vs dog
what are the chances it's a dog, cat, or rabbit
what is the most likely label
what type is this: plant, animal, mineral
what kind is it, from apple, pear, plum
what would you label this as
match this picture with one of: winter, spring, summer, autumn
does this fit "party", "office" or "nature" best
identify the class of this image
recognise the category of this picture
same labels for #2
now classify the next one with the same labels
""".splitlines()
)

COUNTER_EXAMPLES = tuple(
    """\
label the axes of a chart
how do I label the axes in matplotlib
what is a record label
what class of drug is aspirin
what is a class in python
write a class for a bank account
classify these numbers into primes and composites
how are animals classified
what is a classified document
classified ads
sort this list of numbers
sort by date in SQL
tag line for my company
what does the html a tag do
tag, you're it
pick a number between one and ten
choose your words carefully
tea or coffee?
should I learn Python or Rust
is it Monday or Tuesday today
heads or tails
yes or no
true or false: the earth is flat
how likely is rain tomorrow
how likely is it that aliens exist
what are the chances of winning the lottery
rank the planets by size
rate my idea from one to ten
score of yesterday's game
what is a confidence interval
what category theory is about
decide for me what to eat
what kind of music do you like
""".splitlines()
)
"""Look-alikes that ask for something else."""
