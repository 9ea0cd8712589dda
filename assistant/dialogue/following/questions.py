"""The question before, asked of another thing: "what color is the circle?", then "and the star?". Pure."""

from __future__ import annotations

import re

from assistant.api import Language, language_of, with_articles
from assistant.dialogue.references import MASK, mask

_NO_THING = r"(?!(?:two|three|four|first|second|third|last|other|same|left|right|ones?)\b)"
_THING = rf"{_NO_THING}(?:[a-z-]+ ){{0,2}}?(?!ones?\b)[a-z-]+"
_AFTER = (
    r"(?P<end>(?: (?:in|on|at|here|there|from|of|doing|wearing|holding|look|looks|looking|made|called|have|has|and|is"
    r"|are|say|says|show|shows|mean|means|hold|cost|go|goes|stand|stands|sit|sits)\b.*)?[?.! ]*$)"
)
_COUNTED = re.compile(rf"\bhow many (?P<thing>{_THING})(?P<end>(?: (?:are|is|do|does|can|did|in|on)\b.*)?[?.! ]*$)")
_ARTICLE = re.compile(r"\b(?:an?|any|the|some|his|her|its) ")
_NAMED = re.compile(rf"(?P<article>[a-z]+) (?P<thing>{_THING}){_AFTER}")
_FRAGMENT = re.compile(rf"(?:(?P<article>an?|any|the|some|his|her|its) )?(?P<thing>{_THING})")
_HOW_EN = re.compile(
    r"(?:in|on|at|by|from|of|to|near|with|without|under|over|above|below|behind|before|after|between|beside|next to"
    r"|inside|outside|around|through|across|against|during|among|along|towards?|than|like|as)\b"
    r"|(?:more|less|fewer|most|least|at (?:least|most)|exactly|about|almost|only|just|even|all|both|really|truly"
    r"|seriously|honestly|definitely|actually|surely|certainly|probably|here|there|anywhere|everywhere|upstairs"
    r"|downstairs|outdoors|indoors|altogether|again|always|ever|never|still|yet)\b"
)
"""Beginnings of what says where, how many or how surely, and names no thing: "on the left", "more than three"."""
_HOW_ZH = re.compile(
    r".*(?:[里上下中内外旁间]|[上下左右前后里外对侧正背反旁]面|[上下左右前后里外旁两这那][边侧头])$"
    r"|(?:数[数一清]|再|只|刚好|正好|确[定实]|肯定|真的|仔细|一共|总共|大概|至少|最多|超过|不到|不止|全部|都)|第.{1,3}[只个张条颗辆]$"
)
_SLOTS_ZH = (
    re.compile(
        r"(?:有几|几|有多少|多少|数一?数|有没有|是否有|有)(?:[个只张条颗辆]|没有)?"
        r"(?P<thing>[^，。？?吗的在是有]{1,8})(?=[吗呢？? ]*$)"
    ),
    re.compile(
        r"^(?:图里|图中|这里|那)?的?(?P<thing>[^，。？?是在有的]{1,8})"
        r"(?=(?:是|在|有|的|长)?(?:什么|哪|多|几|怎|不是|颜色|形状|大小|位置))"
    ),
)
_ASKS_ZH = re.compile(r"[几多什哪谁吗呢怎]|还是")


def asked_of(fragment: str, before: str, language: Language) -> str:
    """The question `before` of what `fragment` names; "" where it cannot be put there."""
    return _chinese(fragment, before) if language == "zh" else _english(fragment, before)


def asked_about(question: str, named: str) -> str:
    """The question of other pictures: "how many are in #1?" of #2. What names none needs no change."""
    shape = mask(question)
    if MASK not in shape or not named:
        return question
    apart = r" ?" if language_of(question) == "zh" else ""
    first, *rest = re.split(f"{apart}{MASK}{apart}", shape)
    return re.sub(r" (?=[?.!,;:'])", "", f"{first}{named}{rest[0]}") if len(rest) == 1 else question


def _english(fragment: str, before: str) -> str:
    thing = _FRAGMENT.fullmatch(fragment)
    if not thing or _HOW_EN.match(fragment):
        return ""
    if counted := _COUNTED.search(before):
        plural = thing["thing"] if thing["thing"].endswith("s") else thing["thing"] + "s"
        return f"{before[: counted.start('thing')]}{plural}{counted['end']}"
    found = [_NAMED.match(before, article.start()) for article in _ARTICLE.finditer(before)]
    places = [place for place in found if place]
    alike = [place for place in places if _definite(place["article"]) == _definite(thing["article"])]
    if not places:
        return ""
    place = (alike or places)[0]
    article = thing["article"] or place["article"]
    named = with_articles(f"{article} {thing['thing']}")
    return f"{before[: place.start()]}{named}{place['end']}"


def _definite(article: str | None) -> bool:
    return article not in ("a", "an", "any", "some")


def _chinese(fragment: str, before: str) -> str:
    place = next((found for pattern in _SLOTS_ZH if (found := pattern.search(before))), None)
    if not place or _ASKS_ZH.search(fragment) or _HOW_ZH.match(fragment):
        return ""
    return f"{before[: place.start('thing')]}{fragment}{before[place.end('thing') :]}"
