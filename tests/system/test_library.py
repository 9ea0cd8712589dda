"""The library on the command line with the pocket model: killed, watched, limited, explained."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.system.commands import Shell, refused, shell
from tests.unit.library.colours import scene

pytestmark = pytest.mark.timeout(900)
PICTURES = 120


@pytest.fixture(scope="module")
def run() -> Iterator[Shell]:
    with shell() as one:
        yield one


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    photos = tmp_path_factory.mktemp("photos")
    for seed in range(PICTURES):
        shape = "red" if seed % 2 else "blue"
        scene("white", shape, seed).resize((200, 150) if seed < 5 else (128, 128)).save(photos / f"{shape}-{seed}.png")
    return photos


def test_a_killed_index_goes_on_where_it_stopped(run: Shell, photos: Path) -> None:
    run.run("host", "start")
    kept = 0
    for _ in range(2):
        pid = run.host()["pid"]
        process = run.begin("index", str(photos), "--json")
        # Until a batch more than before is committed.
        while process.poll() is None and committed(run) <= kept:
            time.sleep(0.005)
        os.kill(pid, signal.SIGKILL)
        _, err = process.communicate(timeout=120)
        assert process.returncode == 1
        told = "The host ended before it was done. What was brought in is kept: the same command goes on there."
        assert err.decode().strip() == told
        before, kept = kept, committed(run)
        assert before < kept < PICTURES
        hits = run.run("search", "a red square", "--json").json()
        assert hits
        assert all(Path(hit["path"]).exists() for hit in hits)
    report = run.run("index", str(photos), "--json").json()
    assert (report["added"], report["unchanged"], report["failed"]) == (PICTURES - kept, kept, [])


def committed(run: Shell) -> int:
    """How many pictures the host has committed, seen from outside."""
    try:
        with closing(sqlite3.connect(f"{(run.home / 'data/library.sqlite3').as_uri()}?mode=ro", uri=True)) as raw:
            return int(raw.execute("SELECT count(*) FROM files").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # not made yet, or being written at this moment


def test_what_is_there_more_than_once_is_listed(run: Shell, photos: Path, tmp_path: Path) -> None:
    for name in ("b.png", "a.png"):
        shutil.copy(photos / "red-1.png", tmp_path / name)
    run.run("index", str(photos), str(tmp_path))
    groups = run.run("library", "duplicates", "--json").json()
    same = sorted(map(str, (photos / "red-1.png", tmp_path / "a.png", tmp_path / "b.png")))
    assert next(sorted(group[0]) for group in groups if same[0] in group[0]) == same
    assert "3 files with the same bytes:\n" in run.run("library", "duplicates").out
    paths = run.run("library", "duplicates", "--paths").out.split("\n\n")
    assert len(paths) == len(groups)
    assert {str(tmp_path / "a.png"), str(tmp_path / "b.png")} <= set(paths[0].splitlines())
    (hit,) = run.run("search", "red-1.png", "--json").json()
    assert hit["duplicates"] == len(hit["copies"]) == 0
    assert "more than once" in run.run("search", "find duplicates").out
    assert any(same[0] in (hit["path"], *hit["copies"]) for hit in run.run("search", "duplicates", "--json").json())
    run.run("library", "remove", str(tmp_path))


def test_limits_reasons_and_status(run: Shell, photos: Path) -> None:
    run.run("index", str(photos))
    hits = run.run("search", "a red square", "--orientation", "landscape", "--explain", "--json").json()
    assert hits
    for hit in hits:
        assert (hit["width"], hit["height"]) == (200, 150)
        assert hit["reason"].startswith("similarity")
        assert set(hit) == {
            "rank", "path", "score", "margin", "reason", "labels", "duplicates", "copies", "width", "height",
        }  # fmt: skip
    assert run.run("search", "a red square", "--smallest", "201", "--json").json() == []
    assert run.run("search", "a red square", "--until", "2001-01-01", "--json").json() == []
    told = run.run("search", "a red square", "--explain").out
    assert "answered by: exact" in told
    assert "above the next" in told
    wrong = run.run("search", "a red square", "--since", "never")
    assert (wrong.code, "is no day" in wrong.err) == (2, True)
    wrong = run.run("search", "x", "--until", "明天见", ASSISTANT_LANGUAGE="zh")
    assert (wrong.code, wrong.err) == (2, "'明天见' 不是日期。请写成 年-月-日，例如 2024-05-31。\n")
    for said in ("May 2018", "2018年5月"):
        assert run.run("search", "--until", said, "--json").json() == []
        assert len(run.run("search", "--since", said, "-k", "2", "--json").json()) == 2
    assert run.run("search", "a red square", "--orientation", "sideways").code == 2
    assert str(photos) in run.run("library", "status").out
    assert run.run("library").out == run.run("library", "status").out


def test_the_first_search_of_another_model_waits_for_its_vectors(run: Shell, photos: Path) -> None:
    run.run("index", str(photos))
    run.run("host", "stop")
    with closing(sqlite3.connect(run.home / "data/library.sqlite3")) as raw, raw:
        raw.execute("UPDATE vectors SET model = 'another@1'")
    hits = run.run("search", "a red square", "--folder", str(photos), "-k", "3", "--json").json()
    assert [Path(hit["path"]).stem.split("-")[0] for hit in hits] == ["red"] * 3
    assert "outdated" in (status := run.run("library", "status", "--json").json())
    assert status["outdated"] == 0


def test_words_are_read_as_those_of_the_chat_and_options_win(run: Shell, photos: Path) -> None:
    run.run("index", str(photos))

    def names(*words: str) -> list[str]:
        return [Path(hit["path"]).stem.split("-")[0] for hit in run.run("search", *words, "--json").json()]

    assert names("a square but not blue", "-k", "3") == ["red"] * 3
    assert names("3 squares without red") == ["blue"] * 3
    assert names("找3张正方形，不要蓝色") == ["red"] * 3
    assert names("a square but not blue", "--without", "red", "-k", "2") == ["blue"] * 2
    assert names("a square from 2001-01-01") == []
    assert "is no day" in run.run("search", "a square from 2018-02-31").err
    listed = run.run("search", "--folder", str(photos), "-k", "2", "--json").json()
    assert [(hit["rank"], hit["score"]) for hit in listed] == [(1, None), (2, None)]
    told = run.run("search", "pictures from 2001").out
    assert told == "Your library has no picture from 2001.\n"
    assert run.run("search", "red-5.png").out == f'1 picture with the file name "red-5.png":\n  1  {photos}/red-5.png\n'
    assert run.run("search", "找gif图片").out == "图库里没有这样的图片：GIF 格式。\n"
    out = run.run("search", "--smallest", "200", "--largest", "900").out.splitlines()
    assert (out[0], len(out)) == ("5 pictures of 200 to 900 pixels:", 6)
    told = run.run("search", "a dog", "--smallest", "200").out
    assert told.startswith('Nothing in your library looks like "dog" of at least 200 pixels. The nearest, of 5:')
    assert "不是日期" in run.run("search", "2018年2月31日的正方形").err


def test_watching_brings_in_what_changes_until_it_is_stopped(run: Shell, photos: Path, tmp_path: Path) -> None:
    watched = tmp_path / "watched"
    watched.mkdir()
    shutil.copy(photos / "red-5.png", watched / "first.png")
    process = run.begin("index", str(watched), "--watch", "--json")
    assert process.stdout
    assert json.loads(process.stdout.readline())["added"] == 1
    scene("green", "yellow").save(watched / "second.png")
    assert json.loads(process.stdout.readline())["added"] == 1
    (watched / "first.png").unlink()
    assert json.loads(process.stdout.readline())["removed"] == 1
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    kept = (
        r"Stopped\. Your library holds \d+ pictures?\. What was brought in is kept: the same command goes on there\.\n"
    )
    assert re.fullmatch(kept, err.decode())
    # The host has let go of it: another run is possible.
    assert run.run("index", str(watched), "--json").json()["unchanged"] == 1


def test_a_watched_folder_that_is_taken_out_stays_out(run: Shell, photos: Path, tmp_path: Path) -> None:
    shutil.copy(photos / "red-5.png", tmp_path)
    process = run.begin("index", str(tmp_path), "--watch", "--json")
    assert process.stdout
    assert json.loads(process.stdout.readline())["added"] == 1
    assert run.run("library", "remove", str(tmp_path), "--json").json()["removed"] == 1
    scene("green", "yellow").save(tmp_path / "second.png")
    process.communicate(timeout=120)
    assert process.returncode == 0
    assert str(tmp_path) not in run.run("library", "status").out


def test_a_run_that_somebody_else_stops_says_so(run: Shell, tmp_path: Path) -> None:
    for seed in range(PICTURES):
        scene("black", "red", seed).resize((1200, 1200)).save(tmp_path / f"{seed}.png")
    process = run.begin("index", str(tmp_path))
    while not run.run("library", "stop").out.startswith("The index run is being stopped"):
        assert process.poll() is None, "it should not be done before it is stopped"
    _, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert err.decode().startswith("The index run was stopped. What was brought in is kept")
    assert run.run("library", "stop").out == "No index run is going on.\n"


def test_a_folder_that_is_none_any_more_is_not_told_as_up_to_date(run: Shell, photos: Path, tmp_path: Path) -> None:
    album = tmp_path / "album"
    album.mkdir()
    shutil.copy(photos / "red-5.png", album)
    run.run("index", str(album))
    shutil.rmtree(album)
    os.mkfifo(album)
    refused(run.run("index", str(album)), f"{album}: It cannot be read: Not a directory.", "stays")
    refused(run.run("index", str(album), LC_ALL="zh_CN.UTF-8"), f"{album}：无法读取：路径中有一部分不是文件夹。")


def test_what_is_named_beside_a_folder_and_is_not_there_fails_the_command(run: Shell, tmp_path: Path) -> None:
    pictures = tmp_path / "My Pics"
    pictures.mkdir()
    scene("white", "red").save(pictures / "red.png")
    said = run.run("index", "My Pics", "nope", cwd=tmp_path)
    refused(said, f"Not brought in: {tmp_path}/nope.")
    assert "1 picture added" in said.out
    assert f"{tmp_path}/nope: There is no" in said.out
    said = run.run("index", "nope", "My Pics", "--json", cwd=tmp_path, LC_ALL="zh_CN.UTF-8")
    refused(said, f"没有加入图库：{tmp_path}/nope。")
    report = json.loads(said.out)
    assert (report["unchanged"], [each["path"] for each in report["failed"]]) == (1, [f"{tmp_path}/nope"])


def test_a_file_that_is_no_picture_is_refused(run: Shell, tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text("{}")
    refused(run.run("index", str(tmp_path / "notes.json")), "notes.json is a text file, not a picture.")


def test_a_folder_is_taken_out_and_its_files_stay(run: Shell, photos: Path) -> None:
    run.run("index", str(photos))
    assert run.run("library", "remove", str(photos), "--json").json() == {"removed": PICTURES, "kept": []}
    assert len(list(photos.iterdir())) == PICTURES
    assert str(photos) not in run.run("library", "status").out


def test_a_part_of_a_folder_is_listed_no_more_or_refused_with_the_way_out(
    run: Shell, photos: Path, tmp_path: Path
) -> None:
    part = tmp_path / "2019"
    part.mkdir()
    shutil.copy(photos / "red-5.png", part)
    run.run("index", str(part))
    run.run("index", str(tmp_path))
    stays = f"{tmp_path} stays in the library, and with it the pictures of this part."
    assert run.run("library", "remove", str(part)).out.splitlines()[1] == stays
    refused(run.run("library", "remove", str(part)), f"{part} is a part of {tmp_path}", ".assistantignore")
    assert run.run("library", "remove", str(tmp_path), "--json").json() == {"removed": 1, "kept": []}


def test_an_emptied_folder_is_kept_and_told_in_both_languages(run: Shell, tmp_path: Path) -> None:
    drive, other = tmp_path / "drive", tmp_path / "other"
    for folder in (drive, other):
        folder.mkdir()
        scene("white", "red").save(folder / "red.png")
    run.run("index", str(drive), str(other))
    told = run.run("search", "a red square", "--folder", str(drive), "-k", "1").out
    assert told.rstrip().endswith("red.png"), "a copy in another folder is not counted"
    assert run.run("search", "a red square", "--folder", str(tmp_path), "-k", "1").out.rstrip().endswith("and 1 copy")
    (drive / "red.png").unlink()
    there = run.run("index", str(drive), str(other))
    assert there.code == 0
    assert "its 1 picture stays in your library" in there.out
    refused(run.run("index", str(drive)), f"assistant library remove {drive}")
    refused(run.run("index", str(drive), LC_ALL="zh_CN.UTF-8"), "1 张图片仍留在图库里", f"remove {drive}")
    assert "现有的部分已更新" in run.run("index", str(drive), str(other), LC_ALL="zh_CN.UTF-8").out
    lines = run.run("library", "status").out.splitlines()
    assert f"       1  {drive} (away: empty or not there)" in lines
    assert f"       1  {other}" in lines
    assert f"{drive}（不在：是空的或不存在）" in run.run("library", "status", LC_ALL="zh_CN.UTF-8").out
    away = run.run("library", "status", "--json").json()["away"]
    assert (str(drive) in away, str(other) in away) == (True, False)
    assert run.run("library", "remove", str(drive), "--json").json() == {"removed": 1, "kept": []}


def test_paths_alone_go_to_other_programs_as_the_bytes_that_they_are(run: Shell, tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/blue \xff\n.png"
    scene("white", "red", 3).save(tmp_path / "red.png")
    scene("white", "green", 4).save(tmp_path / "green.png")
    scene("white", "blue", 5).save(tmp_path / "blue.png")
    (tmp_path / "blue.png").rename(os.fsdecode(odd))
    with shell() as own:
        own.run("index", str(tmp_path), "--json").json()
        asked = own.begin("search", "--folder", str(tmp_path), "-0")
        found, told = asked.communicate(timeout=170)
        assert (asked.returncode, told) == (0, b"")
        ours = [os.fsencode(tmp_path / name) for name in ("red.png", "green.png")]
        assert sorted(found.split(b"\0")) == sorted([b"", odd, *ours])
        lines = own.run("search", "a green square", "--paths")
        assert (lines.code, lines.out.splitlines()[0], lines.err) == (0, f"{tmp_path}/green.png", "")
        none = own.run("search", "pictures from 2001", "--paths")
        assert (none.out, none.err) == ("", "Your library has no picture from 2001.\n")
        refused(none)
        far = own.run("search", "a dog", "-0", ASSISTANT_LANGUAGE="zh")
        assert (far.out, far.err) == ("", "图库里没有符合的图片。不加 --paths 会列出最接近的图片。\n")
        refused(far)
        refused(own.run("search", "a dog", "--paths", "--json"), "--json or --paths", code=2)
