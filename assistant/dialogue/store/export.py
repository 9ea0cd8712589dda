"""A conversation as a document: Markdown to read, JSON to process.

No picture is embedded, and nothing that was said makes a reader fetch one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from assistant.api import Document, Failed, Hits, Labels, Notice, Phrases, Picture, PicturesShown, Routed, to_json
from assistant.dialogue.store.harmless import harmless
from assistant.dialogue.store.values import Saved, SavedTurn

_ENDED = Phrases(
    cancelled=("stopped", "已停止"),
    interrupted=("interrupted", "已中断"),
    failed=("failed", "失败"),
    running=("still being answered", "仍在回答"),
)
"""As every front end calls it."""


def as_json(saved: Saved, every: Sequence[SavedTurn], head: int) -> str:
    """Everything that is kept of a conversation: the turns of `every` branch, and the last one of the current branch,
    from which `parent` leads to the first. Paths with undecodable bytes survive as escaped surrogates."""
    values = {**as_values(replace(saved, turns=every)), "head": head}
    return json.dumps(values, ensure_ascii=True, indent=2) + "\n"


def as_values(saved: Saved) -> dict[str, Any]:
    """Plain values of a conversation, as the host sends them."""
    return {
        "id": saved.id,
        "title": saved.title,
        "created": saved.created,
        "updated": saved.updated,
        "turns": [_turn_values(turn, saved.alternatives.get(turn.number, ())) for turn in saved.turns],
        "pictures": [asdict(picture) for picture in saved.pictures],
    }


def _turn_values(turn: SavedTurn, alternatives: Sequence[int]) -> dict[str, Any]:
    return {
        "turn": turn.number,
        "parent": turn.parent,
        "alternatives": list(alternatives),
        "text": turn.text,
        "language": turn.language,
        "status": turn.status,
        "answer": turn.answer,
        "started": turn.started,
        "first_token_ms": turn.first_token_ms,
        "total_ms": turn.total_ms,
        "attached": list(turn.attached),
        "audio": [asdict(audio) for audio in turn.audio],
        "documents": [asdict(document) for document in turn.documents],
        "folders": list(turn.folders),
        "events": [to_json(event) for event in turn.events],
    }


def as_markdown(saved: Saved) -> str:
    """The conversation to read. Words of the user stand in quotations, so that they cannot pass for headings."""
    pictures = {picture.number: picture for picture in saved.pictures}
    lines = [*harmless([f"# {one_line(saved.title) or saved.id}"]), "", day_of(saved.created), ""]
    for turn in saved.turns:
        asked = [*(f"> {line}" for line in turn.text.splitlines() or [""]), ""]
        given = [_picture_line(pictures[number]) for number in turn.attached if number in pictures]
        given += [f"- {_code(document_name(document))}" for document in turn.documents]
        lines += [*harmless([*asked, *given, "", *_answer(turn)]), ""]
        if mark := ending(turn):
            lines += [f"*{mark}*", ""]
    return "\n".join(lines).rstrip() + "\n"


def _answer(turn: SavedTurn) -> list[str]:
    lines: list[str] = []
    for event in turn.events:
        match event:
            case Routed():
                lines.append(f"*{event.action}*")
            case Hits():
                lines += [f"{hit.rank}. {_picture_line(hit.picture)[2:]} ({hit.score:.2f})" for hit in event.hits]
            case PicturesShown():
                lines += [_picture_line(picture) for picture in event.pictures]
            case Labels():
                lines += [f"- {one_line(label.label)}: {label.score:.2f}" for label in event.labels]
            case Failed() | Notice():
                lines += ["", f"**{one_line(event.message)}** {one_line(event.hint)}".rstrip()]
            case _ if event.kind == "text":
                lines += ["", *getattr(event, "text", "").splitlines(), ""]
    return lines


def ending(turn: SavedTurn) -> str:
    """How a turn ended whose answer is not whole, in its language; empty for one that is done."""
    return "" if turn.status == "done" else f"({_ENDED(turn.language, turn.status)})"


def _picture_line(picture: Picture) -> str:
    return f"- #{picture.number} {_code(one_line(picture.path) or picture.digest[:12])}"


def _code(line: str) -> str:
    return f"`{line.replace('`', '_')}`"


def document_name(document: Document) -> str:
    """The name of a text file on one line; of its words nothing is told."""
    return one_line(document.name) or document.digest[:12]


def one_line(text: str) -> str:
    """One line without control characters or lone surrogates."""
    readable = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(char if char.isprintable() else " " for char in readable).split())


def day_of(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
