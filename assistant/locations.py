"""Paths of files and folders inside a sentence. Never looks at the disk."""

from __future__ import annotations

import re
from bisect import bisect

_QUOTED = re.compile(
    # Between plain double quotes as a shell reads it: what means something there stands behind a backslash. One that is
    # followed by a path begins that path: the quotes before it were closed in another style.
    r"\"(?P<escaped>(?:~|\.{0,2}/)(?:[^\"\\\n]|\\.)*)\"(?!~|\.{0,2}/)"
    r"|[\"'“‘「](?P<path>(?:~|\.{0,2}/|[A-Za-z]:[\\/])[^\"'”’」\n]{0,4096})[\"'”’」]"
)
_ENDING = r"\.(?:wav|mp3|m4a|flac|ogg|opus|aac|jpe?g|png|gif|webp|bmp|heic|avif|tiff?)"
FILE_ENDING = re.compile(rf"{_ENDING}(?![A-Za-z0-9_])", re.IGNORECASE)
"""Of the name of a picture or a sound."""
_FILE_NAME = re.compile(rf"(?<!\S)\S{{1,255}}{FILE_ENDING.pattern}", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\"\\$`])")
_FIRST = r"(?:[A-Za-z0-9_]|(?<=/)[^\WA-Za-z0-9_])"
"""Of a name: within Chinese words only ASCII tells where a path begins; behind a slash all is path."""
_NAMED_FILE = rf"[\w.-]{{1,255}}?{_ENDING}[\u4e00-\u9fff]"
"""No folder: a file, with what the sentence says next: of pics/a.png和pics/b.png."""
_BARE = re.compile(
    # 白天/夜晚 divides labels; a path that follows Chinese without a space begins in ASCII.
    r"(?:(?<![A-Za-z0-9_/~.\\:-])|(?<=[\u4e00-\u9fff]:))(?!(?<=[\u4e00-\u9fff])/[\u4e00-\u9fff])"
    r"(?P<path>(?:~|\.{1,2})?/(?:\\ |[^\s\"'“”‘’「」，。、？！；：,;?!<>|\u4e00-\u9fff]|"
    r"(?<=/)[\u4e00-\u9fff]+?(?=[和与跟]?(?:~|/|[^\u4e00-\u9fff]|$)))*"
    r"|~(?=$|[\s，。,])|[A-Za-z]:\\(?:\\ |[^\s\"'，。、？！,;?!<>|*])+"
    # A name has at most 255 bytes on any common file system.
    rf"|(?:(?!{_NAMED_FILE}){_FIRST}[\w.-]{{0,254}}/)*{_FIRST}[\w.-]{{0,254}}?{_ENDING}"
    # What follows in Chinese without a space belongs to the sentence: a.png里有什么.
    r"(?![A-Za-z0-9_]|[.-][A-Za-z0-9]))",
    re.IGNORECASE,
)
# What follows a folder name in Chinese without a space.
_TAIL = re.compile(
    r"(?:(?:这个)?(?:文件夹|目录)?(?:里面|里边|里|中|下面|下(?!载)|的).*|和|与|跟|文件夹|目录|索引.*|一下.*)$"
)


_ANY_SIGN = re.compile(r"[/\\~]|\w\.\w")


def paths_in(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Each path as written, unquoted and unescaped, with where it stands in the text."""
    if not _ANY_SIGN.search(text):
        return []
    found = [(_unescaped(match), match.span()) for match in _QUOTED.finditer(text)]
    taken = [span for _, span in found]
    for match in _BARE.finditer(text):
        before = bisect(taken, (match.start(), len(text)))
        if before and match.start() < taken[before - 1][1]:
            continue
        path = _trimmed(match["path"])
        if _is_path(path):
            found.append((path.replace("\\ ", " "), (match.start(), match.start() + len(path))))
    return sorted(found, key=lambda item: item[1])


def without_files(text: str) -> str:
    """The user's own words of a sentence: without paths, and without names of files such as 照片.png where words are
    left beside them."""
    for _, (start, end) in reversed(paths_in(text)):
        text = text[:start] + text[end:]
    own = _FILE_NAME.sub("", text)
    return own if re.search(r"[^\W\d_]", own) else text


def quoted(path: str) -> str:
    """A path between quotes, as `paths_in` reads it back."""
    return '"' + re.sub(r'(["\\$`])', r"\\\1", path) + '"'


def _unescaped(quoted: re.Match[str]) -> str:
    return quoted["path"] or _ESCAPED.sub(r"\1", quoted["escaped"])


def _trimmed(path: str) -> str:
    path = path.rstrip(".!?)")
    head, slash, last = path.rpartition("/")
    return head + slash + (_TAIL.sub("", last) if re.search(r"[\u4e00-\u9fff]", last) else last)


def _is_path(path: str) -> bool:
    """A lone slash, marks of other languages ("[/]") and fractions are no paths; "/" with a name after it is one."""
    return path == "~" or (bool(re.search(r"[^\W_]", path)) and not re.fullmatch(r"/\d+", path))


_ORDER = (
    r"^(?:(?:please|now|ok|and|then),? )*/?(?:index|scan|add|import)(?: the)?(?: (?:folder|directory))? ",
    r"^(?:请|帮我)?/?(?:索引|导入|加入|添加)(?:一下)?(?:文件夹|目录)?\s*",
)
ORDERS = re.compile("|".join(_ORDER), re.IGNORECASE)
"""How an order to index begins."""


def folders_ordered(text: str) -> list[str]:
    """The relative paths in an order to index; whoever knows where the user stands looks whether there are such. Empty
    for other sentences."""
    return [path for path, _ in paths_in(text) if is_relative(path)] if ORDERS.match(text.strip()) else []


def is_relative(path: str) -> bool:
    """Whether a path means something only to who stands somewhere."""
    return not re.match(r"[/~\\]|[A-Za-z]:[\\/]", path)


def covers(folder: str, spelling: str) -> bool:
    """Whether an absolute path is what a relative spelling of it, such as "../photos", may have meant."""
    names = [name for name in spelling.split("/") if name not in ("", ".", "..")]
    ends = folder.rstrip("/").split("/")[-len(names) :] if names else names
    return is_relative(spelling) and ends == names


_TO_BE_MADE = re.compile(
    r"\b(?:sav|writ|export|stor|convert|renam)\w*\b[^.?!]{0,40}$|(?:存|保存|写|导出|转|命名)(?:到|为|成|在|进)[^，。]{0,3}$",
    re.IGNORECASE,
)
"""What stands before a file that is to be made, not looked at."""
_NEAR = 100
"""Characters before a file that hold it, with room for long words."""


def files_named(text: str) -> list[str]:
    """The pictures and sounds that a sentence speaks of by their paths or names; not those that are to be made."""
    return [path for path in paths_named(text) if is_picture(path) or is_sound(path)]


def paths_named(text: str) -> list[str]:
    """The paths that a sentence speaks of; not those of what is to be made."""
    return [path for path, (start, _) in paths_in(text) if not to_be_made(text, start)]


def to_be_made(text: str, start: int) -> bool:
    """Whether what is named there is to be made, not looked at: "save it as …"."""
    return bool(_TO_BE_MADE.search(text, max(0, start - _NEAR), start))


def is_sound(path: str) -> bool:
    """Whether a path ends like a sound file."""
    return path.lower().endswith((".wav", ".mp3", ".m4a", ".flac", ".ogg", ".opus", ".aac"))


def is_picture(path: str) -> bool:
    """Whether a path ends like a picture file."""
    return path.lower().endswith((".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".heic", ".avif", ".tif", ".tiff"))
