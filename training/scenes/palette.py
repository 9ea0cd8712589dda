"""Which RGB values carry which colour name, and which are backgrounds.

Belongs here: colours. Sources of the anchors: CSS named colours, pure RGB corners, Material Design and Tailwind
palettes, matplotlib's and other plotting defaults. A colour is drawn between two anchors of its name and shaken.
"""

from __future__ import annotations

import numpy as np

from training.scenes.world import COLOURS

Rgb = tuple[int, int, int]

ANCHORS: dict[str, str] = {
    "red": "ff0000 e53935 dc143c d32f2f ef4444 dc2626 b91c1c f44336 cc0000 e74c3c c0392b d62728 e6194b b22222 c62828",
    "green": "008000 00ff00 4caf50 2e7d32 22c55e 16a34a 15803d 228b22 2ecc71 27ae60 2ca02c 00a000 32cd32 3cb44b 43a047",
    "blue": "0000ff 2196f3 1976d2 3b82f6 2563eb 1d4ed8 1e90ff 4169e1 0d47a1 3498db 2980b9 1f77b4 0000cd 4363d8 000099",
    "yellow": "ffff00 ffeb3b fdd835 fbc02d facc15 eab308 ffd700 f1c40f ffe119 ffdc00 fde047 ffee00 f5d800",
    "purple": "800080 9c27b0 7b1fa2 a855f7 9333ea 7e22ce 8e44ad 9b59b6 9467bd 6a0dad 8a2be2 663399 911eb4 9932cc"
    " 673ab7",
    "orange": "ffa500 ff9800 f57c00 f97316 ea580c ff8c00 e67e22 ff7f0e f58231 fb8c00 ff851b ff7f00 ff8000 ff6f00",
    "pink": "ffc0cb ff69b4 f06292 ec4899 f472b6 ff1493 ffb6c1 ff80ab e377c2 f48fb1 fabebe db7093 ff8da1 ff77aa e91e63",
    "brown": "8b4513 a52a2a 795548 5d4037 6d4c41 8c564b 92400e 78350f a0522d 964b00 9a6324 7b3f00 654321 855030",
    "gray": "808080 9e9e9e 757575 616161 6b7280 9ca3af 5c6470 a9a9a9 7f7f7f 696969 95a5a6 7f8c8d b0b0b0 708090 888888",
    "black": "000000 111111 212121 1a1a1a 0a0a0a 222222 111827 000000 282828 14141e",
}
BACKGROUNDS = (
    "ffffff fafafa f5f5f5 eeeeee e5e5e5 fffdf5 faf0e6 fff8dc e3f2fd f0f8ff eef2ff f0fff0 fff0f5 f5f5dc e8eaf6 f3e5f5"
)


def parse(text: str) -> list[Rgb]:
    """`"ff0000 00ff00"` as byte triples."""
    return [(int(word[0:2], 16), int(word[2:4], 16), int(word[4:6], 16)) for word in text.split()]


def sample_colour(rng: np.random.Generator, colour: int, anchors: dict[str, str] = ANCHORS) -> Rgb:
    """An RGB value that most people would call by the name of `colour`."""
    choices = parse(anchors[COLOURS[colour]])
    first, second = rng.integers(len(choices), size=2)
    part = 0.0 if rng.random() < 0.4 else float(rng.random())
    shake = rng.normal(0, 1.0 if COLOURS[colour] in ("gray", "black") else 5.0, 3)
    if COLOURS[colour] in ("gray", "black"):
        shake = shake + rng.normal(0, 4.0)
    mixed = np.array(choices[first]) * (1 - part) + np.array(choices[second]) * part + shake
    red, green, blue = (int(value) for value in np.clip(np.rint(mixed), 0, 255))
    return red, green, blue


def sample_background(rng: np.random.Generator) -> Rgb:
    """White, a well-known light colour or any light pastel."""
    roll = rng.random()
    if roll < 0.3:
        return 255, 255, 255
    if roll < 0.6:
        return parse(BACKGROUNDS)[int(rng.integers(len(BACKGROUNDS.split())))]
    if roll < 0.75:
        level = int(rng.integers(218, 256))
        return level, level, level
    red, green, blue = (int(value) for value in rng.integers(212, 256, 3))
    return red, green, blue
