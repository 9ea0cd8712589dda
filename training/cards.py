"""The model cards of the two seeing models, written from measured figures.

Belongs here: the texts of the cards, the table of figures, and which weights they are of. Does not belong here:
measuring (`evaluate`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from training.bars import shown, table
from training.loop import HISTORY

Figures = dict[str, Any]

_VISION = """\
# pocket / vision_language

Captions, answers and follow-ups about drawn scenes, in English and Chinese, on any CPU at once. It is loaded like any
large model: `AutoModelForImageTextToText.from_pretrained(folder)` and `AutoProcessor.from_pretrained(folder)`.

| | |
|---|---|
| architecture | Idefics3 (that of SmolVLM): a ViT and a Llama of width 192 |
| picture | 144 px in 81 patches, 6 layers; a linear connector without pixel shuffle |
| text | 6 layers; float16 |
| size | {parameters:.2f} M parameters, {megabytes:.1f} MB in float16 |
| tokenizer | byte-level BPE of 1536 tokens, each Chinese character one; traditional ones are read as simplified |
| data | `training/scenes` (drawn on the fly) |
| language | `training/language`: 29 question families on one picture, 8 on two, follow-ups, talk; `mixture` |
| stages | {stages} |
| made by | `assistant-train vision`, measured by `assistant-train eval` |

## Figures

Held-out seeds; "second style" is a renderer that training never uses; questions are worded as no
training question is, mostly in words that training questions use. How often training asks each family follows the
errors on such wordings (`mixture`), so that part of this evaluation served as a development set, too.

{table}

Each share of a family is of 25 questions. The worst family above is the mean of two languages and two styles:
{worst}. The least in one language, as the mean of its two styles: {least}.

{families}

## Prompting

One user turn with the pictures and the text, no system prompt needed. Captions: the texts of `prompts/captioning`.
Greedy, `max_new_tokens` 128 (short answers end by themselves). Pictures of any size; the processor squeezes them to
144 px. At most two pictures in a question were trained, and up to four turns.

## Examples (held-out style; the truth first)

{examples}

## Limits

It knows one to four drawn shapes of eight kinds and ten colours on a light background, and nothing else: photographs,
drawings of other things and other languages give answers without meaning, or "I can't tell". Sizes are small or large,
as drawn. Places are nine fields. Relations are judged by centres. Two questions get a guess instead of "I can't tell":
which of two shapes of one kind is meant ("Which star is larger?"), and what no drawing tells of a shape that is there
("How old is the circle?").
"""

_EMBEDDING = """\
# pocket / image_text_embedding

Pictures and texts (English, Chinese) in one space, for search and zero-shot labels in the drawn world. It is loaded by
`AutoModel.from_pretrained(folder)` and `AutoProcessor.from_pretrained(folder)`; texts need `padding=True` and
`truncation=True`.

| | |
|---|---|
| architecture | CLIP of width 192: 6 layers for pictures of 144 px, 4 for texts; 256 dimensions in common |
| size | {parameters:.2f} M parameters, {megabytes:.1f} MB in float16 |
| training | `assistant-train clip`: symmetric cross-entropy, learned temperature |
| batches | 64 random scenes and 64 look-alikes that differ in one attribute, a full and a loose text for each |
| apart | 64 texts a batch of what no scene shows: their cosines above 0 are losses |
| stages | {stages} |

## Figures

{table}

## Limits

It knows drawn scenes only; words that it was not taught lie apart from all pictures. Positions are not described by
texts. Scores are cosines; calibrate before using them as
probabilities (`logit_scale` is in the weights).
"""


def weights_hash(folder: Path) -> str:
    """SHA-256 over the weights of a model's folder, file by file in the order of their names; hexadecimal."""
    found = hashlib.sha256()
    for file in sorted(each for each in folder.rglob("*") if each.suffix in (".safetensors", ".pt")):
        found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def weights_size(folder: Path, weights: str = "model.safetensors") -> tuple[float, float]:
    """Millions of parameters and megabytes, from the safetensors header."""
    file = folder / weights
    with file.open("rb") as opened:
        header = json.loads(opened.read(int.from_bytes(opened.read(8), "little")))
    count = 0
    for name, entry in header.items():
        if name != "__metadata__":
            size = 1
            for side in entry["shape"]:
                size *= side
            count += size
    return count / 1e6, file.stat().st_size / 1e6


def vision_card(folder: Path, kept: Figures) -> str:
    """`kept`: "figures", "families" by language and style, the name of the "worst family", "examples" (truth, said)."""
    parameters, megabytes = weights_size(folder)
    families: Figures = kept["families"]
    names = sorted({name for by_language in families.values() for name in by_language})
    rows = ["| family | " + " | ".join(families) + " |", "|---|" + "---|" * len(families)]
    rows += [
        f"| {name} | " + " | ".join(shown(of.get(name, 0.0), "%") for of in families.values()) + " |" for name in names
    ]
    return _VISION.format(
        parameters=parameters,
        megabytes=megabytes,
        stages=history(folder),
        table=table(kept["figures"]),
        worst=kept["worst family"],
        least=", ".join(
            f"{language} {name} {shown(share, '%')}" for language, (name, share) in least(families).items()
        ),
        families="\n".join(rows),
        examples="\n".join(f"- {truth}\n  - {said}" for truth, said in kept["examples"]),
    )


def least(families: Mapping[str, Mapping[str, float]]) -> dict[str, tuple[str, float]]:
    """The family with the least share in each language, as the mean of the styles; keys begin with the language."""
    languages: dict[str, list[Mapping[str, float]]] = {}
    for key, shares in families.items():
        languages.setdefault(key.partition(",")[0], []).append(shares)
    means = {
        language: {name: sum(of[name] for of in styles) / len(styles) for name in styles[0]}
        for language, styles in languages.items()
    }
    return {language: min(of.items(), key=lambda item: (round(item[1], 6), item[0])) for language, of in means.items()}


def embedding_card(folder: Path, figures: Figures) -> str:
    parameters, megabytes = weights_size(folder)
    return _EMBEDDING.format(parameters=parameters, megabytes=megabytes, stages=history(folder), table=table(figures))


def history(folder: Path, what: str = "pictures") -> str:
    """What the training left beside the weights: minutes, number of `what` and, where one was noted, seed of each
    stage."""
    file = folder / HISTORY
    if not file.exists():
        return "not recorded"
    stages = json.loads(file.read_text(encoding="utf-8"))
    return "; ".join(
        f"{name}: {stage[what]} {what} in {stage['minutes']:.0f} minutes{seeded(stage)}" if stage["minutes"] else name
        for name, stage in stages.items()
    )


def seeded(stage: Mapping[str, float]) -> str:
    return f", seed {stage['seed']}" if "seed" in stage else ""
