"""Whether words ask for nothing new: they go on with the last request, vary it, name pictures only, or wonder. Pure."""

from __future__ import annotations

import re

from assistant.api import COLOUR, Language
from assistant.dialogue.doubts import NO_ORDER, OF_WORDS
from assistant.dialogue.features import without_politeness
from assistant.dialogue.orders import BEFORE
from assistant.dialogue.references import mask, tells
from assistant.dialogue.unpicturable import is_unpicturable
from assistant.locations import paths_in

_CONTINUES = {
    "en": re.compile(
        r"^(?:and|what about|how about|also|then|now|do the same (?:for|with|to)|again|once more"
        r"|(?:the )?same(?: (?:questions?|labels?|thing|choices|options|style))? (?:for|with|about|of|to)"
        r"|next)?[ ,]*(?:for |with |about |in )?"
        r"(?:§|this(?: one)?|that(?: one)?|it|the others?|again|once more)(?:[ ,]*(?:too|as well|please|then|now"
        r"|again))*[ ?.!]*$"
    ),
    "zh": re.compile(
        r"^(?:那|那么|再|接着|还有|换|同样|也|对)*[，, ]*(?:看|来)?(?:§|它|这个|那个|另一个)(?: |，|,)*(?:呢|也|一样"
        r"|(?:同样|一样)的(?:问题|标签|选项)|同样|再来一次|也来一下|吧)*[ ？?。！!]*$"
    ),
}
_NOTHING_ELSE = {
    "en": re.compile(r"(?:§|and|or|the|please|pls|only|just|ok(?:ay)?|no|yes|now|then|[\s,.!?:;-])+"),
    "zh": re.compile(r"(?:§|和|跟|与|以及|吧|呢|请|只要|就|那|来|看|[\s、，。,.!！?？])+"),
}
_ABOUT = {
    "en": re.compile(
        r"(?:§|(?:and|or|the|please|so|ok(?:ay)?|now|then|well|right|this|these|that|those|one|here|there|of|out|in"
        r"|from|among|between|for|about|with|as for|skip|forget|ignore|leav(?:e|ing)|set(?:ting)?|aside"
        r"|of it|apart|never mind|not|also|plus|add|includ(?:e|ing)|too)\b|[\s,.!?:;-])+"
    ),
    "zh": re.compile(
        r"(?:[再还也]|另外|同时)*(?:加上?|带上|算上|连同|包括) ?§+(?:[和、]§+)*(?:也?(?:加上|算上|带上))?"
    ),
}
"""Words that only say what the next ones are about: "of the two I just sent", "skip #2 for now", 再加上第一张."""
_VARIES = {
    "en": re.compile(
        r"^(?:(?:(?:draw|make|do|paint) )?(?:me )?(?:another|one more|again(?! and)"
        r"|once more)\b"
        r"|(?:draw|make|do|paint) (?:it|that|this) (?:again|once more|over|with(?:out)?)\b|(?:the )?same\b"
        r"|(?:try|draw|paint)(?: it)? again\b|(?:\w+ )?more variations?\b"
        r"|(?:make|turn|change) (?:it|the|them|both)\b(?!(?<=make it) to (?:the|my|your|an?)\b)"
        r"|(?:replace|swap|exchange) the [a-z]+(?: [a-z]+)? (?:with|by|for)\b"
        r"|(?:something )?like (?:§|that|this|it)(?: one)?(?!\w)|but\b"
        r"|(?:(?:draw|make|paint) (?:me )?)?(?:(?:something|one|some) similar|(?:an?other |an? |some )?similar (?:one|"
        r"picture|drawing)s?)\b(?! to\b)"
        r"|(?:and |now |please )*(?:(?:give|put|dress|let|have) (?:it|him|her|them|an?|some|more|two|three|the \w+)"
        r"|add (?:an?|some|more|two|three|the|another)|take (?:out|away|off)|remove|get rid of|leave out)\b"
        # A picture that is named alone is to go itself, and shows nothing that could.
        r"(?!(?:,? (?:and )?(?:§|#?\d+))+(?:,? (?:please|pls))?\W*$)"
        r"(?!.*\b(?:library|folder|index|collection|album|pictures?|photos?|images?|it to me|aside)\b)"
        r"|(?:now |please )*take (?:the|its|his|her|their) (?!(?:day|week|month|year|night|morning|afternoon|trash"
        r"|garbage|rubbish|bins?|pressure|test|money|edge|bus|car|call|blame|first|second|third|last|one|photos?|pictures?|images?|library|folder|index)\b)"
        r"[a-z]+(?: [a-z]+)? (?:off|away|out)(?: (?:of |from )?(?:it|him|her|them|§|the (?!library|list)[a-z]+))?"
        r"(?:,? (?:please|pls|too|again))*\W*$"
        r"|(?:just )?(?:one|two|three|four|five|six|seven|eight|nine|ten)(?: of (?:them|those|these))?[.!]*$"
        r"|with(?:out)? an?\b|vary\b|redraw\b|(?:a )?variations?\b"
        r"|(?:this time )?(?:in (?!other\b|fact\b|general\b|case\b|short\b|the\b|my\b)|as an? )\w+(?: \w+)?"
        r"[.!]?$"
        r"|(?:a bit |a little |much )?(?:bigger|smaller|larger|brighter|darker)\b)"
    ),
    "zh": re.compile(
        r"^(?:请|麻烦|那|那么|好的?|现在|给我|帮我)*[，, ]*(?:再(?:来|画|做|生成)?一?[张个次幅遍回]|重新|重画"
        r"|把[^，,§它这那你我他她号刚图片照张件夹计会时日]{1,5}[换改变]成[^，,周点号月日]{1,8}$"
        r"|[再更稍]?(?:微|稍)?[大小亮暗淡浓深浅高矮胖瘦圆远近]一?[点些](?=$|[，,。！!吧])|再试[一两]?次|.{1,10}[，,]?重画|换[一成张个]|同样|一样|(?:来|画)?(?:一?[张个幅些]|点)?(?:类似|相似"
        r"|差不多)的?(?!.{0,3}[有吗])|[改换变][成画]|把?背景|但是?|像§|[和跟]§|照着|(?:让"
        r"|给)(?:他|她|它|[^，我你看]{1,3}(?=戴|加|穿|换|配))|[^，]{0,4}[加添](?:个|上|一|点|些|几)"
        r"|(?:[给从]?(?: ?§ ?(?:[里中上][面边]?)?的?)?去掉"
        r"|[拿删擦抹]掉(?=[^吧了啊呀呢。！!？?\s])"
        r"(?!.*[^§ ][图照片件夹计会时日录]|[了吗么图照相文重空]|.*[段句微消好]))"
        r"(?! ?(?:§ ?)+[和、§ ]*[吧了]?(?:$|[。！!]))"
        r"|[把将](?: ?§ ?(?:[里中上][面边]?的?|的)(?! ?§)[^，,§]{1,6}?"
        r"|(?!重复|空格)[^，,§它这那你我他她号刚图片照张件夹计会时日段句微消友]{1,6}?)(?:都|全)?给?[去拿删擦抹]掉(?!.{0,2}[吗么])|不要(?!了|$"
        r"|紧|再|说)"
        r"|.{1,6}[多少].{0,3}[几一]?[点些个根只颗条]|(?:画|来)?[一两三四五六七八九十]+[个只颗条张座棵辆朵](?:吧|就好)?$"
        r"|.{1,6}画[得大小](?!.{0,4}(?:不错|好|棒|像|真"
        r"|可以|厉害|漂亮))|.{1,8}重新[出画来做])"
    ),
}
_CAN_YOU = re.compile(r"^(?:can|could|would|will) you (?:please )?(?=\w)")
_NOT_THIS = {
    "en": re.compile(rf",? not {COLOUR['en']}[.!]*$"),
    "zh": re.compile(rf"[，, ]*而?(?:不是|不要){COLOUR['zh']}的?[。！!]*$"),
}
"""What says again that the old one is to go: "blue, not red"."""
_CHANGES = {
    "en": re.compile(
        r"^(?:(?:can|could|would|will) you |please )*(?:(?:make|turn|change|paint|colou?r|repaint)"
        r" (?:the (?:[a-z]+ ){1,3})?§ (?:(?:in)?to )?"
        r"|(?:make|turn|change) (?:it|this|that) into )"
        r"(?!(?:my|your|our|off|on|up|down|public|private|again|available|(?:in)?to)\b"
        r"|(?:an? )?(?:pdf|png|jpe?g|gif|file|text|list|link|wallpaper|background)\b)(?=[a-z])"
    ),
    "zh": re.compile(
        r"^(?:请|麻烦|帮我|给我)*(?:把|将|让)(?: ?§ ?(?:[里中]?的?[^，。改变换画涂染]{1,5})?"
        r"(?:改|变|换|画|涂|染)(?:成|为|得)|[它这](?:个)?(?:改|变|换|画)成)"
        r"|^(?:请|麻烦|帮我|给我)*[拿用取选] ?§ ?(?:[，, ]|来|然后|并|再|把它)*(?:改|变|换|涂|染)(?:成|为)"
    ),
}
"""What is done to a picture that is named: "make § blue", 把§改成蓝色; what it becomes stands behind."""
_COLOURS = {
    "en": re.compile(
        rf"(?:all |only |just |in |(?:light|dark|bright|pale|deep) )*(?:{COLOUR['en']}|monochrome|sepia|grayscale"
        rf"|greyscale|colou?rful)(?:,? (?:and )?{COLOUR['en']})*(?:,? (?:please|pls|now|instead))*[.!? ]*"
    ),
    "zh": re.compile(rf"[深浅亮暗淡]?(?:{COLOUR['zh']}|黑白|彩色|单色)调?的?[吧呗啊吗]?[。！!？? ]*"),
}
_IT_IS = {
    "en": re.compile(r"^(?:i (?:want|meant?|said)|(?:it|that) should be|rather|in)? *"),
    "zh": re.compile(r"^(?:我?(?:要|想要|说的?)?(?:的?是)?|应该是)"),
}
_NONE = {
    "en": re.compile(
        r"(?:(?:no|nah|nope|sorry|well|actually|i think)[, ]+)*"
        r"(?:i (?:want|need|like|mean|meant) |(?!(?:why|how|what|which|who|where|when|is|are|do|does|did|was|were|has"
        r"|have|had|can|with)\b)[a-z]+ )?(?:none|neither)(?: of (?:them|these|those|(?:the|your) [a-z]+))?"
        r"(?:,? (?:please|pls|thanks|thank you|really))*[.! ]*"
    ),
    "zh": re.compile(
        r"(?:(?:不|不是|算了|唉)[，, ]*)?(?:[这那](?:些|几张|两张|几个)?(?:图片?|照片)?(?:里面?)?)?我?"
        r"(?:[一哪两][张个幅])?我?[也都](?:不(?:要|用|需要|想要|是|对|行|好|喜欢|满意|合适|像|描述|看)|没用)"
        r"[了吧的啊呀]*[。！! ]*"
    ),
}
"""Nothing but that none of them is wanted."""
_PUTS = {
    "en": re.compile(
        r"(?!.*\b(?:library|index|collection|database)\b)"
        r"(?:(?:please|now|then|and) )*(?:save|store|put|keep|copy|move|export|write|place|file|archive|back up"
        r"|download)(?: (?:a copy of|down|away))? § (?:as |(?:away |down )?(?:in|into|to|under|at|on|onto|inside) )"
    ),
    "zh": re.compile(
        r"(?!.*(?:图库|相册|索引))(?:请|帮我|给我|麻烦)*"
        r"(?:[把将] ?§ ?都?(?:保?存|储存|放|移|拷|复制|导出|写|备份|归档|下载|另存)"
        r"|(?:保?存|储存|复制|拷贝?|移动?|导出|备份|下载|另存) ?§ ?[到在进入至为])"
    ),
}
"""What is to become of a picture that is named, before the name of a folder."""
_AGAIN = r"(?:again|over(?: again)?|once more|one more time|anew)"
_REPEATS = {
    "en": re.compile(
        r"(?:^|[.!?;,:] |\b(?:now|and|but|then|ok|okay|yes|yeah|cool|nice|can you|could you|please|just) )"
        r"(?:(?:do|draw|paint|make|try|give|render|have|let's have|let's see|i'd like|i want)(?: me| us)? )?"
        rf"(?:(?:the |that )?(?:exact |very )?same(?: (?:thing|one|picture|image|drawing|painting|scene|idea|motif"
        rf"|again))*(?: {_AGAIN})?|(?:(?:it|this|that|the same) )?{_AGAIN}|(?:just )?(?:like|as) (?:before|last time)"
        r"|(?:another|one more|a (?:new|second|different|fresh)) (?:version|take|try|attempt|go|variant|variation))"
        r"(?=\s*(?:[.!]*$|[,;:—–-]+ (?!(?:how|what|who|where|why|when|which|is|are|does|do|did)\b)"
        r"|(?:but|only|just|with|without|in|as|at|by|on"
        r"|under|from|during|this time|please|minus|plus|except|though|for)\b))"
        r"|\b(?:draw|paint|render|give me|make(?: me)?|do(?: me)?) (?:the|that) same (?:[a-z-]+ ){1,2}?"
        r"(?:but|with|without|in|at|around|as|on"
        r"|by|from|under|during|only)\b"
    ),
    "zh": re.compile(
        r"(?:^|[，,。！!；])(?:请|麻烦|那|那么|好的?|现在|给我|帮我|就)*(?:再(?:来|画|做|生成)?一?[次遍回版]"
        r"|重新?[画做来]"
        r"|(?:同样|一样)的?(?:[画图]?(?:再|，|,|但|只是|不过|来一[张次])|$)|[照像跟和](?:刚才|之前|上次|上面)(?:的"
        r"|那样|一样|那张))"
    ),
}
_PRESENTS = {
    "en": re.compile(
        r"^(?:(?:ok|okay|so|and|hi|hey|well|right|oh|now),? )*(?:here(?:'s| is| are|s| come| you go)?:? "
        r"|(?:these|this|that)(?: one)? (?:are|is) "
        r"|i(?:'ve| have)(?: got)? |got )?"
        r"(?:(?:an?|one|some|\w+)(?: \w+)? (?:more|last|final|new)\b|another\b|(?:the|my) (?:next|last)\b)"
        r"(?! like\b)"
    ),
    "zh": re.compile(
        r"^(?:这|这里)?(?:是|还有|又有|再来|再发|又来|又?一)?(?:[一两二三四五六几][张幅]|最后一张|另一张)"
    ),
}
_IN_TALK = (
    r"(?:(?:last|first|second|previous|earlier|very|same|whole|other|next) )*(?:chat|conversation|discussion|beginning"
    r"|start|end|messages?|turns?|questions?|answers?|reply|past|topic|subject|matter|session|context|sentences?|place)"
)
_IN_PICTURE = (
    r"(?:(?!\babout\b).)*\b(?:on|in|at) (?:#\s?\d|(?:this|that|these|those|the|my|your|our|his|her|their|an?)"
    rf" (?!{_IN_TALK}\b)\w)"
)
"""Behind words for saying, a place where that may have been seen: "what did I say on the sign"."""
_RECALLS = {
    "en": re.compile(
        r"^(?:(?:so|and|ok|okay|now|please|tell me)[, ]+)*(?:what|when|how often)(?: all| else| exactly)?"
        r" (?:did (?:i|you|we) (?:just |first |last |ever |already |originally )?"
        rf"(?:(?:ask|tell) (?:you|me)\b|(?:ask|say|tell|answer|reply)\b(?!{_IN_PICTURE})"
        r"|write\b(?: \w+){0,2} about\b)"
        r"|(?:was|were) (?:my|your) (?:[a-z]+ )?(?:questions?|answers?|words)\b)"
    ),
    "zh": re.compile(
        r"(?:^|[，,。 §]|关于.{1,8}?)(?!我们?(?:想|要)?(?:问|说|讲)的是(?!什么|啥|哪些))(?:我们?|你)"
        r"(?:刚才|刚刚|之前|先前|最先|最早|第一次|上次)?都?(?:问|说|讲|回答)"
        r"(?:过|了|的(?:是|话))[^，。]*(?:什么|啥|哪些)"
    ),
}
"""Asked about what was said here, not about what a picture shows: "what did I ask about #1?"."""
_WONDERS = {
    "en": re.compile(
        r"^(?:how (?:do|does|did|can|should|would|to)|why(?! (?:is|are|does|do|did|has|have|would) (?:(?:he|she|it"
        r"|they|this|these|those)\b|(?:his|her|its|their) \w))"
        r"|should|when should|what happens|what would happen|what(?:'s"
        r"| is| are) (?:an? )?[\w -]+ (?:for|in (?:general|biology|math|programming|physics|chemistry|html|python))"
        r"|what does .+ mean|what(?:'s| is) (?:an? |the (?:meaning|definition|point|purpose|idea) of )\S+(?: \S+)?\W*$"
        r"|what(?:'s|s| is| are) the (?:number (?:one|two|three)|leading|main|most common|biggest|top \w+)"
        r" (?:reasons?|causes?|rules?|tips?|mistakes?|excuses?|risks?|killers?)"
        r"|(?:is|was) it (?:possible|necessary|safe|worth)|do i (?:have|need) to)\b"
    ),
    "zh": re.compile(
        r"怎么(?!样|描述|说)|怎样|如何|为什么|为啥|原理|是什么意思|什么是|有什么用|该不该|要不要|应不应该|会怎么?样"
        r"|能不能解释|的意思|的定义|的区别是|是怎么"
    ),
}
_COMPARES = {
    "en": re.compile(r"\bcompar(?:e|ing)\b|\bdifferen(?:t|ces?)\b|\bdiffer\b|\bthe same\b"),
    "zh": re.compile(r"对比|比较|比比|比一比|区别|差别|不同|一样|同一"),
}


