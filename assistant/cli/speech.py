"""`assistant transcribe` and `assistant listen`: sound files and the microphone to text."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.api import Segment
from assistant.api.errors import AssistantError
from assistant.api.events import Transcript
from assistant.api.language import Bilingual
from assistant.cli import output
from assistant.cli.border import complain
from assistant.cli.state import host

if TYPE_CHECKING:
    from assistant.host.client import HostClient

Spoken = Annotated[str, typer.Option(help="Language of the speech; empty detects it.")]
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def transcribe(
    files: Annotated[list[Path], typer.Argument(help="Sound files.")],
    language: Spoken = "",
    json: Json = False,
    srt: Annotated[bool, typer.Option("--srt", help="Answer as SubRip subtitles.")] = False,
    vtt: Annotated[bool, typer.Option("--vtt", help="Answer as WebVTT subtitles.")] = False,
) -> None:
    """Write down what is said in sound files."""
    if json + srt + vtt > 1:
        raise typer.BadParameter("choose one of --json, --srt and --vtt")
    write = _printer(json=json, srt=srt, vtt=vtt)
    failed = 0
    with host() as client:
        for file in files:
            try:
                write(str(file), _heard(client, str(file), language))
            except AssistantError as error:
                failed += 1
                _say_error(str(file), str(error), json=json)
    if failed:
        raise AssistantError(
            Bilingual(
                f"{failed} of {len(files)} files could not be transcribed.",
                f"{len(files)} 个文件中有 {failed} 个无法转写。",
            )
        )


def listen(
    language: Spoken = "",
    microphone: Annotated[str, typer.Option(help="Part of a device's name; else the setting's.")] = "",
    json: Json = False,
) -> None:
    """Write down what you say into the microphone, until you fall silent."""
    from assistant.settings import settings
    from assistant.terminal.voice.devices import availability
    from assistant.terminal.voice.recorder import Recorder
    from assistant.terminal.voice.wav import encode_wav

    if problem := availability():
        raise AssistantError(problem)
    with host() as client:
        recorder = Recorder()
        recorder.start(microphone or settings().microphone or None)
        complain("Listening … stop talking to end, Ctrl+C to give up.")
        try:
            recording = recorder.wait()
        finally:
            recorder.stop()
        if recording is None or not recording.samples.size:
            _printer(json=json)("", [])
            return
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            file.write(encode_wav(recording.samples))
            file.flush()
            _printer(json=json)("", _heard(client, file.name, language))


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
    return lambda path, heard: output.say(
        (f"{output.shown_path(path)}: " if path else "") + (_text(heard) or "no speech heard")
    )


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
