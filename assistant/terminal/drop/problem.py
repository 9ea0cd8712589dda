"""Why a text that looks like a dropped path was not taken, in one sentence with the likely cause."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from assistant.api.language import Language, Phrases
from assistant.slash_line import is_command
from assistant.terminal.drop import grammar
from assistant.terminal.drop.resolve import Place, mode_of, spellings

_PHRASES = Phrases(
    kind=(
        "{name} is there, but it is neither a picture, a sound nor a text that can be read. Export a document as text.",
        "{name} 存在，但它不是可读取的图片、声音或文本。文档请导出为文本。",
    ),
    missing=("There is no file {name} here.", "这里没有文件 {name}。"),
    absent=(
        "There is no file {name}: its folder is there, but nothing of that name in it.",
        "没有文件 {name}：文件夹存在，但其中没有这个名字。",
    ),
    no_folder=(
        "There is no folder {name} where this chat was started. Write the folder's whole path, or drop it.",
        "启动聊天时所在的文件夹里没有文件夹 {name}。请写出完整路径，或把文件夹拖进来。",
    ),
    closed=(
        "You may not look into the folder of {name}. Check the permissions of the folders on the way to it.",
        "您无权进入 {name} 所在的文件夹。请检查通往它的各级文件夹的权限。",
    ),
    ssh=(
        "There is no file {name} on this machine: over SSH a drop names a file on your own computer. Copy it first.",
        "这台机器上没有 {name}：通过 SSH 拖放的是您自己电脑上的文件。请先把它复制过来。",
    ),
    container=(
        "There is no file {name} in this container: mount its folder into the container first.",
        "这个容器里没有 {name}：请先把它所在的文件夹挂载进来。",
    ),
    wsl=(
        "There is no file {name} here: under WSL a Windows drive is found below /mnt, if it is mounted.",
        "这里没有 {name}：在 WSL 中，Windows 磁盘位于 /mnt 之下（如果已挂载）。",
    ),
)


def problem_with(text: str, place: Place, language: Language) -> str:
    """One sentence on a path-like text that named no attachable file; empty if it is a command or prose."""
    if is_command(text):
        return ""
    words = list(grammar.shell_prefixes(text))
    whole = bool(words) and words[-1][1] >= len(text.rstrip())
    tokens = [token for token, _ in words] if whole else [text.strip()]
    absent = next((token for token in tokens if not place.exists(token)), None)
    if absent is None:
        wrong = next((token for token in tokens if place.target(token) is None), "")
        return _PHRASES(language, "kind", name=_shown(wrong)) if wrong else ""
    return missing(absent, language) if grammar.starts_like_path(absent) else ""


def missing(path: str, language: Language) -> str:
    """One sentence on a path that names nothing here, with the likely cause."""
    cause = "closed" if _kept_out(path) else "absent" if _beside_others(path) else _likely_cause(path)
    return _PHRASES(language, cause, name=_shown(path))


def no_folder(name: str, language: Language) -> str:
    """One sentence on a folder that was ordered to be indexed by its name and is not here."""
    return _PHRASES(language, "no_folder", name=_shown(name))


def _kept_out(token: str) -> bool:
    """Whether a folder on the way may not be entered: nobody can say then what is in it."""
    for path in spellings(token):
        try:
            os.stat(path)  # noqa: PTH116 - as in mode_of
        except PermissionError:
            return True
        except (OSError, ValueError):
            continue
    return False


def _beside_others(token: str) -> bool:
    """Whether the folder of an absolute path is on this machine: then only its name is wrong."""
    folders = (Path(path).parent for path in spellings(token) if path.startswith("/"))
    return any(folder != folder.parent and stat.S_ISDIR(mode_of(str(folder))) for folder in folders)


def _likely_cause(token: str) -> str:
    if os.environ.get("SSH_CONNECTION"):
        return "ssh"
    if Path("/run/.containerenv").exists() or Path("/.dockerenv").exists():
        return "container"
    return "wsl" if re.match(r"[A-Za-z]:[\\/]", token) else "missing"


def _shown(token: str) -> str:
    name = token if len(token) <= 80 else "…" + token[-79:]
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)
