"""`assistant models …`: which models there are, what they cost, what fits here; getting, choosing, removing them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.api.errors import AssistantError, BadInput
from assistant.api.events import Event, Notice, Result
from assistant.api.language import Bilingual
from assistant.api.language import listed as names_of
from assistant.capability_words import capability_word
from assistant.cli import model_pages, output
from assistant.cli.arguments import listed as listed_words
from assistant.cli.border import complain
from assistant.cli.state import host, language
from assistant.cli.words import Json, Tree, both, chinese
from assistant.host.protocol import located

if TYPE_CHECKING:
    from assistant.host.client import HostClient

app = Tree(
    both("List, pull, choose, check or remove models.", "列出、下载、选用、检查或删除模型。"), no_args_is_help=True
)
Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help=both("A profile, or the id of a model: organisation/name.", "配置名，或模型的标识：组织/名称。"),
    ),
]
Id = Annotated[
    str, typer.Argument(metavar="ID", help=both("The id of a model: organisation/name.", "模型的标识：组织/名称。"))
]


@app.command("list")
@chinese("列出所有配置的模型：大小、许可、是否已下载、本机能否运行。")
def listed(json: Json = False) -> None:
    """List the models of all profiles: size, licence, whether they are here and fit."""
    with host() as client:
        entries = client.get("/models")
        begun: dict[str, int] = client.get("/models/begun")
    if json:
        output.say_json(entries)
        return
    from assistant.paths import paths

    for line in model_pages.table(entries, language()):
        output.say(line)
    folder = output.shown_path(str(paths().models))
    output.say(
        Bilingual(
            f"\n* in use, + present. Models are kept in {folder}",
            f"\n* 使用中，+ 已下载。模型保存在 {folder}",
        )
    )
    for id_, size in begun.items():
        output.say(model_pages.begun(id_, size))
    output.say(
        Bilingual(
            "Get one, or all of a profile: assistant models pull NAME. Why one fits or not: assistant models show ID",
            "下载一个模型或整个配置：assistant models pull NAME。为何适合或不适合：assistant models show ID",
        )
    )


@app.command()
@chinese("显示一个模型的全部信息，以及它为何适合或不适合本机。")
def show(name: Id, json: Json = False) -> None:
    """Show everything known of one model, and why it fits here or does not."""
    with host() as client:
        entries = client.get("/models")
    entry: dict[str, Any] | None = next((each for each in entries if each["id"] == name), None)
    if entry is None:
        raise BadInput(
            Bilingual(f"There is no model {name!r} in the catalogue.", f"目录里没有模型 {name!r}。"),
            Bilingual("See: assistant models list", "见：assistant models list"),
        )
    if json:
        output.say_json(entry)
        return
    for line in model_pages.page(entry, language()):
        output.say(line)


@app.command()
@chinese("下载一个模型，或一个配置的全部模型。中断前已下载的部分不会重下。")
def pull(
    name: Name,
    background: Annotated[
        bool, typer.Option("--background", help=both("Return at once; the host goes on.", "立即返回，由后台程序继续。"))
    ] = False,
    json: Json = False,
) -> None:
    """Download a model, or all of a profile. What came before an interruption is not downloaded again."""
    request = f"pull {name}"
    with host() as client:
        events = client.events("/models/pull", {"name": name, "request": request})
        try:
            with output.beside(_first(events, name) if background else events) as seen:
                done = _finished(seen)
        except KeyboardInterrupt:
            client.cancel(request=request)
            complain(_stopped(name))
            raise
    if not done and not background:
        raise output.Stopped(_stopped(name))
    told = Bilingual(
        f"{name} is being pulled. How far it is: assistant models list. Stop it: assistant models cancel {name}",
        f"正在下载 {name}。查看进度：assistant models list。停止：assistant models cancel {name}",
    )
    _say(json, {"model": name, "here": done}, _here(name) if done else told)


@app.command()
@chinese("停止下载。已下载的部分留到下次。")
def cancel(name: Name, json: Json = False) -> None:
    """Stop a download. What came stays for the next time."""
    with host() as client:
        stopped = name if client.cancel(request=f"pull {name}") else _stopped_with(client, name)
    if not stopped:
        raise AssistantError(
            Bilingual(f"{name} is not being pulled.", f"没有在下载 {name}。"),
            Bilingual("What is coming: assistant models list", "查看下载中的模型：assistant models list"),
        )
    told = _stopped(stopped)
    if stopped != name:
        told = Bilingual(
            f"{name} was coming with the profile {stopped}. {told}",
            f"{name} 是随配置 {stopped} 下载的。{told.chinese}",
        )
    _say(json, {"model": name, "stopped": True, "pull": stopped}, told)


@app.command()
@chinese("从本机复制一个模型，供没有网络的机器使用。检查方式与下载时相同。")
def add(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH",
            help=both("The model's directory, or whisper's .pt file.", "模型所在目录，或 whisper 的 .pt 文件。"),
        ),
    ],
    name: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="ID",
            help=both("Its id; else taken from the path.", "它的标识；不填则取自路径。"),
        ),
    ] = "",
    json: Json = False,
) -> None:
    """Copy a model from this machine, for one without a network. It is checked as if it had been pulled."""
    place = located(str(path))
    if not os.path.exists(place):  # noqa: PTH110 - never raises
        where = output.shown_path(str(path))
        raise BadInput(
            Bilingual(f"There is nothing at {where}.", f"{where} 处什么都没有。"),
            Bilingual("Check the path; quote names with spaces.", "请检查路径；带空格的名称要加引号。"),
        )
    id_ = name or _guessed(place)
    body = {"name": id_, "path": place}
    with host() as client, output.beside(client.events("/models/add", body)) as events:
        _must_finish(events)
    _say(json, {"model": id_, "here": True}, _here(id_))


@app.command()
@chinese("把模型（或一个配置的全部模型）逐字节与当初的哈希值比较。")
def verify(name: Name, json: Json = False) -> None:
    """Compare every byte of a model, or of a profile's models, with the hashes of the day it came."""
    with host() as client, output.beside(client.events("/models/verify", {"name": name})) as events:
        _must_finish(events)
    same = Bilingual(f"{name} is as it came.", f"{name} 与下载时一致。")
    if "/" not in name:  # a profile, of which some models may have no hashes
        same = Bilingual(f"What came of {name} is as it came.", f"{name} 中已下载的模型与下载时一致。")
    _say(json, {"model": name, "unchanged": True}, same)


