"""What speaks against an order in the words that would be one: they ask, deny, refuse, tell, or want a text. Pure."""

from __future__ import annotations

import re

from assistant.api import Language
from assistant.locations import paths_in

NO_ORDER = {
    "en": re.compile(
        r"\b(?:don't|do not|dont|never|not|stop|pause|halt|abort|suspend|(?:without|instead of) [a-z]+ing|shouldn't"
        r"|cannot|can't|won't)\b"
        r"|^before (?:re-?)?(?:index|add|import|scann)ing\b|^(?:how|what|why"
        r"|when|where|who|which|should|did|does|do(?! (?:an?|it|that|this|me|us|another|one|the (?:same|usual))\b)"
        r"|is|are|was|were|has|have|had|if|am)\b|[,:;.] ?(?:is|are|was|does|did|how|why|what|who|should)\b"
        r"|\b(?:would happen|what happens|means?|meaning|definition|example of|difference between|better than"
        r"|explain|tell me about|what is|in words)\b"
        r"|^(?:(?:tomorrow|tonight|later|then)[, ]+)?remind (?:me|us)\b|^(?:paint|draw|sketch)\b[^.]*\bor\b[^.]*\?"
    ),
    "zh": re.compile(
        r"别(?!的|漏|忘|落)|不要|不用|不必|不想|不打算|不需要|不愿|不敢|无需|停止|暂停|中止|中断|取消|为什么|为啥"
        r"|怎么|怎样|如何|什么|吗|是不是|有没有"
        r"|能否|应该|要不要|多少|多久|多长|几次|几天|几(?:分钟|秒|个?小时)|(?:一般|通常)[都要会得]|哪[些个里天]|谁"
        r"|意思|区别|解释|会怎|如果|之后会|有什么用|原理|值得|值不值"
        r"|好主意|已经|早就|早已|昨天|前天|上周|上次|上个月|刚刚?才|没(?!.{0,5}的)|过了|过 |过[^了]{0,20}了$|完了"
        r"|呢[?？]?$|不会|^[^画绘]{0,8}提醒(?:一下)?[我咱]|给[我他她]听|画画(?:是|很|真|挺|让|能)"
    ),
}
_REQUEST = {
    "en": re.compile(r"^(?:can|could|would|will) you\b"),
    "zh": re.compile(r"^[你您]?(?:请|麻烦|帮|能不能|能|可以|可不可以).{0,6}.+吗?[?？]?$"),
}
OF_WORDS = re.compile(
    r"\b(?:in words|in (?:english|french|german|spanish|chinese|italian|japanese)|shorter|funnier|snapp(?:y|ier)"
    r"|poems?|letters?"
    r"|essays?|speech(?:es)?|story|stories|jokes?|reports?|recipes?|riddles?|summar\w+|songs?|lists?|plans?|emails?)\b"
    r"|[中英法德日韩俄外]文|[英法德日]语|说法|成语|报告|总结|卷子|试卷|谜语|笑话|好笑|文章|作文|[古首]诗|诗歌|翻译"
    r"|字数|几?句|段话"
    r"|想法|主意|计划|题目?$|书单|清单|方案|代码|随机数|[块汉]字|邮件|歌词?"
)
_HEADS = (
    r"(?:budgets?|schedules?|itinerar(?:y|ies)|functions?|scripts?|programs?|spreadsheets?|databases?|accounts?"
    r"|passwords?|passphrases?|user ?names?|playlists?|reminders?|recipes?|quiz(?:zes)?|exams?"
    r"|questions?|answers?|routines?|workouts?|diets?|timetables?|agendas?|appointments?|meetings?|reservations?"
    r"|bookings?|invoices?|contracts?|resumes?|cvs?|articles?|tweets?|subtitles?|transcripts?|explanations?"
    r"|descriptions?|tags|keywords?|titles?|ideas?|suggestions?|tips?|data|numbers?|folders?|director(?:y|ies)|files?"
    r"|backups?|haikus?|limericks?|lyrics|outlines?|slogans?|memos?|tables?(?= (?:of|for)\b))"
)
_MAKES_WORDS = {
    "en": re.compile(
        r"^(?:(?:can|could|would|will) you )?(?:please )?(?:make|create|generate|produce|put together|whip up|give"
        r"|gimme|do|build|prepare|set up|design)(?: me| us)?(?: up)?(?: (?!(?:of|with|on|in|at|by|from|for|and|or|as|to"
        r"|into|that|who|which|it|them|him|her|beside|under|near|against"
        r"|behind|over|above|below|inside|next|[a-z]+ing)\b)[\w'-]+){0,4}? "
        rf"{_HEADS}(?=\W*$|[,.;:!?]| (?:of|for|about|with|from|that|to|on|please)\b)"
    ),
    "zh": re.compile(
        r"^(?:请|麻烦|[帮给替为][我咱他她]们?|[你您]?(?:能|可以)(?:不能)?)*(?:做|生成|创建|制作|弄|出|来|列|建|编|拟|设计|产生|搞)"
        r"(?![一几两二三四五六七八九十\d]*[张幅](?!.*表格))(?:[一几两二三四五六七八九十\d]*[个份张条段篇些套组])?(?:[^，,。？?！!]{0,12}的|[强新随机详细简单每周日月]{0,4})?"
        r"(?:预算|日程|行程|函数|表格|账[户号]|密码|歌单|播放列表|提醒|[菜食]谱|测[验试]|问卷|[周日月]报|简历|合同|字幕|标签|建议|数据|号码"
        r"|备份|脚本|程序|课表|时间表|攻略|大纲|口号|文案|解释|描述|说明|摘要|故事|笔记|备忘录?|账单|发票)"
        r"(?:[来吧呗呢，,。！!？?]|好吗|可以吗|$)"
    ),
}
"""What is made of words: "create a budget for two people", 做个两口人的预算."""
_OF_GIVEN = re.compile(
    r"\b(?:of|for|about|from|under|to|in) (?:this|the|that|my|our|these|those|each|every|all) (?:\w+ )?"
    r"(?:drawings?|paintings?|pictures?|images?|cards?|posters?)\b"
)
"""Pictures that are there already: "make a description of this picture"."""
_TEXT_ONLY = re.compile(
    r"\b(?:just|only|plain) (?:as )?text\b|\btext only\b|\bno (?:pictures?|images?)\b|(?:只要|用|写成)文字|不要图片?"
)
"""A text that is asked for, whatever verb stands with it: "paint me a timeline of Rome, just text"."""
_SAYINGS = re.compile(
    r"\bdraw(?:ing|s)? (?:an? |any |some |the |your |up )?(?:parallels?|conclusions?|lines? between|the line"
    r"|distinctions?|comparisons?|analog\w+|inferences?|blanks?|lots|straws|baths?|breath|attention|inspiration"
    r"|lessons?|salar\w+|pensions?|crowds?|fire|blood)\b|\bdrew (?:quite |such )?(?:a |an )?(?:crowds?|breath|blank)"
    r"|\bdraw(?:n|ing)? (?:a|the) line under\b|^(?:just )?picture (?:the scene|this)\b|^do me a favou?r\W*$"
    r"|^draw the (?:curtains?|blinds?|drapes|shades?|shutters?)(?=\W*$|,)"
    r"|\bmake out (?:the|what|any\w*|this|that|who)\b|^put yourself\b"
    r"|^paint (?:dries|peels|chips|fades|is|was|smells|costs|needs)\b"
    r"|\binto (?:an? |one |two |three |plain )?(?:single |short |few )?(?:sentences?|words|paragraphs?|text|prose)\b"
    r"|^(?:turn|put|make) (?:it|this|that|them) (?:in)?to (?:plain )?(?:text|words|prose)\b"
    r"|^make \S+(?: \S+)? (?:searchable|findable)\b"
    r"|^(?:make|do)(?: up)? (?:the|my|your|our|his|her|their|all the) (?:beds?|coffee|tea|dinner|lunch|breakfast)\W*$"
    r"|^(?:well |you can )?(?:paint|colou?r) me (?:surprised|impressed|shocked|amazed|unimpressed|stunned|confused)\b"
)
_REFUSES = re.compile(
    r"^(?:please |no,? |and |but )*(?:don't|do not|dont|never|stop|no need|no more)\b(?! (?:forget|miss|hesitate)\b)"
    r"|\b(?:not a request|(?:only|just|merely) (?:curious|wondering)|out of curiosity|hypothetically)\b"
    r"|^what (?:would|do|did|should|could|can) (?:you|i|we|they|he|she|people) (?:do|think|say|call|mean|need)\b"
    r"|^(?:请|先|千万)*(?:别|不要|不用|不必|停)(?![的针])"
)
_GETS = re.compile(
    r"^(?:请|麻烦|帮忙|[帮给替为]|[我你咱]们?|您|想|要|能|可以|再|去|[今明后][天晚早])*"
    r"(?:(?:预?[订定约]|[办开领抢退寄取搬铺占补签付撕丢])(?:到|好|一下)?[一两二三四五六七八九十几\d]*张(?!.*(?:[画图绘]|海报))"
    r"|[买卖租借](?:到|好|一下)?[一两二三四五六七八九十几\d]*[张幅副])"
)
"""Things that are counted like pictures and that nobody draws, 订一张四人桌, and pictures that are bought, 买一张画."""
_BRINGS_IN = re.compile(r"^(?:请|麻烦|帮我|给我)*重新(?:扫|索引|导入|录入|收录|读)")
_TELLS = re.compile(
    r"^(?:i(?:'ve)? (?:already|have)\b|(?:(?:my|our|the|there|these|those|it)\b|[~/]\S*)[^,;!?]*"
    r" (?:is|are|was|were|does|did|has)\b"
    r"[^,;.!?]*[.!]?$)"
)
"""What only tells how things are: "my photos are in ~/Pictures"."""
_PAST = (
    r"(?:(?!(?:em|im)bed\b|shred\b|shed\b)[a-z]+[^\We]ed|put|made|took|got|sent|kept|left|threw|gave|brought|found"
    r"|wrote|went|saw|shot|bought|lost|hid|did)"
)
_ORDERED_BEHIND = (
    r" - (?:(?:please|pls|now|can you|could you) )*(?:re-?)?(?:index|add|import|scan|include|bring|take|put|read)\b"
    r"|(?:▲|\bfor you) to (?:re-?)?(?:index|add|import|scan|include|read)[.!?]*$"
)
"""What is wanted of what was done: "I put my photos in ▲ - add them", "… for you to index"."""
_DONE = {
    "en": re.compile(
        rf"^(?!.*(?:[—–]|{_ORDERED_BEHIND}|\b(?:so|and|but|then|please|pls) (?!▲|{_PAST}\b)))"
        r"(?:(?:(?:i|you|we|they|he|she|someone|somebody|(?:my|our|his|her|their) (?!(?:\w+ )?(?:pictures?|photos?"
        r"|images?|pics|files?|folders?|stuff|albums?|library|screenshots?)\b)(?:\w+ )?\w+)(?:'ve|'d| have| had| has)?"
        rf"(?: (?:just|already|also|once|\w+ly))* )(?:{_PAST})\b|(?!put\b)(?:{_PAST})(?= ▲))[^,;:.!?]*[.!?]*$"
    ),
    "zh": re.compile(
        r"^(?!.*(?:[请帮要想该就]|给我|麻烦|一下|[吧呗]))(?:[我你您他她它咱]们?[^，,。；把将]{0,4}?"
        r"(?:[把将] ?[^，,。；]+了|[^，,。；]{1,4}了 ?▲)|有人[^，,。；]+了)[。！!]*$"
    ),
}
"""What only tells what somebody did, and nothing that is wanted: "my wife added ~/Pictures", 我索引了~/图."""
OF_PICTURES = re.compile(
    r"\b(?:draw\w*|paint\w*|sketch\w*|pictures?|images?|illustrat\w+|posters?|logos?|cards?)\b|[画绘图]|海报|贺卡"
)
"""A text that is asked for, unless words for pictures stand with it: "another one, but funnier" tells a joke."""
_OUT_OF_OWN = re.compile(
    r"\b(?:out of|from|in|among|amongst|through|within) (?:all )?(?:of )?(?:my|our|his|her|their) (?:own |old |phone )?"
    r"(?:photos?|pictures?|pics|images|albums?|librar(?:y|ies)|collection|camera roll|archives?|gallery|snaps|shots)\b"
    r"|\b(?:in|among|amongst|through|within) my (?:stuff|files|things|folders?|phone|camera|archive)\b"
    r"|\b(?:what(?:'ve| have)?|have|do) i (?:got|have)\b|\bi (?:know|think|believe|swear) i(?:'ve)? (?:have|got|took"
    r"|shot|saved)\b"
    r"|\bdid i (?:take|shoot|save|keep)\b|\b(?:must|has to|should) be (?:somewhere|in) (?:in )?(?:my|there"
    r"|the library)\b"
    r"|[我咱]们?的?(?:照片|相片|相册|图库|图片|旧照)(?:里|中|当中)"
)
"""One's own pictures, which are looked through: "something grey out of my photos would be nice"."""
_NOT_DENIED = re.compile(
    r"\b(?:don't|do not|dont) (?:forget|hesitate|miss)(?: out)?(?: to| on)?\b|\bnot yet\b|\bif not\b"
    r"|\b(?:but|and) not (?=[~/])|\b(?:anything|whatever|everything|what|those|ones|pictures|photos)(?: that)?"
    r"(?: is| are|'s)? not\b(?= (?:in|indexed|added)\b)"
)
"""Words of denial that deny nothing of an order: "don't forget to add ~/grad", "add ~/a but not ~/b"."""
_LEFT_OUT = re.compile(
    r"(?<=[\u4e00-\u9fff])[，,](?:但是?|不过|里面?)*(?:不要|没有|不带)(?:有|出现)?(?!了|再|画|图|生成|紧)[\u4e00-\u9fff]{1,6}$"
)
"""What a thing that is to be made is to be without: 画一条街道，不要行人."""
_ASKED = re.compile(r"(?:行|好|可以|成)?吗(?=[?？]?$|[，,])")
"""What makes a polite question of a Chinese request."""
_ON_BEHALF = re.compile(r"帮|替|给我|把|将|请|麻烦|一下|我的")


