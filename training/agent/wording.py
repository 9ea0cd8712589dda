"""How people ask for two things at once: words that lead to a first step, joints, second steps, and which hit they
mean. English and Chinese; data only. Requests on single pictures are in `wording_seen`. In English ones `{a}` is a noun
behind its article, `{s}` its plural, `{q}` the bare noun, and `{is}` a verb that agrees with `{w}`: see `grammar`."""

from __future__ import annotations

from assistant.api import Language

LOOK: dict[Language, tuple[str, ...]] = {
    "en": (
        "find {q}", "look for {q}", "search for {q}", "show me {q}", "get me pictures of {q}", "find a photo of {q}",
        "look up {q} in my library", "search my pictures for {q}", "any pictures of {q}?", "pull up {q}", "{q} pics",
        "i'm looking for {q}", "find me an image with {q}", "do i have {q}", "fetch {q}", "locate photos with {q}",
        "go through my photos for {q}", "dig out {q}", "where's my picture of {q}", "can you find {q}",
        "i need {q}", "search {q}", "find all {q}", "find every {q}", "bring up the {q} photos", "hunt down {q}",
        "look in my library for {q}", "give me pictures with {q}", "get {q}", "see if there is {q}", "find some {q}",
        "pictures of {q}", "let me see {q}", "track down {q} for me", "find the photo where there is {q}",
    ),
    "zh": (
        "找{q}", "找一下{q}的图片", "搜索{q}", "帮我找{q}", "搜一下{q}", "给我看{q}的照片", "查找{q}",
        "有没有{q}的图", "把{q}的照片找出来", "我想找{q}", "看看有没有{q}", "翻一翻{q}的照片", "从图库里找{q}",
        "找几张{q}", "调出{q}的照片", "搜{q}", "我要{q}的图", "来几张{q}", "把{q}都找出来", "找出所有{q}", "检索{q}",
        "去图库搜{q}", "给我找找{q}", "{q}的图片有吗", "翻翻{q}", "找到{q}", "查一下{q}的照片", "我需要{q}的图片",
        "{q}的照片给我看看", "显示{q}的图", "帮忙搜一搜{q}",
    ),
}  # fmt: skip
JOINT: dict[Language, tuple[str, ...]] = {
    "en": (
        " and ", " and then ", ", then ", ", and ", "; ", ". then ", " then ", ", after that ", " and also ", ". ",
        ", ", " so you can ", " and please ", " plus ", " and afterwards ", "; then ", " and after that ", " - ",
        ", next ", "? then ", " & ", ", and when you have it ", ", once that's done ", ", finally ", " before you ",
    ),
    "zh": (
        "，然后", "，再", "，接着", "，", "并", "，之后", "。然后", "，并且", "，顺便", "，最后", " 再", "，完了",
        "，然后再", "；", "，好了以后", "，找到后", "后", "，随后", "，还要", "，同时", "，接下来", "。", "，最后再",
    ),
}  # fmt: skip
WHICH: dict[Language, tuple[tuple[str, int | None], ...]] = {
    "en": (
        ("the first one", 0), ("the first", 0), ("the best one", 0), ("the top hit", 0), ("it", 0), ("the top one", 0),
        ("the best match", 0), ("the top result", 0), ("the first picture", 0), ("the first hit", 0), ("that", 0),
        ("the second one", 1), ("the second", 1), ("number two", 1), ("the third one", 2), ("the second picture", 1),
        ("the second result", 1), ("the 2nd one", 1), ("hit 2", 1), ("the third picture", 2), ("the 3rd", 2),
        ("the third", 2), ("the last one", -1), ("the last", -1), ("the last picture", -1), ("the final one", -1),
        ("the last hit", -1), ("the fourth", 3), ("the fourth one", 3), ("them", None),
        ("all of them", None), ("each of them", None), ("every one", None), ("the results", None), ("these", None),
        ("each one", None), ("all", None), ("the hits", None), ("whatever you find", None), ("those", None),
        ("the first two", -12), ("the top two", -12), ("the first three", -13), ("the two best ones", -12),
    ),
    "zh": (
        ("第一张", 0), ("最好的那张", 0), ("最像的那张", 0), ("它", 0), ("排第一的", 0), ("第1张", 0), ("头一张", 0),
        ("最前面那张", 0), ("第一个", 0), ("第二张", 1), ("第2张", 1), ("第二个", 1), ("第三张", 2), ("第3张", 2),
        ("最后一张", -1), ("最后那张", -1), ("末尾那张", -1), ("第四张", 3), ("它们", None), ("每一张", None),
        ("这几张", None), ("所有结果", None), ("找到的图", None), ("全部", None), ("每张", None), ("这些", None),
        ("前两张", -12), ("头两张", -12), ("前三张", -13),
    ),
}  # fmt: skip
"""Which of the hits the words mean: a place, -1 for the last; -10 - n for the first n; None for all of them."""
FIRST_OF = -10
"""Places below it stand for that many of the first hits."""
_ONE_BY_ONE = frozenset({"each of them", "every one", "each one", "whatever you find"})


