"""Figures of a vision-language directory: right captions, right answers by family and language, seconds a caption.

Belongs here: asking the saved model through the Auto classes, as the program does, and marking. Does not belong here:
tables and cards (`evaluate`).
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from transformers import AutoModelForImageTextToText, AutoProcessor

from training.held_out import SEED, held_out
from training.language.captions import short_caption
from training.language.conversation import FAMILIES, about_one_of_two, product_prompt
from training.language.families_pair import FAMILIES as PAIR_FAMILIES
from training.language.follow_up import follow_up
from training.language.names import COLOUR_WORDS, SHAPE_WORDS, Language
from training.loop import device
from training.scenes.world import COLOURS, SHAPES, Scene

LANGUAGES: tuple[Language, Language] = ("en", "zh")
LISTS = {
    *("caption_short", "caption_detailed", "caption_alt", "colours", "shapes", "relation_what", "largest", "colour"),
    *("compare_new", "compare_gone", "compare_both", "compare_caption", "compare_same"),
}
"""Families whose answers may name the same things in another order."""
_CUTS = re.compile(
    r",? and |[,:] | (is|are|shows?|has) |\bdrawing of |(?= on a light background)"
    r"|[、，：和是]|(?<=图)有|都有|^有|浅色背景上的"
)
"""Between the things that an answer names, and around them: what stands between two cuts is one thing with its colour,
size and place, or what is said of them all."""


class Asker:
    """A saved model, asked in batches."""

    def __init__(self, folder: Path) -> None:
        self.processor: Any = AutoProcessor.from_pretrained(folder)
        self.model: Any = AutoModelForImageTextToText.from_pretrained(folder, dtype=torch.float32).to(device()).eval()

    def answers(self, asked: list[tuple[list[Image.Image], list[str]]], batch: int = 32) -> list[str]:
        """Each asked: the pictures of the first turn, and the turns so far (question, answer, ..., question)."""
        out: list[str] = []
        for start in range(0, len(asked), batch):
            part = asked[start : start + batch]
            texts = [self.processor.apply_chat_template(messages(*one), add_generation_prompt=True) for one in part]
            inputs = self.processor(images=[one[0] for one in part], text=texts, return_tensors="pt", padding=True)
            with torch.inference_mode():
                ids = self.model.generate(**inputs.to(self.model.device))
            fresh = ids[:, inputs["input_ids"].shape[1] :]
            out += [text.strip() for text in self.processor.batch_decode(fresh, skip_special_tokens=True)]
        return out


def messages(pictures: list[Image.Image], turns: list[str]) -> list[dict[str, Any]]:
    """The chat: pictures and the first question in one user turn, then assistant and user by turns."""
    chat: list[dict[str, Any]] = []
    for index, text in enumerate(turns):
        content: list[dict[str, Any]] = [{"type": "text", "text": text}]
        if index == 0:
            content = [{"type": "image"} for _ in pictures] + content
        chat.append({"role": "assistant" if index % 2 else "user", "content": content})
    return chat


def said_pairs(text: str, language: Language) -> set[tuple[str, str]]:
    """The (colour, shape) pairs that a caption names."""
    colours = {words[0]: COLOURS[index] for index, words in enumerate(COLOUR_WORDS[language])}
    shapes = {words[0]: SHAPES[index] for index, words in enumerate(SHAPE_WORDS[language])}
    gap = " " if language == "en" else "的?"
    pattern = f"({'|'.join(colours)}){gap}({'|'.join(shapes)})"
    return {(colours[colour], shapes[shape]) for colour, shape in re.findall(pattern, text.lower())}


def right_answer(family: str, said: str, truth: str) -> bool:
    """Word for word, or the same things in another order where the answer is a list. What belongs to one thing stays
    with it, and a thing in its picture: what is said of the first picture, of the second and of which one is apart."""
    if family in LISTS:
        return _named(said) == _named(truth)
    return _words(said) == _words(truth)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+|[\u4e00-\u9fff]", text.lower())


def _named(text: str) -> list[list[list[str]]]:
    """For each picture the words of each thing, the things sorted."""
    pictures = re.split("[;；]", text.lower().strip(" .。"))
    things = ([_words(each.removesuffix("的")) for each in _CUTS.split(part) if each] for part in pictures)
    return [sorted(each for each in part if each) for part in things]


def caption_figure(asker: Asker, style: str, language: Language, count: int, kind: str = "short") -> float:
    """Part of the captions with exactly the right set of (colour, shape) pairs, on the product's own prompt."""
    shown = held_out(count, style, seed=1)
    prompt = product_prompt(kind, language)
    said = asker.answers([([one.picture], [prompt]) for one in shown])
    return float(
        np.mean([said_pairs(text, language) == one.scene.pairs() for text, one in zip(said, shown, strict=True)])
    )


