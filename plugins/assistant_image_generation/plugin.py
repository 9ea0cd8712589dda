"""The drawing plugin: a picture from words, another one, or one with a change.

What a sentence wants is read in `wording.py`; how a picture was drawn is kept in the picture itself (`record.py`).

What the router learns from: `examples/`, how people ask for a picture to be drawn; `counter_examples/`, words that
speak of drawing, making or another one and ask for no picture; and `utterances/`, what people say who want a picture
drawn, one block an author. A request for a new picture, or for another one of a drawn one, belongs here; one to find
a picture to `search`.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.api import (
    Action,
    Argument,
    BadInput,
    Bilingual,
    Context,
    Drawing,
    Language,
    Notice,
    Phrases,
    Picture,
    PicturesShown,
    Plugin,
    PluginEvent,
    Progress,
    Request,
    Result,
    Sketch,
    StoreProblem,
    TextDelta,
    lines_by_language,
    start_and_end,
)
from assistant_image_generation import record
from assistant_image_generation.changing import changed
from assistant_image_generation.editing import become
from assistant_image_generation.numbers import numbered
from assistant_image_generation.record import Record
from assistant_image_generation.removing import still_without, taken
from assistant_image_generation.starting import started
from assistant_image_generation.turning import left_out
from assistant_image_generation.wording import Wanted, following, wanted

LONGEST_PROMPT = 1000
"""Characters; text encoders read far fewer."""
MOST_COPIES = 4
LARGEST_SEED = 2**31 - 1
STRENGTH = 0.6
"""How much of a picture is drawn anew, from 0 to 1, where nobody says."""
AGAIN = {"en": "again", "zh": "再来一张"}
"""What words are that name numbers alone."""
ANYTHING = {"en": "a picture", "zh": "一幅图"}
"""What a drawing shows that starts from a picture of which nothing is known."""
LEFT_S = 600.0
LARGEST_SKETCH = 300_000
"""Bytes of a preview that is shown on the way."""
LARGEST_FILE = 32_000_000
"""Bytes of a drawn picture whose record is looked for."""

DRAW = Action(
    name="draw",
    summary=Bilingual("draw a picture from words, or a variation of a picture", "按文字画图，或在图片的基础上变化"),
    examples=lines_by_language("assistant_image_generation", "examples"),
    utterances=lines_by_language("assistant_image_generation", "utterances"),
    arguments=(
        Argument("prompt", "text", Bilingual("what to draw", "画什么"), default=""),
        Argument("without", "texts", Bilingual("what it should not show", "不要出现什么"), default=()),
        Argument("width", "integer", Bilingual("width in pixels", "宽度（像素）"), minimum=8, maximum=4096),
        Argument("height", "integer", Bilingual("height in pixels", "高度（像素）"), minimum=8, maximum=4096),
        Argument("steps", "integer", Bilingual("steps of the model", "模型的步数"), minimum=1, maximum=200),
        Argument(
            "guidance",
            "number",
            Bilingual("how strictly the words are followed", "遵循文字的严格程度"),
            minimum=0,
            maximum=50,
        ),
        Argument(
            "seed",
            "integer",
            Bilingual("the same seed draws the same picture", "种子相同，画出的图片也相同"),
            minimum=0,
            maximum=LARGEST_SEED,
        ),
        Argument("copies", "integer", Bilingual("how many pictures", "画几张"), minimum=1, maximum=MOST_COPIES),
        Argument(
            "strength",
            "number",
            Bilingual("how much of the given picture is drawn anew", "把给出的图片重画多少"),
            minimum=0.05,
            maximum=1,
        ),
    ),
    accepts="pictures",
    capabilities=("image_generation",),
    lasting=True,
    counter_examples=lines_by_language("assistant_image_generation", "counter_examples"),
)

SAY = Phrases(
    nothing=("What should I draw?", "要画什么呢？"),
    how=("Say it like this: draw a red circle", "可以这样说：画一个红色圆形"),
    too_long=("The description has more than {most} characters.", "描述超过了 {most} 个字符。"),
    shorter=("Say it in fewer words.", "请说得短一点。"),
    too_many=(
        "{count} pictures are more than the {most} that are changed at once.",
        "一次最多改 {most} 张图片，这里有 {count} 张。",
    ),
    most=("{most} pictures at most are drawn at once.", "一次最多画 {most} 张图片。"),
    fewer=("Name those that you mean: make #1 and #2 blue", "请说出是哪几张：把#1和#2变成蓝色"),
    which=("Which picture should be changed?", "要改哪一张图片？"),
    number=("Name it with its number, such as #{number}.", "请说出它的编号，例如 #{number}。"),
    task=("Drawing", "正在画图"),
    steps=("steps", "步"),
    done=("“{prompt}”, seed {seed}.", "“{prompt}”，种子 {seed}。"),
    full=("The picture cannot be kept: {why}.", "图片无法保存：{why}。"),
    space=("Free some space, then draw it again with seed {seed}.", "请腾出空间，再用种子 {seed} 画一次。"),
)


class ImageGenerationPlugin(Plugin):
    name = "assistant_image_generation"
    title = Bilingual("Drawing", "画图")
    summary = Bilingual("Draws pictures from words, and variations of pictures.", "按文字画图，也能画出图片的变化。")
    actions = (DRAW,)

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        """Draws one picture or a few, each shown as soon as it is finished. A change is made of each picture named."""
        drawn: list[dict[str, Any]] = []
        for each in _each(request):
            yield from _several(each, context, drawn)
        yield Result({"drawn": drawn})


def _each(request: Request) -> list[Request]:
    """The request, or one of each for pictures that are changed or drawn again. Raises BadInput for too many."""
    count, language = len(request.pictures), request.language
    if count < 2 or request.arguments["prompt"].strip() or not _read(request).again:
        return [request]
    if count > MOST_COPIES:
        raise BadInput(SAY(language, "too_many", count=count, most=MOST_COPIES), SAY(language, "fewer"))
    return [replace(request, pictures=(picture,)) for picture in request.pictures]


def _several(request: Request, context: Context, drawn: list[dict[str, Any]]) -> Iterator[PluginEvent]:
    """One plan, drawn as often as it says; how goes into `drawn`."""
    first, count, start = plan(_with_numbers(request), context)
    if count > MOST_COPIES:
        yield Notice(SAY(request.language, "most", most=MOST_COPIES))
        count = MOST_COPIES
    for index in range(count):
        wish = replace(first, seed=(first.seed + index) % (LARGEST_SEED + 1))
        data, wish = yield from _draw(wish, start, request, context)
        picture = _saved(data, wish, request, context)
        yield PicturesShown((picture,))
        said = SAY(request.language, "done", prompt=wish.prompt, seed=wish.seed)
        yield TextDelta(f"\n\n{said}" if drawn else said)
        drawn.append({"digest": picture.digest, **_values(wish)})


def _with_numbers(request: Request) -> Request:
    """The request with the numbers that its words name as arguments, where no option says another, and without them
    in its words."""
    if request.arguments["prompt"].strip() or len(request.text) > 2 * LONGEST_PROMPT:
        return request
    text, named = numbered(request.text, DRAW.arguments)
    text = text or (AGAIN[request.language] if request.text else "")
    fragment, _ = numbered(request.fragment, DRAW.arguments)
    whole = {name: value if name == "guidance" else int(value) for name, value in named.items()}
    said = {name: value for name, value in request.arguments.items() if value is not None}
    return replace(request, text=text, fragment=fragment, arguments={**request.arguments, **whole, **said})


def _read(request: Request) -> Wanted:
    """What the words ask for. Raises BadInput for many more than a prompt has, which nothing looks through."""
    if request.arguments["prompt"].strip():
        return wanted(start_and_end(request.text), request.language)
    if len(request.text) > 2 * LONGEST_PROMPT:
        raise _too_long(request.language)
    if request.fragment:
        return following(request.text, request.fragment, request.language)
    return wanted(request.text, request.language)


def plan(request: Request, context: Context) -> tuple[Record, int, Picture | None]:
    """What to draw, how many, and the picture to start from. Raises BadInput if nothing was said to draw."""
    arguments, language, read = request.arguments, request.language, _read(request)
    explicit = arguments["prompt"].strip()
    given = request.pictures[0] if request.pictures else None
    before = None if explicit else _earlier(request, context)
    if read.again and read.change and not (explicit or given or before):
        given = _only(request, context)
    start: Picture | None = None
    kept: Record | None = None
    seed = secrets.randbelow(LARGEST_SEED + 1)
    if explicit or not (read.again or (given and not read.subject)):
        prompt, start = explicit or read.subject, given
    elif before is not None:
        kept, start = before, _parent(before, context)
        change = read.change or (read.subject if given else "")
        prompt = (
            become(before.prompt, change, language)
            if read.replaces
            else changed(before.prompt, change, language, swaps=read.swaps)
        )
        # A change keeps the seed, so that what was not named stays as it was; without one, another seed is the point.
        seed = before.seed if prompt != before.prompt or arguments["width"] or arguments["height"] else seed
    else:
        described = given.description if given else ""
        prompt, start = started(described, read.change, language, replaces=read.replaces), given
        prompt = prompt or (ANYTHING[language] if given else "")
    earlier = still_without(kept.negative.split(", "), kept.prompt, prompt) if kept and kept.negative else []
    out = [thing for thing in taken(read.change, language) if not set(thing) & set(",，")]
    said = [left_out(thing, language) for thing in arguments["without"]]
    wish = Record(
        prompt=prompt.strip(),
        seed=seed if arguments["seed"] is None else arguments["seed"],
        model="",
        negative=", ".join(dict.fromkeys([*earlier, *said, *out])),
        parent=start.digest if start else "",
        strength=(arguments["strength"] or (kept.strength if kept else 0) or STRENGTH) if start else 0.0,
        width=arguments["width"] or (kept.width if kept else 0),
        height=arguments["height"] or (kept.height if kept else 0),
        steps=arguments["steps"] or _same_steps(kept, context),
        guidance=arguments["guidance"] if arguments["guidance"] is not None else kept.guidance if kept else -1.0,
    )
    _check(wish, request)
    return wish, arguments["copies"] or read.count, start


def _only(request: Request, context: Context) -> Picture | None:
    """The picture that a change is made of where nothing was drawn and none is named. Raises BadInput if it may be
    one of several."""
    pictures = context.conversation.pictures()
    if len(pictures) > 1:
        raise BadInput(SAY(request.language, "which"), SAY(request.language, "number", number=pictures[-1].number))
    return pictures[0] if pictures else None


def _check(wish: Record, request: Request) -> None:
    if not wish.prompt:
        raise BadInput(SAY(request.language, "nothing"), SAY(request.language, "how"))
    if max(len(wish.prompt), len(wish.negative)) > LONGEST_PROMPT:
        raise _too_long(request.language)


def _too_long(language: Language) -> BadInput:
    return BadInput(SAY(language, "too_long", most=LONGEST_PROMPT), SAY(language, "shorter"))


def _earlier(request: Request, context: Context) -> Record | None:
    """How the picture that the request names was drawn, or else the latest drawn one."""
    drawn = [picture for picture in context.conversation.pictures() if picture.origin == "drawn"]
    candidates = [*request.pictures] if request.pictures else drawn[-1:]
    for picture in candidates:
        if picture.origin == "drawn":
            path = Path(picture.stored)
            if path.is_file() and path.stat().st_size <= LARGEST_FILE:
                return record.read(path.read_bytes())
    return None


def _parent(before: Record, context: Context) -> Picture | None:
    """The picture that an earlier drawing started from, while the conversation has it."""
    known = context.conversation.pictures() if before.parent else ()
    return next((picture for picture in known if picture.digest == before.parent), None)


def _same_steps(kept: Record | None, context: Context) -> int:
    """The steps of an earlier drawing, if the same model draws again: another one needs others. 0 for its own."""
    return int(kept.steps) if kept and kept.model == context.image_generation().info.id else 0


def _draw(
    wish: Record, start: Picture | None, request: Request, context: Context
) -> Generator[PluginEvent, None, tuple[bytes, Record]]:
    """Draws one picture with progress; returns its PNG and the complete record."""
    model = context.image_generation()
    drawing = Drawing(
        prompt=wish.prompt,
        negative=wish.negative,
        width=wish.width or None,
        height=wish.height or None,
        steps=wish.steps or None,
        guidance=None if wish.guidance < 0 else wish.guidance,
        seed=wish.seed,
        start=start,
        strength=wish.strength or STRENGTH,
    )
    task = SAY(request.language, "task")
    begun, planned, sketch = 0.0, 0, Sketch(0, 0, b"")
    with closing(model.draw(drawing)) as sketches:  # type: ignore[type-var]  # an iterator of the engine can be closed
        for sketch in sketches:
            if not begun:
                begun, planned = time.monotonic(), sketch.total
            rate = sketch.done / max(time.monotonic() - begun, 1e-6) if sketch.done else 0.0
            steps = SAY(request.language, "steps") if planned else ""
            progress = Progress.at(rate, sketch.total - sketch.done, task, sketch.done, sketch.total, steps)
            shown = sketch.picture if not sketch.finished and len(sketch.picture) <= LARGEST_SKETCH else b""
            yield replace(progress, sketch=base64.b64encode(shown).decode())
    if not sketch.finished:
        raise BadInput(SAY(request.language, "nothing"), SAY(request.language, "how"))
    # A picture to start from saves some of the planned steps; it takes the planned number to draw the same again,
    # and none where a server draws with its own.
    return sketch.picture, replace(wish, model=model.info.id, steps=wish.steps or planned)


def _saved(data: bytes, wish: Record, request: Request, context: Context) -> Picture:
    """Writes the picture under a name of its own bytes into the plugin's folder, from where the host takes it."""
    for left in context.folder.glob("*.png"):  # a turn was cut off before the host took it
        if time.time() - left.stat().st_mtime > LEFT_S:
            left.unlink(missing_ok=True)
    whole = record.written(data, wish)
    digest = hashlib.sha256(whole).hexdigest()
    path = context.folder / f"{digest}.{secrets.token_hex(4)}.png"
    try:
        with path.open("xb") as file:
            file.write(whole)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise StoreProblem(
            SAY(request.language, "full", why=error.strerror or error), SAY(request.language, "space", seed=wish.seed)
        ) from error
    return Picture(digest, str(path), origin="drawn", media_type="image/png", description=wish.prompt)


def _values(wish: Record) -> dict[str, Any]:
    return {
        "prompt": wish.prompt,
        "negative": wish.negative,
        "seed": wish.seed,
        "model": wish.model,
        "parent": wish.parent,
        "strength": wish.strength,
        "steps": wish.steps,
    }