def doubts(text: str, words: str, language: Language, takes_paths: bool) -> bool:
    """Whether they also ask, deny or wonder; `words` are those of `text` without what leads up to them."""
    polite = bool(_REQUEST[language].search(text.strip().lower()))
    if language == "zh" and takes_paths and not paths_in(text):
        polite = polite and bool(_ON_BEHALF.search(text))  # 能拖文件夹进来吗 asks what is possible
    words = _NOT_DENIED.sub("", words if takes_paths else _LEFT_OUT.sub("", words))
    return bool(NO_ORDER[language].search(_ASKED.sub("", words) if polite else words))


def _is_of_words(words: str) -> bool:
    if any(makes.search(words) for makes in _MAKES_WORDS.values()):
        return not OF_PICTURES.search(_OF_GIVEN.sub("", words))
    return bool(OF_WORDS.search(words)) and not OF_PICTURES.search(words)


def refuses(words: str) -> bool:
    """Whether nothing is to be made, however much is said of making it."""
    return _is_of_words(words) or any(
        pattern.search(words) for pattern in (_REFUSES, _TEXT_ONLY, _SAYINGS, _GETS, _BRINGS_IN)
    )


def states(words: str) -> bool:
    """Whether they only tell how things are."""
    without = without_paths(words)
    return bool(_TELLS.search(words)) or any(done.search(without) for done in _DONE.values())


def without_paths(words: str) -> str:
    """The words with ▲ for each path."""
    for _, span in reversed(paths_in(words)):
        words = f"{words[: span[0]]}▲{words[span[1] :]}"
    return words


def looks_through(words: str) -> bool:
    """Whether they are about what one's own pictures have."""
    return bool(_OUT_OF_OWN.search(words))
