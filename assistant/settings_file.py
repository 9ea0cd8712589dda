"""Writes single settings into the user's file and leaves the rest of it, comments too, as it was."""

from __future__ import annotations

import itertools
import json
import re
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual
from assistant.api.safe_text import safe_line
from assistant.refusals import cure, not_written

_TABLE = re.compile(r"^\s*\[")


def write(file: Path, values: dict[str, Any]) -> None:
    """Sets keys (`profile`, or `models.vision_language` in a table); None removes one. Raises AssistantError.

    The file is read back before it takes the old one's place: a form that is not understood here is never damaged.
    Where it is a link, the file that it leads to is written. A byte-order mark at its head is left out.
    """
    _must_be_text(values)
    try:
        file = file.resolve()
        text = file.read_text("utf-8-sig") if file.exists() else ""
        wanted = tomllib.loads(text)
    except (OSError, RuntimeError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AssistantError(
            Bilingual(f"{file} cannot be read: {error}.", f"无法读取 {file}：{error}。"),
            Bilingual("Correct or remove it.", "请更正或删除它。"),
        ) from None
    lines = text.removesuffix("\n").split("\n") if text else []
    for name, value in values.items():
        table, _, key = name.rpartition(".")
        _put(lines, table, key, value)
        _set(wanted, table, key, value)
    text = "\n".join(lines) + "\n"
    try:
        same = tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        told = ", ".join(f"{name} = {json.dumps(value)}" for name, value in values.items() if value is not None)
        raise AssistantError(
            Bilingual(f"{file} is written in a way that only you should change.", f"{file} 的写法只应由您自己更改。"),
            Bilingual(f"Set in it: {told}", f"请在其中设置：{told}"),
        )
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh.write_text(text, "utf-8")
        fresh.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o600)
        fresh.replace(file)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        hint = Bilingual("Check its permissions.", "请检查它的权限。")
        raise AssistantError(not_written(file, error), cure(error, hint)) from None


def _must_be_text(values: dict[str, Any]) -> None:
    """Raises AssistantError for a value with bytes that the terminal's encoding does not know: no TOML holds them."""
    for name, value in values.items():
        try:
            _quoted(value).encode("utf-8")
        except UnicodeEncodeError:
            shown = safe_line(value if isinstance(value, str) else _quoted(value))
            raise AssistantError(
                Bilingual(
                    f"{name} cannot be “{shown}”: there are bytes in it that are no characters.",
                    f"{name} 不能是“{shown}”：其中有不是字符的字节。",
                ),
                Bilingual("Write it in UTF-8.", "请用 UTF-8 编码书写。"),
            ) from None


def _put(lines: list[str], table: str, key: str, value: Any) -> None:
    begin, end = _place(lines, table)
    if begin < 0:
        if value is not None:
            lines += ["", f"[{table}]", f"{key} = {_quoted(value)}"]
        return
    line = re.compile(rf"^\s*{re.escape(key)}\s*=")
    found = next((place for place in range(begin, end) if line.match(lines[place])), None)
    if found is not None:
        lines[found : found + 1] = [] if value is None else [f"{key} = {_quoted(value)}"]
    elif value is not None:
        # Behind what the section has, so that a comment at its head stays there.
        while end > begin and not lines[end - 1].strip():
            end -= 1
        lines.insert(end, f"{key} = {_quoted(value)}")


def _place(lines: list[str], table: str) -> tuple[int, int]:
    """First line after the head of a table, and the line where the next one begins; (-1, -1) if it is not there."""
    heads = [place for place, line in enumerate(lines) if _TABLE.match(line)] + [len(lines)]
    if not table:
        return 0, heads[0]
    for place, following in itertools.pairwise(heads):
        if re.match(rf"^\s*\[\s*{re.escape(table)}\s*\]", lines[place]):
            return place + 1, following
    return -1, -1


def _set(values: dict[str, Any], table: str, key: str, value: Any) -> None:
    if table and (value is not None or table in values):
        values = values.setdefault(table, {})
    if value is None:
        values.pop(key, None)
    else:
        # What TOML reads back is a list.
        values[key] = list(value) if isinstance(value, tuple) else value


def _quoted(value: Any) -> str:
    """A value as TOML, whose strings are JSON's, but for surrogate pairs and the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
