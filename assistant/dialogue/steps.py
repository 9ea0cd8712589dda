"""Several steps in one sentence: "find the red stars and describe the second one", 找出所有红色的圆，然后描述第一张.

A sentence is only taken apart if every piece is an order of its own that the router is certain of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.api import Language, language_of
from assistant.dialogue.arranged import arranged, found_and_described, names_thing, with_verbs
from assistant.dialogue.clarity import changes, prepares
from assistant.dialogue.decision import FALLBACK, Decision, Utterance
from assistant.dialogue.evidence import draws
from assistant.dialogue.following.arguments import goes_further
from assistant.dialogue.heard import imagined
from assistant.dialogue.into_picture import goes_into
from assistant.dialogue.joints import ASKED, EDGES, LOOSE, joint
from assistant.dialogue.orders import is_clear_order
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

CERTAIN_SCORE = 0.4
CERTAIN_MARGIN = 0.08
SURE_SCORE = 0.7
"""What a piece needs that is tied to another in a way that may be no joint at all."""
MOST_STEPS = 8
"""Of one request: each may take a minute, and a text with more joints is seldom a list of orders."""
_IMAGINED = 12
"""Results that a first step is assumed to bring while the later ones are judged."""

_OWN = re.compile(r"\b(?:my|our) |我的|图库", re.IGNORECASE)
"""Whose pictures are those of the library, whatever is talked about."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The pieces of an utterance, in order; one if it is a single request."""

    pieces: tuple[str, ...]
    settled: bool = True
    """False if it seems to ask for several things, but not every piece is an order that the router is certain of."""
    actions: tuple[str, ...] = ()
    """What each of several pieces asks for, once those before it have brought what they can."""
    left: tuple[str, ...] = ()
    """Pieces that are too many to be done at once."""


def plan_of(router: Router, utterance: Utterance, planner: bool = False) -> Plan:
    """How the utterance is carried out. With a `planner` at hand, words that are tied together in a way that is no
    sure joint, but seem to ask for different things, are left to it."""
    text = utterance.text.strip()
    if utterance.action or text.startswith("/") or len(text) > 400:
        return Plan((text,))
    language = language_of(text)
    orders = arranged(text, language, router.added_orders)
    if len(orders) > 1:
        plan = _judged(router, utterance, [orders[0], _pointing(router, utterance, orders[1])], planner)
        return plan if len(plan.pieces) > 1 else Plan((text,), plan.settled)
    text = _as_done(router, utterance, orders[0])
    utterance = replace(utterance, text=text)
    sure = joint(language, router.added_orders)
    pieces = with_verbs(_pieces(sure, text, language, bool(utterance.attached)), language)
    if of_all := _of_all(router, utterance, pieces):
        pieces = of_all
    plan = _judged(router, utterance, pieces[:MOST_STEPS], planner) if len(pieces) > 1 else Plan((text,))
    if len(pieces) > MOST_STEPS:
        plan = replace(plan, left=tuple(pieces[MOST_STEPS:])) if len(plan.pieces) > 1 else Plan((text,), plan.settled)
    return _looked_into(router, utterance, plan, planner) if plan.settled else plan


def _looked_into(router: Router, utterance: Utterance, plan: Plan, planner: bool) -> Plan:
    """The plan, unless one of its pieces asks for several things itself: such words are left to a planner; without one,
    the sentences of each piece are steps where all are certain."""
    language = language_of(utterance.text)
    pieces: list[str] = []
    for at, piece in enumerate(plan.pieces):
        brought = _brought(utterance) if at else ()
        step = replace(utterance, text=piece, pictures=(*utterance.pictures, *brought))
        given = bool(utterance.attached) and not at
        sentences = _pieces(ASKED[language], piece, language, given)
        apart = _differ(router, step, sentences)
        if planner and (apart or _mixed(router, step, _pieces(LOOSE[language], piece, language, given))):
            return Plan((utterance.text,), settled=False)
        pieces += sentences if apart else [piece]
    if len(pieces) == len(plan.pieces) or len(pieces) > MOST_STEPS:
        return plan
    finer = _judged(router, utterance, pieces, planner)
    return replace(finer, left=plan.left) if len(finer.pieces) > 1 else plan


