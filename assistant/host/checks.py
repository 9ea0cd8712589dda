"""What the program needs, looked at one by one, each with its cure: for `GET /doctor` and `assistant doctor`.

The terminal's own needs (graphics, microphone) are looked at by the command, which runs in the terminal.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.api import AssistantError, CapabilityName
from assistant.api.language import Bilingual, in_language, listed, plural
from assistant.capability_words import in_a_list
from assistant.dialogue.problems import Problem
from assistant.dialogue.registry import Registry
from assistant.dialogue.store.schema import MIGRATIONS as CONVERSATIONS
from assistant.engine.device import accelerator
from assistant.engine.engine import Engine
from assistant.library.schema import MIGRATIONS as LIBRARY
from assistant.media.sound import WITHOUT_FFMPEG
from assistant.paths import Paths
from assistant.refusals import way_back
from assistant.sqlite import look

State = Literal["good", "missing", "broken"]
_POCKET = "pocket"
_LEAST_FREE = 100 * 2**20
"""Bytes under which a conversation with pictures would soon fill the disk."""
_CHANGED: Mapping[str, str] = {
    "message": Bilingual(
        "The settings have changed since the host started; another chat still uses it.",
        "后台程序启动之后设置有改动；另一个聊天仍在使用它。",
    ),
    "hint": Bilingual(
        "They count once every chat is closed, or after: assistant host stop",
        "关闭所有聊天之后生效，或运行：assistant host stop",
    ),
    "short": Bilingual("For changed settings: assistant host stop", "要让新设置生效：assistant host stop"),
}
"""What a chat says that shares a host with others."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `broken` keeps the program from working; `missing` takes something away."""

    name: str
    state: State
    found: str
    cure: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def looked(looks: Iterable[tuple[str, Callable[[], Check]]]) -> list[Check]:
    """Every check done; one that fails with an AssistantError is a broken one."""
    return [_looked(name, look) for name, look in looks]


