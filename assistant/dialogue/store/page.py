"""A conversation as one HTML page that needs nothing else: pictures inside, no script, nothing fetched.

Everything that anybody said or named is escaped. A picture is the decoder's own new encoding of it, never the bytes
that came from outside; one that cannot be decoded any more is told by its number and name.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from html import escape

from assistant.api import (
    AssistantError,
    Failed,
    Hits,
    Labels,
    Notice,
    Phrases,
    Picture,
    PicturesShown,
    Routed,
    TextDelta,
    Transcript,
)
from assistant.dialogue.store.export import day_of, document_name, ending, one_line
from assistant.dialogue.store.values import Saved, SavedTurn

Encode = Callable[[str], bytes]
"""The decoder's PNG of the picture at a path. Raises AssistantError for what is none."""

_SAY = Phrases(
    you=("You", "您"),
    assistant=("Assistant", "助手"),
    picture=("picture {number}", "图片 {number}"),
    gone=("cannot be shown", "无法显示"),
)
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1d1f21;background:#fff}
h1{font-size:1.4em}.day,figcaption,.route{color:#667;font-size:.85em}article{border-top:1px solid #dde;padding:1em 0}
.you{font-weight:600}.text,.you{white-space:pre-wrap;overflow-wrap:anywhere}figure{display:inline-block;margin:.4em .8em
.4em 0;vertical-align:top;max-width:16em}img{max-width:100%;max-height:16em}.problem{color:#a30}
@media(prefers-color-scheme:dark){body{color:#dde;background:#16181a}article{border-color:#334}}
"""


def as_page(saved: Saved, encode: Encode) -> str:
    """The whole page. Each picture stands in it once for each time it was given or shown."""
    album = _Album(saved, encode)
    language = saved.turns[0].language if saved.turns else "en"
    title = escape(one_line(saved.title) or saved.id)
    head = (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>"
    )
    turns = "\n".join(_turn(turn, album) for turn in saved.turns)
    return f'{head}\n<h1>{title}</h1>\n<p class="day">{day_of(saved.created)}</p>\n{turns}\n</body></html>\n'


class _Album:
    """The pictures of a conversation as HTML, encoded once each."""

    def __init__(self, saved: Saved, encode: Encode) -> None:
        self._pictures = {picture.number: picture for picture in saved.pictures}
        self._encode = encode
        self._images: dict[str, str] = {}

    def given(self, numbers: tuple[int, ...], turn: SavedTurn) -> str:
        return "".join(self.figure(self._pictures[number], turn) for number in numbers if number in self._pictures)

    def figure(self, picture: Picture, turn: SavedTurn, note: str = "") -> str:
        name = one_line(picture.path).rpartition("/")[2]
        caption = escape(" ".join(part for part in (f"#{picture.number}", name, note) if part))
        return f"<figure>{self._image(picture, turn)}<figcaption>{caption}</figcaption></figure>"

    def _image(self, picture: Picture, turn: SavedTurn) -> str:
        if picture.digest not in self._images:
            self._images[picture.digest] = self._encoded(picture, turn)
        return self._images[picture.digest]

    def _encoded(self, picture: Picture, turn: SavedTurn) -> str:
        language = turn.language
        words = one_line(picture.description) or _SAY(language, "picture", number=picture.number)
        try:
            data = base64.b64encode(self._encode(picture.stored)).decode("ascii")
        except AssistantError:
            return f'<p class="problem">{escape(words)}: {_SAY(language, "gone")}</p>'
        return f'<img alt="{escape(words)}" src="data:image/png;base64,{data}">'


def _turn(turn: SavedTurn, album: _Album) -> str:
    language = turn.language
    lines = [
        f'<article id="turn-{turn.number}">',
        f'<div class="route">{_SAY(language, "you")}</div><div class="you">{_text(turn.text)}</div>',
        album.given(turn.attached, turn),
        *(f'<p class="route">{escape(document_name(document))}</p>' for document in turn.documents),
        f'<div class="route">{_SAY(language, "assistant")}{_routes(turn)}</div>',
        *_answer(turn, album),
    ]
    if mark := ending(turn):
        lines.append(f'<p class="route">{mark}</p>')
    return "\n".join([*lines, "</article>"])


def _routes(turn: SavedTurn) -> str:
    names = [event.action for event in turn.events if isinstance(event, Routed)]
    return f" · {_text(', '.join(names))}" if names else ""


def _answer(turn: SavedTurn, album: _Album) -> list[str]:
    lines: list[str] = []
    for event in turn.events:
        match event:
            case TextDelta():
                lines.append(f'<div class="text">{_text(event.text)}</div>')
            case Hits():
                lines += [album.figure(hit.picture, turn, f"{hit.score:.2f}") for hit in event.hits]
            case PicturesShown():
                lines += [album.figure(picture, turn) for picture in event.pictures]
            case Labels():
                items = "".join(f"<li>{_text(label.label)}: {label.score:.2f}</li>" for label in event.labels)
                lines.append(f"<ul>{items}</ul>")
            case Transcript():
                lines.append(f'<div class="text">“{_text(event.text)}”</div>')
            case Failed() | Notice():
                lines.append(f'<p class="problem">{_text(f"{event.message} {event.hint}".strip())}</p>')
            case _:
                continue
    return lines


def _text(text: str) -> str:
    """Escaped, without control characters but line ends and tabs, and without lone surrogates."""
    readable = text.encode("utf-8", "replace").decode("utf-8")
    return escape("".join(char for char in readable if char.isprintable() or char in "\n\t"))
