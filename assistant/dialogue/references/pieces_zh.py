"""The pieces of which Chinese patterns are made: numbers, units, nouns for pictures, and what only looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assistant.api import figure_of
from assistant.dialogue.references.listing import spelled_out

DIGITS: Final = "零一二三四五六七八九"
NUMBER: Final = r"(?:\d{1,4}|[一二三四五六七八九十两]{1,3})"
SMALL: Final = r"(?:\d{1,2}|[两俩二三仨四五六七八九十几])"
_NO_ORDER = r"(?![一两三四五几\d]?[张幅]|[一两三四五几\d][个只条座棵辆朵匹])"
"""What follows 画 where it is a picture. Not so in 照第二张画一张, which orders one."""
NOUN: Final = (
    rf"(?:(?:老|旧|新|黑白|彩色)?(?:图片|图像|图画{_NO_ORDER}|照片|相片|截图|画像|图|画(?!成(?!功|了)){_NO_ORDER}|结果|截屏"
    r"|插图|作品|相(?![似同近像比互对关当反信应片])))"
)
UNIT: Final = r"(?:张|幅|副|个)"
PIECE_UNIT: Final = r"(?:张|幅|副)"
BATCH: Final = r"(?:批|组|拨|波|堆|套|摞|沓|叠)"
"""Pictures that came together."""
_ELSE = (
    r"教材|书|课本|小说|电影|词典|字典|钞票|人民币|邮票|宪法|合同|论文|报告|方案|计划|简历|文章|代码|微信|手机"
    r"|游戏|软件|系统"
)
"""What comes in versions, too."""
VERSION: Final = rf"(?:版|稿)(?!本|权|面|式|块|税|主|费|子|纸|件|酬|的?(?:{_ELSE}))"
"""A unit of what is made again and again: drawings."""
ANY_UNIT: Final = r"[张幅副个版稿页份条只座棵辆朵位头匹间栋艘架盏把件]"
"""Units of what a picture shows: 我发的那条狗 is the picture of the dog."""

# 张 also counts flat things, 个 counts everything; a noun that is not a picture after them ends the matter.
_FLAT_THINGS = r"(?!(?:专辑|纸|[Aa]\d纸|桌子|票|牌|嘴|床|唱片|卡|脸))"
_OTHER_THINGS = (
    r"(?!(?:专辑|纸|桌子|票|牌|嘴|床|唱片|卡|脸|问题|人|字|词|句|月|星期|小时|步骤|故事|例子|方面|原因|选项|版本"
    r"|季度|答案|想法"
    r"|程序|函数|文件|项目|城市|国家|苹果|数|孩子|儿子|方法|段落|章节|世界|理由|部分|话题|主题|视频|歌|字母|元素"
    r"|参数|条件|定律))"
)
_OPENS = (
    r"咋|怎么|为什么|为啥|干嘛|帮[我忙咱]|给[我咱它他她]|替我|麻烦|请|再[画来改做给]|能(?!力|量|源|耐)|可以|没(?!有?(?:意义|道理))|不(?![同足良平满对])"
    r"|太|很|挺|好像|好(?=看|丑|糊|暗|亮|美|模糊|清楚)|真(?=好|丑|的|美)|差不多|类似|相似|到底|究竟|谁|哪"
    r"|啥|什么|几(?=[个点张只岁])|拍(?=[的了得于在])|多(?=大|少|高|久|重|远)|还(?=[是有行好没能可要])|又|重(?=新|画|做)|改(?=[成为一下])"
    r"|换(?=[成个掉])|[放摆]|删|要(?![点求素害件])|最(?=好|像|清|亮|丑|美|糊)|糊|模糊|清楚|写(?=[的着了])|描述|[讲说](?=[讲说的了])|细说|归(?=[归到为入])|当[壁头封]"
)
"""Beginnings of what is said of a picture that 个 stands for."""
# 个 is so common that it only points at a picture before a picture word or at the end of a phrase.
STOP = (
    r"(?=$|[\s,，。.?？!！、:：;；]|和|跟|与|或|里|中(?!国|学|间的)|上(?=面|边|有|写|的)|的|是|有|吗|呢|吧|给|比|对"
    r"|像|更|也|都|看(?!到|见)|长得|长什么|属|算"
    rf"|画的|画了|一样|同|我[看觉]|{_OPENS})"
)
FLAT: Final = rf"{PIECE_UNIT}{_FLAT_THINGS}"
BOTH: Final = rf"(?P<both>[俩仨]){_OTHER_THINGS}(?![年天周晚夜日钟礼回次])"
"""Two or three, which need no unit."""
THING: Final = rf"(?:{FLAT}{NOUN}?|个(?:{NOUN}|{_OTHER_THINGS}{STOP}))"

LAST: Final = (
    r"(?:最后面?|最后头|最末尾?|最末端|最尾(?:巴|端)?|末尾|末了|末端|末|收尾|收官|结尾|压轴|压尾|殿后|垫底|最末了|最底下|最底部|最下[面边头]"
    r"|尾巴上?|尾(?=[一那这两三四五张]))"
)
FIRST: Final = (
    r"(?:最前面|最前头|最前|最开头|最早|最先|最开始|最初|最上面|最上头|开头|打头|起头|领头|排头|头里|起首|头|首)"
)
BACKWARD: Final = (
    r"(?:倒数|(?:倒过来|倒着|反过来|反着|从后面?往前|由后往前|从后面?|从末尾|从尾巴?)数(?:过来|起|上去"
    r"|上来)?)[，,]?的?"
)
NOT_NUMBERED: Final = (
    r"(?!线|楼|门|院|机|房|键|球|车|电池|元素|字|码头|公路|桌|床|选手|员工|病人|位|店|馆|站|令|召|称|角|外|子|种|家"
    r"|主|司|首长|人物"
    r"|公馆|文件|会议|公告|通知|放假|上午|下午|中午|晚上?[到前开出回走]?|早上|之前|以前|之后|以后|那天|当天"
    r"|开[始学会工业]|到期|截止|出[发差]|去|回|来|走|搬"
    r"|是(?:星期|周|礼拜|什么日子|元旦))"
)
"""What is numbered, too, or happens on a day of the month."""


_PIECE = re.compile(rf"{NUMBER}|(?P<to>[到至~-](?![{DIGITS}]{{2}}))")


def number_of(word: str) -> int:
    """3 for "3" and 三, 2 for 两, 12 for 十二, 3 for 几."""
    return 3 if word == "几" else figure_of(word.replace("俩", "二").replace("仨", "三"))


def listed(text: str) -> tuple[int, ...]:
    """The numbers of 1、3和5, of 2到4 and of 一二四."""
    return spelled_out(_parts(text))


def _parts(text: str) -> Iterator[int | None]:
    for match in _PIECE.finditer(text):
        word = match.group()
        if match["to"]:
            yield None
        elif len(word) > 1 and word[0] in DIGITS and "十" not in word:
            yield from map(number_of, word)
        else:
            yield number_of(word)
