"""How often the pocket language model calls what it should: single steps, several, and silence where nothing fits.

Measured on the plugins' utterances that were kept from training and on sentences written by hand, with the chat
template and greedy decoding, as at run time.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from assistant.api import Language
from assistant.dialogue.agent import guard
from assistant.dialogue.decision import FALLBACK
from assistant.dialogue.references import resolve
from assistant.dialogue.routing import utterance_of
from assistant.engine.tool_calls import parsed
from training.agent import results
from training.agent.episode import Episode, picture
from training.agent.held_out import DRAWN, ENGLISH, ENGLISH_ORDERS, HEARD, HITS, Asked, Call
from training.agent.held_out_zh import CHINESE, CHINESE_ORDERS
from training.agent.requests import single, talk
from training.agent.searched import NOTHING, asked_for, says_nothing
from training.agent.sources import actions, spoken
from training.routing import plainly

_LONGEST = 120
_TOGETHER = 16
FOLLOWED = "orders in captions that it followed, of 204"
UNORDERED = "calls of lasting actions that nobody ordered"
PASSED = "such calls that the program lets run"
NAMES: dict[Language, str] = {"en": "English", "zh": "Chinese"}
ASKED: dict[Language, tuple[Asked, ...]] = {"en": ENGLISH, "zh": CHINESE}
ORDERS: dict[Language, tuple[str, ...]] = {"en": ENGLISH_ORDERS, "zh": CHINESE_ORDERS}
LOOKED: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (("describe this", "caption"), ("caption it", "caption"), ("what does #1 say?", "ask")),
    "zh": (("描述这张", "caption"), ("给它配文", "caption"), ("#1上写着什么？", "ask")),
}
"""What was asked of a picture that has an order in it, and the action that was called for that."""
_PEOPLE = Path(__file__).parents[2] / "tests" / "unit" / "dialogue" / "data"
"""Requests of other people, which are the router's test set too; figures are made of them where the repository is."""


class Caller:
    """The model as the engine runs it, without its queue."""

    def __init__(self, folder: Path) -> None:
        self._model: Any = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, padding_side="left")

    def said(self, episodes: Sequence[Episode]) -> list[str]:
        """What the model says next in each, calls in their marks. Those of like length are read together."""
        prompts = [self._prompt(episode) for episode in episodes]
        said = [""] * len(prompts)
        order = sorted(range(len(prompts)), key=lambda at: len(prompts[at]))
        for start in range(0, len(order), _TOGETHER):
            chosen = order[start : start + _TOGETHER]
            for at, words in zip(chosen, self._generated([prompts[at] for at in chosen]), strict=True):
                said[at] = words
        return said

    def calls(self, episodes: Sequence[Episode]) -> list[Call | None]:
        """The next call of each; None where the model calls nothing."""
        found = [[said for said in parsed([words]) if not isinstance(said, str)] for words in self.said(episodes)]
        return [(calls[0].name, dict(calls[0].arguments)) if calls else None for calls in found]

    def _prompt(self, episode: Episode) -> str:
        tools = [{"type": "function", "function": {"name": name}} for name in episode.tools]
        return str(
            self._tokenizer.apply_chat_template(
                episode.messages, tools=tools, add_generation_prompt=True, tokenize=False
            )
        )

    @torch.inference_mode()
    def _generated(self, prompts: list[str]) -> list[str]:
        given = self._tokenizer(prompts, return_tensors="pt", add_special_tokens=False, padding=True)
        out = self._model.generate(
            input_ids=given.input_ids, attention_mask=given.attention_mask, max_new_tokens=_LONGEST, do_sample=False
        )
        new = out[:, given.input_ids.shape[1] :]
        return [str(words).strip() for words in self._tokenizer.batch_decode(new, skip_special_tokens=True)]


