"""What `--help` prints: usage, what the command does, its arguments, options and commands, in the user's language."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rich.cells import cell_len

from assistant.api.language import Language, Phrases, in_language

_WIDEST = 100
_GAP = "  "
_SAY = Phrases(
    usage=("Usage: {line}", "用法：{line}"),
    arguments=("Arguments", "参数"),
    options=("Options", "选项"),
    commands=("Commands", "命令"),
    plugins=("Commands of your plugins", "插件的命令"),
    between=("<{min} to {max}>", "<{min} 到 {max}>"),
    least=("<{min} or more>", "<不小于 {min}>"),
    most=("<{max} or less>", "<不大于 {max}>"),
    required=("[required]", "[必填]"),
    default=("[default: {value}]", "[默认：{value}]"),
)
_PLACE = re.compile(r"<[^>|]+>|\b[A-Z]{2,}\b")
_RANGE = re.compile(r"<(?:int|float) range>")
_DEFAULT = re.compile(r"\[default: (.*?)(?:; (?:\S*<=?)?x(?:[<>]=?\S*)?)?\]")
"""What the library writes of a default, with the range of a number behind it."""
_PLACES = {
    "OPTIONS": "选项",
    "COMMAND": "命令",
    "ARGS": "参数",
    "NAME": "名称",
    "ID": "标识",
    "PATH": "路径",
    "DIRS": "文件夹",
    "DIR": "文件夹",
    "FILE": "文件",
    "FILES": "文件",
    "PROMPT": "画面",
    "CAPABILITY": "能力",
    "CAPABILITIES": "能力",
    "WORDS": "内容",
    "TEXT": "文字",
    "<str>": "<文字>",
    "<int>": "<整数>",
    "<float>": "<数字>",
    "<path>": "<路径>",
    "<list[Path]>": "<多个路径>",
    "<list[str]>": "<多段文字>",
}
"""What the library writes in the place of a value."""
_BREAKS = re.compile(r"[^\s\u2e80-\uffef]+[，。；：、）》]?|[\u2e80-\uffef][，。；：、）》]?|\s+")
"""Pieces that stay on one line: a word of letters, or one wide character, with the mark that follows."""


def helped(
    command: Any,
    context: Any,
    language: Language,
    told: Callable[[str | None], str],
    plugins: Mapping[str, str] | None = None,
) -> str:
    """The help of a command of the parser's library. `told` translates its texts; `plugins` are commands that the
    library does not know, with what they do."""
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    pieces = (_placed(piece, language) for piece in command.collect_usage_pieces(context))
    line = " ".join([context.command_path, *pieces])
    parts = [_SAY(language, "usage", line=line)]
    text = told(command.help)
    parts += ["\n".join(_GAP + each for each in wrapped(text, width - len(_GAP)))] if text else []
    parameters = command.get_params(context)
    for kind, heading in (("argument", "arguments"), ("option", "options")):
        rows = [_row(each, context, language, told) for each in parameters if each.param_type_name == kind]
        parts += _section(_SAY(language, heading), [row for row in rows if row], width)
    names = command.list_commands(context) if hasattr(command, "list_commands") else []
    commands = [(name, told(command.get_command(context, name).help)) for name in names]
    parts += _section(_SAY(language, "commands"), commands, width)
    strangers = [(name, in_language(summary, language)) for name, summary in (plugins or {}).items()]
    parts += _section(_SAY(language, "plugins"), strangers, width)
    return "\n\n".join(parts)


def _row(parameter: Any, context: Any, language: Language, told: Callable[[str | None], str]) -> tuple[str, str] | None:
    """Its name, and what it is for with its default. The library joins text and default: only the latter is taken."""
    record = parameter.get_help_record(context)
    if record is None:
        return None
    _, joined = record
    extra = [_SAY(language, "default", value=match[1]) for match in _DEFAULT.finditer(joined)]
    extra += [_SAY(language, "required")] if "[required]" in joined else []
    return form_of(parameter, context, language), _GAP.join([told(parameter.help), *extra]).strip()


def form_of(parameter: Any, context: Any, language: Language) -> str:
    """How a parameter is written, with the range of a number in words; empty if help does not show it."""
    record = parameter.get_help_record(context)
    least, most = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if not record or (least is None and most is None):
        return _placed(record[0], language) if record else ""
    phrase = "most" if least is None else "least" if most is None else "between"
    return _RANGE.sub(_SAY(language, phrase, min=least, max=most), record[0])


def _placed(form: str, language: Language) -> str:
    """How something is written, with what stands for the user's own words in their language."""
    return _PLACE.sub(lambda found: _PLACES.get(found[0], found[0]), form) if language == "zh" else form


def place_of(name: str, language: Language) -> str:
    """What a place for the user's own words is called in a sentence: "files" for FILES."""
    return _PLACES.get(name.upper(), name) if language == "zh" else name.lower()


def _section(heading: str, rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    if not rows:
        return []
    left = max(cell_len(name) for name, _ in rows) + 2 * len(_GAP)
    lines = [f"{heading}{':' if heading.isascii() else '：'}"]
    for name, text in rows:
        first, *rest = [*wrapped(text, max(20, width - left))] or [""]
        lines.append(f"{_GAP}{name}{' ' * (left - len(_GAP) - cell_len(name))}{first}".rstrip())
        lines += [" " * left + each for each in rest]
    return ["\n".join(lines)]


def wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most so many cells, broken at spaces and between Chinese characters."""
    for paragraph in re.split(r"\n\s*\n", text):
        line = ""
        for piece in _BREAKS.findall(" ".join(paragraph.split())):
            if line and cell_len(line + piece.rstrip()) > width:
                yield line.rstrip()
                line = ""
            line += piece if line or piece.strip() else ""
        if line.strip():
            yield line.rstrip()
