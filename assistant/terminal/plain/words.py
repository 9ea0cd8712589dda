"""Events and pictures as lines to read or to hear. Writes to standard output; asks nothing."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from assistant.api.events import (
    Event,
    Failed,
    Hits,
    Labels,
    Notice,
    PicturesShown,
    Progress,
    Routed,
    TextDelta,
    Transcript,
    TurnEnded,
    TurnStarted,
)
from assistant.api.language import Language, Phrases, in_a_row, language_of
from assistant.api.parts import Label, Picture
from assistant.api.safe_text import safe, safe_line
from assistant.terminal.amount import amount
from assistant.terminal.described import described, hit_line
from assistant.terminal.plain.begun import line_is_begun
from assistant.terminal.shell import here
from assistant.terminal.unmarked import Unmarked

SAY = Phrases(
    greeting=(
        "Type a question, or the path of a picture. /help lists commands, Ctrl+C stops an answer, Ctrl+D leaves.",
        "请输入问题或图片路径。/help 列出命令，Ctrl+C 停止回答，Ctrl+D 退出。",
    ),
    leave=("Ctrl+D or /quit leaves.", "Ctrl+D 或 /quit 退出。"),
    leaving=(
        "This comes to its end first; Ctrl+D again, or Ctrl+C, stops it and leaves.",
        "先完成当前任务再退出；再按一次 Ctrl+D 或按 Ctrl+C，则停止并退出。",
    ),
    cancelled=("Stopped.", "已停止。"),
    no_speech=("No speech was heard.", "没有听到说话声。"),
    heard=("Heard: {text}", "听到：{text}"),
    label=("{label}: {score:.0%}", "{label}：{score:.0%}"),
    waits=("That waits until this is done; /stop ends this.", "当前任务完成后再处理；/stop 停止当前任务。"),
    progress=("{task}: {done} of {total}{unit}", "{task}：{done}/{total}{unit}"),
    begun=("{task}: {done}{unit} so far", "{task}：已完成 {done}{unit}"),
    rate=("{line}, {rate} a second, {minutes}:{seconds:02d} left", "{line}，每秒 {rate}，还需 {minutes}:{seconds:02d}"),
)
_STEPS = 4
"""Progress is told by quarters: a line for every step of a long run would drown everything else."""
_FEW, _UNLIKELY = 8, 0.005
"""How many labels are told however unlikely they are; the score that is said as nought."""


class Words:
    """Says what a turn says, a line each. Text of the answer is written as it comes."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language
        self._in_text = False
        self._begins = True
        """Text that comes now stands behind no other text, from which blank lines would set it apart."""
        self._unmarked = Unmarked()
        self._text = ""
        """What the answer has said since the labels came."""
        self._labels: Sequence[Label] = ()
        self._told: dict[str, int] = {}
        self._asked_in: Language = language
        """The language of the running turn: its work is named in it, whatever the chat speaks."""

    def show(self, event: Event) -> None:
        """One event of the running turn."""
        if isinstance(event, TextDelta):
            self._write(self._unmarked.feed(event.text))
            return
        if isinstance(event, Routed):
            return
        self._end_line()
        match event:
            case TurnStarted():
                self._asked_in = language_of(event.text, self._language)
                self._pictures(event.pictures)
            case PicturesShown():
                self._pictures(event.pictures)
            case Transcript():
                say(SAY(self._language, "heard", text=event.text) if event.text else SAY(self._language, "no_speech"))
            case Hits():
                for hit in event.hits:
                    say(hit_line(hit, self._language))
            case Labels():
                self._rest_of_labels()
                self._text, self._labels = "", likely(event.labels)
            case Notice() | Failed():
                say(here(in_a_row(event.message, event.hint)))
            case Progress():
                self._progress(event)
            case TurnEnded():
                self.end()
                if event.status == "cancelled":
                    say(SAY(self._language, "cancelled"))

    def end(self) -> None:
        """Nothing more comes of this turn."""
        self._end_line()
        self._rest_of_labels()
        self._told.clear()
        self._asked_in = self._language

    def _end_line(self) -> None:
        """What comes next begins a line of its own."""
        self._write(self._unmarked.end())
        if self._in_text:
            self._in_text = False
            sys.stdout.write(_own_line() or "\n")
            sys.stdout.flush()
        self._begins = True

    def _write(self, text: str) -> None:
        if self._begins:
            text = text.lstrip("\n")
        if text:
            self._begins = False
            sys.stdout.write(_own_line() + safe(text))
            sys.stdout.flush()
            self._in_text = not text.endswith("\n")
            self._text += text

    def _rest_of_labels(self) -> None:
        """Those that the answer did not name itself."""
        for label in self._labels:
            if label.label not in self._text:
                say(SAY(self._language, "label", label=safe_line(label.label), score=label.score))
        self._labels = ()

    def _progress(self, event: Progress) -> None:
        if event.total <= 1:
            return
        step = int(min(1.0, event.done / event.total) * _STEPS)
        if step > self._told.get(event.task, 0):
            self._told[event.task] = step
            say(said_progress(event, self._asked_in))

    def _pictures(self, pictures: Sequence[Picture]) -> None:
        for picture in pictures:
            say(described(picture, self._language))


def likely(labels: Sequence[Label]) -> Sequence[Label]:
    """A few labels whole; of many, those that are worth listening to."""
    return labels if len(labels) <= _FEW else [label for label in labels[:_FEW] if label.score >= _UNLIKELY]


def said_progress(event: Progress, language: Language) -> str:
    """How far some work is, how fast and for how long still, as far as that is known; Chinese work in Chinese."""
    language = "zh" if language_of(event.task + event.unit) == "zh" else language
    said = {"task": safe_line(event.task), "unit": f" {safe_line(event.unit)}" if event.unit else ""}
    done, total = amount(event.done), amount(event.total)
    line = SAY(language, "progress" if event.total else "begun", done=done, total=total, **said)
    if not event.rate or not event.remaining_s:
        return line
    minutes, seconds = divmod(round(event.remaining_s), 60)
    return SAY(language, "rate", line=line, rate=amount(event.rate), minutes=minutes, seconds=seconds)


def say(text: str) -> None:
    """One line, or a few, that cannot drive a terminal."""
    sys.stdout.write(_own_line() + safe(text) + "\n")
    sys.stdout.flush()


def _own_line() -> str:
    """What has to come before words, so that they do not stand behind what somebody is typing."""
    return "\n" if line_is_begun() else ""
