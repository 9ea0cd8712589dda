"""Files that a typed sentence names in the middle of its words: "describe ~/a.png". The words stay as they are, but for
a folder whose name looks like no path."""

from __future__ import annotations

import re
from bisect import bisect
from itertools import islice

from assistant.locations import FILE_ENDING, files_named, folders_ordered, paths_in, paths_named, quoted, to_be_made
from assistant.media.sniff import Kind, kind_of_file
from assistant.ordered_names import names_ordered
from assistant.slash_line import is_command
from assistant.terminal.drop.resolve import Place, Target

_STARTS = ("/", "~/", "./", "../")
_LONGEST = 1024
"""Characters of a path with spaces."""
_WITHIN = re.compile(r" +(?:(?!(?:and|or|with|to|in|into|from|of|then|as|for|describe|compare|find)\b)[\w-]+ +){0,3}")
"""Between two parts of one path with spaces, where no word says that another thing begins."""
_FROM_CHINESE = re.compile(
    rf"(?P<chinese>[\u4e00-\u9fff]{{1,255}}+)[^\s\"'“”‘’「」，。、？！；：（）:;,?!<>|]{{0,255}}?{FILE_ENDING.pattern}",
    re.IGNORECASE,
)
_IN_PATH = re.compile(r"[A-Za-z0-9_/~.\\-]")
_BARE_NAME = re.compile(
    r"(?<![\w./~@:-])[A-Za-z0-9_][\w-]{0,100}(?:\.[\w-]{1,100}){0,5}\.[A-Za-z]\w{0,9}(?![\w/@-]|\.\w)", re.ASCII
)
"""A name with an ending, of a file where the user stands."""
_MOST_LOOKS = 64
"""How many spellings of one text are looked for on the disk."""


def with_spaces_quoted(text: str, place: Place) -> str:
    """The sentence with each file in it whose path has spaces between quotes, so that everybody reads it as one:
    "what is in ./My Pics/a.png?". Of the paths that could begin at a place it is the longest that is there."""
    ends = [match.end() for match in FILE_ENDING.finditer(text)]
    said, done, looks = "", 0, 0
    for _, (start, written) in paths_in(text) if ends else ():
        if start < done or not text.startswith(_STARTS, start):
            continue
        for end in reversed(ends[bisect(ends, written) : bisect(ends, start + _LONGEST)]):
            if looks == _MOST_LOOKS:
                return said + text[done:]
            looks += 1
            target = place.target(text[start:end])
            if target and not target.folder:
                said, done = f"{said}{text[done:start]}{quoted(text[start:end])}", end
                break
    return said + text[done:]


def with_chinese_quoted(text: str, place: Place) -> str:
    """The sentence with each file in it whose path begins in Chinese between quotes: where such a path begins within
    Chinese words only the disk knows. Of those that could end at a place it is the longest that is there."""
    said, done, looks = "", 0, 0
    ends = {match.end() for match in FILE_ENDING.finditer(text)}
    for word in _FROM_CHINESE.finditer(text) if ends else ():
        begun = word.start()
        if begun and begun not in ends and _IN_PATH.match(text, begun - 1):
            continue
        for start in range(begun, word.end("chinese")):
            if looks == _MOST_LOOKS:
                return said + text[done:]
            looks += 1
            path = f"./{text[start : word.end()]}"
            target = place.target(path)
            if target and not target.folder:
                said, done = f"{said}{text[done:start]}{quoted(path)}", word.end()
                break
    return said + text[done:]


def named_in(text: str, place: Place) -> tuple[list[Target], str]:
    """The pictures, sounds and texts that a sentence names and the folders that it orders to index, and the first path
    of one that is not there, or an empty string.

    Only what looks like a path is missed: a bare "beach.jpg" may be the name of a picture that is known already.
    """
    targets: list[Target] = []
    for path in folders_ordered(text):
        folder = place.target(f"./{path}")
        if folder and folder.folder:
            targets.append(folder)
        elif path.startswith(("./", "../")) and not place.exists(path):
            return [], path
    for path in files_named(text):
        target = place.target(path)
        if target is None:
            if (path.startswith(("~", ".")) or "/" in path) and not place.exists(path) and not is_command(text):
                return [], _as_typed(text, path, place)
        elif target not in targets:
            targets.append(target)
    return [*targets, *(each for each in _texts(text, place) if each not in targets)], ""


def _texts(text: str, place: Place) -> list[Target]:
    """The texts among the files that a sentence names. Others are left to the words: a path may stand in these for
    itself."""
    names = [] if is_command(text) else [*paths_named(text), *_bare_names(text)]
    targets = (place.target(name) for name in dict.fromkeys(names))
    return [each for each in targets if each and not each.folder and kind_of_file(each.path) is Kind.TEXT]


def _bare_names(text: str) -> list[str]:
    found = islice(_BARE_NAME.finditer(text), _MOST_LOOKS)
    return [match.group() for match in found if not to_be_made(text, match.start())]


def _as_typed(text: str, path: str, place: Place) -> str:
    """A path that is not there from where it begins in the text: "./nosuch place/a.png", not only its last part."""
    found = paths_in(text)
    at, (start, end) = next((at, span) for at, (each, span) in enumerate(found) if each == path)
    if not at or text.startswith(_STARTS, start):
        return path
    before, (begun, left) = found[at - 1]
    part = text.startswith(_STARTS, begun) and not FILE_ENDING.search(before) and not place.exists(before)
    return text[begun:end] if part and _WITHIN.fullmatch(text, left, start) else path


def folder_named(text: str, place: Place) -> tuple[str, list[Target], str]:
    """The folder that a sentence orders to index by a name that looks like no path, and the sentence with a name that
    is no single word as a path, so that everybody reads it as one: "index My Pics" becomes index "./My Pics". And the
    name of one that is surely meant and is not there, or an empty string."""
    names = names_ordered(text)
    for each in names:
        folder = place.target(f"./{each.name}")
        if folder and folder.folder:
            said = text if each.plain else f"{text[: each.start]}{quoted(f'./{each.name}')}{text[each.end :]}"
            return said, [folder], ""
    return text, [], next((each.name for each in names if each.sure), "")
