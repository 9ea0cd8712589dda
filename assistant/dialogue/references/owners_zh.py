"""Chinese ways to say whose a picture is: who gave, found or drew it, and which of the times."""

from __future__ import annotations

import re
from typing import Final

from assistant.api import Origin
from assistant.dialogue.references.pieces_zh import BATCH, NUMBER, number_of

ORIGIN_WORDS: Final[dict[str, Origin]] = {"mine": "dropped", "hits": "found", "drawn": "drawn", "results": "found"}

_TIME = rf"(?:(?:倒数)?第{NUMBER}|头一|头|首|最初一|最近一|最近|最后一|上上一?|上一?|前一|后一)(?:次|回|趟|轮|遍)"
_BEFORE = r"之前|先前|早先|早前|上次|前[面头边]|先头|早些时候|方才|刚才|刚刚"
_MAKES = r"(?:给我|帮我|给你|为我)?[画绘发传上贴找搜查给甩生出做拍]"
_FOREMOST = r"最早|最先|最初|最开始|最开头|一开始|一上来|一开聊就?|刚开始|开始|起初|首先|开头"
_DAY = (
    r"(?:昨[天晚儿]|前天|今[天早儿晚]|早上|上午|中午|下午|晚上|半夜|上周|那天|当时|那会儿?)"
    r"(?=(?:[给帮][你您我])?(?:[发传贴丢甩拖画绘]|上传|生成))"
)
_WHEN = (
    rf"(?:{_TIME}|{_BEFORE}|{_FOREMOST}|刚|新近?|最后|最近|最新|后来|随后|接着|又|前后|先后"
    rf"|{_DAY}|[先后](?={_MAKES})|总共|一共|至今|已经|就)"
)
_FOR_ME = r"(?:帮我|给我|为我|替我|帮忙|动笔|动手|亲手|亲自|随手|所)"
_I = r"(?:我们?|咱们?|俺)(?:自己)?"
_YOU = r"(?:(?:你们?|您)(?:自己)?|足下|阁下|(?<![A-Za-z])(?:AI|ai)|机器人|小?助手)"

_GIVE = (
    r"(?:\s?(?:send|post|share|upload|attach|paste|drop|show)(?:ed)?\s?|粘贴|上传|提供|分享|添加|发送|发出|转发|出示"
    r"|展示|[发传拖给贴放丢拍附扔甩寄塞递交晒亮搁推抛补撂截扫])"
)
_TO_YOU = r"(?:给[你您]|给我|过你|了你|你|您)"
_HITHER = r"(?:进来|过来|上来|上传|进去|过去|上去|出来|进|过|上|来)"
_GIVEN = rf"{_GIVE}{_TO_YOU}?(?:[看瞧](?:看|过|的(?=[那这]))?)?{_HITHER}?"
_GIVEN_HERE = rf"{_GIVE}(?:{_TO_YOU}(?:[看瞧]过?)?{_HITHER}?|{_HITHER})"
"""It reached this conversation, so that it needs no 我: 贴上来的, 给你看的."""
_RESULT = r"(?:返[来嚟]|到|出来|出|来|见|索到|回来|上来|着了?|得)"
_SEEK = r"(?:搜索|检索|查找|搜罗|翻找|找|搜|查)"
_DIG = r"(?:翻|捞|扒|挖|淘|刨|调)"
_FOUND = rf"(?:{_SEEK}{_RESULT}?|{_DIG}{_RESULT})"
_LIBRARY = r"(?:从)?(?:我的?)?(?:图库|相册|库|硬盘)(?:里面?|中)"
_DRAW = r"(?:生成|创作|绘制|创建|制作|设计|渲染|合成|画|绘|[Pp](?=的)|作(?=之|的)|做|改|弄|搞|整|造|出(?=的[那这图]))"
_DONE = r"(?:出来|好|出|成|完|过)"
_DRAWN = rf"{_DRAW}{_DONE}?"