def _looked(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except AssistantError as error:
        return Check(name, "broken", error.message, error.hint)


def stores(place: Paths) -> Check:
    """Whether every directory can be written, whether there is room, and whether the databases are whole."""
    for folder in (place.config, place.data, place.cache, place.runtime):
        existing = _existing(folder)
        if not existing.is_dir() or not os.access(existing, os.W_OK | os.X_OK):
            cure = Bilingual(
                "Correct its permissions, or name another folder in ASSISTANT_HOME.",
                "请更正它的权限，或用 ASSISTANT_HOME 指定别的文件夹。",
            )
            return Check("stores", "broken", Bilingual(f"{existing} cannot be written", f"无法写入 {existing}"), cure)
    free = shutil.disk_usage(_existing(place.data)).free
    if free < _LEAST_FREE:
        return Check(
            "stores",
            "broken",
            Bilingual(f"only {free >> 20} MiB are free at {place.data}", f"{place.data} 只剩 {free >> 20} MiB"),
            Bilingual("Free some space.", "请腾出空间。"),
        )
    if problems := list(_unsound(place)):
        return _broken("stores", problems)
    return Check(
        "stores",
        "good",
        Bilingual(f"{place.data} ({free / 2**30:.0f} GiB free)", f"{place.data}（剩余 {free / 2**30:.0f} GiB）"),
    )


def _unsound(place: Paths) -> Iterator[AssistantError]:
    """What is wrong with each database that cannot be used."""
    for path, migrations in ((place.conversations, CONVERSATIONS), (place.library, LIBRARY)):
        try:
            look(path, migrations)
        except AssistantError as error:
            yield error


def _broken(name: str, problems: Sequence[AssistantError]) -> Check:
    return Check(name, "broken", *map(_lines, zip(*((each.message, each.hint) for each in problems), strict=True)))


def plugins(registry: Registry) -> Check:
    """Whether all plugins were loaded."""
    if registry.problems:
        return Check("plugins", "missing", *map(_lines, zip(*map(_problem, registry.problems), strict=True)))
    return Check("plugins", "good", listed(registry.plugins))


def _lines(lines: Iterable[str]) -> Bilingual:
    """One below the other, in each language."""
    both = list(lines)
    return Bilingual("\n".join(map(str, both)), "\n".join(in_language(line, "zh") for line in both))


def _problem(problem: Problem) -> tuple[Bilingual, str]:
    """What is wrong with a plugin, and its cure."""
    package, message = problem.package, problem.message
    return Bilingual(f"{package}: {message}", f"{package}：{in_language(message, 'zh')}"), problem.hint


def models(engine: Engine) -> Check:
    """Whether the profile's models are here, and servers answer that have theirs. Imports torch."""
    if problems := engine.problems():
        return _broken("models", problems)
    served = engine.served()
    entries = [entry for entry in engine.models() if entry.selected and entry.capability not in served]
    lacking = [entry.id for entry in entries if not entry.present]
    here = {entry.capability: entry.id for entry in entries if entry.present}
    names = _models_by_use({**served, **here})
    cure = next((told["hint"] for told in to_pull(engine)), "")
    if not names:
        again = Bilingual("Install the program again: make install", "请重新安装程序：make install")
        return Check("models", "broken", Bilingual("no model is here", "本机没有模型"), cure or again)
    if unmet := engine.unmet_in_use():
        return Check("models", "missing", *unmet)
    if lacking:
        found = Bilingual(f"{', '.join(lacking)} not here; {names}", f"未下载 {'、'.join(lacking)}；{names.chinese}")
        return Check(
            "models", "missing", found, cure or Bilingual("See: assistant models list", "见：assistant models list")
        )
    profile = engine.status().profile
    return Check("models", "good", Bilingual(f"profile {profile}; {names}", f"配置 {profile}；{names.chinese}"))


def _models_by_use(models: Mapping[CapabilityName, str]) -> Bilingual:
    """Which model is used for what."""
    words = [(in_a_list(capability), name) for capability, name in models.items()]
    english, chinese = (f"{word}: {name}" for word, name in words), (f"{word.chinese}：{name}" for word, name in words)
    return Bilingual(listed(english), listed(chinese).chinese)


def gpu() -> Check:
    """Which accelerator models run on. Imports torch."""
    if name := accelerator():
        return Check("gpu", "good", name)
    return Check(
        "gpu",
        "missing",
        Bilingual("models run on the CPU", "模型在 CPU 上运行"),
        Bilingual(
            "An NVIDIA GPU with its driver makes larger models usable.", "有 NVIDIA 显卡和驱动就能使用更大的模型。"
        ),
    )


def ffmpeg() -> Check:
    """Whether sounds in other formats than those of libsndfile can be read."""
    path = shutil.which("ffmpeg")
    if path:
        return Check("ffmpeg", "good", path)
    readable = listed(WITHOUT_FFMPEG.values())
    install = "sudo apt install ffmpeg" if sys.platform == "linux" else "brew install ffmpeg"
    return Check(
        "ffmpeg",
        "missing",
        Bilingual(f"only {readable} can be heard", f"只能听 {readable.chinese}"),
        Bilingual(f"Install it: {install}", f"请安装：{install}"),
    )


def notices(engine: Engine, *, settled: bool) -> list[Mapping[str, str]]:
    """What a user should know of this machine when a chat opens: `message` and its cure, `hint`; and both as `short` as
    they are understood, for where there is no room. `settled`: the settings file is as the host has read it."""
    told: list[Mapping[str, str]] = absent(engine)
    if engine.status().profile == _POCKET:
        message = Bilingual(
            "The shipped pocket models answer: they know drawn scenes and a small spoken vocabulary.",
            "正由随程序附带的 pocket 模型回答：它们只懂画出的场景和少量口语词汇。",
        )
        better = engine.better()
        hint = (
            Bilingual(
                f"{better[0]} would fit here ({better[1] / 1e9:.1f} GB): assistant models pull {better[0]}",
                f"这里放得下 {better[0]}（{better[1] / 1e9:.1f} GB）：assistant models pull {better[0]}",
            )
            if better
            else Bilingual("How to get larger ones: assistant models list", "如何获取更大的模型：assistant models list")
        )
        command = f"assistant models pull {better[0]}" if better else "assistant models list"
        short = Bilingual(f"Larger models: {command}", f"更大的模型：{command}")
        told.append({"message": message, "hint": hint, "short": short})
    sound = ffmpeg()
    if sound.state != "good":
        found = in_language(sound.found, "zh")
        message = Bilingual(f"ffmpeg is not installed: {sound.found}.", f"没有安装 ffmpeg：{found}。")
        short = Bilingual("ffmpeg is not installed.", "没有安装 ffmpeg。")
        told.append({"message": message, "hint": sound.cure, "short": short})
    return told if settled else [*told, _CHANGED]


def absent(engine: Engine) -> list[Mapping[str, str]]:
    """A line if models of the profile that the user named, or packages that they need, are not here."""
    unmet = engine.unmet_in_use()
    return to_pull(engine) or ([{"message": unmet[0], "hint": unmet[1], "short": unmet[1]}] if unmet else [])


def to_pull(engine: Engine) -> list[Mapping[str, str]]:
    """A line if models of the profile that the user named are not here."""
    missing = engine.absent()
    if missing is None:
        return []
    profile, ids, size = missing
    count = len(ids)
    message = Bilingual(
        f"{count} {plural(count, 'model', 'models')} of the profile {profile} {plural(count, 'is', 'are')} not here.",
        f"配置 {profile} 有 {count} 个模型不在本机。",
    )
    back = way_back()
    hint = Bilingual(
        f"Get all that it lacks ({size / 1e9:.1f} GB): assistant models pull {profile}. {back}",
        f"下载它缺少的全部模型（{size / 1e9:.1f} GB）：assistant models pull {profile}。{back.chinese}",
    )
    short = Bilingual(f"Missing models: assistant models pull {profile}", f"缺少模型：assistant models pull {profile}")
    return [{"message": message, "hint": hint, "short": short}]


def _existing(folder: Path) -> Path:
    return next(parent for parent in (folder, *folder.parents) if os.path.exists(parent))  # noqa: PTH110 - never raises
