"""The conformance suite: what every plugin must keep, built-in or not. Each rule is one function that yields findings.

`assistant plugins check NAME` prints the findings; the project's own tests demand that the built-ins have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from assistant.api import Action, Language, Plugin
from assistant.api.language import Phrases, listed
from assistant.dialogue.decision import FALLBACK
from assistant.dialogue.discovery import PluginName, find_class
from assistant.dialogue.registry import Registry
from assistant.kit.apart import conduct
from assistant.kit.fresh import Fresh, fresh

ENOUGH_EXAMPLES = 25
"""Utterances per language and action: what the contract asks for, see `assistant.api.Action.examples`."""
QUICK_IMPORT_S = 0.5
QUICK_CONSTRUCT_S = 0.05
TRIES = 3
FORBIDDEN = re.compile(r"torch|transformers|textual|chromadb|langchain(_\w+)?")
"""Modules that a plugin must not import when it is loaded: models and drawing are the program's. LangChain is many."""

Level = Literal["warning", "error"]
_SAY = Phrases(
    unknown=("There is no plugin called {name!r}.", "没有名为 {name!r} 的插件。"),
    installed=("Installed are: {names}.", "已安装的有：{names}。"),
    disabled=("It is disabled.", "它已停用。"),
    enable=("Take {name!r} out of disabled_plugins of the settings.", "请从设置的 disabled_plugins 中去掉 {name!r}。"),
    few=(
        "action {action!r} has {count} examples in {language}, {needed} are needed.",
        "动作 {action!r} 有 {count} 个 {language} 例句，需要 {needed} 个。",
    ),
    vary=("Add utterances as different as people are.", "请补充各种说法，像不同的人那样说。"),
    twice=("action {action!r} has the example {example!r} twice.", "动作 {action!r} 的例句 {example!r} 重复了。"),
    remove=("Remove one.", "请去掉一个。"),
    shared=(
        "action {action!r} has the example {example!r}, which also means {others}.",
        "动作 {action!r} 的例句 {example!r} 也属于 {others}。",
    ),
    share=(
        "action {action!r} has {count} examples that also mean {others}, such as {example!r}.",
        "动作 {action!r} 有 {count} 个例句也属于 {others}，例如 {example!r}。",
    ),
    alike=(
        "action {action!r} has the look-alike {example!r}, which {others} answers.",
        "动作 {action!r} 的反例 {example!r} 是由 {others} 回答的。",
    ),
    take_out=(
        "Take it out: look-alikes are learned as talk, and this one would keep {others} from being chosen.",
        "请去掉它：反例会被当作闲聊来学习，这一句会妨碍选中 {others}。",
    ),
    reword=("Nobody can tell them apart; say it another way.", "无法区分，请换一种说法。"),
    failure=("It cannot be imported in a fresh interpreter: {why}", "无法在新的解释器中导入它：{why}"),
    forbidden=("Importing it imports {module}.", "导入它会导入 {module}。"),
    ask=("Ask the context for a capability instead.", "请改为向 context 要求某种能力。"),
    outside=("Importing it causes {event!r}.", "导入它会引起 {event!r}。"),
    in_run=("Do it in run() only.", "请只在 run() 中做。"),
    slow=("Importing it takes {seconds:.1f} s.", "导入它需要 {seconds:.1f} 秒。"),
    inside=("Import heavy modules inside run().", "请在 run() 中导入大模块。"),
    lazy=("Constructing it takes {seconds:.2f} s.", "构造它需要 {seconds:.2f} 秒。"),
    touches=("Constructing it causes {event!r}.", "构造它会引起 {event!r}。"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a plugin does not keep. An error breaks its users; a warning makes it worse than it could be,
    or is a setting of the user that it cannot take."""

    rule: str
    message: str
    hint: str = ""
    level: Level = "error"


def check(wanted: str | PluginName, registry: Registry) -> list[Finding]:
    """All findings about the plugin that is called so, worst first; empty for a plugin that keeps every rule.

    `registry` must be loaded. The plugin is run in a context without models; its lasting actions are not run. Of two
    with the same name, the one that had to give way is meant: the other one has no fault."""
    called = [each for each in registry.names() if wanted in (each, each.name)]
    if not called:
        names = listed(each.name for each in registry.names())
        return [Finding("found", _SAY.both("unknown", name=wanted), _SAY.both("installed", names=names))]
    found = called[-1]
    findings = [
        Finding("loads", each.message, each.hint, "warning" if each.of_settings else "error")
        for each in registry.problems
        if each.package == found.package
    ]
    plugin = registry.plugins.get(found.name) if registry.owner(found.name) == found else None
    if plugin is None and findings and all(finding.level == "warning" for finding in findings):
        plugin = find_class(found)()  # only a setting keeps it out, which is no fault of its author
    if plugin is None:
        return findings or [Finding("loads", _SAY.both("disabled"), _SAY.both("enable", name=found.name))]
    findings += _examples(plugin, registry)
    seen = _seen(found)
    findings += _import(seen)
    if not seen.failure:
        findings += [Finding("runs", message, hint) for message, hint in conduct(found, plugin)]
    return sorted(findings, key=lambda finding: finding.level == "warning")


def _seen(found: PluginName) -> Fresh:
    """The quickest of a few tries, where one is slow: a machine that is busy is no fault of the plugin."""
    seen = fresh(found)
    for _ in range(TRIES - 1):
        if not _is_slow(seen):
            break
        seen = min(seen, fresh(found), key=_is_slow)
    return seen


def _is_slow(seen: Fresh) -> bool:
    return seen.import_s > QUICK_IMPORT_S or seen.construct_s > QUICK_CONSTRUCT_S


def _examples(plugin: Plugin, registry: Registry) -> Iterator[Finding]:
    """Enough utterances in both languages, each once, and none that another action claims; no look-alike is claimed."""
    claimed = _claims(registry)
    for action in plugin.actions:
        for language in get_args(Language):
            utterances = action.examples.get(language, ())
            if len(utterances) < ENOUGH_EXAMPLES:
                few = _SAY.both(
                    "few", action=action.name, count=len(utterances), language=language, needed=ENOUGH_EXAMPLES
                )
                yield Finding("examples", few, _SAY.both("vary"), "warning")
            for utterance in sorted({each for each in utterances if utterances.count(each) > 1}):
                twice = _SAY.both("twice", action=action.name, example=utterance)
                yield Finding("examples", twice, _SAY.both("remove"), "warning")
        yield from _shared(action, claimed)
        yield from _answered(action, claimed)


def _shared(action: Action, claimed: Mapping[str, set[str]]) -> Iterator[Finding]:
    """One finding for all that it shares with the same other actions: a template left as it was shares everything."""
    shared: dict[tuple[str, ...], list[str]] = {}
    for utterance in dict.fromkeys(each for utterances in action.examples.values() for each in utterances):
        others = claimed.get(_folded(utterance), set()) - {action.name}
        if others:
            shared.setdefault(tuple(sorted(others)), []).append(utterance)
    for names, examples in shared.items():
        phrase = "share" if len(examples) > 1 else "shared"
        values = {"action": action.name, "example": examples[0], "count": len(examples), "others": listed(names)}
        yield Finding("examples", _SAY.both(phrase, **values), _SAY.both("reword"), "warning")


def _answered(action: Action, claimed: Mapping[str, set[str]]) -> Iterator[Finding]:
    """Look-alikes that are an example of an action, be it this one."""
    for utterance in dict.fromkeys(each for utterances in action.counter_examples.values() for each in utterances):
        if names := claimed.get(_folded(utterance), set()) - {FALLBACK}:
            others = listed(sorted(names))
            message = _SAY.both("alike", action=action.name, example=utterance, others=others)
            yield Finding("examples", message, _SAY.both("take_out", others=others), "warning")


def _claims(registry: Registry) -> dict[str, set[str]]:
    """Which actions an utterance is an example of."""
    claims: dict[str, set[str]] = {}
    for name, (_, action) in registry.actions.items():
        for utterances in action.examples.values():
            for utterance in utterances:
                claims.setdefault(_folded(utterance), set()).add(name)
    return claims


def _import(seen: Fresh) -> Iterator[Finding]:
    """Importing is light and asks nobody, constructing is instant and touches nothing."""
    if seen.failure:
        yield Finding("imports", _SAY.both("failure", why=seen.failure))
        return
    for module in sorted(filter(FORBIDDEN.fullmatch, seen.modules)):
        yield Finding("imports", _SAY.both("forbidden", module=module), _SAY.both("ask"))
    for event in seen.outside:
        yield Finding("imports", _SAY.both("outside", event=event), _SAY.both("in_run"))
    if seen.import_s > QUICK_IMPORT_S:
        yield Finding("imports", _SAY.both("slow", seconds=seen.import_s), _SAY.both("inside"), "warning")
    if seen.construct_s > QUICK_CONSTRUCT_S:
        yield Finding("constructs", _SAY.both("lazy", seconds=seen.construct_s), _SAY.both("in_run"))
    for event in seen.touched:
        yield Finding("constructs", _SAY.both("touches", event=event), _SAY.both("in_run"))


def _folded(utterance: str) -> str:
    return " ".join(utterance.casefold().split())
