"""The Chinese requests of several steps for measuring. See `held_out`."""

from __future__ import annotations

from training.agent.held_out import HEARD, Asked, alike, ask, caption, drawn, found

CHINESE = (
    found("找紫色的风筝，然后描述它", "紫色的风筝", caption(4)),
    found("搜索棕色的马，再给第一张配文", "棕色的马", caption(4), about=(1,)),
    found("帮我找灯塔，然后描述第二张", "灯塔", caption(5), about=(2,)),
    found("查找旧地图，接着介绍一下最好的那张", "旧地图", caption(4)),
    found("找湿雨伞，然后说说第一张里有什么", "湿雨伞", caption(4)),
    found("我想找梯子，再讲讲它", "梯子", caption(4)),
    found("从图库里找绿瓶子，之后描述最后一张", "绿瓶子", caption(6), about=(3,)),
    found("找帐篷，然后描述第一张", "帐篷", caption(4)),
    found("搜一下银勺子的图片，再描述第二张", "银勺子", caption(5), about=(2,)),
    found("找几张黄靴子，然后说明第一张的内容", "黄靴子", caption(4)),
    found("找歪篱笆，然后告诉我第一张里有几只鸟", "歪篱笆", ask("告诉我第一张里有几只鸟", 4)),
    found("找三个雪人，第三张里有没有胡萝卜", "三个雪人", ask("第三张里有没有胡萝卜", 6)),
    found("把沾泥的鞋找出来，全部描述", "沾泥的鞋", caption(4, 5, 6)),
    found("有没有小提琴的图？描述第二张", "小提琴", caption(5)),
    found("找一口石井，再详细描述最后一张", "一口石井", caption(6, style="detailed")),
    drawn("画一个棕色三角形，然后描述它", "一个棕色三角形", caption(4)),
    drawn("画一个蓝色圆环，再告诉我它是什么颜色", "一个蓝色圆环", ask("告诉我它是什么颜色", 4)),
    drawn("画两颗星星，然后找相似的", "两颗星星", alike(4)),
    Asked("描述这张，再找类似的", (caption(2), alike(2)), (2,)),
    Asked("给#3配文，然后告诉我#1的颜色", (caption(3), ask("告诉我#1的颜色", 1)), (3, 1)),
    Asked("图1里有什么？然后图2里有几颗星", (caption(1), ask("图2里有几颗星", 2)), (1, 2)),
    Asked("描述它，再数一数它里面的圆", (caption(2), ask("数一数它里面的圆", 2)), (2,)),
    Asked("转写这段录音，然后找她提到的图片", (("transcribe", {}), ("search", {"query": HEARD["zh"]})), (), 1),
    Asked("把语音写下来；再去我的照片里找", (("transcribe", {}), ("search", {"query": HEARD["zh"]})), (), 1),
    Asked(
        "把 ~/旅行/罗马 加入图库，然后找喷泉", (("index", {"folders": ["~/旅行/罗马"]}), ("search", {"query": "喷泉"}))
    ),
    found("找一条木船，描述第一张，再告诉我第二张是什么颜色", "一条木船", caption(4), ask("告诉我第二张是什么颜色", 5)),
)
