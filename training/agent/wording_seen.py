"""How people ask for two things about pictures of the conversation, drawings, folders and recordings; data only."""

from __future__ import annotations

from assistant.api import Language

ALIKE: dict[Language, tuple[str, ...]] = {
    "en": (
        "find more like {w}", "look for similar ones", "search for pictures like {w}", "show me others like {w}",
        "see if I have anything similar", "find look-alikes in my library", "find similar pictures", "more like {w}",
        "search my photos for ones that resemble {w}", "find the closest match to {w}", "get me more of the same",
    ),
    "zh": (
        "找类似的", "找和{w}相似的图", "搜一下像{w}的图片", "看看图库里有没有类似的", "找更多这样的",
        "再找几张差不多的",
        "搜相似的图片", "找跟{w}像的", "从图库里找同样的",
    ),
}  # fmt: skip
DRAW: dict[Language, tuple[str, ...]] = {
    "en": (
        "draw {q}", "draw me {q}", "paint {q}", "make a picture of {q}", "create an image of {q}", "sketch {q}",
        "please draw {q}", "generate a picture of {q}", "can you draw {q}", "i want a drawing of {q}", "draw us {q}",
        "render {q}", "make me an illustration of {q}", "produce an image of {q}",
    ),
    "zh": (
        "画{q}", "画一张{q}", "给我画{q}", "生成一张{q}的图片", "帮我画{q}", "画一幅{q}", "请画{q}", "绘制{q}",
        "画个{q}出来", "创作一张{q}的图", "生成{q}的图",
    ),
}  # fmt: skip
DRAWN: dict[Language, tuple[str, ...]] = {
    "en": (
        "it", "the drawing", "the result", "what you drew", "that picture", "the new picture",
        "that", "your drawing",
    ),
    "zh": ("它", "画好的图", "这张画", "你画的", "结果", "这幅画", "那张画", "新画的那张"),
}  # fmt: skip
INDEX: dict[Language, tuple[str, ...]] = {
    "en": (
        "index {f}", "add {f} to my library", "scan {f}", "import {f}", "bring {f} into the library",
        "index the folder {f}",
        "take {f} into my library", "put everything from {f} in the library", "re-index {f}",
    ),
    "zh": (
        "索引 {f}", "把 {f} 加入图库", "扫描 {f}", "导入 {f}", "把 {f} 收进图库", "索引文件夹 {f}",
        "将 {f} 添加到图库",
        "重新索引 {f}",
    ),
}  # fmt: skip
MENTIONED: dict[Language, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "en": (
        (
            "write down the recording", "transcribe this", "listen to the memo", "what does she say", "transcribe it",
            "turn the voice note into text", "transcribe the audio", "what is said here", "type up what he says",
            "listen to this", "write out the clip", "tell me what the recording says", "get the words of the memo",
        ),
        (
            "find pictures of what it mentions", "search for what is said in it", "show me photos of that",
            "look for pictures of it", "find that in my library", "search my pictures for it",
            "find what she talks about",
            "look it up in my photos", "find images that fit", "show me pictures of the thing named",
        ),
    ),
    "zh": (
        (
            "转写这段录音", "听一下这段语音", "把录音写成文字", "听听里面说什么", "转录一下", "把这段话写下来",
            "识别这段语音", "这段录音说了什么", "听这个", "把语音转成文字",
        ),
        (
            "找里面提到的图片", "搜索里面说的东西", "找相关的图", "找他说的那个东西的照片", "按内容搜图",
            "找提到的东西",
            "搜一下说到的图片", "从图库里找它说的", "把提到的照片找出来",
        ),
    ),
}  # fmt: skip
"""Words that have a recording written down, and words that look for what was said in it."""
POINTED: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        ("#{n}", "#{n}"), ("picture {n}", "picture {n}"), ("number {n}", "number {n}"), ("image {n}", "image {n}"),
        ("#{n}", "picture {n}"), ("photo #{n}", "photo #{n}"), ("pic {n}", "#{n}"),
    ),
    "zh": (
        ("#{n}", "#{n}"), ("图{n}", "图{n}"), ("图片{n}", "图片{n}"), ("{n}号图", "{n}号图"), ("#{n}", "图{n}"),
        (" #{n} ", " #{n} "),
    ),
}  # fmt: skip
"""Two pictures named by their numbers, one after the other."""
SAME: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        ("this", "it"), ("this picture", "it"), ("it", "it"), ("the photo", "it"), ("this one",
        "that"), ("that", "it"),
    ),
    "zh": (("这张图", "它"), ("这张", "它"), ("它", "它"), ("这个", "它"), ("图", "图"), ("这张照片", "这张照片")),
}  # fmt: skip
"""One picture named twice."""
