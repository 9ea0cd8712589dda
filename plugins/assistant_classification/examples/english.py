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
circle or square?
triangle, heart or cross?
is it a star, a diamond or a hexagon
is it red, green or blue
is this red or is it orange, give me a score
is this a receipt, an invoice or a letter
is this modern or old
is that a dog, a wolf or a fox?
is it food, a person or a place
is this healthy or unhealthy food
is it spring, summer, autumn or winter
is #2 a cat or a dog
is the first one indoor, outdoor or underwater
dog, wolf or fox?
photo, drawing or painting?
apple, pear, plum
happy / sad / angry
yes/no/maybe: which label for this one
heart vs star vs cross
cat vs dog
sunny, cloudy or rainy?
day, night, dusk
portrait or landscape?
one of: car, bus, truck
either a bird or a plane
choose between heart, star and circle
choose the right category: bills, tickets, photos
choose a class for this
choose from these labels: oak, birch, pine
pick the best fitting label: red heart, blue heart
pick whichever fits: kitchen, bathroom, office
pick a category for #3
select the best label from: lion, tiger, leopard
select one: sports, news, weather
decide between apple and tomato
classify this photo please
classify the photos
classify them as cats or dogs
classify each of these: heart, star
classify #1, #2 and #3
classify into animals and plants
classify using labels: mug, glass, plate
classify by season
classify by type
classify the shape: circle, square, triangle
classify the colour
classify with these classes: healthy leaf, sick leaf
classify again with cat and fox
classification please
classification with the labels red, blue
run zero-shot classification
run CLIP on this with cat, dog
zero-shot labels
image classification: plane, train, boat
try the labels fox and wolf
try these labels: beach, desert
test the labels sun, moon, star on this picture
use the labels apple, banana, cherry
use labels: inside, outside
use the same labels on #3
with the labels good, bad: which one is it
labels for this picture please
label
label each picture
label the second one
label them all with cat or dog
label it with one word from: red, blue, green
label this one: positive or negative
which label
which label would you choose for this
which label has the highest score: a, b, c
which of these is it: circle, square, triangle
which of these describes it best: "a cat", "a dog"
which of the following is in the picture: lion, tiger, bear
which of the three is it, oak, birch or pine
which category: indoor, outdoor
which class is most likely
which type is this: sedan, van, truck
what category would you put it in
what label fits
what class is it, cat or dog
what is more likely, a cat or a fox
what is it most likely: mushroom, plant, animal
what would fit better, "party" or "meeting"
what's the probability that this is a cat, dog, or bird
what are the odds: cat or dog
probability of cat, dog, horse
probabilities for red, green and blue please
how much does it look like a star, a heart, a cross
how well do these labels fit: forest, park
how confident are you: cat or dog
give it a category
give it one of these tags: food, travel, family
give me the scores for heart, star, circle
give me the most likely class
give each photo one of the labels cat, dog
assign it to one of: red, blue
assign categories to all of these
put it into a category
put these into the classes cat and dog
tag
tag it
tag #2
tag the picture with keywords
tag all of them as people, animals or things
tag each image with one of: cat, dog
auto-tag these photos
suggest tags for this photo
keywords for this picture
categorise
categorise the second one
categorize these: animal, vehicle, building
categorize as safe or unsafe
categorize each
sort into hearts and stars
sort them by category: food, people
sort this: work, home, travel
group these pictures into cats and dogs
recognize which one it is: tulip, rose, daisy
identify: cat, dog, or other
determine whether it's a mushroom or a plant
determine the category
guess which one it is: cat, dog, hamster
match it against these labels: king, queen, pawn
compare it with the labels heart and star
score it for cat, dog
score: sunset, sunrise
rank tiger, lion, leopard for this picture
most likely of circle, square, hexagon
none of these or one of cat, dog
clasify it: circle, sqare
wich label fits: car, bus
lable this pic
""".splitlines()
)
