"""Pictures and hits as lines to read or to hear. Writes nothing."""

from __future__ import annotations

from assistant.api.language import Language, Phrases
from assistant.api.parts import Hit, Picture
from assistant.api.safe_text import safe_line
from assistant.terminal.language import SAY as TERMINAL

_SAY = Phrases(
    picture=("Picture #{number}: {name}, {size}.", "图片 #{number}：{name}，{size}。"),
    hit=("{rank}. Picture #{number}: {name}, score {score:.2f}.", "{rank}. 图片 #{number}：{name}，得分 {score:.2f}。"),
    said=("{line} {said}", "{line}{said}"),
    drawn=("drawn: “{words}”", "画的：“{words}”"),
    untitled=("without a name", "未命名"),
)


def described(picture: Picture, language: Language) -> str:
    """A picture in words: its number, its name, its size, and what is known to be on it."""
    size = f"{picture.width} × {picture.height}"
    line = _SAY(language, "picture", number=picture.number, name=_name(picture, language), size=size)
    return _with_said(line, picture, language)


def hit_line(hit: Hit, language: Language, *, path: bool = False) -> str:
    """What was found in words; with its whole `path` where it is to be taken elsewhere."""
    picture = hit.picture
    name = safe_line(picture.path or picture.stored) if path else _name(picture, language)
    if hit.duplicates:
        name = TERMINAL(language, "with_copies", name=name, count=hit.duplicates)
    line = _SAY(language, "hit", rank=hit.rank, number=picture.number, name=name, score=hit.score)
    return _with_said(line, picture, language)


def _with_said(line: str, picture: Picture, language: Language) -> str:
    said = _said(picture)
    return _SAY(language, "said", line=line, said=said) if said else line


def _name(picture: Picture, language: Language) -> str:
    if name := safe_line(picture.path.rpartition("/")[2]):
        return name
    words = _drawn_of(picture)
    return _SAY(language, "drawn", words=safe_line(words)) if words else _SAY(language, "untitled")


def _said(picture: Picture) -> str:
    """What was said of it; the words of one that was drawn are its name."""
    lines = picture.description.splitlines()
    if _drawn_of(picture) and not picture.path:
        lines = lines[:-1]
    return safe_line(" ".join(" ".join(lines).split()))


def _drawn_of(picture: Picture) -> str:
    """The words that it was drawn of. What is found without a file of the user's was drawn in another conversation."""
    *_, words = picture.description.splitlines() or [""]
    return words if picture.origin == "drawn" or (picture.origin == "found" and not picture.path) else ""
