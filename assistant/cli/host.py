"""`assistant host …`: the process that owns models and stores."""

from __future__ import annotations

import os
from typing import Any

from assistant.api.language import Bilingual, in_language
from assistant.capability_words import in_a_list
from assistant.cli import output
from assistant.cli.border import complain
from assistant.cli.state import host
from assistant.cli.words import Json, Tree, both, chinese

app = Tree(both("Start, stop or look at the host process.", "启动、停止或查看后台程序。"), no_args_is_help=True)


@app.command()
@chinese("启动后台程序（若未运行）。")
def start(json: Json = False) -> None:
    """Start the host, if it does not run."""
    with host() as client:
        pid = client.get("/health")["pid"]
    if json:
        output.say_json(_values())
    else:
        output.say(Bilingual(f"The host runs as process {pid}.", f"后台程序正在运行，进程号 {pid}。"))


@app.command()
@chinese("停止后台程序。")
def stop(json: Json = False) -> None:
    """Stop the host."""
    from assistant.host.stop import stop_host
    from assistant.paths import paths

    ended = stop_host(paths(), complain)
    if json:
        output.say_json(_values())
    else:
        output.say(
            Bilingual("The host has ended.", "后台程序已结束。")
            if ended
            else Bilingual("No host was running.", "后台程序没有在运行。")
        )


@app.command()
@chinese("显示后台程序是否在运行、加载了什么。")
def status(json: Json = False) -> None:
    """Show whether the host runs, and what it has loaded."""
    values = _values()
    if json:
        output.say_json(values)
    elif values["running"] and not values["answers"]:
        complain(
            Bilingual(
                f"The host does not answer (process {values['pid']}).", f"后台程序没有响应（进程 {values['pid']}）。"
            ),
            Bilingual("If it stays so, end it: assistant host stop", "若一直如此，请结束它：assistant host stop"),
        )
    elif not values["running"]:
        output.say(
            Bilingual(
                "No host is running. It is started by the first command that needs it.",
                "后台程序没有在运行。第一个需要它的命令会启动它。",
            )
        )
    else:
        pid, uptime, profile = values["pid"], f"{values['uptime_s']:.0f}", values["active_profile"]
        output.say(
            Bilingual(
                f"running as process {pid} for {uptime} s, profile {profile}",
                f"正在运行，进程号 {pid}，已 {uptime} 秒，配置 {profile}",
            )
        )
        used = f"{values['memory']['host_bytes'] / 2**20:.0f} MiB"
        output.say(Bilingual(f"memory: {used}", f"内存：{used}"))
        for model in values["models"]:
            size = f"{model['bytes'] / 2**20:.0f} MiB"
            where = Bilingual("main memory", "主内存") if model.get("parked") else model["device"]
            facts = Bilingual(f"{size}, {where}", f"{size}，{in_language(where, 'zh')}")
            use, name = in_a_list(model["capability"]), model["model"]
            line = f"  {use.chinese}：{name}（{in_language(facts, 'zh')}）"
            output.say(Bilingual(f"  {use}: {name} ({facts})", line))


def _values() -> dict[str, Any]:
    """What `--json` answers for each of the three: the state after the command."""
    from assistant.host.client import HostClient
    from assistant.host.lock import holder
    from assistant.host.start import running
    from assistant.paths import paths

    place = paths()
    values: dict[str, Any] = {"running": False, "answers": False, "pid": 0, "uptime_s": 0, "models": [], "memory": {}}
    if running(place) is not None:
        with HostClient(place.socket) as client:
            values = {"running": True, "answers": True, **client.get("/status")}
    elif process := holder(place.lock):
        values |= {"running": True, "pid": process}
    values["memory"] = {**values["memory"], "host_bytes": _resident(values["pid"])}
    return values


def _resident(pid: int) -> int:
    import psutil

    return int(psutil.Process(pid).memory_info().rss) if pid and psutil.pid_exists(pid) and pid != os.getpid() else 0
