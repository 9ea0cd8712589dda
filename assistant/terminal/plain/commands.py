"""Slash commands of the plain chat, and the numbered lists that they show: a number alone chooses from the last one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from assistant.api.errors import AssistantError
from assistant.api.language import Phrases
from assistant.api.parts import Picture
from assistant.api.safe_text import safe_line
from assistant.terminal.exporting import write_export
from assistant.terminal.plain.words import described, say

if TYPE_CHECKING:
    from assistant.terminal.plain import PlainChat

SAY = Phrases(
    choose=("Type a number to choose.", "输入数字进行选择。"),
    no_choice=("There is no number {number} in the last list.", "上一个列表中没有 {number}。"),
    none=("Nothing yet.", "还没有内容。"),
    nothing_yet=("Nothing was asked in this conversation yet.", "这个对话里还没有提问。"),
    opened=("Opened: {title}", "已打开：{title}"),
    begun=("A new conversation.", "新对话。"),
    renamed=("The title is now: {title}", "标题已改为：{title}"),
    need_words=("Write the new words behind it: /edit what is blue?", "请在后面写上新的提问：/edit 什么是蓝色的？"),
    need_title=("Write the title behind it: /rename Holiday", "请在后面写上标题：/rename 假期"),
    sure=(
        "Delete “{title}” and the pictures that only it uses? 1 yes, 2 no.",
        "删除“{title}”以及只有它使用的图片？1 是，2 否。",
    ),
    kept=("Nothing was deleted.", "没有删除。"),
    deleted=("Deleted.", "已删除。"),
    exported=("Written to {path}", "已写入 {path}"),
    undone=("Taken back. /redo brings it back.", "已撤回。/redo 可恢复。"),
    redone=("Brought back.", "已恢复。"),
    loaded=("loaded", "已加载"),
    present=("here", "已下载"),
    absent=("not here", "未下载"),
    pictures=("{count} {count:picture|pictures}", "{count} 张图片"),
    asked=("You asked: {text}", "您问：{text}"),
)  # fmt: skip
_HELP = (
    ("/new", "begin a new conversation", "新对话"),
    ("/conversations [WORDS]", "list conversations, or search in them", "列出或搜索对话"),
    ("/continue", "go on with the last conversation", "继续上次对话"),
    ("/rename TITLE", "give this conversation a title", "修改标题"),
    ("/delete", "delete this conversation", "删除此对话"),
    ("/export", "write this conversation to a file", "导出此对话"),
    ("/pictures", "describe the pictures of this conversation", "描述此对话的图片"),
    ("/why", "why the last answer was given", "为何这样回答"),
    ("/again [ACTION]", "answer the last question again", "重新回答上一个问题"),
    ("/edit WORDS", "ask the last question in other words", "用别的话重问上一个问题"),
    ("/undo, /redo", "take back the last question, bring it back", "撤回、恢复上一个问题"),
    ("/models", "list the models", "列出模型"),
    ("/library", "list the folders of the library", "列出图库文件夹"),
    ("/quit", "leave", "退出"),
)
_COMMAND = re.compile(r"/([a-z]+)(?:\s+(.*))?", re.DOTALL)


class Commands:
    """What the plain chat can do besides asking."""

    def __init__(self, chat: PlainChat) -> None:
        self._chat = chat
        self._choices: Sequence[Callable[[], None]] = ()

    def take(self, line: str) -> bool | None:
        """True if the line was a command or a choice, False if the user leaves, None if it is a question."""
        if line.isascii() and line.isdigit() and self._choices:
            self._choose(int(line))
            return True
        match = _COMMAND.fullmatch(line)
        if match is None:
            return None
        name, rest = match[1], (match[2] or "").strip()
        if name == "quit":
            return False
        command = getattr(self, f"_do_{name}", None)
        if command is None:
            return None
        self._choices = ()
        command(rest)
        return True

    def _choose(self, number: int) -> None:
        if not 1 <= number <= len(self._choices):
            raise AssistantError(SAY(self._chat.language, "no_choice", number=number))
        choice, self._choices = self._choices[number - 1], ()
        choice()

    def _list(self, lines: Sequence[str], choices: Sequence[Callable[[], None]] = ()) -> None:
        for number, line in enumerate(lines, 1):
            say(f"{number}. {line}" if choices else line)
        if not lines:
            self._say("none")
        elif choices:
            self._say("choose")
        self._choices = choices

    def _say(self, name: str, **values: Any) -> None:
        say(SAY(self._chat.language, name, **values))

    def _get(self, route: str, **parameters: Any) -> Any:
        with self._chat.client() as client:
            return client.get(route, **parameters)

    @property
    def _conversation(self) -> str:
        if not self._chat.conversation:
            raise AssistantError(SAY(self._chat.language, "nothing_yet"))
        return self._chat.conversation

    # ------------------------------------------------------------ conversations

    def _do_new(self, _: str) -> None:
        self._chat.conversation = ""
        self._say("begun")

    def _do_conversations(self, words: str) -> None:
        found = self._get("/conversations", query=words)[:30]
        lines = [safe_line(f"{each['title']} {each['excerpt']}".strip()) or each["id"] for each in found]
        self._list(lines, [lambda each=each: self._open(each["id"]) for each in found])  # type: ignore[misc]

    def _do_continue(self, _: str) -> None:
        found = self._get("/conversations")
        if not found:
            raise AssistantError(SAY(self._chat.language, "none"))
        self._open(found[0]["id"])

    def _open(self, conversation: str) -> None:
        saved = self._get(f"/conversations/{conversation}")
        self._chat.conversation = conversation
        self._say("opened", title=safe_line(saved["title"]) or conversation)
        for turn in saved["turns"][-3:]:
            self._say("asked", text=safe_line(turn["text"]))
            say(turn["answer"].strip())

    def _do_rename(self, title: str) -> None:
        if not title:
            raise AssistantError(SAY(self._chat.language, "need_title"))
        with self._chat.client() as client:
            client.patch(f"/conversations/{self._conversation}", {"title": title})
        self._say("renamed", title=safe_line(title))

    def _do_delete(self, _: str) -> None:
        conversation = self._conversation
        title = self._get(f"/conversations/{conversation}")["title"]
        self._say("sure", title=safe_line(title) or conversation)
        self._choices = [lambda: self._delete(conversation), lambda: self._say("kept")]

    def _delete(self, conversation: str) -> None:
        with self._chat.client() as client:
            client.delete(f"/conversations/{conversation}")
        self._chat.conversation = ""
        self._say("deleted")

    def _do_export(self, _: str) -> None:
        saved = self._get(f"/conversations/{self._conversation}")
        document = self._get(f"/conversations/{self._conversation}/export")
        self._say("exported", path=safe_line(write_export(document, self._conversation, saved["title"])))

    # ------------------------------------------------------------ turns

    def _do_pictures(self, _: str) -> None:
        pictures = [Picture(**each) for each in self._get(f"/conversations/{self._conversation}")["pictures"]]
        self._list([described(picture, self._chat.language) for picture in pictures])

    def _do_why(self, _: str) -> None:
        say(self._get(f"/conversations/{self._conversation}/why")["words"])

    def _do_again(self, action: str) -> None:
        turns = self._get(f"/conversations/{self._conversation}")["turns"]
        if not turns:
            raise AssistantError(SAY(self._chat.language, "nothing_yet"))
        self._chat.ask("", action=action.removeprefix("/"), instead=turns[-1]["turn"])

    def _do_edit(self, words: str) -> None:
        if not words:
            raise AssistantError(SAY(self._chat.language, "need_words"))
        turns = self._get(f"/conversations/{self._conversation}")["turns"]
        if not turns:
            raise AssistantError(SAY(self._chat.language, "nothing_yet"))
        self._chat.ask(words, instead=turns[-1]["turn"])

    def _do_undo(self, _: str) -> None:
        self._moved("undo", "undone")

    def _do_redo(self, _: str) -> None:
        self._moved("redo", "redone")

    def _moved(self, way: str, said: str) -> None:
        with self._chat.client() as client:
            client.post(f"/conversations/{self._conversation}/{way}")
        self._say(said)

    # ------------------------------------------------------------ what there is

    def _do_help(self, _: str) -> None:
        actions = [
            f"/{action['name']}: {action['summary']}"
            for plugin in self._get("/plugins")["plugins"]
            for action in plugin["actions"]
        ]
        own = [f"{name}: {zh if self._chat.language == 'zh' else en}" for name, en, zh in _HELP]
        self._list([safe_line(line) for line in [*actions, *own]])

    def _do_models(self, _: str) -> None:
        loaded = {(model["capability"], model["model"]) for model in self._get("/status")["models"]}
        lines = []
        for entry in self._get("/models"):
            here = "present" if entry["present"] else "absent"
            state = "loaded" if (entry["capability"], entry["id"]) in loaded else here
            lines.append(f"{safe_line(entry['id'])}, {entry['capability']}, {SAY(self._chat.language, state)}")
        self._list(lines)

    def _do_library(self, _: str) -> None:
        library = self._get("/library")
        self._say("pictures", count=library["pictures"])
        self._list([f"{safe_line(folder)}: {count}" for folder, count in library["folders"]])
