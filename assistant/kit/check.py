"""The conformance suite: what every plugin must keep, built-in or not. Each rule is one function that yields findings.

`assistant plugins check NAME` prints the findings; the project's own tests demand that the built-ins have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from assistant.api import Language, Plugin
from assistant.dialogue.registry import Registry
from assistant.kit.behaviour import conduct
from assistant.kit.fresh import Fresh, fresh

ENOUGH_EXAMPLES = 25
"""Utterances per language and action: what the contract asks for, see `assistant.api.Action.examples`."""
QUICK_IMPORT_S = 0.5
QUICK_CONSTRUCT_S = 0.05
FORBIDDEN = ("torch", "transformers", "textual", "chromadb", "langchain")
"""Modules that a plugin must not import when it is loaded: models and drawing are the program's."""

Level = Literal["warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a plugin does not keep. An error breaks its users; a warning makes it worse than it could be."""

    rule: str
    message: str
    hint: str = ""
    level: Level = "error"


def check(name: str, registry: Registry) -> list[Finding]:
    """All findings about the plugin called `name`, worst first; empty for a plugin that keeps every rule.

    `registry` must be loaded. The plugin is run in a context without models; its lasting actions are not run."""
    found = next((each for each in registry.names() if each.name == name), None)
    if found is None:
        names = ", ".join(each.name for each in registry.names()) or "none"
        return [Finding("found", f"There is no plugin called {name!r}.", f"Installed are: {names}.")]
    findings = [
        Finding("loads", each.message, each.hint) for each in registry.problems if each.package == found.package
    ]
    plugin = registry.plugins.get(name)
    if plugin is None:
        hint = f"Take {name!r} out of disabled_plugins of the settings."
        return findings or [Finding("loads", "It is disabled.", hint)]
    findings += _examples(plugin, registry)
    findings += _import(fresh(found, registry.folder))
    findings += [Finding("runs", message, hint) for message, hint in conduct(plugin)]
    return sorted(findings, key=lambda finding: finding.level == "warning")


def _examples(plugin: Plugin, registry: Registry) -> Iterator[Finding]:
    """Enough utterances in both languages, each once, and none that another action claims."""
    claimed = _claims(registry)
    for action in plugin.actions:
        for language in get_args(Language):
            utterances = action.examples.get(language, ())
            where = f"action {action.name!r} has"
            if len(utterances) < ENOUGH_EXAMPLES:
                message = f"{where} {len(utterances)} examples in {language}, {ENOUGH_EXAMPLES} are needed."
                yield Finding("examples", message, "Add utterances as different as people are.", "warning")
            for utterance in sorted({each for each in utterances if utterances.count(each) > 1}):
                yield Finding("examples", f"{where} the example {utterance!r} twice.", "Remove one.", "warning")
            for utterance in utterances:
                others = claimed[_folded(utterance)] - {action.name}
                if others:
                    message = f"{where} the example {utterance!r}, which also means {', '.join(sorted(others))}."
                    yield Finding("examples", message, "Nobody can tell them apart; reword it.", "warning")


def _claims(registry: Registry) -> dict[str, set[str]]:
    """Which actions an utterance is an example of."""
    claims: dict[str, set[str]] = {}
    for name, (_, action) in registry.actions.items():
        for utterances in action.examples.values():
            for utterance in utterances:
                claims.setdefault(_folded(utterance), set()).add(name)
    return claims


def _import(seen: Fresh) -> Iterator[Finding]:
    """Importing is light, constructing is instant and touches nothing."""
    if seen.failure:
        yield Finding("imports", f"It cannot be imported in a fresh interpreter: {seen.failure}")
        return
    for module in sorted(set(FORBIDDEN) & set(seen.modules)):
        yield Finding("imports", f"Importing it imports {module}.", "Ask the context for a capability instead.")
    if seen.import_s > QUICK_IMPORT_S:
        hint = "Import heavy modules inside run()."
        yield Finding("imports", f"Importing it takes {seen.import_s:.1f} s.", hint, "warning")
    if seen.construct_s > QUICK_CONSTRUCT_S:
        yield Finding("constructs", f"Constructing it takes {seen.construct_s:.2f} s.", "Move the work into run().")
    for event in seen.touched:
        yield Finding("constructs", f"Constructing it causes {event!r}.", "Touch files and sockets in run() only.")


def _folded(utterance: str) -> str:
    return " ".join(utterance.casefold().split())
