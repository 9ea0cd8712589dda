"""Whether words order an action that lasts, only may order it, or refuse it. Pure."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Literal

from assistant.api import Action, Language
from assistant.dialogue.features import plain
from assistant.locations import paths_in

NO_ORDER = {
    "en": re.compile(
        r"\b(?:don't|do not|dont|never|not|stop|without|instead of|shouldn't|cannot|can't|won't)\b|^(?:how|what|why"
        r"|when|where|who|which|should|did|does|do(?! (?:it|that|this|me|us|another|one|the same)\b)"
        r"|is|are|was|were|has|have|had|if|am)\b|[,:;.] ?(?:is|are|was|does|did|how|why|what|who|should)\b"
        r"|\b(?:would happen|what happens|means?|meaning|definition|example of|difference between|better than"
        r"|explain|tell me about|what is|in words)\b|^(?:paint|draw|sketch)\b[^.]*\bor\b[^.]*\?"
    ),
    "zh": re.compile(
        r"别(?!的)|不要|不用|不必|不想|不打算|不需要|不愿|不敢|无需|停止|取消|为什么|为啥|怎么|怎样|如何|什么|吗|是不是|有没有"
        r"|能否|应该|要不要|多少|多久|多长|几次|几天|哪[些个里天]|谁|意思|区别|解释|会怎|如果|之后会|有什么用|原理|值得|值不值"
        r"|好主意|已经|早就|早已|昨天|前天|上周|上次|上个月|刚刚?才|没(?!.{0,5}的)|过了|过 |过[^了]{0,20}了$|完了"
        r"|呢[?？]?$|不会|给[我他她]听|画画(?:是|很|真|挺|让|能)"
    ),
}
_REQUEST = {
    "en": re.compile(r"^(?:can|could|would|will) you\b"),
    "zh": re.compile(r"^(?:请|麻烦|帮|能不能|能|可以|可不可以).{0,6}.+吗?[?？]?$"),
}
OF_WORDS = re.compile(
    r"\b(?:in words|in (?:english|french|german|spanish|chinese|italian|japanese)|shorter|funnier|snapp(?:y|ier)"
    r"|poems?|letters?"
    r"|essays?|speech(?:es)?|story|stories|jokes?|reports?|recipes?|riddles?|summar\w+|songs?|lists?|plans?|emails?)\b"
    r"|[中英法德日韩俄外]文|[英法德日]语|说法|成语|报告|总结|卷子|试卷|谜语|笑话|好笑|文章|作文|[古首]诗|诗歌|翻译|字数|几?句|段话"
    r"|想法|主意|计划|题目?$|书单|清单|方案|代码|随机数|[块汉]字|邮件|歌词?"
)
_TEXT_ONLY = re.compile(
    r"\b(?:just|only|plain) (?:as )?text\b|\btext only\b|\bno (?:pictures?|images?)\b|(?:只要|用|写成)文字|不要图片?"
)
"""A text that is asked for, whatever verb stands with it: "paint me a timeline of Rome, just text"."""
_SAYINGS = re.compile(
    r"\bdraw(?:ing|s)? (?:an? |any |some |the |your |up )?(?:parallels?|conclusions?|lines? between|the line"
    r"|distinctions?|comparisons?|analog\w+|inferences?|blanks?|lots|straws|baths?|breath|attention|inspiration"
    r"|lessons?|salar\w+|pensions?|crowds?|fire|blood)\b|^do me a favou?r\W*$"
)
_REFUSES = re.compile(
    r"^(?:please |no,? |and |but )*(?:don't|do not|dont|never|stop|no need|no more)\b"
    r"|^(?:请|先|千万)*(?:别|不要|不用|不必|停)(?![的针])"
)
_TELLS = re.compile(
    r"^(?:i(?:'ve)? (?:already|have)\b|(?:(?:my|our|the|there|these|those|it)\b|[~/]\S*)[^,;!?]*"
    r" (?:is|are|was|were|does|did|has)\b"
    r"[^,;.!?]*[.!]?$)"
)
"""What only tells how things are: "my photos are in ~/Pictures"."""
_OF_PICTURES = re.compile(
    r"\b(?:draw\w*|paint\w*|sketch\w*|pictures?|images?|illustrat\w+|posters?|logos?|cards?)\b|[画绘图]|海报|贺卡"
)
"""A text that is asked for, unless words for pictures stand with it: "another one, but funnier" tells a joke."""
_OUT_OF_OWN = re.compile(
    r"\b(?:out of|from|in|among|amongst|through|within) (?:all )?(?:of )?(?:my|our|his|her|their) (?:own |old |phone )?"
    r"(?:photos?|pictures?|pics|images|albums?|librar(?:y|ies)|collection|camera roll|archives?|gallery|snaps|shots)\b"
    r"|[我咱]们?的?(?:照片|相片|相册|图库|图片|旧照)(?:里|中|当中)"
)
"""One's own pictures, which are looked through: "something grey out of my photos would be nice"."""
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
_REASON_AFTER = re.compile(r"(?<=[\u4e00-\u9fff▲\w])[，,。][^，,。]{0,12}还没[^，,。]*$")
""" "…, there are some that are not in yet": why it is asked for, at the end."""
_MANNER = re.compile(
    r"^(?:随手|顺手|顺便|直接|马上|快点?|先|再|就|重新|用[^，,]{1,12}?|以[^，,]{1,12}?|按[^，,]{1,12}?|照着?[^，,]{1,8}?"
    r"|在(?!心)[^，,]{1,8}?[上里中]|[^，,]{1,4}底上?)(?=[画绘出做来生创])"
)
"""How and where, before the verb: 用水彩画…, 白底上画…"""
_ASKED = re.compile(r"(?:行|好|可以|成)?吗(?=[?？]?$|[，,])")
"""What makes a polite question of a Chinese request."""
_ON_BEHALF = re.compile(r"帮|替|给我|把|将|请|麻烦|一下|我的")
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


