"""What is said: the words, a grammar of questions and commands over them, and sentences of random words.

Belongs here: text. Does not belong here: sound. Spelling is American; everything is lower case without punctuation.
The grammar alone would teach the decoder to guess the next word from the last ones, and it then hears what it expects;
so a good part of the sentences are random words, and another part are sentences with words dropped in by chance.
"""

from __future__ import annotations

import random
import re

_LISTS: dict[str, str] = {
    "color": "red green blue yellow purple orange pink brown gray black white",
    "shape": "circle square triangle star heart diamond cross hexagon",
    "shapes": "circles squares triangles stars hearts diamonds crosses hexagons",
    "size": "small large big little tiny",
    "number": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "ordinal": "first second third fourth fifth sixth seventh eighth ninth tenth last next previous other",
    "picture": "picture image photo drawing scene",
    "pictures": "pictures images photos drawings scenes",
    "place": "left right top bottom middle center corner",
    "prep": "above|below|under|over|near|beside|behind|left of|right of|next to|to the left of|to the right of|inside|"
    "in front of|on the left of|on the right of",
    "more": "more less fewer",
    "est": "largest biggest smallest",
    "er": "larger bigger smaller",
    "side": "left|right|top|bottom|left side|right side|far left|far right|top left|top right|bottom left|bottom right",
    "thing": "thing object shape one figure",
    "things": "things objects shapes ones figures",
    "which": "which what",
    "who": "me us",
    "rare": "similar different only except background some any when why was were will should up off out back play "
    "pause resume copy file files drop send type use change turn move put take keep hide sort match exact equal half "
    "whole part none nothing anything everything word words voice sound audio message results result start help bright "
    "dark light round they we his her after before again first time times much many very zero hundred line corner edge "
    "if looks contains containing shown shows showing at common text alt details summary upper lower neither "
    "opposite there's it's",
    "nouns": "cat dog house tree car flower sun moon person sky water mountain",
}

