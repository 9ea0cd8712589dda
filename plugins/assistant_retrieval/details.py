"""The details action: what is known of the files of pictures, without a model. What they show is not told here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from assistant.api import (
    BadInput,
    Context,
    FileFact,
    FileFacts,
    Language,
    Phrases,
    Picture,
    PluginEvent,
    Request,
    Result,
    TextDelta,
    apart,
    file_facts_in,
    in_language,
    listed,
    start_and_end,
)
from assistant_retrieval.limits import shown_bytes

SAY = Phrases(
    no_picture=("There is no picture to tell of.", "没有图片可说。"),
    how=(
        "Drop a picture file into the chat, or name one with its number, such as #1.",
        "把图片文件拖进来，或者说出编号，例如 #1。",
    ),
    taken=("{name} was taken on {date}, says its file.", "{name} 拍摄于 {date}，文件里这样写着。"),
    undated=(
        "{name}: when it was taken does not stand in the file. The file itself is from {date}.",
        "{name}：文件里没有拍摄日期。文件本身的日期是 {date}。",
    ),
    undated_later=(
        "When it was taken does not stand in the file; the file itself is from {date}.",
        "文件里没有拍摄日期，文件本身的日期是 {date}。",
    ),
    no_date=("{name}: when it was taken does not stand in the file.", "{name}：文件里没有拍摄日期。"),
    no_date_later=("When it was taken does not stand in the file.", "文件里没有拍摄日期。"),
    drawn_date=("{name} was drawn here on {date}.", "{name} 是在这里画的，日期是 {date}。"),
    drawn=("{name} was drawn here; its file is {path}.", "{name} 是在这里画的，文件是 {path}。"),
    place=("{name} lies at {path}.", "{name} 在 {path}。"),
    gone=(
        "{name} was at {path}. That file is not there any more, or another one by now; a copy is kept at {stored}.",
        "{name} 原来在 {path}。那个文件已不在，或者已经变了；副本保存在 {stored}。",
    ),
    nowhere=(
        "{name} has no file of yours; a copy is kept at {stored}.",
        "{name} 没有您自己的文件；副本保存在 {stored}。",
    ),
    copies=("The same picture lies at {paths}, too.", "同样的图片还在 {paths}。"),
    called=("The file of {name} is called {file}.", "{name} 的文件名是 {file}。"),
    called_later=("Its file is called {file}.", "文件名是 {file}。"),
    nameless=("{name} has no file name.", "{name} 没有文件名。"),
    it=("It", "它"),
    size=(
        "{name} has {width} × {height} pixels; its file has {bytes}.",
        "{name} 有 {width} × {height} 像素，文件大小 {bytes}。",
    ),
    format=("{name} is a {kind} file.", "{name} 是 {kind} 文件。"),
    open=(
        "F6 shows the pictures of this conversation large; there, `o` opens one in your desktop's viewer. {place}",
        "按 F6 放大浏览这个对话的图片，再按 `o` 用桌面程序打开。{place}",
    ),
)
_EVERY: tuple[FileFact, ...] = ("place", "taken", "size", "format")


def tell(request: Request, context: Context) -> Iterator[PluginEvent]:
    """One line a picture with what was asked of its file; everything where nothing certain was asked."""
    if not request.pictures:
        raise BadInput(SAY(request.language, "no_picture"), SAY(request.language, "how"))
    asked = file_facts_in(start_and_end(request.text), of_files=True) or ("all",)
    facts = _EVERY if "all" in asked else asked
    outcomes: list[dict[str, Any]] = [{"path": picture.path} for picture in request.pictures]

    between = ""

    def about(place: int, picture: Picture) -> Iterator[PluginEvent]:
        nonlocal between
        known = context.facts(picture)
        outcomes[place] |= _as_json(known)
        yield TextDelta(between + " ".join(_sentences(facts, picture, known, request.language)))
        between = "\n\n"

    failures = yield from apart(request.pictures, about)
    for place, error in failures.items():
        outcomes[place]["error"] = error.message
    yield Result({"details": outcomes})
    if len(failures) == len(outcomes):
        raise failures[0]


def _sentences(facts: Sequence[FileFact], picture: Picture, known: FileFacts, language: Language) -> Iterator[str]:
    """One for each fact; the first one names the picture."""
    for place, fact in enumerate(facts):
        said = _told(fact, SAY(language, "it") if place else picture.name, picture, known, language)
        yield said.replace("它 ", "它", 1) if place else said  # a name is set apart from Chinese words, a pronoun not


def _told(fact: FileFact, name: str, picture: Picture, known: FileFacts, language: Language) -> str:
    """`name` is what the picture is called in the sentence."""
    later = name != picture.name
    match fact:
        case "taken":
            return _taken(name, picture, known, language)
        case "place":
            return _place(name, picture, known, language)
        case "name":
            path = "" if picture.origin == "drawn" else picture.path
            file = quoted(PurePath(path).name)
            return (
                SAY(language, "called_later" if later else "called", name=name, file=file)
                if path
                else SAY(language, "nameless", name=name)
            )
        case "size":
            size = shown_bytes(known.size_bytes)
            return SAY(language, "size", name=name, width=known.width, height=known.height, bytes=size)
        case "open":
            return SAY(language, "open", place=_place(name, picture, known, language))
        case _:
            return SAY(language, "format", name=name, kind=known.media_type.removeprefix("image/").upper())


def _taken(name: str, picture: Picture, known: FileFacts, language: Language) -> str:
    later = name != picture.name
    if known.taken:
        return SAY(language, "taken", name=name, date=known.taken)
    if picture.origin == "drawn" and known.modified:
        return SAY(language, "drawn_date", name=name, date=known.modified)
    dated, dateless = ("undated_later", "no_date_later") if later else ("undated", "no_date")
    return SAY(language, dated if known.modified else dateless, name=name, date=known.modified)


def _place(name: str, picture: Picture, known: FileFacts, language: Language) -> str:
    path, stored = quoted(picture.path), quoted(picture.stored)
    if picture.origin == "drawn":
        return SAY(language, "drawn", name=name, path=path if known.modified else stored)
    kind = "place" if known.modified else "gone" if picture.path else "nowhere"
    said = SAY(language, kind, name=name, path=path, stored=stored)
    if not known.copies:
        return said
    copies = in_language(listed(map(quoted, known.copies)), language)
    return f"{said} {SAY(language, 'copies', paths=copies)}"


def quoted(path: str) -> str:
    """A path in Markdown: as it is, between marks that do not occur in it."""
    longest = max((len(run) for run in re.findall("`+", path)), default=0)
    mark = "`" * (longest + 1)
    return f"{mark} {path} {mark}" if longest else f"`{path}`"


def _as_json(known: FileFacts) -> dict[str, Any]:
    return {
        "taken": known.taken,
        "modified": known.modified,
        "width": known.width,
        "height": known.height,
        "bytes": known.size_bytes,
        "type": known.media_type,
        "copies": list(known.copies),
    }
