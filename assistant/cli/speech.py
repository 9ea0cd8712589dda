"""`assistant transcribe` and `assistant listen`: sound files and the microphone to text."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.api import Segment
from assistant.api.errors import AssistantError, BadArgument
from assistant.api.events import Transcript
from assistant.api.language import Bilingual, in_language, plural
from assistant.api.safe_text import safe_line
from assistant.cli import output
from assistant.cli.border import complain
from assistant.cli.piped import ROOM, readable
from assistant.cli.state import host, options, replace_lost
from assistant.cli.state import language as in_use
from assistant.cli.words import Json, both, chinese
from assistant.media.limits import SOUND_BYTES
from assistant.refusals import why

if TYPE_CHECKING:
    from assistant.host.client import HostClient

_UNPLUGGED = Bilingual(
    "Plug it in again, or choose another with --microphone.", "请重新接上，或用 --microphone 另选一个。"
)
_SILENCE = Bilingual("no speech heard", "没有听到说话声")

Spoken = Annotated[
    str, typer.Option(help=both("Language of the speech; empty detects it.", "说话的语言；不填则自动识别。"))
]


@chinese("把声音文件里的话写成文字。")
def transcribe(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILES", help=both('Sound files; "-": from standard input.', '声音文件；"-" 从标准输入读取。')
        ),
    ],
    language: Spoken = "",
    json: Json = False,
    srt: Annotated[
        bool, typer.Option("--srt", help=both("Answer as SubRip subtitles.", "以 SubRip 字幕输出。"))
    ] = False,
    vtt: Annotated[
        bool, typer.Option("--vtt", help=both("Answer as WebVTT subtitles.", "以 WebVTT 字幕输出。"))
    ] = False,
) -> None:
    """Write down what is said in sound files."""
    if json + srt + vtt > 1:
        raise typer.BadParameter(
            Bilingual("Choose one: --json, --srt or --vtt.", "--json、--srt 和 --vtt 只能选一个。")
        )
    if srt + vtt and len(files) > 1:
        raise typer.BadParameter(
            Bilingual(
                "Subtitles are written of one file at a time: assistant transcribe FILE --srt > FILE.srt",
                "字幕一次一个文件：assistant transcribe 文件 --srt > 文件.srt",
            )
        )
    write = _printer(json=json, srt=srt, vtt=vtt)
    failed = 0
    with host() as client:
        for file in files:
            try:
                with readable(file, SOUND_BYTES) as path:
                    write(str(file), _heard(client, path, language))
            except BadArgument:
                raise
            except AssistantError as error:
                failed += 1
                _say_error(str(file), error.said(in_use()), json=json)
                replace_lost(error)
    if failed:
        raise AssistantError(
            Bilingual(
                f"{failed} of {len(files)} {plural(len(files), 'file', 'files')} could not be transcribed.",
                f"{len(files)} 个文件中有 {failed} 个无法转写。",
            )
        )


@chinese("把您对麦克风说的话写成文字，停下不说或按回车即结束。")
def listen(
    language: Spoken = "",
    microphone: Annotated[
        str,
        typer.Option(help=both("Part of a device's name; else the setting's.", "设备名称的一部分；不填则用设置里的。")),
    ] = "",
    json: Json = False,
) -> None:
    """Write down what you say into the microphone, until you fall silent or press Enter."""
    from assistant.cli.listening import recorded
    from assistant.settings import settings
    from assistant.terminal.connection import Connection
    from assistant.terminal.language import SAY
    from assistant.terminal.voice.devices import lack

    if error := lack():
        raise error
    usual = settings().microphone

    def gone() -> None:
        complain(SAY(in_use(), "microphone_gone", name=safe_line(usual), key="assistant listen --microphone"))

    with host() as client:
        spoken = recorded(microphone or usual, Connection(options()), None if microphone else gone)
        heard = _spoken_in(client, spoken.sound, language) if spoken.sound else []
        if _text(heard) or (json and not spoken.broken):
            _printer(json=json)("", heard)
    if spoken.broken:
        raise AssistantError(spoken.cut, _UNPLUGGED)
    if spoken.cut:
        complain(spoken.cut)
    elif not _text(heard):
        complain(_SILENCE)


def _spoken_in(client: HostClient, sound: bytes, language: str) -> list[Transcript]:
    """The words of a recording; in the language that is heard in it if the given one is none: it was spoken already."""
    try:
        return _heard_of(client, sound, language)
    except BadArgument as error:
        if not language:
            raise
        complain(error.said(in_use()))
        return _heard_of(client, sound, "")


def _heard_of(client: HostClient, sound: bytes, language: str) -> list[Transcript]:
    """The words of a recording. Raises AssistantError where it cannot be put into a file."""
    with ExitStack() as kept:
        try:
            file = kept.enter_context(tempfile.NamedTemporaryFile(suffix=".wav"))
            file.write(sound)
            file.flush()
        except OSError as error:
            reason = why(error)
            raise AssistantError(
                Bilingual(f"The recording cannot be kept: {reason}.", f"录音无法保存：{reason.chinese}。"),
                ROOM,
            ) from None
        return _heard(client, file.name, language)


def _heard(client: HostClient, path: str, language: str) -> list[Transcript]:
    arguments = {"language": language} if language else {}
    with output.beside(client.act("transcribe", "", [path], arguments)) as events:
        return [event for event in events if isinstance(event, Transcript)]


def _printer(*, json: bool = False, srt: bool = False, vtt: bool = False) -> Callable[[str, list[Transcript]], None]:
    from assistant.cli import subtitles

    if json:
        return _say_json
    if srt:
        return lambda _, heard: output.say(subtitles.srt(_segments(heard)))
    if vtt:
        return lambda _, heard: output.say(subtitles.vtt(_segments(heard)))
    silence = in_language(_SILENCE, in_use())
    return lambda path, heard: output.say((f"{output.shown_path(path)}: " if path else "") + (_text(heard) or silence))


def _say_json(path: str, heard: list[Transcript]) -> None:
    text = _text(heard)
    output.say_json(
        {
            "path": path,
            "text": text,
            "language": heard[0].language if heard else "",
            "no_speech": not text,
            "segments": [asdict(segment) for segment in _segments(heard)],
        }
    )


def _text(heard: list[Transcript]) -> str:
    return " ".join(each.text for each in heard if each.text)


def _segments(heard: list[Transcript]) -> list[Segment]:
    return [segment for each in heard for segment in each.segments]


def _say_error(path: str, error: str, *, json: bool) -> None:
    if json:
        output.say_json({"path": path, "error": error})
    else:
        complain(f"{output.shown_path(path)}: {error}")


COMMANDS = {"transcribe": transcribe, "listen": listen}
