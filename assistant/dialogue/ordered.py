"""The clauses of somebody's own words that order an action, and how many things they order. Pure.

Each sentence, and each piece of one that a sure joint ties to others, is asked for itself: "What is in this picture?
Draw a dog." orders a drawing. What is quoted, told of somebody, denied or taken back orders nothing by being cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.api import AMOUNT, Action, Language, figure_of
from assistant.dialogue.doubts import doubts
from assistant.dialogue.joints import EDGES, joint
from assistant.dialogue.orders import is_clear_order, order_words
from assistant.locations import paths_in

_LONGEST = 400
"""Characters of words that are read clause by clause; longer ones hold texts that somebody else wrote."""
_SENTENCE = re.compile(r"(?<=[?!。？！；;])\s*|(?<=\.)\s+|\n+")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|「[^」]*」|『[^』]*』|‘[^’]*’|(?<!\w)'[^'\n]+'(?!\w)")
_BEHIND_COLON = re.compile(r"(?::(?=\s)|：|[\"“「『]).*", re.DOTALL)
_TOLD = {
    "en": re.compile(
        r"\b(?:said|says|saying|tells|told|wrote|writes|reads|asks|asked|means?|meaning|translat\w+|rephras\w+"
        r"|paraphras\w+|proofread\w*|spell\w*|quot\w+|synonyms?|grammar|(?:the|this|that|following) (?:sentence|phrase"
        r"|words?|order|command|instruction))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"意思|翻译|改写|润色|这句|这个词|写着|上面写|说[，,“「]|[他她它人]们?[说问写]|叫[我你他她]"),
}
"""Words about words: what stands with them may be what somebody else said."""
_TAKES_BACK = {
    "en": re.compile(
        r"\W*(?:no|nope|nah|never ?mind|forget (?:it|that)|scratch that|just kidding|kidding|wait|cancel|don't|do not"
        r"|dont|not (?:yet|now|really))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"\W*(?:算了|不了|先?别(?!的)|不用|不要|不必|等等|等一下|开玩笑|取消|还是不|不[，,。])"),
}
"""How a sentence begins that takes back what was ordered before it."""
_CARRIES = {
    "en": re.compile(
        r"\b(?:don't|do not|dont|never|not|stop|if|unless|whether|when|how|why|should|would (?!you\b)|before|instead"
        r"|without|did|does|suppose|imagine)\b"
        r"|^(?:\w+ ){0,3}?(?:i|we|he|she|they|people|someone|who)\b(?! (?:want|need|wish|would like)\b|'d like\b)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"别(?!的)|不|没(?!有.*[？?吗])|如果|要是|假如|万一|怎么|怎样|如何|为什么|应该|该不该|是否|停"
        r"|(?<![帮给替为让请])(?:[我他她它]们?|有人|人家)(?!们?(?:想|要|需要|的))"
    ),
}
"""What a piece says of all that the sentence ties to it: it denies, supposes, or tells what somebody does."""
_GOES_ON = re.compile(r"\b(?:then|after that|afterwards|next|finally)\b|然后|接着|之后|随后|最后|再", re.IGNORECASE)
_FURTHER = {
    "en": re.compile(r"(?:,|;|&| and| plus| then)+ (?:also )?(?:another|an?|one|two|three|four|five|six)\b", re.I),
    "zh": re.compile(r"(?:[，,、和与及跟]|以及|还有)再?(?:画|生成)?[一两二三四五六\d]"),
}
"""A further thing of the same order: "draw a cat and a dog"."""
_SEVERAL = {
    "en": re.compile(
        r"\b(?:some|several|(?:a )?few|many|each|every|all|them|these|those|both|variations|versions)\b", re.I
    ),
    "zh": re.compile(r"几|一些|多[张幅个]|每|都|所有|全部|它们|这些|那些|各"),
}
_MANY = 4
"""What "several" are, at most."""
_MOST = 12
"""A greater figure is no number of pictures that are to be made: "a puzzle of 500 pieces"."""
_FIGURES = {
    "en": re.compile(rf"(?<![#\w.-])(?:{AMOUNT['en']}|a couple)(?![\w%])", re.I),
    "zh": re.compile(rf"(?<![#第\w])\d{{1,2}}(?!\w)|(?<!第){AMOUNT['zh']}"),
}


def ordering(text: str, language: Language, action: Action) -> tuple[str, ...]:
    """The clauses that clearly order the action; all the words where they do so only together."""
    whole = is_clear_order(text, language, action)
    if not whole and (len(text) > _LONGEST or _TOLD[language].search(text)):
        return ()
    found: list[str] = []
    for sentence in _SENTENCE.split(text if whole else _own(text)):
        if not whole and _TAKES_BACK[language].match(sentence):
            found.clear()
        pieces = _pieces(sentence, language, action) if whole else _unbound(sentence, language, action)
        found += [piece for piece, _ in pieces if is_clear_order(piece, language, action)]
    return tuple(found) or ((text,) if whole else ())


def denies(text: str, language: Language) -> bool:
    """Whether the words deny, suppose or only tell something, as far as single words say it."""
    return any(_CARRIES[language].search(sentence.strip()) for sentence in _SENTENCE.split(text))


def times(clauses: Sequence[str], language: Language) -> int:
    """How many things such clauses order at most, as far as their words say."""
    most = 0
    for clause in clauses:
        things = 1 + len(_FURTHER[language].findall(clause))
        figures = [figure_of(each[0]) for each in _FIGURES[language].finditer(clause)]
        several = _MANY if _SEVERAL[language].search(clause) else 1
        numbered = len(set(re.findall(r"#\d+", clause)))
        most += max([things, several, numbered, len(paths_in(clause)), *(each for each in figures if each <= _MOST)])
    return most


def _own(text: str) -> str:
    """The words without what stands between quotes and is no path, and without what a colon introduces."""
    bare = _QUOTED.sub(lambda quoted: quoted[0] if paths_in(quoted[0]) else " ", text)
    paths = [span for _, span in paths_in(bare)]
    for mark in _BEHIND_COLON.finditer(bare):
        if not any(start <= mark.start() < end for start, end in paths):
            return bare[: mark.start()]
    return bare


def _unbound(sentence: str, language: Language, action: Action) -> Iterator[tuple[str, str]]:
    """The pieces up to the first that is bound by what one before it denies, supposes, asks or tells."""
    asks = sentence.rstrip().endswith(("?", "？"))
    bound = doubted = False
    for piece, tie in _pieces(sentence, language, action):
        if bound or (doubted and (asks or not _GOES_ON.search(tie))):
            return
        yield piece, tie
        bound = bool(_CARRIES[language].search(piece))
        doubted = doubted or doubts(piece, piece.lower(), language, takes_paths=False)


def _pieces(sentence: str, language: Language, action: Action) -> Iterator[tuple[str, str]]:
    """What the sure joints tie together, each with the joint before it."""
    begin, tie = 0, ""
    for match in joint(language, order_words([action])).finditer(sentence):
        if piece := sentence[begin : match.start()].strip(EDGES):
            yield piece, tie
        begin, tie = match.end(), match[0]
    if last := sentence[begin:].strip(EDGES):
        yield last, tie
