"""`assistant search`: finding pictures of the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from assistant.api.errors import AssistantError
from assistant.api.events import Hits, PicturesShown, Result, TextDelta
from assistant.api.language import Bilingual, language_of, plural
from assistant.api.parts import Hit, Picture
from assistant.cli import output
from assistant.cli.arguments import listed
from assistant.cli.piped import readable
from assistant.cli.state import host, language
from assistant.cli.words import Json, both, chinese
from assistant.host.protocol import located
from assistant.media.limits import PICTURE_BYTES
from assistant.terminal.language import SAY

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
Lightest = Annotated[
    int, typer.Option(min=0, help=both("Only files of at least so many bytes.", "只要不小于这么多字节的文件。"))
]
Heaviest = Annotated[
    int, typer.Option(min=0, help=both("Only files of at most so many bytes.", "只要不大于这么多字节的文件。"))
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain", help=both("Say why each was found, and what answered.", "说明每张为何被找到，以及由什么回答。")
    ),
]

Paths = Annotated[
    bool,
    typer.Option(
        "--paths",
        help=both(
            "Only the paths of what fits, a line each; fails if nothing does.",
            "只输出符合的图片的路径，每行一个；没有则失败。",
        ),
    ),
]
Null = Annotated[
    bool,
    typer.Option(
        "-0",
        "--null",
        help=both("As --paths, with NUL behind each: for xargs -0.", "同 --paths，但以 NUL 结尾：供 xargs -0 使用。"),
    ),
]

Skip = Annotated[
    int, typer.Option(min=0, max=10_000, help=both("Leave out so many of the best.", "跳过最前面的多少张。"))
]
Since = Annotated[
    str,
    typer.Option(
        help=both(
            "Only from this day on: YYYY-MM-DD, or yesterday, last week.",
            "只要这天及以后的：YYYY-MM-DD，或昨天、上周。",
        )
    ),
]
Until = Annotated[
    str,
    typer.Option(
        help=both(
            "Only up to this day: YYYY-MM-DD, or yesterday, last week.", "只要这天及以前的：YYYY-MM-DD，或昨天、上周。"
        )
    ),
]

INDEXES = {
    "generation": Bilingual("generation", "近似索引"),
    "exact": Bilingual("exact", "精确比较"),
    "merged": Bilingual("merged", "近似索引和精确比较"),
    "empty": Bilingual("empty", "空"),
}
"""What may answer a search, in words."""
_LATER = Bilingual(
    "Try again in a while; see how many are left: assistant library status",
    "请稍后再试；还剩多少：assistant library status",
)
_EMPTY = Bilingual(
    "Say what to look for, give a picture (--image), or limit them.",
    "请写明要找什么，用 --image 给一张图片，或加上限制。",
)
_NONE_FITS = Bilingual("Nothing in your library fits.", "图库里没有符合的图片。")
_NEAREST = Bilingual("Without --paths, what comes nearest is listed.", "不加 --paths 会列出最接近的图片。")
_DUPLICATES = "duplicates"
"""What the outcome has of pictures that were compared with nothing: how many copies each has."""

Most = Annotated[
    int | None, typer.Option("-k", min=1, max=1000, help=both("How many at most; else 9.", "最多几张；不填则 9 张。"))
]


@chinese("在图库中按文字、按图片或两者一起找图。")
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help=both("What the pictures show.", "图片里有什么。"))] = "",
    image: Annotated[
        Path | None,
        typer.Option(
            help=both(
                'Find pictures like this one; "-": from standard input.', '找与这张相似的图片；"-" 从标准输入读取。'
            )
        ),
    ] = None,
    without: Without = None,
    limit: Most = None,
    skip: Skip = 0,
    folder: Annotated[Path | None, typer.Option(help=both("Only below this folder.", "只在这个文件夹里找。"))] = None,
    since: Since = "",
    until: Until = "",
    smallest: Smallest = 0,
    largest: Largest = 0,
    lightest: Lightest = 0,
    heaviest: Heaviest = 0,
    orientation: Annotated[
        Literal["landscape", "portrait", "square", "any"], typer.Option(help=both("Its shape.", "横版、竖版还是方形。"))
    ] = "any",
    explain: Explain = False,
    paths: Paths = False,
    null: Null = False,
    json: Json = False,
) -> None:
    """Find pictures in the library by words, by a picture, or by both."""
    if json and (paths or null):
        raise typer.BadParameter(Bilingual("Choose one: --json or --paths.", "--json 和 --paths 只能选一个。"))
    options = {
        **{"exclude": listed(without), "folder": folder and located(str(folder))},
        **{"since": since, "until": until, "smallest": smallest, "largest": largest},
        **{"lightest": lightest, "heaviest": heaviest},
        "orientation": "" if orientation == "any" else orientation,
    }
    # What no option says is left to the words, which the host reads as those of the chat.
    arguments = {name: value for name, value in options.items() if value}
    if not (text.strip() or image or arguments):
        raise typer.BadParameter(_EMPTY)
    arguments |= {"skip": skip} | ({"limit": limit} if limit else {})
    said, hits, outcome = _found(text, image, arguments, skip)
    if paths or null:
        _write_paths(hits, said, "\0" if null else "\n")
    elif json:
        output.say_json([_as_json(hit, explain, scored=_DUPLICATES not in outcome) for hit in hits])
    else:
        _say_hits(said, hits, outcome, explain)


def _found(
    text: str, image: Path | None, arguments: Mapping[str, Any], skip: int
) -> tuple[str, tuple[Hit, ...], Mapping[str, Any]]:
    """What was said, the hits, and what answered. Pictures that were compared with nothing are hits, too. Raises
    AssistantError where nothing was found among those that could be compared, and others are left."""
    hits: tuple[Hit, ...] = ()
    pictures: tuple[Picture, ...] = ()
    said, outcome = "", {}
    # Days that are said in Chinese are answered so, whatever the words are.
    days = f"{arguments.get('since', '')}{arguments.get('until', '')}"
    asked_in = "zh" if language_of(days) == "zh" else ""
    with (
        readable(image, PICTURE_BYTES) if image else nullcontext("") as path,
        host() as client,
        output.beside(client.act("search", text, [path] if path else [], arguments, asked_in)) as events,
    ):
        for event in events:
            match event:
                case Hits():
                    hits = event.hits
                case PicturesShown():
                    pictures = event.pictures
                case TextDelta():
                    said += event.text
                case Result():
                    outcome = event.values
    counts, copies = (outcome.get(name, ()) for name in (_DUPLICATES, "copies"))
    listed_ones = enumerate(zip(pictures, counts, copies, strict=True), skip + 1)
    listed_hits = (Hit(each, 1.0, rank, "", count, copies=tuple(paths)) for rank, (each, count, paths) in listed_ones)
    hits = hits or tuple(listed_hits)
    if outcome.get("missing") and not hits:
        raise AssistantError(said.strip(), _LATER)
    return said.strip(), hits, outcome


def _write_paths(hits: Sequence[Hit], said: str, end: str) -> None:
    """The paths of those that fit, for programs. Raises AssistantError where none does."""
    fitting = [hit.picture.path or hit.picture.stored for hit in hits if hit.fits]
    if not fitting:
        raise AssistantError(_NONE_FITS, _NEAREST) if hits else AssistantError(said)
    output.write_paths(fitting, end)


def _named(hit: Hit) -> str:
    name = output.shown_picture(hit.picture)
    return SAY(language(), "with_copies", name=name, count=hit.duplicates) if hit.duplicates else name


def _say_hits(said: str, hits: Sequence[Hit], outcome: Mapping[str, Any], explain: bool) -> None:
    """What was said, and a line each; perhaps why each was found and what answered."""
    output.say(said)
    scored = _DUPLICATES not in outcome
    for hit in hits:
        score = f"{hit.score:.2f}  " if scored else ""
        output.say(f"{hit.rank:>3}  {score}{_named(hit)}")
        if explain and scored:
            output.say(_explained(hit))
    if explain and outcome:
        count, index = outcome["searched"], INDEXES[outcome["index"]]
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


def _as_json(hit: Hit, explain: bool, *, scored: bool) -> dict[str, Any]:
    path, score = hit.picture.path or hit.picture.stored, hit.score if scored else None
    found = {"rank": hit.rank, "path": path, "score": score, "duplicates": hit.duplicates}
    found["copies"] = list(hit.copies)
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


COMMANDS = {"search": search}
