"""Subtitle files: times, numbering, and text that could be read as something else."""

from __future__ import annotations

from assistant.api import Segment
from assistant.cli.subtitles import srt, vtt

SEGMENTS = [Segment(0.0, 2.25, " find a red star "), Segment(3661.9996, 3661.9996, "a --> b\n<i>\x1b[31m")]


def test_srt() -> None:
    assert srt(SEGMENTS) == (
        "1\n00:00:00,000 --> 00:00:02,250\nfind a red star\n\n"
        "2\n01:01:02,000 --> 01:01:02,500\na → b\\n‹i>\\x1b[31m\n\n"
    )


def test_vtt() -> None:
    lines = vtt(SEGMENTS).splitlines()
    assert lines[:3] == ["WEBVTT", "", "00:00:00.000 --> 00:00:02.250"]
    assert lines[-2] == "a → b\\n‹i>\\x1b[31m"


def test_nothing_was_said() -> None:
    assert srt([]) == ""
    assert vtt([]) == "WEBVTT\n\n"
