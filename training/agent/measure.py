"""How often the pocket language model calls what it should: single steps, two steps, and silence where nothing fits.

Measured on the plugins' utterances that were kept from training and on sentences written by hand, with the chat
template and greedy decoding, as at run time.
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from assistant.api import Language
from assistant.engine.tool_calls import parsed
from training.agent import results
from training.agent.episode import Episode, picture
from training.agent.held_out import FIRST, SECOND, TWO_STEPS
from training.agent.requests import single, talk
from training.agent.sources import actions

_LONGEST = 120
_NAMES: dict[Language, str] = {"en": "English", "zh": "Chinese"}


class Caller:
    """The model as the engine runs it, without its queue."""

    def __init__(self, folder: Path) -> None:
        self._model: Any = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder)

    @torch.inference_mode()
    def said(self, episode: Episode) -> str:
        """What the model says next, calls in their marks."""
        tools = [{"type": "function", "function": {"name": name}} for name in episode.tools]
        prompt = self._tokenizer.apply_chat_template(
            episode.messages, tools=tools, add_generation_prompt=True, tokenize=False
        )
        ids = self._tokenizer(prompt, return_tensors="pt", add_special_tokens=False).input_ids
        out = self._model.generate(ids, max_new_tokens=_LONGEST, do_sample=False)
        return str(self._tokenizer.decode(out[0, ids.shape[1] :], skip_special_tokens=True)).strip()

    def call(self, episode: Episode) -> tuple[str, dict[str, Any]] | None:
        """The next call; None if the model calls nothing."""
        calls = [said for said in parsed([self.said(episode)]) if not isinstance(said, str)]
        return (calls[0].name, dict(calls[0].arguments)) if calls else None


def figures(folder: Path, count: int = 150) -> dict[str, float]:
    """By name; shares from 0 to 1, seconds."""
    torch.set_num_threads(1)
    caller = Caller(folder)
    found: dict[str, float] = {}
    for language, name in _NAMES.items():
        episodes = _singles(language, count)
        right = [_right(caller, episode) for episode in episodes]
        found[f"right action, {name}"] = float(np.mean([action for action, _ in right]))
        found[f"right action and arguments, {name}"] = float(np.mean([both for _, both in right]))
        found[f"two steps, hand-written, {name}"] = _two_steps(caller, language)
        found[f"silent where nothing fits, {name}"] = _silent(caller, language, count)
    started = time.perf_counter()
    _two_steps(caller, "en")
    found["seconds for two calls, one CPU core"] = (time.perf_counter() - started) / len(TWO_STEPS["en"])
    return found


def _singles(language: Language, count: int) -> list[Episode]:
    rng = np.random.default_rng(11)
    made = (single(rng, testing=True) for _ in range(count * 10))
    return [episode for episode in made if episode.language == language][:count]


def _right(caller: Caller, episode: Episode) -> tuple[bool, bool]:
    at = next(n for n, message in enumerate(episode.messages) if message["role"] == "assistant")
    wanted = episode.messages[at]["tool_calls"][0]["function"]
    got = caller.call(Episode(episode.language, episode.tools, episode.messages[:at]))
    action = got is not None and got[0] == wanted["name"]
    return action, got == (wanted["name"], json.loads(json.dumps(wanted["arguments"])))


def _silent(caller: Caller, language: Language, count: int) -> float:
    rng = np.random.default_rng(12)
    made = (talk(rng, testing=True) for _ in range(count * 10))
    chosen = [episode for episode in made if episode.language == language][:count]
    return float(np.mean([not caller.said(Episode(language, one.tools, one.messages[:-1])) for one in chosen]))


def _two_steps(caller: Caller, language: Language) -> float:
    """The share of requests with both calls right and a closing sentence without a call."""
    rng = np.random.default_rng(13)
    right = []
    for text, (first, second) in TWO_STEPS[language]:
        numbers = (4, 5, 6)
        places = {FIRST: numbers[0], SECOND: numbers[1], "last": numbers[2]}
        episode = Episode(language, [name for name, action in actions().items() if action.accepts != "audio"])
        episode.asked(text, [picture(number, "dropped") for number in (1, 2, 3)])
        wanted = second[0], {**second[1], "pictures": [places[second[1]["pictures"][0]]]}
        good = _close(caller.call(episode), first)
        episode.called(*first, results.hits(numbers, str(first[1]["query"]), language, rng))
        good = good and caller.call(episode) == wanted
        episode.called(*wanted, results.words(language, rng))
        said = caller.said(episode)
        right.append(good and bool(said) and "<tool_call>" not in said)
    return float(np.mean(right))


def _close(got: tuple[str, dict[str, Any]] | None, wanted: tuple[str, dict[str, Any]]) -> bool:
    """The same call; an article before what is looked for does not count."""
    return got is not None and got[0] == wanted[0] and _bare(got[1]) == _bare(wanted[1])


def _bare(arguments: dict[str, Any]) -> dict[str, Any]:
    query = str(arguments.get("query", "")).strip()
    return {**arguments, "query": query.removeprefix("a ").removeprefix("an ").removesuffix("的")}
