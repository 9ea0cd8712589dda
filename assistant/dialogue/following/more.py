"""Words that want more of what was found: "show me more", "ten more", 还有吗, 下一页. Pure."""

from __future__ import annotations

import re

from assistant.api import Language, figure_of
from assistant.dialogue.colloquial import common

_MORE = {
    "en": re.compile(
        r"^(?:(?:and|now|just|ok(?:ay)?|please|show|give|get|find|see|any|some|a few|can i (?:see|have)|let's see"
        r"|are there|let me see|me|us|the|then)[ ,]+)*(?:(?P<count>\d{1,3}|one|two|three|four|five|six|seven|eight"
        r"|nine|ten|twelve|twenty) )?(?:more|further|(?P<other>another)|next(?: page| few| ones| batch"
        r"| (?P<single>one|picture|photo|image|pic|result|hit)\b"
        r"| (?P<next>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty))?|rest|keep going|go on|continue"
        r"|(?:anything|what|nothing) else|(?<=any )others?)(?: of (?:them|these|those|the same|that|the rest))?"
        r"(?: results?| pictures?| photos?| images?| pics| hits| ones?)?(?:[ ,]+(?:please|pls|then|now))*[ ?.!]*$"
    ),
    "zh": re.compile(
        r"^(?:那|请|给我|我要|能|可以|帮我|再|看|来|找)*(?:(?P<count>[一两二三四五六七八九十]+"
        r"|\d{1,3})?[张个]?(?:更多|(?P<other>换一?[张个])"
        r"|下(?:(?P<single>一?张)|一?[页批组]|(?P<following>[两三四五六七八九十]+|\d{1,3})张)|继续|接着(?:来|看|找)|换一批|往下看|后面的|剩下的|其余的)|还有(?:吗|没有?|别的吗|其他的吗|更多(?:吗|的)?)"
        r"|(?:就没?有?|还?有没有|没有)(?:更多|别的|其他的?|另外的)(?:图片?|照片)?了?吗"
        r"|(?:再(?:[来看找]|[给帮]我[来看找]?)|多来)(?:点|一些|几张|一批|(?P<some>[一两二三四五六七八九十]+|\d{1,3})"
        r"[张个]))(?:图片?|照片)?[吗呢吧呗啊 ?？。！!]*$"
    ),
}
_SEARCHES_ON = {
    "en": re.compile(
        r"\b(?:show|give|get|find|see|search)\b|\b(?:results?|pictures?|photos?|images?|pics|hits|page|batch)\b|\d"
    ),
    "zh": re.compile(r"[页批图]|照片|结果|几张|更多|再[来看找]|[找搜]"),
}
_VERB_ALONE = re.compile(
    r"(?:please )?(?:find|search|look)(?: (?:again|on|further|please))?[ .!?]*|(?:请|再|继续|帮我)*(?:找|搜|搜索|查找)"
    r"(?:一下|吧)?[。！!？? ]*"
)
_NEXT = re.compile(r"(?:ok(?:ay)?|and|now|then)?[ ,]*next(?:[ ,]+(?:please|pls|then|now))*[ ?.!]*")
_BACK = {
    "en": re.compile(
        r"(?:(?:ok(?:ay)?|and|now|then|please|show|me|go|back|to|the|one)[ ,]+)*"
        r"(?:previous(?: page| results?| ones| pictures| photos| hits)?|(?:page|the page) before|(?:one )?page back"
        r"|earlier (?:page|results))(?:[ ,]+(?:again|please|pls|now))*[ ?.!]*"
    ),
    "zh": re.compile(
        r"(?:请|那|再|给我|看|回|到|返|翻)*(?:上|前)(?:面的?)?一?[页批组](?:再?看看?)?(?:图片?|照片)?"
        r"[吧呗吗呢]?[ ？?。！!]*"
    ),
}
_BEST = {
    "en": re.compile(
        r"(?:(?:ok(?:ay)?|and|no|then|now|please|show(?: me)?|give me|keep|i (?:want|need))[ ,]+)*"
        r"(?:(?P<only>only|just) )?(?:the )?(?:first|(?P<top>top|best)) (?P<count>[1-9]\d{0,2}|two|three|four|five|six"
        r"|seven|eight|nine|ten|twelve|twenty)(?: (?:ones|results?|hits|pictures|photos|images))?(?: of (?:them|these"
        r"|those))?(?P<late> only)?(?:,? (?:please|pls|now|instead))*[ .!]*"
    ),
    "zh": re.compile(
        r"(?:那|就|请|给我)*(?P<only>只|就|仅)(?:要|看|想要|想看|显示|留|保留|给我)*(?:最?前面?|最像的|最好的)的?"
        r"(?P<count>[一两二三四五六七八九十]+|[1-9]\d{0,2})[张个](?:图片?|照片|结果)?"
        r"(?:就[行好可]以?)?[吧呗了]?[ 。！!]*"
    ),
}
_FOUND = {
    "en": re.compile(
        r"(?:(?:so|and|ok(?:ay)?|but)[ ,]+)*how many(?: (?:of (?:them|those)|pictures|photos|images|ones))?"
        r"(?: (?P<sure>did (?:you|it|the search) find|have you found|were found|did you get|found|results|hits|matches)"
        r"(?: (?:are|were) there)?| (?:are|were) (?:there|they) (?=in (?:all|total)|alto)|(?= in (?:all|total)| alto))"
        r"(?: ?(?:altogether|in all|in total))*[ ?.!]*"
    ),
    "zh": re.compile(
        r"(?:那|请问|你|刚才)*(?:一共|总共|共|全部|都)*(?:(?P<sure>[找搜]到?了?)|有)(?:多少|几) ?[张幅个]"
        r"(?:图片?|照片|结果)?[啊呀呢了]*[ ？?。]*"
    ),
}
_SO_MANY = {
    "en": re.compile(
        r"(?:(?:ok(?:ay)?|and|just|only|please|no|then|now)[ ,]+)*(?:(?:show|give|find|get|make it) (?:me |us )?)?"
        r"(?:just |only )?(?P<count>\d{1,6})(?: (?:of (?:them|those|these)|instead|results?|hits|please|pls"
        r"|now))*[.! ]*"
    ),
    "zh": re.compile(
        r"(?:请|那|就|只|给我|帮我|我?要|来|看|找|显示)*(?P<count>\d{1,6}|[一两二三四五六七八九十]+)(?P<unit>张|个)?"
        r"(?:结果|图片?|照片)?(?:就[行好])?[吧呗]?[。！! ]*"
    ),
}


