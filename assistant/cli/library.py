"""`assistant index`, `assistant search` and `assistant library`: the picture library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from assistant.api.events import Hits, Result, TextDelta
from assistant.api.language import Bilingual, plural
from assistant.api.parts import Hit
from assistant.cli import output
from assistant.cli.arguments import listed
from assistant.cli.state import host, language
from assistant.cli.words import Json, Tree, both, chinese
from assistant.terminal.language import SAY

app = Tree(both("What the picture library holds.", "图库里有什么。"))

Without = Annotated[
    list[str] | None,
    typer.Option(help=both("What they must not show, with commas.", "不能出现什么，用逗号分隔。")),
]
Smallest = Annotated[
    int, typer.Option(min=0, help=both("Only with a longer side of so many pixels.", "只要长边不少于这么多像素的。"))
]
Largest = Annotated[
    int, typer.Option(min=0, help=both("Only with a longer side of at most so many.", "只要长边不超过这么多像素的。"))
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain", help=both("Say why each was found, and what answered.", "说明每张为何被找到，以及由什么回答。")
    ),
]


_INDEXES = {
    "generation": Bilingual("generation", "近似索引"),
    "exact": Bilingual("exact", "精确比较"),
    "merged": Bilingual("merged", "近似索引和精确比较"),
    "empty": Bilingual("empty", "空"),
}


@chinese("把文件夹加入图库；以后再运行，可更新变化。不指定时：图库的所有文件夹。")
def index(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="DIRS...", help=both("Folders of pictures.", "图片文件夹。"))
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help=both("Stay, and bring in what changes.", "持续运行，随时加入变化。"))
    ] = False,
    json: Json = False,
) -> None:
    """Bring folders into the library; again later, for what changed. Without any: all folders of the library."""
    report: dict[str, object] = {}
    text = ""
    paths = [str(folder.expanduser().absolute()) for folder in folders or []]
    with host() as client, output.beside(client.act("index", "", paths, {"watch": watch}, language())) as events:
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
        return
    if json:
        output.say_json(report)
    else:
        output.say(text.strip())


@chinese("在图库中按文字、按图片或两者一起找图。")
def search(
    text: Annotated[str, typer.Argument(help=both("What the pictures show.", "图片里有什么。"))] = "",
    image: Annotated[
        Path | None, typer.Option(help=both("Find pictures like this one.", "找与这张相似的图片。"))
    ] = None,
    without: Without = None,
    limit: Annotated[
        int | None, typer.Option("-k", min=1, max=50, help=both("How many at most; else 9.", "最多几张；不填则 9 张。"))
    ] = None,
    skip: Annotated[
        int, typer.Option(min=0, max=10_000, help=both("Leave out so many of the best.", "跳过最前面的多少张。"))
    ] = 0,
    folder: Annotated[Path | None, typer.Option(help=both("Only below this folder.", "只在这个文件夹里找。"))] = None,
    since: Annotated[
        str, typer.Option(help=both("Only from this day on: YYYY-MM-DD.", "只要这天及以后的：YYYY-MM-DD。"))
    ] = "",
    until: Annotated[
        str, typer.Option(help=both("Only up to this day: YYYY-MM-DD.", "只要这天及以前的：YYYY-MM-DD。"))
    ] = "",
    smallest: Smallest = 0,
    largest: Largest = 0,
    orientation: Annotated[
        Literal["landscape", "portrait", "square", "any"], typer.Option(help=both("Its shape.", "横版、竖版还是方形。"))
    ] = "any",
    explain: Explain = False,
    json: Json = False,
) -> None:
    """Find pictures in the library by words, by a picture, or by both."""
    if not text.strip() and image is None:
        raise typer.BadParameter(
            Bilingual("Say what to look for, or give a picture: --image.", "请写明要找什么，或用 --image 给一张图片。")
        )
    hits: tuple[Hit, ...] = ()
    said, outcome = "", {}
    options = {
        "exclude": listed(without),
        "limit": limit,
        "skip": skip,
        "folder": folder and str(folder.expanduser().absolute()),
        **{"since": since, "until": until, "smallest": smallest, "largest": largest},
        "orientation": "" if orientation == "any" else orientation,
    }
    # What no option says is left to the words, which the host reads as those of the chat.
    arguments = {name: value for name, value in options.items() if value}
    paths = [str(image)] if image else []
    with host() as client, output.beside(client.act("search", text, paths, arguments)) as events:
        for event in events:
            match event:
                case Hits():
                    hits = event.hits
                case TextDelta():
                    said += event.text
                case Result():
                    outcome = event.values
    if json:
        output.say_json([_as_json(hit, explain) for hit in hits])
        return
    output.say(said.strip())
    _say_hits(hits, outcome if explain else None)


def _say_hits(hits: Sequence[Hit], outcome: Mapping[str, Any] | None) -> None:
    """A line each; with `outcome`, why each was found and what answered."""
    for hit in hits:
        name = output.shown_picture(hit.picture)
        if hit.duplicates:
            name = SAY(language(), "with_copies", name=name, count=hit.duplicates)
        output.say(f"{hit.rank:>3}  {hit.score:.2f}  {name}")
        if outcome is not None:
            output.say(_explained(hit))
    if outcome:
        count, index = (
            outcome["searched"],
            _INDEXES[outcome["index"]],
        )
        output.say(
            Bilingual(
                f"Searched {count} {plural(count, 'picture', 'pictures')}; answered by: {index}",
                f"搜索了 {count} 张图片；由{index.chinese}回答",
            )
        )


def _explained(hit: Hit) -> Bilingual:
    return Bilingual(
        f"           {hit.reason}; {hit.margin:.3f} above the next",
        f"           {hit.reason}；比下一张高 {hit.margin:.3f}",
    )


def _as_json(hit: Hit, explain: bool) -> dict[str, Any]:
    path = hit.picture.path or hit.picture.stored
    found = {"rank": hit.rank, "path": path, "score": hit.score, "duplicates": hit.duplicates}
    if not explain:
        return found
    return {
        **found,
        "margin": hit.margin,
        "reason": hit.reason,
        "labels": [{"label": label.label, "score": label.score} for label in hit.labels],
        "width": hit.picture.width,
        "height": hit.picture.height,
    }


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
        output.say(f"{count:>8}  {output.shown_path(folder)}")
    count, model, outdated = (known[name] for name in ("pictures", "model", "outdated"))
    index = _INDEXES[known["index"]]
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
    folder: Annotated[Path, typer.Argument(help=both("A folder of the library.", "图库中的文件夹。"))],
    json: Json = False,
) -> None:
    """Take a folder out of the library. Its files stay where they are."""
    with host() as client:
        answer = client.delete("/library", folder=str(folder.expanduser().absolute()))
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
    for kept in map(output.shown_path, answer["kept"]):
        output.say(
            Bilingual(
                f"{kept} stays in the library: it was brought in on its own.",
                f"{kept} 仍在图库中：它是单独加入的。",
            )
        )


COMMANDS = {"index": index, "search": search}
