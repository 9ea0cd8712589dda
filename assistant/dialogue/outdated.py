"""What became of plugins since they were loaded: a running host keeps the code that it started with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.api.language import Bilingual
from assistant.dialogue.discovery import PluginName

CURE = Bilingual("It takes effect after: assistant host stop", "重启后台程序后生效：assistant host stop")


@dataclass(frozen=True, slots=True)
class Outdated:
    """A plugin that is no longer what was loaded; `gone` if the user took it away, so that it must not run."""

    name: str
    package: str
    message: str
    hint: str = CURE
    gone: bool = False


def outdated(
    loaded: Collection[PluginName], tried: Collection[PluginName], found: Sequence[PluginName]
) -> Iterator[Outdated]:
    """What `found` says of the plugins that are `loaded`, and of those that nobody `tried` to load."""
    present = {_place(name): name for name in found}
    for name in loaded:
        known = present.get(_place(name))
        if known is None:
            yield _told(name, Bilingual("it was removed after the start.", "它在启动后被移除了。"), gone=True)
        elif not known.enabled:
            yield _told(name, Bilingual("it was disabled after the start.", "它在启动后被停用了。"), gone=True)
        elif known.stamp != name.stamp:
            yield _told(
                name,
                Bilingual(
                    "it was changed after the start; the old one still runs.", "它在启动后有改动；运行的仍是旧的。"
                ),
            )
    before = {_place(name) for name in tried if name.enabled}
    for name in found:
        if name.enabled and _place(name) not in before:
            yield _told(name, Bilingual("it was not yet there at the start.", "启动时还没有它。"))


def _place(name: PluginName) -> tuple[str, str]:
    return name.name, name.origin


def _told(name: PluginName, message: Bilingual, gone: bool = False) -> Outdated:
    return Outdated(name.name, name.package, message, gone=gone)
