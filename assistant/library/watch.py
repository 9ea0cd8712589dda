"""Tells when something changes in folders. Only that: what it was is for the index run to find out."""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from assistant.api import BadInput
from assistant.api.language import Bilingual
from assistant.media.names import shown_place

if TYPE_CHECKING:
    from watchfiles._rust_notify import RustNotify

_LOOK_MS = 500
"""How long one look lasts at most: the watching can end after each."""
_SETTLED_MS = 1000
"""Changes that come in a row, such as a copied folder, are told once; after so long at the latest."""
_STEP_MS = 50
"""So long nothing more must come for a row of changes to be over."""


def changes(folders: Sequence[bytes]) -> Generator[bool]:
    """True when something changed below the folders, False about twice a second otherwise. Close it to end it.

    Watching begins at the first `next`. Raises BadInput for a folder that is not there or cannot be watched.
    """
    for folder in folders:
        if not os.path.isdir(folder):  # noqa: PTH112 - bytes
            place = shown_place(os.fsdecode(folder))
            raise BadInput(
                Bilingual(f"There is no folder {place}.", f"没有文件夹 {place}。"),
                Bilingual("Only folders can be watched.", "只能监视文件夹。"),
            )
    with _watcher(folders) as watcher:
        while True:
            yield _changed(watcher)


def _watcher(folders: Sequence[bytes]) -> RustNotify:
    """The system's notifications. Changes that come between two looks wait for the next one."""
    from watchfiles._rust_notify import RustNotify

    names = [os.fsdecode(folder) for folder in folders]
    try:
        return RustNotify(names, debug=False, force_polling=False, poll_delay_ms=0, recursive=True,
                          ignore_permission_denied=True)  # fmt: skip
    except (OSError, UnicodeError) as error:
        hint = Bilingual(
            "On Linux, raise the limit: sysctl fs.inotify.max_user_watches=1000000",
            "在 Linux 上请提高上限：sysctl fs.inotify.max_user_watches=1000000",
        )
        raise BadInput(
            Bilingual(f"The folders cannot be watched: {error}.", f"无法监视这些文件夹：{error}。"), hint
        ) from None


def _changed(watcher: RustNotify) -> bool:
    from watchfiles._rust_notify import WatchfilesRustInternalError

    try:
        return isinstance(watcher.watch(_SETTLED_MS, _STEP_MS, _LOOK_MS, None), set)
    except WatchfilesRustInternalError:
        # A name that is no text cannot be told to Python, but something did change.
        return True
