"""Odd and hostile sounds through the decoder and the pocket model: the right words, none, or one clear sentence."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile
import soxr

from assistant.api import Audio, BadInput
from assistant.engine import Engine, EngineSettings, Job, ModelFolders
from assistant.media.decoder import Decoder
from tests.needed import need
from tests.unit.media import odd_sounds
from tests.unit.media.odd_sounds import RATE, Odd, Samples, saved

pytestmark = pytest.mark.timeout(600)

SAID = "describe the second one"


class Listener:
    """A local address that remembers whether anybody called."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"
        self.calls = 0
        threading.Thread(target=self._answer, daemon=True).start()

    def _answer(self) -> None:
        while True:
            try:
                self._server.accept()[0].close()
            except OSError:
                return
            self.calls += 1

    def close(self) -> None:
        self._server.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    file = tmp_path_factory.mktemp("voice") / "said.wav"
    need("espeak-ng")
    subprocess.run(["espeak-ng", "-v", "en-us+f2", "-s", "150", "-w", str(file), SAID], check=True)
    samples, rate = soundfile.read(file, dtype="float32")
    spoken: Samples = soxr.resample(samples, rate, RATE).astype(np.float32)
    return np.concatenate([np.zeros(RATE // 5, np.float32), spoken, np.zeros(RATE // 5, np.float32)])


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    home = tmp_path_factory.mktemp("home")
    folders = ModelFolders(ModelFolders.default().pocket, home / "models", home / "hub", home / "whisper")
    decoder = Decoder(1)
    engine = Engine(EngineSettings(profile="pocket", device="cpu"), decoder, folders)
    yield engine
    engine.close()
    decoder.close()


def heard(engine: Engine, path: str) -> str:
    """The words in a file. Whatever is heard must have times inside the sound, in order."""
    words, last = [], 0.0
    for step in engine.capability("transcription", Job()).transcribe(Audio("", path, path)):
        for segment in step.segments:
            assert last <= segment.start < segment.end <= step.done_s + 0.1
            last = segment.start
            words.append(segment.text)
    return " ".join(words)


def test_there_are_enough_of_each_outcome(speech: Samples) -> None:
    files = [file for name in odd_sounds.CLASSES for file in odd_sounds.every(name, speech)]
    assert len(files) == len({file.name for file in files}) >= 90
    assert min(Counter(file.outcome for file in files).values()) >= 8


@pytest.mark.parametrize("name", odd_sounds.CLASSES)
def test_every_odd_file(engine: Engine, speech: Samples, tmp_path: Path, listener: Listener, name: str) -> None:
    wrong = {}
    for file in odd_sounds.every(name, speech):
        path = tmp_path / file.name
        path.write_bytes(file.data.replace(b"{here}", listener.address.encode()))
        if problem := judged(engine, str(path), file):
            wrong[file.name] = problem
    assert not wrong
    assert not listener.calls
    assert not (tmp_path / "owned").exists()


def judged(engine: Engine, path: str, file: Odd) -> str:
    """What is wrong with what became of a file; empty if nothing."""
    try:
        text = heard(engine, path)
    except BadInput as error:
        clear = file.name in error.message and len(error.message) < 200 and error.hint and error.message.isprintable()
        return "" if file.outcome in {"bad", "either"} and clear else f"refused: {error.message} {error.hint}"
    expected = {"speech": text == SAID, "nothing": not text, "bad": False, "either": True}
    return "" if expected[file.outcome] else f"heard: {text!r}"


@pytest.mark.parametrize(
    "name",
    [
        b"-i.wav", b"-", b"--help.wav", b"pipe:0", b"concat:a.wav|b.wav", b"file:x.wav", b"data:,a.wav", b"%03d.wav",
        b"new\nline.wav", b"escape\x1b[2J.wav", b"undecodable\xff\xfe.wav", b"quote'\"$(id).wav",
        b"subfile,,start,0.wav",
    ],
)  # fmt: skip
def test_a_name_is_only_a_name(
    engine: Engine, speech: Samples, tmp_path: Path, name: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    # The second is read by ffmpeg alone, where it is installed.
    for data in (
        saved(speech),
        *(file.data for file in odd_sounds.every("through_ffmpeg", speech) if "mka" in file.name),
    ):
        Path(os.fsdecode(name)).write_bytes(data)
        assert heard(engine, os.fsdecode(name)) == SAID


def test_addresses_are_not_visited(engine: Engine, listener: Listener) -> None:
    for path in (f"http://{listener.address}/a.wav", f"tcp://{listener.address}", f"rtsp://{listener.address}/a"):
        with pytest.raises(BadInput, match=r"There is no file|nothing is ever fetched"):
            heard(engine, path)
    assert not listener.calls


def test_what_is_no_regular_file(engine: Engine, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.wav")
    (tmp_path / "device.wav").symlink_to("/dev/zero")
    (tmp_path / "loop.wav").symlink_to("loop.wav")
    (tmp_path / "folder.wav").mkdir()
    for name in ("fifo.wav", "device.wav", "loop.wav", "folder.wav", "missing.wav"):
        with pytest.raises(BadInput, match=name):
            heard(engine, str(tmp_path / name))


def test_ten_minutes_are_streamed(engine: Engine, speech: Samples, tmp_path: Path) -> None:
    heard(engine, write(tmp_path / "warm.wav", speech))
    path = tmp_path / "long.wav"
    with soundfile.SoundFile(path, "w", 48_000, 2, "PCM_24") as file:
        loud = soxr.resample(speech, RATE, 48_000)
        for second in range(0, 600, 10):
            block = np.zeros((480_000, 2), np.float32)
            if second % 200 == 100:
                block[96_000 : 96_000 + len(loud)] = loud[:, None]
            file.write(block)
    here = psutil.Process()
    before, most, starts = here.memory_info().rss, 0, []
    for step in engine.capability("transcription", Job()).transcribe(Audio("", str(path), str(path))):
        most = max(most, here.memory_info().rss)
        starts += [segment.start for segment in step.segments]
        assert all(segment.text == SAID for segment in step.segments)
        assert step.total_s == pytest.approx(600, abs=0.1)
    assert starts == pytest.approx([102.2, 302.2, 502.2], abs=0.3)
    assert most - before < 100e6


def write(path: Path, samples: Samples) -> str:
    path.write_bytes(saved(samples))
    return str(path)