def compares(text: str, language: Language) -> bool:
    """ "Compare 1 and 3", 2和3有什么区别: what is said of several things at once."""
    return bool(_COMPARES[language].search(without_politeness(text, language)))


def is_only_reference(text: str, language: Language) -> bool:
    """ "no. 2 and no. 3 please", 只要第二张: words that name pictures and say nothing else."""
    return _names_only(mask(text.strip().lower()), language)


def _names_only(shape: str, language: Language) -> bool:
    return "§" in shape and bool(_NOTHING_ELSE[language].fullmatch(shape))


def recalls(text: str, language: Language) -> bool:
    """ "what did you say about the first one?", 我问过第一张图什么: about the conversation."""
    return _RECALLS[language].search(without_politeness(text, language)) is not None


def wonders(text: str, language: Language) -> bool:
    """Whether the words ask how, why or whether something is done, rather than to do it."""
    return bool(_WONDERS[language].search(without_politeness(text, language)))


def is_continuation(text: str, language: Language) -> bool:
    """ "and the second one?", 第三张呢？: words that only make sense after another request."""
    return len(text) < 80 and bool(_CONTINUES[language].match(mask(text.strip().lower())))


def repeats(text: str, language: Language) -> bool:
    """ "same again but with snow", 再画一遍，换成冬天: what was made last once more, and no new thing."""
    return len(text) < 200 and bool(_REPEATS[language].search(text.strip().lower()))


