"""One turn from its parts to its end: what was given is numbered, what was spoken becomes words, then the steps run."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from assistant.api import (
    AssistantError,
    BadInput,
    Cancelled,
    Event,
    Language,
    Notice,
    Phrases,
    StoreProblem,
    Transcript,
    TurnStarted,
    in_language,
    language_of,
    listed,
)
from assistant.api.language import Bilingual
from assistant.api.safe_text import safe_line
from assistant.dialogue.context import PastConversation
from assistant.dialogue.given import Given
from assistant.dialogue.heard import with_heard
from assistant.dialogue.outcome import failure, translated
from assistant.dialogue.parts import Parts, sorted_parts
from assistant.dialogue.recorder import Recorder
from assistant.dialogue.runner import Tick
from assistant.dialogue.running import Running, Shared
from assistant.dialogue.stepping import Stepping
from assistant.dialogue.store import SavedTurn
from assistant.locations import without_files

SAY = Phrases(
    no_speech=("No speech was heard.", "没有听到说话声。"),
    no_reader=("No plugin is enabled that listens to speech.", "没有启用能听懂语音的插件。"),
    nothing=(
        "There is nothing to answer: no words, picture, sound or text.",
        "没有可回答的内容：没有文字、图片、声音或文本。",
    ),
    deleted=(
        "This conversation was deleted while it was being answered.",
        "回答还没结束，这个对话就被删除了。",
    ),
    unread=(
        "This was answered without {names}. Ask about the text in a request of its own.",
        "这次回答没有用到 {names}。请单独就这个文本提问。",
    ),
    long=("The text is longer than {most} characters.", "文字超过 {most} 个字符。"),
    shorter=("Give a shorter part of it.", "请只给出其中较短的一部分。"),
    ask=("Ask something, or give a picture, a sound or a text.", "请提一个问题，或给一张图片、一段声音或一个文本。"),
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn that the store has as running. `earlier` is the turn that it stands beside, if any; `repeated`, that its
    words are those of that turn."""

    shared: Shared
    given: Given
    earlier: SavedTurn | None
    repeated: bool
    recorder: Recorder
    language: Language
    cancelled: threading.Event

    def events(self) -> Iterator[Event | Tick]:
        """What happens, recorded; errors as `Failed`; and the end."""
        try:
            for event in self._answered():
                said = event if isinstance(event, Tick) else translated(event, self.language)
                if not isinstance(said, Tick | TurnStarted):
                    self.recorder.take(said)
                yield said
        except AssistantError as error:
            problem = BadInput(SAY.both("deleted")) if self._deleted() else error
            yield self.recorder.fail(failure(problem, self.language))
            yield self.recorder.end("failed")
        except Cancelled:
            if self._deleted():
                yield Notice(SAY(self.language, "deleted"))
            yield self.recorder.end("cancelled")
        else:
            yield self.recorder.end("done")

    def _deleted(self) -> bool:
        """Whether the conversation is gone, so that nothing of the turn is kept."""
        with suppress(StoreProblem):
            return not self.shared.store.exists(self.recorder.conversation)
        return False

    def _over(self) -> bool:
        return self.cancelled.is_set() or self._deleted()

    def _answered(self) -> Iterator[Event | Tick]:
        conversation, turn = self.recorder.conversation, self.recorder.turn
        text, store = self.given.text.strip(), self.shared.store
        parts = self._numbered()
        yield TurnStarted(conversation, turn, self.given.text, parts.pictures, store.title(conversation))
        if self._over():
            raise Cancelled
        if parts.empty and (parts.problems or not (text or self.given.action)):
            # With nothing left of what was given, an answer would be about something else.
            yield from parts.problems[:-1]
            problem = parts.problems[-1] if parts.problems else Notice(SAY(self.language, "nothing"))
            raise BadInput(problem.message, problem.hint)
        yield from parts.problems
        past = PastConversation(store, conversation, turn)
        running = Running(self.given, self.recorder, past, parts, self.language, self.cancelled, text, own_words=text)
        if self.earlier is not None and self.earlier.heard:
            running.heard = True
            store.turns.hear(conversation, turn, text)
            # What a file says is not told apart from what was typed with it. The microphone's sounds have no path.
            if self.repeated and any(sound.path for sound in self.earlier.audio):
                running.own_words = ""
        if parts.audio and not running.heard and not self._takes_audio(running):
            yield from self._listened(running)
            if not running.text:
                yield Notice(SAY(running.language, "no_speech"))
                return
        yield from Stepping(self.shared).run(running)
        if parts.documents and not running.read:
            names = in_language(listed(safe_line(each.name) for each in parts.documents), running.language)
            yield Notice(SAY(running.language, "unread", names=names), level="warning")

    def _numbered(self) -> Parts:
        """What was given, its pictures with their permanent numbers; of a turn that is stopped, what was copied."""
        kept = self.shared.store.pictures
        parts = Parts()
        if self.earlier is not None:
            conversation = self.recorder.conversation
            with self.shared.pictures.recording():
                if self._over():
                    return parts
                # It may have been deleted since, with bytes that only it had.
                earlier = self.shared.store.turns.get(conversation, self.earlier.number)
                parts = self._noted(parts.joined(kept.all(conversation), earlier))
        for attachment in self.given.attachments:
            # Between two of them others may delete: a large file is copied and decoded for seconds.
            with self.shared.pictures.recording():
                if self._over():
                    break
                parts = self._noted(parts.and_also(sorted_parts((attachment,), self.shared.pictures)))
        return parts

    def _noted(self, parts: Parts) -> Parts:
        """The parts with the numbers of their pictures, as the conversation has them from now on."""
        conversation, turn = self.recorder.conversation, self.recorder.turn
        kept = self.shared.store.pictures
        numbered = kept.number(conversation, turn, parts.pictures)
        parts = replace(parts, pictures=tuple({picture.number: picture for picture in numbered}.values()))
        kept.attach(conversation, turn, [*parts.pictures, *parts.audio, *parts.documents], parts.folders)
        return parts

    def _takes_audio(self, running: Running) -> bool:
        """Whether the request itself is about the sound, so that it is not first turned into words."""
        name = running.given.action or ""
        if not name and running.text:
            name = self.shared.router().route(running.asked(self.shared.store, running.text, first=True)).action
        action = self.shared.registry.actions.get(name)
        return action is not None and action[1].accepts == "audio"

    def _listened(self, running: Running) -> Iterator[Event | Tick]:
        """Turns the sounds into words, which join the text of the turn."""
        reader = self.shared.performer.reader()
        if reader is None:
            raise BadInput(
                SAY(running.language, "no_reader"),
                Bilingual("See: assistant plugins list.", "见：assistant plugins list。"),
            )
        for sound in running.parts.audio:
            for event in self.shared.performer.read(reader, sound, running.conversation, running.cancelled):
                if isinstance(event, Transcript):
                    filled = with_heard(running.text, event.text, running.language)
                    joined = f"{running.text} {event.text.strip()}".strip()
                    running.text = filled if filled != running.text else joined
                    if not sound.path:
                        running.own_words = f"{running.own_words} {event.text.strip()}".strip()
                yield event
        running.heard = True
        if running.text:
            running.language = running.given.language or language_of(without_files(running.text), running.language)
            self.shared.store.turns.hear(running.recorder.conversation, running.recorder.turn, running.text)
