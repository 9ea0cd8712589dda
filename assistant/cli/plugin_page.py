"""What `assistant plugins show` prints: a plugin's actions with their arguments and tools, and its options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.api import Action, Argument, Plugin
from assistant.api.language import Language, Phrases, in_language
from assistant.dialogue.tools import schema_of

_SAY = Phrases(
    plugin=("{title}: {summary}", "{title}：{summary}"),
    action=("/{name}: {summary}", "/{name}：{summary}"),
    argument=("  {name}: {summary} ({facts})", "  {name}：{summary}（{facts}）"),
    tool=("  Language models call {call}", "  语言模型调用 {call}"),
    options=("Options, in [plugins.{name}] of the settings:", "选项，写在设置的 [plugins.{name}] 中："),
    comma=(", ", "，"),
    text=("text", "文字"),
    integer=("integer", "整数"),
    number=("number", "数字"),
    boolean=("boolean", "是或否"),
    texts=("texts", "多段文字"),
    paths=("paths", "多个路径"),
    span=("{low} to {high}", "{low} 到 {high}"),
    least=("at least {low}", "不小于 {low}"),
    most=("at most {high}", "不大于 {high}"),
    required=("required", "必填"),
    default=("by default {value}", "默认 {value}"),
)


def lines(plugin: Plugin, actions: Sequence[Action], say: Language) -> Iterator[str]:
    """The page, line by line."""
    yield _SAY(say, "plugin", title=in_language(plugin.title, say), summary=in_language(plugin.summary, say))
    for action in actions:
        yield ""
        yield _SAY(say, "action", name=action.name, summary=in_language(action.summary, say))
        yield from _arguments(action.arguments, say)
        yield _SAY(say, "tool", call=_call(action))
    if plugin.options:
        yield ""
        yield _SAY(say, "options", name=plugin.name)
        yield from _arguments(plugin.options, say)


def _arguments(declared: Sequence[Argument], say: Language) -> Iterator[str]:
    for each in declared:
        facts = _SAY(say, "comma").join(_facts(each, say))
        yield _SAY(say, "argument", name=each.name, summary=in_language(each.summary, say), facts=facts)


def _facts(argument: Argument, say: Language) -> Iterator[str]:
    """Of what kind it is, and what it may be."""
    yield "/".join(argument.choices) if argument.type == "choice" else _SAY(say, argument.type)
    low, high = argument.minimum, argument.maximum
    bounds = {name: f"{at:.15g}" for name, at in (("low", low), ("high", high)) if at is not None}
    if bounds:
        yield _SAY(say, "span" if len(bounds) == 2 else "least" if "low" in bounds else "most", **bounds)
    if argument.required:
        yield _SAY(say, "required")
    elif argument.default not in (None, "", (), []):
        yield _SAY(say, "default", value=_written(argument.default))


def _written(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _call(action: Action) -> str:
    """The tool as a signature, in the words of its JSON schema: the same in both languages."""
    schema = schema_of(action)
    named = (
        f"{name}{'' if name in schema['required'] else '?'}: {each['type']}"
        for name, each in schema["properties"].items()
    )
    return f"{action.name}({', '.join(named)})"
