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
update my library with the new photos
update the library with ~/Pictures
update the photo library, there are new files
update my picture collection with the new files
add my new photos to the index
add the new files in ~/Camera
add these folders to the library: ~/a and ~/b
add /home/me/pics
add the directory ~/Photos/2021
add the folder with my holiday photos
add everything in /data/pics to the library
reindex it all
reindex all folders
reindex the whole library
re-index everything please
re-scan my pictures
rescan everything
rescan ~/Photos
refresh everything in the library
rebuild the whole index
rebuild the library from my folders
learn all the photos in ~/Pictures
learn the images in /data/art
learn what is in ~/Photos
index the images in ~/art
index all the images in this directory
index all folders again
index my camera roll
index my screenshots folder
index my drive
index the pictures on my desktop
index the scenes folder
index samples
index folder ~/x
index the directory
index two folders: ~/a ~/b
index my stuff in ~/Documents/scans
index it
index it again
index this directory for me please
index what's in ./data
index new files only
index again, I deleted some pictures
import the folder ~/Pictures/holiday
import everything from the camera
import images from /mnt/usb
import ./photos
include /data/photos too
include my downloads folder
scan this directory for images
scan /home/me/Pictures into the library
scan for new pictures in ~/Photos
scan my pictures again
scan the photo folder please
go through ~/Pictures and index it
go through my photo folder and remember everything
walk through /data/images and add them all
process the folder ~/Photos
read all the images in /data/photos into the library
load the folder ~/Pictures
load /data/images into the library
put /data/images in the index
put all of ~/Pictures into my library
sync my library
sync the library with my folders
sync the folder
make the pictures in ~/Photos findable
make my photo folder searchable please
make an index
create the index
create the picture library from ~/Photos
build my library
build the library from ~/Pictures
set up my library with ~/Pictures
set up the index for my photos
start the indexing
start indexing ~/Pictures
begin indexing
run indexing
continue indexing
finish indexing my photos
could you scan my photo folder
could you add ~/Photos to the library
could you update the index please
can you import my pictures
can you rescan the library
please add my photo folder
please add the folder /srv/pictures to the library
please scan ~/Pictures
please reindex
please update the picture library
please import ~/Photos
I want to add a folder to my library: ~/Photos
I want my photos indexed
I'd like you to scan ~/Pictures
I added pictures to ~/Photos, please reindex
I moved my photos, reindex please
my photos changed, update the index
new pictures arrived, reindex
ingest the folder ~/Pictures
ingest everything in /data/photos
ingest the directory /mnt/archive/scans
library add ~/Photos
library add /srv/pictures
would you mind going through ~/Photos and adding everything
would you mind adding /media/usb/holiday to my library
go through /mnt/backup and add it all
crawl ~/Pictures for me
crawl /data/img and add what is new
pull the folder ~/Desktop/shots into the library
bring /media/card/DCIM into my library
make the pictures in ~/scans searchable
make /srv/media/2020 searchable please""".splitlines()
)
