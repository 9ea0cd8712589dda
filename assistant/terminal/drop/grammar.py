"""The ways in which terminals write dropped paths. Pure: no file is looked at here.

Quoting per terminal was read from their sources: VTE and Konsole quote for a shell, iTerm2, Terminal.app and Ghostty
put backslashes before specials, WezTerm before spaces only, kitty and Alacritty write paths raw (kitty with a newline
between), Windows Terminal uses double quotes, some GTK applications send a `file://` list with CRLF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHELL_WORD = re.compile(r"(?:[^\s'\"\\]+|\\.|'[^']*'|\"(?:[^\"\\]|\\.)*\")+", re.DOTALL | re.ASCII)
_SHELL_PIECE = re.compile(r"'([^']*)'|\"((?:[^\"\\]|\\.)*)\"|\\(.)|([^\s'\"\\]+)", re.DOTALL | re.ASCII)
_SPACE_ESCAPED_WORD = re.compile(r"(?:[^\s\\]|\\ |\\(?! ))+", re.ASCII)
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\[^\\]")
_WINDOWS_QUOTED = re.compile(r'"([A-Za-z]:[\\/][^"]*)"|([A-Za-z]:[\\/]\S*)', re.ASCII)
_PATH_START = re.compile(r"""\s*<?(?:["']?(?:~?/|\.{1,2}/|[A-Za-z]:[\\/]|\\\\[^\\])|["']?file:/)""")
_SPACES = " \t\n\r\f\v"
"""A no-break space is part of a name: macOS puts one into the names of screenshots."""
_MOST_PREFIXES = 64
"""Word boundaries that are tried for a raw path with spaces in front of a question."""


def starts_like_path(text: str) -> bool:
    """Whether a text begins as an absolute, home, dot, drive or `file:` path would, quoted or not."""
    return _PATH_START.match(text) is not None


def readings(text: str) -> Iterator[list[str]]:
    """Every way to read the *whole* text as a list of paths, the most literal first."""
    seen: set[str] = set()
    for whole in (text, text.removesuffix(" "), text.rstrip("\r\n"), text.strip()):
        if whole and whole not in seen:
            seen.add(whole)
            yield [whole]
    lines = [line for line in re.split(r"\r\n|\r|\n", text) if line.strip()]
    if len(lines) > 1:
        yield lines
        yield [line.strip() for line in lines]
    yield from (words for words in (_windows_words(text), _shell_words(text), _space_escaped_words(text)) if words)


def shell_prefixes(text: str) -> Iterator[tuple[list[str], str]]:
    """(paths, rest) for each number of shell words at the start, shortest first."""
    tokens: list[str] = []
    position = 0
    while (match := _SHELL_WORD.match(text, _skip_space(text, position))) and len(tokens) < _MOST_PREFIXES:
        tokens.append(_unquoted(match.group()))
        position = match.end()
        yield list(tokens), text[position:].strip()


def raw_prefixes(text: str) -> Iterator[tuple[list[str], str]]:
    """([path], rest) for each place where a raw path with unescaped spaces could end, shortest first."""
    for count, match in enumerate(re.finditer(r"(?<=\S)\s", text, re.ASCII)):
        if count >= _MOST_PREFIXES:
            return
        yield [text[: match.start()].strip()], text[match.end() :].strip()


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in _SPACES:
        position += 1
    return position


def _shell_words(text: str) -> list[str]:
    """POSIX words; empty if a quote is left open."""
    words = [_unquoted(match.group()) for match in _SHELL_WORD.finditer(text)]
    covered = _SHELL_WORD.sub("", text)
    return [] if covered.strip() else words


def _unquoted(word: str) -> str:
    def piece(match: re.Match[str]) -> str:
        single, double, escaped, plain = match.groups()
        if double is not None:
            # A drive path in double quotes comes from Windows, where a backslash is a separator.
            return double if _WINDOWS.match(double) else re.sub(r"\\([\"\\$`])", r"\1", double)
        return next(part for part in (single, escaped, plain) if part is not None)

    return _SHELL_PIECE.sub(piece, word)


def _space_escaped_words(text: str) -> list[str]:
    """Words of a terminal that escapes spaces and nothing else: quotes and backslashes stand for themselves."""
    return [match.group().replace("\\ ", " ") for match in _SPACE_ESCAPED_WORD.finditer(text)]


def _windows_words(text: str) -> list[str]:
    """Drive paths, double quoted where they have spaces; empty if there is anything else."""
    if not _WINDOWS.match(text.lstrip(' "')):
        return []
    words = [quoted or plain for quoted, plain in _WINDOWS_QUOTED.findall(text)]
    return [] if _WINDOWS_QUOTED.sub("", text).strip() else words
