"""English utterances said in passing: fragments, hints, half sentences. One a line; told in `__init__.py`."""

EXAMPLES = tuple(
    """\
include ~/art in the library
include the directory /data/pics in my collection
take ~/Photos into the library
take in everything below /mnt/disk
pick up the new pictures in ~/Camera
pick up changes in ~/Pictures
bring the library up to date with ~/Pictures
bring in the images from ./export
make ~/scans searchable
make the images in /srv/photos findable
crawl ~/Pictures for images
crawl the folder /data/archive
scan ~/Desktop for pictures
scan my pictures folder, please
read in the folder ~/new
register the folder /home/ann/photos
feed ~/wallpapers into the library
sync the library with ~/Pictures
sync ~/Photos
refresh the library from /mnt/photos
load ~/old into my collection
get the pictures in ~/trip into the library
store the images of ./batch in the library
begin to index /data/img
index it: ~/Documents/scans
my photos are in ~/Pictures, index them
there are new photos in ~/Camera, add them to the library
I moved everything to /mnt/new, please reindex that folder
let the library include ~/photos
let the library cover /data/photos
let my collection contain ~/pics
have the library index /srv/images
have ~/trips indexed
bring the index up to date
renew the index
make the index current
scan the library again, there are new photos
rescan
rescan it all please
refresh
refresh my library
please to add the folder ~/scans
please add folder /mnt/photos
i put new photos in ~/Pictures, index them
new files in ~/art, scan them
make everything in ~/scans searchable""".splitlines()
)
