"""How often the dialogue understands what is meant, and what that costs: routing, references, fitting, overhead.

The sentences are the project's own test sets (`tests/unit/dialogue/data`), without what the classifier is fitted from,
case and marks aside. Times are processor time of one thread. What was not understood is listed above the figures.
"""

from __future__ import annotations

import gc
import json
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.api import Action, CapabilityName, Context, Library, Plugin, PluginEvent, Request, TextDelta
from assistant.dialogue import shipped
from assistant.dialogue.decision import FALLBACK
from assistant.dialogue.given import Given
from assistant.dialogue.manager import Manager
from assistant.dialogue.outdated import Outdated
from assistant.dialogue.registry import Registry
from assistant.dialogue.router import Router, fitted
from assistant.dialogue.routing import route_lines, utterance_of
from assistant.dialogue.services import Job
from assistant.dialogue.store import ConversationStore
from assistant.library.pictures import PictureStore
from benchmarks.report import Row, told
from training.routing import plainly, taught

DATA = Path(__file__).parents[1] / "tests" / "unit" / "dialogue" / "data"
DECISION_MS, FIT_MS, OVERHEAD_MS = 5.0, 300.0, 30.0
"""Limits of one warm decision, fitting twenty plugins, a turn's own time before its first word."""
PLUGINS = 20
SETS = ("typed", "people", "guests", "visitors", "public", "neighbours", "passersby", "citizens", "townspeople")


def main() -> None:
    registry = Registry(Path("/nonexistent"), (), {})
    registry.load()
    rows = fitting([(plugin.name, action) for plugin, action in registry.actions.values()], len(registry.plugins))
    router = fitted(registry.actions)
    for language in ("en", "zh"):
        rows += understood(router, language, "routing", "references")
        for name in SETS:
            rows += understood(router, language, name, f"{name}_references")
    told("routing", {}, [*rows, *decisions(router), overhead()])


def understood(router: Router, language: str, routing: str, references: str) -> list[Row]:
    """How many routes and picture sets are right; prints which were not, and the confusion table."""
    confusion: Counter[tuple[str, str]] = Counter()
    side_effects = 0
    for row, answer in _answered(router, f"{routing}.{language}.jsonl"):
        if plainly(row["text"]) in taught():
            continue
        wanted = row["action"] if row["action"] in router.actions else FALLBACK
        confusion[wanted, answer["action"]] += 1
        if answer["action"] != wanted:
            side_effects += router.actions[answer["action"]].lasting
            print(f"  {row['text']!r}: {answer['action']}, meant {wanted}")
    total, right = confusion.total(), sum(count for (wanted, got), count in confusion.items() if wanted == got)
    _table(confusion)
    rows = _answered(router, f"{references}.{language}.jsonl")
    wrong = [row for row, answer in rows if set(row["pictures"]) != set(answer["pictures"])]
    for row in wrong:
        print(f"  {row['text']!r}: not {row['pictures']}")
    return [
        Row(f"{language} {routing}: right of {total}", right / total, "share", ">=0.95"),
        Row(f"{language} {routing}: lasting actions by mistake", side_effects, "", "<=0"),
        Row(f"{language} {references}: right of {len(rows)}", 1 - len(wrong) / len(rows), "share", ">=0.95"),
    ]


