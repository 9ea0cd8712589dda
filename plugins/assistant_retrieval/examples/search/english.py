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
show me all the cat pics
show me all pictures of boats
show me everything with a triangle
show me anything green
show me a picture of a red cross
show me some photos of flowers
show me some pink hearts
show me the blue ones
show me the photos from the party
show me the picture of the old house
show me two pictures of lakes
show me where the lighthouse is in my photos
show every yellow star
show all images containing text
show others like it
show me others like #1
show me different ones
show my pictures of grandma
show pictures
I want to see pictures of flowers
I want to see the red stars
I want to see an orange square
I want to look at my beach photos
I want a picture with two hearts
I want photos of bridges
I would like to see pictures of my garden
I'd like to see a green diamond
I'd like a photo of the mountains
I'd love to see pictures with snow
I need photos of cars
I need the picture with the whiteboard
I need an image with three circles
I remember a photo of a cow, find it
I once took a picture of a rainbow, where is it
I'm looking for purple hexagons
I'm looking for a picture like this
I am after the screenshot with the error message
anything with mountains in my pictures?
anything with cats in my library?
anything that shows a sunset
anything similar in my library?
anything like #2?
any red squares?
any picture of a dog on the beach?
any photos with my sister in them?
any images of trains
are there any photos of bicycles
are there photos of Rome in my album
are there more of these
are there other pictures with a black cross
are there any other photos like that
do I have a picture of a brown diamond
do I have any sunset photos
do I have other pictures like this one
do you have a picture of a green circle
do you have pictures of horses
do you know where my picture of the cake is
can I see the photos of the wedding
can I see some blue triangles
can you show me pictures of cats
can you show me photos of the sea
can you look for a photo with an umbrella
can you search my photos for food
can you get me the pictures of the kids
could you pull up the photo with the fountain
could you show me the red ones
could you look in my pictures for a map
would you find me something with hexagons
find red squares and blue circles
find a large pink heart
find black and white photos
find any picture with a small gray star
find another one
find another picture of it
find me another like this
find the other photos of this place
find other angles of this
find all photos taken at night
find everything that looks like this
find anything with a dog
find her in my photos
find pictures of this man
find pictures where it rains
find duplicates of this picture
find the closest match to this
find the original of this picture
find the picture with the most stars
find the drawing of a house
find some orange crosses
find one with a green square in it
find six pictures of trees
find up to ten red circles
find me at most 4 photos of birds
find up to three blue hexagons
find two hearts next to each other
find images like #1 and #2
find a picture that combines #1 and snow
get me all the green circles
get me photos with a bicycle
get my pictures of the tower
get every picture with a cat
get purple stars
get pictures similar to the last one
give me all photos of the dog
give me pictures with people smiling
give me the closest pictures to this one
give me blue hearts
give me more of those
grab me a photo of a sunset
hunt for the picture of the red bike
list all pictures with a hexagon in my library
list photos with boats
locate the picture of the key
locate photos of my cat
look for gray squares
look for a heart and a star together
look for everything blue
look for this in my photos
look for things that look like #3
look in ~/Photos for a beach
look in my library for something like this
look up my photos of London
pick out the photos with snow
present all pictures with a yellow heart
pictures of trees please
pictures showing a red triangle
pictures with more than two circles
pictures where someone is laughing
pictures that contain a bicycle
pictures like the third one but darker
photos from the beach
photos of my dog playing
photos showing the sea at night
photos similar to #1
images of green squares
images that resemble this one
pull up all my cat pictures
query: red star on white
retrieve pictures of a car
retrieve images similar to this
search
search photos
search pictures of birds
search for mountains at sunrise
search for something similar
search for similar images
search for pictures without people
search for yellow diamonds but not small ones
search for the picture I described before
search in my library for two hearts
search the folder ~/Pictures/2020 for cats
search the web of my photos for trees
see if I have a picture of an owl
see if there is anything like this in my photos
screenshots of the terminal
sunset over the lake
two green circles
blue heart on the left
large black hexagon
a yellow cross and a pink star
a cat sleeping on a keyboard
people at a table
my red car in front of the house
cats, please
stars but no circles please
hearts without squares
dogs, not puppies
only green ones
only the ones with a star
only pictures with people
but without the circle
but not blue
not these, others
without people this time
same but green
same but with a dog
same thing in red
the same but bigger
the same picture without the car
the same scene at night
like this but smaller
like that one, only blue
like the first one but yellow
like the last one with two stars
this but in winter
this one but with a heart
such pictures as this
others
other pictures of the same
other similar ones
next results
more results
more pictures of cats
more red stars
more photos from there
even more
show more hits
which of my pictures have a cat
which of my photos show the sea
which pictures have two stars in my library
which photos were taken in the snow
which images in the library contain a cross
what pictures do I have of the garden
what photos do I have with a boat
what else do you have with hearts
what in my library looks like this
where can I find the photo of the bridge in my library
where's my photo of the blue bike
who in my photos wears a hat, show me
have you got a photo of a fox
isn't there a photo with a red balloon somewhere
there must be a photo of my passport somewhere
reverse image search
visual search with #2
image search: green frog
query by example: this image
nearest neighbours of this picture
fid me a blu star
serch pics of cat
similiar to this
shw me sum dogs
""".splitlines()
)
