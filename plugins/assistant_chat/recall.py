"""What the conversation itself can tell: what was asked, shown, found and said; and what the library holds.

Everything here is read from them, nothing is made up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from assistant.api import Conversation, Language, Library, PastTurn, Phrases, Picture
from assistant_chat.marks import backticks

MOST_LINES = 12
LONGEST_QUOTE = 240

SAY = Phrases(
    nothing=("Nothing was said before this.", "在这之前还没有说过什么。"),
    first=("The first thing you said was: {quote}", "您最先说的是：{quote}"),
    last=("Before this you said: {quote}", "您上一句说的是：{quote}"),
    asked=("You have said {count} things so far:", "到目前为止您说了 {count} 句话："),
    asked_one=("You have said one thing so far: {quote}", "到目前为止您说了一句话：{quote}"),
    my_words=("You said about that:", "关于这个您说过："),
    not_said=("You have not said anything about {what} here.", "您在这里没有说过{what}。"),
    answered=("I said: {quote}", "我说的是：{quote}"),
    no_answer=("I have not said anything yet.", "我还没有说过什么。"),
    no_pictures=("There are no pictures in this conversation yet.", "这次对话里还没有图片。"),
    pictures_one=("There is one picture here: {line}", "这里有一张图片：{line}"),
    pictures=("There are {count} pictures here ({origins}):", "这里有 {count} 张图片（{origins}）："),
    dropped=("{count} from you", "您给的 {count} 张"),
    found=("{count} found", "找到的 {count} 张"),
    drawn=("{count} drawn", "画的 {count} 张"),
    by_dropped=("from you", "您给的"),
    by_found=("found", "找到的"),
    by_drawn=("drawn", "画的"),
    first_picture=("The first one was {line}", "第一张是 {line}"),
    never_searched=("Nothing was searched for in this conversation yet.", "这次对话里还没有搜索过。"),
    found_for=(
        "For {quote} I found {count} {count:picture|pictures}: {pictures}.",
        "对于{quote}，我找到了 {count} 张图片：{pictures}。",
    ),
    found_none=("For {quote} I found nothing.", "对于{quote}，我什么也没有找到。"),
    wordless=("a picture without words", "没有附文字的图片"),
    no_such=("There is no picture #{number} here.", "这里没有图片 #{number}。"),
    nothing_about=("Nothing was said about {name} yet.", "还没有说过 {name}。"),
    about=("About {name}:", "关于 {name}："),
    library=("Your library holds {count} {count:picture|pictures}:", "您的图库里有 {count} 张图片："),
    library_empty=(
        "Your library is empty. Bring a folder in with, for example: `index ~/Pictures`",
        "您的图库是空的。加入一个文件夹，例如：`索引 ~/Pictures`",
    ),
    files=(
        "I never copy, move or delete files. You can take them from where they lie:",
        "我从不复制、移动或删除文件。您可以从这里取用：",
    ),
    no_files=(
        "I never copy, move or delete files, and there is no picture in this conversation yet.",
        "我从不复制、移动或删除文件，而且这次对话里还没有图片。",
    ),
    by_command=(
        "In a shell, `assistant search WORDS --paths` prints nothing but the paths of what it finds.",
        "在命令行里，`assistant search 文字 --paths` 只输出找到的图片的路径。",
    ),
    more=("… and {count} more", "……还有 {count} 条"),
)


def first_words(conversation: Conversation, language: Language) -> str:
    spoken = _spoken(conversation)
    return SAY(language, "first", quote=quoted(spoken[0].text, language)) if spoken else SAY(language, "nothing")


def last_words(conversation: Conversation, language: Language) -> str:
    spoken = _spoken(conversation)
    return SAY(language, "last", quote=quoted(spoken[-1].text, language)) if spoken else SAY(language, "nothing")


def all_words(conversation: Conversation, language: Language) -> str:
    """Everything the user said, with the beginning of each answer: also the summary of the conversation."""
    spoken = _spoken(conversation)
    if not spoken:
        return SAY(language, "nothing")
    lines = [
        f"{place}. {quoted(turn.text, language)}" + (f" → {short(turn.answer, 100)}" if turn.answer.strip() else "")
        for place, turn in enumerate(spoken, 1)
    ]
    if len(spoken) == 1:
        return SAY(language, "asked_one", quote=lines[0].removeprefix("1. "))
    left = len(lines) - MOST_LINES
    dots = [SAY(language, "more", count=left)] if left > 0 else []
    return "\n\n".join([SAY(language, "asked", count=len(spoken)), "\n".join(lines[:MOST_LINES]), *dots])


def words_about(what: str, conversation: Conversation, language: Language) -> str:
    """What the user said about something, by the words of it."""
    wanted = [word for word in re.findall(r"\w+", what.casefold()) if len(word) > 2 or not word.isascii()]
    fitting = [turn for turn in _spoken(conversation) if wanted and all(w in turn.text.casefold() for w in wanted)]
    if not fitting:
        return SAY(language, "not_said", what=quoted(what, language))
    lines = [f"- {quoted(turn.text, language)}" for turn in fitting[-MOST_LINES:]]
    return "\n\n".join([SAY(language, "my_words"), "\n".join(lines)])


def last_answer(conversation: Conversation, language: Language) -> str:
    answers = [turn.answer for turn in conversation.turns() if turn.answer.strip()]
    return SAY(language, "answered", quote=answers[-1].strip()) if answers else SAY(language, "no_answer")


def same_answer(conversation: Conversation, language: Language) -> str:
    """The last answer as it was, so that it is read aloud once more where answers are, and else shown."""
    answers = [turn.answer for turn in conversation.turns() if turn.answer.strip()]
    return answers[-1].strip() if answers else SAY(language, "no_answer")


def pictures(conversation: Conversation, language: Language) -> str:
    """How many there are, where they are from, and what is known of each."""
    known = conversation.pictures()
    if len(known) < 2:
        return (
            SAY(language, "pictures_one", line=picture_line(known[0], language))
            if known
            else SAY(language, "no_pictures")
        )
    counts = Counter(picture.origin for picture in known)
    origins = ", ".join(SAY(language, origin, count=count) for origin, count in counts.items())
    lines = [f"- {picture_line(picture, language)}" for picture in known[-MOST_LINES:]]
    return "\n\n".join([SAY(language, "pictures", count=len(known), origins=origins), "\n".join(lines)])


def first_picture(conversation: Conversation, language: Language) -> str:
    known = conversation.pictures()
    given = [picture for picture in known if picture.origin == "dropped"] or list(known)
    return (
        SAY(language, "first_picture", line=picture_line(given[0], language)) if given else SAY(language, "no_pictures")
    )


def found(conversation: Conversation, language: Language) -> str:
    """What the searches of this conversation brought, latest last."""
    searches = [turn for turn in conversation.turns() if "search" in {turn.action, *turn.actions}]
    if not searches:
        return SAY(language, "never_searched")
    return "\n\n".join(_found_by(turn, conversation, language) for turn in searches[-MOST_LINES:])


def spoken_of(resolved: tuple[int, ...], place: int, conversation: Conversation) -> tuple[int, ...]:
    """The pictures that were talked about, where a sentence was resolved to some and names one by its place.

    After a search "the first picture" is the first hit. Where nothing was said about that one, the places count among
    those pictures that the user gave or that something was said about.
    """
    known = conversation.pictures()
    if not resolved:
        return tuple(picture.number for picture in known[-1:])
    talked_about = {number for turn in _answered(conversation) for number in turn.about}
    if not place or talked_about.intersection(resolved):
        return resolved
    numbers = [each.number for each in known if each.origin == "dropped" or each.number in talked_about]
    at = place - 1 if place > 0 else place
    return (numbers[at],) if -1 <= at < len(numbers) and numbers else resolved


def said_about(numbers: Sequence[int], conversation: Conversation, language: Language) -> str:
    """What is known of pictures and what was answered about them."""
    known = {picture.number: picture for picture in conversation.pictures()}
    return "\n\n".join(
        _said_about(known[number], conversation, language)
        if number in known
        else SAY(language, "no_such", number=number)
        for number in numbers
    )


def held(library: Library, language: Language) -> str:
    """How many pictures the library holds, folder by folder."""
    status = library.status()
    if not status.pictures:
        return SAY(language, "library_empty")
    lines = [f"- {folder}: {count}" for folder, count in status.folders[:MOST_LINES]]
    return "\n\n".join([SAY(language, "library", count=status.pictures), "\n".join(lines)])


def files(pictures: Sequence[Picture], conversation: Conversation, language: Language) -> str:
    """Where these pictures lie, else those that were shown or talked about last, for the user to copy or delete."""
    known = {picture.number: picture for picture in conversation.pictures()}
    latest = (turn.shown or turn.about or turn.attached for turn in reversed(conversation.turns()))
    numbers = next(filter(None, latest), ()) if not pictures else ()
    meant = [*pictures, *(known[number] for number in numbers if number in known)]
    if not meant:
        return SAY(language, "no_files")
    lines = [f"- #{picture.number} {_code(picture.path or picture.stored)}" for picture in meant[:MOST_LINES]]
    if len(meant) > MOST_LINES:
        lines.append(f"- {SAY(language, 'more', count=len(meant) - MOST_LINES)}")
    return "\n\n".join([SAY(language, "files"), "\n".join(lines), SAY(language, "by_command")])


def _code(path: str) -> str:
    """A path in Markdown: as it is, between marks that do not occur in it."""
    mark = backticks(path, 1)
    return f"{mark} {path} {mark}" if "`" in path else f"`{path}`"


def picture_line(picture: Picture, language: Language) -> str:
    """`#2 scene.png (from you): a large red circle`."""
    name = f" {PurePath(picture.path).name}" if picture.path else ""
    words = f": {short(picture.description, LONGEST_QUOTE)}" if picture.description.strip() else ""
    return f"#{picture.number}{name} ({SAY(language, 'by_' + picture.origin)}){words}"


def quoted(text: str, language: Language) -> str:
    line = short(text, LONGEST_QUOTE)
    return f"“{line}”" if language == "zh" else f'"{line}"'


def _asked(turn: PastTurn, language: Language) -> str:
    """The user's words of a turn, or what was sent instead of any."""
    return quoted(turn.text, language) if turn.text.strip() else SAY(language, "wordless")


