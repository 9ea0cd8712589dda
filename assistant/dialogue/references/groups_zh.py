"""Chinese patterns for pictures by whose they are, for many at once, and for those at hand."""

from __future__ import annotations

import re
from typing import Final

from assistant.dialogue.references.late import Late
from assistant.dialogue.references.owners_zh import WHO
from assistant.dialogue.references.pieces_zh import ANY_UNIT, BATCH, FLAT, NOUN, PIECE_UNIT, SMALL, UNIT, VERSION

_KEPT = (
    r"(?:小票|发票|收据|票据|单据|账单|菜单|名片|报表|表格|截屏|扫描件|复印件|证件|合影|合照|婚照|自拍|药盒|化验单"
    r"|体检单|快照|证书|病历|传单|通知书|(?:(?![和跟与的我你您像比对按依参仿])[\u4e00-\u9fff]){1,3}照)"
)
"""What people photograph to show it."""
_MADE = (
    r"(?:海报|封面|头像|壁纸|插画|图标|漫画|表情包|水彩|油画|素描|速写|贺卡|明信片|草图|效果图|背景|标志|logo"
    r"|[\u4e00-\u9fff]{1,3}图)"
)
"""What is drawn to be looked at."""
_NO_PICTURE = (
    r"(?!(?:代码|程序|邮件|文件|文章|文字|文案|答案|建议|总结|问题|消息|短信|链接|网址|视频|音频|录音|语音|歌|诗"
    r"|故事|菜(?!单)|饭|工作|房|人|地址|号码|电话"
    r"|大?饼|梦|决定|事|话|方法|办法|例子|计划|烧|呆|红包|快递|朋友圈|帖子|意见|资料|信息|描述|说明|标签|标题|翻译"
    r"|回答|提示|钱))"
)
"""What is given, found or made, too."""
_ON = (
    r"和|跟|与|比|好|像|相比|差|更|全|都|放|摆|并|拼|合|加|对|照|拿|还是|就|也|不算|不看|不要|先|算|哪|谁|行|vs|VS"
    r"|里|$|[，,。？?！!、\s]"
)
"""What follows 我发的 when it stands for the pictures."""

_PHRASE = r"(?:(?<![\u4e00-\u9fff])|(?<=[和跟与比把看说给对用按照像]))"
"""Where a phrase begins: 上面那个 is above in the talk, 桌子上面那个 on the table."""
_TALK = r"(?:聊天|对话|会话|谈话)(?:记录)?(?:里面?|中|当中|过程中?)"
_CAME_UP = r"(?:出现|露面|露脸|亮相|登场|露过面|露过脸|亮过相)过?"

_TALKED = r"(?<![聊扯想懂提顾信图怕唠])(?<!我[说讲])(?<!唠叨|念叨|抱怨|吐槽)(?<!跟你说)"
"""Before 这些 that are no pictures: 听我唠叨这些."""
_LEFT = r"(?:其他|其它|其余|剩下|余下|剩余)"

