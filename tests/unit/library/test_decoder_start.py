"""A decoder child under limits from outside: it takes the tighter ones; where it cannot start no file is to blame."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from assistant import children
from assistant.api import Query
from assistant.media import child, limits, sound
from assistant.media.decoder import Decoder
from assistant.media.refusals import DecoderProblem
from tests.unit.library.colours import ColourEmbedder
from tests.unit.library.conftest import Shelf

Allow = Callable[[int], Decoder]


@pytest.fixture
def allow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Allow]:
    """A decoder whose children may have so many kilobytes of address space, as the shell limits them."""
    made: list[Decoder] = []

    def limited(kilobytes: int) -> Decoder:
        def command(module: str, *arguments: str) -> list[str]:
            shell = f'ulimit -v {kilobytes} && exec "$@"'
            return ["bash", "-c", shell, "bash", *children.command(module, *arguments)]

        for module in (child, sound):
            monkeypatch.setattr(module, "command", command)
        made.append(Decoder(1))
        return made[-1]

    yield limited
    for decoder in made:
        decoder.close()


def test_a_tighter_limit_from_outside_is_kept(allow: Allow, tmp_path: Path) -> None:
    Image.new("RGB", (60, 40), "red").save(tmp_path / "a.png")
    soundfile.write(tmp_path / "a.wav", np.full(1600, 0.5, np.float32), 16_000)
    decoder = allow(1_400_000)
    assert decoder.inspect(str(tmp_path / "a.png")).width == 60
    assert len(np.concatenate(list(decoder.sound(str(tmp_path / "a.wav"))))) == 1600


def test_a_system_that_refuses_limits_is_gone_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(what: int, most: tuple[int, int]) -> None:
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    limits.confine()


def test_a_decoder_that_cannot_start_costs_no_picture(
    allow: Allow, tmp_path: Path, shelf: Shelf, embedder: ColourEmbedder
) -> None:
    for number, name in enumerate(("a.png", "b.png")):
        shelf.put(name, "white", "red", number)
    assert shelf.index().added == 2
    shelf.library.close()
    for number, name in enumerate(("a.png", "b.png", "c.png")):
        shelf.put(name, "white", "green", number)
    hindered = Shelf(tmp_path, allow(50_000), embedder, 10**9)
    with pytest.raises(DecoderProblem, match=r"cannot start\. Free some memory") as problem:
        hindered.index()
    assert "无法启动" in problem.value.said("zh")
    assert "a.png" not in str(problem.value)
    assert (hindered.library.status().pictures, hindered.library.state()["failures"]) == (2, 0)
    assert len(hindered.search(Query(("red",))).hits) == 2
    hindered.library.close()


def test_a_sound_is_not_to_blame_either(allow: Allow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soundfile.write(tmp_path / "a.flac", np.full(1600, 0.5, np.float32), 16_000)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "soundfile.py").write_text("raise OSError('sndfile library not found')")
    monkeypatch.syspath_prepend(broken)
    with pytest.raises(DecoderProblem):
        list(allow(1_400_000).sound(str(tmp_path / "a.flac")))
