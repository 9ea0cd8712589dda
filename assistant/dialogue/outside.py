"""One action on files, or the words of a recording, outside any conversation: what a shell's commands run.

Nothing is kept but what was drawn. What was given is read where it lies: a shell names thousands of files, or a voice
that nobody meant to keep. Pictures that were given have no numbers: they are called by their files' names.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.api import (
    Action,
    AssistantError,
    Audio,
    BadInput,
    Cancelled,
    Conversation,
    Event,
    Language,
    Picture,
    Request,
    Routed,
    TurnEnded,
    language_of,
)
from assistant.api.language import Bilingual
from assistant.dialogue.arguments import arguments_for
from assistant.dialogue.context import NoConversation
from assistant.dialogue.given import ActionCall
from assistant.dialogue.outcome import Numbers, failure, translated
from assistant.dialogue.performer import Performer
from assistant.dialogue.runner import Tick
from assistant.dialogue.services import Pictures
from assistant.locations import without_files
from assistant.media.files import opened
from assistant.media.limits import SOUND_BYTES
from assistant.media.refusals import WANTED, described, refused
from assistant.media.sniff import HEAD, Kind, kind_of_file, media_type


def acted(
    given: ActionCall, performer: Performer, store: Pictures, folders: Path, cancelled: threading.Event
) -> Iterator[Event]:
    """The events of the action; errors are `Failed`, and the last event is TurnEnded of no conversation."""
    language = given.language or language_of(without_files(given.text), given.reader)
    return _ended(_events(given, performer, store, folders, cancelled, language), language)


def heard(
    sound: bytes, conversation: Conversation, performer: Performer, store: Pictures, cancelled: threading.Event
) -> Iterator[Event]:
    """The words of a recording, read as a spoken turn of the conversation is; nothing is kept. Ends like `acted`."""
    return _ended(_words(sound, conversation, performer, store, cancelled), "en")


def _words(
    sound: bytes, conversation: Conversation, performer: Performer, store: Pictures, cancelled: threading.Event
) -> Iterator[Event | Tick]:
    reader = performer.reader()
    if reader is None:
        raise BadInput(
            Bilingual("No plugin turns sounds into words.", "没有能把声音变成文字的插件。"),
            Bilingual("See: assistant plugins list.", "见：assistant plugins list。"),
        )
    with store.lent(sound, "voice.wav") as audio:
        yield from performer.read(reader, audio, conversation, cancelled)


def _ended(events: Iterator[Event | Tick], language: Language) -> Iterator[Event]:
    ended = TurnEnded("", 0, "done")
    try:
        for event in events:
            if not isinstance(event, Tick):
                yield translated(event, language)
    except AssistantError as error:
        ended = TurnEnded("", 0, "failed")
        yield failure(error, language)
    except Cancelled:
        ended = TurnEnded("", 0, "cancelled")
    yield ended


def _events(
    given: ActionCall,
    performer: Performer,
    store: Pictures,
    folders: Path,
    cancelled: threading.Event,
    language: Language,
) -> Iterator[Event | Tick]:
    plugin, action = performer.owner(given.action, language)
    arguments = {**arguments_for(action, given.text), **given.arguments}
    files, others = _divided(given.paths, action)
    wanted = next((argument for argument in action.arguments if argument.type == "paths"), None)
    if wanted and others:
        named = given.arguments.get(wanted.name)
        arguments[wanted.name] = [*([] if named is None else wanted.check(named)), *others]
    of_kind = files if wanted else given.paths
    _check_kinds(of_kind, action)
    pictures, sounds = _parts(of_kind, store, cancelled)
    request = Request(action.name, given.text, action.checked(arguments), pictures, sounds, language)
    yield Routed(plugin.name, action.name, 1.0, 1.0, "", (), request.arguments)
    yield from performer.perform(request, NoConversation(), cancelled, Numbers(store, folders))


def _divided(paths: Sequence[str], action: Action) -> tuple[list[str], list[str]]:
    """Files that the action accepts as its parts, and everything else, which an argument of type `paths` takes."""
    wanted = {"pictures": Kind.PICTURE, "audio": Kind.AUDIO, "nothing": None}[action.accepts]
    files = [path for path in paths if wanted is not None and kind_of_file(path) is wanted]
    return files, [path for path in paths if path not in files]


def _parts(
    paths: Sequence[str], store: Pictures, cancelled: threading.Event
) -> tuple[tuple[Picture, ...], tuple[Audio, ...]]:
    """Pictures and sounds. Raises BadInput for the first that is neither, and Cancelled between two."""
    pictures: list[Picture] = []
    sounds: list[Audio] = []
    for path in paths:
        if cancelled.is_set():
            raise Cancelled
        if kind_of_file(path) is Kind.AUDIO:
            sounds.append(Audio("", path, path))
        else:
            pictures.append(store.in_place(path))
    return tuple(pictures), tuple(sounds)


def _check_kinds(paths: Sequence[str], action: Action) -> None:
    """Raises BadInput for a sound where pictures are wanted, and for anything but sounds where those are."""
    wanted = {"pictures": "picture", "audio": "sound"}.get(action.accepts, "")
    for path in paths if wanted else ():
        if (kind_of_file(path) is Kind.AUDIO) != (wanted == "sound"):
            with opened(path, SOUND_BYTES, wanted) as file:  # what is missing, empty or a folder is told as such
                what = described(media_type(file.read(HEAD)))
            raise refused(path, "other", wanted, what=what, wanted=WANTED[wanted])
