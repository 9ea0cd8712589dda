"""An exported conversation asks for nothing when it is opened, and keeps its code and its looks."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.api import Event, Failed, Label, Labels, Transcript
from assistant.dialogue.store import ConversationStore
from assistant.dialogue.store.harmless import harmless

ACTS = (
    "![x](http://h/x.png)", "<img src=http://h/x>", "<b>", "![r]", "[r]: http://h/x", "![[x]]", "<!-- a -->",
    "\\<img src=x>", "\\![x](y)", "\x1b[2J", "\x1b]8;;http://h\x07", "\u202e", "<http://h>",
)  # fmt: skip
FORMS = (
    "```",
    "````",
    "~~~",
    "   ```",
    "    ",
    "\t",
    "- ",
    "> ",
    "1. ",
    "`",
    "``",
    "|",
    "|-|",
    "word",
    "",
    "# ",
    "<div",
    ">",
)


def tokens(document: str, tables: bool) -> Iterator[Token]:
    reader = MarkdownIt("gfm-like" if tables else "commonmark", {"html": True, "linkify": False})
    for token in reader.parse(document):
        yield token
        yield from token.children or ()


def asked_for(document: str) -> set[str]:
    kinds = {"html_block", "html_inline", "image"}
    return {token.content for tables in (False, True) for token in tokens(document, tables) if token.type in kinds}


def store_in(folder: Path) -> ConversationStore:
    return ConversationStore(folder / "c.sqlite3", str)


@example(lines=["```", "<img src=http://h/x>", "```", "![x](http://h/x.png)"], by_user=False)
@given(
    lines=st.lists(st.lists(st.sampled_from((*ACTS, *FORMS)), max_size=4).map("".join), max_size=8),
    by_user=st.booleans(),
)
def test_whatever_is_said_nothing_is_fetched_by_a_reader(lines: list[str], by_user: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = store_in(Path(folder))
        conversation = store.create()
        for text in ("\n".join(lines), "\n".join(reversed(lines))):
            turn = store.turns.add(conversation, text if by_user else "look", "en")
            said: list[Event] = [Labels((Label(text, 0.5),)), Transcript(text), Failed(text, text)]
            store.turns.append(conversation, turn, "```\n" + text, said)
        store.rename(conversation, " ".join(lines)[:80] or "x")
        document = store.export(conversation)
        store.close()
    assert not asked_for(document)
    assert not [char for char in document if not char.isprintable() and char not in "\n\t"]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Use the `<div>` tag, as in **this**:",
            "",
            "```html",
            "<img src=x>",
            "![a](b)",
            "```",
            "That is [all](http://h).",
        ],
        ["| a | b |", "|---|---|", "| 1 < 2 | `![x](y)` |"],
        ["a < b and c > d, vector[0]: yes!"],
        ["中文也一样：1 < 2。"],
    ],
)
def test_what_is_harmless_stays_as_it_is(lines: list[str]) -> None:
    assert harmless(lines) == lines


def test_code_stays_whole_beside_a_picture_that_does_not() -> None:
    lines = ["![x](http://h/x.png)", "```", "vector<int> a;", "```"]
    assert harmless(lines) == ["!&#91;x](http://h/x.png)", *lines[1:]]


def test_a_fence_that_is_open_is_closed() -> None:
    assert harmless(["~~~~", "code"]) == ["~~~~", "code", "~~~~"]
    assert harmless(["```", "code", "```"]) == ["```", "code", "```"]


def test_escape_sequences_are_written_out() -> None:
    assert harmless(["\x1b]52;c;eA==\x07"]) == ["\\x1b]52;c;eA==\\x07"]
