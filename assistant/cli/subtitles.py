"""Transcripts as subtitle files: SubRip (`.srt`) and WebVTT (W3C, https://www.w3.org/TR/webvtt1/). Text only."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.api import Segment
from assistant.api.safe_text import safe_line

_SHORTEST_S = 0.5
"""A cue that ends when it begins would never be shown."""


def srt(segments: Iterable[Segment]) -> str:
    """Numbered cues, times as `00:01:02,500`."""
    return "".join(f"{number}\n{cue}\n" for number, cue in enumerate(_cues(segments, ","), 1))


def vtt(segments: Iterable[Segment]) -> str:
    """Cues under the header that the format demands, times as `00:01:02.500`."""
    return "WEBVTT\n\n" + "".join(f"{cue}\n" for cue in _cues(segments, "."))


def _cues(segments: Iterable[Segment], point: str) -> Iterable[str]:
    for segment in segments:
        # "-->" in what was said would be read as a line of times, "<" as markup.
        text = safe_line(segment.text.strip()).replace("-->", "→").replace("<", "‹")
        end = max(segment.end, segment.start + _SHORTEST_S)
        yield f"{_clock(segment.start, point)} --> {_clock(end, point)}\n{text}\n"


def _clock(seconds: float, point: str) -> str:
    whole, thousandths = divmod(round(max(0.0, seconds) * 1000), 1000)
    minutes, rest = divmod(whole, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}{point}{thousandths:03}"
