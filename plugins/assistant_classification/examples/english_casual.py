"""English utterances said in passing: fragments, hints, half sentences. One a line; told in `__init__.py`."""

EXAMPLES = tuple(
    """\
cat or rabbit
rain or shine?
night or day?
is it spam, invoice or receipt
so is it a plane, a bird or a kite
would you call this a lake or a river
would you say it's a house or a barn
what would you label it: cup, mug or glass
what's more likely, apple or peach
what are the chances it's a crow rather than a raven
how likely is a star compared with a heart
how sure are you that it's a cat and not a dog
probabilities for cat, dog, horse
percentages for red, green and blue please
score it on: clean, dirty
rate the likelihood of rain, snow, sun
which fits best: modern, classic, rustic
which word fits better, calm or stormy
which one of these applies: cat, dog
which of these is it: pen, pencil, brush
choose one: fruit, vegetable
choose the right one from cup, plate, bowl
pick between male and female
pick a class for this image
pick the category
decide whether it's a circle or a ring
tell me whether that's a moth or a butterfly
more like a square or more like a diamond
closer to green or closer to blue?
does it count as food or as drink
does it go into work or private
does it belong to animals, plants or things
file it under bills, letters or photos
put it in a category
put it into one of these groups: toys, tools, clothes
sort it: keep or delete
sort the pictures by cat and dog
assign a class
assign one of the labels sea, lake, river
tag this: indoor, outdoor
tags: happy, sad, angry
labels: triangle, hexagon
options: bus, truck, van
among oak, birch and pine, which is it
between a crow and a raven?
here are the labels: good, bad
zero-shot with cat/dog/bird
run the classifier on it
categorize these hits
which category does this picture fall into
what type is it, sedan or suv
tag it please
put a tag on it
some tags for this
five tags
would you call this a bowl or a cup
bird? plane?
happy / sad?
pick one: true, false
choose one - good or bad
more of a park, a garden or a forest
what are the odds it's a cat, a dog or a fox
sort these into people and animals""".splitlines()
)
