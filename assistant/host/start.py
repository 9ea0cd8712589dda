"""Finds the running host or starts one. Every front end begins here."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant import __version__, children
from assistant.api.errors import HostProblem
from assistant.api.language import Bilingual, Language, in_language
from assistant.choices import OPTIONS, Profile
from assistant.host.lock import holder, owned
from assistant.host.protocol import UNREACHED
from assistant.host.settings_mark import mark
from assistant.paths import READER_VARIABLE, Paths, paths, setting_variable, setting_variables
from assistant.refusals import why

LOCKED = 3
"""Exit code of a host that found another one running."""
_PATIENCE_S = 60.0
"""Longest wait for a new host: importing on a slow disk."""
_POLL_S = 0.03
_SILENT_S = 2.0
"""Seconds after which somebody who waits wants to know for what."""
WAITING = "Waiting for the plugin "
"""Begins the last line of the log of a host that is being started, while a plugin keeps it from serving."""
_LOG_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class HostOptions:
    """What the user asked for on the command line; None leaves it to the settings."""

    profile: Profile | None = None
    offline: bool | None = None
    language: Language = "en"
    """In which a host says why it cannot start."""

    def with_variables(self) -> HostOptions:
        """Those of the environment count as asked for: a host that runs was perhaps started without them.

        Raises AssistantError if there are variables and the settings are wrong.
        """
        if not setting_variables():
            return self
        from assistant.settings import settings  # whose library takes a quarter of an empty app's start

        chosen, named = settings(), by_variable()
        profile = chosen.profile if "profile" in named else None
        offline = chosen.offline if "offline" in named else None
        return replace(self, profile=self.profile or profile, offline=offline if self.offline is None else self.offline)

    def fit(self, health: dict[str, Any]) -> bool:
        """Whether a running host is what was asked for."""
        return (
            health.get("version") == __version__
            and self.profile in (None, health.get("profile"))
            and self.offline in (None, health.get("offline"))
        )

    def settled(self, health: dict[str, Any], file: Path) -> bool:
        """Whether a running host has what the settings say, in the file and where this front end asked for nothing.

        Raises AssistantError if the settings are wrong.
        """
        others = [name for name in health.get("by_variable", ()) if getattr(self, name) is None]
        same = health.get("settings") == mark(file)
        if same and not others:
            return True
        from assistant.settings import settings

        chosen = settings()
        return same and all(getattr(chosen, name) == health.get(name) for name in others)


def by_variable() -> list[str]:
    """Which options of a host the variables of this process say: as `HostOptions` and `GET /health` name them."""
    return [name for name in OPTIONS if setting_variable(name)]


def running(place: Paths) -> dict[str, Any] | None:
    """The health of the running host, or None. Raises HostProblem if somebody else could have put its socket there."""
    if not owned(place.runtime) or not place.socket.exists():
        return None
    # The client is imported where it is used: the chat draws its first frame before it speaks to a host.
    from assistant.host.client import HostClient

    try:
        with HostClient(place.socket, timeout_s=5.0) as client:
            health: dict[str, Any] = client.get("/health")
            return health
    except UNREACHED:
        return None


def ensure_host(options: HostOptions | None = None, tell: Callable[[str], None] = lambda _: None) -> Path:
    """The socket of a host that fits the options; starts one if needed. `tell` hears what is waited for.

    A host with other options is replaced, unless it answers somebody or a chat is open: then it is refused where others
    were asked for, and shared where none were. Raises HostProblem, or AssistantError for settings that are wrong.
    """
    place = paths()
    wanted = (options or HostOptions()).with_variables()
    began = time.monotonic()
    health = running(place)
    silent = 0 if health else holder(place.lock)
    if silent and time.monotonic() - began > _SILENT_S:
        tell(
            Bilingual(
                f"Waiting for the host, which does not answer (process {silent}). To end it: assistant host stop",
                f"正在等待后台程序，它没有响应（进程 {silent}）。要结束它：assistant host stop",
            )
        )
    if health is None or _replaced(place, wanted, health, tell):
        _start(place, wanted, tell)
    return place.socket


def _replaced(place: Paths, wanted: HostOptions, health: dict[str, Any], tell: Callable[[str], None]) -> bool:
    """Whether the running host had to end. Raises HostProblem if it had to and somebody uses it."""
    fits, used = wanted.fit(health), health.get("busy") or health.get("present")
    if fits and (used or wanted.settled(health, place.settings)):
        return False
    if used:
        raise HostProblem(
            Bilingual("The host runs with other options and is in use.", "后台程序正以别的选项运行，并且在使用中。"),
            Bilingual(
                "Close the other chat, or end the host: assistant host stop",
                "请关闭另一个聊天，或结束后台程序：assistant host stop",
            ),
        )
    from assistant.host.stop import stop_host

    stop_host(place, tell)
    return True


def _start(place: Paths, options: HostOptions, tell: Callable[[str], None]) -> None:
    """Starts a host and waits until one answers: this one, or one that another front end started meanwhile."""
    deadline = time.monotonic() + _PATIENCE_S
    process, begin = _spawn(place, options)
    told = False
    while running(place) is None:
        if not told and time.monotonic() - deadline + _PATIENCE_S > _SILENT_S:
            line = _last_line(place.log, begin)
            if told := line.startswith(WAITING):
                tell(told_waiting(line))
        code = process.poll()
        if code not in (None, LOCKED):
            said = _last_line(place.log, begin)
            raise HostProblem(
                Bilingual(
                    f"The host could not be started: {said}",
                    f"后台程序无法启动：{in_language(said, 'zh')}",
                ),
                Bilingual(f"Its log is {place.log}.", f"日志在 {place.log}。"),
            )
        held = holder(place.lock)
        if time.monotonic() > deadline:
            raise HostProblem(
                Bilingual("The host does not answer.", "后台程序没有响应。"),
                Bilingual(
                    f"End process {held}: assistant host stop. Its log is {place.log}.",
                    f"请结束进程 {held}：assistant host stop。日志在 {place.log}。",
                ),
            )
        if code == LOCKED and not held:
            # The lock was held by a host that was about to end.
            process, begin = _spawn(place, options)
        time.sleep(_POLL_S)


def _spawn(place: Paths, options: HostOptions) -> tuple[subprocess.Popen[bytes], int]:
    """A new host process, and where in the log it begins."""
    try:
        # Its parent may be a missing $XDG_RUNTIME_DIR, which counts for the host only while nobody else may enter it.
        for folder in (place.runtime.parent, place.runtime):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        place.cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        _rotate(place.log)
        log = os.open(place.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise HostProblem(
            Bilingual(
                f"The host cannot write to {error.filename}: {why(error)}.",
                f"后台程序无法写入 {error.filename}：{why(error).chinese}。",
            ),
            Bilingual(
                "Free space or correct the permissions, or name another folder in ASSISTANT_HOME.",
                "请腾出空间或更正权限，或用 ASSISTANT_HOME 指定别的文件夹。",
            ),
        ) from None
    begin = os.fstat(log).st_size
    try:
        process = subprocess.Popen(
            children.command("assistant.host"),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=_environment(options),
            cwd="/",
            start_new_session=True,
        )
    finally:
        os.close(log)
    return process, begin


def _environment(options: HostOptions) -> dict[str, str]:
    chosen = {"PYTHONUNBUFFERED": "1", READER_VARIABLE: options.language}
    if options.profile is not None:
        chosen["ASSISTANT_PROFILE"] = options.profile
    if options.offline is not None:
        chosen["ASSISTANT_OFFLINE"] = "true" if options.offline else "false"
    return {**children.environment(), **chosen}


def _rotate(log: Path) -> None:
    if log.exists() and log.stat().st_size > _LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))


def told_waiting(line: str) -> Bilingual:
    """That a plugin is waited for: its name, or a line that begins with `WAITING`."""
    name = line.removeprefix(WAITING).removesuffix(" …")
    return Bilingual(f"{WAITING}{name} …", f"正在等待插件 {name} …")


def _last_line(log: Path, begin: int) -> str:
    """The last line that was written to the log from byte `begin` on."""
    with log.open("rb") as file:
        file.seek(begin)
        lines = file.read().decode("utf-8", "replace").strip().splitlines()
    if lines:
        return lines[-1]
    if shutil.disk_usage(log.parent).free:
        return Bilingual("it said nothing.", "它没有说明原因。")
    return Bilingual("the disk is full.", "磁盘已满。")
