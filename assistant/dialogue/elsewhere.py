"""Words that want something else done with a folder or file than bringing it into the library. Pure.

Every sentence with a path sounds like bringing it in, since most are: "delete ~/docs" must not do the opposite.
"""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.dialogue.doubts import without_paths

_INTO = {
    "en": re.compile(
        r"\b(?:in(?:to)?|to|for|from) (?:the|my|our|your|this) (?:\w+ )?(?:library|index|collection|database|system"
        r"|memory|archive)\b|\b(?:index|re-?index|re-?scan|scan|import|catalog(?:ue)?)\b"
    ),
    "zh": re.compile(
        r"[加放收导存纳归]进|加入|添加|导入|收录|录入|索引|入库|进(?:图库|相册|库)|扫|同步|读入|读进|纳入|登记|更新"
        r"|刷新|重新读|收一下|收[！。]?$"
    ),
}
_TAKES_OUT = {
    "en": re.compile(
        r"^(?:\w+ly )?(?:remove|delete|forget|erase|exclude|un-?index|wipe|trash|discard|purge|ignore|get rid of|kick"
        r"|throw away|throw out|clear(?! up)|drop(?=.* (?:from|out of)\b| ▲[.!]*$)|take(?=.* (?:out of|from|off) (?:the"
        r"|my|your|our)\b)|take out|leave out|skip)\b|\b(?:out of|off) (?:the|my|our|your) (?:library|index"
        r"|collection)\b"
    ),
    "zh": re.compile(
        r"移除|移出|移掉|删[除掉](?!的|了)|^删 ?▲|去掉|忘[记掉]|清除|清空|剔除|拿掉|拿出|踢出|排除|忽略|取消"
    ),
}
_OF_LIBRARY = {
    "en": re.compile(r"\b(?:from|out of|off) (?:the|my|our|your) (?:\w+ )?(?:library|index|collection|archive)\b"),
    "zh": re.compile(r"图库|相册|照片库|图片库|索引"),
}
_COMES_IN = {
    "en": re.compile(
        r"\b(?:in(?:to)? (?:the|my) (?:library|index|collection)|and (?:re-?)?(?:index|scan|import)|instead)\b"
    ),
    "zh": _INTO["zh"],
}
"""What is brought in all the same: "throw out what is missing and re-index ▲"."""
_DOES_ELSE = {
    "en": re.compile(
        r"^(?:\w+ly )?(?:move|copy|rename|send|e-?mail|mail|share|upload(?!'s| of| is)|print|open|edit|close|zip"
        r"|compress|unzip|back ?up|describe|caption|summari[sz]e|translate|explain|list|show|play|compare|convert"
        r"|resize|rotate|crop|sort(?! out)|count|encrypt|download|find|search|look for|cat|view|display|transcribe"
        r"|classify)\b"
    ),
    "zh": re.compile(
        r"^(?:请|帮我|麻烦|给我|替我)*(?:[把将] ?▲[^，]{0,4}?)?(?:备份|发送|发给|发到|打开|复制|拷贝|移动|移到|重命名"
        r"|改名|翻译|总结|描述|打印|压缩|解压|列出|朗读|念|播放|编辑|上传|下载|旋转|裁剪|找|搜|查)(?!硬盘|里|文件夹"
        r"|目录|完|好了|盘)"
    ),
}
_ENDS = {"en": r"(?:[ ,]*(?:please|pls|now|for me|thanks|thank you|instead))*[ .!?]*$", "zh": r"[吧呗吗。！!？? ]*$"}
_NAMED_ONE = (
    r"(?:#\d[\w ,#&]*|it|this|that|them|(?:the|this|that|your|my) (?:[a-z]+ ){0,2}?(?:picture|image|photo"
    r"|pic|drawing|painting|sketch|one|file|answer|text|result|results|chat|conversation|transcript|caption|list))"
)
_NAMED_SOME = rf"(?:{_NAMED_ONE}|these|those|(?:the|these|those|your|my) (?:[a-z]+ ){{0,2}}?ones)"
"""What is named, and may as well be what lies in a folder: "add the ones in ~/x"."""
_PLACES_IN = {
    "en": re.compile(
        r"^(?:\w+ly )?(?:(?:save|export|store|write|dump|output)\b[^,;]* (?:to|into|onto|in|under|at|as|inside)"
        r"|(?:put|add|import|place|insert|drop|append|attach|stick|throw|keep|leave)\b"
        r"(?!.*\b(?:library|index|collection|database|i|we|you|he|she|they)\b)[^,;]* (?:(?:in)?to|onto)"
        rf"|(?:(?:add|import) {_NAMED_ONE}|(?:put|place|insert|drop|stick|throw|keep|leave) {_NAMED_SOME})"
        r" (?:in|under|inside|at))"
        rf" (?:(?:the |my |a )?(?:new )?(?:folder|directory|file) )?▲{_ENDS['en']}"
    ),
    "zh": re.compile(
        r"^(?:请|帮我|麻烦|给我|替我|你)*(?P<what>[把将][^▲，,]{1,12}?)?(?:(?:保存|另存|导出|输出)[^▲，,到在为进入]{0,10}?|存|放"
        rf"|导|写|复制|拷|移|塞|丢|(?(what)添?加|(?!)))(?:一?份)?(?:[到在为]|(?(what)[进入]|(?!)))(?:文件夹|目录)?"
        rf" ?▲ ?(?:这?个?(?:文件夹|目录)|里面?|中|下面?)*{_ENDS['zh']}"
    ),
}
"""A path where something is to be put: "save this chat in ~/x", 把第二张保存到~/x."""
_THING_IN = re.compile(
    r"^(?:an? |the |my |some |any |all )*(?!.*\b(?:pictures?|photos?|images?|pics?|shots?|snaps?|scans?|slides?|files?"
    r"|everything|all|stuff|folders?|ones?|things?|prints?|negatives?|screenshots?|jpe?gs?|pngs?|artwork|content"
    r"|whatever|it|what)\b.* (?:in|under|inside) ▲)(?!(?:bring|take|read|pull|get|pick|scan|put|load|feed|add|slurp"
    r"|hoover|fetch|grab|drag|throw|bung|stick|pop|chuck|file|fold|log|include|store|save|import|index|let|have|keep"
    r"|go)\b)(?:[a-z-]+ ){1,4}(?:in|under|inside|within) (?:the folder )?▲[ ?.!]*$"
)


def takes_out(words: str, language: Language) -> bool:
    """Whether words, without what leads up to them, want paths out of the library, or gone."""
    words = without_paths(words)
    return bool(_TAKES_OUT[language].search(words)) and not _COMES_IN[language].search(words)


def takes_pictures_out(words: str, language: Language) -> bool:
    """Whether words want something out of the library, with a path or without: "delete #2 from my library"."""
    if language == "en" and not _TAKES_OUT["en"].match(words):
        return False  # "which of those out of my library" takes nothing out
    return takes_out(words, language) and bool(_OF_LIBRARY[language].search(words))


def wants_else(words: str, language: Language) -> bool:
    """Whether words, without what leads up to them, name another thing to do with their paths."""
    if takes_out(words, language):
        return True
    words = without_paths(words)
    if language == "en" and _THING_IN.match(words):
        return True
    if _PLACES_IN[language].search(words):
        return True
    return bool(_DOES_ELSE[language].search(words)) and not _INTO[language].search(words)
