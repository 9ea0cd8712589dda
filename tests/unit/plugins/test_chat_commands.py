"""What is asked for in words and done by a command: the chat names the command and does nothing itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.api import CapabilityName, Language, PastTurn, Picture, TextDelta
from assistant.kit import Talk, Trial, request_for
from assistant_chat import ChatPlugin
from assistant_chat.intents import Intent, understand

NAMED = {
    Intent.LEAVING: (
        "exit", "quit", "Quit.", ":q", ":q!", "exit the chat", "quit please", "how do I quit?", "退出", "退出聊天",
        "请退出", "怎么退出？",
    ),
    Intent.BEGINNING: ("clear", "clear the screen", "cls", "清屏", "清空屏幕", "请清屏"),
    Intent.SORTING: (
        "sort them by date", "sort the pictures by name", "newest first", "按日期排序", "把照片按大小排序",
    ),
    Intent.UNDOING: (
        "undo", "Undo that please", "undo the last question", "undo the edit", "take that back", "can you undo it?",
        "how do I undo this?", "redo", "撤销", "撤回上一个问题", "请撤销刚才的修改", "撤销一下吧", "怎么撤销？",
    ),
    Intent.DELETING_TALK: (
        "delete this conversation", "please delete the chat", "clear the chat history", "forget this conversation",
        "how do I delete a conversation", "delete all my conversations", "删除这个对话", "把这个对话删掉",
        "清空聊天记录", "怎么删除对话？", "请删除所有对话",
    ),
    Intent.RENAMING: (
        "rename this conversation", "rename this conversation to Birds", "call this chat \"Birds of 2020\"",
        "change the title of this conversation", "give this chat a new name", "how can I rename a conversation?",
        "重命名这个对话", "把这个对话改名为小鸟", "给这个对话起个名字", "修改对话标题", "这个对话的标题改成小鸟",
    ),
    Intent.FORGETTING: (
        "forget that", "forget what I just said", "delete my last question", "delete that", "忘了这个",
        "删除上一个问题", "忘掉我刚才说的话", "把刚才的问题删掉",
    ),
    Intent.DELETING_PICTURE: (
        "delete #6", "remove the second picture", "delete picture 2", "delete #1 and #2", "delete this photo",
        "remove #2 from the chat", "删除第二张", "把#6删掉", "删除这张照片", "把第三张图片删了吧",
    ),
    Intent.SAVING_PICTURE: (
        "save the second one", "save #2 to ~/Desktop", "download this picture", "export #3", "保存第二张",
        "把第二张保存下来", "下载这张图片", "把#2存到桌面",
    ),
}  # fmt: skip
COMMANDS = {
    Intent.LEAVING: ("Ctrl+Q", "/quit"),
    Intent.BEGINNING: ("Ctrl+N", "/new"),
    Intent.SORTING: (),
    Intent.UNDOING: ("/undo", "/redo"),
    Intent.DELETING_TALK: ("Ctrl+L", "/delete"),
    Intent.RENAMING: ("/rename",),
    Intent.FORGETTING: ("/forget",),
    Intent.DELETING_PICTURE: ("/forget",),
    Intent.SAVING_PICTURE: ("/details #",),
}


def said(text: str, language: Language, tmp_path: Path) -> str:
    plugin = ChatPlugin()
    events = plugin.run(request_for(plugin.actions[0], text, language=language), Trial(plugin, tmp_path))
    return "".join(event.text for event in events if isinstance(event, TextDelta))


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent in NAMED for text in NAMED[intent]])
def test_the_command_is_named(intent: Intent, text: str, tmp_path: Path) -> None:
    assert understand(text).intent is intent
    for language in ("en", "zh"):
        assert all(command in said(text, language, tmp_path) for command in COMMANDS[intent])


def test_the_picture_that_is_to_be_kept_is_named_with_its_number(tmp_path: Path) -> None:
    assert "/details #2" in said("save the second one", "en", tmp_path)
    assert "/details #3" in said("把#3存到桌面", "zh", tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "undo the last edit to my paper in git", "how do I undo a commit", "take it easy", "take back control",
        "delete the background of #2", "how do I delete a file in linux", "delete this chat partner from my life",
        "forget that I am a beginner and explain it", "forgetting that was easy", "rename my files by date",
        "what is the name of this conversation style", "save the whales", "save the second one for your birthday",
        "how do I save money", "delete the second paragraph", "撤销合同要多久", "怎么撤销 git 提交", "删除线怎么打",
        "忘了带钥匙怎么办", "怎么忘掉一个人", "把第二张的背景删掉", "怎么保存蔬菜", "给公司起个名字", "聊天改变人生",
        "对话录是谁写的", "exit strategy", "quit smoking", "how do I exit vim", "clear sky", "is it clear?", "quiet",
        "clear the table", "退出群聊的方法", "退出江湖", "清屏快捷键是什么", "sort the words by length",
    ],
)  # fmt: skip
def test_a_question_about_other_things_is_left_alone(text: str) -> None:
    assert understand(text).intent not in NAMED


MODEL: dict[CapabilityName, Any] = {"text_generation": None}
"""A language model that nothing may be asked of."""
SHOWN = Talk("c", (PastTurn(1, "find hearts", "search", "2 pictures:", (), (1, 2), ()),))


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("exit", "en", "Ctrl+Q"), ("退出", "zh", "Ctrl+Q"), ("clear", "en", "Ctrl+N"), ("清屏", "zh", "Ctrl+N"),
        ("what's in my library", "en", "~/Pictures"), ("我有多少张照片", "zh", "~/Pictures"),
        ("sort them by date", "en", "cannot sort"), ("按日期排序", "zh", "顺序"),
    ],
)  # fmt: skip
def test_what_the_program_alone_knows_takes_no_model(text: str, language: Language, told: str, tmp_path: Path) -> None:
    plugin = ChatPlugin()
    trial = Trial(plugin, tmp_path, SHOWN, capabilities=MODEL)
    events = plugin.run(request_for(plugin.actions[0], text, language=language), trial)
    assert told in "".join(event.text for event in events if isinstance(event, TextDelta))


@pytest.mark.parametrize("text", ["sort them by date", "undo", "quit smoking how", "按日期排序"])
def test_a_model_is_asked_about_everything_else(text: str, tmp_path: Path) -> None:
    plugin = ChatPlugin()
    trial = Trial(plugin, tmp_path, capabilities=MODEL)
    with pytest.raises(AttributeError):
        list(plugin.run(request_for(plugin.actions[0], text), trial))


FILES = Talk(
    "c",
    (
        PastTurn(1, "find hearts", "search", "2 pictures:", (), (2, 1), ()),
        PastTurn(2, "thanks", "chat", "", (), (), ()),
    ),
    (Picture("a", "/kept/a", 1, "found", "/photos/`a` b.png"), Picture("b", "/kept/b", 2, "found")),
)


@pytest.mark.parametrize("model", [{}, MODEL])
@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("copy them to /tmp/out", "en", "never copy, move or delete files"), ("delete these photos", "en", "never"),
        ("move these photos into a new folder", "en", "--paths"), ("复制到/tmp/out", "zh", "从不复制、移动或删除文件"),
        ("删掉这些照片", "zh", "--paths"),
    ],
)  # fmt: skip
def test_files_are_not_moved_but_said_where_they_lie(
    text: str, language: Language, told: str, model: dict[CapabilityName, Any], tmp_path: Path
) -> None:
    plugin = ChatPlugin()
    trial = Trial(plugin, tmp_path, FILES, capabilities=model)
    events = plugin.run(request_for(plugin.actions[0], text, language=language), trial)
    said = "".join(event.text for event in events if isinstance(event, TextDelta))
    assert told in said
    assert said.index("- #2 `/kept/b`") < said.index("- #1 `` /photos/`a` b.png ``"), "as they were shown"
    assert "我可以：" not in said
    assert "Here I can" not in said
