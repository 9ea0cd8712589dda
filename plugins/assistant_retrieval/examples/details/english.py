"""English utterances, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
when was #4 taken
when was the first picture taken
when was the second one taken
when were these pictures taken
when were they taken
when did I take this photo
on which day was picture 2 taken
what year was the photo taken
what date was the third one taken
the date of #2
tell me when #5 was taken
where is #6 stored
where is the first picture stored
where is it saved
where are they saved
where is this file
where is picture 4 on my disk
where do I keep this picture
which folder is the second picture in
in which folder is #3
what folder are they in
what is the path of #6
copy the path of the first picture
the full path of the last one
show me the path of this file
what is the file name of the second one
what's the filename of #2
the name of the file of the first picture
which file is #3
what's this picture's file name
how big is the file of #1
how large is the first picture in pixels
how many pixels does #2 have
how many megapixels is the photo
what is the resolution of the second picture
what resolution does #3 have
the dimensions of the first picture
what is the file size of #2
how many megabytes is it
what format is #3
what file type is the first picture
is #2 a png or a jpeg
show the metadata of #2
the exif data of the first photo
file details of #4
open #2 in the viewer
open the second picture
open the file of #3
""".splitlines()
)
COUNTER_EXAMPLES = tuple(
    """\
how big is the star in #2
where is the star in #2
where was #2 taken
what name is on the sign
what is the name of the dog
which numbers are written in the picture
find pictures larger than 2000 pixels
which photos were taken in May
find the file called beach.jpg
what is a good resolution for printing
where is the library stored on my disk
""".splitlines()
)
