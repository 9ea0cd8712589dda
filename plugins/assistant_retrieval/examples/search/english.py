"""English utterances for pictures in words, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
find a red star
find red stars
find me pictures of a red car at night
find photos of my dog
find all pictures with two circles
find the photo where we stand on the bridge
find images that show a blue square and a heart
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
serach for a red circle
do an image search for flowers
show me red stars
show me pictures of the sea
show me photos with snow
show me all my pictures with a cat
show me my holiday photos
show me images of tall buildings at night
show me the ones with a heart
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
are there pictures of trees in my collection
where are my photos of the garden
where is that picture with the red umbrella
where did I put the picture of the passport
which of my photos show a train
which pictures in my library have a star and a circle
look for a yellow star
look for photos of a sunset
look through my pictures for a white dog
look up pictures of bridges in my library
get me pictures of red flowers
get me the photo of the whiteboard
bring up my pictures of Paris
pull up photos of the kids
give me pictures of large blue circles
give me ten photos of clouds
I'm looking for a photo of my old car
I am searching for a picture with a purple heart
I need a picture of a red triangle
I want to see photos of the lake
everything except the blurry ones: photos of birds
beach in the evening
a small red star on a white background
red star
dog on a sofa
in the folder holidays find a boat
search ~/Pictures for a sunset
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
show me different ones
show my pictures of grandma
show pictures
I want to see pictures of flowers
I want to see the red stars
I want to see an orange square
I want to look at my beach photos
I want a picture with two hearts
I want photos of bridges
I'd love to see pictures with snow
I need photos of cars
I need the picture with the whiteboard
I need an image with three circles
I remember a photo of a cow, find it
I once took a picture of a rainbow, where is it
I'm looking for purple hexagons
I am after the screenshot with the error message
anything with mountains in my pictures?
anything with cats in my library?
anything that shows a sunset
any red squares?
any picture of a dog on the beach?
any photos with my sister in them?
any images of trains
are there any photos of bicycles
are there photos of Rome in my album
do I have a picture of a brown diamond
do I have any sunset photos
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
find all photos taken at night
find anything with a dog
find her in my photos
find pictures where it rains
find the picture with the most stars
find the drawing of a house
find some orange crosses
find one with a green square in it
find six pictures of trees
find up to ten red circles
find me at most 4 photos of birds
find up to three blue hexagons
find a picture that combines #1 and snow
get me all the green circles
get me photos with a bicycle
get my pictures of the tower
get every picture with a cat
get purple stars
give me all photos of the dog
give me pictures with people smiling
give me blue hearts
grab me a photo of a sunset
hunt for the picture of the red bike
list all pictures with a hexagon in my library
list photos with boats
locate the picture of the key
locate photos of my cat
look for gray squares
look for a heart and a star together
look for everything blue
look in ~/Photos for a beach
look up my photos of London
pick out the photos with snow
present all pictures with a yellow heart
pictures of trees please
pictures showing a red triangle
pictures where someone is laughing
pictures that contain a bicycle
photos from the beach
photos of my dog playing
photos showing the sea at night
images of green squares
pull up all my cat pictures
query: red star on white
retrieve pictures of a car
search
search photos
search pictures of birds
search for mountains at sunrise
search for the picture I described before
search in my library for two hearts
search the folder ~/Pictures/2020 for cats
search the web of my photos for trees
see if I have a picture of an owl
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
which of my pictures have a cat
which of my photos show the sea
which pictures have two stars in my library
which photos were taken in the snow
which images in the library contain a cross
what pictures do I have of the garden
what photos do I have with a boat
what else do you have with hearts
where can I find the photo of the bridge in my library
where's my photo of the blue bike
who in my photos wears a hat, show me
have you got a photo of a fox
isn't there a photo with a red balloon somewhere
there must be a photo of my passport somewhere
reverse image search
visual search with #2
image search: green frog
fid me a blu star
serch pics of cat
shw me sum dogs
which of my pictures have a dog
which of my pictures have two circles
which of my photos have snow in them
which of my images show a heart
which photos of mine show a boat
which pictures do I have with a bridge
what pictures do I have with hexagons
show me all the bird photos
show me all the red ones
show me all the beach photos
show me all the photos with grandpa
show me all of my sunsets
show me all the stars
show me any pictures with a boat
show me the dog pictures
show me the holiday pics
show me photos of a red bike
show me three yellow diamonds
show me a cat
show me a green triangle
show me a blue circle and a red star
show me cats
show me flowers
show me hexagons
show me mountains please
show me where I have pictures of boats
I want to see a red heart
I want to see cats
I want to see the photo of the cake
I want to see all my pictures with snow
I want to find a blue square
I want to find pictures of my bike
I want to look for orange stars
let me see cats
let me see a purple star
let me see the blue hearts
let's see some sunsets
let's find a red triangle
let's look for pictures of cats
see pictures of stars
get a picture of a heart
get blue squares
get some pictures of dogs
get me a red circle
get me three green stars
get me everything with a heart
give me a picture of a triangle
give me pictures of red crosses
give me 5 photos of dogs
bring me photos of flowers
bring up red stars
bring up the picture of the tower
find cats
find dogs
find flowers
find hearts
find circles
find a heart
find a green cross
find a dog on a sofa
find a person with a hat
find blue things
find red cars
find large stars
find small black diamonds
find my dog
find my passport photo
find our wedding pictures
find the cat
find the picture of the boat
find the pictures with a red star in them
find the photo I took in Rome
find the image with the two hearts
find photos
find photos that show a city
find photos taken on a mountain
find photos with both a dog and a cat
find pictures
find pictures containing a green star
find pictures in which there is a triangle
find pictures of the moon
find images containing a dog
find images of a sunset
find images where a cat sleeps
find up to 10 images of trees
find two pictures of birds
find the 3 best pictures of a rose
find it in my library
find that picture with the umbrella
look for cats
look for a red circle
look for dogs in my photos
look for the photo of the cake
look for two triangles
search cats
search a red car
search for a photo of a boat
search for images of stars
search for photos of the sea
search for purple hearts
search for the blue bike
search my pictures for boats
search my library for a green star
search my images: red heart
search the photos for a lighthouse
search through my library for squares
""".splitlines()
)
