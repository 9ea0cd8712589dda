"""Chinese words that point at pictures, as patterns. `read_zh` makes mentions of them."""

from __future__ import annotations

import re
from typing import Final

from assistant.api import Origin

_DIGITS: Final = "零一二三四五六七八九"
NOUN: Final = r"(?:图片|图像|图画|照片|相片|截图|画像|图|画|结果|截屏|插图|作品)"
NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十两]{1,3})"
_UNIT = r"(?:张|幅|副|个)"
_PIECE_UNIT = r"(?:张|幅|副)"

# 张 and 个 also count other things; a noun that is not a picture after them ends the matter.
_OTHER_THINGS = (
    r"(?!(?:专辑|纸|桌子|票|牌|嘴|床|唱片|卡|脸|问题|人|字|词|句|月|星期|小时|步骤|故事|例子|方面|原因|选项|版本|季度|答案|想法"
    r"|程序|函数|文件|项目|城市|国家|苹果|数|孩子|儿子|方法|段落|章节|世界|理由|部分|话题|主题|视频|歌|字母|元素|参数|条件|定律))"
)
# 个 is so common that it only points at a picture before a picture word or at the end of a phrase.
_STOP = (
    r"(?=$|[\s,，。.?？!！、:：;；]|和|跟|与|或|里|中(?!国|学|间的)|上(?=面|边|有|写|的)|的|是|有|吗|呢|吧|给|比|对|像|更|也|都|看(?!到|见)|长得|长什么|属|算"
    r"|画的|画了|一样|同|我[看觉])"
)
_THING = rf"(?:{_PIECE_UNIT}{_OTHER_THINGS}{NOUN}?|个(?:{NOUN}|{_OTHER_THINGS}{_STOP}))"

_GIVEN = (
    r"(?:发|传|上传|拖|给|贴|粘贴|放|丢|拍|提供|分享|添加|附|扔|发送|发出|甩|寄)"
    r"(?:给您|给你|给我|过你|了你|你|您|过)?(?:进来|过来|上来|上传|进去|上|来)?"
)
_FOUND = r"(?:找|搜|搜索|查|检索|查找)(?:到|出来|出|来|见|索到|回来)?"
_DRAWN = r"(?:画|生成|创作|绘制|做|画出|创建|制作)(?:出来|好|出|成|过)?"
_WHO = (
    rf"(?:(?P<mine>(?:(?P<foremost>最早|最先|最初|一开始)?我(?:们)?(?:自己)?|(?<=[的§][和跟与])|(?<=[说指]的是))(?:在)?(?:(?P<before>之前|先前|早先|上次|前面|早些时候)|刚才|刚刚|刚"
    rf"|(?P<early>最早|最先|最初|最开始|一开始|一上来|开始|首先|开头|头一回|头一次|第一次)|(?P<late>最后|最近|最新))?(?:所)?{_GIVEN})|(?P<hits>(?:你|您|刚才|刚刚|刚|之前|上次)(?:刚才|刚刚|之前|刚|帮我|给我|为我|替我|上次|前面)*{_FOUND}|(?:搜|找)(?:出来|到)(?=的?(?:那|第|最后|头一|这|都|里|所有)))"
    rf"|(?P<drawn>(?:(?<!我)(?:刚才|刚刚|刚|最近)(?=画)|(?:你|您))(?:第(?P<time>{NUMBER})[次回]|刚才|刚刚|之前|刚|帮我|给我|为我|替我|上次|前面|最近|最新|(?P<foremost2>最先|最早|最初)|最后|至今|一共)*{_DRAWN}))"
    r"(?:了)?(?:的|(?=[那这]?(?:[俩仨]|[一两三四五六七八九十几]?[张幅]|些)|第|最后|头一))"
)
_OWNER = (
    rf"(?:{_WHO}|(?P<results>(?:搜索|查找|检索)?结果(?:里面|里|中)?的?))?"
    r"(?:所有图片|图片|那些|那几张|这些|这几张)?(?:里面|里头|里边|里|中|当中)?的?[，,]?"
)
_SMALL = r"(?:\d{1,2}|[两二三四五六七八九十几])"
ORIGIN_WORDS: Final[dict[str, Origin]] = {"mine": "dropped", "hits": "found", "drawn": "drawn", "results": "found"}

