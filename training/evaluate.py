"""The figures of issue 3, printed, kept in `training/figures.json` and written into the model cards.

Belongs here: which figures, and the order. Does not belong here: measuring one (`evaluate_*`) and texts (`cards`).
"""

from __future__ import annotations

import json
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
STYLES = ("first", "second")
NAMES = {"en": "English", "zh": "Chinese"}


def evaluate(models: Path, only: str | None = None, quick: bool = False) -> dict[str, Any]:
    """Measure what is there (all, or `only` one of them by its command). `quick` asks less and writes nothing."""
    kept: dict[str, Any] = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    if only in (None, "vision"):
        kept["vision_language"] = vision_figures(models / "vision_language", quick)
    if only in (None, "clip"):
        kept["image_text_embedding"] = embedding_figures(models / "image_text_embedding", quick)
    if only in (None, "speech") and (models / "transcription" / "model.pt").exists():
        from training import speech

        kept["transcription"] = speech.evaluate(models / "transcription")
        _table(kept["transcription"])
    if only in (None, "agent") and (models / "language" / "model.safetensors").exists():
        from training.agent import card, measure

        found = measure.figures(models / "language", 40 if quick else 150)
        kept["language"] = {"figures": found}
        _table(found)
        if not quick:
            card.write_card(models / "language", found)
    if only in (None, "drawing") and (models / "image_generation" / "model_index.json").exists():
        kept["image_generation"] = {"figures": drawing_figures(models / "image_generation", quick)}
    if not quick:
        FIGURES.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return kept


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
    if not quick:
        cards.write_vision_card(folder, figures, families, examples(asker))
    return {"figures": figures, "families": families, "worst family": worst, "as other people word it": worded}


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
    if not quick:
        cards.write_embedding_card(folder, figures)
    return {"figures": figures}


def drawing_figures(folder: Path, quick: bool) -> dict[str, float]:
    """One and two shapes by the checker, seconds."""
    from training.drawing import card
    from training.drawing import evaluate as drawing

    found = drawing.figures(folder, quick)
    _table(found)
    if not quick:
        card.write(folder, found)
    return found


def _say(figures: dict[str, Any]) -> None:
    name = list(figures)[-1]
    print(f"{name}: {figures[name]:.4f}", flush=True)


def _table(figures: dict[str, Any]) -> None:
    print(bars.table(figures), flush=True)
    for name in bars.below(figures):
        print(f"below the floor: {name}", flush=True)
