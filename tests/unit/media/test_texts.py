"""What is text shows in the bytes: in any of the common encodings, whatever the file is called."""

from __future__ import annotations

import pytest

from assistant.api import BadInput
from assistant.media.sniff import HEAD, Kind, kind, media_type
from assistant.media.texts import words_of

CHINESE = "合计：42 元。请把文件读完。\n" * 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"plain words\n", "plain words\n"),
        (b"a,b\r\n1,2\r\n", "a,b\n1,2\n"),
        (b"old\rlines\r", "old\nlines\n"),
        ("caf\u00e9 \U0001f600".encode(), "caf\u00e9 \U0001f600"),
        (b"\xef\xbb\xbfwith a mark", "with a mark"),
        (CHINESE.encode(), CHINESE),
        (CHINESE.encode("utf-16"), CHINESE),
        (b"\xfe\xff" + CHINESE.encode("utf-16-be"), CHINESE),
        (CHINESE.encode("gb18030"), CHINESE),
        (b"\x1b[31mERROR\x1b[0m disk full\n", "\x1b[31mERROR\x1b[0m disk full\n"),
        (b"#!/bin/sh\necho hi\n", "#!/bin/sh\necho hi\n"),
        (b'{"total": 42}', '{"total": 42}'),
        (b"one slip\x7f in a long line of words" + b" and more words" * 20, None),
    ],
)
def test_words_are_read_in_every_common_encoding(data: bytes, words: str | None) -> None:
    expected = words if words is not None else data.decode()
    assert words_of("note.txt", data) == expected


@pytest.mark.parametrize("data", [b"plain", CHINESE.encode("utf-16"), CHINESE.encode("gb18030"), b"\x1b[31mred"])
def test_the_beginning_tells_a_text(data: bytes) -> None:
    assert kind(media_type(data[:HEAD])) is Kind.TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"words, then a\0zero",
        b"words " * 100 + bytes(range(1, 9)) * 40,
        b"caf\xe9\n",
        "words".encode("utf-32"),
        b"\xff\xfe\x00\xd8 lone",
        bytes(range(128, 256)),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_cure(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^note\.txt is no text that can be read\.") as refused:
        words_of("/a/note.txt", data)
    assert "UTF-8" in refused.value.hint


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"PK\x03\x04....", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<svg></svg>", b"\0\1\2", b""]
)
def test_other_files_are_no_texts(data: bytes) -> None:
    assert kind(media_type(data[:HEAD])) is Kind.UNKNOWN
