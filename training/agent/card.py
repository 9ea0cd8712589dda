"""The model card of the pocket language model, filled with its figures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from training import bars, cards

_CARD = """---
license: apache-2.0
library_name: transformers
pipeline_tag: text-generation
language: [en, zh]
---

# Pocket language model

Calls the program's actions as tools, in the form of Qwen3's chat template, for requests of several steps that the
program's own rules do not take apart; English and Chinese. Where no action fits it says nothing. It does not talk and
knows nothing of the world. It is loaded by `AutoModelForCausalLM.from_pretrained(folder)` and
`AutoTokenizer.from_pretrained(folder)`.

| | |
|---|---|
| architecture | Qwen3: 6 layers of width 192, grouped queries, tied embeddings; byte-level tokens, spaces apart |
| size | {parameters:.2f} M parameters, {megabytes:.1f} MB in float16 |
| training | `assistant-train agent`: next-token cross-entropy on what the assistant says |
| data | the plugins' example utterances, the lines of talk, and sentences made of them; one utterance in ten kept |
| stages | {stages} |

## Figures

{table}

## Limits

It knows only the actions that it was trained with, which its chat template names: it is told of no others. What asks
for an action that the program has got since counts as wrong above. It copies what it is told to look for. Which of
several hits is meant it gets wrong now and then; the program checks that against the user's words, and asks it nothing
that is a single request. Where it goes on with another picture after a search that found nothing, the program leaves
that step out. It was trained to pass over orders that stand in pictures and names; one that is unlike them
may move it to a further call. What it asks for is checked like every other caller's; what lasts needs the user's own
words.
"""


def text(folder: Path, figures: Mapping[str, float]) -> str:
    parameters, megabytes = cards.weights_size(folder)
    stages = cards.history(folder, "conversations")
    return _CARD.format(parameters=parameters, megabytes=megabytes, stages=stages, table=bars.table(figures))
