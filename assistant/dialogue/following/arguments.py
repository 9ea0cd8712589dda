"""The arguments of a request that goes on with the one before: what it does not say itself stays as it was. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.api import Action, Language, carried, figure_of, shape_of
from assistant.dialogue.arguments import OBJECTS, arguments_for, counted, takes, without_article
from assistant.dialogue.following.excluding import excluded_in
from assistant.dialogue.following.fragments import bare_words
from assistant.dialogue.following.more import asks_back, asks_for_more, best_few, count_in, so_many
from assistant.dialogue.following.places import names_folder, names_place
from assistant.dialogue.following.questions import asked_about, asked_of

_SKIPPED, _SHOWN, _EXCLUDED, _ASKED, _OFFERED, _SAID = "skip", "limit", "exclude", "question", "labels", "text"


def arguments_after(
    action: Action,
    text: str,
    before: Mapping[str, Any],
    language: Language,
    folders: Sequence[str],
    shown: int,
) -> dict[str, Any]:
    """What a fragment or a wish for more says for each argument, checked. `before` are those of the last request, which
    showed so many pictures."""
    if takes(action, _SAID):
        return arguments_for(action, text, folders)  # what is talked about is read as it was said
    again = bool(before) or goes_further(action)  # no words at all list what there is, or what is like a picture
    if again and (more := asks_for_more(text, language)):
        return _further(action, before, count_in(more), shown)
    if goes_further(action) and asks_back(text, language):
        return _back(action, before)
    if goes_further(action) and (count := best_few(text, language)):
        return {**before, _SHOWN: _limit(action, count)}
    if before and goes_further(action) and (count := so_many(text, language)):
        return {**_kept(before), _SHOWN: _limit(action, count)}
    if before and (thing := excluded_in(text, language)) and takes(action, _EXCLUDED):
        return {**_kept(before), _EXCLUDED: [*before.get(_EXCLUDED, ()), thing]}
    if before and names_place(text, language):
        return {**_kept(before), **_place_in(action, text, folders)}
    fragment = text.strip().lower() if shape_of(text) else bare_words(text, language)
    if before.get(_ASKED):
        question = asked_of(fragment, str(before[_ASKED]), language)
        return {**arguments_for(action, text, folders), **({_ASKED: question} if question else {})}
    found = arguments_for(action, fragment, folders)
    if (offered := before.get(_OFFERED)) and not found.get(_OFFERED):
        return {**_kept(before), _OFFERED: [*offered, without_article(fragment)]}
    for name in OBJECTS & {argument.name for argument in action.arguments if argument.type == "text"}:
        earlier, said = str(before.get(name) or ""), found.get(name, "")
        if language == "zh" and earlier and names_folder(text, language):
            return {**_kept(before), name: f"{_place_zh(text)}{earlier}"}
        words = carried(fragment, earlier, language) or carried(said, earlier, language)
        if words:
            return {**_kept(before), **found, name: words}
    return found


def _place_zh(text: str) -> str:
    """在beach文件夹里的, as it stands before what is looked for."""
    place = re.sub(r"^[那就请只要看，, ]+|的?(?:图片?|照片|那些)?[。！!？? 吧呢]*$", "", text.strip())
    return f"{place}的"


def arguments_without(before: Mapping[str, Any], numbers: Sequence[int]) -> dict[str, Any]:
    """Those of the last request, which is done again without these pictures."""
    return {**_kept(before), _EXCLUDED: [*before.get(_EXCLUDED, ()), *(f"#{number}" for number in numbers)]}


def arguments_of_others(before: Mapping[str, Any], named: str) -> dict[str, Any]:
    """Those of the last request, which is done with the pictures that are `named` as well."""
    if not (question := str(before.get(_ASKED) or "")):
        return dict(before)
    return {**before, _ASKED: asked_about(question, named)}


def goes_further(action: Action) -> bool:
    """Whether the action can show what comes after what it showed."""
    return takes(action, _SKIPPED, _SHOWN)


def _place_in(action: Action, text: str, folders: Sequence[str]) -> dict[str, Any]:
    """Only the folder: what stands around it names nothing."""
    return {name: value for name, value in arguments_for(action, text, folders).items() if name not in OBJECTS}


def _kept(before: Mapping[str, Any]) -> dict[str, Any]:
    """What stays of the arguments of a request when another kind is wanted: all but how many were left out."""
    return {name: value for name, value in before.items() if name != _SKIPPED}


def _limit(action: Action, count: int) -> float | None:
    return counted(next(each for each in action.arguments if each.name == _SHOWN), count)


def _further(action: Action, before: Mapping[str, Any], count: str, shown: int) -> dict[str, Any]:
    """The same once more, behind what was shown, where the action can leave out the first ones."""
    if not goes_further(action):
        return dict(before)
    known = {argument.name: argument for argument in action.arguments}
    shown = shown or before.get(_SHOWN, known[_SHOWN].default)
    found = {**before, _SKIPPED: before.get(_SKIPPED, known[_SKIPPED].default) + shown}
    limit = _limit(action, figure_of(count)) if count else None
    return found if limit is None else {**found, _SHOWN: limit}


def _back(action: Action, before: Mapping[str, Any]) -> dict[str, Any]:
    """The same once more, of what stood before what was shown; from the first on where there was nothing."""
    known = {argument.name: argument for argument in action.arguments}
    page = before.get(_SHOWN, known[_SHOWN].default)
    skip = max(0, before.get(_SKIPPED, 0) - page)
    return {**_kept(before), **({_SKIPPED: skip} if skip else {})}
