"""What the options of the whole program say, and the connection that commands share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.api.language import Language
from assistant.choices import Profile

if TYPE_CHECKING:
    from assistant.api.errors import AssistantError
    from assistant.host.client import HostClient
    from assistant.host.start import HostOptions


@dataclass(slots=True)
class State:
    """`--profile` and `--offline`; None where the user said nothing."""

    profile: Profile | None = None
    offline: bool | None = None


STATE = State()


def language() -> Language:
    """Of what the program says of itself: the setting, else the locale. Settings that are wrong are told elsewhere."""
    from assistant.api.errors import AssistantError
    from assistant.terminal.language import interface_language
    from assistant.terminal.preferences import preferences

    try:
        return interface_language(preferences().language)
    except AssistantError:
        from assistant.settings import language_wished

        return interface_language(language_wished())


def options() -> HostOptions:
    """Of the host that a command asks for."""
    from assistant.host.start import HostOptions

    return HostOptions(STATE.profile, STATE.offline, language())


@contextmanager
def host() -> Iterator[HostClient]:
    """A client of the host, which is started if it does not run."""
    from assistant.cli.output import waiting
    from assistant.host.client import HostClient
    from assistant.host.start import ensure_host

    place = ensure_host(options(), waiting)
    with HostClient(place, language=language()) as client:
        yield client


def replace_lost(error: AssistantError) -> None:
    """After one of many: a host that is gone is started again for the rest. Raises AssistantError if it cannot be."""
    from assistant.api.errors import HostProblem
    from assistant.cli.output import waiting
    from assistant.host.start import ensure_host

    if isinstance(error, HostProblem):
        ensure_host(options(), waiting)
