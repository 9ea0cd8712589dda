"""Why a file is refused: every sentence with its cure, in both languages. Standard library only."""

from __future__ import annotations

import re
import shlex
import sys

from assistant.api.errors import AssistantError, BadInput
from assistant.api.language import Bilingual, Phrases
from assistant.media.names import shown, shown_place

_ADDRESS = re.compile(r"(?:^|/)(?P<scheme>https?|ftp):/+(?P<rest>[^/].*)", re.IGNORECASE | re.DOTALL)
"""Paths have one slash where several were written."""
_WHY = Phrases(
    missing=("There is no file {name}.", "没有文件 {name}。"),
    address=("{name} is an address: nothing is ever fetched.", "{name} 是网址：程序从不下载网上的内容。"),
    forbidden=("{name} may not be read.", "没有权限读取 {name}。"),
    closed=("{name} cannot be opened: {reason}.", "无法打开 {name}：{reason}。"),
    no_name=("{name} is no possible file name.", "{name} 不是可用的文件名。"),
    folder=("{name} is a folder, not a {wanted}.", "{name} 是文件夹，不是{wanted}。"),
    irregular=("{name} is not a regular file.", "{name} 不是普通文件。"),
    empty=("{name} is empty.", "{name} 是空文件。"),
    large=("{name} is larger than {most} MiB.", "{name} 超过 {most} MiB。"),
    grows=("{name} grows while it is read.", "{name} 在读取时仍在变大。"),
    other=("{name} is {what}, not a {wanted}.", "{name} 是{what}，不是{wanted}。"),
    heic=("{name} is a HEIC photo, which cannot be read.", "{name} 是 HEIC 照片，无法读取。"),
    unread=("{name} is {what}, which cannot be read.", "{name} 是{what}，无法读取。"),
    pixels=("{name} has too many pixels.", "{name} 的像素太多。"),
    pixels_of=("{name} has too many pixels ({size}).", "{name} 的像素太多（{size}）。"),
    damaged=("{name} is damaged: it cannot be decoded.", "{name} 已损坏，无法解码。"),
    damaged_within=("{name} is damaged: it cannot be decoded whole.", "{name} 已损坏，无法完整解码。"),
    memory=("{name} needs too much memory to decode.", "解码 {name} 需要太多内存。"),
    slow=("{name} takes too long to decode.", "解码 {name} 的时间太长。"),
    fatal=("{name} made the decoder fail.", "{name} 使解码程序出错。"),
    ending=("{name} was not decoded: the program is ending.", "没有解码 {name}：程序正在结束。"),
    needs_ffmpeg=("{name} is {what}: ffmpeg is needed to read it.", "{name} 是{what}：读取它需要 ffmpeg。"),
    no_sound=("{name} is damaged: no sound can be decoded.", "{name} 已损坏，无法解码出声音。"),
    silent=("{name} has no sound, only pictures.", "{name} 没有声音，只有画面。"),
    no_text=("{name} is no text that can be read.", "{name} 不是可读取的文本。"),
    gone_text=("The kept copy of {name} is not there any more.", "{name} 保存的副本已不在。"),
    no_numbers=("{name} holds samples that are no numbers.", "{name} 中有不是数字的采样。"),
)
_CURE = Phrases(
    nothing=("", ""),
    name=("Check the name.", "请检查文件名。"),
    quotes=("Check the name; quote names with spaces.", "请检查文件名；带空格的名称要加引号。"),
    download=("Download it first, then name the file.", "请先把它下载下来，再指定该文件。"),
    rights=("Change its permissions, or copy it.", "请修改权限，或复制一份。"),
    index=("To search its pictures: assistant index {place}", "要搜索其中的图片：assistant index {place}"),
    transcribe=(
        "To write down its sounds: assistant transcribe {place}/*",
        "要转写其中的音频：assistant transcribe {place}/*",
    ),
    choose=("Choose a {wanted} file.", "请选择{wanted}文件。"),
    another=("Choose another file.", "请选择别的文件。"),
    picture=("Choose a JPEG, PNG or WebP file.", "请选择 JPEG、PNG 或 WebP 文件。"),
    sound=("Choose a WAV, FLAC or MP3 file.", "请选择 WAV、FLAC 或 MP3 文件。"),
    export=(
        "Export it as JPEG, or install the package pillow-heif beside the program.",
        "请导出为 JPEG，或在本程序旁安装 pillow-heif 包。",
    ),
    export_text=("Export it as text, or as a picture.", "请导出为文本或图片。"),
    utf_8=("Save it as UTF-8 text.", "请另存为 UTF-8 文本。"),
    give_again=("Give the file again.", "请再次给出这个文件。"),
    convert=("Export it as JPEG or PNG.", "请导出为 JPEG 或 PNG。"),
    cut=("Save it smaller, or cut it into parts.", "请存得小一些，或分成几部分。"),
    smaller=("Save it smaller.", "请存得小一些。"),
    megapixels=(
        "At most {most} megapixels can be read; save it smaller.",
        "最多能读取 {most} 百万像素；请存得小一些。",
    ),
    complete=("Try again when it is complete.", "请等它写完再试。"),
    again=("Try to save it again.", "请重新保存一次再试。"),
    hostile=("The file is damaged or hostile.", "文件已损坏或有恶意。"),
    install=("Install it: {command} install ffmpeg", "请安装：{command} install ffmpeg"),
)
_KINDS = Phrases(
    unknown=("a file of an unknown kind", "未知类型的文件"),
    pdf=("a PDF document", "PDF 文档"),
    zip=("a ZIP archive or office document", "ZIP 压缩包或办公文档"),
    office=("an office document", "办公文档"),
    postscript=("a PostScript document", "PostScript 文档"),
    heic=("a HEIC photo", "HEIC 照片"),
    svg=("an SVG drawing", "SVG 矢量图"),
    ico=("an ICO icon", " ICO 图标"),
    jp2=("a JPEG 2000 picture", " JPEG 2000 图片"),
    jxl=("a JPEG XL picture", " JPEG XL 图片"),
    text=("a text file", "文本文件"),
    avi=("an AVI video", "AVI 视频"),
    flv=("an FLV video", "FLV 视频"),
    mpeg=("an MPEG video", "MPEG 视频"),
    image=("a {kind} picture", " {kind} 图片"),
    audio=("a {kind} sound", " {kind} 音频"),
    other=("a file of the kind {kind}", " {kind} 文件"),
)
_NAMED = {
    "": "unknown",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "application/msword": "office",
    "application/postscript": "postscript",
    "image/heic": "heic",
    "image/svg+xml": "svg",
    "image/x-icon": "ico",
    "image/jp2": "jp2",
    "image/jxl": "jxl",
    "text/plain": "text",
    "video/x-msvideo": "avi",
    "video/x-flv": "flv",
    "video/mpeg": "mpeg",
    "video/mp2t": "mpeg",
}
WANTED = {
    "picture": Bilingual("picture", "图片"),
    "sound": Bilingual("sound", "音频"),
    "text": Bilingual("text file", "文本文件"),
    "patterns": Bilingual("list of patterns", "规则列表"),
}
"""What should have been in the file."""
INSTALLER = "sudo apt" if sys.platform == "linux" else "brew"


