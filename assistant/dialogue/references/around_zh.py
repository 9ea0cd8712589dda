"""Chinese words around mentions: comparing, excepting, correcting, naming what is known."""

from __future__ import annotations

import re
from typing import Final

EXCEPT: Final = re.compile(
    r"(?:只要|凡是?|但凡)(?:不是|不属于|并非)|(?:^|(?<=[，,。]))不是(?=[你我您][^，,。]{1,5}的(?:都|全|统统|通通|那些|那几))"
    r"|(?:而)?不是(?=第|#|图\d|那张|上一张)|不要(?=第\d?.?张|#)|(?:但是?|可是?|而|[，,])不像|除了|除去|除开|除却|(?<![删消清解])除|撇开|抛开|撇下|刨去|刨除|刨开"
    r"|(?<=[类相]似)的?[、，,](?:但是?|而)?[和跟与](?=[^，,。]{1,6}不(?:同|一样|像))"
    r"|排除|扣掉|扣除|略过|跳过|去掉(?!图?(?:#\d+|第[一二三四五六七八九十\d]+[张幅])(?:图片?|照片)?(?:[里中上][面边]?)?的)|不包括|不含|不算(?=第|#)"
)
CORRECTS: Final = re.compile(
    r"(?<![给帮跟和为对替向听])我(?:的意思)?(?:是)?(?:说|指)的?(?:是|应该是)?|(?:不对|不是|[说打记搞弄]错了)[，,。]|(?:^|[啊哦呃噢唉哎，,。…\s])不(?:不|是)?[，,。]|应该是"
)
"""What comes after these replaces what was named before."""
AT_HAND: Final = re.compile("[这此]|当前")
ADDS: Final = re.compile("")
"""Chinese leaves a pronoun out that would only refer back."""
SAME: Final = re.compile(r"(?!)")
SINGLES: Final = re.compile(r"(?!)")
SINGLED: Final = SINGLES
"""Chinese says 只 and 就 before the verb."""
NEGATES: Final = re.compile(
    r"(?:而)?不是(?:说|指)?$|别管$|(?:不要|不看|(?:先不|甭|别|不好|不使|不用|不要|不必)(?:看|管|讲|说|理|描述|动|睇|用|拿))$|去掉$|剔除$|跳过$"
)
"""Right before a mention these take it out."""
REFUSAL: Final = re.compile(r"[，,]?(?:而)?不是(?:说|指)?\s*(?=[，,])")
"""What is left of 不是我给的 between two mentions, without the one that it refuses."""
_NOT = r"(?:也|都|就|先|暂时|倒|可以)*(?:不|别|甭|无需|不用|不要)(?:再|去|需)?"
_DONE = r"(?:我|咱)?(?:都|已经?|早就?|刚才?)*"
AFTERWARDS: Final = re.compile(
    rf"^[，,]?(?:{_NOT}(?:算|看|管|用|要|讲|说|提|描述|动|弄)(?!清|懂|到|出|见|得|起来|什么|啥|是)|除外|以外|之外"
    rf"|跳过|略过|排除|剔除|去掉(?=$|[^\u4e00-\u9fff]|[吧了后再之以其剩别的就都])|就?算了|先放放|先?放一边"
    rf"|{_DONE}(?:知道|晓得|明白|清楚|懂|了解|认识)了|{_DONE}(?:讲|说|看|描述|见|聊|问)过|{_DONE}[看瞧听弄搞整猜认](?:懂|明白|清楚|完|够|好|出来?)了[，,]|已经?(?:讲|说|看|描述)过"
    rf"|作废|扔掉|丢掉|不作数|放着|放一放|都?删(?!不)|太[^，,。]{{1,3}}[，,])"
)
"""Right after a mention these take it out."""
CLAUSE_END: Final = re.compile(r"[，。；！？,;!?]")
TOLD: Final = re.compile(
    r"(?:我|咱|这|那)?[^§]*§+(?:里)?(?:留着|留下|先不动|是|有)(?!没有|不是|谁|什么|啥|几|哪|多少)[^？?吗]*"
)
"""A clause that tells of pictures, before something is wanted of the others: 第一张是我妹妹，另外两张是谁."""
LIKENED: Final = re.compile(
    r"(?:(?<![画头图佛雕])像|和|跟|与|(?<!合)同|类似于?|相似于|用|拿|(?<![可所])以|按照?|照着|根据|参照|参考|仿照?|模仿)$"
)
"""Right before what something is to be like, or to be found with."""
OF_A_KIND: Final = re.compile(r"(?!)")
DEFINITE: Final = re.compile(r"(?<!有)(?P<words>[\u4e00-\u9fff]{2,})")
"""A thing that may be spoken of as known: Chinese has no article."""
LOOKS_FOR: Final = re.compile(r"(?:请|麻烦|帮我|给我|再|现在|接着)*(?:找|搜|查找|画|生成)")
"""What is sought or to be made need not be there: 找一颗红色的星星."""
JOINS: Final = re.compile(r"[和跟与同]$")
COMPARES: Final = re.compile(
    r"比较(?!好|喜欢|适合|合适|满意)|同一|相比|变|像|对比|对照|区别|不同|差别|差在|相同|一样|[相类]似|共同|哪个更"
    r"|比(?!较)|[放摆搁]在?一[块起道]|\bvs\b|\bpk\b"
)
BARE_COMPARISON: Final = re.compile(
    r"(?:那|都|它们)?(?:之间)?(?:有(?:什么|啥|哪些)|找(?:一下|找)?|说说|看看)?(?:区别|不同|差别|差异|不一样)(?:之处"
    r"|的地方)?(?:在哪里?|是什么)?[呢吗啊?？。]*"
    r"|(?:哪里|哪儿|哪)(?:里|儿)?(?:不同|不一样|变了)[呢啊?？]*|(?:对比|比较|比一比|比比)(?:一下)?[吧。]*"
)
"""A whole sentence that compares and names nothing: it means the pictures at hand."""