# Without a subject a verb begins a phrase, so that 女儿画的 is not taken for 画的.
_EDGE = (
    r"(?:(?<![\u4e00-\u9fff])|(?<=[那这][张幅些批组])|(?<=[张幅个号§]到)"
    r"|(?<=[有部以把看说讲对跟和与给拿用照按比加在是就而连要管选挑]))"
)
_NOBODY = r"(?<![我他她它们妈爸儿女子友生学人家])"
"""Before a counted time, which begins a phrase by itself."""
_MINE = (
    rf"(?:{_WHEN}){{0,3}}(?:{_I}|(?<=[的§][和跟与])|(?<=[说指]的是))(?:在|{_WHEN}){{0,3}}(?:所)?{_GIVEN}"
    rf"|{_EDGE}(?:{_WHEN}){{1,3}}{_GIVEN}(?=的|[俩仨两])|{_EDGE}(?:{_WHEN}){{0,3}}{_GIVEN_HERE}"
)
_HITS = (
    rf"(?:{_WHEN}){{0,3}}(?:{_YOU}|(?:{_I}(?=搜|检索)))(?:{_WHEN}|{_FOR_ME}|{_LIBRARY}){{0,4}}{_FOUND}"
    rf"|(?:{_WHEN}|{_LIBRARY}){{1,3}}{_FOUND}|{_EDGE}(?:{_SEEK}{_RESULT}?|{_DIG}{_RESULT})(?=的)"
    r"|(?:搜|找)(?:出来|到)(?=的?(?:那|第|最后|头一|这|都|里|所有))"
)
_DREW = (
    rf"(?:{_WHEN}){{0,3}}(?:{_YOU})(?:{_WHEN}|{_FOR_ME}){{0,4}}{_DRAWN}|(?<!我)(?:刚才|刚刚|刚|最近)画{_DONE}?"
    rf"|(?:{_EDGE}|{_NOBODY}(?={_TIME}))(?:{_WHEN}|重){{1,3}}{_DRAWN}后?|{_EDGE}(?:画|绘制|生成){_DONE}?(?=的?(?:那"
    rf"|[两三四五六几][张幅])|的(?:第|最后|最新|末|头一)"
    rf"|(?:第{NUMBER}|最后一?|最新一?|末|头一)(?:[张幅副版]|个(?![\u4e00-\u9fff])))"
    r"|(?:改|修改|重画|修图|P|p)(?:完|好|后|过(?=的[那这]))(?=的)"
)
WHO: Final = (
    rf"(?:(?P<mine>{_MINE})|(?P<hits>{_HITS})|(?P<drawn>{_DREW}))"
    r"(?:了)?(?:的|之(?=[画图作])|(?=第|最后|头一)"
    # 你找三张 orders three, 你找到三张 and 你找那三张 have them.
    r"|(?=[那这]|[俩仨])(?=[那这]?(?:[俩仨]|[一两三四五六七八九十几]?[张幅版]|些"
    rf"|一?{BATCH}))|(?(mine)|(?<=[到出来见回着了得好成完过])(?<!生成)(?<!合成))(?=[一两三四五六七八九十几]?[张幅版]|些|一?{BATCH}))"
)
_AMONG = r"(?:里面|里头|里边|里|中|当中)"
OWNER: Final = (
    rf"(?:(?:{WHO}|(?P<results>(?:搜索|查找|检索)?结果{_AMONG}?的?))"
    rf"(?:所有图片|图片?(?={_AMONG})|那些|那几张|这些|这几张|[那这]?一?{BATCH})?{_AMONG}?的?(?:(?<![我你您][发拍传给找搜画]的)[，,])?"
    rf"|(?:所有图片|图片|那些|那几张|这些|这几张|[那这]一?{BATCH}){_AMONG}?的?[，,]?|{_AMONG}的?)?"
)
"""Before what is counted; 第一张我拍的，第二张 … is no owner of the second."""

_EARLY = re.compile(rf"(?:{_FOREMOST})(?!一)|先(?={_MAKES})")
_LATE = re.compile(rf"最后(?!一[次回趟轮遍])|最近(?![一次回趟轮遍])|最新|(?<![然随之以前先])后(?={_MAKES})")
_PAST = re.compile(r"之前|先前|早先|早前|上次|上回|前[面头边]|先头|早些时候")
_AGAIN = re.compile(r"后来|随后|接着|又")
_OCCASION = re.compile(
    rf"(?P<end>倒数)?(?:第(?P<nth>{NUMBER})|(?P<first>头一|头|首|最初一)|(?P<last>最近一?|最后一|前一|后一|上上一?"
    rf"|上一?))(?:次|回|趟|轮|遍)"
)


def occasion(owner: str) -> int:
    """Which of the times that pictures came in this way: 1 the first, -1 the last, 0 if it does not say."""
    if match := _OCCASION.search(owner):
        if match["nth"]:
            return number_of(match["nth"]) * (-1 if match["end"] else 1)
        return 1 if match["first"] else -2 if match["last"].startswith("上上") else -1
    return -1 if _AGAIN.search(owner) else 0


def rank(owner: str) -> int:
    """1 if the first one of its kind is meant, -1 if the last one, 0 if it does not say."""
    return 1 if _EARLY.search(owner) else -1 if _LATE.search(owner) else 0


def is_past(owner: str) -> bool:
    """Whether it came before this turn."""
    return bool(_PAST.search(owner))
