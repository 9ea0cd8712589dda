"""The one way to start background work: it ends quietly with its widget, and an error becomes a line, never the end."""

from __future__ import annotations

import logging
from collections.abc import Coroutine
from typing import Any

from textual.dom import DOMNode
from textual.worker import Worker

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.api.safe_text import safe
from assistant.terminal.language import SAY
from assistant.terminal.shell import here

_LOG = logging.getLogger(__name__)


def start(node: DOMNode, work: Coroutine[Any, Any, None], name: str, *, exclusive: bool = False) -> Worker[None]:
    """Runs a coroutine for a widget. With `exclusive`, an earlier one of the same name is cancelled."""
    return node.run_worker(
        _guarded(node, work), name=name, group=name, description=name, exclusive=exclusive, exit_on_error=False
    )


async def _guarded(node: DOMNode, work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except AssistantError as error:
        # In one: a title would stand in a line of its own above, and there is little room.
        node.app.notify(safe(here(error.said(_language(node)))), severity="error", timeout=8, markup=False)
    except Exception:  # noqa: BLE001 - the border: Textual would end the program and print local variables
        _LOG.exception("Background work failed")
        node.app.notify(SAY(_language(node), "wrong"), severity="error", markup=False)


def _language(node: DOMNode) -> Language:
    """That of the chat; a widget may also be tried in an app of its own."""
    language: Language = getattr(node.app, "language", "en")
    return language
