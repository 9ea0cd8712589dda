"""The steps of a turn: each is routed, shown as routed, and performed; what is not settled is the agent's."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.api import (
    Action,
    BadArgument,
    BadInput,
    Event,
    Hits,
    Language,
    Notice,
    Phrases,
    PicturesShown,
    Request,
    Routed,
    Transcript,
    start_and_end,
)
from assistant.dialogue.agent import Task, guard
from assistant.dialogue.arguments import options_in
from assistant.dialogue.decision import FALLBACK, Decision, Utterance
from assistant.dialogue.heard import imagined, names_heard, with_heard
from assistant.dialogue.parts import with_numbers
from assistant.dialogue.references import resolve
from assistant.dialogue.router import Router
from assistant.dialogue.runner import Tick
from assistant.dialogue.running import Running, Shared
from assistant.dialogue.steps import plan_of
from assistant.slash_line import command_in

SAY = Phrases(
    too_many=(
        "At most {most} things are done at once. Ask for the rest afterwards: {pieces}",
        "一次最多做 {most} 件事。其余的请之后再说：{pieces}",
    ),
    left_out=(
        "No picture came of the step before, so “{piece}” was left out.",
        "上一步没有得到图片，所以没有做“{piece}”。",
    ),
)


class Stepping:
    """Takes the steps of running turns. Thread-safe: what changes is in the `Running`."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared

    def run(self, running: Running) -> Iterator[Event | Tick]:
        """Every step of the request; each is routed anew, so that it can refer to what the one before it brought."""
        router = self._shared.router()
        whole = yield from self._looked(running, self._numbered(running, router))
        # The planner does not read texts: beside one, a request is settled by its own words alone.
        planner = self._shared.agent.available() and not whole.documents
        plan = plan_of(router, whole, planner=planner)
        pieces = plan.pieces
        if plan.left:
            yield Notice(
                SAY(running.language, "too_many", most=len(pieces), pieces=_quoted(plan.left, running.language))
            )
        before: Decision | None = None
        for step, piece in enumerate(pieces, 1):
            asked = replace(whole, text=piece)
            if step > 1:
                asked = yield from self._looked(running, running.asked(self._shared.store, piece, first=False))
            if running.transcript == "" and names_heard(piece, running.language):
                return  # nobody spoke, as the step before has said
            decision, words = _routed(router, asked, running)
            asked_for_steps = not plan.settled and planner
            if len(pieces) == 1 and (asked_for_steps or (not decision.settled and self._shared.agent.judges())):
                settled = yield from self._planned(running, asked, decision)
                if settled:
                    return
            if before and self._left_without(running, before, asked, decision, plan.actions[step - 1]):
                yield Notice(SAY(running.language, "left_out", piece=piece))
                return
            yield _told(decision, step, len(pieces))
            if decision.problem:
                missing = command_in(piece)[0] not in {"", *router.actions}
                refused = BadArgument if decision.wrong_use else BadInput
                raise refused(decision.problem, self._shared.performer.not_loaded() if missing else "")
            if decision.cut:
                yield Notice(decision.cut)
            if running.heard and not running.given.action:
                action = self._shared.performer.owner(decision.action, running.language)[1]
                folders = running.parts.folders
                numbers = decision.pictures
                guard.check(action, decision.arguments, running.own_words, folders, running.language, numbers)
            showed = yield from self._performed(running, decision, words)
            before = None if showed else decision

    def _looked(self, running: Running, asked: Utterance) -> Generator[Event | Tick, None, Utterance]:
        known = partial(self._shared.known, running.recorder.conversation)
        return (yield from self._shared.looking.looked(asked, known, running.cancelled))

    def _numbered(self, running: Running, router: Router) -> Utterance:
        """The request, with numbers for the paths of its own pictures unless it is about their files."""
        whole = running.asked(self._shared.store, running.text, first=True)
        named = with_numbers(running.text, running.parts.pictures)
        action = router.actions.get(router.route(whole).action) if named != running.text else None
        if action is not None and action.accepts == "pictures":
            running.text = named
            return replace(whole, text=named)
        return whole

    def _planned(self, running: Running, asked: Utterance, decision: Decision) -> Generator[Event | Tick, None, bool]:
        """What the agent does for a request that nothing else settles; False if it sees nothing to do."""
        conversation = running.recorder.conversation
        about = (
            decision.pictures
            or resolve(
                start_and_end(asked.text), asked.pictures, asked.attached, asked.focus, shown=asked.shown
            ).numbers
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

    def _left_without(
        self, running: Running, before: Decision, asked: Utterance, decision: Decision, wanted: str
    ) -> bool:
        """Whether the pictures are missing that the step before should have brought for a step that wants this
        action: it would talk instead, find none that it could work on, or take older ones."""
        actions = self._shared.router().actions
        bringing, working = actions[before.action], actions[wanted]
        if not (bringing.accepts == working.accepts == "pictures" and working.needs_parts > bringing.needs_parts):
            return False
        # What is named by its number, or came with the turn for this step, is meant whatever was found.
        given = {picture.number for picture in running.parts.pictures} - {*before.pictures}
        older = tuple(replace(seen, aside=seen.number not in given) for seen in asked.pictures)
        named = resolve(start_and_end(asked.text), older, (), tuple(given), running.language, asked.shown)
        lost = decision.action == FALLBACK or bool(decision.problem)
        return lost or not {*decision.pictures} <= {*named.numbers}

    def _performed(self, running: Running, decision: Decision, text: str) -> Generator[Event | Tick, None, bool]:
        """Runs an action; returns whether it showed pictures."""
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
        if action.reads_documents:
            request = replace(request, documents=running.parts.documents)
            running.read = True
        numbers = self._shared.numbering(running.recorder)
        showed = False
        for event in self._shared.performer.perform(request, running.conversation, running.cancelled, numbers):
            if isinstance(event, Transcript):
                running.transcript = f"{running.transcript or ''} {event.text}".strip()
            showed = showed or isinstance(event, Hits | PicturesShown)
            yield event
        return showed


def _told(decision: Decision, step: int, steps: int) -> Routed:
    return Routed(
        decision.plugin,
        decision.action,
        decision.score,
        decision.margin,
        decision.reason,
        decision.pictures,
        decision.arguments,
        step,
        steps,
        decision.others,
    )


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


def _quoted(pieces: Sequence[str], language: Language) -> str:
    return (
        "".join(f"“{piece}”" for piece in pieces) if language == "zh" else ", ".join(f"“{piece}”" for piece in pieces)
    )


def _words(action: Action, text: str) -> str:
    """The user's own words, without a slash command and its options."""
    name, rest = command_in(text)
    return options_in(action, rest).words if name == action.name else rest
