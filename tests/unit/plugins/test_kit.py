"""The author's kit: what `new` writes works at once, and `check` finds what is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.api import BadArgument, BadInput
from assistant.api.language import in_language
from assistant.cli.plugin_page import lines
from assistant.dialogue.discovery import at_path
from assistant.dialogue.registry import Registry
from assistant.host.describe import plugins
from assistant.kit import Finding, check, new

ROOT = Path(__file__).parents[3]
PLUGIN = """
from assistant.api import Action, Plugin, TextDelta
{top}
EXAMPLES = {{"en": tuple(f"ring {{i}}" for i in range(25)), "zh": tuple(f"响 {{i}}" for i in range(25))}}

class Mine(Plugin):
    name, title, summary = "mine", "Mine", "Rings"
    actions = (Action("ring", "rings", EXAMPLES, accepts="pictures"),)
    {inside}
    def run(self, request, context):
        {body}
"""


DRAWS = """from assistant.api import Picture, PicturesShown
        yield PicturesShown((Picture('', {place}, origin='drawn'),))"""


def findings(folder: Path, top: str = "", inside: str = "", body: str = "yield TextDelta('ding')") -> list[Finding]:
    (folder / "mine.py").write_text(PLUGIN.format(top=top, inside=inside, body=body))
    return check("mine", loaded(folder))


def loaded(folder: Path) -> Registry:
    registry = Registry(folder, (), {})
    registry.load()
    return registry


def test_a_sound_plugin_has_no_findings(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("return [TextDelta('ding')]", "not a generator"),
        ("yield 'ding'", "no event: str"),
        ("yield TextDelta(request.text); raise ValueError('oops')", "raises ValueError: oops"),
        ("yield TextDelta(request.pictures[0].path)", "raises IndexError"),
        ("yield TextDelta(open(request.pictures[0].stored).read() if request.pictures else '')", "FileNotFoundError"),
        ("yield from iter(lambda: TextDelta('ding'), None)", "yields more than 10,000 events"),
        (DRAWS.format(place="'/tmp/elsewhere.png'"), "does not lie in its folder"),
        (DRAWS.format(place="str(context.folder / '..' / 'a.png')"), "does not lie in its folder"),
        ("raise KeyboardInterrupt; yield", "raises KeyboardInterrupt"),
        ("raise SystemExit(1); yield", "raises SystemExit: 1"),
        ("import os; os._exit(3); yield", "ends the whole program (exit status 3)"),
        ("import os; os.kill(os.getpid(), 9); yield", "ends the whole program (exit status -9)"),
        ("try:\n            yield TextDelta('a')\n        finally:\n            yield TextDelta('b')", "goes on after"),
    ],
)
def test_bad_conduct_is_found(tmp_path: Path, body: str, said: str) -> None:
    found = findings(tmp_path, body=body)
    assert any(said in finding.message and finding.rule == "runs" for finding in found), found
    assert all(finding.level == "error" for finding in found)


@pytest.mark.parametrize("plugin", ["pictures", "audio"])
def test_a_plugin_that_fails_only_where_there_is_something_is_found(tmp_path: Path, plugin: str) -> None:
    parts = "pictures" if plugin == "pictures" else "audio"
    body = (
        f"from assistant.api import BadInput\n        if not request.{parts}: raise BadInput('none', 'give one')\n"
        f"        if not open(request.{parts}[0].stored, 'rb').read(4): return\n        yield TextDelta(undefined_name)"
    )
    code = PLUGIN.format(top="", inside="", body=body).replace('accepts="pictures"', f'accepts="{parts}"')
    (tmp_path / "mine.py").write_text(code)
    found = [finding.message for finding in check("mine", loaded(tmp_path)) if "undefined_name" in finding.message]
    assert found
    assert not any("cancelled" in message for message in found)  # one fault is told once


def test_the_picture_of_the_check_is_a_real_one(tmp_path: Path) -> None:
    body = (
        "from io import BytesIO; from PIL import Image; from assistant.api import BadInput\n"
        "        for picture in request.pictures:\n"
        "            try: image = Image.open(BytesIO(context.png(picture)))\n"
        "            except OSError: raise BadInput('gone', 'give another')\n"
        "            assert image.size == (picture.width, picture.height), image.size\n"
        "            assert len(image.convert('RGB').getcolors()) == 2\n"
        "        yield TextDelta('ding')"
    )
    assert findings(tmp_path, body=body) == []


def test_everything_that_is_wrong_with_a_declaration_is_told_at_once(tmp_path: Path) -> None:
    code = PLUGIN.format(top="", inside="", body="yield TextDelta('ding')")
    code = code.replace('name, title, summary = "mine"', 'name, title, summary = "Other Name"').replace(
        '"ring", "rings"', '"Bad Name", "rings"'
    )
    (tmp_path / "mine.py").write_text(code)
    (found,) = check("mine", loaded(tmp_path))
    assert "'Other Name'" in found.message
    assert "'Bad Name'" in found.message
    assert "plugins check" not in found.hint


def test_actions_that_were_left_out_are_not_listed(tmp_path: Path) -> None:
    code = PLUGIN.format(top="", inside="", body="yield TextDelta('ding')")
    more = 'Action("quit", "ends", EXAMPLES), Action("ring", "rings", EXAMPLES, accepts="pictures"),)'
    (tmp_path / "mine.py").write_text(code.replace('Action("ring", "rings", EXAMPLES, accepts="pictures"),)', more))
    registry = loaded(tmp_path)
    (mine,) = [each for each in plugins(registry)["plugins"] if each["name"] == "mine"]
    assert [action["name"] for action in mine["actions"]] == ["ring"]
    assert not any(
        "/quit" in line for line in lines(registry.plugins["mine"], registry.actions_of(registry.plugins["mine"]), "en")
    )


def test_what_a_plugin_draws_into_its_folder_is_taken(tmp_path: Path) -> None:
    assert findings(tmp_path, body=DRAWS.format(place="str(context.folder / 'a.png')")) == []


@pytest.mark.parametrize(
    "limits", ["minimum=2.5", "maximum=0", "maximum=-2.5", "maximum=0.5", "minimum=0, maximum=0", "maximum=7", ""]
)
def test_what_a_plugin_needs_is_given_within_its_range(tmp_path: Path, limits: str) -> None:
    action = f"(Argument('n', 'integer', 'how many', required=True, {limits}),)"
    inside = f"from dataclasses import replace\n    actions = (replace(actions[0], arguments={action}),)"
    assert findings(tmp_path, "from assistant.api import Argument", inside) == []


def test_each_thing_that_ends_the_process_is_told_and_the_rest_is_tried(tmp_path: Path) -> None:
    body = "import os; os._exit(0) if request.text.startswith('\\x1b') else None; yield 'ding'"
    messages = [finding.message for finding in findings(tmp_path, body=body)]
    assert sum("ends the whole program" in message for message in messages) == 1
    assert any(message.startswith("ring on nothing: ") for message in messages)
    assert any(message.startswith("ring on a picture that is gone: ") for message in messages)


def test_what_a_plugin_prints_in_the_check_is_not_seen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert findings(tmp_path, body="print('printed'); yield TextDelta('ding')") == []
    assert "printed" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("top", "inside", "said"),
    [
        ("import textual", "", "imports textual"),
        ("import langchain_core", "", "imports langchain_core"),
        ("import os; os.spawnlp(os.P_WAIT, 'true', 'true')", "", "causes 'os.fork'"),
        ("import os; os.waitpid(os.posix_spawn('/bin/true', ['true'], {}), 0)", "", "causes 'os.posix_spawn'"),
        (
            "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))",
            "",
            "causes 'socket.sendto'",
        ),
        ("import socket; socket.getaddrinfo('localhost', 80)", "", "causes 'socket.getaddrinfo'"),
        ("import subprocess; subprocess.run(['true'])", "", "causes 'subprocess.Popen'"),
        ("", "def __init__(self): open(__file__).close()", "causes 'open'"),
        ("import sqlite3", "def __init__(self): sqlite3.connect(':memory:').close()", "causes 'sqlite3.connect'"),
        ("import os", "def __init__(self): os.listdir('/')", "causes 'os.listdir'"),
        ("import os", "def __init__(self): os.scandir('/').close()", "causes 'os.scandir'"),
        ("", "def __init__(self): import time; time.sleep(0.2)", "Constructing it takes"),
        ("import time; time.sleep(0.6)", "", "Importing it takes"),
    ],
)
def test_heavy_loading_is_found(tmp_path: Path, top: str, inside: str, said: str) -> None:
    assert any(said in finding.message for finding in findings(tmp_path, top, inside))


def test_what_a_plugin_does_at_the_end_of_the_process_is_not_its_answer(tmp_path: Path) -> None:
    assert findings(tmp_path, top="import atexit\natexit.register(print)") == []


def test_few_and_ambiguous_examples_are_warnings(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(
        PLUGIN.format(top="", inside="", body="yield TextDelta('ding')").replace("range(25)", "range(3)")
    )
    (tmp_path / "twin.py").write_text(
        PLUGIN.format(top="", inside="", body="yield TextDelta('ding')")
        .replace('"mine"', '"twin"')
        .replace('Action("ring"', 'Action("chime"')
    )
    found = check("mine", loaded(tmp_path))
    assert {finding.level for finding in found} == {"warning"}
    assert any("3 examples in zh" in finding.message for finding in found)
    assert any("6 examples that also mean chime" in finding.message for finding in found)


def test_a_look_alike_that_another_action_answers_is_a_warning(tmp_path: Path) -> None:
    alike = '{"en": ("draw a conclusion", "Chime 3"), "zh": ("响 4",)}'
    source = PLUGIN.format(top="", inside="", body="yield TextDelta('ding')")
    (tmp_path / "mine.py").write_text(source.replace("accepts=", f"counter_examples={alike}, accepts="))
    twin = source.replace('"mine"', '"twin"').replace('Action("ring"', 'Action("chime"').replace("ring {", "chime {")
    (tmp_path / "twin.py").write_text(twin.replace("响", "鸣"))
    found = check("mine", loaded(tmp_path))
    assert [(finding.rule, finding.level) for finding in found] == [("examples", "warning")] * 2
    assert "the look-alike 'Chime 3', which chime answers" in found[0].message
    assert "the look-alike '响 4', which ring answers" in found[1].message


def test_a_wrong_setting_of_the_user_is_no_fault_of_the_plugin(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(PLUGIN.format(top="", inside="", body="yield TextDelta('ding')"))
    registry = Registry(tmp_path, (), {"mine": {"laud": True}})
    registry.load()
    (finding,) = check("mine", registry)
    assert (finding.rule, finding.level) == ("loads", "warning")
    assert "'laud'" in finding.message


NEEDY = "from assistant.api import Argument\n", "options = (Argument('key', 'text', 'your key', required=True),)\n"


def test_an_option_that_the_user_has_not_set_is_no_fault_either(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, *NEEDY, body="yield TextDelta(context.options['key'].upper())")
    assert (finding.rule, finding.level) == ("loads", "warning")
    assert "needs the option 'key'" in finding.message


def test_a_plugin_whose_option_is_not_set_is_checked_all_the_same(tmp_path: Path) -> None:
    *wrong, unset = findings(tmp_path, *NEEDY, body="return [TextDelta('ding')]")
    assert unset.level == "warning"
    assert {(finding.rule, finding.level) for finding in wrong} == {("runs", "error")}


def test_a_plugin_that_does_not_load_is_told_with_its_cure(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, top="raise SystemExit")
    assert finding.rule == "loads"
    assert "mine.py" in finding.hint
    (finding,) = check("nobody", loaded(tmp_path))
    assert "mine" in finding.hint


@pytest.mark.parametrize("package", [False, True])
def test_a_new_plugin_passes_its_own_test_and_the_check(
    tmp_path: Path, package: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = new("picture_sizes", tmp_path, package)
    home = tmp_path / "picture_sizes" if package else tmp_path
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(home)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "2 passed" in done.stdout, done.stdout + done.stderr
    if package:
        info = home / "picture_sizes-0.1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: picture-sizes\nVersion: 0.1.0\n")
        (info / "entry_points.txt").write_text("[assistant.plugins]\npicture_sizes = picture_sizes:PictureSizesPlugin")
        monkeypatch.syspath_prepend(home)
    registry = loaded(tmp_path / "nowhere" if package else tmp_path)
    assert check("picture_sizes", registry) == []
    assert all(path.is_file() for path in written)


def test_a_second_plugin_that_is_still_the_template_gets_one_warning(tmp_path: Path) -> None:
    new("first_sizes", tmp_path)
    new("second_sizes", tmp_path)
    (finding,) = check("second_sizes", loaded(tmp_path))
    assert finding.level == "warning"
    assert "has 50 examples that also mean first_sizes, such as" in finding.message


@pytest.mark.parametrize("package", [False, True])
def test_what_new_writes_is_clean(tmp_path: Path, package: bool) -> None:
    new("picture_sizes", tmp_path, package)
    home = tmp_path / "picture_sizes" if package else tmp_path
    for arguments in (["check", "--select", "E,F,I,UP,B", "--ignore", "E402"], ["format", "--check"]):
        command = [sys.executable, "-m", "ruff", *arguments, "--isolated", "--line-length", "120", "."]
        done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    new("mine", tmp_path)
    (tmp_path / "mine.py").write_text("my work")
    with pytest.raises(BadInput, match="already there"):
        new("mine", tmp_path)
    assert (tmp_path / "mine.py").read_text() == "my work"


@pytest.mark.parametrize(
    "name", ["os", "json", "assistant_chat", "assistant_mine", "quit", "models", "numpy", "caption", "vqa"]
)
def test_names_that_are_taken_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadArgument, match="is taken"):
        new(name, tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "Mine", "my-plugin", "../mine", "1st", "a" * 40, "mine.py", "class", "await"])
def test_impossible_names_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadArgument):
        new(name, tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="cannot be written"):
        new("mine", tmp_path / "file" / "below")


def test_a_clash_of_actions_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "first.py").write_text(
        PLUGIN.format(top="", inside="", body="yield TextDelta('ding')").replace('"mine"', '"first"')
    )
    found = findings(tmp_path)
    assert any("already belongs to the plugin first" in finding.message for finding in found)


def test_of_two_with_one_name_the_one_that_gave_way_is_checked(tmp_path: Path) -> None:
    (tmp_path / "assistant_chat.py").write_text(PLUGIN.format(top="", inside="", body="yield TextDelta('ding')"))
    found = check("assistant_chat", loaded(tmp_path))
    assert any("same name" in finding.message and "Rename" in finding.hint for finding in found)


def test_a_plugin_without_run_is_told_what_it_raises(tmp_path: Path) -> None:
    found = findings(tmp_path, body="raise NotImplementedError('later'); yield")
    assert found
    assert all("NotImplementedError: later" in finding.message for finding in found)
    assert not any("GeneratorExit" in finding.hint for finding in found)


def test_findings_are_told_in_both_languages(tmp_path: Path) -> None:
    for body in ("yield 'ding'", "raise ValueError('oops'); yield", "return [1]"):
        for finding in findings(tmp_path, body=body):
            assert in_language(finding.message, "zh") != finding.message
            assert in_language(finding.hint, "zh") != finding.hint


@pytest.mark.parametrize("package", [False, True])
def test_a_plugin_that_is_not_installed_is_checked_by_its_path(
    tmp_path: Path, package: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    new("picture_widths", tmp_path, package)
    found = at_path(tmp_path / ("picture_widths" if package else "picture_widths.py"))
    registry = Registry(tmp_path / "nowhere", (), {}, also=[found])
    registry.load()
    assert check(found, registry) == []
    with pytest.raises(BadInput, match="no plugin at"):
        at_path(tmp_path / "nothing.py")
