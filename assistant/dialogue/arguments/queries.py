"""What a request is after, without its carrier words: "find me 5 pictures of a red car without people, please"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.api import in_shape, language_of, newest_in, shape_in, shape_of
from assistant.dialogue.arguments.query_en import english
from assistant.dialogue.arguments.query_parts import Wanted
from assistant.dialogue.arguments.query_zh import chinese
from assistant.locations import paths_in


def wanted_in(text: str) -> Wanted:
    """The object of a request. References to pictures ("like #2") and folder paths do not belong to the query."""
    for _, (start, end) in reversed(paths_in(text)):
        text = re.sub(
            r"(?:\b(?:in|from|inside|under|below|within)(?: the folder| the directory)?|\b(?:called|named|titled"
            r"|with the (?:file )?name)|在|从|叫做?|名叫|名为)?\s*[\"'“‘「]?$",
            "",
            text[:start],
        ) + re.sub(r"^[\"'”’」]?(?: *(?:这个)?(?:文件夹|目录)?(?:里面|里|中|内)的?)?", "", text[end:])
    if (newest := newest_in(text)) is not None:
        return Wanted(count=newest)
    language = language_of(text)
    rest, shape = ("", shape_of(text)) if shape_of(text) else shape_in(text)
    found = chinese(rest) if language == "zh" else english(rest)
    return replace(found, query=in_shape(found.query, shape, language)) if shape else found