_TEMPLATES = """\
6 what color is the {x}
3 what colors are the {shapes}
2 what color is it
2 what color is the {thing} {prep} the {x}
2 what color is the {thing} on the {side}
2 which color does the {x} have
2 tell me the color of the {x}
2 what is the color of the {x}
4 what shape is the {color} {thing}
3 what shape is {prep} the {x}
2 which shape is {color}
2 which shapes are there
2 what size is the {x}
2 how big is the {x}
1 how large is the {x} {inp}
4 how many {xs} are there {inp}
3 how many {xs} are there
2 how many {xs} do you see
2 how many {xs} can you see {inp}
2 how many {pictures} are there
2 how many {pictures} do i have
2 count the {xs}
1 count the {xs} {inp}
3 is there a {x} {inp}
2 is there any {x}
2 are there any {xs} {inp}
2 are there {more} {shapes} than {shapes}
2 is the {x} {prep} the {x}
2 is the {x} {er} than the {x}
2 are the {x} and the {x} the same {attr}
2 do the {x} and the {x} have the same {attr}
2 which is {er} the {x} or the {x}
2 which {thing} is the {est}
2 what is {prep} the {x}
2 what is on the {side}
2 what is on the {side} of the {picture}
3 what is in the {picture}
2 what is in the {ordinal} {picture}
2 what is in this {picture}
2 what's in the {picture}
1 what's that {x}
2 what do you see
2 what can you see {inp}
2 where is the {x}
2 where are the {xs}
3 describe {it}
2 describe {it} in detail
1 describe {it} in one sentence
1 describe {it} in a few words
2 give {who} a {length} description of {it}
1 write a {length} caption for {it}
2 caption {it}
1 give {it} a caption
1 label {it}
1 what labels fit {it}
1 classify {it} as {color} or {color}
1 is it a {shape} or a {shape}
3 find a {x}
3 find {who} a {x} {prep} a {x}
3 find {pictures} with {number} {xs}
2 find {pictures} of {x2s}
3 show me {number} {xs}
3 show me a {x} and a {x}
2 show me {it}
2 show me {pictures} with a {x} but without a {x}
2 show me all {pictures} that have a {x}
1 show me something {color}
2 search for {x2s}
2 search my {pictures} for a {x}
2 look for {pictures} with a {x} {prep} a {x}
1 look for a {x}
3 more like this
2 more like {it}
1 {pictures} like {it} but without the {x}
1 not the {color} one
2 the {ordinal} one
2 the {color} one
1 number {number}
2 {picture} number {number}
1 {picture} {number}
2 the last {number}
2 the first {number}
2 which {thing} is at the {side}
2 what is at the {side}
1 what is at the {side} of the {picture}
1 tell me if there is a {x}
1 does the {ordinal} {picture} contain a {x}
1 the {ordinal} {picture} contains a {x}
1 what is shown in {it}
1 show me the {pictures} containing {xs}
1 write alt text for {it}
1 there's a {x} {inp}
1 it's a {x}
1 no the {ordinal} one please
2 compare {it} and {it}
2 compare the {ordinal} and the {ordinal} {picture}
1 compare the {ordinal} {picture} with the {ordinal} one
1 what is the difference between {it} and {it}
1 what is in {it} but not in {it}
1 which {picture} has {more} {xs}
1 which {pictures} have a {x}
1 which {picture} has the most {shapes}
2 index my {pictures}
1 index this folder
1 index the folder with my {pictures}
2 open the library
1 open {it}
1 close {it}
2 open the {ordinal} {picture}
1 delete {it}
1 save {it}
2 stop
1 stop please
1 cancel that
2 read that again
1 read {it} again
1 say that again
1 please repeat that
1 try again
2 transcribe {it}
1 transcribe this recording
1 write down what is said
2 draw a {x}
2 draw a {x} {prep} a {x}
2 draw {number} {xs}
1 draw {it} again with a {color} {shape}
1 make {it} {er}
1 make the {x} {color}
1 generate a {picture} of a {x}
1 draw a {nouns} and a {nouns}
1 find a {nouns}
1 is there a {nouns} {inp}
1 show me the {nouns}
2 thank you
1 thanks
2 hello
1 hi
1 good morning
1 goodbye
1 yes
1 yes please
1 no
1 no thank you
1 okay
1 help
1 what can you do
1 who are you
1 can you help me
1 help me find {it}
1 start a new conversation
1 go back to {it}
1 go on
1 continue
1 wait a moment
1 that is right
1 that is wrong
1 what did i ask about {it}
1 which {pictures} did you find
1 quit
1 add {it} to the library
1 remove {it} from my library
1 tell me about {it}
1 tell me more about {it}
1 tell me the {attr} of every {thing}
1 name all the {things} {inp}
1 list the {attr} of each {shape}
1 explain {it}
1 answer yes or no is there a {x}
1 does {it} have a {x}
1 do you see a {x} {prep} the {x}
1 i see a {x} and {number} {xs}
1 i want a {x}
1 i would like to see {it}
1 i have a question about {it}
1 there is a {x} {prep} the {x}
1 there are {number} {xs} {inp}
"""

_PHRASES: dict[str, str] = {
    "x": "{color} {shape}|{size} {color} {shape}|{shape}|{size} {shape}|{color} {shape}|{est} {shape}",
    "xs": "{color} {shapes}|{size} {color} {shapes}|{shapes}|{size} {shapes}|{things}|{color} {things}",
    "x2s": "{color} {shapes}|{color} {shapes} and {color} {shapes}|{size} {shapes} or {size} {shapes}",
    "it": "it|this|that|them|the {ordinal} one|the {ordinal} {picture}|this {picture}|the {color} one|"
    "{picture} {number}|my {ordinal} {picture}|these {pictures}|both|the last {number} {pictures}|number {number}|"
    "all of them|the {number} {pictures} you found|the one you drew",
    "inp": "in the {picture}|in it|in this {picture}|in {picture} {number}|on the {side}|in the {ordinal} one|here|"
    "in both {pictures}|in total|in all of them",
    "attr": "color|shape|size|name|position",
    "length": "short|long|detailed|better|shorter|longer",
}

