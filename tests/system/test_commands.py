"""The command line as a contract: names, JSON shapes and exit codes, by real processes on the shipped models."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.system.commands import CIRCLE, Shell, refused, shell
from tests.system.environment import ROOT, SAMPLES

PICTURES = sorted(str(path) for path in SAMPLES.glob("*.png"))


@pytest.fixture(scope="module")
def run() -> Iterator[Shell]:
    with shell() as made:
        yield made


def test_the_host_is_started_looked_at_and_stopped(run: Shell) -> None:
    assert run.host() == {
        "running": False, "answers": False, "pid": 0, "uptime_s": 0, "models": [], "memory": {"host_bytes": 0}
    }  # fmt: skip
    started = run.run("host", "start", "--json").json()
    assert started["running"] is True
    assert started["models"] == []
    assert {"used", "budget", "host_bytes"} <= set(started["memory"])
    assert run.host()["pid"] == started["pid"] > 0
    stopped = run.run("host", "stop", "--json").json()
    assert (stopped["running"], stopped["pid"]) == (False, 0)
    assert "runs as process" in run.run("host", "start").out


def test_ask_about_a_picture(run: Shell) -> None:
    answer = run.run("ask", "what color is the circle?", CIRCLE, "--json").json()
    assert set(answer) == {
        "conversation", "turn", "route", "text", "pictures", "labels", "none_of_these", "models", "timing"
    }  # fmt: skip
    assert set(answer["route"]) == {"plugin", "action", "score", "reason"}
    assert (answer["route"]["plugin"], answer["route"]["action"]) == ("assistant_vqa", "ask")
    assert 0 < answer["route"]["score"] <= 1
    assert "red" in answer["text"].lower()
    assert answer["pictures"] == [{"number": 1, "path": CIRCLE, "origin": "dropped", "score": None}]
    assert answer["labels"] == []
    assert answer["models"] == {"vision_language": "pocket/vision_language"}
    assert 0 < answer["timing"]["first_token_ms"] <= answer["timing"]["total_ms"]
    assert answer["turn"] == 1
    [model] = run.host()["models"]
    assert model["capability"] == "vision_language"
    assert model["bytes"] > 0


def test_ask_about_a_file_that_stands_in_the_words(run: Shell) -> None:
    named = os.path.relpath(CIRCLE)
    answer = run.run("ask", f"what color is the circle in {named}?", "--json").json()
    assert [picture["path"] for picture in answer["pictures"]] == [CIRCLE]
    assert "red" in answer["text"].lower()
    missing = named.replace("circle", "no-such")
    refused(run.run("ask", f"what is in {missing}?"), Path(missing).name)


def test_ask_goes_on_with_a_conversation_and_reads_standard_input(run: Shell) -> None:
    first = run.run("ask", "what color is the circle?", CIRCLE, "--json").json()
    again = run.run("ask", "-", "--conversation", first["conversation"], "--json", stdin=b"describe it").json()
    assert again["conversation"] == first["conversation"]
    assert again["turn"] == 2
    assert again["route"]["action"] == "caption"
    assert "circle" in again["text"].lower()
    refused(run.run("ask", "hello", "--conversation", "nope", "--json"), "no conversation 'nope'")


def test_a_slash_command_that_is_used_wrongly_ends_as_any_command_does(run: Shell) -> None:
    for text, words in (("/draw a star --steps 0", "'steps'"), ("/draw a star --stepz 3", "--steps?")):
        wrong = run.run("ask", text)
        assert (wrong.code, words in wrong.err) == (2, True), wrong


def test_ask_hears_sound_files_first(run: Shell) -> None:
    said = run.run("ask", "", str(SAMPLES / "question.wav"), CIRCLE, "--json").json()
    assert said["models"]["transcription"] == "pocket/transcription"
    assert "red" in said["text"].lower()
    shown = run.run("conversations", "show", said["conversation"], "--json").json()
    assert shown["turns"][0]["text"] == "what color is the circle"


def test_ask_without_json_prints_the_answer_alone(run: Shell) -> None:
    said = run.run("ask", "what color is the circle?", CIRCLE)
    assert said.code == 0
    assert "red" in said.out.lower()
    assert "{" not in said.out
    assert said.err == ""


def test_caption_writes_a_line_for_each_file(run: Shell) -> None:
    said = run.run("caption", CIRCLE, "nowhere.png", PICTURES[-1], "--json")
    good, bad, also_good = said.lines()
    assert set(good) == set(also_good) == {"path", "caption"}
    assert good["path"] == CIRCLE
    assert "circle" in good["caption"].lower()
    assert set(bad) == {"path", "error"}
    assert "There is no file /" in bad["error"]
    assert "nowhere.png." in bad["error"]
    refused(said, "1 of 3 pictures could not be described")
    lines = run.run("caption", "nowhere.png", CIRCLE)
    assert "There is no file /" in lines.err
    assert [line.partition(": ")[0] for line in lines.out.splitlines()] == [CIRCLE]
    chinese = run.run("caption", CIRCLE, "--language", "zh", "--json").json()
    assert "圆" in chinese["caption"]


def test_a_file_comes_from_standard_input(run: Shell) -> None:
    circle, question = Path(CIRCLE).read_bytes(), (SAMPLES / "question.wav").read_bytes()
    said = run.run("caption", "-", "--json", stdin=circle).json()
    assert (said["path"], "circle" in said["caption"]) == ("-", True)
    named = run.run("classify", "-", "--labels", "circle,star", "--json", stdin=circle).json()
    assert named["labels"][0]["label"] == "circle"
    heard = run.run("transcribe", "-", "--json", stdin=question).json()
    assert (heard["path"], heard["text"]) == ("-", "what color is the circle")
    refused(run.run("caption", "-", stdin=b"hello"), "-: - is ", "not a picture")
    refused(run.run("caption", "-"), "- is empty")
    refused(run.run("caption", "-", stdin=bytes(64 * 2**20 + 1)), "- is larger than 64 MiB")


def test_index_and_search(run: Shell) -> None:
    assert run.run("search", "a red star", "--json").json() == []
    first = run.run("index", str(SAMPLES), "--json").json()
    assert set(first) == {"added", "updated", "removed", "unchanged", "failed", "away", "left_out", "seconds"}
    assert (first["added"], first["unchanged"], first["failed"]) == (len(PICTURES), 0, [])
    assert first["seconds"] > 0
    second = run.run("index", "--json").json()
    assert (second["added"], second["unchanged"]) == (0, len(PICTURES))

    hits = run.run("search", "a red star", "-k", "3", "--json").json()
    assert [set(hit) for hit in hits] == [{"rank", "path", "score", "duplicates", "copies"}] * 3
    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    assert all(0 <= hit["score"] <= 1 for hit in hits)
    assert sorted((hit["score"] for hit in hits), reverse=True) == [hit["score"] for hit in hits]
    assert hits[0]["path"].endswith("two-stars.png")

    # A picture is not among those that are like it.
    similar = run.run("search", "--image", CIRCLE, "--json").json()
    assert {hit["path"] for hit in similar} == {*PICTURES} - {CIRCLE}
    piped = run.run("search", "--image", "-", "-k", "2", "--json", stdin=Path(CIRCLE).read_bytes())
    assert len(piped.json()) == 2
    both = run.run("search", "a red star", "--image", CIRCLE, "-k", "1", "--json").json()
    assert [hit["rank"] for hit in both] == [1]
    [explained] = run.run("search", "红色星星", "-k", "1", "--explain", "--json").json()
    assert explained["reason"].startswith("相似度 0.")
    [explained] = run.run("search", "a red star", "-k", "1", "--explain", "--json").json()
    assert set(explained) == {*hits[0], "margin", "reason", "labels", "width", "height"}
    people = run.run("search", "a red star", "-k", "1")
    assert "two-stars.png" in people.out


def test_a_search_goes_as_far_as_it_is_told_to(tmp_path: Path) -> None:
    colours = [
        (red, green, blue) for red in (0, 85, 170, 255) for green in (0, 85, 170, 255) for blue in (0, 85, 170, 255)
    ]
    for place, colour in enumerate(colours):
        made = Image.new("RGB", (32, 32), "white")
        made.paste(colour, (0, 0, 32, 16))
        made.save(tmp_path / f"{place}.png")
    with shell() as own:
        own.run("index", str(tmp_path), "--json").json()
        hits = own.run("search", "a red star", "-k", "60", "--json").json()
    assert [hit["rank"] for hit in hits] == list(range(1, 61))
    assert len({hit["path"] for hit in hits}) == 60


def test_search_finds_by_conversation_too(run: Shell) -> None:
    run.run("index", str(SAMPLES))
    found = run.run("ask", "find a red star", "--json").json()
    assert found["route"]["action"] == "search"
    assert {picture["origin"] for picture in found["pictures"]} == {"found"}
    listed = run.run("ask", "find pictures since 2001")
    assert listed.out.splitlines()[1].startswith("#1  /"), listed
    unscored = run.run("ask", "找2001年以来的照片", "--json").json()["pictures"]
    assert unscored
    assert {picture["score"] for picture in unscored} == {None}
    assert all(0 <= picture["score"] <= 1 for picture in found["pictures"])
    assert [picture["number"] for picture in found["pictures"]] == list(range(1, len(found["pictures"]) + 1))


def test_classify_tells_that_none_of_the_labels_fits(run: Shell) -> None:
    assert run.run("classify", CIRCLE, "--labels", "circle,star", "--json").json()["none_of_these"] is False
    assert run.run("classify", CIRCLE, "--labels", "cat,dog", "--json").json()["none_of_these"] is True
    assert "None of these fits well" in run.run("classify", CIRCLE, "--labels", "cat,dog").out
    said = run.run("ask", "is it a cat or a dog?", CIRCLE, "--json").json()
    assert (said["route"]["action"], said["none_of_these"]) == ("classify", [1])


def test_people_read_of_labels_without_marks(run: Shell) -> None:
    *_, sentence = run.run("classify", CIRCLE, "--labels", "circle,star").out.splitlines()
    assert sentence.startswith("circle (")


def test_the_labels_of_several_pictures_are_told_each_with_its_picture(run: Shell) -> None:
    stars = str(SAMPLES / "two-stars.png")
    said = run.run("ask", "is it a circle or a star?", CIRCLE, stars, "--json").json()
    assert said["route"]["action"] == "classify"
    assert said["none_of_these"] == []
    labels = [(each["picture"], each["label"]) for each in said["labels"]]
    assert sorted(labels) == [(1, "circle"), (1, "star"), (2, "circle"), (2, "star")]
    assert [picture for picture, _ in labels] == [1, 1, 2, 2]
    scores = [each["score"] for each in said["labels"]]
    assert scores[0] > scores[1]
    assert scores[2] > scores[3]
    assert [said["labels"][0]["label"], said["labels"][2]["label"]] == ["circle", "star"]


def test_classify_scores_sum_to_one(run: Shell) -> None:
    labels = run.run("classify", CIRCLE, "--labels", "square, circle,star", "--json").json()["labels"]
    assert [set(each) for each in labels] == [{"label", "score"}] * 3
    assert labels[0]["label"] == "circle"
    assert [each["score"] for each in labels] == sorted((each["score"] for each in labels), reverse=True)
    assert sum(each["score"] for each in labels) == pytest.approx(1, abs=1e-6)


def test_transcribe_writes_a_line_for_each_file(run: Shell) -> None:
    said = run.run("transcribe", str(SAMPLES / "question.wav"), CIRCLE, "--json")
    heard, bad = said.lines()
    assert set(heard) == {"path", "text", "language", "no_speech", "segments"}
    assert heard["text"] == "what color is the circle"
    assert heard["language"] == "en"
    assert heard["no_speech"] is False
    assert [set(segment) for segment in heard["segments"]] == [{"start", "end", "text"}]
    assert 0 <= heard["segments"][0]["start"] < heard["segments"][0]["end"]
    assert set(bad) == {"path", "error"}
    refused(said, "1 of 2 files")


def test_route_decides_many_lines_without_a_host_or_a_model(run: Shell) -> None:
    lines = [
        {"text": "describe this", "attached": 1, "history": []},
        {"text": "find a red star", "attached": 0, "history": []},
        {"text": "what color is the second one?", "history": [{"origin": "found", "turn": 1}] * 3, "attached": 0},
        {"text": "the one you drew: what is left of it?", "history": [{"origin": "generated", "turn": 1}]},
        {"text": "is it a circle, a square or a star?", "attached": 1},
        {"text": "index ~/Pictures"},
        {"text": "你好"},
    ]
    stdin = "".join(json.dumps(line) + "\n" for line in lines * 30).encode()
    with shell() as fresh:
        said = fresh.run("route", "--jsonl", stdin=stdin, PYTHONPROFILEIMPORTTIME="1")
        assert not fresh.host()["running"]
    imported = {line.rpartition("|")[2].strip() for line in said.err.splitlines()}
    assert "assistant.dialogue.router" in imported
    assert not imported & {"torch", "sklearn", "scipy"}
    refused(run.run("route", "--jsonl", stdin=b'{"text": "hello"}\n{"txt": 1}\n'), "1 line was no request")
    decisions = said.lines()
    assert len(decisions) == len(lines) * 30
    assert all(
        set(each) == {"action", "plugin", "pictures", "arguments", "score", "margin", "reason"} for each in decisions
    )
    assert [each["action"] for each in decisions[: len(lines)]] == [
        "caption", "search", "ask", "ask", "classify", "index", "chat"
    ]  # fmt: skip
    assert [each["pictures"] for each in decisions[:5]] == [[1], [], [2], [1], [1]]
    assert decisions[5]["arguments"]["folders"] == ["~/Pictures"]


def test_route_writes_what_was_said_readably(run: Shell) -> None:
    said = run.run("route", "找红色的星星")
    assert "红色的星星" in said.out
    assert said.json()["action"] == "search"
    assert "红色的星星" in run.run("route", "--jsonl", stdin='{"text": "找红色的星星"}'.encode()).out


def test_conversations_are_listed_shown_found_exported_and_deleted(run: Shell) -> None:
    made = run.run("ask", "hello my zebra", "--json").json()["conversation"]
    listed = run.run("conversations", "list", "--json").json()
    assert set(listed[0]) == {"id", "title", "created", "updated", "turns", "pictures", "excerpt", "turn", "held"}
    assert made in [each["id"] for each in listed]
    assert [each["id"] for each in run.run("conversations", "search", "zebra", "--json").json()] == [made]
    assert run.run("conversations", "show", made, "--json").json()["turns"][0]["text"] == "hello my zebra"
    assert "> hello my zebra" in run.run("conversations", "export", made).out
    assert run.run("conversations", "export", made, "--format", "json").json()["id"] == made
    file = run.home / "exported.md"
    assert "Written to" in run.run("conversations", "export", made, "-o", str(file)).out
    assert "hello my zebra" in file.read_text()
    refused(run.run("conversations", "export", made, "-o", str(file)), "cannot be written: File exists")
    refused(run.run("conversations", "delete", made, "--turn", "7", "--yes"), "no turn 7")
    asked = run.run("conversations", "delete", made, "--turn", "1", stdin=b"y\n")
    assert "Delete “hello my zebra” for ever?" in asked.out + asked.err
    assert run.run("conversations", "show", made, "--json").json()["turns"] == []
    assert run.run("conversations", "delete", made, stdin=b"n\n").code == 1
    assert run.run("conversations", "delete", made, "--yes", "--json").json() == {"deleted": made, "stopped": False}
    refused(run.run("conversations", "show", made, "--json"), f"no conversation '{made}'", "conversations list")


def test_models_are_listed_shown_and_unloaded(run: Shell) -> None:
    entries = run.run("models", "list", "--json").json()
    chosen = {entry["capability"]: entry["id"] for entry in entries if entry["selected"]}
    assert chosen["image_text_embedding"] == "pocket/image_text_embedding"
    shown = run.run("models", "show", "pocket/vision_language", "--json").json()
    assert shown["present"] is True
    assert "pocket/vision_language" in run.run("models", "list").out
    run.run("classify", CIRCLE)
    for command in (
        ["models", "list"],
        ["models", "show", "pocket/image_text_embedding"],
        ["doctor"],
        ["host", "status"],
    ):
        told = run.run(*command, ASSISTANT_LANGUAGE="zh").out
        assert "图文检索" in told
        assert "image_text_embedding" not in told.replace("pocket/image_text_embedding", "")
    assert run.run("models", "unload", "--json").json() == {"unloaded": "all"}
    assert run.host()["models"] == []
    refused(run.run("models", "unload", "magic"), "no capability 'magic'", "vision_language")
    refused(run.run("models", "show", "nope"), "no model 'nope'", "models list")


def test_the_doctor_checks_everything(run: Shell) -> None:
    checks = run.run("doctor", "--json").json()["checks"]
    assert [set(check) for check in checks] == [{"name", "state", "found", "cure"}] * len(checks)
    states = {check["name"]: check["state"] for check in checks}
    assert {"settings", "stores", "plugins", "models", "gpu", "terminal", "microphone", "ffmpeg", "host"} == set(states)
    assert all(states[name] == "good" for name in ("settings", "stores", "plugins", "models", "terminal"))
    assert run.run("doctor").code == 0


def test_dropped_text_becomes_paths_and_words() -> None:
    text = f"'{CIRCLE}' what color is it?"
    command = [sys.executable, "-m", "assistant.terminal.drop"]
    said = subprocess.run(command, input=text.encode(), capture_output=True, check=True, cwd=ROOT)
    answer = json.loads(said.stdout)
    assert answer["paths"] == [CIRCLE]
    assert answer["text"] == "what color is it?"


def test_the_chat_without_a_terminal_reads_lines(run: Shell) -> None:
    said = run.run("chat", CIRCLE, stdin=b"what color is the circle?\n")
    assert said.code == 0
    assert "#1" in said.out
    assert "red" in said.out.lower()


def test_files_and_options_of_the_chat_open_it_also_without_its_name(run: Shell, tmp_path: Path) -> None:
    for name in ("photo", "search"):
        (tmp_path / name).write_bytes(Path(CIRCLE).read_bytes())
    question = b"what color is the circle?\n"
    for arguments in ([CIRCLE], ["--plain", CIRCLE], [CIRCLE, "--plain"], ["--plain", "chat", CIRCLE]):
        said = run.run(*arguments, stdin=question)
        assert (said.code, "red" in said.out.lower()) == (0, True), said
    said = run.run("photo", "--offline", stdin=question, cwd=tmp_path)
    assert (said.code, "red" in said.out.lower()) == (0, True), said
    refused(run.run("search", cwd=tmp_path), "Say what to look for", code=2)
    refused(run.run("photo.png", cwd=tmp_path), "There is no file photo.png", code=1)
    refused(run.run("phot", cwd=tmp_path), "There is no command 'phot'", code=2)
    refused(run.run("--plain", "search", "cats"), "There is no option --plain", code=2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frobnicate"], "There is no command 'frobnicate'"),
        (["captoin", "x.png"], "Did you mean 'caption'?"),
        (["ask"], "Something is missing: text."),
        (["ask", "hello", "--loud"], "There is no option --loud."),
        (["search"], "Say what to look for"),
        (["search", "x", "-k", "0"], "must be at least 1"),
        (["classify", CIRCLE, "--labels"], "needs a value"),
        (["caption", CIRCLE, "--style", "loud"], "--style <short|detailed|alt> is wrong"),
        (["caption", CIRCLE, "--language", "fr"], "--language <en|zh> is wrong"),
        (["conversations", "export", "x", "--format", "pdf"], "--format <markdown|json|html> is wrong"),
        (["conversations", "frobnicate"], "There is no command 'frobnicate'."),
        (["--profile"], "needs a value"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_exits_with_two(run: Shell, arguments: list[str], said: str) -> None:
    result = run.run(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert said in result.err
    assert "Traceback" not in result.err


def test_options_of_the_whole_program_stand_anywhere(run: Shell) -> None:
    before = run.host()
    assert run.run("ask", "hello", "--offline", "--profile", "pocket", "--json").code == 0
    after = run.host()
    assert (after["offline"], after["profile"]) == (True, "pocket")
    assert after["pid"] != before["pid"]
    wrong = run.run("--profile", "gigantic", "ask", "hello")
    assert (wrong.code, run.host()["pid"]) == (2, after["pid"])
    assert "'gigantic' is none of 'auto', 'pocket'" in wrong.err
