"""What a terminal sends when files are dropped or pasted, turned into attachments and text.

No terminal says "this is a drop": it inserts quoted, escaped or raw paths as text. Refusing wrongly costs the user a
second try, accepting wrongly eats what they wrote, so a text is taken as files only if all of it names existing files.
Reading the files and drawing chips happen elsewhere.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from assistant.api.language import Language
from assistant.terminal.drop import grammar
from assistant.terminal.drop.named import folder_named, named_in, with_chinese_quoted, with_spaces_quoted
from assistant.terminal.drop.problem import missing, no_folder, problem_with
from assistant.terminal.drop.resolve import Place, Target

__all__ = ["Dropped", "parse", "sent"]

_LONGEST_RELATIVE = 1024
"""Characters. A longer text that does not start like a path is prose; it is not compared with the file system."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """`paths` become attachments and `folders` can be indexed; `text` is what stays in the composer."""

    paths: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    text: str = ""
    problem: str = ""
    """Why a text that looks like a path was not taken: one sentence, or empty."""


def parse(text: str, cwd: str = "", language: Language = "en") -> Dropped:
    """Divides a pasted or typed text into files and words. Relative names are looked up below `cwd`."""
    place = Place(cwd or os.curdir)
    starts_like_path = grammar.starts_like_path(text)
    if not text.strip() or not (starts_like_path or len(text) <= _LONGEST_RELATIVE):
        return Dropped(text=text)
    for tokens in grammar.readings(text):
        targets = place.all_targets(tokens)
        if targets:
            return _dropped(targets, "")
    leading = _leading(text, place) if starts_like_path else None
    if leading:
        return leading
    return Dropped(text=text, problem=problem_with(text, place, language) if starts_like_path else "")


def sent(text: str, cwd: str = "", language: Language = "en") -> Dropped:
    """Divides a question into files and words as it is sent. Files that stand within its words leave these whole; a
    folder to index whose name looks like no path becomes one, and a path with spaces, or one that begins in Chinese, is
    put between quotes."""
    dropped = parse(text, cwd, language)
    if dropped.paths or dropped.folders or dropped.problem or len(text) > _LONGEST_RELATIVE:
        return dropped
    place = Place(cwd or os.curdir)
    said, folder, unknown = folder_named(text, place)
    if unknown:
        return Dropped(text=text, problem=no_folder(unknown, language))
    said = said if folder else with_chinese_quoted(with_spaces_quoted(text, place), place)
    targets, absent = ([], "") if folder else named_in(said, place)
    return Dropped(text=text, problem=missing(absent, language)) if absent else _dropped(folder or targets, said)


def _leading(text: str, place: Place) -> Dropped | None:
    """Files at the start of the text, followed by words ("'/tmp/a b.png' what is this?")."""
    for longest in (_longest_quoted, _longest_raw):
        targets, rest = longest(text, place)
        # A further path that does not exist means a damaged drop: nothing of it is taken.
        if targets and not grammar.starts_like_path(rest):
            return _dropped(targets, rest)
    return None


def _longest_quoted(text: str, place: Place) -> tuple[list[Target], str]:
    targets: list[Target] = []
    rest = 0
    for token, end in grammar.shell_prefixes(text):
        target = place.target(token)
        if target is None:
            break
        targets.append(target)
        rest = end
    return targets, text[rest:].strip()


def _longest_raw(text: str, place: Place) -> tuple[list[Target], str]:
    best: tuple[list[Target], str] = [], ""
    for path, rest in grammar.raw_prefixes(text):
        target = place.target(path)
        if target is not None:
            best = [target], text[rest:].strip()
    return best


def _dropped(targets: list[Target], rest: str) -> Dropped:
    return Dropped(
        tuple(target.path for target in targets if not target.folder),
        tuple(target.path for target in targets if target.folder),
        rest,
    )