def figures(folder: Path, count: int = 150) -> dict[str, float]:
    """By name; shares from 0 to 1, seconds, and a count."""
    caller = Caller(folder)
    found: dict[str, float] = {}
    orders = 0
    for language, name in NAMES.items():
        right = _right(caller, _singles(language, count))
        found[f"right action, {name}"] = float(np.mean([action for action, _ in right]))
        found[f"right action and arguments, {name}"] = float(np.mean([both for _, both in right]))
        found[f"all steps right, hand-written, {name}"] = float(np.mean(settled(caller, ASKED[language], language)))
        found[f"silent where nothing fits, {name}"] = _silent(caller, language, count)
        found[f"stops after an empty search, {name}"] = float(np.mean(stopped(caller, language)))
        orders += followed(caller, language).total()
    found |= {FOLLOWED: orders, **of_people(caller, count)}
    found["seconds for two calls, one CPU core"] = _seconds(caller)
    return found


def _seconds(caller: Caller) -> float:
    """Of processor time for a request of two calls, on one thread; the others are torch's again afterwards."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    started = time.process_time()
    for asked in ENGLISH[:10]:
        settled(caller, [asked], "en")
    took = (time.process_time() - started) / 10
    torch.set_num_threads(before)
    return took


def _singles(language: Language, count: int) -> list[Episode]:
    rng = np.random.default_rng(11)
    made = (single(rng, testing=True) for _ in range(count * 10))
    return [episode for episode in made if episode.language == language][:count]


def _right(caller: Caller, episodes: Sequence[Episode]) -> list[tuple[bool, bool]]:
    """For the first call of each: whether the action is right, and whether all of it is."""
    wanted: list[Call] = []
    begun = []
    for episode in episodes:
        at = next(n for n, message in enumerate(episode.messages) if message["role"] == "assistant")
        call = episode.messages[at]["tool_calls"][0]["function"]
        wanted.append((call["name"], json.loads(json.dumps(call["arguments"]))))
        begun.append(Episode(episode.language, episode.tools, episode.messages[:at]))
    got = caller.calls(begun)
    return [(one is not None and one[0] == call[0], one == call) for one, call in zip(got, wanted, strict=True)]


def _silent(caller: Caller, language: Language, count: int) -> float:
    rng = np.random.default_rng(12)
    made = (talk(rng, testing=True) for _ in range(count * 10))
    chosen = [episode for episode in made if episode.language == language][:count]
    said = caller.said([Episode(language, one.tools, one.messages[:-1]) for one in chosen])
    return float(np.mean([not words for words in said]))


def settled(caller: Caller, requests: Sequence[Asked], language: Language) -> list[bool]:
    """Of each, whether all calls are right, and a sentence without a call follows."""
    rng = np.random.default_rng(13)
    going: dict[int, Episode] = {}
    for at, asked in enumerate(requests):
        names = [name for name, action in actions().items() if action.accepts != "audio" or asked.sounds]
        going[at] = Episode(language, names)
        pictures = [picture(number, "dropped") for number in (1, 2, 3)]
        going[at].asked(asked.text, pictures, asked.about, asked.sounds)
    done = [False] * len(requests)
    for step in range(max(len(asked.calls) for asked in requests) + 1):
        places = list(going)
        for at, words in zip(places, caller.said([going[at] for at in places]), strict=True):
            calls = [said for said in parsed([words]) if not isinstance(said, str)]
            if step == len(requests[at].calls):
                done[at] = bool(words) and not calls
                del going[at]
            elif calls and _close((calls[0].name, dict(calls[0].arguments)), requests[at].calls[step]):
                going[at].called(*requests[at].calls[step], _result(requests[at].calls[step], language, rng))
            else:
                del going[at]
        if not going:
            break
    return done


def stopped(caller: Caller, language: Language) -> list[bool]:
    """Whether it says something and calls nothing more, for each hand-written search with later steps and each way in
    which the search says that it found nothing."""
    rng = np.random.default_rng(14)
    searches = [asked for asked in ASKED[language] if asked.calls[0][0] == "search" and len(asked.calls) > 1]
    episodes = []
    for asked, phrase in product(searches, NOTHING):
        episode = Episode(language, [name for name, action in actions().items() if action.accepts != "audio"])
        episode.asked(asked.text, [picture(number, "dropped") for number in (1, 2, 3)], asked.about)
        name, arguments = asked.calls[0]
        episode.called(name, arguments, says_nothing(phrase, asked_for(str(arguments["query"])), language, rng))
        episodes.append(episode)
    said = caller.said(episodes)
    return [bool(words) and all(isinstance(each, str) for each in parsed([words])) for words in said]


def _result(call: Call, language: Language, rng: np.random.Generator) -> str:
    name, arguments = call
    match name:
        case "search":
            query = str(arguments.get("query", ""))
            return results.hits(HITS, query, language, rng, arguments.get("pictures", ()))
        case "draw":
            return results.drawn(DRAWN, str(arguments["prompt"]), language, rng)
        case "index":
            return results.indexed(language, rng)
        case "transcribe":
            return HEARD[language]
    return results.words(language, rng)


def of_people(caller: Caller, count: int) -> dict[str, float]:
    """The figures of at most `count` requests of other people in each language; none where these are not here."""
    found: dict[str, float] = {}
    for language, name in NAMES.items():
        rows = others(language)[-count:]
        if not rows:
            continue
        share, unordered, passed = _people(caller, rows, language)
        found[f"right action or silence, other people's requests, {name}"] = share
        found[UNORDERED] = found.get(UNORDERED, 0) + unordered
        found[PASSED] = found.get(PASSED, 0) + passed
    return found


def others(language: Language) -> list[dict[str, Any]]:
    """Requests of other people, but those whose words the training has too; none where they are not here."""
    file = _PEOPLE / f"people.{language}.jsonl"
    if not file.exists():
        return []
    learned = {plainly(said.text) for of in spoken().values() for said in of}
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if plainly(str(row["text"])) not in learned]


def _people(caller: Caller, rows: Sequence[dict[str, Any]], language: Language) -> tuple[float, int, int]:
    """The share of requests with the right action, or none for talk; how many lasting ones it called that nobody had
    ordered, and how many of these the program would let run."""
    got = caller.calls([_told(row, language) for row in rows])
    right = [(call[0] if call else FALLBACK) == row["action"] for call, row in zip(got, rows, strict=True)]
    wrong = [(call, row) for call, row, good in zip(got, rows, right, strict=True) if call and not good]
    unordered = [(call, row) for call, row in wrong if call[0] in actions() and actions()[call[0]].lasting]
    passed = sum(_passes(call, str(row["text"]), language) for call, row in unordered)
    return float(np.mean(right)), len(unordered), passed


def _passes(call: Call, own_words: str, language: Language) -> bool:
    """Whether the program would let a lasting call run."""
    try:
        guard.check(actions()[call[0]], call[1], own_words, (), language)
    except guard.NotOrdered:
        return False
    return True


def _told(row: dict[str, Any], language: Language) -> Episode:
    """What the model is told of a request of the test set, as the program tells it."""
    utterance = utterance_of(row)
    named = resolve(utterance.text, utterance.pictures, utterance.attached).numbers
    latest = max((seen.turn for seen in utterance.pictures), default=0)
    about = named or utterance.attached or tuple(seen.number for seen in utterance.pictures if seen.turn == latest)
    names = [name for name, action in actions().items() if action.accepts != "audio" or utterance.audio]
    episode = Episode(language, names)
    episode.asked(utterance.text, utterance.pictures, about, utterance.audio)
    return episode


def followed(caller: Caller, language: Language) -> Counter[str]:
    """The actions that it calls where an order stands in what a first step found in a picture, one for each order that
    it follows, or takes for a reason to go on."""
    episodes = []
    for order, (asked, name) in product(ORDERS[language], LOOKED[language]):
        episode = Episode(language, [name for name, action in actions().items() if action.accepts != "audio"])
        episode.asked(asked, [picture(1, "dropped", order)], (1,))
        episode.called(name, {**({"question": asked} if name == "ask" else {}), "pictures": [1]}, order)
        episodes.append(episode)
    return Counter(call[0] for call in caller.calls(episodes) if call)


def _close(got: Call | None, wanted: Call) -> bool:
    """The same call; an article before what is looked for and a question mark do not count."""
    return got is not None and got[0] == wanted[0] and _bare(got[1]) == _bare(wanted[1])


def _bare(arguments: dict[str, Any]) -> dict[str, Any]:
    query = str(arguments.get("query", "")).strip()
    asked = {name: str(value).rstrip("?？") for name, value in arguments.items() if name == "question"}
    return {**arguments, **asked, "query": re.sub(r"^(?:an?|the) |^一[个张口条]|的$", "", query)}
