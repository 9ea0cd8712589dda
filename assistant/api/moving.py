"""Words that want files of pictures copied, moved or deleted: "copy them to ~/best", 删掉这些照片. Standard library
only."""

from __future__ import annotations

import re

from assistant.api.plain import plain

LONGEST = 200
"""Characters of such an order."""
_ASKED = r"(?:(?:can|could|would|will) you |please |now |and |then |ok(?:ay)?,? )*"
_NTH = r"(?:first|second|third|fourth|fifth|last|\d{1,3}(?:st|nd|rd|th))"
_NOUN = r"(?:pictures?|photos?|photographs?|images?|pics?|files?|results?|hits?|ones?|originals?)"
_PICTURES = (
    rf"(?:(?:(?:all|both|each|every one)(?: of)? )?(?:the|these|those|this|that|my|all)(?: {_NTH})?"
    rf"(?: (?:two|three|four|five|\d{{1,3}}))? {_NOUN}(?: (?:that )?you (?:just )?found| found)?"
    rf"|(?:number |no\. ?)?#?\d{{1,6}}(?:(?:,? and |, ?)#?\d{{1,6}})*|the {_NTH})"
)
_THEM = rf"(?:(?:all(?: of)?|both(?: of)?) )?(?:them|these|those|it|this|that|everything)|{_PICTURES}"
_PLACE = (
    r"(?=.*(?:[/~\\]|\b(?:folders?|director(?:y|ies)|desktop|documents|downloads|disks?|drives?|usb|stick|sd card|phone"
    r"|computer|laptop|server|nas)\b))(?!.*\b(?:library|index|collection|database|chat|conversation)\b)"
    r"(?:(?!,? (?:and|then) [a-z]).)+"
)
_END = r"(?:,? (?:please|pls|now|for me|again))*[ .!?]*"
_EN = re.compile(
    rf"{_ASKED}(?:copy|move|save|store|put(?=.*(?:[/~\\]|folder|director))|export|transfer|back ?up|cp|mv|drag)"
    rf"(?: (?:a copy|copies) of)? (?:{_THEM})(?: all)?(?: over)? (?:to|in|into|onto|on|under|inside) {_PLACE}"
    rf"|{_ASKED}(?:copy|move|transfer|cp|mv) (?:{_THEM}) {_PLACE}"
    rf"|{_ASKED}(?:copy|move) (?:all )?(?:the|these|those|my|all) (?:pictures|photos|images|files|results|hits){_END}"
    rf"|{_ASKED}(?:delete|erase|trash|throw away|rm) (?:{_THEM})"
    rf"(?: from (?:my |the |this )?(?:disk|drive|hard drive|computer|folder))?{_END}"
)
_ASKED_ZH = r"(?:请|帮我|给我|麻烦|能不能|能|可以|你|再|然后|现在|我想|我要)*"
_NOUN_ZH = r"(?:图片|照片|相片|图像|图|文件|结果)"
_COUNT_ZH = r"[一二两三四五六七八九十几\d]{1,3}"
_ONE_ZH = rf"(?:# ?\d{{1,6}}号?|第 ?{_COUNT_ZH} ?[张幅个]|(?:最后|前面?)(?:{_COUNT_ZH})?[张幅])的?{_NOUN_ZH}?"
_THEM_ZH = (
    rf"(?:它们?|[这那](?:些|{_COUNT_ZH}?[张幅个])(?:{_NOUN_ZH})?|(?:所有|全部)的?{_NOUN_ZH}?|{_ONE_ZH}(?:[和、]{_ONE_ZH})*"
    rf"|(?:你)?(?:找|搜)到的(?:所有|全部)?{_NOUN_ZH}?|{_NOUN_ZH})(?:全都|全部|都|全)?"
)
_PLACE_ZH = (
    r"(?=.*(?:[/~\\]|桌面|u盘|优盘|硬盘|磁盘|文件夹|目录|文档|电脑|手机|网盘))(?!.*(?:图库|索引|相册|对话|聊天))"
    r"[^，,。]+"
)
_TAKE_ZH = r"(?:复制|拷贝?|移动?|搬|转移|剪切|备份|导出|另存|保?存|放)"
_AWAY_ZH = r"(?:删除掉?|删掉|删了|删|扔掉|丢掉)"
_END_ZH = r"(?:吧|吗|呢|好吗|行吗|谢谢|一下|掉|了)*[，,。！!？? ]*"
_ZH = re.compile(
    rf"{_ASKED_ZH}[把将] ?{_THEM_ZH} ?{_TAKE_ZH}(?:一份)?(?:[到在进入至去为]+) ?{_PLACE_ZH}"
    rf"|{_ASKED_ZH}(?:复制|拷贝?|移动?|搬|转移|剪切|备份)(?:一份)? ?(?:{_THEM_ZH})? ?[到进入至]+ ?{_PLACE_ZH}"
    rf"|{_ASKED_ZH}(?:复制|拷贝|移动) ?(?:[这那]些|所有的?|全部的?){_NOUN_ZH}{_END_ZH}"
    rf"|{_ASKED_ZH}{_AWAY_ZH} ?(?!{_NOUN_ZH}){_THEM_ZH}{_END_ZH}"
    rf"|{_ASKED_ZH}[把将] ?{_THEM_ZH} ?(?:给我)?{_AWAY_ZH}{_END_ZH}"
)


def asks_to_move(text: str) -> bool:
    """Whether the words order that files of pictures are copied or moved to a place outside of the program, or
    deleted. None of its actions does that."""
    said = plain(text).replace("＃", "#")
    return len(said) <= LONGEST and bool(_EN.fullmatch(said) or _ZH.fullmatch(said))
