"""`assistant transcribe`: sound files to text."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.api.errors import AssistantError
from assistant.api.events import Transcript
from assistant.cli import output
from assistant.cli.state import host


def transcribe(
    files: Annotated[list[Path], typer.Argument(help="Sound files.")],
    language: Annotated[str, typer.Option(help="Language of the speech; empty detects it.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Write down what is said in sound files."""
    failed = 0
    with host() as client:
        for file in files:
            try:
                with output.beside(client.act("transcribe", "", [str(file)], _arguments(language))) as events:
                    heard = [event for event in events if isinstance(event, Transcript)]
                _print(str(file), heard, json)
            except AssistantError as error:
                failed += 1
                _print_error(str(file), str(error), json)
    if failed:
        raise AssistantError(f"{failed} of {len(files)} files could not be transcribed.")


def _arguments(language: str) -> dict[str, str]:
    return {"language": language} if language else {}


def _print(path: str, heard: list[Transcript], json: bool) -> None:
    text = " ".join(each.text for each in heard if each.text)
    silent = not text
    if json:
        values = {
            "path": path,
            "text": text,
            "language": heard[0].language if heard else "",
            "no_speech": silent,
            "segments": [asdict(segment) for each in heard for segment in each.segments],
        }
        output.say_json(values)
    else:
        output.say(f"{output.shown_path(path)}: {text or 'no speech heard'}")


def _print_error(path: str, error: str, json: bool) -> None:
    if json:
        output.say_json({"path": path, "error": error})
    else:
        output.say(f"{output.shown_path(path)}: {error}")


COMMANDS = {"transcribe": transcribe}
