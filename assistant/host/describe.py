"""Plugins and actions as plain values, for front ends that draw or list them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.api import Action, Argument
from assistant.dialogue.registry import Registry
from assistant.dialogue.runner import left_behind as left_behind_plugins
from assistant.dialogue.runner import told_left_behind


def plugins(registry: Registry) -> dict[str, Any]:
    """What is installed, what it offers, what is wrong with it, and what is not as it was when it was loaded."""
    return {
        "plugins": [_plugin(registry, name) for name in registry.names()],
        "problems": [
            {"package": problem.package, "message": problem.message, "hint": problem.hint}
            for problem in registry.problems
        ],
        "outdated": [asdict(each) for each in registry.outdated()],
    }


def left_behind() -> list[dict[str, str]]:
    """Plugins that did not stop when they were told to, each with what the user should know of it."""
    return [
        {"plugin": name, "message": (said := told_left_behind(name)).message, "hint": said.hint}
        for name in left_behind_plugins()
    ]


def _plugin(registry: Registry, name: Any) -> dict[str, Any]:
    loaded = registry.plugins.get(name.name)
    return {
        "name": name.name,
        "package": name.package,
        "kind": name.kind,
        "enabled": name.enabled,
        "loaded": loaded is not None,
        "title": loaded.title if loaded else "",
        "summary": loaded.summary if loaded else "",
        "actions": [action(each) for each in registry.actions_of(loaded)] if loaded else [],
    }


def action(declared: Action) -> dict[str, Any]:
    """An action as front ends need it: without its examples."""
    return {
        "name": declared.name,
        "summary": declared.summary,
        "accepts": declared.accepts,
        "needs_parts": declared.needs_parts,
        "lasting": declared.lasting,
        "arguments": [argument(each) for each in declared.arguments],
    }


def argument(declared: Argument) -> dict[str, Any]:
    return {
        "name": declared.name,
        "type": declared.type,
        "summary": declared.summary,
        "default": list(declared.default) if isinstance(declared.default, tuple) else declared.default,
        "required": declared.required,
        "choices": list(declared.choices),
        "minimum": declared.minimum,
        "maximum": declared.maximum,
    }
