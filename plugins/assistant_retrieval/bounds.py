"""Limits of a search that nothing can meet: they are told, since "no picture fits" would hide the mistake."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from assistant.api import BadArgument, Language, Library, Phrases, in_language, listed
from assistant_retrieval.limits import Limits, NoDay, NoKind, limits_in, shown_bytes

FOLDERS_TOLD = 9
"""How many folders an error names."""
_FOLDER = re.compile(r"folder|directory|文件夹|目录|\b(?:from|in) \S|[\u4e00-\u9fff]", re.IGNORECASE)
"""Words that may name one."""

_SAY = Phrases(
    no_day=("{day} is no day.", "{day} 不是日期。"),
    write_day=("Write it as year-month-day, such as 2024-05-31.", "请写成 年-月-日，例如 2024-05-31。"),
    two_days=("{day} may be two days.", "{day} 可能是两个日期。"),
    partly=("Only a part of {day} is understood as days.", "{day}中的日期只能看懂一部分。"),
    write_days=(
        "Write them as year-month-day, such as: from 2024-05-31 to 2024-06-30",
        "请写成 年-月-日，例如：2024-05-31到2024-06-30",
    ),
    one_kind=(
        "Pictures are looked for in one format or in all, not in {kinds}.",
        "只能查找一种格式或全部格式的图片，不能查找{kinds}。",
    ),
    only=("Say one, such as: only JPG", "请只说一种，例如：只要JPG"),
    no_days=("No day is all of this: {day}.", "没有一天同时符合{day}。"),
    drop_one=("Leave one of them out.", "请去掉其中一个条件。"),
    days=("No day is from {since} on and up to {until}.", "没有一天既在 {since} 之后又在 {until} 之前。"),
    exchange=("Exchange the two days.", "请把两个日期对调。"),
    sizes=(
        "No picture has a longer side of at least {smallest} and at most {largest} pixels.",
        "没有图片的长边既不少于 {smallest} 像素又不超过 {largest} 像素。",
    ),
    exchange_sizes=("Exchange the two sizes.", "请把两个大小对调。"),
    bytes=(
        "No file has at least {lightest} and at most {heaviest}.",
        "没有文件既不小于 {lightest} 又不大于 {heaviest}。",
    ),
    none_named=("Your library has no folder named {name}.", "图库里没有名为{name}的文件夹。"),
    there_are=("It has: {names}", "有的是：{names}"),
    many_named=("Your library has {count} folders named {name}.", "图库里有 {count} 个名为{name}的文件夹。"),
    which=("Say which one by its path: {paths}", "请用路径说明是哪一个：{paths}"),
    no_folder=("There is no folder {folder}.", "没有文件夹 {folder}。"),
    check=("Check the path; quote names with spaces.", "请检查路径；带空格的名称要加引号。"),
    not_held=("Your library holds nothing of {folder}.", "图库里没有 {folder} 中的图片。"),
    bring=("Bring it in: assistant index {folder}", "把它加入图库：assistant index {folder}"),
)


def said(text: str, asked: str, library: Library, language: Language) -> Limits:
    """The limits that words name, read today, with the path of the folder that they name. `asked` is the sentence that
    they are from. Raises BadArgument for a day or a folder that there is not."""
    folders = library.folders() if _FOLDER.search(text) else ()
    try:
        limits = limits_in(text, datetime.date.today(), asked, {PurePath(path).name for path in folders})  # noqa: DTZ011 - the user's own day
    except NoDay as no:
        phrase, cure = _TOLD[no.why]
        raise BadArgument(_SAY(language, phrase, day=repr(str(no))), _SAY(language, cure)) from None
    except NoKind as no:
        raise BadArgument(_SAY(language, "one_kind", kinds=repr(str(no))), _SAY(language, "only")) from None
    return replace(limits, folder=_folder(limits.folder, folders, language)) if limits.folder and folders else limits


_TOLD = {
    "no day": ("no_day", "write_day"),
    "two": ("two_days", "write_day"),
    "partly": ("partly", "write_days"),
    "none": ("no_days", "drop_one"),
}
"""The phrase that says what is wrong with days, and that of its cure."""


def no_days(said: str, language: Language) -> BadArgument:
    """No day is left by all that is said of them."""
    return BadArgument(_SAY(language, "no_days", day=repr(said)), _SAY(language, "drop_one"))


def _folder(name: str, folders: Sequence[str], language: Language) -> str:
    """The path of the only folder with a name."""
    of_name = [path for path in folders if PurePath(path).name.casefold() == name.casefold()]
    if not of_name:
        names = listed(sorted({PurePath(path).name for path in folders})[:FOLDERS_TOLD])
        hint = _SAY(language, "there_are", names=in_language(names, language))
        raise BadArgument(_SAY(language, "none_named", name=repr(name[:40])), hint)
    if len(of_name) > 1:
        said = _SAY(language, "many_named", count=len(of_name), name=repr(name))
        paths = in_language(listed(of_name[:FOLDERS_TOLD]), language)
        raise BadArgument(said, _SAY(language, "which", paths=paths))
    return of_name[0]


def check(given: Mapping[str, Any], library: Library, language: Language) -> None:
    """Raises BadArgument for what is no day or no folder of the library, and for limits that contradict each other."""
    since, until = (_day(given[name].strip(), language) for name in ("since", "until"))
    if since and until and since > until:
        raise BadArgument(_SAY(language, "days", since=since, until=until), _SAY(language, "exchange"))
    if 0 < given["largest"] < given["smallest"]:
        sizes = _SAY(language, "sizes", smallest=given["smallest"], largest=given["largest"])
        raise BadArgument(sizes, _SAY(language, "exchange_sizes"))
    if 0 < given["heaviest"] < given["lightest"]:
        least, most = (shown_bytes(given[name]) for name in ("lightest", "heaviest"))
        raise BadArgument(_SAY(language, "bytes", lightest=least, heaviest=most), _SAY(language, "exchange_sizes"))
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
    if not os.path.isdir(folder) and not any(_lay_in(folder, path) for path in held):  # noqa: PTH112 - Path raises for a name that is too long
        raise BadArgument(_SAY(language, "no_folder", folder=folder), _SAY(language, "check"))
    places = folder, os.path.realpath(folder)
    if not any(os.path.commonpath([path, place]) in (path, place) for path in held for place in places):
        raise BadArgument(_SAY(language, "not_held", folder=folder), _SAY(language, "bring", folder=folder))


def _lay_in(folder: str, held: str) -> bool:
    """Whether a folder of the library that is away is this one, or the one around it."""
    return os.path.commonpath([folder, held]) == held and not os.path.isdir(held)  # noqa: PTH112
