"""Why a turn was answered as it was, in words: the action, its score, its reason, its pictures, and what came next."""

from __future__ import annotations

from typing import Any

from assistant.api import Language, Phrases, Routed, in_a_row, to_json
from assistant.dialogue.store import SavedTurn

SAY = Phrases(
    none=("Nothing was decided for this turn.", "这一轮没有做出决定。"),
    chose=("“{action}” ({score:.0%}).", "“{action}”（{score:.0%}）。"),
    step=("Step {step} of {steps}: ", "第 {step} 步，共 {steps} 步："),
    pictures=("Pictures: {numbers}.", "图片：{numbers}。"),
    arguments=("With {arguments}.", "参数：{arguments}。"),
    other=("“{action}” ({score:.0%})", "“{action}”（{score:.0%}）"),
    comma=(", ", "、"),
    others=("Next came {others}.", "其次是{others}。"),
)


def explained(turn: SavedTurn) -> dict[str, Any]:
    """The routes of a turn as values, and the same in words, in the language of the turn; with what was said in it and
    when (seconds since 1970)."""
    language = turn.language
    words = "\n".join(_in_words(route, language) for route in turn.routes) or SAY(language, "none")
    routes = [to_json(route) for route in turn.routes]
    said = {"turn": turn.number, "text": turn.text, "answer": turn.answer, "started": turn.started}
    return {**said, "routes": routes, "words": words}


def _in_words(route: Routed, language: Language) -> str:
    said = [SAY(language, "chose", action=route.action, score=route.score), route.reason]
    if route.pictures:
        said.append(SAY(language, "pictures", numbers=", ".join(f"#{number}" for number in route.pictures)))
    if route.arguments:
        given = ", ".join(f"{name}={value!r}" for name, value in route.arguments.items())
        said.append(SAY(language, "arguments", arguments=given))
    if route.others:
        others = SAY(language, "comma").join(
            SAY(language, "other", action=name, score=score) for name, score in route.others
        )
        said.append(SAY(language, "others", others=others))
    step = SAY(language, "step", step=route.step, steps=route.steps) if route.steps > 1 else ""
    return step + in_a_row(*said)
