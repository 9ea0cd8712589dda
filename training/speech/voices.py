"""Who speaks: accents, variants, manners of speaking, and which variants are kept for the evaluation.

Belongs here: choices of voice. Does not belong here: what is said, and rooms and noise.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

# "en" is the British accent: the library knows the name "en-gb" only through its command line.
ACCENTS = ("en-us", "en", "en-gb-scotland", "en-029", "en-gb-x-rp", "en-us-nyc", "en-gb-x-gbclan", "en-gb-x-gbcwmd")
ACCENT_WEIGHTS = (5, 4, 1.5, 1.5, 2, 2, 1.5, 1.5)

NUMBERED = tuple(f"m{n}" for n in range(1, 9)) + tuple(f"f{n}" for n in range(1, 6)) + ("",)
NAMED = tuple(
    """Alex Alicia Andrea Andy Annie AnxiousAndy Denis Diogo Gene Gene2 Henrique Hugo Jacky Lee Marco Mario Michael
    Mike Nguyen RicishayMax RicishayMax2 RicishayMax3 Storm Tweaky adam anika announcer antonio aunty belinda benjamin
    boris caleb david ed edward edward2 fast grandma grandpa gustave iven iven2 iven3 iven4 john kaukovalta klatt
    klatt2 klatt3 klatt4 klatt5 klatt6 linda marcelo max michel miguel norbert pablo paul pedro quincy rob robert
    sandro shelby steph steph2 steph3 travis victor zac""".split()  # noqa: SIM905
)
# Whispers, creaks and robots: spoken a little, so that the model has heard of them.
STRANGE = ("whisper", "whisperf", "croak", "Demonic", "UniRobot", "anikaRobot", "robosoft", "robosoft3", "robosoft5")

HELD_OUT = (
    "m7",
    "f4",
    "Andrea",
    "Michael",
    "linda",
    "edward2",
    "iven3",
    "steph2",
    "pablo",
    "klatt4",
    "quincy",
    "Annie",
)


@dataclass(frozen=True)
class Manner:
    """How one utterance is spoken. `stretch` resamples: below 1 a smaller speaker, above 1 a larger one."""

    voice: str
    speed: int
    pitch: int
    intonation: int
    loudness: int
    gap: int
    stretch: float


def _variant(rng: random.Random, held_out: bool) -> str:
    if held_out:
        return rng.choice(HELD_OUT)
    while True:
        part = rng.random()
        pool = NUMBERED if part < 0.35 else NAMED if part < 0.95 else STRANGE
        variant = rng.choice(pool)
        if variant not in HELD_OUT:
            return variant


def choose(rng: random.Random, held_out: bool = False) -> Manner:
    """A random manner. Only held-out variants where asked, never one of them otherwise."""
    accent = rng.choices(ACCENTS, ACCENT_WEIGHTS)[0]
    variant = _variant(rng, held_out)
    plain = held_out or rng.random() < 0.5
    return Manner(
        voice=f"{accent}+{variant}" if variant else accent,
        speed=round(rng.triangular(105, 235, 165)),
        pitch=round(rng.uniform(15, 85)),
        intonation=round(rng.uniform(10, 90)),
        loudness=round(rng.uniform(50, 150)),
        gap=rng.choice((0, 0, 0, 0, 0, 1, 2, 4, 8)),
        stretch=1.0 if plain else rng.uniform(0.86, 1.16),
    )