def prepares(text: str, language: Language, given: bool) -> bool:
    """Whether words want nothing by themselves: they only name pictures, tell of one, or present those `given`."""
    said = text.strip().lower()
    if given and _PRESENTS[language].match(said):
        return True
    shape = mask(said)
    if _ABOUT[language].fullmatch(shape) or _names_only(shape, language):
        return True
    return tells(shape, language) or tells(mask(said, firmly=False), language)


def changes(text: str, language: Language) -> bool:
    """ "make the one you drew blue", 把你画的那张改成蓝色: what is named anew, with something else about it."""
    return len(text) < 200 and bool(_CHANGES[language].match(_after_greeting(text, language)))


def recolours(text: str, language: Language) -> bool:
    """ "make #2 blue", 把第二张变成黑白的: a colour is all that a picture that is named is to get."""
    said = _after_greeting(text, language)
    found = _CHANGES[language].match(said)
    return found is not None and bool(_COLOURS[language].fullmatch(said, found.end()))


def _after_greeting(text: str, language: Language) -> str:
    return BEFORE[language].sub("", mask(text.strip().lower()))


_DROPS = {
    "en": re.compile(
        r"(?:(?:please|now|just) )*(?:remove|drop|discard|lose) §(?:(?:,? and |, ?| )§)*(?:,? please)?[.! ]*"
    ),
    "zh": re.compile(r"(?:请|麻烦|帮我|给我)*(?:去掉|移除|拿掉|扔掉) ?§(?:[和、 ]*§)*[吧了]?[。！! ]*"),
}
"""Of a picture that is named, that it is to go, and not what is to go from it."""


