"""What the library has more than once, told: the largest groups with their paths. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.api import (
    Context,
    Duplicates,
    Hit,
    Language,
    Phrases,
    PicturesShown,
    PluginEvent,
    Query,
    Request,
    Result,
    TextDelta,
)
from assistant_retrieval.details import quoted

GROUPS_TOLD, PATHS_TOLD = 9, 9
"""How many groups an answer names, and files of one; `assistant library duplicates` names all."""

_SAY = Phrases(
    none=(
        "Your library has no picture twice: no files with the same bytes, and none that look nearly the same.",
        "图库里没有重复的图片：没有内容相同的文件，也没有看起来几乎一样的。",
    ),
    some=(
        "{groups:,} {groups:picture is|pictures are} in your library more than once, in {files:,} files. "
        "Nothing was changed.",
        "图库中有 {groups:,} 张图片重复，共 {files:,} 个文件。没有做任何改动。",
    ),
    same=("{count} files with the same bytes", "{count} 个内容相同的文件"),
    alike=("{count} files that look nearly the same", "{count} 个看起来几乎一样的文件"),
    more=("… and {count:,} more", "……还有 {count:,} 个"),
    left=(
        "… and {count:,} more {count:picture|pictures}; all of them: `assistant library duplicates`",
        "……还有 {count:,} 张图片；查看全部：`assistant library duplicates`",
    ),
)


def tell_duplicates(request: Request, context: Context) -> Iterator[PluginEvent]:
    """The groups with the most files, the best picture of each, and how all are listed."""
    groups, language = context.library.duplicates(), request.language
    shown = list(_firsts(groups[:GROUPS_TOLD], context))
    if groups:
        yield TextDelta(_told(groups, language))
        yield PicturesShown(tuple(hit.picture for hit in shown))
    else:
        yield TextDelta(_SAY(language, "none"))
    copies = {"duplicates": [hit.duplicates for hit in shown], "copies": [list(hit.copies) for hit in shown]}
    yield Result({"confident": bool(groups), "index": "exact", "searched": context.library.status().pictures} | copies)


def _firsts(groups: Sequence[Duplicates], context: Context) -> Iterator[Hit]:
    """The best picture of each group, with the others as its copies."""
    for group in groups:
        path, *others = group.paths
        for hit in context.library.search(Query(folder=path, limit=1)).hits:
            yield replace(hit, duplicates=len(others), copies=tuple(others[:PATHS_TOLD]))


def _told(groups: Sequence[Duplicates], language: Language) -> str:
    files = sum(len(group.paths) for group in groups)
    lines = [_SAY(language, "some", groups=len(groups), files=files)]
    for group in groups[:GROUPS_TOLD]:
        paths = group.paths
        lines += ["", _SAY(language, "same" if len(group.contents) == 1 else "alike", count=len(paths)), ""]
        lines += [f"- {quoted(path)}" for path in paths[:PATHS_TOLD]]
        lines += [f"- {_SAY(language, 'more', count=len(paths) - PATHS_TOLD)}"] if len(paths) > PATHS_TOLD else []
    left = len(groups) - GROUPS_TOLD
    lines += ["", _SAY(language, "left", count=left)] if left > 0 else []
    return "\n".join(lines)
