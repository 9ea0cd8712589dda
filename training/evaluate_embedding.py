"""Figures of an image-text embedding directory: text to image, image to image, zero-shot labels.

Belongs here: measuring through the Auto classes, as the program does. Does not belong here: tables and cards
(`evaluate`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch.nn import functional as F
from transformers import AutoModel, AutoProcessor

from assistant.engine import catalogue
from assistant.library.search import TEXT_WEIGHT, framed
from training.held_out import held_out, held_out_alike, show
from training.language.captions import short_caption
from training.language.names import COLOUR_WORDS, SHAPE_WORDS, Language
from training.loop import device
from training.scenes.layout import place, sample_scene
from training.scenes.world import COLOURS, SHAPES, Scene
from training.vision.queries import loose_query

Vectors = NDArray[np.float32]
_OPTIONS = catalogue.read().models["pocket/image_text_embedding"].options
THRESHOLD, ALIKE = float(_OPTIONS["threshold"]), float(_OPTIONS["alike"])
"""Cosines from which the program calls a picture a hit: for words, for another picture."""
FRAME = str(_OPTIONS["frame"])
"""What the program puts English search texts into."""
UNKNOWN: dict[Language, tuple[str, ...]] = {
    "en": (
        "my grandmother", "a violin", "the eiffel tower", "a tortoise", "somebody skiing", "a volcano", "sushi",
        "two people hugging", "a green frog", "zebra", "yellow taxi", "a black umbrella", "a guitar on a wall",
        "invoice from the dentist", "a lighthouse", "red sports shoes for running", "fireworks", "a bowl of soup",
        "our trip to norway", "a blue whale", "wife", "husband", "selfie", "passport", "skiing", "swimming", "new york",
        "menu", "steak", "tiger", "motorcycle", "tennis", "christmas", "fishing", "fog", "canyon", "robot", "laptop",
        "desert", "waterfall",
    ),
    "zh": (
        "我奶奶", "小提琴", "埃菲尔铁塔", "乌龟", "滑雪的运动员", "火山", "寿司", "拥抱的两个游客", "绿色的青蛙",
        "斑马", "黄色的出租车", "黑色的雨伞", "墙上的吉他", "牙医的发票", "灯塔", "红色的跑鞋", "烟花", "一碗面条",
        "长城", "蓝色的鲸",
    ),
}  # fmt: skip
"""What people look for that the drawn world does not have, in words that no training has seen."""


class Embedder:
    """A saved embedding model."""

    def __init__(self, folder: Path) -> None:
        self.processor: Any = AutoProcessor.from_pretrained(folder)
        self.model: Any = AutoModel.from_pretrained(folder, dtype=torch.float32).to(device()).eval()

    def pictures(self, pictures: list[Image.Image]) -> Vectors:
        """(pictures, 256) unit vectors."""
        parts = [pictures[start : start + 64] for start in range(0, len(pictures), 64)]
        return np.concatenate([self._unit(self.processor(images=part, return_tensors="pt"), True) for part in parts])

    def texts(self, texts: list[str]) -> Vectors:
        """(texts, 256) unit vectors."""
        return self._unit(self.processor(text=texts, return_tensors="pt", padding=True, truncation=True), False)

    def _unit(self, inputs: Any, pictures: bool) -> Vectors:
        with torch.inference_mode():
            inputs = inputs.to(self.model.device)
            out = self.model.get_image_features(**inputs) if pictures else self.model.get_text_features(**inputs)
            vectors = getattr(out, "pooler_output", out)
            unit: Vectors = F.normalize(vectors.float(), dim=-1).cpu().numpy()
        return unit


def retrieval_figure(embedder: Embedder, style: str, language: Language, rounds: int = 3) -> float:
    """Text to image, first hit right, among 100 scenes that differ in at least one attribute."""
    hits = []
    for turn in range(rounds):
        shown = held_out_alike(100, style, seed=turn)
        pictures = embedder.pictures([one.picture for one in shown])
        texts = embedder.texts([short_caption(one.scene, language) for one in shown])
        hits.append((texts @ pictures.T).argmax(1) == np.arange(len(shown)))
    return float(np.mean(hits))


def same_scene_figure(embedder: Embedder, style: str) -> float:
    """Image to image: the same items, placed and drawn anew, come first among 100."""
    rng = np.random.default_rng(55)
    shown = held_out_alike(100, style, seed=9)
    first = embedder.pictures([one.picture for one in shown])
    second = embedder.pictures([_anew(one.scene, style, rng) for one in shown])
    return float(((second @ first.T).argmax(1) == np.arange(len(shown))).mean())


def _anew(scene: Scene, style: str, rng: np.random.Generator) -> Image.Image:
    """The same items in other places."""
    names = [[getattr(item, name) for item in scene.items] for name in ("shape", "colour", "size")]
    placed = None
    while placed is None:
        placed = place(rng, scene.aspect, *names)
    return show(Scene(tuple(placed), scene.aspect), style, rng).picture


def alike_figures(embedder: Embedder, style: str, count: int = 200) -> dict[str, float]:
    """Shares of pairs of pictures that the program calls alike: the same items placed and drawn anew, scenes that have
    neither a shape nor a colour in common, and a scene with noise."""
    rng = np.random.default_rng(56)
    shown = [*held_out(count // 2, style, seed=22), *held_out(count // 2, style, seed=23, items=1)]
    first = embedder.pictures([one.picture for one in shown])
    second = embedder.pictures([_anew(one.scene, style, rng) for one in shown])
    noise = embedder.pictures([Image.fromarray(rng.integers(0, 256, (144, 144, 3), np.uint8)) for _ in range(20)])
    has = [{item.shape_name for item in one.scene.items} | {i.colour_name for i in one.scene.items} for one in shown]
    apart = np.array([[not (one & other) for other in has] for one in has])
    return {
        "drawn anew": float(((first * second).sum(1) >= ALIKE).mean()),
        "nothing in common": float((first @ first.T >= ALIKE)[apart].mean()),
        "noise": float((noise @ first.T >= ALIKE).mean()),
    }


def composed_figure(embedder: Embedder, style: str, text_weight: float = TEXT_WEIGHT) -> float:
    """A picture and another colour, in both languages, among 80 pictures of one shape each, every shape in every
    colour: how often that shape in that colour comes first. The picture itself is left out, as search does."""
    rng = np.random.default_rng(57)
    shown: dict[tuple[int, int], Image.Image] = {}
    while len(shown) < len(SHAPES) * len(COLOURS):
        scene = sample_scene(rng, 1)
        key = scene.items[0].shape, scene.items[0].colour
        if key not in shown:
            shown[key] = show(scene, style, rng).picture
    keys, pictures, hits = list(shown), embedder.pictures(list(shown.values())), []
    for words in COLOUR_WORDS.values():
        texts = embedder.texts(framed([word[0] for word in words], FRAME))
        for place_, (shape, own) in enumerate(keys):
            near = (text_weight * texts + pictures[place_]) @ pictures.T
            near[:, place_] = -np.inf
            first = [keys[at] for at in near.argmax(1)]
            hits += [first[colour] == (shape, colour) for colour in range(len(COLOURS)) if colour != own]
    return float(np.mean(hits))


def label_figures(embedder: Embedder, style: str, language: Language, count: int = 200) -> dict[str, float]:
    """Zero-shot labels on scenes with one shape: which of eight shapes, which of ten colours."""
    shown = held_out(count, style, seed=6, items=1)
    pictures = embedder.pictures([one.picture for one in shown])
    out = {}
    for kind, names in (("shape", SHAPES), ("colour", COLOURS)):
        table = (SHAPE_WORDS if kind == "shape" else COLOUR_WORDS)[language]
        frame = {"shape": "a picture of a {}", "colour": "a picture of a {} shape"}[kind]
        texts = [frame.format(words[0]) if language == "en" else words[0] for words in table]
        best = (pictures @ embedder.texts(texts).T).argmax(1)
        out[kind] = float(
            np.mean(
                [names[at] == getattr(one.scene.items[0], f"{kind}_name") for at, one in zip(best, shown, strict=True)]
            )
        )
    return out


def bare_label_figures(embedder: Embedder, style: str, count: int = 200) -> dict[str, float]:
    """The same with the bare English word as the label."""
    shown = held_out(count, style, seed=6, items=1)
    pictures = embedder.pictures([one.picture for one in shown])
    out = {}
    for kind, names in (("shape", SHAPES), ("colour", COLOURS)):
        best = (pictures @ embedder.texts(list(names)).T).argmax(1)
        out[kind] = float(
            np.mean(
                [names[at] == getattr(one.scene.items[0], f"{kind}_name") for at, one in zip(best, shown, strict=True)]
            )
        )
    return out


def hit_figures(embedder: Embedder, style: str, language: Language, count: int = 200) -> tuple[float, float]:
    """Shares of searches that find a hit among `count` scenes: for what one of them shows, and for `UNKNOWN`."""
    shown = held_out(count, style, seed=21)
    pictures, rng = embedder.pictures([one.picture for one in shown]), np.random.default_rng(1)
    known = [loose_query(one.scene, language, rng).text for one in shown]
    found, strange = (
        float(((embedder.texts(framed(texts, FRAME)) @ pictures.T).max(1) >= THRESHOLD).mean())
        for texts in (known, UNKNOWN[language])
    )
    return found, strange
