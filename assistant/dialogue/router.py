"""Decides which action answers a request, about which pictures, with which arguments, and says why.

A slash command wins. Otherwise the classifier's opinion of the words is weighed with what stands around them: parts
given, pictures talked about, labels, paths, the last action. The router names no plugin: everything follows from
what the actions declare.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.api import (
    Action,
    AssistantError,
    BadArgument,
    Language,
    asks_for_duplicates,
    language_of,
    newest_in,
    start_and_end,
)
from assistant.api.language import Bilingual, in_a_row
from assistant.dialogue.arguments import OBJECTS, options_in, with_mended_verb
from assistant.dialogue.beside_text import refused_beside_text, takes_no_text
from assistant.dialogue.characters import simplified
from assistant.dialogue.clarity import is_continuation
from assistant.dialogue.classifier import Classifier
from assistant.dialogue.decision import FALLBACK, PROBLEM, REASON, Decision, Utterance, about_pictures
from assistant.dialogue.evidence import (
    Reading,
    asks_on,
    evidence_for,
    fits,
    goes_on,
    is_left_open,
    left_open,
    makes_anew,
    takes_words,
    wants_further,
    wants_so_many,
)
from assistant.dialogue.following.arguments import goes_further
from assistant.dialogue.following.elliptic import is_brief, leans_on
from assistant.dialogue.following.fragments import bare_words, is_sure_fragment, offers_another, stands_for_one
from assistant.dialogue.following.instead_of import wanted_instead
from assistant.dialogue.following.more import asks_for_another, asks_for_one_more
from assistant.dialogue.following.places import names_place
from assistant.dialogue.orders import Order, order_in, order_words, takes_away, withdraws
from assistant.dialogue.references import References, pointed, resolve
from assistant.dialogue.references.vocabulary_en import PLACED, PLACES
from assistant.dialogue.task import arguments_of, cut_of, named_for, pictures_for
from assistant.locations import paths_in
from assistant.slash_line import command_in

LEAST_SCORE = 0.34
"""Below this no action is chosen."""
ORDERED = 0.7
LEAST_OF: Mapping[Order, float] = {"clear": ORDERED, "open": 0.82, "doubtful": 0.93, "refused": math.inf}
"""The least score of a lasting action, by what the words are to it. Of sentences by authors whom the classifier had not
learned from, one in a thousand that meant something else came above these (`benchmarks/unheard.py`)."""
LASTING_MARGIN = 0.2
ELSE_CLEAR = 0.6
"""The share of what a refused lasting action leaves, with which another action answers instead of talk."""

COMPLETE = 0.8
"""The probability from which short words are a request of their own: of four sets of follow-ups, 532 of which are left
open, none is lost with it, and of 1,092 requests of their own that seemed left open 270 are understood."""
TALK, TALK_BRIEF = 0.6, 0.9
"""The probability of talk from which a sentence, or a few words, that might go on with a request about pictures do not:
of 1,058 sentences of talk that nothing was learned from, 89 instead of 176 are then not taken as talk after a question
about a picture, and two more of 873 questions about it are."""
CLEAR_MARGIN = 0.1
"""Below this a language model decides, where there is one; on the project's test sets half of such decisions are
wrong."""
_OTHERS = 3
"""How many of the actions that were not chosen a decision names."""

_WORDLESS = {"en": "what do you see in this picture?", "zh": "这张图里有什么？"}
"""Pictures dropped without a word ask what they show."""
_NEXT_ONE = {"en": "the next one", "zh": "下一张"}


class Router:
    """Fitted once from the actions of the enabled plugins; thread-safe afterwards."""

    def __init__(self, actions: Sequence[tuple[str, Action]]) -> None:
        """`actions` are (plugin name, action)."""
        self._plugins = {action.name: plugin for plugin, action in actions}
        self._actions = {action.name: action for _, action in actions}
        self._classifier = Classifier([action for _, action in actions], FALLBACK)
        self.added_orders = order_words(action for _, action in actions if action.name in self._classifier.added)
        """Words that orders of actions which did not come with the program begin with."""

    @property
    def actions(self) -> Mapping[str, Action]:
        return self._actions

    def route(self, utterance: Utterance) -> Decision:
        """The decision for one request. Never raises for anything that a user may type."""
        try:
            utterance = self._commanded(utterance)
        except BadArgument as error:
            return self._refused(utterance, error)
        text = utterance.text.strip()
        language = utterance.language or language_of(text)
        last = self._actions.get(utterance.last_action)
        if last is not None and goes_further(last) and not (utterance.action or utterance.attached):
            text = wanted_instead(start_and_end(text), language) or text
            utterance = replace(utterance, text=text)
        read = _pointing(simplified(start_and_end(text)), utterance, last, language)
        if language == "en":
            read = PLACED.sub(lambda word: self._classifier.with_words(word.group(), PLACES), read)
        references = resolve(read, utterance.pictures, utterance.attached, utterance.focus, language, utterance.shown)
        if newest_in(read) is not None or (asks_for_duplicates(read) and not utterance.attached):
            references = References()  # they are of the library, however many are here
        given = Reading(utterance, read, language, references, last)
        if wants_so_many(given) or wants_further(given):
            given = replace(given, references=References())
        if utterance.action:
            decided = self._decided(given, utterance.action, 1.0, 1.0, REASON(language, "chosen"))
            if decided.action in self._actions and takes_no_text(self._actions[decided.action], given):
                return replace(decided, problem=PROBLEM(language, "no_text_read", action=decided.action))
            return decided
        return self._weighed(given)

    def _commanded(self, utterance: Utterance) -> Utterance:
        """The utterance without its slash command, which becomes its action unless one was chosen beside the words, and
        without the command's options, which become arguments. Raises BadArgument for what there is not."""
        name, rest = command_in(utterance.text)
        action = self._actions.get(name)
        if not name or (action is None and utterance.action):
            return utterance
        if action is None:
            names = ", ".join(map("/{}".format, self._actions))
            raise BadArgument(PROBLEM.both("unknown_action", action=name, names=names))
        chosen = utterance.action or name
        if chosen != name:
            return replace(utterance, text=rest)
        options = options_in(action, rest)
        given = {**options.arguments, **utterance.arguments}
        return replace(utterance, text=options.words, action=chosen, arguments=given)

    def _refused(self, utterance: Utterance, error: BadArgument) -> Decision:
        named = command_in(utterance.text)[0]
        name = named if named in self._actions else FALLBACK
        language = utterance.language or language_of(utterance.text)
        # The problem is told by itself: as the reason of the choice it would stand there twice.
        reason = REASON(language, "chosen") if name == named else ""
        problem = error.said(language)
        return Decision(name, self._plugins.get(name, ""), (), {}, 1.0, 1.0, reason, problem, wrong_use=True)

    def _weighed(self, given: Reading) -> Decision:
        words = given.text or (_WORDLESS[given.language] if given.utterance.attached else "")
        if not words and given.utterance.audio:
            words = "transcribe" if given.language == "en" else "转写"
        if self._is_complete(given):
            given = replace(given, complete=True)
        if is_left_open(given):
            words = bare_words(given.text, given.language)
        else:
            words = pointed(words, given.references, given.language)
        probabilities = self._classifier.probabilities(words)
        logits = {name: math.log(max(p, 1e-6)) + self._evidence(name, given) for name, p in probabilities.items()}
        scores = _softmax(logits)
        decided = self._best(given, scores)
        if decided.action == FALLBACK and (given.utterance.documents or given.utterance.after_documents):
            decided = replace(decided, settled=True)
        others = sorted((name for name in scores if name != decided.action), key=scores.__getitem__, reverse=True)
        return replace(decided, others=tuple((name, round(scores[name], 4)) for name in others[:_OTHERS]))

    def _is_complete(self, given: Reading) -> bool:
        """Whether words that might go on with the last request are surely one of their own: "orange hexagons", or talk:
        "is there life on Venus" after a question about a picture."""
        last, text, language = given.last, given.text, given.language
        open_ = is_left_open(given)
        if last is None or not (open_ or asks_on(last, given)):
            return False
        elsewhere = asks_for_one_more(text, language) and not goes_further(last)
        how = offers_another(text, language) or (not takes_words(last) and fits(last, given))
        if open_ and (how or (is_sure_fragment(text, language) and not elsewhere)):
            return False
        probabilities = self._classifier.probabilities(text)
        name = max(probabilities, key=probabilities.__getitem__, default=FALLBACK)
        if name != FALLBACK:
            return open_ and name != last.name and probabilities[name] >= COMPLETE
        talk = TALK_BRIEF if is_brief(text, language) else TALK
        return last.needs_parts and probabilities.get(name, 0.0) >= talk and not leans_on(text, language)

    def _best(self, given: Reading, scores: Mapping[str, float]) -> Decision:
        ranked = sorted(scores, key=scores.__getitem__, reverse=True)
        for name in ranked:
            margin = scores[name] - max((scores[other] for other in ranked if other != name), default=0.0)
            refusal = self._refusal(name, given, scores[name], margin)
            if refusal == "unclear_order" and (rest := self._else_clear(name, scores, given)):
                return self._best(given, rest)
            if not refusal:
                decided = self._decided(given, name, scores[name], max(margin, 0.0), self._why(given, name))
                return replace(decided, settled=margin >= CLEAR_MARGIN)
            if refusal != "skip":
                score = scores.get(FALLBACK, 0.0)
                reason = REASON(given.language, refusal, action=name)
                decided = self._decided(given, FALLBACK, score, abs(margin), reason)
                return replace(decided, settled=refusal != "unsure")
        return replace(self._decided(given, FALLBACK, 0.0, 0.0, REASON(given.language, "unsure")), settled=False)

    def _else_clear(self, refused: str, scores: Mapping[str, float], given: Reading) -> Mapping[str, float]:
        """The scores without a refused action, if they then leave no doubt what else is meant: "sheep on a hill" looks
        for some where it does not order a drawing. Empty otherwise."""
        if takes_away(given.text, given.language) or withdraws(given.text, given.language):
            return {}
        left = max(1.0 - scores[refused], 1e-9)
        rest = {name: score / left for name, score in scores.items() if name != refused}
        best = max(rest, key=rest.__getitem__, default=FALLBACK)
        if best in self._actions and self._actions[best].accepts == "audio" and not given.utterance.audio:
            return {}  # nothing is heard where only a path is named
        harmless = best != FALLBACK and best in self._actions and not self._actions[best].lasting
        goes_on = best == given.utterance.last_action and (not paths_in(given.text) or is_left_open(given))
        if not goes_on and names_place(given.text, given.language):
            return {}
        return rest if harmless and rest[best] >= (LEAST_SCORE if goes_on else ELSE_CLEAR) else {}

    def _evidence(self, name: str, given: Reading) -> float:
        return evidence_for(self._actions[name], given) if name in self._actions else 0.0

    def _refusal(self, name: str, given: Reading, score: float, margin: float) -> str:
        """Why the best action may not answer; "skip" to try the next one, "" if it may."""
        action = self._actions.get(name)
        if name == FALLBACK or action is None:
            return ""
        if beside := refused_beside_text(action, given):
            return beside
        if action.lasting and (score < self._least(action, given) or margin < LASTING_MARGIN):
            return "unclear_order"
        if (
            action.accepts == "pictures"
            and action.needs_parts
            and not given.has_pictures
            and not given.references.strong
        ):
            return "no_pictures"
        about_given = action.accepts == "pictures" and bool(given.utterance.attached)
        return "unsure" if score < LEAST_SCORE and not about_given else ""

    def _least(self, action: Action, given: Reading) -> float:
        if withdraws(given.text, given.language):
            return LEAST_OF["refused"]
        if goes_on(action, given) or left_open(action, given) or makes_anew(action, given):
            return ORDERED
        order = order_in(given.text, given.language, action)
        open_place = bool(given.utterance.last_action) and names_place(given.text, given.language)
        if open_place or (order != "clear" and stands_for_one(given.text, given.language)):
            order = "refused"
        if order == "open" and given.utterance.last_action not in ("", action.name, FALLBACK):
            order = "doubtful"  # in the middle of something else it takes clearer words
        return LEAST_OF[order]

    def _why(self, given: Reading, name: str) -> str:
        action, language = self._actions.get(name), given.language
        about = ""
        open_ = action is not None and left_open(action, given)
        if action is not None and action.accepts == "pictures" and (action.needs_parts or not open_):
            if named_for(action, given.references)[0]:
                about = about_pictures(language, pictures_for(action, given)[0], given.references.phrase)
            elif given.utterance.attached:
                about = REASON(language, "attached" if given.text else "wordless")
            elif action.needs_parts and given.has_pictures:
                about = about_pictures(language, pictures_for(action, given)[0], "")
        if action is not None and action.accepts == "audio" and given.utterance.audio:
            about = REASON(language, "sound")
        if (action is not None and (open_ or goes_on(action, given))) or (
            given.utterance.last_action == name and is_continuation(given.text, language)
        ):
            return in_a_row(REASON(language, "continued"), about)
        example = self._classifier.nearest(given.text, name) if given.text else ""
        learned = REASON(language, "learned", example=example) if example else ""
        return in_a_row(learned, about) or (REASON(language, "talk") if name == FALLBACK else "")

    def _decided(self, given: Reading, name: str, score: float, margin: float, reason: str) -> Decision:
        action = self._actions.get(name)
        if action is None:
            return Decision(name, self._plugins.get(name, ""), (), {}, score, margin, reason)
        pictures, problem = pictures_for(action, given)
        if not OBJECTS.isdisjoint(argument.name for argument in action.arguments):
            said = with_mended_verb(given.utterance.text, self._classifier.mended)
            given = replace(given, utterance=replace(given.utterance, text=said))
        arguments, fragment = arguments_of(action, given)
        cut, plugin = cut_of(action, given), self._plugins[name]
        return Decision(name, plugin, pictures, arguments, score, margin, reason, problem, cut=cut, fragment=fragment)


