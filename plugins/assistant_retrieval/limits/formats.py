"""Upright, wide or square, and the kind of file: "in portrait format", "png pictures", 竖版的, GIF图."""

from __future__ import annotations

import re

from assistant.api import FILE_KIND, shape_in, shape_of
from assistant_retrieval.limits.said import without

_ONE = r"(?:portrait|landscape|square|vertical|horizontal|upright)"
_ONE_ZH = r"(?:[竖横][版向着]?|正?方形)"
_SHAPE = re.compile(
    rf"\b{_ONE}(?:,? (?:or|and) {_ONE})?\b(?:[- ]ones\b)?|{_ONE_ZH}(?:的?(?:或者?|和|、){_ONE_ZH})?的?", re.IGNORECASE
)
_KIND = re.compile(
    r"[, ，]*(?:\b(?:in|as|of) )?"
    rf"(?<![A-Za-z0-9.])(?P<kind>{FILE_KIND})s?(?![A-Za-z0-9])"
    r"(?:[- ](?:format|files?|images?|pictures?|photos?)\b)?(?: (?:of|with)\b)?"
    r"(?: ?格式)?的?(?:图片?|照片|文件)?的?",
    re.IGNORECASE,
)
_ALSO = re.compile(
    rf"^(?: ?(?:,|/|&|、|和|或者?|跟|与|\bor\b|\band\b))+ ?(?P<kind>{FILE_KIND})s?(?![A-Za-z0-9])", re.IGNORECASE
)
_NOT = re.compile(r"(?:\b(?:not|no|non|never|than|except)|n['’]t|非|不是|不要|除了?)[ -]?$", re.IGNORECASE)
_ENDINGS = {"jpg": "jpeg", "tif": "tiff"}


_OTHER = re.compile(
    r"(?:^|\b(?:my|all|any|the|some) )(?:videos?|movies|films|clips|raws?(?: (?:files?|photos?|pictures?|images?)))"
    r"(?= (?:of|from|with|in|that|where|taken|about)\b|$)"
    r"|(?:^|的)(?:视频|录像|影片|短片)$|(?:^|的)raw ?(?:文件|格式|照片|图片)",
    re.IGNORECASE,
)
"""Films and raw pictures, as what is looked for: a video game is a thing that pictures show."""


class NoKind(ValueError):
    """Not one kind of file is meant but several, or all but one; the text is what was said."""


def shape_limit(text: str, asked: str) -> tuple[str, str]:
    """The text without its orientation, and that; "any" if it names none. `asked` is the sentence that it is from,
    which may say of "landscape" alone that it is the shape of pictures."""
    rest, shape = shape_in(text)
    shape = shape or shape_of(asked) or shape_in(asked)[1]
    if not shape or rest != text:
        return rest, shape or "any"
    return _SHAPE.sub("", text, count=1).strip(), shape


def kind_in(text: str) -> tuple[str, str]:
    """The text without the kind of file, and its media type; empty if it names none. Raises NoKind."""
    match = _KIND.search(text)
    if match is None:
        return text, ""
    kind = _type(match)
    also, denied = _ALSO.match(text[match.end("kind") :]), _NOT.search(text[: match.start("kind")])
    if denied or (also and _type(also) != kind):
        end = match.end("kind") + (also.end() if also else 0)
        raise NoKind(text[denied.start() if denied else match.start("kind") : end])
    if also:
        return kind_in(text[: match.end("kind")] + text[match.end("kind") + also.end() :])
    return without(text, match), kind


def _type(match: re.Match[str]) -> str:
    kind = match["kind"].lower()
    return f"image/{_ENDINGS.get(kind, kind)}"


def other_kind(text: str) -> bool:
    """Whether words look for films or raw files, which no library has."""
    return _OTHER.search(text.strip()) is not None
