"""Chinese patterns for pictures by their number or by their place in a row."""

from __future__ import annotations

from typing import Final

from assistant.dialogue.references.late import Late
from assistant.dialogue.references.owners_zh import OWNER
from assistant.dialogue.references.pieces_zh import (
    BACKWARD,
    BATCH,
    BOTH,
    DIGITS,
    FIRST,
    FLAT,
    LAST,
    NOT_NUMBERED,
    NOUN,
    NUMBER,
    PIECE_UNIT,
    SMALL,
    THING,
    UNIT,
)

_AND = r"\s*(?:、|,|，|和|与|跟|或|同埋?|到|至|-|~)\s*"
_ALSO = r"(?:\s*(?:、|和|与|跟|同|对|,|，|还有|以及)\s*|\s+)"
_CHINESE_NUMBER = r"[一二三四五六七八九十]{1,3}"
_CLOSED = (
    r"(?=$|[,，。？?！!\s的]|当中|中间|[换改调重合拼留删讲]|描述|说说|哪|谁|挑|选|对比|比|更|有什么|有啥|有何|都|是不是|像|放|摆|并|差|之间|里|两|各|分别"
    r"|[和跟与](?:最|末|倒数|尾))"
)
"""What follows ordinals that need no unit: 第一跟第三哪个好, but not 第三名."""
_THE = r"(?:的)?(?:这|那)?(?:一)?"

