"""English forms that templates need: plurals of nouns, verbs that agree with what they are said of."""

from __future__ import annotations

_IRREGULAR = {
    "child": "children", "man": "men", "woman": "women", "person": "people", "fish": "fish", "sheep": "sheep",
    "knife": "knives", "shelf": "shelves", "mouse": "mice",
}  # fmt: skip
_HISSING = ("s", "x", "z", "ch", "sh")
_VERBS = {
    "is": ("is", "are"),
    "was": ("was", "were"),
    "has": ("has", "have"),
    "does": ("does", "do"),
    "shows": ("shows", "show"),
    "looks": ("looks", "look"),
}


def plural(noun: str) -> str:
    """A noun, with whatever words before it, for several of it."""
    before, _, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        many = _IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in set("aeiou"):
        many = last[:-1] + "ies"
    else:
        many = last + ("es" if last.endswith(_HISSING) else "s")
    return f"{before} {many}".strip()


def filled(template: str, many: bool, **words: str) -> str:
    """The template with the words and, for `{is}` and its like, verbs for one or `many`."""
    return template.format(**words, **{verb: forms[many] for verb, forms in _VERBS.items()})