def fitted(actions: Mapping[str, tuple[Any, Action]]) -> Router:
    """A router for the actions of a registry. Raises AssistantError if there is nothing to route to."""
    if not actions:
        raise AssistantError(
            Bilingual("No plugin is loaded.", "没有加载任何插件。"),
            Bilingual("See: assistant plugins list.", "见：assistant plugins list。"),
        )
    return Router([(plugin.name, action) for plugin, action in actions.values()])


def _pointing(text: str, utterance: Utterance, last: Action | None, language: Language) -> str:
    """The words as they point at a picture: "one more" of what is done with one picture after the other is done with
    the next one; "2" after a search, where that is no count, is the picture of that number."""
    number = text.strip(" .!。！")
    if number.isdecimal() and last is not None and goes_further(last) and "limit" not in utterance.last_arguments:
        known = not utterance.attached and int(number) in {seen.number for seen in utterance.pictures}
        return f"#{int(number)}" if known else text
    wordless = last is not None and not takes_words(last) and last.accepts == "pictures" and last.needs_parts
    goes_on = wordless and not utterance.attached
    return _NEXT_ONE[language] if goes_on and asks_for_another(text, language) else text


def _softmax(logits: Mapping[str, float]) -> dict[str, float]:
    top = max(logits.values(), default=0.0)
    weights = {name: math.exp(value - top) for name, value in logits.items()}
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}
