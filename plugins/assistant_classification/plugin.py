"""The classification plugin: which of some labels fits a picture best."""

from __future__ import annotations

from assistant.api import Action, Argument, Plugin
from assistant_classification.examples import COUNTER_EXAMPLES, EXAMPLES

CLASSIFY = Action(
    name="classify",
    summary="choose among labels for a picture, with a probability for each",
    examples=EXAMPLES,
    arguments=(Argument("labels", "texts", "the labels to choose from; without any, a built-in list", default=()),),
    accepts="pictures",
    needs_parts=True,
    capabilities=("image_text_embedding",),
    counter_examples=COUNTER_EXAMPLES,
)


class ClassificationPlugin(Plugin):
    name = "assistant_classification"
    title = "Labels"
    summary = "Chooses among labels for a picture, with probabilities."
    actions = (CLASSIFY,)
