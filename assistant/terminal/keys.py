"""Every key of the chat in one table: for the bindings, the help screen and the command palette."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding

from assistant.api.language import Language


@dataclass(frozen=True, slots=True)
class Key:
    """One command: its keys, the app's action, and its name in both languages."""

    keys: str
    action: str
    english: str
    chinese: str
    footer: bool = False

    def name(self, language: Language) -> str:
        return self.chinese if language == "zh" else self.english

    @property
    def shown(self) -> str:
        """The keys as people write them."""
        return " / ".join(part.replace("ctrl+", "Ctrl+").replace("escape", "Esc").capitalize() if "+" not in part
                          else part.replace("ctrl+", "Ctrl+").upper().replace("CTRL", "Ctrl")
                          for part in self.keys.split(","))  # fmt: skip


KEYS = (
    Key("f1", "help", "Help", "帮助", footer=True),
    Key("f5,ctrl+r", "listen", "Speak", "说话", footer=True),
    Key("escape", "stop", "Stop", "停止", footer=True),
    Key("ctrl+n", "new", "New conversation", "新对话"),
    Key("ctrl+l", "conversations", "Conversations", "对话列表", footer=True),
    Key("ctrl+o", "continue_last", "Continue the last conversation", "继续上次对话"),
    Key("f2", "models", "Models", "模型"),
    Key("f3", "library", "Library", "图库"),
    Key("f4", "why", "Show why each answer was chosen", "显示每个回答的理由"),
    Key("f6", "gallery", "Walk through the pictures", "浏览图片"),
    Key("ctrl+e", "export", "Export the conversation", "导出对话"),
    Key("ctrl+q", "leave", "Leave", "退出", footer=True),
)
EDITING = (
    ("Enter", "Send", "发送"),
    ("Ctrl+J", "New line", "换行"),
    ("↑ ↓", "What you asked before", "之前的提问"),
    ("/", "Commands", "命令"),
    ("Backspace", "In an empty line: remove the last attachment", "空行时：移除最后一个附件"),
    ("Ctrl+P", "All commands", "所有命令"),
)


def bindings(language: Language) -> list[Binding]:
    """The table as Textual's bindings."""
    return [
        Binding(key.keys, key.action, key.name(language), show=key.footer, priority=key.action != "stop")
        for key in KEYS
    ]