def answer_figures(asker: Asker, style: str, language: Language, each: int) -> dict[str, float]:
    """Part of right answers for every family, on held-out templates."""
    rng = np.random.default_rng(SEED + 77)
    shown = held_out(60, style, seed=2)
    asked: list[tuple[list[Image.Image], list[str]]] = []
    marks: list[tuple[str, str]] = []

    def put(family: str, pictures: list[Image.Image], turns: list[str], truth: str) -> None:
        asked.append((pictures, turns))
        marks.append((family, truth))

    for family, (maker, _) in FAMILIES.items():
        found = 0
        while found < each:
            one = shown[int(rng.integers(len(shown)))]
            if turn := maker(one.scene, language, rng, True):
                put(family, [one.picture], [turn[0]], turn[1])
                found += 1
    found = 0
    while found < each:
        one = shown[int(rng.integers(len(shown)))]
        if turns := follow_up(one.scene, language, rng, True):
            put("follow_up", [one.picture], [text for turn in turns for text in turn][:-1], turns[-1][1])
            found += 1
    for family, (pair_maker, _) in PAIR_FAMILIES.items():
        for _ in range(each):
            one, other = (shown[int(rng.integers(len(shown)))] for _ in range(2))
            if family == "compare_same" and rng.random() < 0.5:
                other = one
            two: tuple[Scene, Scene] = (one.scene, other.scene)
            question, truth = pair_maker(two, language, rng, True)
            put(family, [one.picture, other.picture], [question], truth)
    for _ in range(each):
        one, other = (shown[int(rng.integers(len(shown)))] for _ in range(2))
        family, (question, truth) = about_one_of_two((one.scene, other.scene), language, rng, True)
        put(f"one_of_two:{family}", [one.picture, other.picture], [question], truth)
    said = asker.answers(asked)
    by_family: dict[str, list[bool]] = defaultdict(list)
    for (family, truth), text in zip(marks, said, strict=True):
        right = right_answer(family.removeprefix("one_of_two:"), text, truth)
        by_family["one_of_two" if family.startswith("one_of_two") else family].append(right)
    return {family: float(np.mean(values)) for family, values in by_family.items()}


def caption_seconds(folder: Path) -> float:
    """Seconds for one short caption, warm, on one CPU core (median of seven)."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    asker = Asker(folder)
    asker.model.to("cpu")
    one = held_out(1, "first", seed=3, items=3)[0]
    times = []
    for _ in range(8):
        start = time.perf_counter()
        asker.answers([([one.picture], [product_prompt("short", "en")])])
        times.append(time.perf_counter() - start)
    torch.set_num_threads(before)
    return float(np.median(times[1:]))


def examples(asker: Asker, count: int = 4) -> list[tuple[str, str]]:
    """(truth, said) of a few captions in the second style, for the model card."""
    shown = held_out(count, "second", seed=4)
    said = asker.answers([([one.picture], [product_prompt("short", "en")]) for one in shown])
    return [(short_caption(one.scene, "en"), text) for one, text in zip(shown, said, strict=True)]