def is_many(which: str, place: int | None) -> bool:
    """Whether verbs stand in the plural beside these words for hits."""
    return (place is None or place < FIRST_OF) and which not in _ONE_BY_ONE


CAPTION: dict[Language, tuple[str, ...]] = {
    "en": (
        "describe {w}", "caption {w}", "tell me what is in {w}", "write a caption for {w}", "say what {w} {shows}",
        "describe {w} in detail", "give a short description of {w}", "write alt text for {w}", "tell me about {w}",
        "explain what you see in {w}", "summarise {w} in one sentence", "put {w} into words", "what {does} {w} show",
        "give me a caption for {w}", "describe {w} briefly", "tell me what {w} {looks} like", "what's in {w}",
        "a long description of {w}", "make a caption of {w}", "let me know what {w} {is}", "what can be seen in {w}",
        "describe {w} for a blind person", "explain {w}", "talk me through {w}",
    ),
    "zh": (
        "描述{w}", "给{w}配文", "说说{w}里有什么", "详细描述{w}", "简单描述一下{w}", "给{w}写替代文本", "介绍一下{w}",
        "讲讲{w}", "用一句话概括{w}", "说明{w}的内容", "描述一下{w}", "{w}里有什么", "告诉我{w}是什么",
        "说一下{w}的样子",
        "给{w}写一句话", "看看{w}是什么", "仔细讲讲{w}", "把{w}说给我听", "为{w}写说明", "解释{w}", "{w}画的是什么",
    ),
}  # fmt: skip
ASK: dict[Language, tuple[str, ...]] = {
    "en": (
        "what colour {is} {w}", "tell me what colour {w} {is}", "how many {s} are in {w}", "is there {a} in {w}",
        "tell me how many shapes {w} {has}", "where is the {q} in {w}", "count the {s} in {w}", "{is} {w} blurry",
        "what is on the left of {w}", "check whether {w} {has} {a}", "which shape is biggest in {w}",
        "say if {w} {shows} {a}", "what is the background of {w}", "tell me where the {q} is in {w}", "{is} {w} red",
        "how big is the {q} in {w}", "what colour is the {q} in {w}", "are there any {s} in {w}",
        "{does} {w} have {a}",
        "check if there is {a} in {w}", "tell me if the {q} in {w} is large", "how many things are in {w}",
        "what is next to the {q} in {w}", "which colours are in {w}", "what stands behind the {q} in {w}",
    ),
    "zh": (
        "{w}是什么颜色", "告诉我{w}的颜色", "{w}里有几个{q}", "{w}里有没有{q}", "数一数{w}里的{q}", "{q}在{w}的哪里",
        "{w}左边是什么", "看看{w}有没有{q}", "{w}里哪个形状最大", "{w}的背景是什么颜色", "问问{w}里的{q}是什么颜色",
        "{w}里的{q}大不大", "数数{w}有几个形状", "{w}右边是不是{q}", "看{w}里{q}多不多", "{w}有{q}吗", "{w}模糊吗",
        "告诉我{w}里有几种颜色", "{w}里{q}旁边是什么", "检查{w}里是否有{q}",
    ),
}  # fmt: skip
CLASSIFY: dict[Language, tuple[str, ...]] = {
    "en": (
        "classify {w} as {l}", "tell me whether {w} {is} {l}", "label {w} with {l}", "sort {w} into {l}",
        "{is} {w} {l}", "decide if {w} {is} {l}", "tag {w} with {l}", "pick a label for {w}: {l}",
        "which fits {w}: {l}",
    ),
    "zh": (
        "把{w}分类为{l}", "判断{w}是{l}中的哪个", "给{w}打标签：{l}", "看{w}属于{l}哪一类", "{w}是哪一种：{l}",
        "给{w}选个标签：{l}", "分一下{w}：{l}",
    ),
}  # fmt: skip
DETAILS: dict[Language, tuple[str, ...]] = {
    "en": (
        "tell me when {w} {was} taken", "when {was} {w} taken", "say where {w} {is} stored", "which folder {is} {w} in",
        "give me the path of {w}", "tell me the file name of {w}", "what date {is} {w} from",
        "how many pixels {has} {w}", "tell me how large the file of {w} is", "what day {was} {w} shot",
    ),
    "zh": (
        "告诉我{w}是什么时候拍的", "{w}是哪天拍的", "说说{w}存在哪里", "{w}在哪个文件夹", "给我{w}的路径",
        "告诉我{w}的文件名", "{w}有多少像素", "看看{w}的拍摄日期", "{w}的文件有多大",
    ),
}  # fmt: skip
