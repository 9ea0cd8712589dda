"""`assistant chat` and `assistant ask`: the conversation, opened or one turn at a time."""

from __future__ import annotations

import sys
import uuid
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.api.errors import BadInput
from assistant.api.language import Bilingual
from assistant.cli import output
from assistant.cli.border import complain
from assistant.cli.earlier import last, whole_id, whole_id_for_chat
from assistant.cli.opening import must_exist, open_chat
from assistant.cli.state import host, language
from assistant.cli.words import Json, both, chinese

if TYPE_CHECKING:
    from assistant.host.client import HostClient
    from assistant.host.protocol import TurnRequest

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILES", help=both("Pictures, sounds or text files.", "图片、声音或文本文件。"), show_default=False
    ),
]


@chinese("打开聊天界面。")
def chat(
    files: Files = None,
    conversation: Annotated[
        str | None, typer.Option(help=both("Go on with an earlier conversation.", "继续之前的对话。"))
    ] = None,
    plain: Annotated[
        bool,
        typer.Option(
            "--plain", help=both("Lines only: for screen readers and pipes.", "只输出文字行：供读屏软件和管道使用。")
        ),
    ] = False,
    speak: Annotated[bool, typer.Option("--speak", help=both("Read answers aloud.", "朗读回答。"))] = False,
) -> None:
    """Open the chat."""
    open_chat(files or [], conversation and whole_id_for_chat(conversation), plain=plain, speak=speak)


@chinese("提一个问题，可附上图片、声音或文本文件。")
def ask(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help=both('What you want; "-" reads it from standard input.', '想问什么；"-" 从标准输入读取。'),
        ),
    ],
    files: Files = None,
    conversation: Annotated[
        str, typer.Option(help=both("Go on with an earlier conversation.", "继续之前的对话。"))
    ] = "",
    go_on: Annotated[
        bool,
        typer.Option(
            "--continue",
            "-c",
            help=both("Go on with the last one, of a shell or a chat.", "继续最近的对话，无论在命令行还是聊天中。"),
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Ask once, with pictures, sounds or text files if you like."""
    from assistant.cli.beside_question import piped
    from assistant.host.protocol import TurnRequest, files_of
    from assistant.terminal.drop import sent

    if go_on and conversation:
        raise typer.BadParameter(
            Bilingual("Choose one: --continue or --conversation.", "--continue 和 --conversation 只能选一个。")
        )
    words = sys.stdin.read() if text == "-" else text
    names = [str(file) for file in files or []]
    must_exist(names)
    if text != "-":
        found = sent(words, str(Path.cwd()), language())
        if found.problem:
            raise BadInput(found.problem)
        words, names = found.text, [*names, *found.paths, *found.folders]
    beside = piped() if text != "-" else None
    given = (*files_of(names), *([beside] if beside else []))
    request = TurnRequest(words, conversation, given, request=uuid.uuid4().hex, single=True)
    answer = Answer(quiet=json)
    try:
        _answered(request, answer, go_on=go_on)
    finally:
        if json and answer.status:
            output.say_json(answer.values)


def _answered(request: TurnRequest, answer: Answer, *, go_on: bool) -> None:
    """`go_on` with the last conversation, else with the one that the request names, if it names one."""
    with host() as client:
        conversation = last(client) if go_on else whole_id(client, request.conversation)
        _take(client, replace(request, conversation=conversation), answer)


def _take(client: HostClient, request: TurnRequest, answer: Answer) -> None:
    with output.beside(client.turn(request)) as events:
        for notice in client.get("/status")["absent"]:
            complain(notice["message"], notice["hint"])
        try:
            for event in events:
                answer.take(event)
        except KeyboardInterrupt:
            client.cancel(request=request.request)
            output.tell_left_behind(client)
            raise


class Answer:
    """Collects a turn's events into the values of `--json`, printing text as it comes unless `quiet`."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._begun = True
        """Whether what is printed next stands at the beginning of a line."""
        self.status = ""
        self.values: dict[str, Any] = {
            "conversation": "",
            "turn": 0,
            "route": {},
            "text": "",
            "pictures": [],
            "labels": [],
            "none_of_these": [],
            "models": {},
            "timing": {},
        }

    def take(self, event: Any) -> None:
        """One event of the turn."""
        values = self.values
        match event.kind:
            case "started":
                values["conversation"], values["turn"] = event.conversation, event.turn
                self._pictures([(picture, None) for picture in event.pictures])
            case "route":
                if event.step > 1:
                    self._line("\n")
                values["route"] = {name: getattr(event, name) for name in ("plugin", "action", "score", "reason")}
            case "text":
                values["text"] += event.text
                self._say(event.text)
            case "transcript":
                self._line(f"> {event.text}\n\n")
            case "pictures":
                self._pictures([(picture, None) for picture in event.pictures])
                for picture in event.pictures:
                    place = (
                        output.shown_path(picture.stored)
                        if picture.origin == "drawn"
                        else output.shown_picture(picture)
                    )
                    self._line(f"#{picture.number}  {place}\n")
            case "hits":
                self._pictures([(hit.picture, hit.score) for hit in event.hits])
                for hit in event.hits:
                    self._line(f"#{hit.picture.number}  {hit.score:.2f}  {output.shown_picture(hit.picture)}\n")
            case "labels":
                values["labels"] += output.labels(event)
                values["none_of_these"] += [event.picture] * event.none_of_these
                for each in event.labels:
                    self._line(f"{each.score:6.1%}  {each.label}\n")
            case "model":
                values["models"][event.capability] = event.model
            case "ended":
                self.status = event.status
                values["timing"] = {"first_token_ms": event.first_token_ms, "total_ms": event.total_ms}
                self._line()

    def _pictures(self, shown: list[tuple[Any, float | None]]) -> None:
        for picture, score in shown:
            place = picture.path or picture.stored
            entry = {"number": picture.number, "path": place, "origin": picture.origin, "score": score}
            self.values["pictures"] = [each for each in self.values["pictures"] if each["number"] != picture.number] + [
                entry
            ]

    def _line(self, text: str = "") -> None:
        """Text that begins a line of its own."""
        self._say(("" if self._begun else "\n") + text)

    def _say(self, text: str) -> None:
        self._begun = text.endswith("\n") if text else self._begun
        if not self._quiet:
            output.say_part(text)


COMMANDS = {"chat": chat, "ask": ask}