NUMBERS: Final = {
    "number": Late(
        rf"(?:#|＃)\s?(?P<a>\d{{1,4}}(?:{_AND}(?:#|＃)?\d{{1,4}})*)(?:号)?(?:{NOUN})?"
        rf"|(?<![月本下上这几每第天A-Za-z0-9])(?P<f>{_CHINESE_NUMBER}号?(?:{_AND}{_CHINESE_NUMBER}号?)*)(?<=号)(?!{_AND}{_CHINESE_NUMBER}号){NOT_NUMBERED}{NOUN}?"
        rf"|(?<![地截插配画拼蓝草意])(?:图片|照片|图像|图|结果)\s?(?P<b>{NUMBER}(?:{_AND}(?:(?:图片|照片|图像"
        rf"|图)\s?)?{NUMBER})*)(?![张个幅年月日点种样些定下起直半只条次颗]|分(?![别类到成]))(?:号)?"
        rf"|(?<![月天\d])(?P<c>\d{{1,4}}(?:\s?号)?(?:{_AND}\d{{1,4}}(?:\s?号)?)*)(?<=号)(?!{_AND}\d){NOT_NUMBERED}(?:{NOUN})?"
        rf"|(?:编号|序号)(?:为|是)?\s?(?P<d>{NUMBER}(?:{_AND}(?:编号|序号)?{NUMBER})*)(?:的|[那这]{PIECE_UNIT})?(?:{NOUN})?"
        rf"|(?<![A-Za-z])(?i:pic|picture|photo|img|no\.?)\s?(?P<g>\d{{1,4}})(?!\d)"
        rf"|(?P<h>\d{{1,3}}(?:\s*(?:、|,|，|和|与|跟)\s*\d{{1,3}})+)\s?这?{SMALL}张"
        rf"|(?P<i>[一二三四五六七八九](?:、[一二三四五六七八九])+)号"
        rf"|(?P<j>[一二三四五六七八九]{{2,5}})号(?={NOUN}|[那这]?[几{DIGITS}]?{PIECE_UNIT})"
        rf"|第\s?(?P<e>\d{{1,4}}(?:\s*(?:、|和|与|跟|到|至|-)\s*(?:第\s?)?\d{{1,4}})*)\s?张(?:图片|图像|照片|图)"
    ),
    # 双数号的那几张, 编号是奇数的图: 号 or a picture beside it, or it is arithmetic.
    "parity": Late(
        rf"(?:编号|号码|序号|号)(?:是|为)?的?(?:(?P<odd>奇数|单数|单)|偶数|双数|双)的?(?:[那这]?(?:几张|些))?{NOUN}?"
        rf"|(?:(?P<odd2>奇数|单数|单)|偶数|双数|双)(?:号码?|编号|位置?)?的?(?:[那这]?(?:几张|些){NOUN}?|{NOUN})"
        rf"|(?:(?P<odd3>奇数|单数|单)|偶数|双数|双)(?:号码?|编号)的?(?![\u4e00-\u9fff]?[线楼门])"
    ),
}
PLACES: Final = {
    "beside": Late(
        rf"(?:(?<![数起])第\s?(?P<nth>{NUMBER})\s?{UNIT}|(?:#|＃)(?P<number>\d{{1,4}}))的?(?P<side>后面|下面|之后|后|前面|上面"
        rf"|之前|前)的?(?:那|一)一?{PIECE_UNIT}{NOUN}?"
    ),
    # 紧挨着它前面那张: beside the one that was just named.
    "besideit": Late(
        rf"(?:紧?挨着?|紧跟着?|紧接着?|紧邻着?)?在?(?:它|其)的?(?P<side>前面|前边|前|上面|上边|上|后面|后边|后|下面"
        rf"|下边|下)(?:的)?(?:那|一)一?{PIECE_UNIT}{NOUN}?"
    ),
    "beforelast": Late(
        rf"(?:最新|最近)的?[这那]?一?{PIECE_UNIT}(?:再|的)?(?:往)?前(?:面|边)?的?那?一{PIECE_UNIT}"
        rf"|比最新的?[这那]?一?{PIECE_UNIT}早一{PIECE_UNIT}(?:的那{PIECE_UNIT})?"
    ),
    "inner": Late(
        rf"(?:掐头去尾|去头去尾|去掉头尾|除去头尾|不要头尾|不算头尾|除了头尾|除了首尾)[，,]?(?:(?:当中"
        rf"|中间|剩下|其余|余下)的?(?:那些|那几张|几张)?)?(?:{NOUN})?"
        rf"|{OWNER}(?:最|正)?(?:中间|当中|居中)的?(?:那|这)?(?:(?P<count>{SMALL}){FLAT}|{BOTH}|些){NOUN}?"
    ),
    "ends": Late(r"(?:首尾|头尾|一头一尾)的?(?:那|这)?(?:(?:各?一|两|二)?[张幅]|俩(?!人)|两个(?!人))"),
    "top": Late(
        rf"{OWNER}(?:排(?:在)?最?(?:前面?|前头|头里|头)|排第一|最靠前|最匹配|最符合|最相似|最像|最接近"
        rf"|得分最高|排(?:在|名)?第(?P<nth>{NUMBER})位?)的(?:那|这)?一?(?:{PIECE_UNIT}{NOUN}?|个?结果|个(?=$|[，,。？?里是有呢])|(?=$|[，,。？?里是有呢]))"
        rf"|(?P<worst>排(?:在)?最?[后末](?:面|头|尾)?|最靠后|最不匹配|最不符合|最不相似|最不像|最差|得分最低)的(?:那"
        rf"|这)?一?(?:{PIECE_UNIT}{NOUN}?|个?结果)"
    ),
    "backward": Late(rf"{OWNER}{BACKWARD}(?:第(?P<list>{NUMBER}(?:{_AND}第?{NUMBER})*)|头一|首|第一){UNIT}{NOUN}?"),
    "slice": Late(
        rf"{OWNER}(?P<end>{LAST}|{FIRST}|倒数|[前后][面头边]|前|(?<!前)后|最近|最新|最?(?:左|(?<!左)右)[边侧面]?(?=的?[那这]?{SMALL}{PIECE_UNIT}))的?(?:那|这)?(?:(?P<count>{SMALL}){THING}|{BOTH}{NOUN}?)"
    ),
    "half": Late(
        rf"{OWNER}(?P<end>[前后])面?(?:(?:一半|半(?:部分|截|拉|批)?)的?(?P<noun>{NOUN}|那些|那几张)"
        rf"|(?:一半|半(?:部分|截|拉|批))(?=$|[，,。、里打描分标讲说写]|都|给|帮|是|有|也|全))"
    ),
    "range": Late(
        rf"(?:{OWNER}第\s?|(?:^|(?<=[，,。从]))(?=[^张]{{3,9}}张(?:图片|照片|图)?(?:描述|[讲说分][讲说别]|[都是有里归])))"
        rf"(?P<first>{NUMBER}){UNIT}?(?:到|至|-|~)第?\s?(?P<last>{NUMBER})\s?{UNIT}{NOUN}?"
    ),
    "ordinals": Late(
        rf"{OWNER}第\s?(?P<list>{NUMBER}(?:(?:\s*(?:、|和|与|跟|,|，)\s*(?:第\s?)?|\s*第\s?){NUMBER})+)\s?{THING}"
    ),
    "unitless": Late(
        rf"{OWNER}第\s?(?P<list>{NUMBER}(?:{_ALSO}第\s?{NUMBER})*)"
        rf"(?:{_ALSO}第\s?(?P<more>{NUMBER})|{_ALSO}(?P<last>最后|最末|最尾|末尾)){_CLOSED}"
    ),
    "ordinal": Late(rf"{OWNER}第\s?(?P<nth>{NUMBER})\s?{THING}"),
    "last": Late(rf"{OWNER}(?P<newest>最新|最近)?(?P<end>{LAST}|最新|最近){_THE}(?:{THING}|(?:的)?{NOUN})(?!的[那这])"),
    "middle": Late(
        rf"{OWNER}(?:最)?(?:正?中间|当中|居中|中央)的?(?:那|这)?(?:一)?(?:{PIECE_UNIT}{NOUN}?|(?:图片|照片|图)(?!里"
        rf"|上|有))"
    ),
    "firstone": Late(rf"{OWNER}{FIRST}{_THE}(?:{THING}|的?(?:图片|照片|图))"),
    "page": Late(rf"第(?P<nth>{NUMBER})页"),
    "batch": Late(
        rf"(?:第(?P<nth>{NUMBER})|(?P<first>{FIRST}{_THE})|(?P<last>{LAST}{_THE}|最新{_THE}|最近{_THE})"
        rf"|(?P<before>上一?|前一|前面那?一?|之前那?一?)|(?P<after>后来?那?一|后面那?一?)){BATCH}{NOUN}?"
        r"(?=$|[，,。？?！!里中]|有|没|是|都|我|的(?:图|照|第|最|每|里)|第|最|哪|比|和|跟|与|全)"
    ),
    "twoback": Late(
        rf"上上(?:一)?{PIECE_UNIT}{NOUN}?|再(?:往)?(?:前|上)(?:面)?(?:的)?(?:那|一)?(?:一)?{PIECE_UNIT}{NOUN}?"
    ),
    "previous": Late(
        rf"(?:(?:这|那)[张幅]的?)?(?:之前|前面)的?(?:那|一)一?{PIECE_UNIT}{NOUN}?|(?:上|前)(?:面)?(?:一"
        rf"|1)?(?:{FLAT}){NOUN}?|(?:之前|先前|前面|以前|早先)(?:的)?(?:那|一)+{PIECE_UNIT}{NOUN}?|[上前]一个(?:图片|图像|照片|图|结果)|[上前]一个(?=[里呢]|写的)|[下后]一个(?=里[面头边])|之前的(?:图片|照片|图)"
    ),
    "next": Late(rf"(?:(?<![剩余])下(?!那)|后)(?:面)?的?(?:那)?一?(?<=[一那面下])(?:{FLAT}){NOUN}?"),
    "recent": Late(
        rf"(?:刚才|刚刚|方才|刚)(?:的)?(?:那|这)?(?:一)?(?:{PIECE_UNIT}|个)?(?:{NOUN})(?!(?<=刚画)(?:[完好出成]|的[那这第最]))|(?:刚才|刚刚"
        rf"|方才)(?:的)?(?:那|这)(?:一)?{PIECE_UNIT}"
    ),
}