GROUPS: Final = {
    # 整场聊天里出现过的图: whatever came, by whom and when.
    "appeared": Late(
        rf"(?:整场|整个|整段|这场|这次|本次|我们)?{_TALK}(?:的|[^，,。]{{0,4}}?(?:{_CAME_UP}|[发有见看聊贴传提]过?)的)"
        rf"(?:所有|全部|每一?{PIECE_UNIT})?的?{NOUN}|(?<![书刊文页片影剧][里中])(?:一共|总共|所有|全部)?{_CAME_UP}的"
        rf"(?:所有|全部|这些|那些|每一?{PIECE_UNIT})?的?{NOUN}"
    ),
    "other": Late(
        rf"另外?(?:的)?那?(?P<many>{SMALL})?(?:一)?{FLAT}{NOUN}?|(?:{_LEFT}的?|别的)[那这]?一?{PIECE_UNIT}{NOUN}?"
        rf"|(?P<rest>(?:{_LEFT}|别)的?那?(?:(?:几|(?P<left>{SMALL})){PIECE_UNIT}{NOUN}?|些?(?:图片|照片|图|那些|结果)|些)"
        r"|(?<!、)(?:剩下|其余|余下|剩余|(?<![特分个性级区辨])别|其他)的(?=都|里|逐|全|每|呢|$|[,，。 ]|打|分|标|描|讲"
        r"|说|给我))"
        r"|(?P<before>(?:前面|前边|之前|前头)的(?=都|全|统统|通通|各))|(?P<after>(?:后面|后边|之后|后头)的(?=都|全"
        r"|统统|通通|各))"
    ),
    "origin": Late(
        rf"(?P<all>所有|全部|凡是)?(?P<those>[那这](?:一?{PIECE_UNIT}|(?P<those_many>些|几{PIECE_UNIT})))?{WHO}"
        rf"(?:(?P<every>所有|全部|每一?[张幅])的?)?"
        rf"(?:(?:那|这)?(?:(?P<count>{SMALL})|一|(?P<some>些))?(?:{UNIT}|{ANY_UNIT})?(?:{NOUN}|{_KEPT}|{_MADE})"
        rf"|(?P<batch>[那这](?:一|几)?{BATCH})"
        rf"|(?:那|这)?(?:(?P<count2>{SMALL})|一|(?P<some2>些)){UNIT}?(?:文件(?=[里中当]))?"
        rf"|(?:那|这)一?(?:{UNIT}|{VERSION})|(?P<every2>东西|全部|所有)?(?={_ON})"
        rf"|(?P<thing>[那这]一?{ANY_UNIT})(?=[\u4e00-\u9fff]){_NO_PICTURE}|(?P<loose>)(?=[\u4e00-\u9fff]){_NO_PICTURE})"
        r"(?P<every3>(?:都|全部|全都|全|通通|统统))?"
    ),
    "drawing": Late(
        rf"(?P<mine>我(?:自己)?的(?:那)?(?:张|幅)?(?:图片|照片|图(?!片))(?!库|集|文件)|我(?:自己)?的?[那这]{FLAT}"
        rf"(?:{NOUN})?)(?P<every>全部|全都|都|通通|统统)?"
        r"|(?P<drawn>(?P<all>所有|全部|凡是)?(?:(?:你|您)(?:的|[那这][张幅]){1,2}(?:画作|画|作品|图|大作|杰作|手笔|(?:版本|版|稿)(?=[和跟与比里]))"
        r"|出自[你您]之?手的?|[你您]手里?出来的))"
        r"|(?P<hits>(?:这些|那些|所有)?(?:搜索|检索|查找)(?:到的|的)?结果|(?:这些|那些|所有的?)结果)"
    ),
    # 原图跟成品: what was given and what was made of it.
    "made": Late(
        r"(?P<mine>原图|原照片?|原片|原始(?:图|照)片?|底图)|(?P<drawn>成品(?!油|率|库|仓|鞋|衣)|成图|成稿|效果图)"
    ),
    # 全部看一遍: whatever is talked about.
    "throughout": Late(
        r"(?:^|(?<=[，,。]))(?:请|帮我|给我|先)*(?:全部|全都|通通|统统|挨个|逐一|逐个)(?:都|给我)?(?=[看说讲描过打分标翻念])"
    ),
    "all": Late(
        rf"(?:所有|全部)的?(?P<whole>(?:这些|那些)?(?:图片|照片|图像|图))(?!里有|库|中(?:找|搜)|里(?:找|搜))|(?:所有"
        rf"|全部|每一|每)的?(?:这些)?(?:{PIECE_UNIT}{NOUN}?|个结果)(?!都?有)|所有的(?=$|[\s，,。?？!！]|都)"
        rf"|(?:把|将)?(?:它们|图片|图)(?:全都|全部)"
        r"|一[张幅](?:也|都)?[不别没甭]?(?:准|能|要|许|可)?(?:不|别|没)?(?:落下?|漏掉?|少|拉下)(?=地|$|[，,。]|都|给)"
    ),
    "pair": Late(
        r"(?:[它他她这那]|(?=[俩仨](?:图片|照片|图)))(?P<count>俩|仨)(?:张|个)?(?:图片|照片|图)?(?!人|字|词)|(?:两|二)者都?|整(?P<batch>组|批"
        r"|套)(?:图片|照片|图|结果)?"
        r"|(?:这|那)(?P<batch2>组|批|套)(?:图片|照片|图|结果)"
    ),
    "counted": Late(
        rf"(?:这|那)?(?P<results2>{SMALL})个结果|(?<!第)(?P<total>{SMALL})张(?=[你您]?都|全)"
        rf"|全部(?P<total2>{SMALL})张|(?P<past>(?:刚才|刚刚|方才|之前|先前|早先|前面)的?(?=[那这]))?(?:这|(?P<far>那)|上面|以上|上述|这里|左右)的?(?P<count>{SMALL}){FLAT}{NOUN}?"
        rf"|(?<!有(?=几))(?P<two>{SMALL}){PIECE_UNIT}(?:(?:图片|照片|图像|图)(?:片)?(?:里|中|之间|有|都|的|是|哪|一样|放|比|谁"
        rf"|差)|(?:里|之间|都|哪|有什么|有何|一样|比|谁))|(?P<these>(?:这|那)些(?:{NOUN}"
        rf"|[\u4e00-\u9fff]{{0,3}}照(?![\u4e00-\u9fff]?明))(?!库)|它们|(?P<past2>前面|之前|以前|先前)(?:的|发的)?哪[一几]?{PIECE_UNIT}{NOUN}?|[这那](?:里面|当中|中间|其中)(?=有?(?:哪|几张|多少张))|{_TALKED}这些(?=$|[，。？?！!]|都|里|有什么|是什么))"
    ),
    "bothpeople": Late(r"(?<![人])(?:两者|二者)(?=.{0,6}(?:区别|不同|差别|哪|比|更|共同))"),
    "singular": Late(
        rf"(?P<near>这|该|此|当前|本)(?:一)?(?:{FLAT}{NOUN}?|个?(?:图片|图像|照片|图|截图|画面|画作|画))(?!库|集"
        rf"|文件夹)|(?P<far>那)(?:一)?(?:{FLAT}{NOUN}?|个?(?:图片|图像|照片|截图))"
        rf"|(?P<above>{_PHRASE}上[面边]的?那个(?=$|[，,。？?！!和跟与比有里是的]))"
    ),
    "inside": Late(
        r"(?<!哪些)(?<!哪[张幅])(?<!哪几张)(?:图片|照片|图像|图|画面|截图|画)(?:里面|里边|里头|里|中间|中|上面|上|内)(?!的?库|文|国|学|升|传|级|线"
        r"|的?(?:找|搜))|(?:^|把|给|将|对|描述|看看|介绍|说明|说说|解释|这是|分析|用)(?:一下)?(?:图片|照片"
        r"|图像)(?=$|[，。？?！!的]|分|归|描述|写|内容|里|中|配|来|做|加)"
    ),
}
SPREADS: Final = re.compile(
    r"^[^。？?！!；;]*?(?:全是|都是|都|总共|一共|合计|分别|各自|哪[张幅些])|^(?:里面?|里头|里边|中|当中)有没有"
)
"""After 我上传的照片 it tells that all of them are meant: Chinese nouns have no number."""
HITS_SPREAD: Final = re.compile(rf"{SPREADS.pattern}|^(?:里面?|里头|中)?[都全]?有")
"""The same after 搜到的图, where several are the rule."""
