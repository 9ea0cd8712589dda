"""Text files: whether bytes are text, and their words. Nothing but `bytes.decode` is needed, so no child is.

What is text shows in the bytes, never in the name: code, Markdown, tables and logs are, whatever they are called.
"""

from __future__ import annotations

import codecs
import unicodedata

from assistant.api.errors import BadInput
from assistant.api.parts import Document
from assistant.media import limits
from assistant.media.files import opened
from assistant.media.refusals import refused

_MOST_CONTROLS = 100
"""One control character among so many characters is a slip of the hand; more of them are no text."""
_FORMATTING = frozenset("\t\n\r\v\f\x1b\x85")
"""Controls that stand in texts; escape in logs with colours."""


def words_of(name: str, data: bytes) -> str:
    """The words of a text file, its lines ended by newlines alone. Raises BadInput for bytes that are no text."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise refused(name, "no_text", "utf_8")


def text_of(document: Document) -> str:
    """The words of a text where it is kept. Raises BadInput if it is gone."""
    try:
        with opened(document.stored, limits.TEXT_BYTES, "text") as file:
            data = b"".join(iter(lambda: file.read(limits.TEXT_BYTES), b""))
    except BadInput as error:
        raise refused(document.path, "gone_text", "give_again") from error
    return words_of(document.path, data)


def _encodings(data: bytes) -> tuple[str, ...]:
    """GB18030 last: nearly any pairs of bytes are letters in it."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8-sig",) if data.startswith(codecs.BOM_UTF8) else ("utf-8", "gb18030")


def _is_text(text: str) -> bool:
    controls = sum(char not in _FORMATTING for char in text if unicodedata.category(char) == "Cc")
    return "\0" not in text and controls * _MOST_CONTROLS <= len(text)
