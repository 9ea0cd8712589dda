"""Several steps in one sentence: "find the red stars and describe the second one", 找出所有红色的圆，然后描述第一张.

A sentence is only taken apart if every piece is an order of its own that the router is certain of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.api import Language, language_of
from assistant.dialogue.clarity import prepares
from assistant.dialogue.decision import FALLBACK, Utterance
from assistant.dialogue.heard import imagined
from assistant.dialogue.orders import is_clear_order
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

CERTAIN_SCORE = 0.4
CERTAIN_MARGIN = 0.08
SURE_SCORE = 0.7
"""What a piece needs that is tied to another in a way that may be no joint at all."""
_MOST_STEPS = 4
_EDGES = " ,，。;；"
_IMAGINED = 12
"""Results that a first step is assumed to bring while the later ones are judged."""

_ORDERS_EN = (
    r"describe|caption|classify|label|tag|categori[sz]e|compare|find|search|show|tell|index|transcribe|write"
    r"|explain|summari[sz]e"
    r"|say|give|count|look|list|draw|create|ask|what|which|how|is|are|add|generate"
)
"""Words that a further request to the actions of the program begins with; those of other plugins come from examples."""
_JOINT_ZH = re.compile(
    r"[，,；;。]?\s*(?:然后再?|接着再?|之后再?|再然后|随后|最后再?(?=[描说给比分找转])|并且|并(?=[描说给比分找转])"
    r"|再(?=[描说给比分找转介详告数看讲画搜])|顺便)\s*|[，,；;。]\s*(?=(?:描述|说说|给|比较|对比|分类|找|搜|转写|介绍|告诉|把"
    r"|看看))"
)
_LOOSE = {
    "en": re.compile(
        r"\s*[,;:.?!]+\s+|\s+(?:and|plus|so (?:that )?(?:you|we|i) (?:can|could)|but first|before you)\s+",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"\s*[，,；;。？?！!：]+\s*|完了|好让你|并且?|以便|顺便|之后"),
}
"""What may tie two orders together, and may as well stand within one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The pieces of an utterance, in order; one if it is a single request."""

    pieces: tuple[str, ...]
    settled: bool = True
    """False if it seems to ask for several things, but not every piece is an order that the router is certain of."""
    actions: tuple[str, ...] = ()
    """What each of several pieces asks for, once those before it have brought what they can."""


def plan_of(router: Router, utterance: Utterance, planner: bool = False) -> Plan:
    """How the utterance is carried out. With a `planner` at hand, words that are tied together in a way that is no
    sure joint, but seem to ask for different things, are left to it."""
    text = utterance.text.strip()
    if utterance.action or text.startswith("/") or len(text) > 400:
        return Plan((text,))
    language = language_of(text)
    joint = _joint_en(router.added_orders) if language == "en" else _JOINT_ZH
    pieces = _pieces(joint, text, language, bool(utterance.attached))
    plan = _judged(router, utterance, pieces, planner) if 1 < len(pieces) <= _MOST_STEPS else Plan((text,))
    if planner and plan == Plan((text,)):
        loose = _pieces(_LOOSE[language], text, language, bool(utterance.attached))
        return Plan((text,), settled=not _mixed(router, utterance, loose))
    return plan


@lru_cache(maxsize=8)
def _joint_en(words: frozenset[str]) -> re.Pattern[str]:
    """What ties orders together, before one of these words."""
    order = rf"(?=(?:{'|'.join([_ORDERS_EN, *sorted(words)])})\b)"
    return re.compile(
        rf"\s*(?:[,;.]\s*(?:and\s+)?(?:then|after that|afterwards|next|finally)[, ]+|\s+(?:and\s+)?then\s+"
        rf"|[,;]\s*and\s+{order}|\s+and\s+(?:also\s+)?{order}|[,;]\s+{order}|\.\s+{order})",
        re.IGNORECASE,
    )


def _pieces(joint: re.Pattern[str], text: str, language: Language, given: bool) -> list[str]:
    """What stands between the joints. Pictures that are only named or told of, or presented as `given` now, come
    first in what is wanted of them: "the second one, is there a heart?" is one piece."""
    pieces: list[str] = []
    begin = 0
    for match in joint.finditer(text):
        piece = text[begin : match.start()].strip(_EDGES)
        if piece and (pieces or not prepares(piece, language, given)):
            pieces.append(piece)
            begin = match.end()
    last = text[begin:].strip(_EDGES)
    return [*pieces, last] if last else pieces


def _mixed(router: Router, utterance: Utterance, pieces: list[str]) -> bool:
    """Whether one of these pieces surely brings pictures by itself, and another surely works on pictures."""
    if not 1 < len(pieces) <= _MOST_STEPS:
        return False
    steps = (replace(utterance, text=piece, pictures=(*utterance.pictures, *_brought(utterance))) for piece in pieces)
    decisions = [router.route(step) for step in steps]
    sure = {decision.action for decision in decisions if decision.score >= SURE_SCORE and decision.settled}
    return len({router.actions[name].needs_parts for name in sure - {FALLBACK}}) > 1


def steps_of(router: Router, utterance: Utterance) -> list[str]:
    """The pieces of the plan."""
    return list(plan_of(router, utterance).pieces)


def _judged(router: Router, utterance: Utterance, pieces: list[str], planner: bool) -> Plan:
    """A plan of these pieces if each is surely an action, those after the first with the first one's results."""
    results = _brought(utterance)
    whole = Plan((utterance.text.strip(),))
    actions: list[str] = []
    certain = True
    for at, piece in enumerate(pieces):
        step = replace(utterance, text=piece, language=utterance.language or language_of(utterance.text))
        if at:
            step = replace(step, pictures=(*utterance.pictures, *results), attached=(), audio=0, focus=None, shown={})
            if any(router.actions[name].accepts == "audio" for name in actions):
                step = replace(step, text=imagined(piece, language_of(utterance.text)))
        decision = router.route(step)
        certain = certain and decision.score >= CERTAIN_SCORE and decision.margin >= CERTAIN_MARGIN
        if planner and not at and decision.action == FALLBACK and _brings(router, piece):
            certain = False
            continue
        if decision.action == FALLBACK or decision.problem:
            return whole
        actions.append(decision.action)
        action = router.actions[decision.action]
        if at and not action.needs_parts and not _stands_alone(router, step):
            certain = False
        if action.lasting and not is_clear_order(piece, language_of(utterance.text), action):
            certain = False
    if (
        len(actions) == len(pieces) and len(set(actions)) < 2
    ):  # "what is on the left and what is on the right" is one question
        return whole
    return Plan(tuple(pieces), actions=tuple(actions)) if certain else replace(whole, settled=False)


def _brings(router: Router, piece: str) -> bool:
    """Whether these words order something that brings pictures, though by themselves they may be talk: "get the muddy
    shoes" in front of "and describe them"."""
    language = language_of(piece)
    bringing = (one for one in router.actions.values() if one.accepts == "pictures" and not one.needs_parts)
    return any(is_clear_order(piece, language, action) for action in bringing)


def _brought(utterance: Utterance) -> tuple[Seen, ...]:
    """Results that a first step may bring."""
    last = max((seen.turn for seen in utterance.pictures), default=0)
    after = max((seen.number for seen in utterance.pictures), default=0)
    return tuple(Seen(after + number, "found", last + 1) for number in range(1, _IMAGINED + 1))


def _stands_alone(router: Router, step: Utterance) -> bool:
    """A later step that needs no pictures must be as clear without any ("… and find blue circles")."""
    return router.route(replace(step, pictures=())).action != FALLBACK
