"""Limits of a search that nothing can meet: they are told, since "no picture fits" would hide the mistake."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from typing import Any

from assistant.api import BadArgument, Language, Library, Phrases
from assistant_retrieval.limits import Limits, NoDay, limits_in

_SAY = Phrases(
    no_day=("{day} is no day.", "{day} 不是日期。"),
    write_day=("Write it as year-month-day, such as 2024-05-31.", "请写成 年-月-日，例如 2024-05-31。"),
    two_days=("{day} may be two days.", "{day} 可能是两个日期。"),
    days=("No day is from {since} on and up to {until}.", "没有一天既在 {since} 之后又在 {until} 之前。"),
    exchange=("Exchange the two days.", "请把两个日期对调。"),
    sizes=(
        "No picture has a longer side of at least {smallest} and at most {largest} pixels.",
        "没有图片的长边既不少于 {smallest} 像素又不超过 {largest} 像素。",
    ),
    exchange_sizes=("Exchange the two sizes.", "请把两个大小对调。"),
    no_folder=("There is no folder {folder}.", "没有文件夹 {folder}。"),
    check=("Check the path; quote names with spaces.", "请检查路径；带空格的名称要加引号。"),
    not_held=("Your library holds nothing of {folder}.", "图库里没有 {folder} 中的图片。"),
    bring=("Bring it in: assistant index {folder}", "把它加入图库：assistant index {folder}"),
)


def said(text: str, language: Language) -> Limits:
    """The limits that words name, read today. Raises BadArgument for a day that there is not."""
    try:
        return limits_in(text, datetime.date.today())  # noqa: DTZ011 - the user's own day
    except NoDay as no:
        phrase = "two_days" if no.two else "no_day"
        raise BadArgument(_SAY(language, phrase, day=repr(str(no))), _SAY(language, "write_day")) from None


def check(given: Mapping[str, Any], library: Library, language: Language) -> None:
    """Raises BadArgument for what is no day or no folder of the library, and for limits that contradict each other."""
    since, until = (_day(given[name].strip(), language) for name in ("since", "until"))
    if since and until and since > until:
        raise BadArgument(_SAY(language, "days", since=since, until=until), _SAY(language, "exchange"))
    if 0 < given["largest"] < given["smallest"]:
        sizes = _SAY(language, "sizes", smallest=given["smallest"], largest=given["largest"])
        raise BadArgument(sizes, _SAY(language, "exchange_sizes"))
    if given["folder"]:
        _check_folder(os.path.abspath(os.path.expanduser(given["folder"])), library, language)  # noqa: PTH100, PTH111


def _day(text: str, language: Language) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        raise BadArgument(_SAY(language, "no_day", day=repr(text[:40])), _SAY(language, "write_day")) from None


def _check_folder(folder: str, library: Library, language: Language) -> None:
    """An empty library says so itself; a folder that holds one of the library is as good as one below it."""
    held = [path for path, _ in library.status().folders]
    if not held:
        return
    if not os.path.isdir(folder):  # noqa: PTH112 - Path raises for a name that is too long
        raise BadArgument(_SAY(language, "no_folder", folder=folder), _SAY(language, "check"))
    if not any(os.path.commonpath([path, folder]) in (path, folder) for path in held):
        raise BadArgument(_SAY(language, "not_held", folder=folder), _SAY(language, "bring", folder=folder))
