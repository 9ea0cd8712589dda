"""What the system's refusal to read or write means, in both languages, and what helps.

Belongs here: the causes that have a cure of their own, and refusals that more than one package makes. What could not be
done is said by the caller.
"""

from __future__ import annotations

import errno
import os

from assistant.api.errors import AssistantError, BadInput
from assistant.api.language import Bilingual

FULL = (errno.ENOSPC, errno.EDQUOT)
_CHINESE = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.EEXIST: "文件已存在",
    errno.ENOENT: "路径不存在",
    errno.ENOTDIR: "路径中有一部分不是文件夹",
    errno.EISDIR: "它是文件夹",
    errno.ENAMETOOLONG: "名称太长",
    errno.EIO: "读写出错",
}
_SPACE = Bilingual("Free some space, then try again.", "请腾出空间后重试。")


def why(error: OSError) -> Bilingual:
    """The reason, without a full stop."""
    english = error.strerror or str(error)
    return Bilingual(english, _CHINESE.get(error.errno or 0, english))


def why_in(words: str) -> Bilingual:
    """The reason of the system that another program has passed on in English; any other words stay as they are."""
    known = next((number for number in _CHINESE if os.strerror(number) == words), 0)
    return Bilingual(words, _CHINESE.get(known, words))


def cure(error: OSError, otherwise: str) -> str:
    """What helps: space on a full disk, else what the caller knows."""
    return _SPACE if error.errno in FULL else otherwise


def not_written(path: object, error: OSError) -> Bilingual:
    """The sentence that a file could not be written."""
    reason = why(error)
    return Bilingual(f"{path} cannot be written: {reason}.", f"无法写入 {path}：{reason.chinese}。")


def wrong(log: object) -> AssistantError:
    """What is said of a bug, which the log tells more of."""
    return AssistantError(
        Bilingual("Something went wrong inside the host.", "后台程序内部出错。"),
        Bilingual(f"Details are in {log}.", f"详情见 {log}。"),
    )


def no_conversation(conversation: str) -> BadInput:
    """The error for an id that no conversation has."""
    return BadInput(
        Bilingual(f"There is no conversation {conversation!r}.", f"没有对话 {conversation!r}。"),
        Bilingual("See: assistant conversations list.", "见：assistant conversations list。"),
    )


def way_back(wanted: str = "auto") -> Bilingual:
    """How to use models that are here for as long as chosen ones are not; `wanted` is what to choose instead."""
    return Bilingual(
        f"Until then, use those that are here: `assistant models use {wanted}`, for once `--profile auto`.",
        f"在此之前可用本机已有的：`assistant models use {wanted}`，只用一次则加 `--profile auto`。",
    )
