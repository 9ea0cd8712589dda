"""Choices that a sentence offers: "a cat, a dog or a horse", 猫、狗还是马, "circle" / "star"."""

from __future__ import annotations

import re

from assistant.api import language_of
from assistant.api.plain import plain
from assistant.dialogue.references import MASK, mask
from assistant.locations import paths_in

_QUOTED = re.compile(r"\"([^\"]+)\"|“([^”]+)”|「([^」]+)」|(?<!\w)'([^']+)'(?!\w)")
_MOST_WORDS = 5
_MOST_CHARACTERS = 10

_JOINTS_EN = re.compile(
    r"\s*(?:,\s*(?:or|and)\s+|,|;(?=\s|$)|/|\bor\b|\bvs\.?(?=\s)|\bversus\b|\brather than\b|\bor maybe\b)\s*"
)
_AND_EN = re.compile(r"\s+(?:and|&)\s+")
_LEAD_EN = re.compile(
    r"^.*?(?:[:：]\s*|\b(?:labels?|tags?|classes|categories|options|choices)(?: are| is| from)?\s+|\b(?:as|into|among"
    r"|amongst|between|from|against)\s+(?:(?:either|one of|the (?:labels?|classes|categories)|these)\s+)?"
    r"|\bone of\s+|\bwhich (?:of|one of)\s+|\bprobabilit(?:y|ies) (?:for|of)\s+|\b(?:scores?|confidence|odds|chances) "
    r"(?:for|of|it's|it is|that it's|that it is)\s+|\b(?:is|are|was) (?:it|this|that|the (?:picture|photo|image|animal"
    r"|thing|shape|one|second one|first one|last one)|these|those|they|he|she|§|#\s?\d+)"
    r"(?: (?:one|picture|photo|image|more like|more of|more|rather|closer to|either|a picture of|a photo of))?"
    r"(?: §)?\s+"
    r"|\bwith\s+|\b(?:it's|it is|this is|that it's) (?:more like )?|\bdoes (?:it|this) (?:fit|look like|show|match)\s+"
    r"|\bwhether (?:it|this) (?:is|shows)\s+|\blooks? (?:more )?like\s+|\b(?:decide|choose|pick|select)(?: between| "
    r"among| from)?\s+)"
)
_TAIL_EN = re.compile(
    r"\s*(?:\b(?:for (?:§|(?:this|it|me|these|the)\b).*|is (?:this|it|that)\b.*|best|please|pls"
    r"|(?:in|on|of) (?:§|(?:this|the|it)\b).*|labels?|which (?:one|is)\b.*|pick one|choose.*|tell me.*"
    r"|what do you think.*|do you think.*|or (?:something|none).*|(?:would|does) (?:fit|describe).*|fits?\b.*"
    r"|as labels?\b.*|here)|[?.!]+)\s*$"
)
_ARTICLE = re.compile(
    r"^(?:(?:either|maybe|rather|more|a|an|the|some|of|it's|it is|is it|is this|or|and|in|one of|just)\s+)+"
)

_JOINTS_ZH = re.compile(r"\s*(?:、|，?还是(?!都(?!不是|不像|没有))|，?或者是?|，|,|；|/|(?<!之)或(?!者)|\bvs\b)\s*")
_AND_ZH = re.compile(r"\s*(?:和|与|跟|以及)\s*")
_LEAD_ZH = re.compile(
    r"^.*(?:[:：]\s*|(?:归类|分类|标记|标注|分|归|识别|判断)(?:为|成|到)|(?:这|它|那|图里|图中|里面)?(?:张|个|幅)?"
    r"(?:图|图片|照片)?(?:里)?(?:的)?(?:动物|东西|形状|画面|内容)?(?:到底|究竟|更|应该)?(?:是|像|属于|算)(?!否|不)"
    r"|标签(?:有|是|用)?|从|按照?|用|在|给出|给我|选)"
)
_TAIL_ZH = re.compile(
    r"(?:这(?:几|三|两|四|些)?(?:个)?(?:标签|类别|类|词)?|(?:几|三|两|四|五)(?:个)?(?:标签|类别|类|种|选项).*|里"
    r"(?:面)?(?:选|挑|的|哪|它|它是|哪个|$).*|中(?:选|挑|的|哪|$).*|之间.*|之?类|(?:哪|谁).*|的(?:可能性|概率|得分"
    r"|置信度|分数|几率).*|(?:来|进行|做)?(?:分类|归类|打分|分).*|选.*|呢|吗|吧|啊|[?？。！!.]+|这几种"
    r"|中的一[个类种].*|里的一[个类种].*)$"
)
_ZH_FILLER = re.compile(r"^(?:一?[只个张条匹头辆朵颗]|是|还是|或者?|的|它是|更像)+")


