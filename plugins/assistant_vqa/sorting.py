"""Which of several pictures show something: each one is asked by itself, and they are named by their numbers.

A model that is given many pictures at once loses count of them; of one picture it knows what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.api import (
    Bilingual,
    Context,
    Generation,
    Language,
    Message,
    Phrases,
    Picture,
    PicturesShown,
    PluginEvent,
    Progress,
    Request,
    Text,
    TextDelta,
    apart,
    in_a_row,
    in_language,
    listed,
    with_articles,
)

_SAY = Phrases(
    some=("{found} of the {all} pictures: {names}.", "{all} 张图片中有 {found} 张：{names}。"),
    none=("None of the {all} pictures, as far as I can see.", "就我所见，{all} 张图片里都没有。"),
    only=("{names}.", "{names}。"),
    not_it=("Not {names}, as far as I can see.", "就我所见，{names} 不符合。"),
    open=("I cannot tell for {names}.", "{names} 看不出来。"),
)
_TASK = Bilingual("Looking at the pictures", "正在查看图片")
_UNIT = Bilingual("pictures", "张")
_ANSWER = Generation(max_tokens=24, quiet=True)

LONGEST = 100
"""Characters of what a picture may be asked to show; more is a story with several questions."""

_PICTURE = r"(?:pictures?|photos?|images?|pics?|drawings?|shots?|ones?)"
_OF = rf"(?: of (?:the|these|those|my|all|them)(?: \w+)?(?: {_PICTURE})?)?"
_SHOWS = (
    r"do(?:es)?(?: not|n't) (?:have|show|contain)|lacks?|ha(?:s|ve)(?: got)?|shows?|contains?"
    r"|(?:is|are) there|(?:can|do) you see|(?:is |are )?with(?:out)?"
)
_WHICH = (
    r"^(?:and |so |ok(?:ay)?,? )?(?:(?:tell|show) me |say )?(?:in |on )?"
    rf"(?:which(?: {_PICTURE})?|what {_PICTURE}|how many(?: {_PICTURE})?){_OF} (?:that )?"
)
_ASKS_EN = re.compile(
    rf"{_WHICH}(?P<verb>{_SHOWS}) (?P<denied>no |none of )?(?:any )?"
    r"(?P<shown>.+?)(?: (?:in|on)(?: it| them| all| total)?)?[?.! ]*$",
    re.IGNORECASE,
)
_POINTS = (
    r"(?:i|me|mine|we|us|ours|you|yours|he|him|his|she|hers?|its?|they|them|theirs|this|that|these|those|who|whose"
    r"|what|which)"
)
_IS_EN = re.compile(
    rf"{_WHICH}(?:is|are)(?P<denied> not|n't)? (?!(?:{_POINTS}|t?here|last|next)\b)"
    r"(?P<how>[a-z-]+(?<!er)(?<!left)(?<!right))[?.! ]*$",
    re.IGNORECASE,
)
"""An adjective, and no pronoun: what is larger, or on the left, the others decide."""
_WHICH_ZH = (
    r"^(?:请问|那么?)?[^，。？哪几]{0,10}?(?:哪(?:几|一)?[张幅个]|哪些|有?几[张幅]|有?多少[张幅])(?:图片?|照片|画)?"
)
_IS_ZH = re.compile(
    rf"{_WHICH_ZH}(?P<denied>不)?是(?P<how>[^，。？左右你我他她它这那谁哪]{{1,8}}?)的[呢呀啊]?[？?。 ]*$"
)
_QUESTION = r"(?:what|which|who|whose|where|when|why|how|is|are|was|were|do|does|has|have|shows?|contains?|can|tell)"
_NO_THING = re.compile(
    rf"^(?:i|me|mine|we|us|ours|you|yours|he|him|she|hers|it|they|theirs|them|to|been|{_QUESTION}"
    r"|in|on|at|of|from|for|by|with|without|as)\b"
    r"|^(?:his|her|its|this|that|these|those|there|here)$"
    rf"|\b(?:but|yet)\b|(?:\b(?:and|or)|,) {_QUESTION}\b|,(?!.*\b(?:and|or)\b)"
    r"|^(?:[我你您他她它]们?|[这那][些个张]?|了)$|但|而|却|可是|不过|并且|什么|哪|谁|多少|怎么|是不是|有没有",
    re.IGNORECASE,
)
"""What no picture can show: somebody's words go on here, with another condition or question, or point at nothing."""
_BUT = re.compile(
    r",? (?:but|yet|and) (?:no|not|without|with no) (?:(?:any|an?|the) )?"
    r"|(?:但是?|而|却|可是|不过)(?:又|并)?(?:没有?|不含)",
    re.IGNORECASE,
)
_BEFORE_BUT = re.compile(r"，(?=但|而|却|可是|不过)")
_LACKS_ZH = r"(?:没有?|不)(?:拍到|出现|包含|画着?|带有?|看[到见])|看不[到见]|没有|不含"
_ASKS_ZH = re.compile(
    rf"{_WHICH_ZH}(?:里面?|中|上面?)?(?P<verb>{_LACKS_ZH}|有|画着|画了|出现了?|包含|拍到了?|能看[到见]|看得[到见])"
    r"(?:任何)?(?P<denied>)(?P<shown>[^，。？]{1,20}?)[呢呀啊吗的]*[？?。 ]*$"
)
_COMPARES = re.compile(
    r"\b(?:more|most|fewer|fewest|less|least|best|worst|same|than|in common|other|else|both)\b"
    r"|\b(?!(?:forest|guest|chest|crest|priest|harvest|contest|protest|request|arrest)\b)\w{2,}est\b"
    r"|[最更比几]|一样|相同|多少|共同",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:compar|differ|which|alike|(?:dis)?similar|identical|duplicat|(?:un)?related(?! to (?!each|one another))"
    r"|between|together|each other|one another|first|second|third)"
    r"|比较|对比|区别|不同|哪|相似|相像|像不像|类似|重复|相关|关联|同类|之间|异同|第[一二三两]",
    re.IGNORECASE,
)
_CLOSER = re.compile(
    r"^(?:(?:an?|the) )?(?:better|worse|bigger|larger|smaller)\b"
    r"|^the (?:brighter|darker|sharper|clearer|taller|higher|lower|longer|shorter|wider|older|newer|younger|closer)\b",
    re.IGNORECASE,
)
"""What only the other pictures decide, although it sounds like a thing."""
_DENIES = re.compile(r"without|lack|not|n't|没|不", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_PLURAL = re.compile(r"(?<!s)s$|\b(?:people|children|men|women)$")
_SEVERAL = re.compile(r"\b(?:and|or|nor)\b|[和与或及]|以及|还有")
_YES = re.compile(
    r"\W*(?:yes\b|yeah\b|there (?:is|are) (?!no)|是(?!不是|否)|有(?!可能|没有)|对(?!不起)|能看到)", re.IGNORECASE
)
_NO = re.compile(r"\W*(?:no\b|nope\b|none\b|没有?|不是|不对|否)", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:(?:can ?not|can't|could not|couldn't|hard to) (?:tell|say|determine|know|be)"
    r"|(?:not|\w+n't) (?:sure|certain|clear|know)|unclear|unsure|uncertain|maybe|perhaps|possibl[ey]|might|may|sorry)\b"
    r"|对不起|抱歉|不确定|不清|不知|不出|不准|不好说|无法|难以|可能|也许|是不是|是否|有没有",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|none|cannot)\b|n't\b|没|不", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Condition:
    """The question whose answer is yes or no for each picture, and which of these is looked for."""

    question: str
    wanted: bool
    unless: str = ""
    """A second question, whose answer must be no."""


def condition(question: str, language: Language) -> Condition | None:
    """What `question` wants of a picture that it asks for ("which of these have a star?"); None where it asks for
    something else, such as a comparison."""
    if (match := (_IS_ZH if language == "zh" else _IS_EN).match(question.strip())) and not compares(match["how"]):
        asked = f"它是{match['how']}的吗？" if language == "zh" else f"Is it {match['how']}?"
        return Condition(asked, not match["denied"])
    said = _BEFORE_BUT.sub("", question.strip())
    match = (_ASKS_ZH if language == "zh" else _ASKS_EN).match(said)
    if not match or len(match["shown"]) > LONGEST or compares(match["shown"]) or _CLOSER.match(match["shown"]):
        return None
    wanted = not (match["denied"] or _DENIES.search(match["verb"]))
    shown, *lacking = _BUT.split(match["shown"], maxsplit=1) if wanted else (match["shown"],)
    if any(_NO_THING.search(each) for each in (shown, *lacking)):
        return None
    if any(_SEVERAL.search(each) for each in (lacking if wanted else (shown,))):
        return None  # whether one or all of them are to be missing, no single answer tells
    unless = _asked(lacking[0], True, language) if lacking else ""
    return Condition(_asked(shown, bool(match["denied"]), language), wanted, unless)


def _asked(shown: str, denied: bool, language: Language) -> str:
    """Whether a picture shows that. What was denied has no article: "no star"."""
    if language == "zh":
        return f"图里有{shown}吗？"
    return f"{_is_there(f'a {shown}' if denied and not _PLURAL.search(shown) else shown)} in this picture?"


def compares(question: str) -> bool:
    """Whether a question can only be answered from several pictures together."""
    return bool(_COMPARES.search(question) or _TOGETHER.search(question))


def sorted_out(asked: Condition, request: Request, context: Context) -> Iterator[PluginEvent]:
    """Asks of each picture, and shows those that fit. One that cannot be read does not keep the others from theirs.

    Raises BadInput if none can be read."""
    found: list[Picture] = []
    others: list[Picture] = []
    undecided: list[Picture] = []
    count = len(request.pictures)

    def about(done: int, picture: Picture) -> Iterator[PluginEvent]:
        yield Progress(_TASK, done, count, _UNIT)
        fits = _fits(asked, picture, request, context)
        (undecided if fits is None else found if fits else others).append(picture)

    failures = yield from apart(request.pictures, about)
    yield Progress(_TASK, count, count, _UNIT)
    if len(failures) == count:
        raise failures[0]
    yield TextDelta(_answer(found, others, undecided, request.language))
    if found and all(picture.number for picture in found):
        yield PicturesShown(tuple(found))


def _answer(
    found: Sequence[Picture], others: Sequence[Picture], undecided: Sequence[Picture], language: Language
) -> str:
    """Which of the pictures that were seen fit, and of which it cannot be told."""
    sentences: list[str] = []
    seen = len(found) + len(others) + len(undecided)
    if found:
        phrase = "some" if seen > 1 else "only"
        sentences.append(_SAY(language, phrase, found=len(found), all=seen, names=_names(found, language)))
    elif others:
        phrase = "none" if len(others) > 1 else "not_it"
        sentences.append(_SAY(language, phrase, all=len(others), names=_names(others, language)))
    if undecided:
        sentences.append(_SAY(language, "open", names=_names(undecided, language)))
    return in_a_row(*sentences)


def _names(pictures: Sequence[Picture], language: Language) -> str:
    return in_language(listed(picture.name for picture in pictures), language)


def _fits(asked: Condition, picture: Picture, request: Request, context: Context) -> bool | None:
    """Whether the picture is one that is looked for; None if the model's answers do not tell."""
    said = _says(asked.question, picture, request, context)
    fits = None if said is None else said == asked.wanted
    if fits is False or not asked.unless:
        return fits
    lacks = _says(asked.unless, picture, request, context)
    return fits if lacks is False else False if lacks else None


def _says(question: str, picture: Picture, request: Request, context: Context) -> bool | None:
    """The model's yes or no; None if its answer is neither."""
    asked = context.prompt("question", request.language, question=question)
    answer = "".join(context.vision_language().reply((Message("user", (picture, Text(asked))),), _ANSWER))
    if _YES.match(answer) or _NO.match(answer):
        return _YES.match(answer) is not None
    return False if _DENIED.search(answer) and not _OPEN.search(answer) else None


def _is_there(shown: str) -> str:
    single = _ARTICLE.match(shown) or not _PLURAL.search(shown)
    return f"{'Is' if single else 'Are'} there {with_articles(_ARTICLE.sub('a ', shown))}"
