"""What the model cannot know: shapes that are not there, the world outside the drawing, talk without a picture.

Belongs here: honest "I can't tell" answers. Does not belong here: anything with a true answer in the picture.
"""

from __future__ import annotations

import numpy as np

from training.language.families_single import Turn, some_description
from training.language.names import Language
from training.language.phrases import Description, listed, the, words
from training.language.wording import ask, noisy
from training.scenes.world import Scene

CANNOT: dict[Language, str] = {"en": "I can't tell from the picture.", "zh": "我看不出来，无法判断。"}
HELLO: dict[Language, str] = {
    "en": "I am a very small model. Show me a drawing of simple shapes and ask me about it.",
    "zh": "我是一个很小的模型。请给我看一张简单图形的图，然后向我提问。",
}
NO_PICTURE: dict[Language, str] = {"en": "I can't tell: there is no picture yet.", "zh": "我看不出来，还没有图片。"}
SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "tor",
    "ves",
    "pan",
    "dri",
    "sul",
    "bek",
    "nor",
    "fa",
    "zi",
    "qua",
    "gle",
    "hum",
    "wex",
    "jot",
    "ry",
    "ap",
    "ost",
]
PLAIN_WORDS = [
    "the",
    "a",
    "is",
    "are",
    "my",
    "your",
    "money",
    "train",
    "window",
    "music",
    "happy",
    "run",
    "under",
    "green",
    "tea",
    "why",
    "who",
    "when",
    "whose",
    "brand",
    "people",
    "dog",
    "cat",
    "car",
    "house",
    "tree",
    "river",
    "phone",
    "book",
    "story",
    "team",
    "price",
    "market",
    "water",
    "night",
    "city",
    "hand",
    "eye",
    "computer",
    "paper",
    "friend",
    "road",
]
HANZI = (
    "我你他的是在有人这中大来上国个到说们为子和地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于"
    "起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长"
)


def missing(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """Colour, size or place of a shape that is not in the picture."""
    family = ("colour", "size", "where")[int(rng.choice(3, p=[0.6, 0.2, 0.2]))]
    for _ in range(8):
        found = some_description(scene, rng, 0.0, 0.15)
        if family == "colour":
            found = Description(shape=found.shape, size=found.size)
        if found.shape is not None and not found.find(scene):
            question = ask(family, {"d": the(found, language, rng)}, language, rng, testing)
            return question, no_such([found], language)
    return None


def missing_shape(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """`What shape is the green one?` where nothing is green."""
    for _ in range(8):
        found = Description(colour=some_description(scene, rng, 0.0).colour)
        if found.colour is not None and not found.find(scene):
            return ask("shape", {"d": the(found, language, rng)}, language, rng, testing), no_such([found], language)
    return None


def no_such(absent: list[Description], language: Language) -> str:
    """What the picture lacks, in the order in which it was asked for."""
    if language == "zh":
        return f"我看不出来，图中没有{listed([words(each, 'zh') for each in absent], 'zh')}。"
    return f"I can't tell: there is no {' and no '.join(words(each, 'en') for each in absent)}."


def outside(_: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn | None:
    """People, weather, brands, or words that mean nothing to the model."""
    if testing or rng.random() < 0.75:
        return ask("outside", {}, language, rng, testing), CANNOT[language]
    return babble(language, rng), CANNOT[language]


def babble(language: Language, rng: np.random.Generator) -> str:
    """A question of unknown words."""
    count = int(rng.integers(2, 9))
    if language == "zh":
        text = "".join(HANZI[int(rng.integers(len(HANZI)))] for _ in range(count + 2))
        return noisy(text + str(rng.choice(["吗？", "？", "呢？", "。"])), "zh", rng)
    made = [
        str(rng.choice(PLAIN_WORDS)) if rng.random() < 0.5 else "".join(rng.choice(SYLLABLES, int(rng.integers(1, 4))))
        for _ in range(count)
    ]
    return noisy(
        str(rng.choice(["what ", "who ", "why ", "how ", "is ", "", "", "when "])) + " ".join(made) + "?", "en", rng
    )


def hello(language: Language, rng: np.random.Generator, testing: bool) -> Turn:
    """Talk without a picture."""
    return ask("hello", {}, language, rng, testing), HELLO[language]


def no_picture(language: Language, rng: np.random.Generator, testing: bool) -> Turn:
    """A question about a picture where there is none."""
    family = ("caption_short", "caption_detailed", "caption_alt", "colours", "shapes", "background")[
        int(rng.integers(6))
    ]
    return ask(family, {}, language, rng, testing), NO_PICTURE[language]
