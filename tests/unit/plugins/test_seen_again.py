"""Pictures that are only to be seen again are shown as they are; results go on where nothing was looked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Found, Hit, Hits, Language, PicturesShown, TextDelta
from assistant.kit.trial import Trial, request_for
from assistant_retrieval.plugin import SEARCH, RetrievalPlugin
from tests.unit.plugins.test_search_words import Shelf, picture

SECOND = replace(picture("b"), number=2)


def shelf() -> Shelf:
    return Shelf(Found((Hit(picture("c"), 0.0, 1), Hit(picture("d"), 0.0, 2)), confident=True, index="exact", total=9))


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [("show me the second one again", "en", "Here again: #2"), ("再给我看一次第二张", "zh", "再看一次：#2")],
)
def test_a_picture_that_is_here_is_shown_again(text: str, language: Language, said: str, tmp_path: Path) -> None:
    library = shelf()
    plugin = RetrievalPlugin()
    events = list(
        plugin.run(request_for(SEARCH, text, [SECOND], language=language), Trial(plugin, tmp_path, library=library))
    )
    assert events == [TextDelta(said), PicturesShown((SECOND,))]
    assert library.asked == []


@pytest.mark.parametrize("text", ["more like the second one", "show me something like #2", "类似第二张的"])
def test_what_is_like_it_is_looked_for(text: str, tmp_path: Path) -> None:
    library, plugin = shelf(), RetrievalPlugin()
    events = list(plugin.run(request_for(SEARCH, text, [SECOND]), Trial(plugin, tmp_path, library=library)))
    assert [query.pictures for query in library.asked] == [(SECOND,)]
    assert any(isinstance(event, Hits) for event in events)


@pytest.mark.parametrize("text", ["show all my photos", "show everything", "显示所有照片"])
def test_all_that_there_is_is_listed(text: str, tmp_path: Path) -> None:
    library, plugin = shelf(), RetrievalPlugin()
    list(plugin.run(request_for(SEARCH, text), Trial(plugin, tmp_path, library=library)))
    (query,) = library.asked
    assert (query.texts, query.pictures, query.limit) == ((), (), 9)


@pytest.mark.parametrize(("text", "more"), [("just the top 3", {"limit": 3}), ("previous page", {})])
def test_other_results_of_such_a_list_are_of_the_list(text: str, more: dict[str, Any], tmp_path: Path) -> None:
    library, plugin = shelf(), RetrievalPlugin()
    request = replace(request_for(SEARCH, text, **more), fragment=text)
    list(plugin.run(request, Trial(plugin, tmp_path, library=library)))
    (query,) = library.asked
    assert (query.texts, query.limit) == ((), more.get("limit", 9))
