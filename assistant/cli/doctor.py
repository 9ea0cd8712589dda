"""`assistant doctor`: looks at everything that the program needs, and names the cure for what is missing.

It runs in this process, so that it can tell why a host does not start.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual, Phrases, in_language
from assistant.api.safe_text import safe_line
from assistant.cli import output
from assistant.cli.state import STATE, language
from assistant.cli.words import Json, chinese

if TYPE_CHECKING:
    from assistant.host.checks import Check

_SAY = Phrases(
    good=("ok", "正常"),
    missing=("missing", "缺少"),
    broken=("BROKEN", "损坏"),
    settings=("settings", "设置"),
    stores=("stores", "数据"),
    plugins=("plugins", "插件"),
    models=("models", "模型"),
    gpu=("gpu", "显卡"),
    terminal=("terminal", "终端"),
    microphone=("microphone", "麦克风"),
    ffmpeg=("ffmpeg", "ffmpeg"),
    host=("host", "后台程序"),
)
_PICTURES = {
    "kitty": Bilingual("kitty graphics", "kitty 图形"),
    "sixel": Bilingual("sixel pictures", "sixel 图片"),
    "halfblock": Bilingual("half-block pictures", "半块字符图片"),
    "off": Bilingual("no pictures", "不显示图片"),
}


@chinese("检查程序所需的一切，并给出解决办法。")
def doctor(
    json: Json = False,
) -> None:
    """Check what the program needs, with cures."""
    from assistant.host.checks import looked

    found = looked(_looks().items())
    if json:
        output.say_json({"checks": [check.as_json() for check in found]})
    else:
        for line in _told(found):
            output.say(line)
    if any(check.state == "broken" for check in found):
        raise AssistantError(
            Bilingual("Something that the program needs is broken.", "程序所需的某项已损坏。"),
            Bilingual("The lines marked BROKEN name the cure.", "标有“损坏”的行给出了解决办法。"),
        )


def _told(checks: Sequence[Check]) -> Iterator[str]:
    """A line for what was found, and below it one for its cure; of several plugins, each with its own."""
    say = language()
    heads = [(_SAY(say, check.state), _SAY(say, check.name)) for check in checks]
    widths = [max(map(cell_len, column)) for column in zip(*heads, strict=True)]
    for check, head in zip(checks, heads, strict=True):
        margin = "  ".join(text + " " * (width - cell_len(text)) for text, width in zip(head, widths, strict=True))
        found, cures = (in_language(text, say).splitlines() for text in (check.found, check.cure))
        for line, cure in zip_longest(found, cures, fillvalue=""):
            for text in filter(None, (line, cure)):
                yield f"{margin}  {text}"
                margin = " " * cell_len(margin)


def _looks() -> dict[str, Callable[[], Check]]:
    from assistant.host import checks
    from assistant.paths import paths

    return {
        "settings": _settings,
        "stores": lambda: checks.stores(paths()),
        "plugins": _plugins,
        "models": _models,
        "gpu": checks.gpu,
        "terminal": _terminal,
        "microphone": _microphone,
        "ffmpeg": checks.ffmpeg,
        "host": _host,
    }


def _settings() -> Check:
    from assistant.host.checks import Check
    from assistant.paths import paths
    from assistant.settings import settings
    from assistant.terminal.keys import table_of

    chosen = settings()
    table_of(chosen.keys)
    file = paths().settings
    there = file.exists()
    return Check(
        "settings",
        "good",
        Bilingual(
            f"{file}{'' if there else ' (not there: defaults)'}, profile {chosen.profile}",
            f"{file}{'' if there else '（没有此文件，使用默认设置）'}，配置 {chosen.profile}",
        ),
    )


def _plugins() -> Check:
    from assistant.cli.plugins import loaded, outdated
    from assistant.host import checks

    found = checks.plugins(loaded())
    old = outdated()
    if found.state != "good" or not old:
        return found
    told = "; ".join(f"{each['package']}: {each['message']}" for each in old)
    return checks.Check("plugins", "missing", told, old[0]["hint"])


def _models() -> Check:
    from assistant.engine.engine import Engine
    from assistant.engine.settings import ModelFolders
    from assistant.host.checks import models
    from assistant.host.engine_settings import engine_settings
    from assistant.media.decoder import Decoder
    from assistant.settings import settings

    chosen = settings()
    asked = {"profile": STATE.profile or chosen.profile, "offline": STATE.offline or chosen.offline}
    given = engine_settings(chosen.model_copy(update=asked))
    with closing(Decoder()) as decoder, closing(Engine(given, decoder, ModelFolders.default())) as engine:
        return models(engine)


def _terminal() -> Check:
    from assistant.host.checks import Check
    from assistant.settings import settings
    from assistant.terminal.images import settled
    from assistant.terminal.probe import probe

    # Only what is a terminal on both sides can be asked, as the chat asks it.
    drawn = settled(settings().pictures, probe(os.environ))
    kind, term = _PICTURES[drawn], safe_line(os.environ.get("TERM", "unknown"))
    cure = Bilingual(
        "kitty, Ghostty, WezTerm, Konsole, foot and iTerm2 show real pictures.",
        "kitty、Ghostty、WezTerm、Konsole、foot 和 iTerm2 能显示真正的图片。",
    )
    found = Bilingual(f"{kind} ({term})", f"{kind.chinese}（{term}）")
    return Check("terminal", "good", found, cure if drawn == "halfblock" else "")


def _microphone() -> Check:
    from assistant.host.checks import Check
    from assistant.terminal.voice.devices import lack

    if error := lack():
        return Check("microphone", "missing", error.message, error.hint)
    return Check("microphone", "good", Bilingual("an input device is there", "有输入设备"))


def _host() -> Check:
    from assistant.host.checks import Check
    from assistant.host.lock import holder, in_use
    from assistant.host.start import running
    from assistant.paths import paths

    place = paths()
    health = running(place)
    silent = 0 if health else holder(place.lock)
    if silent:
        return Check(
            "host",
            "broken",
            Bilingual(
                f"does not answer (process {silent}); log: {place.log}", f"没有响应（进程 {silent}）；日志：{place.log}"
            ),
            Bilingual("If it stays so, end it: assistant host stop", "若一直如此，请结束它：assistant host stop"),
        )
    if health is None and holder(place.data_lock):
        raise in_use(place.data_lock)
    found = (
        Bilingual(f"runs as process {health['pid']}; log: {place.log}", f"进程号 {health['pid']}；日志：{place.log}")
        if health
        else Bilingual(
            f"does not run; it is started when needed; log: {place.log}", f"未运行，需要时启动；日志：{place.log}"
        )
    )
    return Check("host", "good", found)


COMMANDS = {"doctor": doctor}
