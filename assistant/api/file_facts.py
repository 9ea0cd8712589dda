"""Words that ask of a picture's file and not of what it shows: "when was #4 taken", 第一张存在哪里. Nothing is read.

Where a picture was taken no file of a user's is sure to say: that stays a question about what is seen.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

from assistant.api.plain import plain

FileFact = Literal["taken", "place", "name", "size", "format", "all", "open"]
"""The date; folder and path; the file's name; pixels and bytes; what kind of file it is; all of these; the wish to see
it in another program."""

_PICTURE = r"(?:pictures?|photos?|photographs?|images?|pics?|shots?|snapshots?|files?)"
_NTH = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest|newest|other|next|\d{1,3}"
    r"(?:st|nd|rd|th))"
)
_SOME = r"(?:two|three|four|five|six|\d{1,2})"
_NUMBER = r"(?:number|no\.?|#) ?\d{1,6}"
_NUMBERED = rf"(?:(?:{_PICTURE} )?{_NUMBER}|{_PICTURE} \d{{1,6}})"
_FILE = r"[^\s,;?!]{1,120}\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic|heif|avif)"
_THIS = (
    rf"(?:(?:{_NUMBERED})(?:(?:,? and |, )(?:{_NUMBERED}))*"
    rf"|(?:the )?{_NTH}(?: {_SOME})?(?: (?:one|ones|{_PICTURE}))?|(?:the|this|that|these|those) (?:{_SOME} )?{_PICTURE}"
    rf"|(?:all|both)(?: of)? (?:them|these|those|the {_PICTURE})|{_FILE})"
)
"""What can only be a picture."""
_IT = rf"(?:{_THIS}|it|this|that|these|those|they|them|(?:the|this|that) [\w-]{{1,20}} one)"
"""What may be one, or a thing in it."""
_BE = r"(?:is|are|was|were)"
_ON = r"(?: on (?:my |the |this )?(?:disk|drive|hard ?(?:disk|drive)|computer|machine|laptop|pc))"
_KEPT = r"(?:stored|saved|kept|located|filed|lying|on (?:my |the |this )?(?:disk|drive|hard ?(?:disk|drive)|computer))"
_UNIT = r"(?:(?:mega)?pixels|(?:kilo|mega)?bytes|mb|kb)"
_MEASURE = (
    r"(?:(?:file|pixel|image|picture) )?(?:size|resolution|dimensions?)(?: in (?:pixels|bytes|mb))?|pixel count"
    r"|(?:number|amount) of pixels"
)
_KIND = r"(?:(?:file|image|picture) ?)?(?:format|type)|kind of file|type of file"
_NAME = r"(?:file ?|image |picture )?names?|names? of the files?"
_FOLDER = r"(?:(?:full |file |exact )*(?:path|paths)|folders?|director(?:y|ies)|file location)"
_ALL = r"(?:exif(?: data)?|metadata|meta data|file (?:details|info(?:rmation)?|properties|facts)|properties)"
_END = r"(?:,? and (?:where|when|how|what|which|its|the)\b.{0,80})?[\s.?!]*$"

_ASKED = r"^(?:please |can you |could you |now |and )*"
_LARGE = (
    r"(?:(?:in |at )?(?:a )?(?:much |really )?(?:big(?:ger)?|large(?:r)?|huge|enlarged|zoomed(?: in)?|full)"
    r"(?:[ -]?(?:screen|size))?)(?: (?:please|pls|now|again))*"
)

_EN: tuple[tuple[FileFact, str], ...] = (
    ("taken", rf"\bwhen {_BE} {_IT} (?:taken|shot|photographed)"),
    ("taken", rf"\bwhen {_IT} {_BE} (?:taken|shot|photographed)"),
    ("taken", rf"\bwhen did (?:i|we) (?:take|shoot) {_IT}"),
    ("taken", rf"\b(?:what|which|on (?:what|which)) (?:date|day|year|month) {_BE} {_IT} (?:taken|shot|from)"),
    ("taken", rf"\b(?:date|day|year)(?: taken)? (?:of|for) {_THIS}"),
    ("taken", rf"\b(?:date|day|year)(?: that| when)? {_IT} {_BE} taken"),
    ("taken", rf"{_THIS}'s date"),
    ("place", rf"\bwhere {_BE} {_IT} {_KEPT}"),
    ("place", rf"\bwhere {_IT} {_BE} {_KEPT}"),
    ("place", rf"\bwhere(?:'s| {_BE}) {_THIS}{_ON}?"),
    (
        "place",
        rf"\bwhere(?:'s| {_BE}) (?:all )?(?:the )?(?:(?:other|further) )?(?:cop(?:y|ies)|duplicates?) of {_IT}{_ON}?",
    ),
    ("place", rf"\bwhere (?:do|did) (?:i|you) (?:store|save|keep|have) {_THIS}"),
    ("place", rf"\bwhere do(?:es)? {_THIS} (?:lie|live)"),
    ("place", rf"\b(?:what|which) {_FOLDER} (?:{_BE}|do(?:es)?) {_IT}(?: (?:stored |saved |kept |lie )?(?:in|from))?"),
    ("place", rf"\b{_FOLDER} (?:of|to|for) {_THIS}"),
    ("place", rf"\b{_FOLDER} (?:that )?{_IT} {_BE} (?:(?:stored|saved|kept) )?in"),
    ("place", rf"{_THIS}'s {_FOLDER}"),
    ("name", rf"\b(?:{_NAME}) (?:of|for) {_THIS}"),
    ("name", rf"\b(?:what|which)(?: {_BE} the)? file ?names? do(?:es)? {_THIS} have"),
    ("name", rf"\b(?:what|which) files? {_BE} {_THIS}"),
    ("name", rf"\bwhat(?:'s| {_BE}) the files? of {_THIS} (?:called|named)"),
    ("name", rf"{_THIS}'s (?:file ?)?name"),
    ("size", rf"\bhow (?:big|large|heavy) {_BE} {_THIS}(?: in {_UNIT}|{_ON})?"),
    ("size", rf"\bhow (?:big|large|heavy) {_THIS} {_BE}"),
    ("size", rf"\bhow (?:big|large|heavy|wide|tall|high) {_BE} {_IT} in {_UNIT}"),
    ("size", rf"\bhow many {_UNIT} (?:{_BE}|do(?:es)?|has|have) {_IT}(?: (?:have|take|use))?(?: up)?{_ON}?"),
    ("size", rf"\bhow many {_UNIT} (?:are )?(?:there )?in {_THIS}"),
    ("size", rf"\b(?:{_MEASURE}) (?:of|for) {_THIS}"),
    ("size", rf"\b(?:what|which) (?:{_MEASURE}) (?:{_BE}|do(?:es)?|has|have) {_THIS}(?: have)?"),
    ("size", rf"{_THIS}'s (?:{_MEASURE})"),
    ("format", rf"\b(?:what|which) (?:{_KIND}) (?:{_BE}|do(?:es)?|has|have) {_IT}(?: have| in)?"),
    ("format", rf"\b(?:{_KIND}) (?:of|for) {_THIS}"),
    ("format", rf"\b{_BE} {_THIS} (?:an? )?(?:jpe?g|png|gif|webp|bmp|tiff?|heic|avif)s?(?: files?| images?)?"),
    ("all", rf"\b{_ALL} (?:of|for|from) {_THIS}"),
    ("all", rf"{_THIS}'s {_ALL}"),
    ("open", rf"{_ASKED}open {_THIS}(?: (?:in|with) [\w' -]{{1,40}})?"),
    ("open", rf"{_ASKED}(?:open|show(?: me)?|display|view|(?:let me )?see) {_THIS}(?: up)? {_LARGE}"),
    ("open", rf"{_ASKED}(?:enlarge|magnify|blow up|zoom (?:in )?(?:on|into|to)) {_THIS}(?: {_LARGE})?"),
)
_THEM = r"(?:it|this|that|these|those|they|them)"
_SIZE_EN = (
    rf"(?:(?:and|so|ok(?:ay)?)[ ,]+)*(?:how (?:big|large|heavy)(?: {_BE} {_THEM})?"
    rf"|(?:what|which) (?:{_MEASURE}) (?:{_BE}|do(?:es)?|has|have) {_THEM}(?: have)?"
    rf"|(?:what(?:'s| is) )?(?:its|the|their) (?:{_MEASURE}))[\s.?!]*"
)

_COUNT_ZH = r"[一二两三四五六七八九十\d]{1,3}"
_THIS_ZH = (
    rf"(?:(?:图|图片|照片)? ?(?:# ?)?\d{{1,6}}(?:号|(?=[^\d]))(?:图片|照片|图)?(?:[和与、，,] ?(?:# ?)?\d{{1,6}}号?)*"
    rf"|(?:倒数)?第 ?{_COUNT_ZH} ?[张幅个](?:图片|照片|图)?(?:[和与、] ?第 ?{_COUNT_ZH} ?[张幅个](?:图片|照片|图)?)*"
    rf"|# ?\d{{1,6}}(?!\d)|最[后新]的?{_COUNT_ZH}[张幅](?:图片|照片|图)?"
    rf"|[这那前后](?:{_COUNT_ZH})?些?[张幅](?:图片|照片|图)?|[这那]些(?:图片|照片|图)"
    r"|(?:(?<![\u4e00-\u9fffa-z\d])|(?<=[这那它该此把将开请和与张幅个])|(?<=[这那它发画传\d号]的)|(?<=^[我你]的))"
    r"(?:图片|照片|文件)"
    rf"|[^\s，。？！]{{1,80}}\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic|avif))"
)
_IT_ZH = rf"(?:{_THIS_ZH}|它们?)"
_WHEN_ZH = r"(?:什么时候|什麼時候|什么日子|何时|哪一?天|哪一?年|几月几[号日]|哪年哪月|几几年|什么日期)"
_WHERE_ZH = r"(?:哪里|哪儿|哪|什么地方|哪个文件夹|什么文件夹|哪个目录|什么目录|哪个位置|什么位置)(?:里|下面?)?"
_END_ZH = r"(?:[了的呢啊呀吗吧]|来着)*[\s。.？?！!]*$"
_ASK_ZH = r"(?:是|有|在)?(?:多少|多大|什么|啥|几|哪里|哪儿|哪个)?"

_ZH: tuple[tuple[FileFact, str], ...] = (
    ("taken", rf"{_IT_ZH}(?:都|分别)?(?:是|在)*{_WHEN_ZH}(?:拍摄?|照)"),
    ("taken", rf"^(?:是|在)*{_WHEN_ZH}(?:拍摄?|照)"),
    ("taken", rf"{_IT_ZH}的?(?:拍摄|拍照)?的?(?:日期|时间){_ASK_ZH}"),
    (
        "place",
        rf"{_IT_ZH}(?:都|分别|被|是)*(?:保?存储?|储存|存放|放|收)(?:在|到|于)(?:了)?(?:电脑|硬盘|磁盘)?(?:的|上的?|里的?)?{_WHERE_ZH}",
    ),
    ("place", rf"{_THIS_ZH}(?:都|分别)?在(?:电脑|硬盘|磁盘)?(?:的|上的?|里的?)?{_WHERE_ZH}"),
    ("place", rf"{_IT_ZH}的?(?:其他|另外)?的?(?:副本|拷贝|复制件|备份)(?:都|分别)?(?:存|放)?在{_WHERE_ZH}"),
    ("place", rf"{_THIS_ZH}的?(?:文件)?(?:路径|位置|文件夹|目录){_ASK_ZH}"),
    ("place", rf"{_THIS_ZH}(?:是|属于)(?:哪个|什么)(?:文件夹|目录)"),
    ("name", rf"{_IT_ZH}的?(?:文件名字?|文件的名字){_ASK_ZH}"),
    ("name", rf"{_IT_ZH}的?文件(?:叫|是)(?:什么|啥)(?:名字)?"),
    ("size", rf"{_THIS_ZH}有?多大"),
    ("size", rf"{_THIS_ZH}(?:的|有)?(?:图片|文件)?(?:的)?(?:大小|尺寸|分辨率|像素|宽高|长宽){_ASK_ZH}"),
    ("size", rf"{_IT_ZH}(?:的)?(?:文件)?(?:是|有|占)*(?:多少|几)(?:万|百万|个|千)*(?:像素|兆|字节|[kmg]b?)"),
    ("format", rf"{_IT_ZH}(?:的|是)*(?:什么|哪种|啥)(?:文件|图片)?(?:格式|类型的文件)"),
    ("format", rf"{_IT_ZH}的?(?:文件|图片)?(?:格式|文件类型){_ASK_ZH}"),
    ("all", rf"{_IT_ZH}的?(?:文件信息|文件属性|属性|元数据|元信息|exif(?:信息)?){_ASK_ZH}"),
    ("open", rf"^(?:请|帮我|给我|麻烦)*打开(?:一下)?{_THIS_ZH}"),
    ("open", rf"^(?:请|帮我|给我|麻烦)*[把将]{_THIS_ZH}打开"),
    ("open", rf"^(?:请|帮我|给我|麻烦)*(?:放大|全屏)(?:一下|[来地]?看一?看?|显示|查看|打开)*{_THIS_ZH}(?:看一?看)?"),
    ("open", rf"^(?:请|帮我|给我|麻烦)*[把将]?{_THIS_ZH}(?:放大|全屏)(?:一下|[来地]?看一?看?|显示|查看|打开|给我看)*"),
)
_SIZE_ZH = (
    r"(?:那么?|还有)?(?:它们?|[这那](?:个|张|些)?)?的?(?:文件|图片)?的?(?:是|有)?"
    rf"(?:多大|(?:大小|尺寸|分辨率){_ASK_ZH}){_END_ZH}"
)
_APART_ZH = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
LONGEST = 200
"""Characters: longer words ask for more than a fact."""


def file_facts_in(text: str, *, of_files: bool = False) -> tuple[FileFact, ...]:
    """What the words ask of the files of pictures that they name or point at, in the order in which an answer tells
    it; empty for all other words. `of_files`: files are what is talked about, and "how big is it?" is of theirs."""
    said = _APART_ZH.sub("", plain(text))
    if len(said) > LONGEST:
        return ()
    if of_files and _size_of_it().fullmatch(said):
        return ("size",)
    pieces = re.split(r",? and (?=(?:where|when|how|what|which)\b)|[，,](?=[\u4e00-\u9fff])", said)
    found = [_facts(piece) for piece in pieces]
    return tuple(dict.fromkeys(fact for facts in found for fact in facts)) if all(found) else ()


def _facts(piece: str) -> list[FileFact]:
    return [fact for fact, rule in _rules() if rule.search(piece)]


@functools.cache
def _size_of_it() -> re.Pattern[str]:
    return re.compile(rf"{_SIZE_EN}|{_SIZE_ZH}")


@functools.cache
def _rules() -> tuple[tuple[FileFact, re.Pattern[str]], ...]:
    """Compiled when the first sentence is read: they take 0.1 s, for which every command would wait."""
    each = [*((fact, pattern + _END) for fact, pattern in _EN), *((fact, pattern + _END_ZH) for fact, pattern in _ZH)]
    return tuple((fact, re.compile(pattern)) for fact, pattern in each)
