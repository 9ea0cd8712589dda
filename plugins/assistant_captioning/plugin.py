"""The captioning plugin: one description for each picture of a request.

The wording of the prompts is in `prompts/captioning/`; which model answers is the engine's matter.

What the router learns from: `examples/`, how people ask for a description of a picture as a whole, then what is said
in passing (fragments, hints, half sentences); `counter_examples/`, the same words for something else, mostly talk; and
`utterances/`, what people say who want a picture described as a whole, one block an author. An open question about the
whole picture ("what do you see?") belongs here, a question about something in it to `ask`.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import Any

from assistant.api import (
    Action,
    Argument,
    BadInput,
    Bilingual,
    Context,
    Described,
    Generation,
    Language,
    Message,
    Phrases,
    Picture,
    Plugin,
    PluginEvent,
    Request,
    Result,
    Text,
    TextDelta,
    apart,
    lines_by_language,
    start_and_end,
)

MOST_TOKENS = {"short": 64, "detailed": 320, "alt": 96}
"""Tokens per style. Screen readers pause after about 125 characters of alt text, a third of what 96 tokens hold."""

CAPTION = Action(
    name="caption",
    summary=Bilingual("describe one or more pictures", "描述一张或多张图片"),
    examples=lines_by_language("assistant_captioning", "examples"),
    utterances=lines_by_language("assistant_captioning", "utterances"),
    arguments=(
        Argument(
            "style",
            "choice",
            Bilingual("how long, or as alt text for a web page", "详略，或作为网页的替代文本"),
            default="short",
            choices=tuple(MOST_TOKENS),
        ),
    ),
    accepts="pictures",
    needs_parts=True,
    capabilities=("vision_language",),
    counter_examples=lines_by_language("assistant_captioning", "counter_examples"),
)

SAY = Phrases(
    no_picture=("There is no picture to describe.", "没有可以描述的图片。"),
    how=(
        "Drop a picture file into the chat, or name one with its number, such as #1.",
        "把图片文件拖进来，或者说出编号，例如 #1。",
    ),
    silent=("The model said nothing about {name}.", "模型没有对 {name} 说什么。"),
    again=(
        "Ask it something about the picture, or use another model: assistant models list",
        "请就这张图片提一个问题，或换一个模型：assistant models list",
    ),
)
_IN: tuple[tuple[Language, re.Pattern[str]], ...] = (
    ("zh", re.compile(r"\bin (?:chinese|mandarin)\b|[用以成][中汉][文语]|^[中汉][文语]", re.IGNORECASE)),
    ("en", re.compile(r"\bin english\b|[用以成]英[文语]|^英[文语]", re.IGNORECASE)),
)


class CaptioningPlugin(Plugin):
    name = "assistant_captioning"
    title = Bilingual("Captions", "图片描述")
    summary = Bilingual(
        "Describes pictures: short, detailed, or as alt text.", "描述图片：简短、详细，或作为替代文本。"
    )
    actions = (CAPTION,)

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        """Streams a caption for each picture. One that cannot be read does not keep the others from theirs."""
        if not request.pictures:
            raise BadInput(SAY(request.language, "no_picture"), SAY(request.language, "how"))
        outcomes: list[dict[str, Any]] = [{"path": picture.path} for picture in request.pictures]

        def about(place: int, picture: Picture) -> Iterator[PluginEvent]:
            outcomes[place]["caption"] = yield from self._caption(picture, request, context)

        failures = yield from apart(request.pictures, about, lambda picture: picture.name)
        for place, error in failures.items():
            outcomes[place]["error"] = error.message
        yield Result({"captions": outcomes})
        if len(failures) == len(outcomes):
            raise failures[0]

    def _caption(self, picture: Picture, request: Request, context: Context) -> Generator[PluginEvent, None, str]:
        """Streams one caption and returns it."""
        style = request.arguments["style"]
        prompt = context.prompt(style, _language_of(request))
        message = Message("user", (picture, Text(prompt)))
        caption = ""
        for piece in context.vision_language().reply((message,), Generation(max_tokens=MOST_TOKENS[style])):
            new = piece if caption else piece.lstrip()
            if new:
                caption += new
                yield TextDelta(new)
        caption = caption.strip()
        if not caption:
            raise BadInput(SAY(request.language, "silent", name=picture.name), SAY(request.language, "again"))
        yield Described(picture.number, picture.digest, caption)
        return caption


def _language_of(request: Request) -> Language:
    """The language that the words name, else their own."""
    return next((language for language, named in _IN if named.search(start_and_end(request.text))), request.language)
