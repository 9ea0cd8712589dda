"""The retrieval plugin: its two actions, search and index. How each answers is in `finding.py` and `indexing.py`."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.api import Action, Argument, Bilingual, Context, Plugin, PluginEvent, Request
from assistant_retrieval.examples import index, search
from assistant_retrieval.finding import find
from assistant_retrieval.indexing import bring_in

MOST_HITS = 50

SEARCH = Action(
    name="search",
    summary=Bilingual(
        "find pictures of your library by words, by a picture, or by both", "用文字、图片或两者在图库中找图片"
    ),
    examples=search.EXAMPLES,
    arguments=(
        Argument("query", "text", "what the pictures show", default=""),
        Argument("exclude", "texts", "what they must not show", default=()),
        Argument("limit", "integer", "how many pictures at most", default=9, minimum=1, maximum=MOST_HITS),
        Argument("folder", "text", "only pictures below this folder", default=""),
        Argument("since", "text", "only pictures taken on this day (YYYY-MM-DD) or later", default=""),
        Argument("until", "text", "only pictures taken on this day (YYYY-MM-DD) or earlier", default=""),
        Argument("smallest", "integer", "only pictures with a longer side of so many pixels", default=0, minimum=0),
        Argument("largest", "integer", "only pictures with a longer side of at most so many", default=0, minimum=0),
        Argument("orientation", "text", "only landscape, portrait or square pictures", default="any"),
    ),
    accepts="pictures",
    capabilities=("image_text_embedding",),
    counter_examples=search.COUNTER_EXAMPLES,
)

INDEX = Action(
    name="index",
    summary=Bilingual(
        "bring folders of pictures into your library, so that they can be found", "把图片文件夹加入图库，以便查找"
    ),
    examples=index.EXAMPLES,
    arguments=(
        Argument("folders", "paths", "the folders; without any, those of the library again", default=()),
        Argument("watch", "boolean", "stay, and bring in what changes", default=False),
    ),
    capabilities=("image_text_embedding",),
    lasting=True,
    counter_examples=index.COUNTER_EXAMPLES,
)


class RetrievalPlugin(Plugin):
    name = "assistant_retrieval"
    title = "Search"
    summary = Bilingual(
        "Finds pictures of your library, and brings folders into it.", "在图库中找图片，并把文件夹加入图库。"
    )
    actions = (SEARCH, INDEX)

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        """Hits with a sentence about them, or the progress and outcome of indexing."""
        return bring_in(request, context) if request.action == INDEX.name else find(request, context)
