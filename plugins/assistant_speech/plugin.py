"""The speech plugin: reads spoken turns before they are routed, and transcribes files."""

from __future__ import annotations

from assistant.api import Action, Plugin
from assistant_speech.examples import COUNTER_EXAMPLES, EXAMPLES

TRANSCRIBE = Action(
    name="transcribe",
    summary="write down what is said in a recording, with times",
    examples=EXAMPLES,
    accepts="audio",
    needs_parts=True,
    capabilities=("transcription",),
    counter_examples=COUNTER_EXAMPLES,
)


class SpeechPlugin(Plugin):
    name = "assistant_speech"
    title = "Speech"
    summary = "Turns speech into text: spoken turns and sound files."
    actions = (TRANSCRIBE,)
    reads_audio = True
