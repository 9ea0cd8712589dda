"""How people ask for two things at once: words that lead to a first step, joints, second steps, and which hit they
mean. English and Chinese; data only."""

from __future__ import annotations

from assistant.api import Language

LOOK: dict[Language, tuple[str, ...]] = {
    "en": (
        "find {q}", "look for {q}", "search for {q}", "show me {q}", "get me pictures of {q}", "find a photo of {q}",
        "look up {q} in my library", "search my pictures for {q}", "any pictures of {q}?", "pull up {q}", "{q} pics",
        "i'm looking for {q}", "find me an image with {q}", "do i have {q}", "fetch {q}", "locate photos with {q}",
        "go through my photos for {q}", "dig out {q}", "where's my picture of {q}", "can you find {q}",
    ),
    "zh": (
        "找{q}", "找一下{q}的图片", "搜索{q}", "帮我找{q}", "搜一下{q}", "给我看{q}的照片", "查找{q}",
        "有没有{q}的图", "把{q}的照片找出来", "我想找{q}", "看看有没有{q}", "翻一翻{q}的照片", "从图库里找{q}",
        "找几张{q}", "调出{q}的照片",
    ),
}  # fmt: skip
JOINT: dict[Language, tuple[str, ...]] = {
    "en": (
        " and ", " and then ", ", then ", ", and ", "; ", ". then ", " then ", ", after that ", " and also ", ". ",
        ", ", " so you can ", " and please ", " plus ", " and afterwards ",
    ),
    "zh": ("，然后", "，再", "，接着", "，", "并", "，之后", "。然后", "，并且", "，顺便", "，最后", " 再", "，完了"),
}  # fmt: skip
WHICH: dict[Language, tuple[tuple[str, int | None], ...]] = {
    "en": (
        ("the first one", 0), ("the first", 0), ("the best one", 0), ("the top hit", 0), ("it", 0),
        ("the best match", 0), ("the top result", 0),
        ("the second one", 1), ("the second", 1), ("number two", 1), ("the third one", 2),
        ("the third", 2), ("the last one", -1), ("the last", -1), ("the fourth", 3), ("them", None),
        ("all of them", None), ("each of them", None), ("every one", None), ("the results", None), ("these", None),
    ),
    "zh": (
        ("第一张", 0), ("最好的那张", 0), ("最像的那张", 0), ("它", 0), ("排第一的", 0), ("第二张", 1), ("第2张", 1),
        ("第三张", 2), ("最后一张", -1), ("第四张", 3), ("它们", None), ("每一张", None), ("这几张", None),
        ("所有结果", None), ("找到的图", None),
    ),
}  # fmt: skip
"""Which of the hits the words mean; None for all of them."""
CAPTION: dict[Language, tuple[str, ...]] = {
    "en": (
        "describe {w}", "caption {w}", "tell me what is in {w}", "write a caption for {w}", "say what {w} shows",
        "describe {w} in detail", "give a short description of {w}", "write alt text for {w}", "tell me about {w}",
        "explain what you see in {w}", "summarise {w} in one sentence", "put {w} into words",
    ),
    "zh": (
        "描述{w}", "给{w}配文", "说说{w}里有什么", "详细描述{w}", "简单描述一下{w}", "给{w}写替代文本", "介绍一下{w}",
        "讲讲{w}", "用一句话概括{w}", "说明{w}的内容",
    ),
}  # fmt: skip
ASK: dict[Language, tuple[str, ...]] = {
    "en": (
        "what colour is {w}", "tell me what colour {w} is", "how many {q}s are in {w}", "is there a {q} in {w}",
        "tell me how many shapes {w} has", "where is the {q} in {w}", "count the {q}s in {w}",
        "what is on the left of {w}", "check whether {w} has a {q}", "which shape is biggest in {w}",
        "say if {w} shows a {q}", "what is the background of {w}",
    ),
    "zh": (
        "{w}是什么颜色", "告诉我{w}的颜色", "{w}里有几个{q}", "{w}里有没有{q}", "数一数{w}里的{q}", "{q}在{w}的哪里",
        "{w}左边是什么", "看看{w}有没有{q}", "{w}里哪个形状最大", "{w}的背景是什么颜色",
    ),
}  # fmt: skip
CLASSIFY: dict[Language, tuple[str, ...]] = {
    "en": ("classify {w} as {l}", "tell me whether {w} is {l}", "label {w} with {l}", "sort {w} into {l}"),
    "zh": ("把{w}分类为{l}", "判断{w}是{l}中的哪个", "给{w}打标签：{l}", "看{w}属于{l}哪一类"),
}
ALIKE: dict[Language, tuple[str, ...]] = {
    "en": (
        "find more like {w}", "look for similar ones", "search for pictures like {w}", "show me others like {w}",
        "see if I have anything similar", "find look-alikes in my library",
    ),
    "zh": ("找类似的", "找和{w}相似的图", "搜一下像{w}的图片", "看看图库里有没有类似的", "找更多这样的"),
}  # fmt: skip
MENTIONED: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        ("write down the recording", "find pictures of what it mentions"),
        ("transcribe this", "search for what is said in it"),
        ("listen to the memo", "show me photos of that"),
        ("what does she say", "look for pictures of it"),
    ),
    "zh": (
        ("转写这段录音", "找里面提到的图片"),
        ("听一下这段语音", "搜索里面说的东西"),
        ("把录音写成文字", "找相关的图"),
    ),
}
