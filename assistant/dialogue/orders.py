"""Whether words order an action that lasts, only may order it, or refuse it. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from assistant.api import Action, Language
from assistant.dialogue.doubts import OF_PICTURES, doubts, looks_through, refuses, states
from assistant.dialogue.elsewhere import takes_out, takes_pictures_out, wants_else
from assistant.dialogue.features import without_politeness
from assistant.locations import paths_in

BEFORE = {
    "en": re.compile(
        r"^(?:(?:h?mm+|u[hm]+|er+|ok(?:ay)?|well|so|alright|right|hey|hi|now|then|also|next|great|nice|cool|perfect|thanks"
        r"|thank you|yes|yeah|sure|and|please|pls|you)[…,!. ]+)+"
    ),
    "zh": re.compile(r"^(?:(?:嗯+|呃+|额|哦|噢|好的?|行|对|那|那么|谢谢|不错|可以)[…，,。.！! ]+)+"),
}
"""What people say before they come to it."""
_MINDING = re.compile(r"\b(?:would|do) you mind\b")
_GERUND = re.compile(r"(?<![\w/])(?P<stem>[a-z]{2,})ing\b")
_IF_NOT = {
    "en": re.compile(r"^[^?]+\?\W+if not,? (?:then )?(?=\w)"),
    "zh": re.compile(
        r"^[^？?]+[？?] ?(?:(?:要是|如果)(?:还?没|不)[有在加进]*(?:的话)?[，, ]*就?"
        r"|(?:还?没有?|不在)(?:的话[，, ]*就?|[，, ]*就))"
        r"(?=[\u4e00-\u9fff▲~/])"
    ),
}
"""The question before what is to be done if it is denied: "is ~/a in the library? if not, add it"."""
_CAUSES = re.compile(
    r"^(?:let|have(?! (?:i|you|we|they|he|she|it(?= \w+ed\b))\b)(?!.*\bbeen\b)) (?:(?:the|my|your|our) )?\w+ "
    r"(?=\w)(?!\w*[^\We]ed\b)|^have them (?=(?:re-?)?(?:index|import|scann)ed\b)"
)
""" "Let the library …", "have it …", before what is to be done; "have you indexed …" asks."""
_REASON_AFTER = re.compile(r"(?<=[\u4e00-\u9fff▲\w])[，,。][^，,。]{0,12}还没[^，,。]*$")
""" "…, there are some that are not in yet": why it is asked for, at the end."""
_MANNER = re.compile(
    r"^(?:随手|顺手|顺便|直接|马上|快点?|先|再|就|重新|用[^，,]{1,12}?|以[^，,]{1,12}?|按[^，,]{1,12}?|照着?[^，,]{1,8}?"
    r"|在(?!心)[^，,]{1,8}?[上里中]|[^，,]{1,4}底上?)(?=[画绘出做来生创])"
    r"|^[把将][^，,]{1,10}?(?=[画绘]成)"
)
"""How and where, before the verb: 用水彩画…, 白底上画…, 把它画成…"""
_WISHES = re.compile(
    r"^(?:i'd like|i would like|i want|i need|i wish for|let's have|give me|(?:do|make)(?: me)?) "
    r"(?:an?|some|another|two|three) "
)
_STARTS = (
    "i i'm i'd i've we you he she it they my our your his her their the a an this that these those there here all "
    "every each some any no not yes please what which who when where why how is are was were do does did can could "
    "would will should may might must have has had if and or but so then now also just"
)
_NO_VERBS = frozenset(_STARTS.split())
"""Words that examples begin with and that order nothing."""
_GIVES = re.compile(r"^give (?:me|us) (?!(?:an?|another|one|two|three|four|five|six|some\w*|the|my|your|more)\b)")
"""What asks for things without a number, and makes them only where it says pictures: "gimme cats" looks for some."""
_CHINESE_VERB = re.compile(
    r"(?![我的把给请帮一这那里有所在])(?!.*[的我里片库件夹])(?!目录)[\u4e00-\u9fff]{2}(?<!照片)(?<!相册)"
)
_NO_VERB = frozenset("我你您他她它的把将给让请帮一两三几这那哪里有没所在再换同和跟像照第全新图照相")
"""Characters that examples begin with and that order nothing."""
_ABOUT = {
    "en": re.compile(
        r"\b(?:pictures?|photos?|images?|pics|(?:photo|picture|image) (?:collection|files?)|folders?|director(?:y|ies)"
        r"|library|albums?|camera roll|screenshots?|(?:the|my) index)\b|▲"
    ),
    "zh": re.compile(r"图片|图库|照片|相片|文件夹|目录|相册|截图|图像|(?<!给)(?<!表)(?<!库)(?<!加)索引"),
}


Order = Literal["clear", "open", "doubtful", "refused"]
"""Words order an action; may order it; also ask, deny or wonder; refuse it, or want something that it is not."""


def takes_paths(action: Action) -> bool:
    """Whether it works on files and folders by their paths."""
    return any(argument.type == "paths" for argument in action.arguments)


def order_in(text: str, language: Language, action: Action) -> Order:
    """What the user's own words are to an action that lasts, however much they sound like it.

    Of what takes paths, any doubt is a refusal: "I already indexed ~/Pictures" has all the words of an order.
    """
    words, of_paths = _said(text, language), takes_paths(action)
    doubted = doubts(text, words, language, of_paths)
    if of_paths and (doubted or states(words) or wants_else(words, language)):
        return "refused"
    if not of_paths and refuses(words):
        return "refused"
    if doubted:
        return "doubtful"
    if words and _orders(text, words, language, action, of_paths):
        return "clear"
    return "refused" if not of_paths and looks_through(words) else "open"


_WITHDRAWS = {
    "en": re.compile(
        r"[.!,;…?—-]\s*(?:(?:oh|no|ah|hmm+|ok(?:ay)?|well|actually|wait|but|sorry)[ ,.…]+)*"
        r"(?:forget (?:it|that|about (?:it|that))|never ?mind(?: that)?|nvm|scratch that|cancel (?:that|it)"
        r"|(?:just )?kidding|don't bother)[\s.!]*$"
    ),
    "zh": re.compile(
        r"[。！，,；;.! ]\s*(?:[哦唉哎嗯]|还是|不|那|[，,])*(?:算了|不用了|不画了|不要了|不找了)吧?[。！.! ]*$"
    ),
}


def withdraws(text: str, language: Language) -> bool:
    """ "Draw a cat. Forget it.", 画一只猫。算了: the end takes the order back."""
    return _WITHDRAWS[language].search(text.strip().lower().replace("’", "'")) is not None


def takes_away(text: str, language: Language) -> bool:
    """ "Remove ~/docs from my library", "delete #2 from the library": what no action does."""
    words = _said(text, language)
    return takes_pictures_out(words, language) or (bool(paths_in(text)) and takes_out(words, language))


def is_clear_order(text: str, language: Language, action: Action) -> bool:
    """Whether the user's own words order `action`: they begin with one of the words that its examples begin with, or
    name a path, and they do not ask, deny or wonder."""
    return order_in(text, language, action) == "clear"


def _orders(text: str, words: str, language: Language, action: Action, of_paths: bool) -> bool:
    has_path = bool(paths_in(text))
    verbs = _verbs(action, language)
    if language == "en":
        verbs = frozenset(verb for verb in verbs - _NO_VERBS if has_path or not _ABOUT["en"].search(verb))
        if not of_paths and _GIVES.search(words) and not OF_PICTURES.search(words):
            verbs -= {"give"}
        if _MINDING.search(text.lower()):
            words = _GERUND.sub(_bare, words)
        ordered = any(clause.split()[0].strip(".!?") in verbs for clause in _clauses(words))
        ordered = ordered or _wished(words, action)
    else:
        # What is to be brought in may stand before the verb; what is to be made never does.
        clauses = [_MANNER.sub("", clause) for clause in re.split("[，,；;。！!]", words)]
        starts = {start for clause in clauses for start in (clause[:1], clause[:2])}
        ordered = of_paths and any(verb in words for verb in verbs)
        ordered = ordered or not starts.isdisjoint(_common_first(action.examples.get("zh", ())))
    about = not of_paths or has_path or bool(_ABOUT[language].search(words))
    return (ordered and about) or _is_example(words, action, language)


def _said(text: str, language: Language) -> str:
    """The words without what people say before they come to it, and the reason after it."""
    words = _CAUSES.sub("", _IF_NOT[language].sub("", without_politeness(text, language)))
    return BEFORE[language].sub("", _REASON_AFTER.sub("", words))


def _wished(words: str, action: Action) -> bool:
    """ "I'd like a drawing of …": a wish for what the action's own examples wish for in that way."""
    wish = _WISHES.match(words)
    if not wish:
        return False
    things = _wished_for(words, wish.end())
    wished = _common_wishes(action.examples.get("en", ()))
    return bool(things) and not _ABOUT["en"].search(things[0]) and not wished.isdisjoint(things)


