"""English utterances by a picture, or from the last hits: more of these, the same but different."""

EXAMPLES = tuple(
    """\
find something like this
find similar pictures
find more like this
find more like #2
find pictures like the second one
find pictures similar to this one but without people
find this picture in my library
search again without the cat
search by this image
search with this picture
use this picture to search
show me more like this
show me more
show me the next ones
show me similar ones
is there anything in my library that looks like this
look for similar images in my library
fetch pictures that look like #3
give me something similar to this but green
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
only in ~/Photos/2023: pictures of snow
show others like it
show me others like #1
I would like to see pictures of my garden
I'd like to see a green diamond
I'd like a photo of the mountains
I'm looking for a picture like this
anything similar in my library?
anything like #2?
are there more of these
are there other pictures with a black cross
are there any other photos like that
do I have other pictures like this one
find another one
find another picture of it
find me another like this
find the other photos of this place
find other angles of this
find everything that looks like this
find pictures of this man
find duplicates of this picture
find the closest match to this
find the original of this picture
find two hearts next to each other
find images like #1 and #2
get pictures similar to the last one
give me the closest pictures to this one
give me more of those
look for this in my photos
look for things that look like #3
look in my library for something like this
pictures with more than two circles
pictures like the third one but darker
photos similar to #1
images that resemble this one
retrieve images similar to this
search for something similar
search for similar images
search for pictures without people
search for yellow diamonds but not small ones
see if there is anything like this in my photos
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
what in my library looks like this
query by example: this image
nearest neighbours of this picture
similiar to this
show me red hearts without squares
I want to see something like this
I want to see more of those
I want to find similar pictures
I'd like to see purple hexagons
I'd like to find photos with water
I'd like more pictures like this
get similar pictures
give me similar images
find pictures that resemble #1
find pictures that have a heart but no star
find pictures without people
find pictures matching this one
find images similar to this
find visually similar pictures
find the nearest pictures to #4
find others
find others like this
find this one in my pictures
find this again
look for pictures similar to #2
search for cats without dogs
search for images like this
search for pictures similar to this
same colour but a square
same shape in green
the same in yellow
same one but red
same with two stars
but in red
but green
but with a dog
but bigger
now in blue
now without the star
now only the red ones
like this but red
like this, in green
like this without the star
like #1 plus a heart
similar but blue
similar but without people
something like this but in yellow
something similar with a dog
anything like that with a star
more like these
like these, but in the snow""".splitlines()
)
