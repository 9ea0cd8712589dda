"""What a model on a server thinks is not shown, also where its prompt has begun the thought."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api import AssistantError, CapabilityName, Generation, Notice
from assistant.api.language import in_language
from assistant.engine import Engine, EngineSettings, Job
from assistant.engine.settings import JobEvent, Server
from tests.unit.engine import parts
from tests.unit.engine.parts import PlainDecoder, asked
from tests.unit.engine.places import DONE, Place, chunk, ends, said


def heard(engine: Engine, *, acting: bool = False) -> tuple[str, list[Notice]]:
    """The answer as it is shown, and the lines beside it."""
    told: list[JobEvent] = []
    model = engine.capability("vision_language", Job(notify=told.append))
    pieces = model.act(asked("hi"), [], Generation()) if acting else model.reply(asked("hi"), Generation())
    return "".join(map(str, pieces)), [each for each in told if isinstance(each, Notice)]


def stopped(engine: Engine, stop: str, *, acting: bool = False) -> str:
    model, limits = engine.capability("vision_language", Job()), Generation(stop=(stop,))
    return "".join(map(str, model.act(asked("hi"), [], limits) if acting else model.reply(asked("hi"), limits)))


def thought(*pieces: str) -> bytes:
    return b"".join(map(chunk, pieces)) + DONE


@pytest.mark.parametrize("acting", [False, True])
def test_a_habit_is_learnt_and_told(place: tuple[Place, str], asking: Engine, acting: bool) -> None:
    place[0].reply = said(200, thought("secret", "</thi", "nk>", "Visible."))
    words, (notice,) = heard(asking, acting=acting)
    assert words == "secret</think>Visible."
    assert "big/model thought before it answered" in notice.message
    assert "`thinks = true` under [remote.vision_language]" in notice.hint
    assert heard(asking, acting=acting) == ("Visible.", [])
    talk = asking.capability("text_generation", Job())
    assert "".join(talk.reply(asked("hi"), Generation())) == "Visible."
    # Without a thought nothing is lost, and the next answer comes as it is said.
    place[0].reply = said(200, thought("Plain", " words."))
    assert heard(asking, acting=acting) == ("Plain words.", [])
    pieces = asking.capability("vision_language", Job()).reply(asked("hi"), Generation())
    assert next(pieces) == "Plain"


def test_words_are_given_where_only_the_last_answer_was_a_thought(place: tuple[Place, str], asking: Engine) -> None:
    place[0].reply = said(200, thought("secret", "</think>", "Visible."))
    heard(asking)
    place[0].reply = said(200, chunk("Paris is the") + ends("length") + DONE)
    words, (notice,) = heard(asking)
    assert words == "Paris is the"
    assert "the answer is not whole" in notice.message


def test_what_the_settings_say_holds_from_the_first_answer(
    place: tuple[Place, str], tmp_path: Path, pocket: Path
) -> None:
    servers: dict[CapabilityName, Server] = {"vision_language": Server(place[1], "m", options={"thinks": True})}
    engine = Engine(
        EngineSettings(profile="remote", device="cpu", servers=servers), PlainDecoder(), parts.folders(tmp_path, pocket)
    )
    for _ in range(2):
        place[0].reply = said(200, thought("secret", "</think>", "Visible."))
        assert heard(engine) == ("Visible.", [])
        place[0].reply = said(200, thought("Plain."))
        assert heard(engine) == ("Plain.", [])
    engine.close()


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("<think>", "secret</think>", "Visible."), "Visible."),
        (("Let me see.\n", "<think>secret", "</think>Visible."), "Let me see.\nVisible."),
        (("It ends with `</think>`", "."), "It ends with `</think>`."),
        (("It ends with `", "</think>", "`."), "It ends with `</think>`."),
    ],
)
def test_whole_thoughts_and_words_about_them_teach_nothing(
    place: tuple[Place, str], asking: Engine, pieces: tuple[str, ...], expected: str
) -> None:
    place[0].reply = said(200, thought(*pieces))
    assert heard(asking) == (expected, [])
    assert heard(asking) == (expected, [])


@pytest.mark.parametrize("acting", [False, True])
def test_a_stop_string_in_a_thought_ends_nothing(place: tuple[Place, str], asking: Engine, acting: bool) -> None:
    place[0].reply = said(200, thought("<think>first\n\nsec", "ond</think>\n\nPa", "ris.\n", "\nMore"))
    assert stopped(asking, "\n\n", acting=acting) == "Paris."
    assert stopped(asking, "nowhere", acting=acting) == "Paris.\n\nMore"
    assert stopped(asking, "More!", acting=acting) == "Paris.\n\nMore"


@pytest.mark.parametrize("acting", [False, True])
def test_a_thought_until_the_limit_is_told_and_no_answer(
    place: tuple[Place, str], asking: Engine, acting: bool
) -> None:
    place[0].reply = said(200, chunk("<think>hm, so") + ends("length") + DONE)
    with pytest.raises(AssistantError, match="big/model thought until its limit of tokens") as raised:
        heard(asking, acting=acting)
    assert "一直在思考" in in_language(raised.value.message, "zh")
    assert raised.value.hint.endswith("switch that off at the server.")
    model, quiet = asking.capability("vision_language", Job()), Generation(quiet=True)
    assert not "".join(map(str, model.act(asked("hi"), [], quiet) if acting else model.reply(asked("hi"), quiet)))
    mine = Generation(more="`longest` allows more.")
    with pytest.raises(AssistantError, match=r"at the server\. `longest` allows more"):
        list(model.act(asked("hi"), [], mine) if acting else model.reply(asked("hi"), mine))
    place[0].reply = said(200, chunk("<think>hm</think>It is r") + ends("length") + DONE)
    words, (notice,) = heard(asking, acting=acting)
    assert words == "It is r"
    assert "the answer is not whole" in notice.message
