"""Finding pictures of a conversation by what was said of them. Words only, no model."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from assistant.api import Conversation, Hit, Picture

_WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]")
_CARRIERS = frozenset(
    _WORD.findall(
        "a an the of in on with and or is are was were there it its this that these those to where which one ones some "
        "any you i me my we said say told tell described describe mentioned called about as earlier before picture "
        "photo image pic find show search has have"
    )
)
"""Words that carry a request and say nothing about a picture."""
_CARRIERS_ZH = frozenset("的了是有在和与或张图片照一个这那你我说过描述为找到里那些之前刚才提")
_TALK = re.compile(
    r"\b(?:you|we|I) (?:said|told|described|mentioned|called|talked about)\b|\bwas (?:said|described)\b"
    r"|(?:你|我)?(?:之前|刚才)?(?:说过|说的|描述(?:为|过)|提到)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?;。！？；\n]+")
_DENIES = re.compile(r"\b(?:no|not|none|neither|without)\b|n't\b|没|不|无", re.IGNORECASE)


def asks_about_talk(text: str) -> bool:
    """Whether the user means what was said here ("where you said there are three stars"), not the library."""
    return _TALK.search(text) is not None


def remembered(query: str, conversation: Conversation) -> tuple[Hit, ...]:
    """Pictures of which every word of the query was said, latest first. The score is 1: nothing is guessed."""
    wanted = content_words(query)
    if not wanted:
        return ()
    words = _words_of_pictures(conversation)
    fitting = [p for p in reversed(conversation.pictures()) if wanted <= words[p.number]]
    return tuple(Hit(picture, 1.0, rank, picture.description) for rank, picture in enumerate(fitting, 1))


def spoken_of(
    query: str, exclude: Iterable[str], digests: Collection[str], conversation: Conversation
) -> tuple[Hit, ...]:
    """The remembered pictures but these digests, and but those of which the words of an exclusion were said too."""
    denied = {hit.picture.digest for words in exclude for hit in remembered(words, conversation)}
    hits = [hit for hit in remembered(query, conversation) if hit.picture.digest not in denied | {*digests}]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(hits, 1))


def described(query: str, pictures: Iterable[Picture]) -> tuple[Hit, ...]:
    """Pictures whose own words have every word of the query, in their order. The score is 1: nothing is guessed."""
    wanted = content_words(query)
    fitting = [p for p in pictures if wanted and wanted <= _affirmed(p.description)]
    return tuple(Hit(picture, 1.0, rank, picture.description) for rank, picture in enumerate(fitting, 1))


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning: English ones without a plural s, Chinese ones by character."""
    words = frozenset(word.removesuffix("s") if len(word) > 3 else word for word in _WORD.findall(text.casefold()))
    return words - _CARRIERS - _CARRIERS_ZH


def _words_of_pictures(conversation: Conversation) -> dict[int, frozenset[str]]:
    """What was said of each picture: its description, and answers that were about it alone."""
    words: dict[int, frozenset[str]] = defaultdict(frozenset)
    for picture in conversation.pictures():
        words[picture.number] = _affirmed(picture.description)
    for turn in conversation.turns():
        if len(turn.about) == 1:
            words[turn.about[0]] |= _affirmed(turn.answer)
    return words


def _affirmed(text: str) -> frozenset[str]:
    """The words of the sentences that deny nothing: "there is no star" does not make a picture one with a star."""
    said = (sentence for sentence in _SENTENCE.findall(text) if not _DENIES.search(sentence))
    return frozenset().union(*map(content_words, said))