_CLAUSE_EN = re.compile(
    r"\b(?:i|i'm|you|he|she|we|they|it|is|are|was|do|does|did|can|not|no|yes|ok|okay|please|thanks|hey|hi|well|so|let"
    r"|what|who|where|how|why|which|tell|describe|this|that|these|those|sorry|wait|just|make|give)\b"
)
_CLAUSE_ZH = re.compile(r"[我你您他她它咱这那说讲看瞧要有是了吧啊呀嘛没不别都请帮给把对想能会谢好行哪谁]")
"""Words that labels do not have: commas alone between such are commas between clauses."""
_DEGREES = frozenset("多少大小高低长短远近亮暗快慢深浅粗细宽窄好坏")
_ANY_JOINT = re.compile(r"[,;/、，；\"“「]|'\w|\b(?:or|and|vs|versus|than)\b|[还或和与跟以]", re.IGNORECASE)


def choices_in(text: str) -> list[str]:
    """The labels that a sentence lists, without articles, in its order; empty if it offers no choice."""
    if not _ANY_JOINT.search(text):
        return []
    for _, (start, end) in reversed(paths_in(text)):
        text = f"{text[:start]} § {text[end:]}"  # the strokes of a path divide no labels
    quoted = [next(group for group in groups if group).strip() for groups in _QUOTED.findall(text)]
    if len(quoted) > 1:
        return list(dict.fromkeys(quoted))
    return _chinese(text) if language_of(text) == "zh" else _english(text)


def without_article(thing: str) -> str:
    """ "cat" of "a cat", as labels are written."""
    return _ZH_FILLER.sub("", _ARTICLE.sub("", thing))


def _english(text: str) -> list[str]:
    text = plain(text)
    labels = _listed(shape) if (shape := mask(text)) != text else []
    return labels if labels and not any(MASK in label for label in labels) else _listed(text)


def _listed(text: str) -> list[str]:
    """The labels of words in lower case, in which pictures may be masked."""
    led = _LEAD_EN.match(text)
    rest = text[led.end() :] if led else text
    again = _LEAD_EN.match(rest) if led and _JOINTS_EN.search(rest) else None
    if again and _JOINTS_EN.search(rest[again.end() :]):
        rest = rest[again.end() :]
    for _ in range(3):
        rest = _TAIL_EN.sub("", rest)
    rest = rest.rstrip(" .?!,")
    if not _JOINTS_EN.search(rest) and not (led and _AND_EN.search(rest)):
        return []
    pieces = [item for piece in _JOINTS_EN.split(rest) for item in (_AND_EN.split(piece) if led else [piece])]
    labels = [_ARTICLE.sub("", piece.strip(" .?!")).strip() for piece in pieces]
    labels = [label for label in labels if label]
    if labels and labels[-1] in {"not", "no", "none"}:
        return []  # "same place or not?" asks for a yes or a no
    if len(labels) < 2 or any(len(label.split()) > _MOST_WORDS for label in labels):
        return []
    if not led and len(labels) == 2 and _only_commas(rest, ",;") and _CLAUSE_EN.search(rest):
        return []
    return list(dict.fromkeys(labels))


def _chinese(text: str) -> list[str]:
    text = text.strip().rstrip("?？。！!. ")
    clauses = re.split(r"(?<=[类签率分个])[，,](?!.*还是)", text)
    text = next((clause for clause in clauses if "、" in clause or "还是" in clause), text)
    joint = _JOINTS_ZH.search(text) or _AND_ZH.search(text)
    led = _LEAD_ZH.match(text[: joint.start()] if joint else text)
    rest = text[led.end() :] if led else text
    for _ in range(3):
        rest = _TAIL_ZH.sub("", rest).rstrip("，, ")
    if not _JOINTS_ZH.search(rest) and not (led and _AND_ZH.search(rest)):
        return []
    pieces = [item for piece in _JOINTS_ZH.split(rest) for item in _AND_ZH.split(piece)]
    labels = [_ZH_FILLER.sub("", piece.strip(" 。？?！!，,")) for piece in pieces]
    labels = [label for label in labels if label]
    if len(labels) == 2 and labels[0][-1] == labels[1][-1] in _DEGREES:
        return []  # 圆多还是方块多 compares
    if len(labels) < 2 or any(len(label) > _MOST_CHARACTERS for label in labels):
        return []
    if len(labels) == 2 and _only_commas(rest, ",，；;") and (_CLAUSE_ZH.search(rest) or max(map(len, labels)) > 4):
        return []
    return list(dict.fromkeys(labels))


def _only_commas(text: str, commas: str) -> bool:
    """Whether nothing but one of these joins the pieces of the text."""
    joints = [*_JOINTS_EN.findall(text), *_JOINTS_ZH.findall(text)]
    return bool(joints) and all(joint.strip() in commas for joint in joints)
