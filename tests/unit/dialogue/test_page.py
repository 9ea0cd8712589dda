"""The exported page: complete in itself, with its pictures, and harmless whatever was said, named or answered."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from assistant.api import Event, Failed, Hit, Hits, Label, Labels, Picture, Routed, Transcript
from assistant.dialogue.store import ConversationStore
from assistant.library.pictures import PictureStore
from assistant.media.decoder import Decoder

NASTY = "<script>alert(1)</script> \"><img src=x onerror=alert(2)> 'x' &amp; \x1b[31m\udcff"


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    decoder = Decoder(1)
    yield decoder
    decoder.close()


@pytest.fixture
def store(tmp_path: Path, decoder: Decoder) -> Iterator[ConversationStore]:
    pictures = PictureStore(tmp_path / "pictures", decoder)
    store = ConversationStore(tmp_path / "c.sqlite3", pictures.stored)
    yield store
    store.close()


class Tags(HTMLParser):
    """All tags with their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def given(store: ConversationStore, decoder: Decoder, tmp_path: Path, name: str = "a.png") -> tuple[str, Picture]:
    file = tmp_path / name
    Image.new("RGB", (40, 20), "red").save(file, "PNG")
    conversation = store.create()
    turn = store.turns.add(conversation, "look", "en")
    picture = store.pictures.number(conversation, turn, [PictureStore(tmp_path / "pictures", decoder).add(str(file))])[
        0
    ]
    store.pictures.attach(conversation, turn, [picture])
    return conversation, picture


def test_pictures_stand_in_the_page_in_the_decoders_encoding(
    store: ConversationStore, decoder: Decoder, tmp_path: Path
) -> None:
    conversation, picture = given(store, decoder, tmp_path)
    store.turns.append(conversation, 1, "It is red.", [Hits((Hit(picture, 0.5, 1),))])
    store.turns.finish(conversation, 1, "done")
    page = store.export(conversation, "html", lambda path: decoder.png(path, 16, 16))
    sources = [attributes["src"] or "" for tag, attributes in Tags(page).tags if tag == "img"]
    assert len(sources) == 2
    prefix, _, data = sources[0].partition(",")
    assert prefix == "data:image/png;base64"
    again = tmp_path / "again.png"
    again.write_bytes(base64.b64decode(data))
    with Image.open(again) as image:
        assert image.size == (16, 8)
    assert "It is red." in page


def test_nothing_in_the_page_can_run_or_fetch(store: ConversationStore, decoder: Decoder, tmp_path: Path) -> None:
    conversation, picture = given(store, decoder, tmp_path, "a'\"><b>.png")
    store.pictures.describe(conversation, picture.number, NASTY)
    route = Routed("p", NASTY, 1, 1, NASTY)
    said: list[Event] = [route, Labels((Label(NASTY, 0.5),)), Transcript(NASTY), Failed(NASTY, NASTY)]
    store.turns.append(conversation, 1, NASTY, said)
    store.turns.append(conversation, 1, events=[Hits((Hit(replace(picture, path=NASTY), 0.5, 1),))])
    store.rename(conversation, NASTY)
    store.turns.add(conversation, NASTY, "en")
    page = store.export(conversation, "html", lambda path: decoder.png(path, 16, 16))
    tags = Tags(page)
    outline = {"html", "head", "meta", "title", "style", "body", "h1", "p", "article", "div"}
    assert {tag for tag, _ in tags.tags} <= outline | {"figure", "figcaption", "img", "ul", "li"}
    for tag, attributes in tags.tags:
        assert not [name for name in attributes if name.startswith("on") or name in {"href", "srcset", "action"}], tag
        assert (attributes.get("src") or "data:").startswith("data:")
    assert "<script>alert(1)</script>" in tags.text
    assert re.search(r"[\x00-\x08\x0b-\x1f]", page) is None
    page.encode("utf-8")


def test_a_picture_that_is_gone_is_told_by_its_number(
    store: ConversationStore, decoder: Decoder, tmp_path: Path
) -> None:
    conversation, picture = given(store, decoder, tmp_path)
    Path(picture.stored).unlink()
    page = store.export(conversation, "html", lambda path: decoder.png(path, 16, 16))
    assert "picture 1: cannot be shown" in page
    assert "<img" not in page
