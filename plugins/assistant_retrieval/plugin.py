"""The retrieval plugin: its three actions, search, index and details, answered in `finding.py`, `indexing.py` and
`details.py`.

What the router learns from, one folder an action: `examples/`, how people ask (for pictures in words, by a picture or
from the last hits, then in passing: fragments, hints, half sentences), `counter_examples/`, the same words for
something else, mostly talk; and `utterances/`, what people say who look for pictures of their own and who want folders
in their library, one block an author. A question about what a picture shows belongs to `ask`, one about its file to
`details`, a wish for other pictures to `search`.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.api import Action, Argument, Bilingual, Context, Plugin, PluginEvent, Request, lines_by_language
from assistant_retrieval.asking import MOST_HITS
from assistant_retrieval.details import tell
from assistant_retrieval.finding import find
from assistant_retrieval.indexing import bring_in

MOST_SKIPPED = 10_000

SEARCH = Action(
    name="search",
    summary=Bilingual(
        "find pictures of your library by words, by a picture, or by both", "用文字、图片或两者在图库中找图片"
    ),
    examples=lines_by_language("assistant_retrieval", "examples/search"),
    arguments=(
        Argument("query", "text", Bilingual("what the pictures show", "图片里有什么"), default=""),
        Argument("exclude", "texts", Bilingual("what they must not show", "不能出现什么"), default=()),
        Argument(
            "limit",
            "integer",
            Bilingual("how many pictures at most", "最多几张图片"),
            default=9,
            minimum=1,
            maximum=MOST_HITS,
        ),
        Argument(
            "skip",
            "integer",
            Bilingual("leave out so many of the best: those that were shown", "跳过最前面的多少张：已经看过的"),
            default=0,
            minimum=0,
            maximum=MOST_SKIPPED,
        ),
        Argument("folder", "text", Bilingual("only pictures below this folder", "只在这个文件夹里找"), default=""),
        Argument("file", "text", Bilingual("only pictures with this file name", "只找这个文件名的图片"), default=""),
        Argument(
            "since",
            "text",
            Bilingual("only pictures taken on this day (YYYY-MM-DD) or later", "只要这天（YYYY-MM-DD）及以后拍的"),
            default="",
        ),
        Argument(
            "until",
            "text",
            Bilingual("only pictures taken on this day (YYYY-MM-DD) or earlier", "只要这天（YYYY-MM-DD）及以前拍的"),
            default="",
        ),
        Argument(
            "smallest",
            "integer",
            Bilingual("only pictures with a longer side of so many pixels", "只要长边不少于这么多像素的"),
            default=0,
            minimum=0,
        ),
        Argument(
            "largest",
            "integer",
            Bilingual("only pictures with a longer side of at most so many", "只要长边不超过这么多像素的"),
            default=0,
            minimum=0,
        ),
        Argument(
            "lightest",
            "integer",
            Bilingual("only pictures whose file has at least so many bytes", "只要文件不小于这么多字节的"),
            default=0,
            minimum=0,
        ),
        Argument(
            "heaviest",
            "integer",
            Bilingual("only pictures whose file has at most so many bytes", "只要文件不大于这么多字节的"),
            default=0,
            minimum=0,
        ),
        Argument(
            "orientation",
            "text",
            Bilingual("only landscape, portrait or square pictures", "只要横版、竖版或方形的"),
            default="any",
        ),
    ),
    accepts="pictures",
    capabilities=("image_text_embedding",),
    counter_examples=lines_by_language("assistant_retrieval", "counter_examples/search"),
    utterances=lines_by_language("assistant_retrieval", "utterances/search"),
)

INDEX = Action(
    name="index",
    summary=Bilingual(
        "bring folders of pictures into your library, so that they can be found", "把图片文件夹加入图库，以便查找"
    ),
    examples=lines_by_language("assistant_retrieval", "examples/index"),
    arguments=(
        Argument(
            "folders",
            "paths",
            Bilingual("the folders; without any, those of the library again", "文件夹；不填则重新索引图库里的"),
            default=(),
        ),
        Argument(
            "watch", "boolean", Bilingual("stay, and bring in what changes", "持续运行，随时加入变化"), default=False
        ),
    ),
    capabilities=("image_text_embedding",),
    lasting=True,
    counter_examples=lines_by_language("assistant_retrieval", "counter_examples/index"),
    utterances=lines_by_language("assistant_retrieval", "utterances/index"),
)

DETAILS = Action(
    name="details",
    summary=Bilingual(
        "tell of picture files: date, place, name, size and format",
        "说出图片文件的日期、位置、名字、大小和格式",
    ),
    examples=lines_by_language("assistant_retrieval", "examples/details"),
    accepts="pictures",
    needs_parts=True,
    of_files=True,
    counter_examples=lines_by_language("assistant_retrieval", "counter_examples/details"),
)


class RetrievalPlugin(Plugin):
    name = "assistant_retrieval"
    title = Bilingual("Search", "找图")
    summary = Bilingual(
        "Finds pictures of your library, brings folders into it, and tells of the files.",
        "在图库中找图片，把文件夹加入图库，并说出文件的情况。",
    )
    actions = (SEARCH, INDEX, DETAILS)

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        """Hits with a sentence about them, the progress and outcome of indexing, or what is known of files."""
        if request.action == DETAILS.name:
            return tell(request, context)
        return bring_in(request, context) if request.action == INDEX.name else find(request, context)
