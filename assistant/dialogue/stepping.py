"""The steps of a turn: each is routed, shown as routed, and performed; what is not settled is the agent's."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from functools import partial

from assistant.api import Action, BadInput, Event, Request, Routed, Transcript
from assistant.dialogue.agent import Task, guard
from assistant.dialogue.arguments import options_in
from assistant.dialogue.decision import Decision, Utterance, command_in
from assistant.dialogue.heard import imagined, names_heard, with_heard
from assistant.dialogue.parts import with_numbers
from assistant.dialogue.references import resolve
from assistant.dialogue.router import Router
from assistant.dialogue.runner import Tick
from assistant.dialogue.running import Running, Shared
from assistant.dialogue.steps import plan_of


class Steps:
    """Takes the steps of running turns. Thread-safe: what changes is in the `Running`."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared

    def run(self, running: Running) -> Iterator[Event | Tick]:
        """Every step of the request; each is routed anew, so that it can refer to what the one before it brought."""
        router = self._shared.router()
        whole = yield from self._looked(running, self._numbered(running, router))
        plan = plan_of(router, whole, planner=self._shared.agent.available())
        pieces = plan.pieces
        for step, piece in enumerate(pieces, 1):
            asked = replace(whole, text=piece)
            if step > 1:
                asked = yield from self._looked(running, running.asked(self._shared.store, piece, first=False))
            if running.transcript == "" and names_heard(piece, running.language):
                return  # nobody spoke, as the step before has said
            decision, words = _routed(router, asked, running)
            asked_for_steps = not plan.settled and self._shared.agent.available()
            if len(pieces) == 1 and (asked_for_steps or (not decision.settled and self._shared.agent.judges())):
                settled = yield from self._planned(running, asked, decision)
                if settled:
                    return
            yield Routed(
                decision.plugin,
                decision.action,
                decision.score,
                decision.margin,
                decision.reason,
                decision.pictures,
                decision.arguments,
                step,
                len(pieces),
                decision.others,
            )
            if decision.problem:
                missing = command_in(piece)[0] not in {"", *router.actions}
                raise BadInput(decision.problem, self._shared.performer.not_loaded() if missing else "")
            if running.heard and not running.given.action:
                action = self._shared.performer.owner(decision.action, running.language)[1]
                folders = running.parts.folders
                guard.check(action, decision.arguments, running.own_words, folders, running.language)
            yield from self._performed(running, decision, words)

    def _looked(self, running: Running, asked: Utterance) -> Generator[Event | Tick, None, Utterance]:
        known = partial(self._shared.known, running.recorder.conversation)
        return (yield from self._shared.looking.looked(asked, known, running.cancelled))

    def _numbered(self, running: Running, router: Router) -> Utterance:
        """The request, with numbers for the paths of its own pictures unless it is about their files."""
        whole = running.asked(self._shared.store, running.text, first=True)
        named = with_numbers(running.text, running.parts.pictures)
        if named != running.text and router.actions[router.route(whole).action].accepts == "pictures":
            running.text = named
            return replace(whole, text=named)
        return whole

    def _planned(self, running: Running, asked: Utterance, decision: Decision) -> Generator[Event | Tick, None, bool]:
        """What the agent does for a request that nothing else settles; False if it sees nothing to do."""
        conversation = running.recorder.conversation
        about = (
            decision.pictures
            or resolve(asked.text, asked.pictures, asked.attached, asked.focus, shown=asked.shown).numbers
        )
        task = Task(
            text=asked.text,
            own_words=running.own_words,
            language=running.language,
            conversation=running.conversation,
            numbers=self._shared.numbering(running.recorder),
            known=lambda: self._shared.known(conversation),
            keep=self._shared.pictures.keep,
            seen=asked.pictures,
            about=about or asked.attached or asked.focus or (),
            attached=asked.attached,
            audio=running.parts.audio,
            folders=running.parts.folders,
        )
        settled = False
        for event in self._shared.agent.run(task, running.cancelled):
            settled = settled or isinstance(event, Routed)
            yield event
        return settled

    def _performed(self, running: Running, decision: Decision, text: str) -> Iterator[Event | Tick]:
        _, action = self._shared.performer.owner(decision.action, running.language)
        known = self._shared.known(running.recorder.conversation)
        request = Request(
            action=action.name,
            text=_words(action, text),
            arguments=action.checked(decision.arguments),
            # A hit that is talked about becomes the conversation's own: it stays when the user's file goes.
            pictures=tuple(
                self._shared.pictures.keep(known[number]) for number in decision.pictures if number in known
            ),
            audio=running.parts.audio if action.accepts == "audio" else (),
            language=running.language,
            fragment=decision.fragment,
        )
        numbers = self._shared.numbering(running.recorder)
        for event in self._shared.performer.perform(request, running.conversation, running.cancelled, numbers):
            if isinstance(event, Transcript):
                running.transcript = f"{running.transcript or ''} {event.text}".strip()
            yield event


def _routed(router: Router, asked: Utterance, running: Running) -> tuple[Decision, str]:
    """The decision for a step and its words, with what a step before heard where these point at it. What was heard
    chooses no action, and is nothing that lasts."""
    text, language = asked.text, running.language
    if not running.transcript or not names_heard(text, language):
        return router.route(asked), text
    decision = router.route(replace(asked, text=imagined(text, language)))
    if decision.action not in router.actions or router.actions[decision.action].lasting:
        return router.route(asked), text
    filled = with_heard(text, running.transcript, language)
    known = router.route(replace(asked, text=filled, action=decision.action))
    return replace(decision, arguments=known.arguments), filled


def _words(action: Action, text: str) -> str:
    """The user's own words, without a slash command and its options."""
    name, rest = command_in(text)
    return options_in(action, rest).words if name == action.name else rest
