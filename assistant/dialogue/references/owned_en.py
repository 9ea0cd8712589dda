"""English ways in which pictures came as mentions: "the ones I sent", "what you drew", "your third drawing"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.api import Origin
from assistant.dialogue.references import vocabulary_en as words
from assistant.dialogue.references.origins_en import DREW
from assistant.dialogue.references.values import Mention


def owned(name: str, match: re.Match[str], origin: Origin | None, count: int) -> Mention | None:
    """The mention of a match that says how pictures came; None for one that says something else."""
    span, groups = match.span(), match.groupdict()
    match name:
        case "possessed":
            drawn = any(groups[each] for each in ("drawn", "drawn2", "drawn3", "drawn4", "drawn5"))
            sure = bool(groups["drawn"] or groups["mine"])
            only = match.string[: span[0]].endswith(("just ", "only "))
            many = bool(only or groups["all"] or groups["every"] or re.search(r"s (?:of|from|by) ", match.group()))
            return Mention("origin", *span, 0, "drawn" if drawn else "dropped", plural=many, strong=sure)
        case "depicted":
            thing = groups["thing"]
            many, sure = thing.endswith("s") and not thing.endswith("ss"), bool(DREW.search(match.group()))
            made = Mention("origin", *span, 0, origin, plural=many, strong=sure, words=thing)
        case "likened":
            start = match.start("thing") - len("my ")  # "like" is no part of it
            return Mention("origin", start, span[1], 0, "dropped", strong=False, words=groups["thing"])
        case "paired_with":
            return Mention("origin", *span, 0, "drawn", strong=False, words=groups["thing"])
        case "collection" if origin or groups["search"]:
            made = Mention("origin", *span, 0, origin or "found", plural=True, strong=False)
        case "asked":
            return Mention("origin", *span, 0, origin, plural=origin == "found", strong=False)
        case "told":
            count = count or (words.number_of(groups["many"]) if groups["many"] else 0)
            before, thing = bool(groups["before"]), groups["thing"] or ""
            made = Mention("origin", *span, count, origin, count > 1, strong=False, earlier=before, words=thing)
        case "origin" if groups["prior"]:
            made = Mention("relative", *span, -1, origin, earlier=True)
        case "origin" | "owned":
            made = _noun_owned(match, origin, count)
        case "both" if origin:
            return Mention("origin", *span, 2, origin, plural=True)
        case _:
            return None
    return replace(made, either=bool(groups.get("either")))


def _noun_owned(match: re.Match[str], origin: Origin | None, count: int) -> Mention:
    groups = match.groupdict()
    noun = (groups.get("noun") or "").strip()
    if noun in words.CARDINALS[1:] or noun.isdigit() or noun == "pair":
        count = words.number_of(noun)
    many = noun in words.WHATEVER or noun.endswith("s") or noun in {"those", "these"}
    plural = bool(groups.get("all") or count > 1 or (many and noun != "this"))
    newest = -1 if noun == "what" and origin == "drawn" and " just " in match.group() else 0
    earlier, kind = bool(groups.get("before")), (groups.get("kind") or "").strip()
    return Mention(
        "origin",
        *match.span(),
        count,
        origin,
        plural,
        earlier=earlier,
        words=kind,
        time=newest,
        whole=bool(groups.get("ever")),
    )
