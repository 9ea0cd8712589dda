"""The desktop's clipboard, read only when the user asks for it, through the desktop's own small programs.

A terminal cannot hand over a picture by itself; some send an empty paste when the clipboard holds one.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import os
import re
import shutil
import sys
from dataclasses import dataclass

from assistant.api.errors import AssistantError
from assistant.api.language import Language, Phrases
from assistant.media.sniff import HEAD, Kind, kind, media_type

_LONGEST_S = 5.0
_WINDOWS_S = 15.0
"""PowerShell takes some seconds to start."""
MOST_BYTES = 64_000_000
"""Of a picture; a screenshot of an 8K screen as PNG is about 40 MB."""
TYPES = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff")
_POWERSHELL = (
    "$ErrorActionPreference='Stop'; Add-Type -AssemblyName System.Windows.Forms,System.Drawing; "
    "$i=[Windows.Forms.Clipboard]::GetImage(); if($i){$m=New-Object IO.MemoryStream; "
    "$i.Save($m,[Drawing.Imaging.ImageFormat]::Png); 'picture '+[Convert]::ToBase64String($m.ToArray())} "
    "else{'text '+[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes([Windows.Forms.Clipboard]::GetText()))}"
)
"""Says one line: which of the two it is, and its bytes in Base64. Text as such would be in the console's code page."""
_SAY = Phrases(
    nothing=("There is no picture on the clipboard.", "剪贴板里没有图片。"),
    nothing_hint=("Copy one first, or drop a file here.", "请先复制一张图片，或把文件拖到这里。"),
    ssh=(
        "Over SSH the clipboard is on your own computer and cannot be read from here.",
        "通过 SSH 连接时，剪贴板在您自己的电脑上，这里读不到。",
    ),
    ssh_hint=("Copy the file to this machine first: scp", "请先用 scp 把文件复制到这台机器。"),
    tool=("The clipboard cannot be read: {tools} is not installed.", "无法读取剪贴板：没有安装 {tools}。"),
    tool_hint=("Install it with your system's package manager.", "请用系统的软件包管理器安装。"),
    large=("The picture on the clipboard is too large.", "剪贴板里的图片太大。"),
)


class OutOfReach(AssistantError):
    """Nothing here can ask the desktop."""


@dataclass(frozen=True, slots=True)
class Clipping:
    """What the clipboard holds: a picture's bytes, or text (of copied files: their addresses)."""

    picture: bytes = b""
    text: str = ""


async def look(language: Language) -> Clipping:
    """The picture on the clipboard, else its text. Raises AssistantError that says what is missing, OutOfReach where
    nothing can ask for it."""
    if os.environ.get("WAYLAND_DISPLAY") and shutil.which("wl-paste"):
        return await _offered(("wl-paste", "--list-types"), ("wl-paste", "--no-newline", "--type"), language)
    if os.environ.get("DISPLAY") and shutil.which("xclip"):
        base = ("xclip", "-selection", "clipboard", "-o", "-t")
        return await _offered((*base, "TARGETS"), base, language)
    if sys.platform == "darwin":
        return await _mac(language)
    if shutil.which("powershell.exe"):
        return await _windows(language)
    if os.environ.get("SSH_CONNECTION"):
        raise OutOfReach(_SAY(language, "ssh"), _SAY(language, "ssh_hint"))
    tools = "wl-clipboard" if os.environ.get("WAYLAND_DISPLAY") else "xclip"
    raise OutOfReach(_SAY(language, "tool", tools=tools), _SAY(language, "tool_hint"))


async def _offered(list_types: tuple[str, ...], fetch: tuple[str, ...], language: Language) -> Clipping:
    """Asks what there is, then for the best of it: a picture, copied files, text."""
    types = (await _said(list_types, language)).decode("utf-8", "replace").split()
    for name in TYPES:
        if name in types:
            return whole(await _said((*fetch, name), language), "", language)
    wanted = ("text/uri-list", "text/plain;charset=utf-8", "UTF8_STRING", "text/plain")
    name = next((name for name in wanted if name in types), "")
    text = (await _said((*fetch, name), language)).decode("utf-8", "surrogateescape") if name else ""
    return whole(b"", text, language)


async def _mac(language: Language) -> Clipping:
    said = await _said(("osascript", "-e", "the clipboard as «class PNGf»"), language)
    match = re.search(rb"PNGf([0-9A-Fa-f]+)", said)
    if match:
        return whole(binascii.unhexlify(match[1]), "", language)
    return whole(b"", (await _said(("pbpaste",), language)).decode("utf-8", "replace"), language)


async def _windows(language: Language) -> Clipping:
    """Of a Linux inside Windows."""
    command = ("powershell.exe", "-NoProfile", "-STA", "-Command", _POWERSHELL)
    kind, _, encoded = (await _said(command, language, _WINDOWS_S)).partition(b" ")
    data = _unbase64(encoded)
    if kind == b"picture":
        return whole(data, "", language)
    return whole(b"", data.decode("utf-8", "replace").replace("\r\n", "\n"), language)


def whole(picture: bytes, text: str, language: Language) -> Clipping:
    """Only what is a picture by its bytes counts as one."""
    if picture and kind(media_type(picture[:HEAD])) is not Kind.PICTURE:
        picture = b""
    if not picture and not text.strip():
        raise AssistantError(_SAY(language, "nothing"), _SAY(language, "nothing_hint"))
    return Clipping(picture, text)


def _unbase64(data: bytes) -> bytes:
    try:
        return base64.b64decode(data)
    except binascii.Error:
        return b""


async def _said(command: tuple[str, ...], language: Language, longest_s: float = _LONGEST_S) -> bytes:
    """What a program prints; empty if it fails or takes too long."""
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    assert process.stdout is not None
    data = bytearray()
    try:
        async with asyncio.timeout(longest_s):
            while piece := await process.stdout.read(1 << 20):
                data += piece
                if len(data) > MOST_BYTES * 2:
                    raise AssistantError(_SAY(language, "large"))
            await process.wait()
    except TimeoutError:
        return b""
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return bytes(data) if process.returncode == 0 else b""
