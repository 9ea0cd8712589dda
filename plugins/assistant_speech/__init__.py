"""Speech to text: a reader of spoken turns, and transcripts of files. The plugin class is in `plugin.py`."""

from assistant_speech.plugin import SpeechPlugin

__all__ = ["SpeechPlugin"]
