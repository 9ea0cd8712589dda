"""Words of the street, as the schoolbook has them: 啥 is 什么, "gimme" is "give me". Pure.

Belongs here: words that mean the same in a shorter, older or regional form, so that the router learns from one form
what holds for the others. Does not belong here: slips of the finger, and anything that the user sees.
"""

from __future__ import annotations

import re

from assistant.api import Language

_ENGLISH = {
    "u": "you",
    "ur": "your",
    "ya": "you",
    "b4": "before",
    "r": "are",
    "pls|plz|plse": "please",
    "thx|thanx|tnx|ta": "thanks",
    "whats|wats|what s": "what's",
    "wats? up": "what's up",
    "wheres": "where's",
    "hows": "how's",
    "thats": "that's",
    "theres": "there's",
    "im": "i'm",
    "ive": "i've",
    "its(?= (?:an?|the|not|so|too|very|my|your|in|on|at)\\b)": "it's",
    "dont": "don't",
    "doesnt": "doesn't",
    "cant": "can't",
    "isnt": "isn't",
    "didnt": "didn't",
    "wat": "what",
    "gimme": "give me",
    "lemme": "let me",
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "have to",
    "smth|sth|sumthin|somethin": "something",
    "pics": "pictures",
    "pic": "picture",
    "imgs": "images",
    "img": "image",
    "fotos": "photos",
    "foto": "photo",
    "em": "them",
    "color": "colour",
    "colors": "colours",
    "bigger one": "big one",
    "cos|cuz|coz": "because",
    "bout|abt": "about",
    "please to": "please",
}
_CHINESE = {
    "什么玩意儿?|啥玩意儿?|嘛玩意儿?": "什么东西",
    "干嘛|干啥|做啥": "做什么",
    "啥(?:样|样儿)": "什么样",
    "啥|嘛(?=呀|啊|$)": "什么",
    "咋样|咋着": "怎么样",
    "咋整|咋办": "怎么办",
    "咋回事": "怎么回事",
    "咋": "怎么",
    "瞧瞧|瞅瞅|瞄一眼|瞟一眼|瞧一瞧": "看看",
    "[瞧瞅]": "看",
    "(?<![伎])俩(?![钱])": "两个",
    "仨": "三个",
    "里头|里边儿?|里面儿": "里面",
    "上头|上边儿?": "上面",
    "下头|下边儿?|底下": "下面",
    "外头|外边": "外面",
    "当间儿?|中间儿": "中间",
    "哪(?:儿|块儿)": "哪里",
    "这(?:儿|块儿)": "这里",
    "那(?:儿|块儿)": "那里",
    "色儿": "颜色",
    "什么色(?!彩)": "什么颜色",
    "(?:哥们|老哥|大哥|大叔|大妈|小姐姐|小哥|妹子|老头儿?|老太太?)儿?": "人",
    "[我你他她咱]?(?:娃|小孩儿?|闺女)": "孩子",
    "咱们?": "我们",
    "叨叨|唠叨|嘀咕|絮叨": "说",
    "(?:麻溜|赶紧|赶快|麻利)的?[，,]?": "",
    "今儿个?": "今天",
    "明儿个?": "明天",
    "压根儿?": "根本",
    "一丢丢|一点儿|点儿": "一点",
    "(?<=[\u4e00-\u9fff])(?:来着|滴|哒|呗|撒|噻|捏)(?=$|[，,。！!？?])": "",
    "(?<=[看找有像是要行能到清大下一好])(?:不|没|没有)(?=$|[？?。，,])": "吗",
    "嘞|咧|喽|哈(?=$|[，,])": "",
    "整(?=一?[张个幅])|弄(?=一?[张个幅])": "做",
    "那会儿": "那时候",
}


def _compiled(words: dict[str, str], form: str) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(form.format(pattern)), plain) for pattern, plain in words.items()]


_EVERY: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:" + "|".join(_ENGLISH) + r")\b"),
    "zh": re.compile("|".join(_CHINESE)),
}
_EACH = {"en": _compiled(_ENGLISH, r"\b(?:{})\b"), "zh": _compiled(_CHINESE, "(?:{})")}


def common(text: str, language: Language) -> str:
    """A sentence as the rules read it: in lower case, with straight apostrophes, in common words."""
    return schoolbook(text.strip().lower().replace("’", "'"), language)


def schoolbook(text: str, language: Language) -> str:
    """The text, in lower case, in common words."""
    if not _EVERY[language].search(text):
        return text
    for pattern, plain in _EACH[language]:
        text = pattern.sub(plain, text)
    return text