def decisions(router: Router) -> list[Row]:
    """The time of one warm decision with its references."""
    utterances = [utterance_of(row) for name in DATA.iterdir() for row in _rows(name.name)]
    for utterance in utterances:
        router.route(utterance)
    took = []
    for utterance in utterances:
        started = time.thread_time()
        router.route(utterance)
        took.append((time.thread_time() - started) * 1000)
    took.sort()
    named = (("median", took[len(took) // 2]), ("95th percentile", took[int(len(took) * 0.95)]))
    return [_timed(f"a decision with its references, {name} of {len(took)}", ms, DECISION_MS) for name, ms in named]


def fitting(actions: Sequence[tuple[str, Action]], plugins: int) -> list[Row]:
    """The time of a start with the built-in plugins, with as many more of 25 examples a language as make twenty, and
    with the built-in ones where nothing that was kept holds for them."""
    strangers = [("stranger", _stranger(number)) for number in range(PLUGINS - plugins)]
    rows = []
    for name, more in ((f"fit of {plugins} built-in plugins", []), (f"fit of {PLUGINS} plugins", strangers)):
        shipped.kept.cache_clear()
        gc.freeze()  # as the host does before
        started = time.thread_time()
        Router([*actions, *more])
        rows.append(_timed(f"{name}, nothing read before", (time.thread_time() - started) * 1000, FIT_MS))
    changed = [
        (plugin, replace(action, examples={**action.examples, "en": action.examples["en"][1:]}))
        for plugin, action in actions
    ]
    started = time.thread_time()
    Router(changed)
    return [*rows, Row(f"fit of {plugins} plugins whose examples changed", time.thread_time() - started, "s")]


def _stranger(number: int) -> Action:
    verbs, things = ["start", "stop", "mute", "open", "water"], ["pump", "oven", "gate", "fan", "lamp"]
    zh_verbs, zh_things = ["启动", "关掉", "静音", "打开", "浇灌"], ["水泵", "烤箱", "大门", "风扇", "台灯"]
    english = tuple(f"{verb} the {thing} number{number}x" for verb in verbs for thing in things)
    chinese = tuple(f"{verb}第{number}区的{thing}" for verb in zh_verbs for thing in zh_things)
    return Action(f"device{number}", "works a device", {"en": english, "zh": chinese})


class _Echo(Plugin):
    name = "echo"
    title = "Echo"
    summary = "Answers at once: what is measured is everything around it."
    actions = (Action("chat", "answers at once", {"en": ("hello",)}),)

    def run(self, request: Request, _: Context) -> Iterator[PluginEvent]:
        yield TextDelta(request.text)


class _Plugins:
    plugins: Mapping[str, Plugin] = {"echo": _Echo()}
    actions: Mapping[str, tuple[Plugin, Action]] = {"chat": (plugins["echo"], _Echo.actions[0])}
    options: Mapping[str, dict[str, Any]] = {}

    def outdated(self, name: str) -> list[Outdated]:  # noqa: ARG002 - the protocol's signature; nothing changes here
        return []


class _NoModels:
    def has(self, _: CapabilityName) -> bool:
        return False

    def get(self, name: CapabilityName, job: Job) -> Any:
        raise NotImplementedError(name, job)


def overhead() -> Row:
    """Wall time from the request to the first word of a plugin that answers at once, late in a long conversation."""
    nothing: Any = None
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        store = ConversationStore(root / "c.sqlite3", str)
        router = Router([("echo", _Echo.actions[0])])
        pictures = PictureStore(root / "pictures", nothing)
        manager = Manager(store, _Plugins(), pictures, _NoModels(), _no_library, nothing, root, router)
        conversation, took = store.create(), []
        for _ in range(60):
            started = time.monotonic()
            for event in manager.turn(Given(conversation, "hello there", action="chat"), threading.Event()):
                if isinstance(event, TextDelta):
                    took.append((time.monotonic() - started) * 1000)
        store.close()
    name = "a turn's own time before its first word, median of the last 30 of 60 turns"
    return _timed(name, sorted(took[-30:])[15], OVERHEAD_MS)


def _no_library(job: Job) -> Library:
    raise NotImplementedError


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def _answered(router: Router, name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    rows = _rows(name)
    answers = route_lines([json.dumps(row) for row in rows], router)
    return list(zip(rows, answers, strict=True))


def _table(confusion: Mapping[tuple[str, str], int]) -> None:
    names = sorted({name for pair in confusion for name in pair})
    print("meant \\ routed".ljust(16) + "".join(name[:9].rjust(11) for name in names))
    for wanted in names:
        print(wanted.ljust(16) + "".join(str(confusion[wanted, got] or ".").rjust(11) for got in names))


def _timed(name: str, value_ms: float, limit_ms: float) -> Row:
    return Row(name, value_ms, "ms", f"<={limit_ms:g}")


if __name__ == "__main__":
    main()