def drops(text: str, language: Language) -> bool:
    """ "remove #1", 去掉第二张: a picture itself is to go, which no action does but a search that leaves it out."""
    return _DROPS[language].fullmatch(_after_greeting(text, language)) is not None


def wants_none(text: str, language: Language) -> bool:
    """ "none of these", "describe neither", 一张都不要: they refuse what is at hand and ask for nothing."""
    return _NONE[language].fullmatch(without_politeness(text, language)) is not None


def puts_somewhere(text: str, language: Language) -> bool:
    """ "save #3 in ~/Documents", 把第三张存到 ~/文档: a picture is to lie in a folder, which no action does."""
    return bool(paths_in(text) and _PUTS[language].match(_after_greeting(text, language)))


def varies(text: str, language: Language, known: str) -> bool:
    """ "another one", "the same but at night", 背景换成蓝色: the last request once more, changed or not. `known` are
    words about what came of it."""
    said = _after_greeting(text, language)
    words = _NOT_THIS[language].sub("", _CAN_YOU.sub("", said))
    if NO_ORDER[language].search(words) or OF_WORDS.search(words) or is_unpicturable(words, language, known):
        return False
    other_colour = words != said and _COLOURS[language].fullmatch(_IT_IS[language].sub("", words))
    return len(text) < 200 and bool(other_colour or _VARIES[language].match(words))
