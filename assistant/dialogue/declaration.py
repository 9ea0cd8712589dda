"""What a plugin must declare, checked without running it.

Belongs here: the rules of a declaration, each as one sentence for its author. Loading and conflicts between plugins
are the registry's, quality (enough examples, quick import) is `assistant.kit.check`'s.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from assistant.api import API_VERSION, CAPABILITIES, Action, Argument, BadArgument, Language, Plugin
from assistant.api.actions import Accepts, ArgumentType
from assistant.api.language import Bilingual, Phrases, listed
from assistant.reserved import OPTIONS, TAKEN

_WORD = re.compile(r"[a-z][a-z0-9_]{0,31}", re.ASCII)
_LONGEST_LINE = 200
"""Characters of a title or summary: what fits a line or two of help."""

_SAY = Phrases(
    version=(
        "it is made for version {made_for} of the plugin contract, and this program has version {ours}",
        "它是为插件约定第 {made_for} 版写的，而本程序是第 {ours} 版",
    ),
    name=(
        "its class says name = {own!r}, but it is installed as {name!r}",
        "它的类写着 name = {own!r}，而安装的名称是 {name!r}",
    ),
    line=("its {field} must be one short line", "它的 {field} 必须是简短的一行"),
    actions=("its actions must be a tuple of Action", "它的 actions 必须是由 Action 组成的元组"),
    no_actions=("it has no actions", "它没有动作"),
    twice=("it declares the action {name!r} twice", "它重复声明了动作 {name!r}"),
    action=("action {name!r}: {fault}", "动作 {name!r}：{fault}"),
    word=("its name must be one lower-case word", "它的名称必须是一个小写的词"),
    accepts=("accepts must be one of {kinds}", "accepts 必须是以下之一：{kinds}"),
    parts=("it needs parts but accepts none", "它需要图片或声音，却声明不接受任何内容"),
    of_files=("it is of the files of pictures but accepts no pictures", "它声明说的是图片文件，却不接受图片"),
    capability=("unknown capability {name!r}", "未知的能力 {name!r}"),
    utterances=(
        "{field} must map 'en' and 'zh' to tuples of utterances",
        "{field} 必须把 'en' 和 'zh' 对应到例句的元组",
    ),
    argument=("argument", "参数"),
    option=("option", "选项"),
    tuple=("{word}s must be a tuple of Argument", "{word}必须是由 Argument 组成的元组"),
    once=("{word} {name!r} must be one lower-case word, used once", "{word} {name!r} 必须是一个小写的词，且只用一次"),
    type=("{word} {name!r} has the unknown type {type!r}", "{word} {name!r} 的类型 {type!r} 不存在"),
    choices=(
        "the choices of {word} {name!r} must be a tuple of words, and a choice needs at least one",
        "{word} {name!r} 的 choices 必须是由词组成的元组，而 choice 类型至少要有一个",
    ),
    bounds=(
        "minimum and maximum of {word} {name!r} must be numbers, the smaller one first",
        "{word} {name!r} 的 minimum 和 maximum 必须是数字，且前者不大于后者",
    ),
    reserved=("{word} {name!r} is an option of the whole program", "{word} {name!r} 是整个程序的选项"),
    taken=(
        "{word} {name!r} could never be given: the program has that name for something else",
        "{word} {name!r} 永远无法给出：程序已将这个名称另作他用",
    ),
    default=("the default of {word} {name!r} does not fit it: {fault}", "{word} {name!r} 的默认值不合要求：{fault}"),
)


def is_word(text: object) -> bool:
    """Whether `text` can name a plugin, an action or an argument: a lower-case ASCII word of at most 32 characters."""
    return isinstance(text, str) and _WORD.fullmatch(text) is not None


def faults(plugin: type[Plugin], name: str) -> list[Bilingual]:
    """What is wrong with the declaration of a plugin that was found as `name`; empty if it can be used."""
    made_for = getattr(plugin, "api_version", None)
    if made_for != API_VERSION:
        return [_SAY.both("version", made_for=str(made_for), ours=str(API_VERSION))]
    return [*_own_faults(plugin, name), *_action_faults(plugin)]


def _own_faults(plugin: type[Plugin], name: str) -> Iterator[Bilingual]:
    own = getattr(plugin, "name", None)
    if own != name:
        yield _SAY.both("name", own=own, name=name)
    for field in ("title", "summary"):
        if not _is_line(getattr(plugin, field, None)):
            yield _SAY.both("line", field=field)
    yield from _argument_faults(plugin.options, "option")


def _action_faults(plugin: type[Plugin]) -> Iterator[Bilingual]:
    actions = getattr(plugin, "actions", None)
    if not isinstance(actions, Sequence) or not all(isinstance(action, Action) for action in actions):
        yield _SAY.both("actions")
        return
    if not actions and not plugin.reads_audio:
        yield _SAY.both("no_actions")
    names = [action.name for action in actions]
    yield from (_SAY.both("twice", name=name) for name in sorted({n for n in names if names.count(n) > 1}))
    for action in actions:
        yield from (_SAY.both("action", name=action.name, fault=fault) for fault in _faults_of(action))


def _faults_of(action: Action) -> Iterator[Bilingual]:
    if not is_word(action.name):
        yield _SAY.both("word")
    if not _is_line(action.summary):
        yield _SAY.both("line", field="summary")
    if action.accepts not in get_args(Accepts):
        yield _SAY.both("accepts", kinds=listed(get_args(Accepts)))
    if action.needs_parts and action.accepts == "nothing":
        yield _SAY.both("parts")
    if action.of_files and action.accepts != "pictures":
        yield _SAY.both("of_files")
    yield from (_SAY.both("capability", name=name) for name in action.capabilities if name not in CAPABILITIES)
    for field in ("examples", "counter_examples", "utterances"):
        if not _are_examples(getattr(action, field)):
            yield _SAY.both("utterances", field=field)
    yield from _argument_faults(action.arguments, "argument")


def _argument_faults(arguments: Any, word: str) -> Iterator[Bilingual]:
    """`word` is `argument` or `option`."""
    called = _SAY.both(word)
    if not isinstance(arguments, Sequence) or not all(isinstance(argument, Argument) for argument in arguments):
        yield _SAY.both("tuple", word=called)
        return
    seen: set[str] = set()
    for argument in arguments:
        if not is_word(argument.name) or argument.name in seen:
            yield _SAY.both("once", word=called, name=argument.name)
        if word == "argument" and argument.name in OPTIONS:
            yield _SAY.both("reserved", word=called, name=argument.name)
        if word == "argument" and argument.name in TAKEN:
            yield _SAY.both("taken", word=called, name=argument.name)
        if argument.type not in get_args(ArgumentType):
            yield _SAY.both("type", word=called, name=argument.name, type=argument.type)
        elif not _are_choices(argument):
            yield _SAY.both("choices", word=called, name=argument.name)
        elif not _are_bounds(argument.minimum, argument.maximum):
            yield _SAY.both("bounds", word=called, name=argument.name)
        elif argument.default is not None:
            yield from _default_faults(argument, called)
        seen.add(argument.name)


def _default_faults(argument: Argument, called: Bilingual) -> Iterator[Bilingual]:
    try:
        argument.check(argument.default)
    except BadArgument as error:
        yield _SAY.both("default", word=called, name=argument.name, fault=error.message)


def _are_choices(argument: Argument) -> bool:
    choices: Any = argument.choices
    return (
        isinstance(choices, tuple)
        and all(isinstance(choice, str) and choice for choice in choices)
        and (bool(choices) or argument.type != "choice")
    )


def _are_bounds(low: Any, high: Any) -> bool:
    given = [each for each in (low, high) if each is not None]
    numbers = all(isinstance(each, int | float) and math.isfinite(each) for each in given)
    return numbers and (len(given) < 2 or low <= high)


def _is_line(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text) <= _LONGEST_LINE and text.isprintable()


def _are_examples(examples: Any) -> bool:
    return isinstance(examples, Mapping) and all(
        language in get_args(Language)
        and isinstance(utterances, Sequence)
        and not isinstance(utterances, str)
        and all(isinstance(utterance, str) for utterance in utterances)
        for language, utterances in examples.items()
    )
