"""The table of actions for the documentation, made from the declarations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.api import Action, Argument, Plugin
from assistant.dialogue.registry import Registry


def actions_table(actions: Mapping[str, tuple[Plugin, Action]]) -> str:
    """Markdown: one row an action, in the order of the registry."""
    rows = ["| action | plugin | what it does | takes | arguments |", "|---|---|---|---|---|"]
    for name, (plugin, action) in actions.items():
        arguments = ", ".join(map(_argument, action.arguments)) or "none"
        rows.append(f"| `{name}` | `{plugin.name}` | {action.summary} | {_parts(action)} | {arguments} |")
    return "\n".join(rows)


def _parts(action: Action) -> str:
    if action.accepts == "nothing":
        return "words"
    return action.accepts if action.needs_parts else f"words, {action.accepts}"


def _argument(argument: Argument) -> str:
    kind = "/".join(argument.choices) if argument.type == "choice" else argument.type
    low, high = argument.minimum, argument.maximum
    span = f" {low:g} to {high:g}" if low is not None and high is not None else ""
    default = f", {argument.default}" if argument.default not in (None, "", ()) else ""
    return f"`{argument.name}` ({kind}{span}{default})"


def with_table(page: str, table: str) -> str:
    """The page with the table between its two marks. Raises ValueError if the marks are missing."""
    start, end = page.index("<!-- actions:"), page.index("<!-- end of actions -->")
    first_line = page[start:end].splitlines()[0]
    return f"{page[:start]}{first_line}\n{table}\n{page[end:]}"


def main() -> None:
    """Rewrites docs/plugins.md of this checkout."""
    page = Path("docs/plugins.md")
    registry = Registry(Path("no-such-folder"), (), {})
    registry.load()
    page.write_text(with_table(page.read_text(encoding="utf-8"), actions_table(registry.actions)), encoding="utf-8")


if __name__ == "__main__":
    main()