def _of_all(router: Router, utterance: Utterance, pieces: list[str]) -> list[str]:
    """The two steps of "describe all pictures of circles", where no picture here is one of them: such are looked for,
    and what was found is described. Nothing for other words."""
    language = language_of(utterance.text)
    if len(pieces) != 1 or utterance.attached or not (both := found_and_described(pieces[0], language)):
        return []
    decision = router.route(replace(utterance, text=pieces[0]))
    finds = decision.action in router.actions and goes_further(router.actions[decision.action])
    own = _OWN.search(pieces[0]) is not None
    return list(both) if own or (finds and not decision.pictures) else []


def _as_done(router: Router, utterance: Utterance, order: str) -> str:
    """The order that is left of the words; all of them where they are talk, to which what they turn down belongs."""
    words = utterance.text.strip()
    if order == words or any(router.route(replace(utterance, text=each)).action != FALLBACK for each in (order, words)):
        return order
    return words


def _pieces(tie: re.Pattern[str], text: str, language: Language, given: bool) -> list[str]:
    """What stands between the joints. Pictures that are only named or told of, or presented as `given` now, come
    first in what is wanted of them: "the second one, is there a heart?" is one piece."""
    pieces: list[str] = []
    begin = 0
    for match in tie.finditer(text):
        piece = text[begin : match.start()].strip(EDGES)
        if piece and (pieces or not prepares(piece, language, given)):
            pieces.append(piece)
            begin = match.end()
    last = text[begin:].strip(EDGES)
    return [*pieces, last] if last else pieces


def _pointing(router: Router, utterance: Utterance, piece: str) -> str:
    """A piece that comes later than it was said, with the numbers of the pictures that it was said of."""
    numbers = router.route(replace(utterance, text=piece)).pictures
    named = " ".join(f"#{number}" for number in numbers)
    if language_of(piece) == "zh":
        return re.sub(r"(?:它们?|[这那][张个些])?$", named, piece, count=1) if named else piece
    pointed, count = re.subn(r" (?:it|them|this|that|these|those)\b", f" {named}", piece, count=1, flags=re.IGNORECASE)
    return pointed if named and count else piece


def _mixed(router: Router, utterance: Utterance, pieces: list[str]) -> bool:
    """Whether one of these pieces surely brings pictures by itself, and another surely works on pictures."""
    if not 1 < len(pieces) <= MOST_STEPS:
        return False
    later = replace(utterance, pictures=(*utterance.pictures, *_brought(utterance)))
    sure = {_sure(router, replace(later, text=piece)) for piece in pieces}
    return len({router.actions[name].needs_parts for name in sure - {FALLBACK}}) > 1


def _differ(router: Router, utterance: Utterance, sentences: list[str]) -> bool:
    """Whether these sentences surely ask for different actions, none of them for talk: each after the first for one
    that works on pictures or leaves something. "What would it look like? Show me" is one request."""
    if not 1 < len(sentences) <= MOST_STEPS:
        return False
    later = replace(utterance, attached=(), pictures=(*utterance.pictures, *_brought(utterance)))
    sure = [_sure(router, replace(later if at else utterance, text=each)) for at, each in enumerate(sentences)]
    if FALLBACK in sure or len(set(sure)) < 2:
        return False
    return all(router.actions[name].needs_parts or router.actions[name].lasting for name in sure[1:])


def _sure(router: Router, step: Utterance) -> str:
    """The action that a step surely asks for; that of talk where none is sure."""
    decision = router.route(step)
    return decision.action if decision.score >= SURE_SCORE and decision.settled and not decision.problem else FALLBACK


