"""How well the router understands people whom it has never heard: each author's utterances, without that author's.

The utterances of the plugins stand in blocks, one an author (`plugins/*/utterances`). For each, the classifier is
fitted from all the others and the plugins' examples, and routes that author's: with a picture in the conversation
where the action needs one, with a sound where it is about one. A few minutes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from assistant.api import Action, Language
from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.registry import Registry
from assistant.dialogue.router import Router
from assistant.locations import is_sound, paths_in
from benchmarks.report import Row, told

LANGUAGES: tuple[Language, ...] = ("en", "zh")
Blocks = Mapping[tuple[str, Language], list[list[str]]]
"""Utterances of each action and language, a list an author."""


def main() -> None:
    registry = Registry(Path("/nonexistent"), (), {})
    registry.load()
    actions = [(plugin.name, action) for plugin, action in registry.actions.values()]
    blocks = {(a.name, language): list(_blocks(a, language)) for _, a in actions for language in LANGUAGES}
    authors = {
        language: min(len(each) for (_, spoken), each in blocks.items() if spoken == language) for language in LANGUAGES
    }
    total: Counter[tuple[Language, bool]] = Counter()
    for author in range(max(authors.values())):
        router = Router([(plugin, _without(action, blocks, author)) for plugin, action in actions])
        for language in LANGUAGES:
            if author < authors[language]:
                total += _heard(router, blocks, author, language)
    rows = []
    for language in LANGUAGES:
        right, count = total[language, True], total[language, True] + total[language, False]
        rows.append(Row(f"{language}, {authors[language]} authors: right of {count}", right / count, "share"))
    told("unheard", {}, rows)


def _heard(router: Router, blocks: Blocks, author: int, language: Language) -> Counter[tuple[Language, bool]]:
    """Routes one author's utterances: right or not; prints how many are right, by action, and wrong side effects."""
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    side_effects = 0
    for (name, spoken), each in blocks.items():
        for text in each[author] if spoken == language else ():
            decision = router.route(_utterance(router.actions[name], text))
            count[name] += 1
            right[name] += decision.action == name
            if decision.action != name and router.actions[decision.action].lasting:
                side_effects += 1
                print(f"  {text!r}: {decision.action}, meant {name}")
    shares = ", ".join(f"{name} {right[name] / count[name]:.0%}" for name in sorted(count))
    many, all_right = count.total(), right.total()
    print(f"{language}, author {author + 1}: {all_right / many:.1%} of {many}, {side_effects} side effects; {shares}")
    return Counter({(language, True): all_right, (language, False): many - all_right})


def _blocks(action: Action, language: Language) -> Iterator[list[str]]:
    """The utterances of an action as its file has them: blocks between blank lines."""
    known = set(action.utterances[language])
    for file in Path(str(files("assistant"))).parent.glob(f"plugins/*/utterances/**/{language}.txt"):
        text = file.read_text(encoding="utf-8")
        if text.split("\n", 1)[0].strip() in known:
            yield from (block.splitlines() for block in text.strip().split("\n\n"))


def _without(action: Action, blocks: Blocks, author: int) -> Action:
    kept = {
        language: tuple(
            text for at, block in enumerate(blocks[action.name, language]) for text in block if at != author
        )
        for language in LANGUAGES
    }
    return replace(action, utterances=MappingProxyType(kept))


def _utterance(action: Action, text: str) -> Utterance:
    """What was said, with the parts that it is said of: every second time they come with it."""
    if action.accepts == "audio":
        return Utterance(text, audio=0 if any(is_sound(path) for path, _ in paths_in(text)) else 1)
    if not action.needs_parts:
        return Utterance(text)
    attached = (1,) if len(text) % 2 else ()
    return Utterance(text, attached=attached, pictures=(Seen(1, "dropped", 1),))


if __name__ == "__main__":
    main()
