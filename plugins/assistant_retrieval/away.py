"""Folders that are not there while something is looked for: told, since their pictures cannot be found."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from assistant.api import BadInput, Context, Found, Language, Notice, Phrases, in_language, listed

_SAY = Phrases(
    all=(
        "All {count:,} {count:picture|pictures} of your library {count:is|are} away: {folders} "
        "{many:is|are} empty or not there.",
        "图库的全部 {count:,} 张图片都不在：{folders} 是空的或不存在。",
    ),
    some=(
        "{count:,} {count:picture|pictures} of your library {count:is|are} away and cannot be found: {folders} "
        "{many:is|are} empty or not there.",
        "图库中有 {count:,} 张图片不在，无法找到：{folders} 是空的或不存在。",
    ),
    back=(
        "They are back when it is, such as a drive that is plugged in. If it is gone for good: "
        "assistant library remove {folder}",
        "文件夹恢复后（例如重新插上驱动器）图片就会回来。如果不再需要，请移出图库：assistant library remove {folder}",
    ),
)


def told(found: Found, context: Context, language: Language) -> Iterator[Notice]:
    """A line about what is away. Raises BadInput where that is all of the library."""
    if not found.away:
        return
    count = sum(count for _, count in found.away)
    whole = count >= context.library.status().pictures
    folders = in_language(listed(folder for folder, _ in found.away), language)
    said = _SAY(language, "all" if whole else "some", count=count, folders=folders, many=len(found.away))
    cure = _SAY(language, "back", folder=shlex.quote(found.away[0][0]))
    if whole:
        raise BadInput(said, cure)
    yield Notice(said, cure)
