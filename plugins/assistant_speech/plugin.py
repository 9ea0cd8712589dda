"""The speech plugin: reads spoken turns before they are routed, and transcribes files.

Whether a window holds speech at all is decided by the transcription family of the engine, which has the model's own
measures; here its segments are only put together.

What the router learns from: `examples/`, how people ask for the words of a sound, then what is said in passing
(fragments, hints, half sentences); `counter_examples/`, the same words for something else, mostly talk; and
`utterances/`, what people say who want the words of a recording, one block an author.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import PurePath

from assistant.api import (
    Action,
    Argument,
    Audio,
    BadInput,
    Bilingual,
    Context,
    Phrases,
    Plugin,
    PluginEvent,
    Progress,
    Request,
    Segment,
    TextDelta,
    Transcript,
    apart,
    lines_by_language,
)
from assistant_speech.languages import checked, usual
from assistant_speech.names import prompt

LONG_S = 30.0
"""Seconds from which a transcript is shown with times: one window of Whisper."""
UNSPACED = frozenset({"zh", "ja", "yue", "th", "lo", "my", "km"})
"""Languages that are written without spaces between words."""

TRANSCRIBE = Action(
    name="transcribe",
    summary=Bilingual("write down what is said in a recording, with times", "把录音里的话写成文字，并标出时间"),
    examples=lines_by_language("assistant_speech", "examples"),
    utterances=lines_by_language("assistant_speech", "utterances"),
    arguments=(
        Argument(
            "language",
            "text",
            Bilingual(
                "the language spoken, such as en or zh; empty to detect it", "说话的语言，如 en 或 zh；不填则自动识别"
            ),
            default="",
        ),
    ),
    accepts="audio",
    needs_parts=True,
    capabilities=("transcription",),
    counter_examples=lines_by_language("assistant_speech", "counter_examples"),
)

SAY = Phrases(
    no_sound=("There is no recording to write down.", "没有可以转写的录音。"),
    give=(
        "Drop a sound file into the chat, or hold the voice key and speak.",
        "把音频文件拖进来，或者按住语音键说话。",
    ),
    silence=("No speech was heard in {name}.", "在 {name} 里没有听到说话声。"),
    recording=("the recording", "录音"),
)


class SpeechPlugin(Plugin):
    name = "assistant_speech"
    title = Bilingual("Speech", "语音")
    summary = Bilingual("Turns speech into text: spoken turns and sound files.", "把语音变成文字：说的话和声音文件。")
    actions = (TRANSCRIBE,)
    options = (
        Argument(
            "language",
            "text",
            Bilingual(
                "the language you speak, such as en or zh; empty to detect it",
                "您说的语言，如 en 或 zh；不填则自动识别",
            ),
            default="",
        ),
        Argument(
            "words",
            "text",
            Bilingual(
                "names and unusual words you use, to help with their spelling", "您常用的名字和生僻词，帮助正确拼写"
            ),
            default="",
        ),
    )
    reads_audio = True

    def read(self, audio: Audio, context: Context) -> Iterator[PluginEvent]:
        """Progress while listening, then one Transcript."""
        yield (yield from _hear(audio, context, usual(context.options["language"])))

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        """A Transcript and its text for each sound. One that cannot be read does not keep the others from theirs."""
        spoken = checked(request.arguments["language"]) or usual(context.options["language"])
        if not request.audio:
            raise BadInput(SAY(request.language, "no_sound"), SAY(request.language, "give"))

        def name(audio: Audio) -> str:
            return PurePath(audio.path).name or SAY(request.language, "recording")

        def about(_: int, audio: Audio) -> Iterator[PluginEvent]:
            transcript = yield from _hear(audio, context, spoken)
            yield transcript
            yield TextDelta(as_text(transcript) or SAY(request.language, "silence", name=name(audio)))

        failures = yield from apart(request.audio, about, name)
        if len(failures) == len(request.audio):
            raise failures[0]


def as_text(transcript: Transcript) -> str:
    """The words; with the time of each segment on a line of its own if the sound is long."""
    if not transcript.segments or transcript.segments[-1].end < LONG_S:
        return transcript.text
    return "\n\n".join(f"`{_clock(segment.start)}` {segment.text.strip()}" for segment in transcript.segments)


def _hear(audio: Audio, context: Context, spoken: str) -> Generator[PluginEvent, None, Transcript]:
    """Streams progress through one sound and returns what was heard. `spoken` is a language code, or empty."""
    segments: list[Segment] = []
    language = ""
    model = context.transcription()
    task = PurePath(audio.path).name or Bilingual("listening", "正在听")
    for heard in model.transcribe(audio, spoken, prompt(context.conversation, context.options["words"])):
        segments += [segment for segment in heard.segments if segment.text.strip()]
        language = heard.language or language
        yield Progress(task, heard.done_s, heard.total_s, "s")
    between = "" if language in UNSPACED else " "
    text = between.join(segment.text.strip() for segment in segments)
    return Transcript(text, language, not text, tuple(segments), audio.path)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
