"""What the router is asked and what it answers. Values and sentences only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.api import Language, Phrases, in_language, listed
from assistant.dialogue.references import Seen, Shown

FALLBACK = "chat"
"""The action for everything that clearly asks for nothing else."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One request: its words, and what it may be about."""

    text: str
    attached: tuple[int, ...] = ()
    """Numbers of the pictures given with it; they are among `pictures` too."""
    pictures: tuple[Seen, ...] = ()
    """Every picture of the conversation, in the order of its number."""
    focus: tuple[int, ...] | None = None
    """The pictures last talked about; None for those of the latest earlier turn."""
    shown: Shown = field(default_factory=dict)
    """What a look at the pictures told of words in the text."""
    audio: int = 0
    """How many sounds came with it."""
    documents: int = 0
    """How many texts came with it, if nothing did that can be looked at or heard."""
    after_documents: bool = False
    """What was talked about last are texts."""
    folders: tuple[str, ...] = ()
    """Folders that were dropped with it."""
    last_action: str = ""
    last_arguments: Mapping[str, Any] = field(default_factory=dict)
    """What that action was given."""
    last_pictures: tuple[int, ...] = ()
    """The pictures that it was given, so that more like them can be found."""
    action: str = ""
    """The action that the user chose; empty to let the router decide."""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    """Arguments that the user gave explicitly; they win."""
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Which action answers and why. `score` and `margin` (to the second best) in [0, 1]."""

    action: str
    plugin: str
    pictures: tuple[int, ...]
    arguments: dict[str, Any]
    score: float
    margin: float
    reason: str
    problem: str = ""
    """A sentence for the user where the request cannot be carried out, such as a picture that does not exist."""
    wrong_use: bool = False
    """The command or its options are what is wrong."""
    cut: str = ""
    """A sentence for the user where more was asked for than the action gives at once."""
    others: tuple[tuple[str, float], ...] = ()
    """The actions that came next, with their scores, best first; none if the user chose."""
    fragment: str = ""
    """What words that go on with the last request add to it; empty for a request of its own."""
    settled: bool = True
    """False where nothing fits clearly, so that a language model may know better."""


_MOST_NUMBERED = 6
"""How many pictures a reason names."""
REASON = Phrases(
    chosen=("You chose this action.", "这是您指定的动作。"),
    learned=("It sounds like “{example}”.", "这句话像“{example}”。"),
    continued=("It goes on with the last request.", "它接着上一个请求。"),
    pictures=("It is about {phrase}.", "它说的是“{phrase}”。"),
    attached=("Pictures came with it.", "随消息发来了图片。"),
    named=("It is about {numbers} (“{phrase}”).", "它说的是{numbers}（“{phrase}”）。"),
    numbered=("It is about {numbers}.", "它说的是{numbers}。"),
    focus=("It is about {numbers}, last talked about.", "它说的是刚才谈到的{numbers}。"),
    many=("{count} pictures", "{count} 张图片"),
    sound=("A sound came with it.", "随消息发来了声音。"),
    wordless=("Pictures came without words.", "只发来了图片，没有文字。"),
    talk=("It asks for no other action, so we talk.", "没有要求别的动作，所以直接聊天。"),
    text=("A text came with it, so we talk about that.", "随消息发来了文本，所以来谈它。"),
    text_before=("We were talking about a text, so we go on with that.", "刚才谈的是文本，所以接着谈它。"),
    unsure=("Nothing fits clearly, so we talk.", "没有明显合适的动作，所以直接聊天。"),
    unclear_order=(
        "“{action}” changes something lasting and was not clearly asked for, so we talk.",
        "“{action}”会留下改动，而这里没有明确要求，所以直接聊天。",
    ),
    no_pictures=("There is no picture to work on, so we talk.", "没有可用的图片，所以直接聊天。"),
)
PROBLEM = Phrases(
    no_pictures=(
        "There is no picture in this conversation yet. Drop one, then ask again.",
        "这个对话里还没有图片。先拖入一张，再问一次。",
    ),
    no_audio=("There is no sound to work on. Drop an audio file.", "没有可用的声音。请拖入一个音频文件。"),
    cut=(
        "{count} were asked for; {most} is the most that is given at once.",
        "要的是 {count} 张，一次最多给 {most} 张。",
    ),
    no_text_read=(
        "/{action} does not read texts. Ask about the text in words, without the command.",
        "/{action} 不读文本。请不用命令，直接用话来问这个文本。",
    ),
    unknown_action=("There is no action /{action}. There are: {names}.", "没有动作 /{action}。可用的有：{names}。"),
)


def about_pictures(language: Language, numbers: Sequence[int], phrase: str) -> str:
    """Which pictures a request is about, by the words for them in it, or without any because they were last talked
    about; "" for none."""
    many = len(numbers) > _MOST_NUMBERED
    said = listed(f"#{number}" for number in numbers)
    shown = REASON(language, "many", count=len(numbers)) if many else in_language(said, language)
    if not numbers:
        return REASON(language, "pictures", phrase=phrase) if phrase else ""
    kind = "focus" if not phrase else "numbered" if "#" in phrase else "named"
    return REASON(language, kind, numbers=shown, phrase=phrase)
