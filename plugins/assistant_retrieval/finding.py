"""The search action: what the library found for a request, and how that is said."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from assistant.api import (
    Context,
    Found,
    Hit,
    Hits,
    Language,
    Notice,
    Phrases,
    PicturesShown,
    PluginEvent,
    Query,
    Request,
    Result,
    TextDelta,
    asks_for_duplicates,
    asks_to_show,
    in_language,
    listed,
    start_and_end,
)
from assistant_retrieval.asking import query_of
from assistant_retrieval.away import told as told_away
from assistant_retrieval.called import words_of_names
from assistant_retrieval.leaving import left_out, rest_of, without
from assistant_retrieval.limits import asks_where, comes_from, other_kind
from assistant_retrieval.naming import behind_pictures, limits, named, texts
from assistant_retrieval.remembered import asks_about_talk, described, spoken_of
from assistant_retrieval.twice import tell_duplicates

LONGEST_WAIT_S = 20.0
"""How long a search waits for pictures that are still being embedded, and what it waits for at most."""
NEAREST_OFFERED = 3
"""How many doubtful hits a conversation shows: enough to see why, few enough to scroll past."""

SAY = Phrases(
    again=("Here again: {names}", "再看一次：{names}"),
    one=("1 picture {query}:", "{query}：找到 1 张图片："),
    many=("{count} pictures {query}:", "{query}：找到 {count} 张图片："),
    near_one=("1 picture {query}; the others only come near:", "{query}：找到 1 张图片，其余的只是接近："),
    near_many=(
        "{count} pictures {query}; the others only come near:",
        "{query}：找到 {count} 张图片，其余的只是接近：",
    ),
    latest=("The latest {count} of {total} pictures {query}:", "{query}：共 {total} 张图片，最新的 {count} 张："),
    copies=(
        "{said} ({count} more {count:is a copy|are copies}):",
        "{said}（另有 {count} 张是副本）：",
    ),
    none=("Your library has no picture {query}.", "图库里没有这样的图片：{query}。"),
    doubtful=(
        "Nothing in your library looks like {query}. The nearest, of {total}:",
        "图库里没有看起来像{texts}的图片{limits}。{total} 张中最接近的是：",
    ),
    far=(
        "Your library has no picture {query}. The nearest, of {total}:",
        "图库里没有这样的图片：{query}。{total} 张中最接近的是：",
    ),
    not_yet=(
        "It cannot be said yet whether your library has a picture {query}: {missing} "
        "{missing:picture has|pictures have} not been compared.",
        "还不能说图库里有没有这样的图片：{query}。还有 {missing} 张图片没有比较。",
    ),
    nearest=("The nearest so far:", "目前最接近的是："),
    called=(
        "Nothing in your library looks like {query}; {total} {total:file is|files are} called so:",
        "图库里没有看起来像{texts}的图片{limits}；有 {total} 个文件的名称是这样的：",
    ),
    limits=(" {limits}", "（{limits}）"),
    where=(
        "Where pictures were taken cannot be looked up, only what they show. ",
        "无法查找拍摄地点，只能查找图片里有什么。",
    ),
    pictures_only=(
        "Only pictures are in the library, no videos and no RAW files. ",
        "图库里只有图片，没有视频和 RAW 文件。",
    ),
    empty=(
        "Your library is empty, so there is nothing to search yet. Bring a folder in first, for example: "
        "`index ~/Pictures`",
        "图库还是空的，没有可以搜索的图片。请先加入一个文件夹，例如：`索引 ~/Pictures`",
    ),
    talked_one=("1 picture that was spoken of here fits {query}:", "这次对话里说到过的图片中，有 1 张符合{query}："),
    talked_many=(
        "{count} pictures that were spoken of here fit {query}:",
        "这次对话里说到过的图片中，有 {count} 张符合{query}：",
    ),
    more=("{count:Picture|Pictures} {query}, {places}:", "{query}，第 {places} 张："),
    more_near=(
        "The next {count:picture|pictures} {query}, {places}, only {count:comes|come} near:",
        "{query}接下来的第 {places} 张只是接近：",
    ),
    no_more=("There are no more pictures {query}: {count} in all.", "{query}没有更多了，一共 {count} 张。"),
    reason=("{reason}; {labels}", "{reason}；{labels}"),
)


def find(request: Request, context: Context) -> Iterator[PluginEvent]:
    """A sentence and the hits. What was said of pictures in this conversation is searched too."""
    if request.pictures and asks_to_show(start_and_end(request.text)):
        names = in_language(listed(picture.name for picture in request.pictures), request.language)
        yield TextDelta(SAY(request.language, "again", names=names))
        yield PicturesShown(request.pictures)
        return
    if not request.pictures and asks_for_duplicates(start_and_end(request.text)):
        yield from tell_duplicates(request, context)
        return
    query, skip, language = query_of(request, context), request.arguments["skip"], request.language
    words, asked = " ".join(query.texts), start_and_end(request.text)
    words_only = not (query.pictures or skip or limits(query, language))
    out = left_out(request.arguments["exclude"], context.conversation)
    talked = spoken_of(words, query.exclude, out, context.conversation)[: query.limit] if words and words_only else ()
    if talked and asks_about_talk(asked):
        yield from _shown(talked, query, "talked", language)
        return
    if asks_where(asked) or any(map(comes_from, query.texts)):
        yield TextDelta(SAY(language, "where"))
    if any(map(other_kind, query.texts)):
        yield TextDelta(SAY(language, "pictures_only"))
    found = yield from _looked(replace(query, limit=query.limit + len(out)), context)
    found = without(found, out, query.limit) if out else found
    if found.note:
        yield Notice(found.note)
    if talked and not found.confident:
        yield from _shown(talked, query, "talked", language)
        return
    yield from told_away(found, context, language)
    found = _with_described(found, query, context) if not out else found
    rest = rest_of(found, skip, context.conversation)
    if not skip and (called := _called(query, found, context, language)):
        query, found, said = called
        rest = found.hits
        yield TextDelta(said)
        yield from _hits(found.hits, query, language)
    else:
        yield from _told(found, query, rest, skip, context, language)
    outcome = {"confident": found.confident, "index": found.index, "searched": found.total}
    if found.missing:
        outcome["missing"] = found.missing
    copies = {"duplicates": [hit.duplicates for hit in rest], "copies": [list(hit.copies) for hit in rest]}
    yield Result(outcome if _compared(query) else outcome | copies)


def _told(
    found: Found, query: Query, rest: Sequence[Hit], skip: int, context: Context, language: Language
) -> Iterator[PluginEvent]:
    if skip and found.hits:
        yield from _further(found, query, rest, skip, language)
    elif found.index == "empty":
        yield TextDelta(SAY(language, "empty"))
    elif not found.hits:
        phrase = "not_yet" if found.missing else "none"
        said = behind_pictures(query, language)
        yield TextDelta(SAY(language, phrase, query=said, missing=found.missing))
    elif not _compared(query):
        yield from _listed(found, query, language)
    elif found.confident:
        yield from _shown(found.hits, query, "", language)
    else:
        yield TextDelta(_doubtful(query, found, language))
        yield from _hits(found.hits[:NEAREST_OFFERED] if context.conversation.id else found.hits, query, language)


def _called(query: Query, found: Found, context: Context, language: Language) -> tuple[Query, Found, str] | None:
    """Where nothing looks like the words: the files whose names have all of them, with a sentence that says so."""
    if found.confident or found.missing or not query.texts or query.pictures or query.exclude:
        return None
    by_name = replace(query, texts=(), name_has=words_of_names(query.texts))
    if not by_name.name_has or not (files := context.library.search(by_name)).hits:
        return None
    return by_name, files, SAY(language, "called", **_said(query, language), total=files.total)


def _looked(query: Query, context: Context) -> Generator[PluginEvent, None, Found]:
    """What the library finds. Pictures that are just being embedded are waited for where that is short."""
    found = context.library.search(query)
    if not found.missing:
        return found
    began = time.monotonic()
    for progress in context.library.catch_up():
        context.check_cancelled()
        if max(progress.remaining_s, time.monotonic() - began) > LONGEST_WAIT_S:
            break
        yield progress
    return context.library.search(query)


def _compared(query: Query) -> bool:
    """Whether the hits are like something: else their scores say nothing."""
    return bool(query.texts or query.pictures)


def _hits(hits: Sequence[Hit], query: Query, language: Language) -> Iterator[PluginEvent]:
    if _compared(query):
        yield Hits(_reasoned(hits), named(query, language))
    else:
        yield PicturesShown(tuple(hit.picture for hit in hits))


def _listed(found: Found, query: Query, language: Language) -> Iterator[PluginEvent]:
    """Hits that nothing was compared with, or only what they must not show."""
    count, total = len(found.hits), found.total
    phrase = "latest" if count < total and not query.exclude else "one" if count == 1 else "many"
    said = SAY(language, phrase, query=behind_pictures(query, language), count=count, total=total)
    if copies := sum(hit.duplicates for hit in found.hits):
        said = SAY(language, "copies", said=said[:-1], count=copies)
    yield TextDelta(said)
    yield from _hits(found.hits, query, language)


def _doubtful(query: Query, found: Found, language: Language) -> str:
    if found.missing:
        not_yet = SAY(language, "not_yet", query=behind_pictures(query, language), missing=found.missing)
        return f"{not_yet} {SAY(language, 'nearest')}"
    if query.pictures or query.exclude:
        return SAY(language, "far", query=behind_pictures(query, language), total=found.total)
    return SAY(language, "doubtful", **_said(query, language), total=found.total)


def _said(query: Query, language: Language) -> dict[str, str]:
    """Its words and limits, as one and apart."""
    within = " ".join(limits(query, language))
    apart = SAY(language, "limits", limits=within) if within else ""
    return {"query": named(query, language), "texts": texts(query, language), "limits": apart}


def _further(found: Found, query: Query, rest: Sequence[Hit], skip: int, language: Language) -> Iterator[PluginEvent]:
    """What comes after the first `skip` hits."""
    said = behind_pictures(query, language)
    if not rest:
        yield TextDelta(SAY(language, "no_more", query=said, count=len(found.hits)))
        return
    phrase = "more" if found.confident and rest[0].fits else "more_near"
    places = str(skip + 1)
    if len(rest) > 1:
        places += f" {'到' if language == 'zh' else 'to'} {skip + len(rest)}"
    yield TextDelta(SAY(language, phrase, query=said, count=len(rest), places=places))
    yield from _hits(rest, query, language)


def _with_described(found: Found, query: Query, context: Context) -> Found:
    """Pictures of the library of which every word of the query was once said come first: those are no guesses."""
    if not query.texts or query.pictures or query.exclude or limits(query, "en"):
        return found
    told = described(" ".join(query.texts), context.library.described())
    if not told:
        return found
    known = {hit.picture.digest for hit in told}
    others = [hit for hit in found.hits if hit.picture.digest not in known] if found.confident else []
    hits = [replace(hit, rank=rank) for rank, hit in enumerate([*told, *others][: query.limit], 1)]
    return replace(found, hits=tuple(hits), confident=True)


def _reasoned(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits with their closest labels in the reason, for front ends that show only that."""
    return tuple(
        replace(hit, reason=SAY.both("reason", reason=hit.reason, labels=listed(label.label for label in hit.labels)))
        if hit.labels
        else hit
        for hit in hits
    )


def _shown(hits: Sequence[Hit], query: Query, kind: str, language: Language) -> Iterator[PluginEvent]:
    count = sum(hit.fits for hit in hits)
    kind = "near" if count < len(hits) else kind
    phrase = "_".join(part for part in (kind, "one" if count == 1 else "many") if part)
    said = named(query, language) if kind == "talked" else behind_pictures(query, language)
    yield TextDelta(SAY(language, phrase, count=count, query=said))
    yield from _hits(hits, query, language)
