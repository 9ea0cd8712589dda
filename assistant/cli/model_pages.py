"""The models as people read them: a table of all, and a page about one. What is known of each comes from the host."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len

from assistant.api.language import Bilingual, Language, Phrases, in_language, listed
from assistant.api.safe_text import safe_line
from assistant.capability_words import capability_word
from assistant.terminal import amount

_SAY = Phrases(
    coming=("coming", "下载中"),
    here=("here", "已下载"),
    fits=("fits", "放得下"),
    large=("too large", "超出内存"),
    absent=("not here", "未下载"),
    field=("{name}:", "{name}："),
    capability=("For", "用于"),
    state=("State", "状态"),
    fit=("Memory", "内存"),
    bytes=("On disk", "磁盘占用"),
    parameters=("Parameters", "参数量"),
    architecture=("Architecture", "架构"),
    profiles=("Profiles", "配置"),
    licence=("Licence", "许可"),
    languages=("Languages", "语言"),
    needs=("Packages", "所需的包"),
    commit=("Commit", "提交"),
    hashes=("Hashes", "哈希值"),
    path=("Folder", "文件夹"),
    in_use=("{state}, in use", "{state}，使用中"),
    lacking=("{names} (not installed: {missing})", "{names}（未安装：{missing}）"),
    kept=("kept when it came, compared at each load", "下载时已记录，每次加载时核对"),
    millions=("{count:.1f} million", "{myriads:.0f} 万"),
    billions=("{count:.1f} billion", "{myriads:.1f} 亿"),
    more=("and {count} more", "另 {count} 种"),
    get=("Get it: assistant models pull {id}", "下载：assistant models pull {id}"),
    use=("Use it: assistant models use {id}", "使用：assistant models use {id}"),
)
_MORE = re.compile(r"and (\d+) more")
_GAP = "  "
_BILLION = 1e9


def table(entries: Sequence[dict[str, Any]], language: Language) -> Iterator[str]:
    """A line for each model, in columns as wide as what stands in them."""
    rows = [_row(entry, language) for entry in entries]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield _GAP.join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def begun(id_: str, size: int) -> Bilingual:
    """That only parts of a model are here, and both ways out of it."""
    ways = f"assistant models pull {id_}", f"assistant models remove {id_}"
    return Bilingual(
        f"{amount.size(size, 1)} of {id_} have come. Go on: {ways[0]}. Throw them away: {ways[1]}",
        f"{id_} 已下载 {amount.size(size, 1)}。继续：{ways[0]}。丢弃：{ways[1]}",
    )


def page(entry: dict[str, Any], language: Language) -> Iterator[str]:
    """Everything known of one model, a line each; what is unknown is left out."""
    yield safe_line(entry["id"])
    fields = [(_SAY(language, "field", name=_SAY(language, name)), text) for name, text in _fields(entry, language)]
    width = max(cell_len(name) for name, _ in fields)
    for name, text in fields:
        yield f"{_GAP}{_padded(name, width)} {safe_line(text)}"
    if not entry["present"] and not entry["coming"]:
        yield _SAY(language, "get", id=entry["id"])
    elif entry["present"] and not entry["selected"]:
        yield _SAY(language, "use", id=entry["id"])


def _row(entry: dict[str, Any], language: Language) -> tuple[str, ...]:
    mark = "*" if entry["selected"] else "+" if entry["present"] else " "
    name = f"{mark} {capability_word(entry['capability'], language)}"
    profiles = in_language(listed(entry["profiles"]), language)
    size = f"{entry['bytes'] / _BILLION:6.2f} GB"
    return name, entry["id"], size, _state(entry, language), profiles, safe_line(entry["licence"])


def _fields(entry: dict[str, Any], language: Language) -> Iterator[tuple[str, str]]:
    present, state = entry["present"], _state(entry, language)
    if not present and not entry["coming"]:
        state = _SAY(language, "absent")
    yield "capability", capability_word(entry["capability"], language)
    yield "state", _SAY(language, "in_use", state=state) if entry["selected"] else state
    fits = _SAY(language, "fits" if entry["fits"] else "large")
    yield "fit", f"{fits}{'：' if language == 'zh' else ': '}{entry['why']}"
    yield "bytes", amount.size(entry["bytes"], 1)
    yield "parameters", _parameters(entry["parameters"], language)
    for name in ("architecture", "licence", "commit", "path"):
        if entry[name]:
            yield name, entry[name]
    if entry["locked"]:
        yield "hashes", _SAY(language, "kept")
    for name in ("languages", "profiles"):
        if entry[name]:
            yield name, _named(entry[name], language)
    if entry["needs"]:
        names, missing = (in_language(listed(entry[key]), language) for key in ("needs", "missing"))
        yield "needs", _SAY(language, "lacking", names=names, missing=missing) if missing else names


def _state(entry: dict[str, Any], language: Language) -> str:
    coming = entry["coming"]
    if coming:
        return f"{coming['done'] / coming['total']:.0%}" if coming["total"] else _SAY(language, "coming")
    return _SAY(language, "here" if entry["present"] else "fits" if entry["fits"] else "large")


def _parameters(count: int, language: Language) -> str:
    if count >= _BILLION:
        return _SAY(language, "billions", count=count / _BILLION, myriads=count / 1e8)
    return _SAY(language, "millions", count=count / 1e6, myriads=count / 1e4)


def _named(names: Sequence[str], language: Language) -> str:
    """Names in a row; the catalogue ends a long one with "and 199 more"."""
    row = in_language(listed(names), language)
    return _MORE.sub(lambda found: _SAY(language, "more", count=found[1]), row)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
