"""English utterances, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
index ~/Pictures
index my pictures
index my photos
index /home/anna/photos
index the folder /data/images
index this folder
index ./scenes please
index C:\\Users\\Me\\Pictures
index ~/Pictures and ~/Downloads
index all my photos
index everything in ~/Photos
index "/media/usb/My Photos"
index my picture folder again
index the new photos
index the photos on my usb stick
can you index my holiday pictures
can you index ~/Desktop/shots?
could you please index the directory /srv/photos
please index my library
please index the images in ./samples
I want you to index my camera folder
I'd like to index ~/Pictures/2024
let's index my photo collection
start indexing my pictures
start indexing
go ahead and index the folder
run the indexer on /mnt/photos
idnex my photos
indx ~/Pictures
reindex
reindex my photos
re-index the library
reindex ~/Pictures please
rebuild the index
rebuild my picture index
refresh the library
refresh the picture library please
refresh the index of my photos
update the library
update my photo library
update the picture index
update the index, I added new photos
bring my library up to date
bring the folder ~/Photos into the library
sync my photo folder with the library
sync ~/Pictures
add ~/Pictures to my library
add my photos to the library
add this folder to the library
add the folder /home/me/holiday to my pictures
add /data/scans to the search index
add all pictures in ~/Downloads to the library
include ~/Photos in the search
include the folder vacation in my library
import my photos
import ~/Pictures
import the pictures from /media/card
import this directory into the library
load my photos into the library
load all images from ~/art into the index
put my pictures in the library
put the folder ~/Camera into the index
scan my photos
scan ~/Pictures
scan the folder /home/anna/photos for pictures
scan my disk for pictures
scan my photo folder for new pictures
rescan the photo folder
rescan my library
read in the pictures in ~/Photos
read my photo folder
take in the pictures from ~/Camera
make my pictures searchable
make ~/Photos searchable
make the folder /srv/pics searchable please
make an index of my photos
build an index of my pictures
build the index for ~/Pictures
create an index of the images in ./photos
create a search index for my photos
crawl ~/Pictures
catalogue my photos
catalog the pictures in /mnt/nas/photos
register the folder ~/Photos
remember all pictures in ~/Pictures so I can search them later
learn my photo folder
process all photos in ~/Pictures for search
I have new photos in ~/Camera, add them
there are new pictures in the folder, please update the index
check ~/Pictures for new photos and index them
here is my photo folder, index it: /home/anna/pics
my pictures are in ~/Bilder, index them
""".splitlines()
)

COUNTER_EXAMPLES = tuple(
    """\
index of refraction
what is an index in a database
what's the index of the last element of a list
add an index to my SQL table
stock index today
index finger hurts
the consumer price index
how does Google index pages
what is the body mass index
index out of range error, what does it mean
create an index.html file
is my library up to date
what is in my library
which folders are in my library
how many pictures are in my library
where is the nearest library
update me on the news
update: I finally finished it
refresh my memory
add two and three
add some humour to it
add a comment to my code
import numpy as np
how do I import a module in python
load balancing explained
scan for viruses
build a house
build an app with me
make a list of things to buy
create a poem about photos
remember my name
remember that I like cats
learn French with me
put yourself in my shoes
read me a story
process of elimination
sync or async, which is better
check my spelling
register of deeds
""".splitlines()
)
"""Look-alikes that ask for something else."""
