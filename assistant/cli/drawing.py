"""`assistant draw`: a picture from words, into a file that did not exist before."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.api.errors import AssistantError, BadArgument, BadInput
from assistant.api.events import PicturesShown, Result
from assistant.api.language import Bilingual, in_a_row, in_language
from assistant.api.parts import Picture
from assistant.cli import output
from assistant.cli.arguments import listed
from assistant.cli.border import complain
from assistant.cli.formats import format_of, in_format
from assistant.cli.state import host
from assistant.cli.words import Json, both, chinese
from assistant.new_file import write_new
from assistant.refusals import cure, not_written

Out = Annotated[
    Path,
    typer.Option(
        "-o",
        "--out",
        help=both(
            'File to write, in the format of its name (.png, .jpg, .webp, …); it must not exist. "-": a PNG to a pipe.',
            '要写入的文件，格式由名称决定（.png、.jpg、.webp……）；不能已存在。"-"：把 PNG 写入管道。',
        ),
    ),
]
Copies = Annotated[
    int,
    typer.Option(
        min=1,
        max=4,
        help=both("How many pictures; further files get -2, -3, …", "画几张；其余文件名加 -2、-3……"),
    ),
]

_PIPE = Path("-")
"""Stands for standard output."""
_ELSEWHERE = Bilingual("Name another place with -o.", "请用 -o 指定别的位置。")

Strength = Annotated[
    float | None, typer.Option(help=both("How much of it is drawn anew, 0.05 to 1.", "重画的程度，0.05 到 1。"))
]
Without = Annotated[
    list[str] | None, typer.Option(help=both("What it should not show, with commas.", "不要出现什么，用逗号分隔。"))
]


@chinese("按文字画图。")
def draw(
    prompt: Annotated[str, typer.Argument(metavar="PROMPT", help=both("What to draw.", "画什么。"))],
    out: Out = Path("drawn.png"),
    start: Annotated[Path | None, typer.Option("--from", help=both("Picture to vary.", "要变化的图片。"))] = None,
    strength: Strength = None,
    without: Without = None,
    width: Annotated[int | None, typer.Option(help=both("Pixels.", "像素。"))] = None,
    height: Annotated[int | None, typer.Option(help=both("Pixels.", "像素。"))] = None,
    steps: Annotated[int | None, typer.Option(help=both("Steps of the model.", "模型的步数。"))] = None,
    guidance: Annotated[
        float | None, typer.Option(help=both("How strictly the words are followed.", "遵循文字的严格程度。"))
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help=both("The same seed draws the same picture.", "种子相同，画出的图片也相同。"))
    ] = None,
    copies: Copies = 1,
    json: Json = False,
) -> None:
    """Draw a picture from words."""
    piped = out == _PIPE
    if piped:
        _pipeable(copies, json)
    form = format_of(out)
    files = [out] if piped else new_files(out, copies)
    given: dict[str, Any] = {
        "prompt": prompt,
        "without": listed(without) or None,
        "width": width,
        "height": height,
        "steps": steps,
        "seed": seed,
    }
    given |= {"guidance": guidance, "copies": copies, "strength": strength}
    arguments = {name: value for name, value in given.items() if value is not None}
    with _told(files, json) as (written, drawn), host() as client:
        asked = client.act("draw", "", [str(start)] if start else [], arguments)
        with output.beside(asked) as events:
            for event in events:
                if isinstance(event, PicturesShown):
                    for file, picture in zip(files[len(written) :], event.pictures, strict=False):
                        _write(file, picture, form)
                        written.append(picture)
                        with suppress(AssistantError):  # the host need not keep it any longer
                            client.give_up(picture.digest)
                elif isinstance(event, Result):
                    drawn.extend(event.values["drawn"])


@contextmanager
def _told(files: Sequence[Path], json: bool) -> Iterator[tuple[list[Picture], list[dict[str, Any]]]]:
    """What is to be filled with the pictures that were written, and with how they were drawn. It is said at the end,
    whatever the end."""
    written: list[Picture] = []
    drawn: list[dict[str, Any]] = []
    try:
        yield written, drawn
    finally:
        for index, picture in enumerate(written if files != [_PIPE] else ()):
            _say(files[index], picture, drawn[index] if index < len(drawn) else {}, json)


def _say(file: Path, picture: Picture, values: dict[str, Any], json: bool) -> None:
    """What was written, and how it was drawn: nothing of that if the drawing came to no end."""
    shown = output.shown_path(str(file))
    if json:
        output.say_json({"path": str(file), "width": picture.width, "height": picture.height, **values})
    elif values:
        seed, model = values["seed"], values["model"]
        output.say(Bilingual(f"{shown}: seed {seed}, {model}", f"{shown}：种子 {seed}，{model}"))
    else:
        output.say(shown)


def _pipeable(copies: int, json: bool) -> None:
    """Raises BadArgument before anything is drawn if standard output cannot take the picture."""
    if copies > 1 or json:
        raise BadArgument(
            Bilingual("Standard output takes one picture and nothing else.", "标准输出只能接收一张图片。"),
            Bilingual(
                "Name a file with -o, or leave out --copies and --json.",
                "请用 -o 指定文件，或去掉 --copies 和 --json。",
            ),
        )
    if sys.stdout.isatty():
        raise BadArgument(
            Bilingual("A terminal cannot show the bytes of a picture.", "终端无法显示图片的字节。"),
            Bilingual("Send them on: -o - | …, or name a file with -o.", "请用管道传出：-o - | …，或用 -o 指定文件。"),
        )


def new_files(first: Path, count: int) -> list[Path]:
    """Where the pictures go. Raises AssistantError before anything is drawn if one exists or cannot be written."""
    numbers = range(2, count + 1) if first.name else ()  # "." and "/" have none, and exist
    files = [first, *(first.with_stem(f"{first.stem}-{number}") for number in numbers)]
    for file in files:
        with _writing(file):
            taken = _exists(file)
        if taken:
            shown = output.shown_path(str(file))
            raise BadInput(
                Bilingual(f"{shown} exists already.", f"{shown} 已经存在。"),
                Bilingual("Name another file with -o.", "请用 -o 指定别的文件。"),
            )
    with _writing(first), tempfile.TemporaryFile(dir=first.parent):
        return files


def _exists(file: Path) -> bool:
    """Whether there is anything of this name. Raises OSError where nothing can be."""
    try:
        file.lstat()
    except FileNotFoundError:
        return False
    return True


def _write(file: Path, picture: Picture, form: str) -> None:
    """Raises AssistantError with the reason, and where the picture still is, if it cannot be written; OSError if
    nobody reads standard output, or it is full."""
    data = in_format(picture, form)
    kept = Bilingual(
        f"The picture is finished; until the host ends it lies here: {output.shown_path(picture.stored)}",
        f"图片已画好，在后台程序结束之前位于：{output.shown_path(picture.stored)}",
    )
    if file != _PIPE:
        with _writing(file, kept):
            write_new(file, data)
        return
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError:
        complain(kept)
        raise


@contextmanager
def _writing(file: Path, kept: Bilingual | None = None) -> Iterator[None]:
    """Errors of the disk as the sentence that the file cannot be written, what helps, and what is not lost."""
    try:
        yield
    except OSError as error:
        hint = cure(error, _ELSEWHERE)
        if kept:
            hint = Bilingual(in_a_row(hint, kept), in_a_row(in_language(hint, "zh"), kept.chinese))
        raise AssistantError(not_written(output.shown_path(str(file)), error), hint) from error


COMMANDS = {"draw": draw}