def _spoken(conversation: Conversation) -> list[PastTurn]:
    return [turn for turn in conversation.turns() if turn.text.strip()]


def _found_by(turn: PastTurn, conversation: Conversation, language: Language) -> str:
    quote = _asked(turn, language)
    if not turn.shown:
        return SAY(language, "found_none", quote=quote)
    known = {picture.number: picture for picture in conversation.pictures()}
    lines = (
        f"#{number}" + (f" ({short(known[number].description, 80)})" if _described(known.get(number)) else "")
        for number in turn.shown
    )
    return SAY(language, "found_for", quote=quote, count=len(turn.shown), pictures=", ".join(lines))


def _described(picture: Picture | None) -> bool:
    return picture is not None and bool(picture.description.strip())


def _said_about(picture: Picture, conversation: Conversation, language: Language) -> str:
    name = f"#{picture.number}"
    said = [
        f"- {_asked(turn, language)} → {short(turn.answer, LONGEST_QUOTE)}"
        for turn in _answered(conversation)
        if picture.number in turn.about
    ]
    if not said and _described(picture):
        said = [f"- {short(picture.description, LONGEST_QUOTE)}"]
    if not said:
        return SAY(language, "nothing_about", name=name)
    return "\n\n".join([SAY(language, "about", name=picture_line(picture, language)), "\n".join(said[-MOST_LINES:])])


def _answered(conversation: Conversation) -> list[PastTurn]:
    """The turns that said something, without those that only talked."""
    return [turn for turn in conversation.turns() if turn.action != "chat" and turn.answer.strip()]


def short(text: str, most: int) -> str:
    """One line of at most `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
