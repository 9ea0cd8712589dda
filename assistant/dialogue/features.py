"""What of an utterance the router's classifier sees: its shape. Pure; no plugin and no picture is known here.

References become one sign, paths another, politeness goes, and a few traits of the sentence become tokens, so that a
handful of examples per action covers many ways of saying it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.api import Language, language_of
from assistant.dialogue.arguments import choices_in
from assistant.dialogue.colloquial import common
from assistant.dialogue.references import MASK, mask
from assistant.dialogue.references.hints import heads_in, heads_of
from assistant.dialogue.references.words_zh import IDIOMS
from assistant.locations import is_picture, is_sound, paths_in

_POLITE = {
    "en": re.compile(
        r"^(?:(?:hi|hey|hello|ok|okay|so|now|well|please|pls|and|then|also|next|great|thanks|cool|assistant)[,!. ]+)*"
        r"(?:(?:can|could|would|will) (?:you|u)(?: mind)?(?: please| kindly| maybe| quickly)?(?: help me(?: to)?)?"
        r"|(?:i(?:'d| would) like(?: you)?|i want(?: you)?|i need(?: you)?)"
        r"(?= to)(?: to)?|(?:let's|let us)|please|pls|kindly|just|go ahead and|help me(?: to)?|do me a favou?r and|be "
        r"so kind (?:as )?to"
        r"|i was wondering if you could|is it possible to|try to)\s+(?=\S)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"^(?:(?:你好|您好|嗨|好的|好|那|那么|嗯|哦|对了|然后|接着|另外|现在|谢谢)[，,！!。 ]*)?(?:(?:请问"
        r"|(?:请(?!问)|麻烦|劳驾|劳烦|拜托)(?:[你您](?!了))?|(?<![请烦驾托])[你您](?=能|可)|能不能|能否|可不可以|可以|能|可否"
        r"|我想让[你您]|我想|我要[你您]|我希望[你您]|我需要[你您]|想)"
        r"*(?:帮我们?|帮忙|给我们?|替我们?|为我们?|帮)?)(?=[\u4e00-\u9fff])"
    ),
}
_TRAITS = {
    "en": {
        "color": r"\b(?:colou?rs?|shade|hue)\b",
        "count": r"\bhow many\b|\bcount\b|\bnumber of\b",
        "where": (
            r"\b(?:left|right|above|below|under|behind|next to|beside|between|top|bottom|corner|cent(?:er|re)"
            r"|background|foreground|middle)\b"
        ),
        "looks": (
            r"\b(?:wearing|holding|standing|sitting|smiling|looking|shape|shapes|bigger|smaller|largest|biggest"
            r"|smallest|brighter|darker|visible|scene|overlap\w*|touching|covered|inside|crossing)\b"
        ),
        "presence": r"^(?:is|are) there\b|\bdo you see\b|\bcan you see\b",
        "form": (
            r"\b(?:circles?|squares?|triangles?|stars?|hearts?|rectangles?|diamonds?|crosses|cross|rings?|ovals?|dots?"
            r"|stripes?)\b"
        ),
        "knows": (
            r"\b(?:capital of|invent\w*|law|theorem|history|meaning|means?|define|definition|formula|equation|code"
            r"|function|python"
            r"|java|recipe|poem|story|joke|translate|synonyms?|antonyms?|reasons?|solutions?|way|bug|error|words?|sentence"
            r"|value|president"
            r"|amendment|job|name|idea|ideas|plan|email|essay|song|list of|math|biology|physics|chemistry|philosophy"
            r"|economics|program"
            r"|example|steps?|planets?|countr(?:y|ies)|world|people|language)\b"
        ),
        "seek": (
            r"\b(?:find|search|locate|retrieve|hunt|fetch|browse|look(?:ing)? for|look (?:up|through)|bring up|pull up"
            r"|dig up|display|list|show me|show all|get me)\b"
        ),
        "describe": (
            r"\b(?:descri\w+|caption\w*|summar\w+|overview|rundown|depict\w*|alt text|in words|tell me about|explain"
            r"|shows?|see|contains?)\b"
        ),
        "compare": r"\b(?:compar\w+|differen\w+|differ|same|alike|in common|versus|changed|identical|share)\b",
        "label": r"\b(?:classif\w+|categor\w+|label\w*|tag\w*|class|classes|choose|pick|probabilit\w+|belongs?)\b",
        "make": r"\b(?:draw|paint|sketch|generate|create|render|design|illustrate|make)\b",
        "bring": (
            r"\b(?:re-?index\w*|reindex\w*|index\w*|import|add|scan|rescan|sync|refresh|update|rebuild|include|load"
            r"|put)\b"
        ),
        "social": (
            r"\b(?:thanks?|thx|great|awesome|hello|hi|hey|bye|sorry|please help|you are|you're|nice|cool|ok|okay)\b"
        ),
        "library": r"\b(?:library|collection|albums?|gallery|archive|camera roll)\b",
        "whole": (
            r"^(?:so |and )?(?:what|tell me|say|explain|describe|mind telling)\b(?!.*\b(?:colou?r|shape|size|number"
            r"|letter|word|breed|brand|time|kind|type)\b).{0,30}(?:§|\bthis|\bit|\bhere|\bseeing|\bsee)(?: one| to me"
            r"| please)?\W*$"
        ),
        "manual": (
            r"^(?:how (?:do|can|does|should|would) (?:i|one|you|we|it|that)|what (?:does|is|are) (?:an?|the) (?:index"
            r"|caption|search|label|classif\w+)|why|should i|when should)\b"
        ),
        "pictures": r"\b(?:pictures?|photos?|images?|pics?|shots?|snaps?|snapshots?|screenshots?)\b",
        "mine": r"\b(?:my|our) (?:\w+ )?(?:library|collection|pictures|photos|images|album|albums|gallery|archive)\b",
        "past": r"^(?:did|have|has|was|were) \b|\bdid (?:i|you|we)\b|\bwe talked\b",
        "sound": (
            r"\b(?:recording|audio|voice|spoken|speech|says?|said|speaker|memo|podcast|dictat\w+|transcri\w+|heard?"
            r"|listen)\b"
        ),
        "similar": r"\b(?:similar|like|resembl\w+|look-?alikes?|same kind)\b",
        "folder": r"\b(?:folders?|director(?:y|ies)|drive|disk|usb|subfolders?)\b",
        "pictured": (
            r"\b(?:pictures?|photos?|images?|pics?|shots?|snaps?|snapshots?|screenshots?|ones?|anything|something"
            r"|everything) (?:of|with|where|showing|from|that (?:ha(?:ve|s)|shows?)|in which|taken|containing)\b"
        ),
        "owned": (
            r"\b(?:have|got|own|has) (?:i|we|any|some|a|an|one|more|something|anything|pictures|photos|images|got)\b"
            r"|^(?:any|are there|is there) .*\b(?:pictures?|photos?|images?|pics)\b"
        ),
        "told": (
            r"^(?:i|i'm|i've|i'd|we|we're|we've|he|she|they|my|our|his|her|their|nobody|everyone|people|that's|it's|that"
            r"|those|these|both)\b(?! (?:pictures?|photos?|images?|want|need|remember|am looking|am searching|§))"
        ),
        "able": r"^(?:can|could|do|did|are|will|would) you\b|\bwhat (?:can|do|are|did) you\b|\byour\b",
        "time": (
            r"\b(?:today|yesterday|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|o'clock|week|month|year"
            r"|weekend)\b"
        ),
        "person": r"^(?:who|whose|when)\b",
        "denied": r"^(?:don't|do not|dont|never|stop|no need|no more|leave)\b",
    },
    "zh": {
        "color": r"颜色|什么色|哪种色",
        "count": r"几[个只张条颗位朵辆棵]|多少|数一数|数数",
        "where": r"左|右|上方|下方|上面|下面|旁边|后面|前面|中间|背景|角落|之间|位置",
        "looks": r"穿|戴|叠|挨着|碰着|盖住|露出|拿着|站|坐|笑|形状|最大|最小|更大|更小|亮|暗",
        "presence": r"有没有|是否有|有.{1,8}吗",
        "form": r"圆|方形|正方|三角|星|心形|矩形|菱形|十字|圆环|椭圆",
        "knows": (
            r"首都|发明|定律|定理|历史|意思|定义|公式|方程|代码|函数|诗|故事|笑话|翻译|近义词|同义词|反义词|原因|理由"
            r"|办法|方法|错误|总统|修正案"
            r"|工作|名字|主意|计划|邮件|文章|数学|生物|物理|化学|哲学|经济|程序|例子|步骤|行星|国家|世界|语言|原理|成语"
            r"|推荐|电影|[上下]一句"
        ),
        "seek": r"找|搜|查找|检索|查询|显示|列出|展示|翻出|调出|给我看|有没有.*(?:图|照片)",
        "describe": (
            r"描述|说明|介绍|讲讲|说说|讲一讲|说一说|概括|总结|配文|标题|替代文本|看到|内容|形容|里(?:面)?(?:都)?有"
            r"(?:什么|啥|些)"
        ),
        "compare": r"比较|对比|相比|区别|不同|差别|差异|一样|变化|共同|相同|更",
        "label": r"分类|归类|归为|类别|标签|标注|标为|标成|打标|选一个|挑一个|选出|概率|属于|哪一类|个类",
        "make": r"画|生成|创作|绘制|制作|设计",
        "bring": r"索引|导入|添加|加到|加入|加进|扫描|同步|刷新|更新|重建|收录|放进",
        "social": r"谢|你好|您好|嗨|再见|拜拜|抱歉|对不起|太好|真棒|太棒|厉害|知道了|明白|好的|不错",
        "library": r"图库|相册|图片库|照片库|收藏",
        "whole": r"(?:是|有|画的是|拍的是)(?:什么|啥|些什么)(?:内容|东西)?[?？。]*$",
        "manual": r"^(?:怎么|怎样|如何|为什么|为啥)|是什么意思|怎么用|什么是",
        "pictures": r"图片|照片|图像|相片|截图|(?<![企试意力贪妄版蓝宏])图(?![书谋腾钉])",
        "mine": r"图库|相册|我的(?:图片|照片|图)|图片库|照片库",
        "past": r"我们(?:刚才|之前)?(?:聊|说|谈)|我(?:刚才|之前|刚刚)?(?:问|说)|你(?:刚才|之前|刚刚)?说",
        "sound": r"录音|语音|音频|说了|讲了|转写|听写|转成文字|转文字|声音|听",
        "similar": r"类似|相似|像|差不多",
        "folder": r"文件夹|目录|硬盘|U盘|路径",
        "pictured": r".的(?:那[些张几])?(?:照片|图片|相片|图像|截图|图)(?!书|库|标|案)",
        "owned": r"(?:我|咱|家|我们)(?:有没有|是不是有|有)|^有(?:没有)?.+(?:图|照片|吗|没有)",
        "told": r"^(?:我|我们|他|她|他们|她们|咱们?|大家|有人)(?!.*(?:图|照|§|相册|找|拍的))",
        "able": r"你(?:能|会|可以|是|有|的|怎么|刚才|之前|看得|听得|用了?|支持|叫)",
        "time": r"今天|昨天|明天|今晚|星期|周[一二三四五六日末]|几点|现在|最近|上周|下周|几号",
        "person": r"谁|哪年|哪一年|什么时候|何时",
        "denied": r"^别(?!的)|(?:不要|不用|别|不必)(?:再)?(?:加|搜|找|索引|扫|导入|画|转|动|碰|看)",
        "judged": r"太.{1,8}了|[很好真挺][贵慢难累烦忙多少差快美]|不错$|(?:麻烦|无聊|可惜)[了啊]?$",
    },
}
_COMPILED = {
    language: {name: re.compile(pattern, re.IGNORECASE) for name, pattern in traits.items()}
    for language, traits in _TRAITS.items()
}
_HINTED = {
    language: [(name, pattern, heads_of(pattern.pattern)) for name, pattern in traits.items()]
    for language, traits in _COMPILED.items()
}
_VISUAL = ("color", "count", "where", "looks", "presence", "form", "pictures")
_QUOTED = re.compile(r"[\"“”「」『』].+?[\"“”「」『』]|(?<!\w)'[^']+'(?!\w)")


def looks_visual(text: str, language: Language) -> bool:
    """Whether the words speak of what can be seen: colours, shapes, places, how many of something."""
    lowered = text.lower()
    return any(_COMPILED[language][name].search(lowered) for name in _VISUAL)


def is_social(text: str, language: Language) -> bool:
    """Whether the words greet, thank or react rather than ask for anything."""
    return bool(_COMPILED[language]["social"].search(text.lower()))


def without_politeness(text: str, language: Language | None = None) -> str:
    """The utterance in lower case without politeness and end marks."""
    language = language or language_of(text)
    return _POLITE[language].sub("", common(re.sub(r"\s+", " ", text), language)).strip()


def shape(text: str) -> str:
    """The utterance with its references and paths replaced by signs; the path of a picture points at one."""
    for path, span in reversed(paths_in(text)):
        sign = "♪" if is_sound(path) else MASK if is_picture(path) else "▲"
        text = f"{text[: span[0]]} {sign} {text[span[1] :]}"
    return IDIOMS.sub(lambda match: "成语" if len(match.group()) > 3 else match.group(), mask(without_politeness(text)))


def tokens(text: str) -> list[str]:
    """Character n-grams of the shape inside words, whole words, the beginning, and the traits of the sentence."""
    language = language_of(text)
    form = shape(text)
    bare = re.sub(r"[?!.,，。？！~～]+", " ", form)
    return [*_grams(bare, language), *_words(bare, language), *_traits(text, form, language)]


def _grams(text: str, language: Language) -> Iterator[str]:
    if language == "zh":
        squeezed = text.replace(" ", "")
        for size in (1, 2, 3):
            yield from (squeezed[at : at + size] for at in range(len(squeezed) - size + 1))
        return
    for word in text.split():
        padded = f" {word} "
        for size in (3, 4):
            yield from (padded[at : at + size] for at in range(len(padded) - size + 1))


def _words(text: str, language: Language) -> Iterator[str]:
    if language == "zh":
        squeezed = text.replace(" ", "")
        yield from (f"^{squeezed[:size]}" for size in (1, 2, 3))
        yield from (f"{squeezed[-size:]}$" for size in (1, 2))
        return
    words = text.split()
    yield from (f"w:{word}" for word in words)
    yield from (f"w:{first} {second}" for first, second in pairwise(words))
    yield from (f"^{' '.join(words[:size])}" for size in (1, 2, 3))
    if words:
        yield f"{words[-1]}$"


def _traits(text: str, form: str, language: Language) -> Iterator[str]:
    here = heads_in(form)
    found = [name for name, pattern, heads in _HINTED[language] if not here.isdisjoint(heads) and pattern.search(form)]
    found += [name for sign, name in (("§", "picture"), ("▲", "path"), ("♪", "soundfile")) if sign in form]
    if _QUOTED.search(text):
        found.append("quoted")
    if len(choices_in(text)) > 1:
        found.append("choices")
    if text.rstrip().endswith(("?", "？", "吗", "呢")):
        found.append("question")
    for at, name in enumerate(found):
        # Said twice, because a trait tells more than any one of the many n-grams beside it.
        for _ in range(2):
            yield f"t:{name}"
            yield from (f"t:{name}+{other}" for other in found[at + 1 :])
    if not found:
        yield "t:none"
