"""Answers without a language model: what was meant, answered from the conversation and from what the program can do."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.api import (
    Context,
    Conversation,
    Language,
    Phrases,
    Request,
    asks_to_move,
    asks_to_sort,
    asks_what_is_held,
)
from assistant_chat import abilities, recall
from assistant_chat.intents import Intent, Meant, understand

SAY = Phrases(
    hello=("Hello! ", "您好！"),
    welcome=("You are welcome.", "不客气。"),
    nod=("All right.", "好的。"),
    bye=(
        "Goodbye! This conversation is kept; it will be here when you come back.",
        "再见！这次对话会保留，下次还在这里。",
    ),
)
_SPEAKS_OF_PICTURE = re.compile(
    r"\b(?:picture|photo|image|pic)s?\b|照片|这张|(?<![地试企意贪力妄])图(?![书腾灵层纸]|什么|个?啥)"
    # A bare "it" is as often the weather or the time: it is a picture's with what is done to pictures only.
    r"|\b(?:see|show(?: me)?|describe|caption|look(?:ing)? at) (?:this|it)\b|\b(?:this|it) shows?\b"
    r"|(?:看|描述)(?:一下|一?看|[见到])?(?:这个|它)"
    r"|^\W*(?:(?:what|who)(?: is|['’]?s) (?:this|it)|(?:这|这个|它)是(?:什么|谁))\W*$",
    re.IGNORECASE,
)

_ABOUT_CONVERSATION: dict[Intent, Callable[[Conversation, Language], str]] = {
    Intent.FIRST_PICTURE: recall.first_picture,
    Intent.COUNT_PICTURES: recall.pictures,
    Intent.LIST_PICTURES: recall.pictures,
    Intent.FOUND: recall.found,
    Intent.FIRST_WORDS: recall.first_words,
    Intent.ALL_WORDS: recall.all_words,
    Intent.READ_AGAIN: recall.same_answer,
    Intent.LAST_ANSWER: recall.last_answer,
    Intent.LAST_WORDS: recall.last_words,
}
_ABOUT_PROGRAM: dict[Intent, str] = {
    Intent.LEAVING: "leave",
    Intent.BEGINNING: "begin",
    Intent.SORTING: "sort",
    Intent.EXPORTING: "export",
    Intent.UNDOING: "undo",
    Intent.DELETING_TALK: "delete_talk",
    Intent.RENAMING: "rename",
    Intent.FORGETTING: "forget",
    Intent.DELETING_PICTURE: "delete_picture",
    Intent.GIVE_PICTURE: "give_picture",
    Intent.SEARCHING: "search",
    Intent.TAKING_OUT: "take_out",
    Intent.MODELS: "no_model",
    Intent.PRIVATE: "private",
    Intent.LANGUAGES: "languages",
    Intent.COMMANDS: "commands",
}


def is_ours(text: str, context: Context) -> bool:
    """Whether the program alone knows the answer, whatever model is there: by which key one leaves, what the library
    holds, where pictures lie that it does not copy, that pictures which were just shown are not sorted."""
    leaving = understand(text).intent in (Intent.LEAVING, Intent.BEGINNING) and len(text.split()) == 1
    if leaving or asks_what_is_held(text) or (asks_to_move(text) and context.conversation.pictures()):
        return True
    sorting, turns = asks_to_sort(text), context.conversation.turns()
    return sorting == "pictures" or (bool(sorting) and bool(turns) and bool(turns[-1].shown))


def answer(text: str, request: Request, context: Context) -> str:
    """An honest answer as Markdown. Never empty."""
    meant = understand(text, request.pictures)
    language = request.language
    if meant.intent in _ABOUT_CONVERSATION:
        return _ABOUT_CONVERSATION[meant.intent](context.conversation, language)
    if meant.intent in _ABOUT_PROGRAM:
        return abilities.SAY(language, _ABOUT_PROGRAM[meant.intent])
    return _other(text, meant, request, context)


def _other(text: str, meant: Meant, request: Request, context: Context) -> str:
    language = request.language
    match meant.intent:
        case Intent.SAID_ABOUT:
            if meant.topic and not context.conversation.pictures():
                return recall.all_words(context.conversation, language)  # "it" is no picture where none is
            numbers = recall.spoken_of(meant.numbers, meant.place, context.conversation)
            said = recall.said_about(numbers, context.conversation, language)
            return said or recall.SAY(language, "no_pictures")
        case Intent.MOVING_FILES:
            return recall.files(request.pictures, context.conversation, language)
        case Intent.SAVING_PICTURE:
            return abilities.SAY(language, "save_picture", number=(meant.numbers or (1,))[0])
        case Intent.LIBRARY:
            return recall.held(context.library, language)
        case Intent.MY_WORDS_ABOUT:
            return recall.words_about(meant.topic, context.conversation, language)
        case Intent.GREETING:
            return SAY(language, "hello") + abilities.what_is_possible(context, language)
        case Intent.WHO:
            return "\n\n".join([abilities.SAY(language, "who"), abilities.what_is_possible(context, language)])
        case Intent.ABILITIES:
            return abilities.what_is_possible(context, language)
        case Intent.DRAWING:
            return abilities.drawing(context, language)
        case Intent.THANKS:
            return SAY(language, "welcome")
        case Intent.BYE:
            return SAY(language, "bye")
        case Intent.NOD:
            return SAY(language, "nod")
    if not text:
        return abilities.what_is_possible(context, language)
    if _SPEAKS_OF_PICTURE.search(text) and not context.conversation.pictures():
        return abilities.SAY(language, "no_picture_yet") + abilities.SAY(language, "give_picture")
    return abilities.no_language_model(context, language)