_POLITE = ("please ", "can you ", "could you ", "now ", "and ", "okay ", "would you please ", "then ", "so ", "also ")
_AFTER = (" please", " now", " again", " for me", " too", " then", " thank you")

# Words that sound like another one, or that are hardly heard alone, appear in sentences only.
_ONLY_IN_SENTENCES = frozenset("to too for by i a an write read hi us what's at it's there's if".split())  # noqa: SIM905


def _options(name: str) -> list[str]:
    if name in _PHRASES:
        return _PHRASES[name].split("|")
    text = _LISTS[name]
    return text.split("|") if "|" in text else text.split()


_SLOT = re.compile(r"\{(\w+)\}")
_WEIGHTS = [int(line.split(" ", 1)[0]) for line in _TEMPLATES.splitlines()]
_PATTERNS = [line.split(" ", 1)[1] for line in _TEMPLATES.splitlines()]


def vocabulary() -> list[str]:
    """Every word that can be said, in alphabetical order."""
    text = " ".join(["an", *_PATTERNS, *_PHRASES.values(), *_LISTS.values(), *_POLITE, *_AFTER]).replace("|", " ")
    return sorted(set(_SLOT.sub(" ", text).split()))


_SALAD = [word for word in vocabulary() if word not in _ONLY_IN_SENTENCES]
_COMMON = [word for word in _SALAD if word not in _LISTS["rare"].split()]
_WORLD = [word for name in ("color", "shape", "shapes", "size", "number", "ordinal") for word in _LISTS[name].split()]


def _salad_word(rng: random.Random) -> str:
    part = rng.random()
    return rng.choice(_WORLD if part < 0.3 else _COMMON if part < 0.65 else _SALAD)


def with_articles(text: str) -> str:
    """ "a orange" becomes "an orange"."""
    return re.sub(r"\ba (?=[aeio])", "an ", text)


def from_grammar(rng: random.Random) -> str:
    text = rng.choices(_PATTERNS, _WEIGHTS)[0]
    while "{" in text:
        text = _SLOT.sub(lambda match: rng.choice(_options(match[1])), text)
    if rng.random() < 0.12:
        text = rng.choice(_POLITE) + text
    if rng.random() < 0.08:
        text += rng.choice(_AFTER)
    if rng.random() < 0.05 and len(text) < 40:
        text += " and " + from_grammar(rng)
    return with_articles(text)


def salad(rng: random.Random) -> str:
    """One to nine random words."""
    return " ".join(_salad_word(rng) for _ in range(rng.randint(1, 9)))


def disturbed(rng: random.Random) -> str:
    """A sentence of the grammar with some of its words replaced, dropped or added at random."""
    words: list[str] = []
    for word in from_grammar(rng).split():
        chance = rng.random()
        if chance < 0.2:
            words.append(_salad_word(rng))
        elif chance < 0.27:
            words += [word, _salad_word(rng)]
        elif chance > 0.04 + 0.27:
            words.append(word)
    return " ".join(words) or _salad_word(rng)


def spliced(rng: random.Random) -> str:
    """The beginning of one sentence of the grammar and the end of another: natural words in orders no template has."""
    first, second = from_grammar(rng).split(), from_grammar(rng).split()
    return " ".join(first[: rng.randint(1, len(first))] + second[rng.randrange(len(second)) :])


def woven(rng: random.Random) -> str:
    """Pieces of one to four words from several sentences, with a word by chance between them: short words, which are
    hardly heard alone, in every neighbourhood."""
    words: list[str] = []
    for _ in range(rng.randint(2, 5)):
        source = from_grammar(rng).split()
        at = rng.randrange(len(source))
        words += source[at : at + rng.randint(1, 4)]
        if rng.random() < 0.3:
            words.append(_salad_word(rng))
    return " ".join(words)


def sentence(rng: random.Random, longest: int = 18) -> str:
    """A quarter grammar, the rest spliced, woven and disturbed sentences and random words; at most `longest` words."""
    make = rng.choices((from_grammar, spliced, woven, disturbed, salad), (0.25, 0.15, 0.2, 0.18, 0.22))[0]
    return with_articles(" ".join(make(rng).split()[:longest]))