class Verdict(BadInput):
    """What a decoder found in the bytes of a file: it would find the same in them again."""


class DecoderProblem(AssistantError):
    """The decoder cannot start. No file is to blame, and nothing is known of any."""


def no_start() -> DecoderProblem:
    """That a decoder child ended, or could not be started, before it was asked for anything."""
    return DecoderProblem(
        Bilingual("The decoder of pictures and sounds cannot start.", "图片和声音的解码程序无法启动。"),
        Bilingual(
            "Free some memory, or raise the limit that is set (ulimit -v unlimited); then: assistant host stop",
            "请腾出内存，或放宽所设的限制（ulimit -v unlimited）；然后：assistant host stop",
        ),
    )


def refused(path: str, why: str, cure: str = "nothing", **values: object) -> BadInput:
    """The error to raise for a file. `why` and `cure` name sentences; `values` fill both."""
    # Of a path that leads nowhere any part may be wrong.
    name = shown_place(path) if why == "missing" else shown(path)
    place = shlex.quote(shown_place(path))
    return BadInput(_WHY.both(why, name=name, **values), _CURE.both(cure, place=place, **values))


def missing(path: str) -> BadInput:
    """The error for a path that leads nowhere; an address on the web looks like one."""
    address = _ADDRESS.search(path)
    if address is None:
        return refused(path, "missing", "quotes")
    name = shown_place(f"{address['scheme']}://{address['rest']}")
    return BadInput(_WHY.both("address", name=name), _CURE.both("download"))


def is_address(path: str) -> bool:
    """Whether a path is an address on the web, also as a path of this machine spells it."""
    return _ADDRESS.search(path) is not None


def described(media_type: str) -> Bilingual:
    """A media type in words for a sentence, such as "a text file"."""
    main, _, kind = media_type.partition("/")
    name = _NAMED.get(media_type) or (main if main in ("image", "audio") else "other")
    return _KINDS.both(name, kind=kind.upper())
