"""What a setting may hold, wherever it was written: in the file, in a variable, on the screen of settings.

Each type reads what people write, words with commas between them, and refuses with a sentence in both languages.
"""

from __future__ import annotations

import json
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from assistant.api.language import Bilingual


def _words(value: Any) -> Any:
    """Words with commas between them; the JSON list of a variable too."""
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except ValueError:
            raise ValueError(Bilingual("words with commas between them are needed", "需要用逗号分隔的词")) from None
    return tuple(word for part in value.split(",") if (word := part.strip()))


def in_words(words: tuple[str, ...]) -> str:
    """The other way round: what `_words` reads as these."""
    simple = all(word == word.strip() != "" and "," not in word and word[0] != "[" for word in words)
    return ", ".join(words) if simple else json.dumps(words, ensure_ascii=False)


def _table(value: Any) -> Any:
    """A variable holds a table as JSON."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise ValueError(
            Bilingual('a table is needed, as JSON: {"name": …}', '需要一个表，写成 JSON：{"名称": …}')
        ) from None


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good or any(char.isspace() or not char.isprintable() for char in value):
        raise ValueError(
            Bilingual(
                "an address is needed that begins with http:// or https://", "需要以 http:// 或 https:// 开头的地址"
            )
        )
    return value


def _address_or_none(value: str) -> str:
    return _address(value) if value else value


def _program(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value or not value[0].strip():
        raise ValueError(
            Bilingual("a program is needed, with its arguments if it has any", "需要一个程序，以及它的参数")
        )
    return value


AS_WORDS = BeforeValidator(_words)
AS_TABLE = BeforeValidator(_table)
Words = Annotated[tuple[str, ...], AS_WORDS]
Program = Annotated[tuple[str, ...], AS_WORDS, AfterValidator(_program)]
Address = Annotated[str, AfterValidator(_address)]
AddressOrNone = Annotated[str, AfterValidator(_address_or_none)]
Gigabytes = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
Seconds = Annotated[float, Field(ge=0, le=1_000_000_000, allow_inf_nan=False)]
