"""English utterances said in passing: fragments, hints, half sentences. One a line; told in `__init__.py`."""

EXAMPLES = tuple(
    """\
sunset pics pls
dog pics plz
snow photos please
pumpkin pics
lake pictures thx
camping trip pics pls
bakery pics pls
old car photos plz
wedding photos
beach pictures
cat pics
screenshots of error messages
photos with snow
photos from this day in past years
pictures from every december
what did I photograph on this day last year
photos I took a year ago today
images with stars
all my sunsets
anything with a boat
anything with bridges
something with a yellow flower
everything red
everything that has a cross in it
have I got anything with a castle
have we got pictures of grandpa
got a photo of a lion
got something with three hearts
do I own a picture of a lighthouse
do I have one with a bicycle
do we have any with balloons
is there one with a red door
is there a photo where we all laugh
are there any of the old house
are there more
are there more of those
any more like that
any others like this
more of those
more of this sort
more of the first kind
others in this style
something along these lines
same thing but in green
the same but with two circles
like this one, but at night
similar ones from my collection
what similar pictures do I have
what else is there that looks like it
what other pictures resemble it
where did I put the picture of the tent
where's my photo of the bakery
where are the ones from the wedding
where can I see my pictures of flowers
I remember a photo with a blue door, where is it
there was a picture of a horse, can you find it
the picture where she holds a cake, find it
the one with the purple square, find it in my library
the photo of us on the boat, please look for it
I want the photo of the red tractor
I need that shot of the tower
I need an image with a green ring
I'm searching for the picture of the cake
I'm hunting for a photo of a fox
I'm after the photos of last christmas
let me look at my mountain pictures
let me have the ones with diamonds
let's see the pictures with dogs
let's see some trees
show me what I have of paris
show me what you have on cats
see what there is with umbrellas
check whether I have photos of owls
check my library for triangles
look whether there's a picture of a violin
go through my pictures and find the blue cars
which ones have a red star
which of my photos are in black and white
which images contain a rectangle
what pictures do I have of rome
what have I got with horses
how many photos of dogs do I have, show me
pick out the pictures with two squares
pick five photos of food
select images with purple shapes
filter for pictures with a moon
narrow it down to the ones with snow
only the ones with a blue background
without people, please, search again
again, but only circles
no, I meant green triangles, look for those
not those, find orange stars
now the same search with hearts
next, search for lamps
try squares instead
instead of cats find me dogs
twelve images of boats
a handful of forest photos
the three best shots of the sea
the best match for "old clock"
picture of a red kite on a beach, do I have that
a dog on a sofa
two red hearts on a white background
small blue circle left of a big star
the scan of my passport
a copy of the contract with the red stamp
the document with the signature, find it
get the scanned letter from my aunt
fetch the ticket scan
what in my library is closest to this
which pictures are closest to that one
which of my photos are nearest to it
which of mine look like that
others on the same subject
more with the same subject
anything else of this kind in my pictures
the nearest matches to this image
got any of the lake
got any from the party
have you any of the kids
any of my brother
some of the old harbour, do I have those
give me those without a dog
give me all the ones that have no text
goats in a field
a kite over the dunes
two kids on a swing
bikes against a wall
lanterns at night
an old bridge in fog
pull every invoice I scanned
pull up all the passports
i'm sure there was a shot of a purple tractor, can you dig it out
i remember a photo of a broken window, find it for me
there must be a picture of the old kitchen somewhere
is this picture in my library already
have i stored this photo before
do I have this same image twice
have i ever photographed a fox
have i ever taken a picture of a rainbow
did i ever take a photo of the eiffel tower
the one of us at the station, where is it
that photo of dad by the car
looking for the shot with the fountain
i'm sure i had a picture of a green boat, find it
i swear there was a photo of a bear, dig it up
any drawing with a triangle
any drawings of stars
is there a drawing of a ship
got a painting with two circles
where else is this in my photos
which other photos have this in them
do i already have this picture
do i have a copy of this photo
not these, with people
not those. black and white ones
only those with a car
just the ones with snow
goats on a meadow
cows by a river
kids in the rain
a bench in a park
red balloon
blue door
photo: night market
image: yellow umbrella
my id card scan
invoices from june
blurry ones
upright shots of towers
what do i have from london
what photos do i have from rome
are there more of this kind
are there others of this sort
others in these colours
similar to number three
which pictures are larger than 2000 pixels?
which of my photos are bigger than 3000 pixels
which pictures are from 2019?
which of my photos are from last summer
which photos were taken in May?
which pictures are PNG files
which pictures are larger than 400 px
which photos are smaller than 500 pixels?
which images are JPEGs""".splitlines()
)
