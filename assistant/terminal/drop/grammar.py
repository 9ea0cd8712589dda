"""The ways in which terminals write dropped paths. Pure: no file is looked at here.

Quoting per terminal was read from their sources: VTE and Konsole quote for a shell, iTerm2, Terminal.app and Ghostty
put backslashes before specials, WezTerm before spaces only, kitty and Alacritty write paths raw (kitty with a newline
between), Windows Terminal uses double quotes, some GTK applications send a `file://` list with CRLF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.locations import FILE_ENDING

_SHELL_WORD = re.compile(r"(?:[^\s'\"\\]++|\\.|'[^']*'|\"(?:[^\"\\]|\\.)*\")+", re.DOTALL | re.ASCII)
_SHELL_PIECE = re.compile(r"'([^']*)'|\"((?:[^\"\\]|\\.)*)\"|\\(.)|([^\s'\"\\]+)", re.DOTALL | re.ASCII)
_SPACE_ESCAPED_WORD = re.compile(r"(?:[^\s\\]++|\\ |\\(?! ))+", re.ASCII)
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\[^\\]")
_WINDOWS_QUOTED = re.compile(r'"([A-Za-z]:[\\/][^"]*)"|([A-Za-z]:[\\/]\S*)', re.ASCII)
_PATH_START = re.compile(r"""\s*<?(?:["']?(?:~?/|\.{1,2}/|[A-Za-z]:[\\/]|\\\\[^\\])|["']?file:/)""")
_END_OF_RAW = re.compile(
    rf"(?<=\S)(?P<space>\s)|{FILE_ENDING.pattern}(?=[\u4e00-\u9fff，。？！：；、])", re.ASCII | re.IGNORECASE
)
_NEWLINE = re.compile(r"[\r\n]")
_SPACES = " \t\n\r\f\v"
"""A no-break space is part of a name: macOS puts one into the names of screenshots."""
_LONGEST_PATH = 4096
"""Characters (PATH_MAX is in bytes)."""
_MOST_PREFIXES = 64
"""Word boundaries that are tried for a raw path with spaces in front of a question."""


def starts_like_path(text: str) -> bool:
    """Whether a text begins as an absolute, home, dot, drive or `file:` path would, quoted or not."""
    return _PATH_START.match(text) is not None


def readings(text: str) -> Iterator[Iterable[str]]:
    """Every way to read the *whole* text as paths, the most literal first. Each is read only as far as it is asked for:
    most long texts are no paths, and their first word tells. An empty path stands for what cannot be read.
    """
    seen: set[str] = set()
    for whole in (text, text.removesuffix(" "), text.rstrip("\r\n"), text.strip()):
        if whole and whole not in seen:
            seen.add(whole)
            yield [whole]
    if _NEWLINE.search(text.strip()):
        yield (line for line in _lines(text))
        yield (line.strip() for line in _lines(text))
    yield from (_windows_words(text), _shell_words(text), _space_escaped_words(text))


def shell_prefixes(text: str) -> Iterator[tuple[str, int]]:
    """(path, where it ends) for each of the first shell words."""
    position = 0
    for _ in range(_MOST_PREFIXES):
        match = _SHELL_WORD.match(text, _skip_space(text, position))
        if match is None:
            return
        position = match.end()
        yield _unquoted(match.group()), position


def raw_prefixes(text: str) -> Iterator[tuple[str, int]]:
    """(path, where it ends) for each place where a raw path with unescaped spaces could end, shortest first. Chinese
    follows a file's name without a space, too."""
    for count, match in enumerate(_END_OF_RAW.finditer(text)):
        if count >= _MOST_PREFIXES or match.start() > _LONGEST_PATH:
            return
        yield text[: match.start() if match["space"] else match.end()].strip(), match.end()


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in _SPACES:
        position += 1
    return position


def _lines(text: str) -> Iterator[str]:
    return (match.group() for match in re.finditer(r"[^\r\n]+", text) if match.group().strip())


def _shell_words(text: str) -> Iterator[str]:
    """POSIX words; an empty one where a quote is left open."""
    position = _skip_space(text, 0)
    while position < len(text):
        match = _SHELL_WORD.match(text, position)
        if match is None:
            yield ""
            return
        yield _unquoted(match.group())
        position = _skip_space(text, match.end())


def _unquoted(word: str) -> str:
    def piece(match: re.Match[str]) -> str:
        single, double, escaped, plain = match.groups()
        if double is not None:
            # A drive path in double quotes comes from Windows, where a backslash is a separator.
            return double if _WINDOWS.match(double) else re.sub(r"\\([\"\\$`])", r"\1", double)
        return next(part for part in (single, escaped, plain) if part is not None)

    return _SHELL_PIECE.sub(piece, word)


def _space_escaped_words(text: str) -> Iterator[str]:
    """Words of a terminal that escapes spaces and nothing else: quotes and backslashes stand for themselves."""
    return (match.group().replace("\\ ", " ") for match in _SPACE_ESCAPED_WORD.finditer(text))


def _windows_words(text: str) -> Iterator[str]:
    """Drive paths, double quoted where they have spaces; an empty one where there is anything else."""
    position = _skip_space(text, 0)
    while position < len(text):
        match = _WINDOWS_QUOTED.match(text, position)
        if match is None:
            yield ""
            return
        yield match[1] or match[2]
        position = _skip_space(text, match.end())