def so_many(text: str, language: Language) -> int:
    """How many are wanted, where that or a picture's number is all that the words say: 3 of "show me 3"; else 0."""
    found = _SO_MANY[language].fullmatch(common(text, language))
    return figure_of(found["count"]) if found else 0


def best_few(text: str, language: Language) -> int:
    """How many of what was found are wanted, the best ones: 3 of "only the first three", 只要前三张; else 0."""
    found = _BEST[language].fullmatch(common(text, language))
    said = found.groupdict() if found else {}
    return figure_of(said["count"]) if said.get("only") or said.get("top") or said.get("late") else 0


def asks_back(text: str, language: Language) -> bool:
    """ "previous page", 上一页: what was shown before the last ones."""
    return _BACK[language].fullmatch(common(text, language)) is not None


def counts_found(text: str, language: Language, *, after_search: bool) -> bool:
    """ "how many did you find?", 一共找到几张: about the search. What names no finding is it only right after one."""
    found = _FOUND[language].fullmatch(common(text, language))
    return found is not None and (after_search or bool(found["sure"]))


def asks_for_more(text: str, language: Language) -> re.Match[str] | None:
    """ "show me more", "ten more", 还有吗, 下一页: what comes after what was shown; `count_in` tells how many."""
    return _MORE[language].match(common(text, language))


def count_in(more: re.Match[str]) -> str:
    """How many more, as it was said; empty if nothing of it was."""
    said = more.groupdict()
    return "1" if said["other"] or said["single"] else next((word for word in said.values() if word), "")


def searches_on(text: str, language: Language) -> bool:
    """Whether the words can only mean more of what was found, whatever was talked about since: "show me more", "find",
    下一页."""
    if _VERB_ALONE.fullmatch(text.strip().lower()):
        return True
    more = asks_for_more(text, language)
    if more is None or asks_for_another(text, language):
        return False
    return _SEARCHES_ON[language].search(common(text, language)) is not None


def asks_for_next(text: str, language: Language) -> bool:
    """ "the next one", 下一张, and nothing else."""
    more = asks_for_more(text, language)
    return more is not None and bool(more["single"])


def asks_for_one_more(text: str, language: Language) -> bool:
    """ "one more", "another one", 再来一张: the next one alone of what was shown, or else another of what is made."""
    more = asks_for_more(text, language)
    return more is not None and count_in(more) in {"one", "一", "1"}


def asks_for_another(text: str, language: Language) -> bool:
    """ "one more", 再来一张, "next": what comes next where one is worked on after the other."""
    more = asks_for_more(text, language)
    return more is not None and (asks_for_one_more(text, language) or bool(_NEXT.fullmatch(more.group())))
