"""Chinese patterns for what is made again and again: versions and drafts, before a change and after it."""

from __future__ import annotations

import re
from typing import Final

from assistant.dialogue.references.late import Late
from assistant.dialogue.references.owners_zh import WHO
from assistant.dialogue.references.pieces_zh import FIRST, LAST, NUMBER, PIECE_UNIT, STOP, VERSION

_THE = r"(?:的)?(?:这|那)?(?:一)?"
_PAST = r"(?:之前|先前|早先|早前|原先|原来|从前|以前|前面|上次|刚才)"
_NOW = r"(?:现在|目前|当前|眼下|如今|刚(?:改|出|画)(?:好|完|来)?)"
_CHANGE = r"(?:修改|改动|调整|重画|改|修|P|p)(?:完|好|过|了)?"
_OF = rf"(?:的?(?:[那这]一?)?(?:{PIECE_UNIT}|{VERSION}|图片?|画|样子)|的(?=$|[，,。？?！!和跟与比哪更里]))"

_VERSION_OR_SO = rf"(?:{VERSION}|版本(?!的?(?:软件|系统|程序|代码|驱动|[A-Za-z]|游戏|应用|手机|插件)))"

VERSIONS: Final = {
    # 画的最后一版, but not 软件的最新版.
    "version": Late(
        rf"(?:(?P<owner>{WHO})|(?<!的))(?:第(?P<nth>{NUMBER})|(?P<first>{FIRST}{_THE}|初)|(?P<last>(?:{LAST}"
        rf"|最新|最近|最终){_THE}|[终末定])"
        rf"|(?P<before>(?:再?往[前回]|往前退|再?退回?|倒回)(?:退|翻|走|倒)?的?[上前]?一|上一?个?|前一?个?|(?:之前|前面"
        rf"|先前)的?(?:那|一)一?)){_VERSION_OR_SO}"
    ),
    # 旧稿, 之前的草稿: what was drawn before the newest one.
    "draft": Late(
        rf"{_PAST}?的?[那这]?一?[张幅份个]?(?:草稿|原稿|旧稿|老稿|旧版(?!本|图)|老版(?!本|图)|原版(?!书|的?碟))(?!纸)"
        rf"|{_PAST}的?(?:[那这]一?)?(?:{PIECE_UNIT}?旧?)(?:稿|版)(?!本|权|面|纸)"
        r"|(?:旧|老)的?[那这]一?(?:版|稿)"
    ),
    "older": Late(rf"(?:旧|老)的?[那这]一?{PIECE_UNIT}(?!照|相)|旧的[那这]个{STOP}"),
    "newer": Late(rf"(?<!最)新的?[这那]一?{PIECE_UNIT}"),
    # 改之前和改之后: the newest drawing, and the picture that it was made of.
    "unchanged": Late(
        rf"(?<!是)(?:(?:没|未)(?:修改|改动|改|动)过?(?:的|之前|以前){_OF}|{_CHANGE}(?:之前|以前|前){_OF}?(?=$|[，,。？?！!\s和跟与比哪更里的是有]|{_CHANGE}))|原来的?(?:样子|那一?{PIECE_UNIT})"
    ),
    "changed": Late(rf"(?<!是){_CHANGE}(?:之后|以后|后){_OF}?(?=$|[，,。？?！!\s和跟与比哪更里的是有差区])"),
    # 现在这稿, 新版: the newest drawing.
    "newest": Late(
        rf"(?:{_NOW}的?[这那]?|这)一?(?:个)?{_VERSION_OR_SO}|新(?:版|稿)(?=$|[，,。？?！!里和跟与比哪])"
        r"|新的?[这那]一?(?:版|稿)"
    ),
}
_LOOKS = (
    r"(?:明亮|鲜艳|柔和|清晰|清楚|模糊|简单|简洁|复杂|可爱|卡通|写实|逼真|真实|夸张|温馨|梦幻|抽象|饱和|生动|立体|随意|精致"
    r"|[亮暗深浅淡浓大小圆方粗细高矮胖瘦长短宽窄冷暖红绿蓝黄白黑虚实萌密稀])"
)
_PARTS = r"(?:背景|颜色|色调|天空|画面|线条|风格|构图|底色|光线|头发|衣服|表情|季节|时间)"
_END = r"(?=$|[，,。！!？?、…\s~]|[吧呗了呢吗啊行好可就])"
ANEW: Final = re.compile(
    rf"(?:重新?再?(?:画|绘|做|生成|渲染|弄|来)|再(?:画|绘|生成|渲染|弄|做|来)一?(?:遍|次|回|版))(?:一?[下遍次回版])?{_END}"
    rf"|(?:再|更|稍微|稍|略)(?:[画弄调做改]得?)?{_LOOKS}(?:一?点儿?|一?些){_END}|(?:^|[画弄调做改]得?){_LOOKS}(?:一点儿?|一?些){_END}"
    rf"|(?:[把将给](?:(?![话文字句词码信件稿表])[\u4e00-\u9fff]){{1,8}}?|{_PARTS}再?)(?:改成|换成|变成|改为|换为|调成|画成|弄成)"
)
"""Wishes for a change that name no picture: what is at hand is to be changed."""
