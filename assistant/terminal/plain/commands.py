"""Slash commands of the plain chat in one table: for typing them and for its help."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.plain import spoken, talks, things, turns
from assistant.terminal.plain.desk import Desk

if TYPE_CHECKING:
    from assistant.terminal.plain import PlainChat

_PLACES = {"WORDS": "文字", "TITLE": "标题", "ACTION": "动作", "NAME": "名称", "VALUE": "值"}
_PLACE = re.compile("|".join(_PLACES))
_COMMAND = re.compile(r"/([a-z]+)(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """`form` is how it is written; `run` gets what was written behind it."""

    name: str
    form: str
    english: str
    chinese: str
    run: Callable[[Desk, str], None]

    def told(self, language: Language) -> str:
        """Its line in the help."""
        if language == "en":
            return f"/{self.form}: {self.english}"
        return f"/{_PLACE.sub(lambda found: _PLACES[found[0]], self.form)}: {self.chinese}"


def _help(desk: Desk, _: str) -> None:
    """What the plugins offer, then what the chat itself can do."""
    actions = [
        f"/{action['name']}: {action['summary']}"
        for plugin in desk.get("/plugins")["plugins"]
        for action in plugin["actions"]
    ]
    own = [command.told(desk.language) for command in COMMANDS]
    leave = "/quit: 退出" if desk.language == "zh" else "/quit: leave"
    desk.offer([safe_line(line) for line in [*actions, *own, leave]])


COMMANDS = (
    Command("help", "help", "list all commands", "列出所有命令", _help),
    Command("speak", "speak", "ask by speaking", "用语音提问", spoken.speak),
    Command("listen", "listen", "listen all the time", "持续聆听", spoken.listen),
    Command("microphone", "microphone", "choose the microphone", "选择麦克风", spoken.microphone),
    Command("say", "say", "read the last answer aloud", "朗读上一个回答", turns.read_aloud),
    Command("paste", "paste", "ask with the picture on the clipboard", "使用剪贴板里的图片", turns.paste),
    Command("new", "new", "begin a new conversation", "新对话", talks.new),
    Command(
        "conversations", "conversations [WORDS]", "list conversations, or search in them", "列出或搜索对话",
        talks.conversations,
    ),
    Command("continue", "continue", "go on with the last conversation", "继续上次对话", talks.continue_last),
    Command("rename", "rename TITLE", "give this conversation a title", "修改标题", talks.rename),
    Command("delete", "delete", "delete this conversation", "删除此对话", talks.delete),
    Command("export", "export", "write this conversation to a file", "导出此对话", talks.export),
    Command(
        "pictures", "pictures", "describe the pictures of this conversation; a number opens one",
        "描述此对话的图片；数字打开其中一张", turns.pictures,
    ),
    Command("why", "why", "why the last answer was given", "为何这样回答", turns.why),
    Command("again", "again [ACTION]", "answer the last question again", "重新回答上一个问题", turns.again),
    Command(
        "edit", "edit [WORDS]", "ask the last question in other words; alone: choose an earlier one",
        "用别的话重问上一个问题；不带内容时选择更早的提问", turns.edit,
    ),
    Command("branches", "branches", "other versions of this conversation", "对话的其他版本", turns.branches),
    Command("undo", "undo", "take back the last question", "撤回上一个问题", turns.undo),
    Command("redo", "redo", "bring back what was taken back", "恢复撤回的问题", turns.redo),
    Command("code", "code", "say a block of code alone", "单独给出一段代码", turns.code),
    Command(
        "models", "models", "list the models; a number says what to do with one", "列出模型；数字选择操作",
        things.models,
    ),
    Command(
        "library", "library [stop]", "folders of the library, and what could not be read; stop ends an index run",
        "图库文件夹和无法读取的文件；stop 停止索引", things.library,
    ),
    Command("settings", "settings [NAME [VALUE]]", "list or change settings", "列出或修改设置", things.settings),
)  # fmt: skip


class Commands:
    """What the plain chat can do besides asking."""

    def __init__(self, chat: PlainChat) -> None:
        self.desk = Desk(chat)
        self._table = {command.name: command for command in COMMANDS}

    def take(self, line: str) -> bool | None:
        """True if the line was a command or a choice, False if the user leaves, None if it is a question."""
        if line.isascii() and line.isdigit() and self.desk.offers:
            self.desk.choose(int(line))
            return True
        match = _COMMAND.fullmatch(line)
        if match is None:
            return None
        if match[1] == "quit":
            return False
        command = self._table.get(match[1])
        if command is None:
            return None
        self.desk.forget()
        command.run(self.desk, (match[2] or "").strip())
        return True
