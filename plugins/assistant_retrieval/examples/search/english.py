"""English utterances, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
find a red star
find red stars
find me pictures of a red car at night
find photos of my dog
find all pictures with two circles
find the photo where we stand on the bridge
find images that show a blue square and a heart
find something like this
find similar pictures
find more like this
find more like #2
find pictures like the second one
find pictures similar to this one but without people
find this picture in my library
find the beach photos from last summer
find sunset pics
fnd pictures of cats
find me 5 photos of mountains
find three pictures of a green triangle
find a picture of a small yellow cross please
can you find my cat?
could you find the one with the birthday cake
please find the screenshots with a map
try to find photos of the wedding
search for a blue heart
search for red cars
search for pictures of a snowy forest
search my photos for a bicycle
search my library for purple hexagons
search the library: orange diamond
search pictures: two dogs playing
search again without the cat
serach for a red circle
search by this image
search with this picture
do an image search for flowers
use this picture to search
show me red stars
show me pictures of the sea
show me photos with snow
show me all my pictures with a cat
show me my holiday photos
show me images of tall buildings at night
show me the ones with a heart
show me more like this
show me more
show me the next ones
show me similar ones
show me every picture that has a triangle in it
show the pictures where someone is smiling
shwo me pics of dogs
let me see the photos with a red car
let me see pictures of mountains
pictures of a black cat
photos of food
photos with two people
pics of my bike
images with a brown square
any pictures of a lighthouse?
any photos of grandma?
do I have any pictures of a green hexagon
do I have photos of the Eiffel tower
do we have a picture with a boat
have I got any pictures with pink shapes
is there a photo of a horse in my library
is there anything in my library that looks like this
are there pictures of trees in my collection
where are my photos of the garden
where is that picture with the red umbrella
where did I put the picture of the passport
which of my photos show a train
which pictures in my library have a star and a circle
look for a yellow star
look for photos of a sunset
look for similar images in my library
look through my pictures for a white dog
look up pictures of bridges in my library
get me pictures of red flowers
get me the photo of the whiteboard
bring up my pictures of Paris
pull up photos of the kids
fetch pictures that look like #3
give me pictures of large blue circles
give me ten photos of clouds
give me something similar to this but green
I'm looking for a photo of my old car
I am searching for a picture with a purple heart
I need a picture of a red triangle
I want to see photos of the lake
I want pictures like this one
more like this
more like this one please
more like the first one
more of these
more of the same
more pictures like that
others like this
another one like #1
similar images
similar to this
similar to #2 but without the star
same as this but in blue
like this but at night
like #3 but with a dog
like this one without people
pictures that look like this
what other photos look like this one
anything like this in my photos?
red circle but not small
cats but no dogs
stars without circles
red shapes, not squares
everything except the blurry ones: photos of birds
beach in the evening
a small red star on a white background
red star
dog on a sofa
in the folder holidays find a boat
search ~/Pictures for a sunset
only in ~/Photos/2023: pictures of snow
top 3 pictures of a bridge
the best match for "green apple"
first 20 photos with people
find the picture that I described as a blue heart
find the picture where you said there are three stars
""".splitlines()
)

COUNTER_EXAMPLES = tuple(
    """\
find the difference between a list and a tuple
find the derivative of x squared
find the area of a circle with radius 3
find out why my code crashes
find me a good name for my cat
find a synonym for happy
find a rhyme for star
find the bug in this function
search engine optimisation tips
search algorithms explained
how does binary search work
search your feelings
show me how to tie a tie
show me an example of a for loop
show me the money
show me how you work
look on the bright side
look for the silver lining, they say
look after yourself
I'm looking for advice
I'm looking forward to the weekend
where is my mind
give me a list of prime numbers
give me ten ideas for dinner
give me more details about Mozart
get me a coffee
more or less
draw a red star
draw another one like this
make me a picture of a dragon
paint a blue heart
is there a god
do I have to do my homework
what is a red giant star
who found America
fetch API in JavaScript
bring up the topic again
similar words to beautiful
""".splitlines()
)
"""Look-alikes that ask for something else."""
