"""The figures of the pocket models, printed, kept in `training/figures.json` and written into the model cards.

Belongs here: which figures, and the order. Does not belong here: measuring one (`evaluate_*`) and texts (`cards`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from training import bars, cards
from training.evaluate_embedding import (
    Embedder,
    alike_figures,
    bare_label_figures,
    composed_figure,
    hit_figures,
    label_figures,
    retrieval_figure,
    same_scene_figure,
)
from training.evaluate_vision_language import (
    LANGUAGES,
    Asker,
    answer_figures,
    caption_figure,
    caption_seconds,
    examples,
)
from training.people import measure as people

FIGURES = Path(__file__).with_name("figures.json")
POCKET = Path(__file__).resolve().parents[1] / "assistant" / "pocket"
STYLES = ("first", "second")
NAMES = {"en": "English", "zh": "Chinese"}


def evaluate(models: Path, only: str | None = None, quick: bool = False) -> None:
    """Measure what is there (all, or `only` one of them by its command), keep it and write the cards, after each model.
    `quick` asks less and writes nothing."""
    for command, (name, weights, measured) in MODELS.items():
        folder = models / name
        if only not in (None, command) or not (folder / weights).exists():
            continue
        found = {**measured(folder, quick), "weights": cards.weights_hash(folder)}
        if not quick:
            kept = {**_read(_file_of(models)), name: found}
            text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
            _file_of(models).write_text(text, encoding="utf-8")
            write_cards(models, command)


def kept_figures(models: Path = POCKET) -> dict[str, Any]:
    """What was measured last of the models in a folder, by their folders; of a copy of the shipped ones that was not
    measured itself, what was measured of these."""
    return {**_read(FIGURES), **_read(_file_of(models))}


def _file_of(models: Path) -> Path:
    """Where the figures are kept: those of other models than the shipped ones beside them."""
    return FIGURES if models.resolve() == POCKET.resolve() else models / FIGURES.name


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def write_cards(models: Path, only: str | None = None) -> None:
    """Write the cards from the kept figures. A model with other weights than they were measured on keeps its own."""
    for command, (name, weights, _) in MODELS.items():
        folder, kept = models / name, kept_figures(models).get(name)
        if only not in (None, command) or kept is None or not (folder / weights).exists():
            continue
        if kept["weights"] != cards.weights_hash(folder):
            print(f"{name}: other weights than were measured", flush=True)
            continue
        (folder / "README.md").write_text(card(folder, kept), encoding="utf-8")


def card(folder: Path, kept: dict[str, Any]) -> str:
    """The card of the model in `folder`, from what was kept of it."""
    match folder.name:
        case "vision_language":
            return cards.vision_card(folder, kept)
        case "image_text_embedding":
            return cards.embedding_card(folder, kept["figures"])
        case "transcription":
            from training.speech import card as speech

            return speech.text(folder, kept["figures"])
        case "language":
            from training.agent import card as agent

            return agent.text(folder, kept["figures"])
        case _:
            from training.drawing import card as drawing

            return drawing.text(folder, kept["figures"])


def vision_figures(folder: Path, quick: bool) -> dict[str, Any]:
    """Captions, answers by family, seconds."""
    asker = Asker(folder)
    captions, each = (60, 6) if quick else (300, 25)
    figures: dict[str, Any] = {}
    for style in reversed(STYLES):
        right = [caption_figure(asker, style, language, captions) for language in LANGUAGES]
        figures[f"caption, {style} style"] = float(np.mean(right))
        _say(figures)
    detailed = [caption_figure(asker, "second", language, captions // 3, "detailed") for language in LANGUAGES]
    figures["detailed caption, second style"] = float(np.mean(detailed))
    families: dict[str, Any] = {}
    for style in reversed(STYLES):
        for language in LANGUAGES:
            found = answer_figures(asker, style, language, each)
            families[f"{NAMES[language]}, {style} style"] = found
            figures[f"VQA {NAMES[language]}, {style} style"] = float(np.mean(list(found.values())))
            _say(figures)
    merged = {name: float(np.mean([of[name] for of in families.values()])) for name in families["English, first style"]}
    worst = min(merged, key=lambda name: merged[name])
    figures["VQA worst family"] = merged[worst]
    figures["seconds for one caption, one CPU core"] = caption_seconds(folder)
    print(f"worst family: {worst}")
    worded = {} if quick else {NAMES[language]: people.figures(asker, language) for language in LANGUAGES}
    for name, found in worded.items():
        figures[f"VQA {name}, as other people word it"] = float(np.mean(list(found.values())))
    _table(figures)
    return {
        "figures": figures,
        "families": families,
        "worst family": worst,
        "as other people word it": worded,
        "examples": examples(asker),
    }


def embedding_figures(folder: Path, quick: bool) -> dict[str, Any]:
    """Search and labels."""
    embedder = Embedder(folder)
    rounds = 1 if quick else 3
    figures: dict[str, Any] = {}
    for language in LANGUAGES:
        name = f"text to image R@1 of 100 look-alikes, {NAMES[language]}"
        figures[name] = retrieval_figure(embedder, "second", language, rounds)
        figures[f"{name}, first style"] = retrieval_figure(embedder, "first", language, rounds)
        labels = label_figures(embedder, "second", language)
        suffix = "" if language == "en" else ", Chinese"
        figures |= {f"zero-shot label, {kind}{suffix}": value for kind, value in labels.items()}
        found, strange = hit_figures(embedder, "second", language)
        figures[f"hits for what a scene shows{suffix}"] = found
        figures[f"hits for what no scene shows{suffix}"] = strange
    bare = bare_label_figures(embedder, "second")
    figures |= {f"zero-shot bare word, {kind}": value for kind, value in bare.items()}
    figures["image to image R@1, placed and drawn anew"] = same_scene_figure(embedder, "second")
    figures |= {f"called alike: {kind}": value for kind, value in alike_figures(embedder, "second").items()}
    figures["a picture in another colour R@1 of 80"] = composed_figure(embedder, "second")
    _table(figures)
    return {"figures": figures}


def speech_figures(folder: Path, _quick: bool) -> dict[str, Any]:
    """Words wrong, words where nobody speaks, seconds."""
    from training import speech

    found = speech.evaluate(folder)
    _table(found)
    return {"figures": found}


def agent_figures(folder: Path, quick: bool) -> dict[str, Any]:
    """Right calls, silence, what is never to be called, seconds."""
    from training.agent import measure

    found = measure.figures(folder, 40 if quick else 150)
    _table(found)
    return {"figures": found}


def drawing_figures(folder: Path, quick: bool) -> dict[str, Any]:
    """One and two shapes by the checker, seconds."""
    from training.drawing import evaluate as drawing

    found = drawing.figures(folder, quick)
    _table(found)
    return {"figures": found}


def _say(figures: dict[str, Any]) -> None:
    name = list(figures)[-1]
    print(f"{name}: {figures[name]:.4f}", flush=True)


def _table(figures: dict[str, Any]) -> None:
    print(bars.table(figures), flush=True)
    for name in bars.below(figures):
        print(f"below the floor: {name}", flush=True)


MODELS: dict[str, tuple[str, str, Callable[[Path, bool], dict[str, Any]]]] = {
    "vision": ("vision_language", "model.safetensors", vision_figures),
    "clip": ("image_text_embedding", "model.safetensors", embedding_figures),
    "speech": ("transcription", "model.pt", speech_figures),
    "agent": ("language", "model.safetensors", agent_figures),
    "drawing": ("image_generation", "model_index.json", drawing_figures),
}
"""By command: the folder, the file without which there is no model, and what measures it."""
