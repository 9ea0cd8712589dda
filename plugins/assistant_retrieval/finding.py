"""The search action: what to look for, what the library found, and how that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import cast, get_args

from assistant.api import (
    BadArgument,
    Context,
    Found,
    Hit,
    Hits,
    Language,
    Notice,
    Orientation,
    Phrases,
    Picture,
    PluginEvent,
    Query,
    Request,
    Result,
    TextDelta,
    in_language,
    listed,
)
from assistant_retrieval.bounds import check
from assistant_retrieval.bounds import said as limits_of
from assistant_retrieval.remembered import asks_about_talk, described, remembered
from assistant_retrieval.words import explaining

NEAREST_OFFERED = 3
"""How many doubtful hits a conversation shows: enough to see why, few enough to scroll past."""

SAY = Phrases(
    no_query=("There is nothing to look for yet.", "还没有说要找什么。"),
    example=(
        "Say what the pictures show, for example: find a red star. Or drop a picture and say: more like this",
        "请说出图片里有什么，例如：找红色的星星。或者拖入一张图片，说：找类似的",
    ),
    one=("1 picture for {query}:", "{query}：找到 1 张图片："),
    many=("{count} pictures for {query}:", "{query}：找到 {count} 张图片："),
    near_one=("1 picture for {query}; the others only come near:", "{query}：找到 1 张图片，其余的只是接近："),
    near_many=(
        "{count} pictures for {query}; the others only come near:",
        "{query}：找到 {count} 张图片，其余的只是接近：",
    ),
    none=("No picture in your library fits {query}.", "图库里没有符合{query}的图片。"),
    doubtful=(
        "Nothing in your library looks like {query}. The nearest, of {total}:",
        "图库里没有看起来像{query}的图片。{total} 张中最接近的是：",
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
    orientation=(
        "There is no orientation {given!r}: it is landscape, portrait, square or any.",
        "没有{given!r}这种方向：可以是 landscape、portrait、square 或 any。",
    ),
    from_=("from {day}", "{day} 起"),
    to=("up to {day}", "{day} 止"),
    between=("from {since} to {until}", "{since} 至 {until} 期间"),
    portrait=("in portrait format", "竖版"),
    landscape=("in landscape format", "横版"),
    square=("in square format", "方形版式"),
    more=("{query}, from {first} to {last}:", "{query}，第 {first} 到 {last} 张："),
    more_near=(
        "What comes next after {query}, from {first} to {last}, only comes near:",
        "{query}接下来的第 {first} 到 {last} 张只是接近：",
    ),
    no_more=("That was all for {query}: {count} in all.", "{query}没有更多了，一共 {count} 张。"),
    all=("all that you asked for", "所选范围"),
    like=("like {names}", "像 {names} 的"),
    without=("without {names}", "不含{names}"),
    reason=("{reason}; {labels}", "{reason}；{labels}"),
)


def find(request: Request, context: Context) -> Iterator[PluginEvent]:
    """A sentence and the hits. What was said of pictures in this conversation is searched too."""
    query, skip = _query(request, context), request.arguments["skip"]
    words = " ".join(query.texts)
    said = named(query, request.language)
    talked = remembered(words, context.conversation)[: query.limit] if words and not (query.pictures or skip) else ()
    if talked and asks_about_talk(request.text):
        yield from _shown(talked, said, "talked", request.language)
        return
    found = context.library.search(query)
    if found.note:
        yield Notice(found.note)
    if talked and not found.confident:
        yield from _shown(talked, said, "talked", request.language)
        return
    found = _with_described(found, query, context)
    if skip and found.hits:
        yield from _further(found, query, skip, request.language)
    elif found.index == "empty":
        yield TextDelta(SAY(request.language, "empty"))
    elif not found.hits:
        yield TextDelta(SAY(request.language, "none", query=said))
    elif found.confident:
        yield from _shown(found.hits, said, "", request.language, _fitting(found.hits, query))
    else:
        yield TextDelta(SAY(request.language, "doubtful", query=said, total=found.total))
        yield Hits(_reasoned(found.hits[:NEAREST_OFFERED] if context.conversation.id else found.hits), said)
    yield Result({"confident": found.confident, "index": found.index, "searched": found.total})


def _further(found: Found, query: Query, skip: int, language: Language) -> Iterator[PluginEvent]:
    """What comes after the first `skip` hits."""
    said, rest = named(query, language), found.hits[skip:]
    if not rest:
        yield TextDelta(SAY(language, "no_more", query=said, count=len(found.hits)))
        return
    fits = found.confident and rest[0].score >= Hit.AT_THRESHOLD
    phrase = "more" if fits else "more_near"
    yield TextDelta(SAY(language, phrase, query=said, first=skip + 1, last=skip + len(rest)))
    yield Hits(_reasoned(rest), said)


def _with_described(found: Found, query: Query, context: Context) -> Found:
    """Pictures of the library of which every word of the query was once said come first: those are no guesses."""
    limited = query.folder or query.name or query.since or query.until or query.smallest or query.largest
    if not query.texts or query.pictures or query.exclude or limited or query.orientation != "any":
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


def named(query: Query, language: Language) -> str:
    """The query in words: `"at night" like #2 without "cat"`."""
    open_, close = ("“", "”") if language == "zh" else ('"', '"')
    parts = [f"{open_}{text}{close}" for text in (*query.texts, *([query.name] if query.name else []))]
    if query.pictures:
        names = listed(f"#{p.number}" if p.number else PurePath(p.path).name for p in query.pictures)
        parts.append(SAY(language, "like", names=in_language(names, language)))
    if query.exclude:
        names = listed(f"{open_}{text}{close}" for text in query.exclude)
        parts.append(SAY(language, "without", names=in_language(names, language)))
    if query.orientation != "any":
        parts.append(SAY(language, query.orientation))
    if query.since and query.until:
        parts.append(SAY(language, "between", since=query.since, until=query.until))
    else:
        days = (("from_", query.since), ("to", query.until))
        parts += [SAY(language, phrase, day=day) for phrase, day in days if day]
    return " ".join(parts) or SAY(language, "all")


def _query(request: Request, context: Context) -> Query:
    """What to look for. The user's whole words serve only where nothing better is known."""
    given = request.arguments
    name, pictures = _file(request)
    exclude = tuple(word.strip() for word in given["exclude"] if word.strip())
    said = bool(name or pictures or exclude)
    text = given["query"].strip() or ("" if said else request.text.strip())
    if not text and not said:
        raise BadArgument(SAY(request.language, "no_query"), SAY(request.language, "example"))
    if given["orientation"] not in get_args(Orientation):
        raise BadArgument(SAY(request.language, "orientation", given=given["orientation"]))
    limits = limits_of(text, request.language)
    given = {
        **given,
        **{name: given[name] or getattr(limits, name) for name in ("since", "until", "smallest", "largest")},
    }
    check(given, context.library, request.language)
    return Query(
        (limits.rest,) if limits.rest else (),
        pictures,
        exclude,
        "" if name else given["folder"],
        given["limit"] + given["skip"],
        given["since"],
        given["until"],
        given["smallest"],
        given["largest"],
        cast("Orientation", given["orientation"] if given["orientation"] != "any" else limits.orientation),
        explaining(request.language),
        name,
    )


def _file(request: Request) -> tuple[str, tuple[Picture, ...]]:
    """The name of a file that is looked for, and the pictures to compare with: none, unless it is the name of one."""
    name = request.arguments["file"].strip()
    known = any(PurePath(picture.path).name.casefold() == name.casefold() for picture in request.pictures)
    return ("", request.pictures) if known or not name else (name, ())


def _fitting(hits: Sequence[Hit], query: Query) -> int:
    """How many hits reach the model's threshold, which is one for words alone; at least the best one."""
    if query.pictures or query.exclude or len(query.texts) != 1:
        return len(hits)
    return max(1, sum(hit.score >= Hit.AT_THRESHOLD for hit in hits))


def _shown(
    hits: Sequence[Hit], said: str, kind: str, language: Language, fitting: int | None = None
) -> Iterator[PluginEvent]:
    count = len(hits) if fitting is None else fitting
    kind = "near" if count < len(hits) else kind
    phrase = "_".join(part for part in (kind, "one" if count == 1 else "many") if part)
    yield TextDelta(SAY(language, phrase, count=count, query=said))
    yield Hits(_reasoned(hits), said)
