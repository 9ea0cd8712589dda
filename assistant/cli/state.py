"""What the options of the whole program say, and the connection that commands share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.host.client import HostClient


@dataclass(slots=True)
class State:
    """`--profile` and `--offline`; None where the user said nothing."""

    profile: str | None = None
    offline: bool | None = None


STATE = State()


@contextmanager
def host() -> Iterator[HostClient]:
    """A client of the host, which is started if it does not run."""
    from assistant.host.client import HostClient
    from assistant.host.start import HostOptions, ensure_host

    with HostClient(ensure_host(HostOptions(STATE.profile, STATE.offline))) as client:
        yield client