def order_in(text: str, language: Language, action: Action) -> Order:
    """What the user's own words are to an action that lasts, however much they sound like it.

    Of what takes paths, any doubt is a refusal: "I already indexed ~/Pictures" has all the words of an order.
    """
    words, takes_paths = _said(text, language), any(argument.type == "paths" for argument in action.arguments)
    doubted = _doubts(text, words, language, takes_paths)
    if takes_paths and (doubted or _TELLS.search(words)):
        return "refused"
    if not takes_paths and (_is_of_words(words) or any(p.search(words) for p in (_REFUSES, _TEXT_ONLY, _SAYINGS))):
        return "refused"
    if doubted:
        return "doubtful"
    if words and _orders(text, words, language, action, takes_paths):
        return "clear"
    return "refused" if not takes_paths and _OUT_OF_OWN.search(words) else "open"


def is_clear_order(text: str, language: Language, action: Action) -> bool:
    """Whether the user's own words order `action`: they begin with one of the words that its examples begin with, or
    name a path, and they do not ask, deny or wonder."""
    return order_in(text, language, action) == "clear"


def _doubts(text: str, words: str, language: Language, takes_paths: bool) -> bool:
    polite = bool(_REQUEST[language].search(text.strip().lower()))
    if language == "zh" and takes_paths and not paths_in(text):
        polite = polite and bool(_ON_BEHALF.search(text))  # 能拖文件夹进来吗 asks what is possible
    return bool(NO_ORDER[language].search(_ASKED.sub("", words) if polite else words))


def _orders(text: str, words: str, language: Language, action: Action, takes_paths: bool) -> bool:
    has_path = bool(paths_in(text))
    verbs = _verbs(action, language)
    if language == "en":
        verbs = frozenset(verb for verb in verbs - _NO_VERBS if has_path or not _ABOUT["en"].search(verb))
        if _MINDING.search(text.lower()):
            words = _GERUND.sub(_bare, words)
        ordered = any(clause.split()[0].strip(".!?") in verbs for clause in _clauses(words))
        ordered = ordered or _wished(words, action)
    else:
        # What is to be brought in may stand before the verb; what is to be made never does.
        clauses = [_MANNER.sub("", clause) for clause in re.split("[，,；;。！!]", words)]
        starts = {start for clause in clauses for start in (clause[:1], clause[:2])}
        ordered = takes_paths and any(verb in words for verb in verbs)
        ordered = ordered or not starts.isdisjoint(_common_first(action.examples.get("zh", ())))
    about = not takes_paths or has_path or bool(_ABOUT[language].search(words))
    return (ordered and about) or _is_example(words, action, language)


def _is_of_words(words: str) -> bool:
    return bool(OF_WORDS.search(words)) and not _OF_PICTURES.search(words)


def _said(text: str, language: Language) -> str:
    """The words without what people say before they come to it, and the reason after it."""
    words = re.sub(r"^(?:let|have) (?:(?:the|my|your|our) )?\w+ (?=\w)", "", plain(text, language))
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
    shapes = ((plain(example, "en"), _WISHES.match(plain(example, "en"))) for example in examples)
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


def _verbs(action: Action, language: Language) -> frozenset[str]:
    """The words that at least two examples of the action begin with; in Chinese the pairs of characters they share."""
    return _common_starts(action.examples.get(language, ()), language)


@lru_cache(maxsize=64)
def _common_starts(examples: tuple[str, ...], language: Language) -> frozenset[str]:
    if language == "en":
        starts = Counter(plain(example, "en").split()[0].strip(".,!:") for example in examples if plain(example, "en"))
        return frozenset(word for word, count in starts.items() if count > 1 and word.isalpha())
    pairs = Counter(pair for example in examples for pair in {example[at : at + 2] for at in range(len(example) - 1)})
    return frozenset(pair for pair, count in pairs.items() if count > 1 and _CHINESE_VERB.fullmatch(pair))


@lru_cache(maxsize=64)
def _common_first(examples: tuple[str, ...]) -> frozenset[str]:
    """The characters and pairs with which several of the Chinese examples begin, if they are verbs: 画, 生成."""
    plainly = [plain(example, "zh") for example in examples]
    single, pairs = Counter(words[:1] for words in plainly), Counter(words[:2] for words in plainly)
    least = max(3, len(examples) // 20)
    verbs = {start for start, count in single.items() if count >= least and start not in _NO_VERB}
    return frozenset(verbs | {start for start, count in pairs.items() if count > 1 and _CHINESE_VERB.match(start)})


def _is_example(words: str, action: Action, language: Language) -> bool:
    """The very words of an example that the plugin declared."""
    return any(words == plain(example, language) for example in action.examples.get(language, ()))
