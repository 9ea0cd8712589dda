"""Phrases in both languages, and sentences that carry both until it is known who reads them."""

from __future__ import annotations

import copy
import json
import pickle

from assistant.api import Notice, Phrases
from assistant.api.events import to_json
from assistant.api.language import Bilingual, in_a_row, in_language, plural

SAY = Phrases(kind=("{name} is {what}.", "{name} 是{what}。"), count=("{n:.1f} pictures", "{n:.1f} 张图片"))
FOLDER = Bilingual("a folder", "文件夹")


def test_a_phrase_in_both_languages_has_its_values_in_both() -> None:
    said = SAY.both("kind", name="x.png", what=FOLDER)
    assert said == "x.png is a folder."
    assert in_language(said, "zh") == "x.png 是文件夹。"
    assert type(in_language(said, "en")) is str
    assert in_language(SAY.both("count", n=2), "zh") == "2.0 张图片"


def test_a_text_without_a_translation_stays_as_it_is() -> None:
    assert in_language("plain", "zh") == "plain"


def test_both_languages_survive_copies_and_json_gets_the_english() -> None:
    for other in (copy.deepcopy(FOLDER), pickle.loads(pickle.dumps(FOLDER))):
        assert (other, in_language(other, "zh")) == ("a folder", "文件夹")
    assert json.dumps(to_json(Notice(FOLDER))).startswith('{"kind": "notice", "message": "a folder"')


def test_a_word_goes_with_its_count_in_english() -> None:
    say = Phrases(found=("{n} {n:picture|pictures}, {n:>3}", "{n} 张图片"))
    assert [say("en", "found", n=n) for n in (0, 1, 2)] == ["0 pictures,   0", "1 picture,   1", "2 pictures,   2"]
    assert in_language(say.both("found", n=1), "zh") == "1 张图片"
    assert [plural(n, "file", "files") for n in (0, 1, 2)] == ["files", "file", "files"]


def test_sentences_in_a_row_have_a_stop_between_them() -> None:
    assert in_a_row("none of 'a', 'b'", "See: x --help") == "none of 'a', 'b'. See: x --help"
    assert in_a_row("It is full.", "", "Free some space.") == "It is full. Free some space."
    assert in_a_row("不能小于 1", "见：x --help") == "不能小于 1。见：x --help"
    assert in_a_row("没有。", "请重试。") == "没有。请重试。"
    assert in_a_row("alone") == "alone"
