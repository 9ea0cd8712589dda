"""Which earlier conversation is meant: by the whole id or its beginning, or the last one. Asks the host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.api.errors import BadInput
from assistant.api.language import Bilingual, in_language, listed
from assistant.api.safe_text import safe_line
from assistant.cli.state import host, language
from assistant.terminal.listed import titled

if TYPE_CHECKING:
    from assistant.host.client import HostClient

_WHOLE = 12
"""Signs of an id."""
_LEAST = 4
"""Signs of a beginning: fewer are more likely a slip than a choice."""
_FEW = 5
"""Conversations that are named where several are possible."""


def whole_id(client: HostClient, given: str) -> str:
    """The id that begins so; what is given where none does. Raises BadInput if several do."""
    if not _LEAST <= len(given) < _WHOLE:
        return given
    meant: dict[str, str] = {
        each["id"]: each["title"] for each in client.get("/conversations") if each["id"].startswith(given)
    }
    if given in meant or not meant:
        return given
    if len(meant) == 1:
        return next(iter(meant))
    titles = listed(f"{id_} “{titled(title, language())}”" for id_, title in [*meant.items()][:_FEW])
    raise BadInput(
        Bilingual(
            f"{len(meant)} conversations begin with {safe_line(given)}: {titles}.",
            f"有 {len(meant)} 个对话以 {safe_line(given)} 开头：{in_language(titles, 'zh')}。",
        ),
        Bilingual("Write more of the id.", "请多写几位标识。"),
    )


def whole_id_for_chat(given: str) -> str:
    """The same for the chat, for which the host is asked only where it is no whole id."""
    if not _LEAST <= len(given) < _WHOLE:
        return given
    with host() as client:
        return whole_id(client, given)


def last(client: HostClient) -> str:
    """The conversation with the latest turn, whether it was held in a chat or asked from a shell. Raises BadInput if
    there is none."""
    latest = next(iter(client.get("/conversations")), None)
    if latest is None:
        raise BadInput(
            Bilingual("There is no conversation to go on with yet.", "还没有可以继续的对话。"),
            Bilingual("Ask without --continue.", "请去掉 --continue 再问。"),
        )
    return str(latest["id"])
