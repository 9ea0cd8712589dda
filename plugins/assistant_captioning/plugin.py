"""The captioning plugin: one description for each picture of a request."""

from __future__ import annotations

from assistant.api import Action, Argument, Plugin
from assistant_captioning.examples import COUNTER_EXAMPLES, EXAMPLES

STYLES = ("short", "detailed", "alt")

CAPTION = Action(
    name="caption",
    summary="describe one or more pictures",
    examples=EXAMPLES,
    arguments=(
        Argument("style", "choice", "how long, or as alt text for a web page", default="short", choices=STYLES),
    ),
    accepts="pictures",
    needs_parts=True,
    capabilities=("vision_language",),
    counter_examples=COUNTER_EXAMPLES,
)


class CaptioningPlugin(Plugin):
    name = "assistant_captioning"
    title = "Captions"
    summary = "Describes pictures: short, detailed, or as alt text."
    actions = (CAPTION,)