PATTERNS: Final = {
    "number": re.compile(
        rf"(?:#|＃)\s?(?P<a>\d{{1,4}}(?:\s*(?:、|,|，|和|与|跟|或|到|至|-)\s*(?:#|＃)?\d{{1,4}})*)(?:号)?(?:{NOUN})?"
        rf"|(?<![月本下上这几A-Za-z0-9])(?P<f>[一二三四五六七八九十]{{1,3}}号?(?:\s*(?:、|和|与|跟)\s*[一二三四五六七八九十]{{1,3}}号?)*)(?<=号)(?={NOUN}|[那这]张|[的里上]|和|跟|$|[，,。？?！!]){NOUN}?"
        rf"|(?<![地截插配画拼蓝草意])(?:图片|照片|图像|图|结果)\s?(?P<b>{NUMBER}(?:\s*(?:、|,|，|和|与|跟|到|至|-)\s*(?:图片|照片|图像|图)?\s?{NUMBER})*)(?![张个幅年月日点分种样些定下起直半只条次颗])(?:号)?"
        rf"|(?P<c>\d{{1,4}}(?:\s*(?:、|和|与|跟|到|至|-)\s*\d{{1,4}})*)\s?号(?:{NOUN})?(?!线|楼|门|院|机|房|键|球|车|电池|元素|字|码|公路)"
        rf"|(?:编号|序号)(?:为|是)?\s?(?P<d>{NUMBER})(?:的|[那这]张)?(?:{NOUN})?"
        rf"|(?<![A-Za-z])(?:pic|picture|photo|img|no\.?)\s?(?P<g>\d{{1,4}})(?!\d)"
        rf"|(?P<h>\d{{1,3}}(?:\s*(?:、|,|，|和|与|跟)\s*\d{{1,3}})+)\s?这?{_SMALL}张"
        rf"|(?P<i>[一二三四五六七八九](?:、[一二三四五六七八九])+)号"
        rf"|第\s?(?P<e>\d{{1,4}}(?:\s*(?:、|和|与|跟|到|至|-)\s*第?\s?\d{{1,4}})*)\s?张(?:图片|图像|照片|图)"
    ),
    "beside": re.compile(
        rf"(?:第\s?(?P<nth>{NUMBER})\s?{_UNIT}|(?:#|＃)(?P<number>\d{{1,4}}))的?(?P<side>后面|下面|之后|后|前面|上面|之前|前)的?(?:那|一)一?{_PIECE_UNIT}{NOUN}?"
    ),
    "beforelast": re.compile(
        rf"(?:最新|最近)的?[这那]?一?{_PIECE_UNIT}(?:再|的)?(?:往)?前(?:面|边)?的?那?一{_PIECE_UNIT}|比最新的?[这那]?一?{_PIECE_UNIT}早一{_PIECE_UNIT}(?:的那{_PIECE_UNIT})?"
    ),
    "ends": re.compile(r"(?:首尾|头尾)(?:那|这)?(?:两|二)?[张幅]"),
    "top": re.compile(
        rf"(?:排在?最?前面?|排第一|最靠前|最匹配|最符合|最相似|最像|最接近|得分最高)的(?:那|这)?一?(?:{_PIECE_UNIT}{NOUN}?|个?结果|个(?=$|[，,。？?里是有呢])|(?=$|[，,。？?里是有呢]))"
        rf"|(?P<worst>排最?后|最靠后|最不匹配|最不符合|最不相似|最不像|最差|得分最低)的(?:那|这)?一?(?:{_PIECE_UNIT}{NOUN}?|个?结果)"
    ),
    "backward": re.compile(rf"{_OWNER}倒数第(?P<nth>{NUMBER}){_UNIT}{NOUN}?"),
    "slice": re.compile(
        rf"{_OWNER}(?P<end>最前面|最前|最后|最末尾|最末|末尾|前面|后面|前|头|后|末|最近|最新|最开始)的?(?:那)?(?P<count>{_SMALL}){_THING}"
    ),
    "range": re.compile(
        rf"{_OWNER}第\s?(?P<first>{NUMBER}){_UNIT}?(?:到|至|-|~)第?\s?(?P<last>{NUMBER})\s?{_UNIT}{NOUN}?"
    ),
    "ordinals": re.compile(rf"{_OWNER}第\s?(?P<list>{NUMBER}(?:\s*(?:、|和|与|跟|,|，)\s*第?\s?{NUMBER})+)\s?{_THING}"),
    "ordinal": re.compile(rf"{_OWNER}第\s?(?P<nth>{NUMBER})\s?{_THING}"),
    "last": re.compile(
        rf"{_OWNER}(?P<newest>最新|最近)?(?P<end>最后|最末|最新|最近|末)(?:的)?(?:这|那)?(?:一)?(?:{_THING}|(?:的)?{NOUN})(?!的[那这])"
    ),
    "middle": re.compile(
        rf"{_OWNER}(?:最)?(?:中间|当中|居中|正中间)的?(?:那|这)?(?:一)?(?:{_PIECE_UNIT}{NOUN}?|(?:图片|照片|图)(?!里|上|有))"
    ),
    "side": re.compile(
        rf"(?:最)?(?P<side>左|右)(?:边|侧|面)?的?(?:那|这)?(?:一)?{_PIECE_UNIT}{NOUN}?|(?P<latter>前|后)者(?=$|[，,。？?！!的是有和跟比呢])"
    ),
    "firstone": re.compile(
        rf"{_OWNER}(?:最前面|最早|最先|最开始|开头|头|首)(?:的)?(?:这|那)?(?:一)?(?:{_PIECE_UNIT}{NOUN}?|的?(?:图片|照片|图))"
    ),
    "twoback": re.compile(
        rf"上上(?:一)?{_PIECE_UNIT}{NOUN}?|再(?:往)?(?:前|上)(?:面)?(?:的)?(?:那|一)?(?:一)?{_PIECE_UNIT}{NOUN}?"
    ),
    "previous": re.compile(
        rf"(?:(?:这|那)[张幅]的?)?(?:之前|前面)的?(?:那|一)一?{_PIECE_UNIT}{NOUN}?|(?:上|前)(?:面)?(?:一|1)?{_PIECE_UNIT}{_OTHER_THINGS}{NOUN}?|(?:之前|先前|前面|以前|早先)(?:的)?(?:那|一)+{_PIECE_UNIT}{NOUN}?|(?:上|前)一个(?:图片|图像|照片|图|结果)|之前的(?:图片|照片|图)"
    ),
    "next": re.compile(rf"(?:下|后)(?:面)?的?(?:那)?一?(?<=[一那面下]){_PIECE_UNIT}{_OTHER_THINGS}{NOUN}?"),
    "recent": re.compile(
        rf"(?:刚才|刚刚|方才|刚)(?:的)?(?:那|这)?(?:一)?(?:{_PIECE_UNIT}|个)?(?:{NOUN})|(?:刚才|刚刚|方才)(?:的)?(?:那|这)(?:一)?{_PIECE_UNIT}"
    ),
    "other": re.compile(
        rf"另外?(?:的)?(?P<many>{_SMALL})?(?:一)?{_PIECE_UNIT}{_OTHER_THINGS}{NOUN}?|(?P<rest>(?:其他|其它|其余|剩下|余下|别)的?(?:几张|{_SMALL}张|那些)?(?:图片|照片|图|几张|{_SMALL}张|结果)"
        r"|(?:剩下|其余|余下|(?<![特分个性级区辨])别|其他)的(?=都|里|逐|全|每|呢|$|[,，。 ]|打|分|标|描|讲|说|给我))"
    ),
    "origin": re.compile(
        rf"(?P<all>所有|全部)?{_WHO}(?:(?P<every>所有|全部|每一?[张幅])的?)?(?:(?:那|这)?(?:(?P<count>{_SMALL})|一|(?P<some>些))?{_UNIT}?{NOUN}|(?:那|这)?(?:(?P<count2>{_SMALL})|一|(?P<some2>些)){_UNIT}?|(?:那|这){_UNIT}|(?P<every2>东西|全部|所有)?(?=和|跟|与|比|好|像|相比|差|更|全|都|$|[，,。？?！!]))"
        r"(?P<every3>(?:都|全部|全都|全|通通|统统))?"
    ),
    "drawing": re.compile(
        r"(?P<mine>我(?:自己)?的(?:那)?(?:张|幅)?(?:图片|照片|图(?!片))(?!库|集|文件)|我自己的?那(?:张|幅))(?P<every>全部|全都|都|通通|统统)?|(?P<drawn>(?:你|您)(?:的|[那这][张幅]){1,2}(?:画|作品|图|大作|杰作))|(?P<hits>(?:这些|那些|所有)?(?:搜索|检索|查找)(?:到的|的)?结果|(?:这些|那些|所有的?)结果)"
    ),
    "all": re.compile(
        rf"(?:所有|全部)的?(?P<whole>(?:这些|那些)?(?:图片|照片|图像|图))(?!里有|库|中(?:找|搜)|里(?:找|搜))|(?:所有|全部|每一|每)的?(?:这些)?{_PIECE_UNIT}{NOUN}?(?!都?有)|所有的(?=$|[\s，,。?？!！]|都)|它们全部|(?:把|将)?(?:它们|图片|图)(?:全都|全部)"
    ),
    "pair": re.compile(
        r"(?:它|他|她|这|那)(?P<count>俩|仨)(?:张|个)?(?:图片|照片|图)?(?!人|字|词)|(?:两|二)者都?|整(?P<batch>组|批|套)(?:图片|照片|图|结果)?"
        r"|(?:这|那)(?P<batch2>组|批|套)(?:图片|照片|图|结果)"
    ),
    "counted": re.compile(
        rf"(?:这|那)?(?P<results2>{_SMALL})个结果|(?<!第)(?P<total>{_SMALL})张(?=[你您]?都|全)|全部(?P<total2>{_SMALL})张|(?:这|那|上面|以上|上述|这里)的?(?P<count>{_SMALL}){_PIECE_UNIT}{_OTHER_THINGS}{NOUN}?|(?P<two>{_SMALL}){_PIECE_UNIT}(?:(?:图片|照片|图像|图)(?:片)?(?:里|中|之间|有|都|的|是|哪|一样|放|比|谁|差)|(?:里|之间|都|哪|有什么|有何|一样|比|谁))|(?P<these>(?:这|那)些{NOUN}(?!库)|它们|这些(?=$|[，。？?！!]|都|里|有什么|是什么))"
    ),
    "bothpeople": re.compile(r"(?<![人])(?:两者|二者)(?=.{0,6}(?:区别|不同|差别|哪|比|更|共同))"),
    "singular": re.compile(
        rf"(?P<near>这|该|此|当前|本)(?:一)?(?:{_PIECE_UNIT}{_OTHER_THINGS}{NOUN}?|个?(?:图片|图像|照片|图|截图|画面|画作|画))(?!库|集|文件夹)|(?P<far>那)(?:一)?(?:{_PIECE_UNIT}{_OTHER_THINGS}{NOUN}?|个?(?:图片|图像|照片|截图))"
    ),
    "inside": re.compile(
        r"(?:图片|照片|图像|图|画面|截图|画)(?:里面|里边|里头|里|中间|中|上面|上|内)(?!的?库|文|国|学|升|传|级|线|的?(?:找|搜)|找|搜)|(?:^|把|给|将|对|描述|看看|介绍|说明|说说|解释|这是|分析|用)(?:一下)?(?:图片|照片|图像)(?=$|[，。？?！!的]|分|归|描述|写|内容|里|中|配|来|做|加)"
    ),
}
NEEDED: Final = {
    "number": "#＃图照号编序第结张pPnNiI",
    "backward": "倒",
    "beside": "后前下上之",
    "beforelast": "最",
    "ends": "尾",
    "top": "排最得",
    "slice": "最前头后末",
    "range": "第",
    "ordinals": "第",
    "ordinal": "第",
    "last": "最末",
    "middle": "中当居正",
    "side": "左右者",
    "firstone": "最开头首",
    "twoback": "上再",
    "previous": "上前之先以早",
    "next": "下后",
    "recent": "刚方",
    "other": "另其剩余别",
    "origin": "我你您刚之上搜找最",
    "drawing": "我你您搜检查这那所",
    "all": "所全每它图",
    "pair": "俩仨者两二整组批套",
    "counted": "这那上以里张幅副它结",
    "bothpeople": "者",
    "singular": "这该此当本那",
    "inside": "图照画截",
}
"""Characters without one of which a pattern cannot match."""
BARE_NUMBERS: Final = re.compile(
    r"(?<![\d.:：])\d{1,3}(?:\s*(?:、|和|与|跟)\s*\d{1,3})+(?=\s*(?:放|比|有什么|有啥|哪|之间|差|对比|像|一样|区别|不同|摆|画的|拍的|是不是|是同|是一))"
    r"|(?<=比比|一比|比较|对比|比下|一下|看看|描述|说说)\s*\d{1,3}(?:\s*(?:、|和|与|跟)\s*\d{1,3})+(?=\s*(?:$|[，,。？?！!]))"
)
"""比一下 2 和 4: surely pictures only if those exist."""
PRONOUNS: Final = {
    "it": re.compile(r"(?:它|他|她)(?!们)(?![人])(?=.)|它(?!们)"),
    "such": re.compile(r"(?:这样|这种|那样|那种)的?(?=$|[，。？?！!]|图|照片)"),
    "here": re.compile(r"(?<!§)(?:里面|上面|这里面)(?=有|是|写|画|几|的(?:人|动物|东西|圆|星|字|颜色|那|形|物))"),
    "this": re.compile(
        r"(?:这|那)(?=(?:是|又是|像|属于|算|究竟是|到底是)(?:什么|谁|哪|啥|一?[只张个幅条种朵]|几|猫|狗|圆|不是|[\u4e00-\u9fff]{1,6}(?:还是|吗)))"
        r"|(?:这|那)(?:个)?(?=$|[，。？?！!]|有几|里有|里面|上面|和|跟|与|的颜色|的形状|看起来|看上去|长什么|叫什么|属于|怎么描述|更像|是不是|应该归|画的|拍的)"
    ),
}
# What every mention has at least one of: most sentences are done with after one look.
ANY: Final = re.compile(
    r"[#＃0-9张幅副个图片照画它他她这那里上前后头末最另其别所全每刚编两二者结相号发传给拖俩仨整中左右找搜作]"
)
IDIOMS: Final = re.compile(
    r"照猫画虎|画蛇添足|画龙点睛|画饼充饥|画地为牢|指手画脚|诗情画意|照本宣科|肝胆相照|心照不宣|张冠李戴|张三李四|张牙舞爪|大张旗鼓"
    r"|改弦更张|图穷匕见|唯利是图|励精图治|别有企图|按图索骥|[企试意力贪妄]图|蓝图|版图|图书馆?|图谋|此一时彼一时|前前后后|一个接一个"
    r"|[上下前后]一(?:句|步|代|秒|站|届|任|辈子|口|顿|趟|遍|阵子)"
)
"""Sayings and words with the characters of pictures, which point at none."""
# 它 and 他 where nobody points at anything, or at somebody.
IMPERSONAL: Final = re.compile(
    r"[它他]妈|其它|其他|吉他|他人|他说|她说|他们|她们|他是|她是|他叫|她叫|他的|她的|他在|她在|告诉他|告诉她|他会|他有|她有"
)


def number_of(word: str) -> int:
    """3 for "3" and 三, 2 for 两, 12 for 十二, 3 for 几."""
    if word.isdigit():
        return int(word)
    if word == "几":
        return 3
    word = word.replace("两", "二").replace("俩", "二").replace("仨", "三")
    if "十" not in word:
        return _DIGITS.index(word[-1])
    tens, _, ones = word.partition("十")
    return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
