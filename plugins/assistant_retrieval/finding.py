"""The search action: what to look for, what the library found, and how that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from assistant.api import (
    BadArgument,
    Context,
    Hit,
    Hits,
    Language,
    Notice,
    Phrases,
    PluginEvent,
    Query,
    Request,
    TextDelta,
)
from assistant_retrieval.remembered import asks_about_talk, remembered

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
    like=("like {names}", "像 {names} 的"),
    without=("without {names}", "不含{names}"),
)


def find(request: Request, context: Context) -> Iterator[PluginEvent]:
    """A sentence and the hits. What was said of pictures in this conversation is searched too."""
    query = _query(request)
    words = " ".join(query.texts)
    said = named(query, request.language)
    talked = remembered(words, context.conversation)[: query.limit] if words and not query.pictures else ()
    if talked and asks_about_talk(request.text):
        yield from _shown(talked, said, "talked", request.language)
        return
    found = context.library.search(query)
    if found.note:
        yield Notice(found.note)
    if talked and not found.confident:
        yield from _shown(talked, said, "talked", request.language)
    elif found.index == "empty":
        yield TextDelta(SAY(request.language, "empty"))
    elif not found.hits:
        yield TextDelta(SAY(request.language, "none", query=said))
    elif found.confident:
        yield from _shown(found.hits, said, "", request.language)
    else:
        yield TextDelta(SAY(request.language, "doubtful", query=said, total=found.total))
        yield Hits(found.hits[:NEAREST_OFFERED] if context.conversation.id else found.hits, said)


def named(query: Query, language: Language) -> str:
    """The query in words: `"at night" like #2 without "cat"`."""
    open_, close = ("“", "”") if language == "zh" else ('"', '"')
    parts = [f"{open_}{text}{close}" for text in query.texts]
    if query.pictures:
        names = ", ".join(f"#{p.number}" if p.number else PurePath(p.path).name for p in query.pictures)
        parts.append(SAY(language, "like", names=names))
    if query.exclude:
        parts.append(SAY(language, "without", names=", ".join(f"{open_}{text}{close}" for text in query.exclude)))
    return " ".join(parts)


def _query(request: Request) -> Query:
    """What to look for. The user's whole words serve only where nothing better is known."""
    given = request.arguments
    text = given["query"].strip() or ("" if request.pictures else request.text.strip())
    if not text and not request.pictures:
        raise BadArgument(SAY(request.language, "no_query"), SAY(request.language, "example"))
    exclude = tuple(word.strip() for word in given["exclude"] if word.strip())
    return Query((text,) if text else (), request.pictures, exclude, given["folder"], given["limit"])


def _shown(hits: Sequence[Hit], said: str, kind: str, language: Language) -> Iterator[PluginEvent]:
    phrase = "_".join(part for part in (kind, "one" if len(hits) == 1 else "many") if part)
    yield TextDelta(SAY(language, phrase, count=len(hits), query=said))
    yield Hits(tuple(hits), said)
