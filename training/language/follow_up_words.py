"""The wordings of follow-ups: those that are learned, and those that are kept for measuring."""

from __future__ import annotations

from dataclasses import dataclass

from training.language.names import Language


@dataclass(frozen=True, slots=True)
class Wordings:
    """Ways of asking about what was just asked about, by what is asked; of asking the same about `<d>`; and whether it
    is `<v>`."""

    it: dict[str, tuple[str, ...]]
    other: tuple[str, ...]
    check: tuple[str, ...]


# fmt: off
TRAINED: dict[Language, Wordings] = {
    "en": Wordings(
        {
            "colour": (
                "what color is it?", "what colour is it?", "and its color?", "which colour does it have?",
                "its colour?", "and what color is it?", "what color is that one?", "what colour is this one?",
                "and the color?", "and the colour of it?", "the color of that one?", "so what colour is it?",
                "what colour does that one have?", "in which color is it drawn?", "which colour is that?",
                "tell me its color", "can you tell me its colour?", "what about its color?", "and which colour?",
                "what color, then?", "how is it coloured?", "what is its colour?",
                "and what is the color of that one?", "i also want to know its colour",
                "is it red, blue or something else?", "what colour do you see on it?", "ok, and what color is that?",
                "what color has it got?",
            ),
            "shape": (
                "what shape is it?", "and its shape?", "what kind of shape is it?", "which shape does it have?",
                "and what shape is it?", "what shape is that one?", "what shape does this one have?", "and the shape?",
                "the shape of it?", "and the shape of that one?", "so what shape is it?", "which shape is that?",
                "tell me its shape", "can you tell me its shape?", "what about its shape?", "and which shape?",
                "what is its shape?", "what form does it have?", "and its form?", "how is it shaped?",
                "what kind of figure is it?", "i also want to know its shape", "ok, and what shape is that?",
                "what shape has it got?", "is it a circle, a star or what?",
            ),
            "size": (
                "how big is it?", "is it large or small?", "what size is it?", "and its size?", "is it big or small?",
                "and how big is it?", "how large is it?", "how big is this one?", "is that one large or small?",
                "and what size is it?", "what size is that one?", "and the size?", "the size of it?",
                "so how large is it?", "tell me its size", "can you tell me its size?", "what about its size?",
                "what is its size?", "small or large?", "and is it big or small?", "is that a small or a large one?",
                "i also want to know its size", "ok, and how big is that?", "what size has it got?",
            ),
            "where": (
                "where is it?", "and where is it?", "in which part of the picture is it?", "where can i find it?",
                "where is that one?", "and where is that?", "so where is it?", "where does it lie?",
                "where do you see it?", "whereabouts is it?", "and whereabouts is that one?", "its position?",
                "and its position?", "what is its position?", "in what corner is it?",
                "which part of the picture is it in?", "where in the picture is that one?", "tell me where it is",
                "can you tell me where it is?", "and on which side is it?", "i also want to know where it is",
                "ok, and where is that?", "where has it been put?",
            ),
        },
        (
            "and <d>?", "what about <d>?", "and what about <d>?", "how about <d>?", "<d>?", "now <d>?",
            "and how about <d>?", "ok, and <d>?", "also <d>", "and for <d>?", "and that of <d>?", "then <d>",
            "next <d>", "i mean also <d>", "and what is it for <d>?", "what is it with <d>?", "tell me about <d> too",
        ),
        (
            "is it <v>?", "and is it <v>?", "so is it <v>?", "is that one <v>?", "is this one <v>?",
            "is it really <v>?", "it is <v>, right?", "it's <v>, isn't it?", "would you say it is <v>?",
            "do you think it is <v>?", "could it be <v>?", "am i right that it is <v>?", "would that one be <v>?",
            "i think it is <v>, is it?",
        ),
    ),
    "zh": Wordings(
        {
            "colour": (
                "它是什么颜色的？", "它的颜色呢？", "是什么颜色？", "那它是什么颜色？", "它是什么颜色？",
                "什么颜色的？", "那个是什么颜色？", "这个呢，什么颜色？", "颜色是什么？", "它是啥颜色？",
                "它有什么颜色？", "说说它的颜色", "请告诉我它的颜色", "它的颜色是什么？", "它又是什么颜色的？",
                "那一个是什么颜色的？", "它是红的还是别的颜色？", "我还想知道它的颜色", "它涂成了什么颜色？",
                "好，那它的颜色？",
            ),
            "shape": (
                "它是什么形状？", "它的形状呢？", "是什么形状的？", "那它是什么图形？", "它是什么图形？", "什么形状？",
                "那个是什么形状？", "形状是什么？", "它是啥形状？", "它是哪种形状？", "说说它的形状",
                "请告诉我它的形状", "它的形状是什么？", "它又是什么形状？", "那一个是什么图形？",
                "它是圆的还是别的形状？", "我还想知道它的形状", "它长什么形状？", "好，那它的形状？",
            ),
            "size": (
                "它有多大？", "它是大的还是小的？", "它的大小呢？", "大还是小？", "它多大？", "那个有多大？",
                "大小是什么？", "是大的还是小的？", "它是大还是小？", "那它是大的吗，还是小的？", "说说它的大小",
                "请告诉我它的大小", "它的大小是什么？", "它又有多大？", "那一个是大的还是小的？", "它大不大？",
                "我还想知道它的大小", "好，那它的大小？",
            ),
            "where": (
                "它在哪里？", "它的位置呢？", "那它在哪儿？", "在什么位置？", "它在哪儿？", "它在什么地方？",
                "那个在哪里？", "位置是哪里？", "它在图的哪个部分？", "它在画面的哪一边？", "说说它的位置",
                "请告诉我它的位置", "它的位置在哪里？", "它又在哪里？", "那一个在什么地方？", "它放在哪里？",
                "我还想知道它的位置", "在图里的哪儿？", "好，那它的位置？",
            ),
        },
        (
            "<d>呢？", "那<d>呢？", "那么<d>呢？", "<d>又如何？", "还有<d>呢？", "<d>又是怎样？", "那<d>又如何？",
            "接着是<d>", "然后<d>呢？", "<d>的呢？", "也说说<d>", "再看<d>", "那另外<d>呢？", "至于<d>呢？",
        ),
        (
            "它是<v>吗？", "是<v>吗？", "那它是<v>吗？", "它是不是<v>？", "是不是<v>？", "那个是<v>吗？",
            "它是<v>，对吗？", "你觉得它是<v>吗？", "所以它是<v>？", "它真的是<v>吗？", "那一个是<v>吗？",
            "我猜它是<v>，对不对？", "难道它是<v>吗？",
        ),
    ),
}
# fmt: on
KEPT: dict[Language, Wordings] = {
    "en": Wordings(
        {
            "colour": ("and in what colour?", "and what color would that be?", "what might its color be?"),
            "shape": ("what is its shape called?", "and what shape would that be?", "what would you call its shape?"),
            "size": ("and how big is that one?", "how large would that be?", "and the size of that?"),
            "where": ("in which place is it?", "and its place in the picture?", "it is in what part?"),
        },
        ("and now <d>?", "then what about <d>?", "the same for <d>?"),
        ("and is that <v>?", "so it is <v>?"),
    ),
    "zh": Wordings(
        {
            "colour": ("那它算什么颜色？", "那颜色呢？", "它又是哪种颜色？"),
            "shape": ("它是哪一种图形？", "那形状呢？", "那它算什么形状？"),
            "size": ("它是大是小？", "那大小呢？", "它算大还是算小？"),
            "where": ("它位于哪里？", "那位置呢？", "它是在哪个位置？"),
        },
        ("再说<d>呢？", "换成<d>呢？", "<d>怎么样？"),
        ("会不会是<v>？", "那它就是<v>吗？"),
    ),
}
"""For measuring alone."""