@app.command()
@chinese("从现在起使用某个配置，或用某个模型承担它的能力。会写入设置。")
def use(
    name: Name,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--for",
            metavar="CAPABILITIES",
            help=both(
                "For these only, with commas; `auto` undoes their choice.",
                "只用于这些能力，用逗号分隔；auto 撤销为其选用的模型。",
            ),
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Use a profile, or a model for its capability, from now on. Written into the settings."""
    with host() as client:
        now = client.post("/models/use", {"name": name, "for": listed_words(only)})
    chosen = now["models"].items()
    said = "".join(f", {capability}: {id_}" for capability, id_ in chosen)
    said_zh = "".join(f"，{capability_word(capability, 'zh')}：{id_}" for capability, id_ in chosen)
    _say(json, now, Bilingual(f"profile: {now['profile']}{said}", f"配置：{now['profile']}{said_zh}"))
    if now["unmet"]:
        complain(**now["unmet"])
    for notice in now["absent"]:
        complain(notice["message"], notice["hint"])


@app.command()
@chinese("删除一个模型的文件。")
def remove(name: Id, json: Json = False) -> None:
    """Delete a model's files."""
    with host() as client:
        gone = client.delete("/models", name=name)
    freed = f"{gone['bytes'] / 10**9:.2f} GB"
    _say(json, gone, Bilingual(f"{name} is removed; {freed} are free again.", f"{name} 已删除，腾出 {freed}。"))
    if gone["chosen"]:
        names = Bilingual(
            names_of(gone["chosen"]), names_of(capability_word(each, "zh") for each in gone["chosen"]).chinese
        )
        others = f"assistant models use auto --for {','.join(gone['chosen'])}"
        complain(
            Bilingual(f"The settings still choose it for: {names}.", f"设置中它仍被选用于：{names.chinese}。"),
            Bilingual(f"Use others there: {others}", f"改用其他模型：{others}"),
        )


@app.command()
@chinese("把模型移出内存；需要时会再加载。")
def unload(
    capability: Annotated[
        str, typer.Argument(metavar="CAPABILITY", help=both("Of one capability only.", "只针对一种能力。"))
    ] = "",
    json: Json = False,
) -> None:
    """Let models go from memory; they are loaded again when they are needed."""
    with host() as client:
        unloaded = client.post("/models/unload", {"capability": capability})
    _say(json, unloaded, Bilingual("Unloaded.", "已卸载。"))


def _stopped(name: str) -> Bilingual:
    return Bilingual(
        f"Stopped. What came is kept. Go on: assistant models pull {name}. See it: assistant models list",
        f"已停止，已下载的部分会保留。继续：assistant models pull {name}。查看：assistant models list",
    )


def _stopped_with(client: HostClient, name: str) -> str:
    """Stops the download of the profile with which a model is coming; returns that, or nothing if it is not."""
    coming = [entry for entry in client.get("/models") if entry["id"] == name and entry["coming"]]
    profiles = (profile for entry in coming for profile in entry["profiles"])
    return next((profile for profile in profiles if client.cancel(request=f"pull {profile}")), "")


def _here(name: str) -> Bilingual:
    return Bilingual(
        f"{name} is here. Use it: assistant models use {name}", f"{name} 已就绪。使用它：assistant models use {name}"
    )


def _say(json: bool, value: object, text: str) -> None:
    if json:
        output.say_json(value)
    else:
        output.say(text)


def _finished(events: Iterable[Event]) -> bool:
    return any(isinstance(event, Result) for event in events)


def _must_finish(events: Iterable[Event]) -> None:
    """Raises Stopped for work that was stopped by another command."""
    if not _finished(events):
        raise output.Stopped(Bilingual("Stopped.", "已停止。"), output.AGAIN)


def _first(events: Iterable[Event], name: str) -> Iterable[Event]:
    """Waits until the pull has begun, or failed, and leaves. Raises Stopped if it came to its end before."""
    for event in events:
        yield event
        if not isinstance(event, Notice):
            return
    raise output.Stopped(_stopped(name))


def _guessed(place: str) -> str:
    """The id of what lies at a path: of whisper's file the catalogue's; `organisation--name`, as the models folder and
    the hub's cache have it; or the two last names. Raises BadInput if that is none."""
    from assistant.engine import catalogue, layout

    path = Path(os.path.abspath(place))  # noqa: PTH100 - `..` goes, links stay
    specs = catalogue.read().models.values()
    published = next((spec.id for spec in specs if spec.url and spec.file == path.name), "")
    folder = path.parent.parent if path.parent.name == "snapshots" else path
    organisation, mark, name = folder.name.removeprefix("models--").partition("--")
    id_ = published or (f"{organisation}/{name}" if mark else f"{path.parent.name}/{path.name}")
    if not layout.is_id(id_):
        where = output.shown_path(str(path))
        raise BadInput(
            Bilingual(f"No id of a model can be taken from {where}.", f"无法从 {where} 得出模型的标识。"),
            Bilingual("Say one: --as organisation/name", "请指定：--as 组织/名称（用英文字母），例如 my/model"),
        )
    return id_