def _judged(router: Router, utterance: Utterance, pieces: list[str], planner: bool) -> Plan:
    """A plan of these pieces if each is surely an action, those after the first with the first one's results."""
    results: tuple[Seen, ...] = ()
    whole = Plan((utterance.text.strip(),))
    actions: list[str] = []
    decided: list[Decision] = []
    certain = repeated = True
    language = language_of(utterance.text)
    for at, piece in enumerate(pieces):
        step = replace(utterance, text=piece, language=utterance.language or language)
        if at:
            drew = bool(actions) and draws(router.actions[actions[-1]])
            results = (*results, *_brought(utterance, results, drawn=drew))
            pictures = (*utterance.pictures, *results)
            step = replace(step, pictures=pictures, attached=(), audio=0, focus=None, shown={})
            if drew and goes_into(piece, pieces[at - 1], language):
                one = "，".join(pieces[at - 1 : at + 1]) if language == "zh" else " and ".join(pieces[at - 1 : at + 1])
                left = [*pieces[: at - 1], one, *pieces[at + 1 :]]
                return _judged(router, utterance, left, planner) if len(left) > 1 else whole
            if drew:
                step = replace(step, last_action=actions[-1], last_arguments={})
            if any(router.actions[name].accepts == "audio" for name in actions):
                step = replace(step, text=imagined(piece, language))
        decision = router.route(step)
        certain = certain and decision.score >= CERTAIN_SCORE and decision.margin >= CERTAIN_MARGIN
        if planner and not at and decision.action == FALLBACK and _brings(router, piece):
            certain = False
            continue
        if decision.action == FALLBACK or decision.problem:
            return whole
        actions.append(decision.action)
        decided.append(decision)
        action = router.actions[decision.action]
        # "What is on the left and what is on the right" is one question.
        changed = at > 0 and draws(action) and (bool(decision.fragment) or changes(piece, language))
        repeated = repeated and not action.needs_parts and (changed or names_thing(piece, language))
        if at and not action.needs_parts and not _stands_alone(router, step):
            certain = False
        if action.lasting and not changed and not is_clear_order(piece, language, action):
            certain = False
    if len(actions) == len(pieces) and len(set(actions)) < 2 and not (repeated or _apart(router, decided)):
        return whole
    return Plan(tuple(pieces), actions=tuple(actions)) if certain else replace(whole, settled=False)


def _apart(router: Router, decided: list[Decision]) -> bool:
    """Whether decisions for one action can be no single one: each is about other pictures than the one before it and
    names another way or other labels for them. Questions alone can be asked together."""
    action = router.actions[decided[0].action]
    told = [argument.name for argument in action.arguments if argument.type != "text"]
    hows = [{name: each.arguments[name] for name in told if name in each.arguments} for each in decided]
    neighbours = zip(decided, decided[1:], hows, hows[1:], strict=False)
    return action.needs_parts and all(a.pictures != b.pictures and how != then for a, b, how, then in neighbours)


def _brings(router: Router, piece: str) -> bool:
    """Whether these words order something that brings pictures, though by themselves they may be talk: "get the muddy
    shoes" in front of "and describe them"."""
    language = language_of(piece)
    bringing = (one for one in router.actions.values() if one.accepts == "pictures" and not one.needs_parts)
    return any(is_clear_order(piece, language, action) for action in bringing)


def _brought(utterance: Utterance, results: tuple[Seen, ...] = (), *, drawn: bool = False) -> tuple[Seen, ...]:
    """What a step may bring after these results: one drawing, or pictures that were found."""
    seen = (*utterance.pictures, *results)
    last = max((one.turn for one in seen), default=0)
    after = max((one.number for one in seen), default=0)
    if drawn:
        return (Seen(after + 1, "drawn", last + 1),)
    return tuple(Seen(after + number, "found", last + 1) for number in range(1, _IMAGINED + 1))


def _stands_alone(router: Router, step: Utterance) -> bool:
    """A later step that needs no pictures must be as clear without any ("… and find blue circles")."""
    return router.route(replace(step, pictures=())).action != FALLBACK
