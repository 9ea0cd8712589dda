"""`assistant index` and `assistant library`: what the picture library holds, and how it comes there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.api.errors import AssistantError, BadInput, HostProblem
from assistant.api.events import Result, TextDelta
from assistant.api.language import Bilingual, listed, plural
from assistant.cli import output
from assistant.cli.border import complain
from assistant.cli.searching import INDEXES
from assistant.cli.state import host, language
from assistant.cli.words import Json, Tree, both, chinese
from assistant.host.protocol import Lost, located
from assistant.terminal.language import SAY
from assistant.terminal.listed import stays

if TYPE_CHECKING:
    from assistant.host.client import HostClient

_GOES_ON = Bilingual(
    "What was brought in is kept: the same command goes on there.", "已加入的会保留：再次运行同一命令会从这里继续。"
)
app = Tree(both("What the picture library holds.", "图库里有什么。"), invoke_without_command=True)


@chinese("把文件夹加入图库；以后再运行，可更新变化。不指定时：图库的所有文件夹。")
def index(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="DIRS", help=both("Folders of pictures.", "图片文件夹。"))
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help=both("Stay, and bring in what changes.", "持续运行，随时加入变化。"))
    ] = False,
    json: Json = False,
) -> None:
    """Bring folders into the library; again later, for what changed. Without any: all folders of the library."""
    report: dict[str, object] = {}
    text = ""
    paths = [located(str(folder)) for folder in folders or []]
    with host() as client, _kept_told(client), output.stoppable(client):
        steps = client.act("index", "", paths, {"watch": watch}, language())
        with closing(steps), output.beside(steps) as events:
            for event in events:
                if isinstance(event, Result):
                    report = event.values
                    if watch and json:
                        output.say_json(report)
                elif isinstance(event, TextDelta):
                    text += event.text
                    if watch and not json:
                        output.say_part(event.text)
    if watch:
        output.end_line()
        return
    if json:
        output.say_json(report)
    else:
        output.say(text.strip())
    _must_be_read(paths, report)


def _must_be_read(named: Sequence[str], report: Mapping[str, Any]) -> None:
    """Raises BadInput if some of the folders and files that were named are among what could not be read."""
    failed = {each["path"] for each in report.get("failed", ())}
    shut = [output.shown_path(path) for path in named if os.path.realpath(path) in failed]
    if shut:
        names = listed(shut)
        raise BadInput(
            Bilingual(f"Not brought in: {names}.", f"没有加入图库：{names.chinese}。"),
            Bilingual("The report says why. What else was named is in your library.", "原因见报告。其余的已在图库里。"),
        )


@contextmanager
def _kept_told(client: HostClient) -> Iterator[None]:
    """Says of a run that ends early what is kept of it."""
    try:
        yield
    except KeyboardInterrupt:
        count = client.get("/library")["pictures"]
        held = Bilingual(
            f"Stopped. Your library holds {count} {plural(count, 'picture', 'pictures')}.",
            f"已停止。图库里现有 {count} 张图片。",
        )
        output.end_line()
        complain(held, _GOES_ON)
        raise
    except output.Stopped:
        raise AssistantError(Bilingual("The index run was stopped.", "索引已被停止。"), _GOES_ON) from None
    except Lost as error:
        raise HostProblem(error.message, _GOES_ON) from None


@app.callback()
def whole(context: typer.Context) -> None:
    """What the picture library holds."""
    if context.invoked_subcommand is None:
        status()


@app.command("status")
@chinese("每个文件夹有多少图片，用什么搜索。")
def status(json: Json = False) -> None:
    """How many pictures each folder holds, and what searches them."""
    with host() as client:
        known = client.get("/library")
    if json:
        output.say_json(known)
        return
    for folder, count in known["folders"]:
        name = output.shown_path(folder)
        output.say(f"{count:>8}  {SAY(language(), 'away', folder=name) if folder in known['away'] else name}")
    if known["drawn"]:
        output.say(Bilingual(f"{known['drawn']:>8}  drawn in conversations", f"{known['drawn']:>8}  在对话中画的"))
    count, model, outdated = (known[name] for name in ("pictures", "model", "outdated"))
    index = INDEXES[known["index"]]
    output.say(
        Bilingual(
            f"{count:>8}  {plural(count, 'picture', 'pictures')}; index: {index}; model: {model or 'none'}",
            f"{count:>8}  张图片；索引：{index.chinese}；模型：{model or '无'}",
        )
    )
    if outdated:
        output.say(
            Bilingual(
                f"{outdated:>8}  with another model's vectors; the next search or index embeds them again",
                f"{outdated:>8}  张带有其他模型的向量；下次搜索或索引时会重新计算",
            )
        )
    for each in known["failed"]:
        path, why = output.shown_path(each["path"]), each["error"]
        output.say(Bilingual(f"{'✗':>8}  {path}: {why}", f"{'✗':>8}  {path}：{why}"))


@app.command("duplicates")
@chinese("图库中重复的图片：内容相同的文件，和看起来几乎一样的。什么都不会删除。")
def duplicates(
    paths: Annotated[
        bool,
        typer.Option("--paths", help=both("Only paths, an empty line between groups.", "只输出路径，各组之间空一行。")),
    ] = False,
    json: Json = False,
) -> None:
    """What the library has more than once: the same bytes, or nearly the same picture. Nothing is deleted."""
    with host() as client:
        groups = client.get("/library/duplicates")["groups"]
    if json:
        output.say_json(groups)
        return
    if not groups and not paths:
        output.say(Bilingual("Your library has no picture twice.", "图库里没有重复的图片。"))
    for number, contents in enumerate(groups):
        if number:
            output.say()
        files = [path for same in contents for path in same]
        if paths:
            output.write_paths(files, "\n")
            continue
        output.say(_more_than_once(contents))
        for path in files:
            output.say(f"  {output.shown_path(path)}")


def _more_than_once(contents: Sequence[Sequence[str]]) -> Bilingual:
    count = sum(map(len, contents))
    if len(contents) == 1:
        return Bilingual(f"{count} files with the same bytes:", f"{count} 个内容相同的文件：")
    return Bilingual(f"{count} files that look nearly the same:", f"{count} 个看起来几乎一样的文件：")


@app.command("stop")
@chinese("停止正在进行的索引。已加入的会保留。")
def stop() -> None:
    """Stop the index run that goes on. What it brought in stays."""
    with host() as client:
        stopped = client.post("/library/stop")["stopped"]
    output.say(
        Bilingual("The index run is being stopped.", "正在停止索引。")
        if stopped
        else Bilingual("No index run is going on.", "没有正在进行的索引。")
    )


@app.command("remove")
@chinese("把文件夹移出图库。文件留在原处。")
def remove(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=both("A folder of the library.", "图库中的文件夹。"))],
    json: Json = False,
) -> None:
    """Take a folder out of the library. Its files stay where they are."""
    place = located(str(folder))
    with host() as client, output.beside(client.events("/library/remove", {"folder": place})) as events:
        answer = next((event.values for event in events if isinstance(event, Result)), None)
    if answer is None:
        raise output.Stopped(Bilingual("Stopped; nothing was changed.", "已停止，没有做任何改动。"), output.AGAIN)
    if json:
        output.say_json(answer)
        return
    removed = answer["removed"]
    output.say(
        Bilingual(
            f"{removed} {plural(removed, 'picture was', 'pictures were')} taken out of the library; "
            "no file was touched.",
            f"{removed} 张图片已移出图库；文件没有改动。",
        )
    )
    for kept in answer["kept"]:
        output.say(stays(place, kept))


COMMANDS = {"index": index}
