"""Chinese words around mentions: comparing, excepting, correcting, naming what is known."""

from __future__ import annotations

import re
from typing import Final

EXCEPT: Final = re.compile(r"(?:而)?不是(?=第|#|图\d|那张|上一张)|不要(?=第\d?.?张|#)|除了|除去|除开|除|不包括|不含")
CORRECTS: Final = re.compile(r"我(?:的意思)?(?:是)?(?:说|指)的?(?:是|应该是)?|不对[，,]|应该是")
"""What comes after these replaces what was named before."""
NEGATES: Final = re.compile(r"(?:而)?不是(?:说|指)?$|别管$|不要$|去掉$|剔除$|跳过$")
"""Right before a mention these take it out."""
AFTERWARDS: Final = re.compile(
    r"^(?:不算|除外|以外|之外|不要|不用|不看|别管|跳过|看过了|已经?(?:讲|说|看|描述)过|就算了|都?删|太[^，,。]{1,3}[，,])"
)
"""Right after a mention these take it out."""
DEFINITE: Final = re.compile(r"(?<!有)(?P<words>[\u4e00-\u9fff]{2,})")
"""A thing that may be spoken of as known: Chinese has no article."""
COMPARES: Final = re.compile(r"比较|同一|相比|变|像|对比|区别|不同|差别|相同|一样|相似|共同|哪个更|比")
BARE_COMPARISON: Final = re.compile(
    r"(?:那|都|它们)?(?:之间)?(?:有(?:什么|啥|哪些)|找(?:一下|找)?|说说|看看)?(?:区别|不同|差别|差异|不一样)(?:之处|的地方)?(?:在哪里?|是什么)?[呢吗啊?？。]*"
    r"|(?:哪里|哪儿|哪)(?:里|儿)?(?:不同|不一样|变了)[呢啊?？]*|(?:对比|比较|比一比|比比)(?:一下)?[吧。]*"
)
"""A whole sentence that compares and names nothing: it means the pictures at hand."""
