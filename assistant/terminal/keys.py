"""Every command of the chat in one table: for the keys, the slash menu, the help screen and the list of commands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from textual.binding import Binding
from textual.keys import Keys

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual, Language


@dataclass(frozen=True, slots=True)
class Command:
    """What the terminal itself can do. `name` is its slash command and its name in the settings; `keys` is a list as
    Textual writes it, empty if there is none."""

    name: str
    keys: str
    english: str
    chinese: str
    footer: bool = False
    takes: bool = False
    """Whether something may be written behind its name."""

    def summary(self, language: Language) -> str:
        return self.chinese if language == "zh" else self.english

    @property
    def shown(self) -> str:
        """The keys as people write them."""
        return " / ".join(written(key) for key in self.keys.split(",") if key)


COMMANDS = (
    Command("help", "f1", "Help", "帮助", footer=True),
    Command("commands", "ctrl+p", "All commands", "所有命令"),
    Command("speak", "f5,ctrl+r", "Speak", "说话", footer=True),
    Command("listen", "", "Listen all the time, or no longer", "持续聆听，或停止聆听"),
    Command("microphone", "", "Choose the microphone", "选择麦克风"),
    Command("say", "", "Read the last answer aloud", "朗读上一个回答"),
    Command("stop", "escape", "Stop", "停止", footer=True),
    Command("attach", "ctrl+o", "Attach a file", "添加附件", footer=True, takes=True),
    Command("paste", "", "Attach the picture on the clipboard", "添加剪贴板里的图片"),
    Command("new", "ctrl+n", "New conversation", "新对话"),
    Command("conversations", "ctrl+l", "Conversations", "对话列表", footer=True, takes=True),
    Command("continue", "ctrl+g", "Go on with the last conversation", "继续上次对话"),
    Command("gallery", "f6", "Walk through the pictures", "浏览图片"),
    Command("why", "f4", "Why this answer; answer by another action", "为何这样回答；换一种方式回答"),
    Command("again", "ctrl+t", "Answer the last question again", "重新回答上一个问题", takes=True),
    Command("edit", "ctrl+b", "Edit an earlier question", "修改之前的问题", takes=True),
    Command("branches", "f9", "Other versions of this conversation", "对话的其他版本"),
    Command("undo", "", "Take back the last question", "撤回上一个问题"),
    Command("redo", "", "Bring back what was taken back", "恢复撤回的问题"),
    Command("forget", "", "Delete a question and its answer for ever", "永久删除一个提问和它的回答"),
    Command("copy", "ctrl+y", "Copy the last answer", "复制上一个回答"),
    Command("code", "f8", "Copy a block of code", "复制一段代码"),
    Command("models", "f2", "Models", "模型", takes=True),
    Command("library", "f3", "Library", "图库", takes=True),
    Command("settings", "f7", "Settings", "设置", takes=True),
    Command("theme", "", "Theme", "主题", takes=True),
    Command("rename", "", "Rename the conversation", "给对话改名", takes=True),
    Command("export", "ctrl+s", "Export the conversation", "导出对话", takes=True),
    Command("quit", "ctrl+q", "Leave", "退出", footer=True),
)
EDITING = (
    ("Enter", "Send", "发送"),
    ("Ctrl+J", "New line", "换行"),
    ("↑ ↓", "What you asked before", "之前的提问"),
    ("↑", "In an empty line: take back the last question that waits", "空行时：取回最后一个等待中的提问"),
    (
        "PageUp PageDown",
        "Through the conversation; Home and End in an empty line",
        "翻看对话；空行时 Home 和 End 到首尾",
    ),
    ("Tab", "Complete a path or a command", "补全路径或命令"),
    ("Ctrl+V", "Paste; a picture becomes an attachment", "粘贴；图片会成为附件"),
    (
        "Ctrl+Z",
        "Undo; with nothing to undo, back to the shell: fg goes on with the chat",
        "撤销；没有可撤销的内容时回到 shell：fg 继续聊天",
    ),
    ("/", "Commands", "命令"),
    ("Backspace", "In an empty line: remove the last attachment", "空行时：移除最后一个附件"),
    (
        "Shift+Tab",
        "To the attachments: ← → choose, Shift+← → move, Del removes",
        "到附件：← → 选择，Shift+← → 移动，Del 移除",
    ),
)
_MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt", "super": "Super"}


def table_of(chosen: Mapping[str, str]) -> tuple[Command, ...]:
    """The commands with the user's own keys. Raises AssistantError naming a command or key that does not exist."""
    known = {command.name: command for command in COMMANDS}
    for name, keys in chosen.items():
        if name not in known:
            raise AssistantError(
                Bilingual(f"The setting 'keys' names no command: {name!r}.", f"设置 'keys' 中没有这个命令：{name!r}。"),
                Bilingual(f"Known: {', '.join(known)}.", f"可用的命令：{'、'.join(known)}。"),
            )
        wrong = next((key for key in keys.split(",") if key and not _is_key(key)), "")
        if wrong:
            raise AssistantError(
                Bilingual(
                    f"The setting 'keys.{name}' names no key: {wrong!r}.", f"设置 'keys.{name}' 不是按键：{wrong!r}。"
                ),
                Bilingual("Write ctrl+k or f8, for example.", "例如写 ctrl+k 或 f8。"),
            )
        known[name] = replace(known[name], keys=keys)
    own = {key for keys in chosen.values() for key in keys.split(",")}
    for name, command in known.items():
        if name not in chosen:
            # A key that the user gave to another command is that one's, also if it became a default later.
            known[name] = replace(command, keys=",".join(key for key in command.keys.split(",") if key not in own))
    taken: dict[str, str] = {}
    for command in known.values():
        for key in filter(None, command.keys.split(",")):
            if key in taken:
                both = f"{taken[key]} and {command.name}"
                raise AssistantError(
                    Bilingual(
                        f"The key {key} is set for two commands: {both}.", f"按键 {key} 被设给了两个命令：{both}。"
                    ),
                    Bilingual("Correct the setting 'keys'.", "请更正设置 'keys'。"),
                )
            taken[key] = command.name
    return tuple(known.values())


def bindings(table: tuple[Command, ...], language: Language) -> list[Binding]:
    """The commands as Textual's bindings. Escape that stops yields to a screen or menu that uses it; every other key
    comes before what the line would do with it."""
    return [
        Binding(
            key,
            f"run('{command.name}')",
            command.summary(language),
            show=command.footer,
            key_display=written(command.keys.split(",")[0]),
            priority=command.name != "stop" or key != "escape",
        )
        for command in table
        for key in command.keys.split(",")
        if key
    ]


def _is_key(key: str) -> bool:
    """A key that can be bound without taking a character from the text."""
    *modifiers, last = key.split("+")
    if not all(modifier in _MODIFIERS for modifier in modifiers):
        return False
    named = last in {each.value for each in Keys}
    return named or (len(last) == 1 and last.isprintable() and bool(set(modifiers) - {"shift"}))


def written(key: str) -> str:
    """A key as people write it: `Ctrl+K`."""
    *modifiers, last = key.split("+")
    name = {"escape": "Esc"}.get(last, last.upper() if len(last) < 3 else last.capitalize())
    return "+".join([*(_MODIFIERS.get(modifier, modifier) for modifier in modifiers), name])
