"""A program whose plugin for talk is disabled: what would be talk is refused with a sentence."""

from __future__ import annotations

from pathlib import Path

from assistant.api import Failed
from assistant.dialogue.given import Attachment
from assistant.dialogue.manager import Manager
from assistant.dialogue.router import Router
from assistant.dialogue.runner import Limits
from tests.unit.dialogue.conftest import Bad, Bench, NoModels, NoPrompts, Plugins, no_library, png


def test_talk_with_a_path_is_refused_where_nothing_talks(bench: Bench, tmp_path: Path) -> None:
    plugins = Plugins(Bad())
    bench.manager = Manager(
        bench.store,
        plugins,
        bench.pictures,
        NoModels(),
        no_library,
        NoPrompts(),
        tmp_path / "plugins",
        Router([(plugin.name, action) for plugin, action in plugins.actions.values()]),
        Limits(silent_s=0.4, stopping_s=0.2, characters=50_000),
    )
    path = tmp_path / "drawing.png"
    path.write_bytes(png(1))
    given = bench.turn(f"what a lovely morning, {path}", Attachment(path=str(path)))
    failed = next(event for event in given if isinstance(event, Failed))
    assert failed.message.startswith("There is no action /chat.")
    assert failed.wrong_use