@lru_cache(maxsize=64)
def _common_wishes(examples: tuple[str, ...]) -> frozenset[str]:
    plainly = (without_politeness(example, "en") for example in examples)
    shapes = ((words, _WISHES.match(words)) for words in plainly)
    things = Counter(thing for words, wish in shapes if wish for thing in _wished_for(words, wish.end()))
    return frozenset(thing for thing, count in things.items() if count > 1)


def _wished_for(words: str, at: int) -> list[str]:
    """ "a fresh, new illustration of …": the thing with what stands before it."""
    return re.split(r"\b(?:of|with|in|for|from|that)\b", words[at:])[0].replace(",", " ").split()[:3]


def _bare(gerund: re.Match[str]) -> str:
    """The verb of "adding", "including" or "putting", as far as spelling tells."""
    stem = gerund["stem"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "dls":
        return stem[:-1]
    return stem + "e" if stem.endswith(("ud", "az", "at", "iz", "us")) else stem


def _clauses(words: str) -> list[str]:
    return [clause.strip() for clause in re.split(r"[,;:]|[.!?](?=\s)| and ", words) if clause.strip(" .!?")]


def order_words(actions: Iterable[Action]) -> frozenset[str]:
    """The English words that at least two examples of one of these begin with and that order something."""
    return frozenset().union(*(_verbs(action, "en") for action in actions)) - _NO_VERBS


def _verbs(action: Action, language: Language) -> frozenset[str]:
    """The words that at least two examples of the action begin with; in Chinese the pairs of characters they share."""
    return _common_starts(action.examples.get(language, ()), language)


@lru_cache(maxsize=64)
def _common_starts(examples: tuple[str, ...], language: Language) -> frozenset[str]:
    if language == "en":
        plainly = (without_politeness(example, "en") for example in examples)
        starts = Counter(words.split()[0].strip(".,!:") for words in plainly if words)
        return frozenset(word for word, count in starts.items() if count > 1 and word.isalpha())
    pairs = Counter(pair for example in examples for pair in {example[at : at + 2] for at in range(len(example) - 1)})
    return frozenset(pair for pair, count in pairs.items() if count > 1 and _CHINESE_VERB.fullmatch(pair))


@lru_cache(maxsize=64)
def _common_first(examples: tuple[str, ...]) -> frozenset[str]:
    """The characters and pairs with which several of the Chinese examples begin, if they are verbs: 画, 生成."""
    plainly = [without_politeness(example, "zh") for example in examples]
    single, pairs = Counter(words[:1] for words in plainly), Counter(words[:2] for words in plainly)
    least = max(3, len(examples) // 20)
    verbs = {start for start, count in single.items() if count >= least and start not in _NO_VERB}
    return frozenset(verbs | {start for start, count in pairs.items() if count > 1 and _CHINESE_VERB.match(start)})


def _is_example(words: str, action: Action, language: Language) -> bool:
    """The very words of an example that the plugin declared."""
    return any(words == without_politeness(example, language) for example in action.examples.get(language, ()))
