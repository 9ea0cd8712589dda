"""Slash commands of the plain chat in one table: for typing them and for its help."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from assistant.api.errors import AssistantError
from assistant.api.language import Language, in_a_row
from assistant.api.safe_text import safe_line
from assistant.slash_line import command_in
from assistant.terminal import shell
from assistant.terminal.behind import check, is_stop_of_index
from assistant.terminal.language import SAY as TERMINAL
from assistant.terminal.plain import spoken, talks, things, turns
from assistant.terminal.plain.desk import Desk
from assistant.terminal.plain.phrases import LEAVE, told
from assistant.terminal.stopping import means_stop

if TYPE_CHECKING:
    from assistant.terminal.plain import PlainChat

_NEAR = 0.75
"""How alike two names are of which one may be meant for the other, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Command:
    """`english` and `chinese` are what may stand behind its name, and what it does; `run` gets what was written."""

    name: str
    english: tuple[str, str]
    chinese: tuple[str, str]
    run: Callable[[Desk, str], None]

    @property
    def takes(self) -> bool:
        """Whether something may be written behind its name."""
        return bool(self.english[0])

    def told(self, language: Language) -> str:
        """A line of the help."""
        behind, does = self.chinese if language == "zh" else self.english
        return told(f"{self.name} {behind}".strip(), does, language)


def _help(desk: Desk, _: str) -> None:
    """What the plugins offer, then what the chat itself can do."""
    actions = [told(action["name"], action["summary"], desk.language) for action in desk.actions()]
    own = [command.told(desk.language) for command in COMMANDS]
    desk.offer([safe_line(line) for line in [*actions, *own]])


def _leave(desk: Desk, _: str) -> None:
    """Never reached: who leaves is not answered any more."""


COMMANDS = (
    Command("help", ("", "list all commands"), ("", "列出所有命令"), _help),
    Command("commands", ("", "the same as /help"), ("", "与 /help 相同"), _help),
    Command("speak", ("", "ask by speaking"), ("", "用语音提问"), spoken.speak),
    Command("listen", ("", "listen all the time"), ("", "持续聆听"), spoken.listen),
    Command("microphone", ("", "choose the microphone"), ("", "选择麦克风"), spoken.microphone),
    Command("say", ("", "read the last answer aloud"), ("", "朗读上一个回答"), turns.read_aloud),
    Command("copy", ("", "give the last answer alone"), ("", "单独给出上一个回答"), turns.copy),
    Command("stop", ("", "end what runs; Ctrl+C does the same"), ("", "停止正在进行的任务；Ctrl+C 也可以"), turns.stop),
    Command(
        "attach",
        ("PATH", "ask with a file; its path alone does the same"),
        ("路径", "使用文件提问；直接输入路径也可以"),
        turns.attach,
    ),
    Command("paste", ("", "ask with the picture on the clipboard"), ("", "使用剪贴板里的图片"), turns.paste),
    Command("new", ("", "begin a new conversation"), ("", "新对话"), talks.new),
    Command(
        "conversations",
        ("[WORDS]", "list conversations, or search in them"),
        ("[内容]", "列出或搜索对话"),
        talks.conversations,
    ),
    Command("continue", ("", "go on with the last conversation"), ("", "继续上次对话"), talks.continue_last),
    Command("rename", ("TITLE", "give this conversation a title"), ("标题", "修改标题"), talks.rename),
    Command("delete", ("", "delete this conversation"), ("", "删除此对话"), talks.delete),
    Command(
        "export",
        ("[html|json]", "write this conversation to a file, as Markdown without a kind"),
        ("[html|json]", "导出此对话，不写格式则为 Markdown"),
        talks.export,
    ),
    Command(
        "pictures",
        ("", "describe the pictures of this conversation; a number opens one"),
        ("", "描述此对话的图片；数字打开其中一张"),
        turns.pictures,
    ),
    Command("gallery", ("", "the same as /pictures"), ("", "与 /pictures 相同"), turns.pictures),
    Command(
        "why",
        ("", "why the last answer was given; a number answers by another action"),
        ("", "为何这样回答；数字换一种方式回答"),
        turns.why,
    ),
    Command("again", ("[ACTION]", "answer the last question again"), ("[动作]", "重新回答上一个问题"), turns.again),
    Command(
        "edit",
        ("[WORDS]", "ask the last question in other words; alone: choose an earlier one"),
        ("[内容]", "用别的话重问上一个问题；不带内容时选择更早的提问"),
        turns.edit,
    ),
    Command("branches", ("", "other versions of this conversation"), ("", "对话的其他版本"), turns.branches),
    Command("undo", ("", "take back the last question"), ("", "撤回上一个问题"), turns.undo),
    Command("redo", ("", "bring back what was taken back"), ("", "恢复撤回的问题"), turns.redo),
    Command(
        "forget",
        ("", "delete a question and its answer for ever"),
        ("", "永久删除一个提问和它的回答"),
        turns.forget,
    ),
    Command("code", ("", "say a block of code alone"), ("", "单独给出一段代码"), turns.code),
    Command(
        "models",
        (
            "[pull NAME | unload]",
            "list the models; a number says what to do with one, pull downloads one, unload lets go of all",
        ),
        ("[pull 名称 | unload]", "列出模型；数字选择操作，pull 下载，unload 全部卸载"),
        things.models,
    ),
    Command(
        "library",
        ("[stop]", "folders of the library, and what could not be read; stop ends an index run"),
        ("[stop]", "图库文件夹和无法读取的文件；stop 停止索引"),
        things.library,
    ),
    Command(
        "settings", ("[NAME [VALUE]]", "list or change settings"), ("[名称 [值]]", "列出或修改设置"), things.settings
    ),
    Command("theme", ("[VALUE]", "colours of the chat on a whole screen"), ("[值]", "全屏界面的颜色"), things.theme),
    Command("quit", ("", "leave; quit or exit alone does the same"), ("", "退出；只输入“退出”也可以"), _leave),
)


class Commands:
    """What the plain chat can do besides asking."""

    def __init__(self, chat: PlainChat) -> None:
        self.desk = Desk(chat)
        self._table = {command.name: command for command in COMMANDS}

    def take(self, line: str) -> bool | None:
        """True if the line was a command or a choice, False if the user leaves, None if it is a question."""
        if self.desk.answer(line):
            return True
        self.desk.chat.typed.line.remember(line)
        if line.casefold() in LEAVE:
            return False
        name, behind = command_in(line)
        if not name:
            shell.refuse(line, self.desk.language)
            return None
        command = self._table.get(name)
        if command is None:
            self._must_be_known(name)
            return None
        check(command.name, behind, self.desk.language, takes=command.takes)
        self.desk.forget()
        command.run(self.desk, behind)
        return True

    def at_once(self, line: str, stop: Callable[[], None]) -> bool:
        """While something runs: ends it or the index run, if the line says so."""
        if is_stop_of_index(line):
            things.library(self.desk, "stop")
        elif line == "/stop" or means_stop(line):
            stop()
        else:
            return False
        return True

    def _must_be_known(self, name: str) -> None:
        """Raises AssistantError unless there is such an action, or such a path."""
        known = [action["name"] for action in self.desk.actions()]
        if name in known or os.path.lexists(f"/{name}"):
            return
        near = [f"/{each}" for each in get_close_matches(name, [*known, *self._table], cutoff=_NEAR)]
        hint = self.desk.phrase("did_you_mean", names=", ".join(near)) if near else ""
        language = self.desk.language
        message = in_a_row(TERMINAL(language, "unknown_command", name=name), hint)
        raise AssistantError(message, self.desk.phrase("unknown_hint"))
