"""Recording from a real virtual microphone: silence ends it, a hand ends it, and pulling the cable loses nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.api.errors import AssistantError
from assistant.terminal.voice.devices import availability, devices
from assistant.terminal.voice.recorder import Limits, Recorder, Recording
from assistant.terminal.voice.silence import Patience
from assistant.terminal.voice.wav import encode_wav
from tests.system import audio
from tests.system.environment import private_home

SENTENCE = "what color is the circle on the left"
MODEL = Path(__file__).parents[2] / "assistant/pocket/transcription/model.pt"

absent_microphone, microphone = audio.absent_microphone, audio.own_microphone


def until(condition: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def recorded(recorder: Recorder, seconds: float = 40) -> Recording:
    recording = recorder.wait(seconds)
    assert recording is not None, "the recording did not end"
    return recording


def test_a_microphone_is_found(microphone: audio.VirtualMicrophone) -> None:
    assert availability(again=True) is None
    assert devices()[0].default


def test_silence_ends_a_spoken_sentence(microphone: audio.VirtualMicrophone) -> None:
    levels: list[float] = []
    ended: list[Recording] = []
    recorder = Recorder(level=levels.append, finished=ended.append)
    recorder.start()
    microphone.speak(SENTENCE).wait(30)
    recording = recorded(recorder)
    assert recording.reason == "silence"
    assert recording.speech
    assert 1.5 < recording.seconds < 5.0
    assert recording.samples.dtype == np.float32
    assert np.sqrt(np.mean(recording.samples**2)) > 0.01
    assert 0.5 < max(levels) <= 1.0
    assert ended == [recording]
    if MODEL.exists():
        assert "circle" in transcribed(recording)


def test_a_moment_before_the_first_word_is_kept(microphone: audio.VirtualMicrophone, tmp_path: Path) -> None:
    sound, rate = soundfile.read(audio.spoken(tmp_path, SENTENCE), dtype="float32")
    file = tmp_path / "late.wav"
    soundfile.write(file, np.concatenate([np.zeros(2 * rate, np.float32), sound]), rate)
    recorder = Recorder()
    recorder.start()
    microphone.play(file).wait(30)
    loud = np.flatnonzero(np.abs(recorded(recorder).samples) > 0.02)
    assert 0.15 < loud[0] / 16_000 < 0.5  # 0.3 s before what the detector takes for the beginning


def transcribed(recording: Recording) -> str:
    """The words by the pocket model, in a process of its own: this one must stay free of torch."""
    script = (
        "import sys; from pathlib import Path; from training.speech.measure import Listener; import soundfile;"
        "sound = soundfile.read(sys.argv[2], dtype='float32')[0];"
        "print(Listener(Path(sys.argv[1])).hear([sound])[0].text)"
    )
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        file.write(encode_wav(recording.samples))
        file.flush()
        command = [sys.executable, "-c", script, str(MODEL), file.name]
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd=MODEL.parents[3]).stdout


def test_silence_ends_nothing_while_a_key_is_held(microphone: audio.VirtualMicrophone) -> None:
    held = threading.Event()
    held.set()
    recorder = Recorder(held=held.is_set)
    recorder.start()
    microphone.speak("a red circle").wait(30)
    until(lambda: recorder._end.state == "ended")
    microphone.speak("two blue stars").wait(30)
    assert recorder.running
    held.clear()
    recording = recorded(recorder)
    assert recording.reason == "silence"
    assert recording.seconds > 2.5


def test_nobody_speaks(microphone: audio.VirtualMicrophone) -> None:
    recorder = Recorder(Limits(patience=Patience(unheard=1.5)))
    recorder.start()
    recording = recorded(recorder)
    assert recording.reason == "no speech heard"
    assert not recording.speech
    assert recording.samples.size == 0


def test_stopped_by_hand_in_mid_sentence(microphone: audio.VirtualMicrophone) -> None:
    recorder = Recorder()
    recorder.start()
    playing = microphone.speak(SENTENCE * 3)
    until(lambda: recorder.speaking)
    time.sleep(0.5)
    recording = recorder.stop()
    playing.kill()
    playing.wait()
    assert recording.reason == "stopped"
    assert recording.speech
    assert 0.3 < recording.seconds < 6
    assert recorder.stop() is recording


def test_two_recordings_in_a_row(microphone: audio.VirtualMicrophone) -> None:
    recorder = Recorder()
    for _ in range(2):
        recorder.start()
        microphone.speak("show me the second one").wait(30)
        assert recorded(recorder).reason == "silence"


def test_nothing_is_lost_between_two_recordings_of_one_that_keeps_the_microphone(
    microphone: audio.VirtualMicrophone,
) -> None:
    recorder = Recorder(keeps=True)
    recorder.start()
    microphone.speak("a red circle").wait(30)
    alone = recorded(recorder)
    opened = microphone.recorders()
    assert len(opened) == 1
    microphone.speak("a red circle").wait(30)  # nobody records
    recorder.start()
    late = recorded(recorder)
    assert microphone.recorders() == opened
    assert late.reason == "silence"
    # The first may lack its beginning: a sound server takes a moment to begin.
    assert late.seconds > alone.seconds - 0.2
    assert np.square(late.samples).sum() > 0.9 * np.square(alone.samples).sum()
    recorder.release()
    until(lambda: not microphone.recorders())
    recorder.start()
    microphone.speak("a red circle").wait(30)
    assert recorded(recorder).reason == "silence"
    recorder.release()


def test_a_kept_microphone_that_goes_away(microphone: audio.VirtualMicrophone) -> None:
    recorder = Recorder(keeps=True)
    recorder.start()
    microphone.speak("a red circle").wait(30)
    recorded(recorder)
    microphone.unplug()
    recorder.start()
    assert recorded(recorder).reason == "device lost"
    microphone.plug()
    recorder.start()
    microphone.speak("hello").wait(30)
    assert recorded(recorder).reason == "silence"
    recorder.release()


def test_longest(microphone: audio.VirtualMicrophone) -> None:
    recorder = Recorder(Limits(longest=1.0))
    recorder.start()
    playing = microphone.speak(SENTENCE * 3)
    recording = recorded(recorder)
    playing.kill()
    playing.wait()
    assert recording.seconds <= 1.0
    assert recording.reason in {"limit", "no speech heard"}
    assert ("1 second" in recording.cut) == (recording.reason == "limit")


@pytest.mark.parametrize("loss", ["unplug", "kill"])
def test_the_device_goes_away(microphone: audio.VirtualMicrophone, loss: str) -> None:
    recorder = Recorder()
    recorder.start()
    playing = microphone.speak(SENTENCE * 3)
    until(lambda: recorder.speaking)
    time.sleep(0.7)
    getattr(microphone, loss)()
    recording = recorded(recorder)
    playing.kill()
    playing.wait()
    assert recording.reason == "device lost"
    assert devices()[0].name in recording.cut if loss == "unplug" else recording.cut
    assert recording.speech
    assert recording.seconds > 0.4


def test_the_microphone_comes_back(microphone: audio.VirtualMicrophone) -> None:
    microphone.unplug()
    recorder = Recorder()
    with pytest.raises(AssistantError):
        recorder.stop()
    microphone.plug()
    recorder.start()
    microphone.speak("hello").wait(30)
    assert recorded(recorder).reason == "silence"


def test_a_microphone_that_is_not_there(microphone: audio.VirtualMicrophone) -> None:
    with pytest.raises(AssistantError, match="There is no microphone 'nowhere'"):
        Recorder().start("nowhere")


def test_no_sound_system_at_all(absent_microphone: audio.VirtualMicrophone) -> None:
    sentence = availability(again=True)
    if sentence is None:  # the devices of a real machine, or ALSA's own names for a server that does not run
        with pytest.raises(AssistantError, match="cannot be opened"):
            Recorder().start()
    else:
        assert "microphone" in sentence or "sound system" in sentence


def test_the_command_line_listens(microphone: audio.VirtualMicrophone) -> None:
    with private_home() as (_, variables):
        environment = {**os.environ, **variables, **microphone.environment}
        command = [sys.executable, "-m", "assistant", "listen", "--json"]
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
        )
        assert process.stdout
        assert process.stderr
        assert process.stderr.readline().startswith("Listening")
        microphone.speak(SENTENCE).wait(30)
        heard = json.loads(process.stdout.read())
        assert process.wait(60) == 0
    assert "circle" in heard["text"]
    assert not heard["no_speech"]


def test_what_was_said_is_not_lost_for_a_language_that_is_none(microphone: audio.VirtualMicrophone) -> None:
    with private_home() as (_, variables):
        environment = {**os.environ, **variables, **microphone.environment}
        command = [sys.executable, "-m", "assistant", "listen", "--language", "xx"]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert process.stderr
        assert process.stderr.readline().startswith("Listening")
        microphone.speak(SENTENCE).wait(30)
        said, complaint = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "circle" in said
    assert "'xx' is no language that speech models know. Write its code" in complaint


def test_who_says_nothing_puts_no_words_into_a_pipe(microphone: audio.VirtualMicrophone) -> None:
    with private_home() as (_, variables):
        environment = {**os.environ, **variables, **microphone.environment, "ASSISTANT_MICROPHONE": "no such device"}
        command = [sys.executable, "-m", "assistant", "listen"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    gone, *_, silence = done.stderr.splitlines()
    assert "no such device" in gone
    assert silence == "no speech heard"
