"""The microphone of the plain chat, through a real pseudo-terminal and a virtual microphone."""

from __future__ import annotations

import signal
import sys
import time

import pytest

from benchmarks.driving.session import Session
from tests.system import audio

pytestmark = pytest.mark.timeout(600)
PLAIN = [sys.executable, "-m", "assistant", "chat", "--plain"]


def test_a_question_is_spoken_and_silence_ends_it(microphone: audio.VirtualMicrophone) -> None:
    with Session(PLAIN, {**microphone.environment, "TERM": "dumb"}) as session:
        session.wait_for(b"lists commands")
        sent = session.write(b"/speak\r")
        session.wait_for(b"Speak now", since=sent)
        microphone.speak("what did i ask").wait(30)
        session.wait_for(b"You are heard.", since=sent)
        session.wait_for(b"Heard: ", since=sent, within_s=120)
        session.wait_for(b"> ", since=sent, within_s=120)
        # Ctrl+C drops a recording; the chat goes on.
        sent = session.write(b"/speak\r")
        session.wait_for(b"Speak now", since=sent)
        session.process.send_signal(signal.SIGINT)
        session.wait_for(b"dropped", since=sent)
        assert b"\x1b" not in session.output()
        session.write(b"/quit\r")


def test_words_are_offered_where_voice_is_not_sent(microphone: audio.VirtualMicrophone) -> None:
    with Session(PLAIN, {**microphone.environment, "ASSISTANT_VOICE_SENDS": "false"}) as session:
        session.wait_for(b"lists commands")
        sent = session.write(b"/speak\r")
        session.wait_for(b"Speak now", since=sent)
        microphone.speak("what color is the circle on the left").wait(30)
        session.wait_for(b"3. drop it", since=sent, within_s=120)
        assert b"circle" in session.output()
        sent = session.write(b"3\r")
        session.wait_for(b"dropped", since=sent)
        sent = session.write(b"/microphone\r")
        session.wait_for(b"2. ", since=sent)
        session.wait_for(b"choose.", since=sent)
        sent = session.write(b"1\r")
        session.wait_for(b"Microphone: the system's choice", since=sent)
        session.write(b"/quit\r")


LISTEN = [sys.executable, "-m", "assistant", "listen"]


def test_a_command_shows_level_and_words_and_enter_ends_it(microphone: audio.VirtualMicrophone) -> None:
    with Session(LISTEN, microphone.environment) as session:
        session.wait_for(b"press Enter to end")
        playing = microphone.speak("what color is the circle on the left. " * 12)
        session.wait_for("▮▮▮".encode())
        session.wait_for(b"circle")
        assert playing.poll() is None, "it was said to its end"
        entered = session.write(b"\r")
        session.wait_for(b"circle", since=entered, within_s=120)
        assert session.process.wait(60) == 0
        playing.kill()
        playing.wait()


def test_a_command_that_is_given_up_says_nothing(microphone: audio.VirtualMicrophone) -> None:
    with Session(LISTEN, microphone.environment) as session:
        session.wait_for(b"press Enter to end")
        microphone.speak("a red circle")
        session.wait_for("▮▮▮".encode())
        given_up = time.perf_counter()
        session.process.send_signal(signal.SIGINT)
        assert session.process.wait(60) == 130
        assert b"Traceback" not in session.output()
        assert b"circle" not in b"".join(data for when, data in session.arrived if when > given_up)


def test_listening_all_the_time_is_ended_by_enter(microphone: audio.VirtualMicrophone) -> None:
    with Session(PLAIN, microphone.environment) as session:
        session.wait_for(b"lists commands")
        sent = session.write(b"/listen\r")
        session.wait_for(b"Listening all the time", since=sent)
        microphone.speak("what color is the circle on the left").wait(30)
        session.wait_for(b"Heard: ", since=sent, within_s=120)
        while len(microphone.recorders()) != 1:  # it is opened again after the answer
            time.sleep(0.05)
        sent = session.write(b"")
        microphone.speak("what color is the circle on the left").wait(30)
        session.wait_for(b"Heard: ", since=sent, within_s=120)
        sent = session.write(b"\r")
        session.wait_for(b"No longer listening.", since=sent, within_s=120)
        assert microphone.recorders() == [], "the microphone was left open"
        session.write(b"/quit\r")
