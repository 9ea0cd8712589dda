"""What a plugin may say: events of the contract, as the contract declares them. A notice is one line, and a picture is
known by its digest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, get_args

from assistant.api import Event, Hits, Notice, Picture, PicturesShown, PluginEvent, PluginProblem
from assistant.api.checked import Fault, checked
from assistant.api.language import Bilingual

_LONGEST_LINE: Final = 500
"""Characters of a notice or its hint."""
_DIGEST: Final = re.compile("[0-9a-f]{64}")


def accepted(event: object, plugin: str) -> Event:
    """A copy of the event that the plugin can no longer change. Raises PluginProblem, which names the plugin, for
    anything that is not as its class declares, such as a claim that the turn ended."""
    kind = next((each for each in get_args(PluginEvent) if isinstance(event, each)), None)
    if kind is None:
        name = type(event).__name__
        raise _refused(plugin, Bilingual(f"something that is no event: {name}", f"不是事件的内容：{name}"))
    try:
        said: Event = checked(kind, event)
        for where, picture in _pictures(said):
            if not _DIGEST.fullmatch(picture.digest):
                raise Fault(f"{where}.digest", "is no SHA-256", "不是 SHA-256")
    except Fault as fault:
        message = fault.message
        raise _refused(plugin, Bilingual(f"something wrong: {message}", f"有误的内容：{message.chinese}")) from fault
    if isinstance(said, Notice):
        return replace(said, message=_in_a_line(said.message), hint=_in_a_line(said.hint))
    return said


def check_drawn(picture: Picture, plugin: str, folder: Path) -> None:
    """Raises PluginProblem for a picture that was just drawn and is not the plugin's to give away: it may call anything
    drawn, and only what lies below its `folder`, and not behind a link, is its own."""
    file = Path(picture.stored)
    if file.is_symlink() or not file.resolve().is_relative_to(folder.resolve()):
        raise PluginProblem(
            Bilingual(
                f"The plugin {plugin} calls a picture drawn that does not lie in its folder.",
                f"插件 {plugin} 称为所画的图片不在它的文件夹里。",
            ),
            Bilingual("Its author should write it below context.folder.", "其作者应把它写到 context.folder 之下。"),
        )


def is_new(picture: Picture) -> bool:
    """Whether it was just drawn: it has no digest and no number yet."""
    return picture.origin == "drawn" and not picture.number


def _pictures(event: Event) -> Iterator[tuple[str, Picture]]:
    """The pictures that the event shows and where in it they are, but those just drawn: their digest is computed."""
    if isinstance(event, PicturesShown):
        for at, picture in enumerate(event.pictures):
            if not is_new(picture):
                yield f"PicturesShown.pictures[{at}]", picture
    elif isinstance(event, Hits):
        for at, hit in enumerate(event.hits):
            yield f"Hits.hits[{at}].picture", hit.picture


def _refused(plugin: str, what: Bilingual) -> PluginProblem:
    return PluginProblem(
        Bilingual(f"The plugin {plugin} said {what}.", f"插件 {plugin} 给出了{what.chinese}。"),
        Bilingual(
            f"Its author can find out more with: assistant plugins check {plugin}.",
            f"其作者可以这样了解详情：assistant plugins check {plugin}。",
        ),
    )


def _in_a_line(text: str) -> str:
    if isinstance(text, Bilingual):
        return Bilingual(_in_a_line(str(text)), _in_a_line(text.chinese))
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"
