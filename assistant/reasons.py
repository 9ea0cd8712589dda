"""Why a value is refused, in both languages: the libraries that check values give their reason in English only.

Belongs here: their common reasons. Does not belong here: what the value is of, and the cure. What is not known here
stays as the library says it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.api.language import Bilingual

_KNOWN = tuple(
    (re.compile(pattern), english, chinese)
    for pattern, english, chinese in (
        (r"Field required", "it is missing", "缺少它"),
        (r"Extra inputs are not permitted", "there is no such setting", "没有这个设置"),
        (r"Input should be a valid string\b.*", "a text is needed", "需要文字"),
        (r"String should have at least 1 character", "it must not be empty", "不能为空"),
        (r"Input should be a valid (?:tuple|list)\b.*", "a list is needed", "需要列表"),
        (r"Input should be a valid dictionary\b.*", "a table is needed", "需要一个表"),
        (r"Input should be a valid (?:integer|int)\b.*", "a whole number is needed", "需要整数"),
        (r"Input should be a valid (?:number|decimal)\b.*", "a number is needed", "需要数字"),
        (r"Input should be a finite number", "a finite number is needed", "需要有限的数字"),
        (r"Input should be a valid boolean\b.*", "true or false is needed", "需要 true 或 false"),
        (r"Input should be greater than or equal to (.+)", r"it must be at least \1", r"不能小于 \1"),
        (r"Input should be less than or equal to (.+)", r"it must be at most \1", r"不能大于 \1"),
        (r"Input should be greater than (.+)", r"it must be more than \1", r"必须大于 \1"),
        (r"Input should be less than (.+)", r"it must be less than \1", r"必须小于 \1"),
        (r"(?:Value error, )?(.+) is not one of (.+)", r"\1 is none of \2", r"\1 不在可选值之中：\2"),
        (r"Input should be ('.*)", r"it must be \1", r"只能是 \1"),
        (r"Option (.+) does not take a value", r"the option \1 takes no value", r"选项 \1 不带值"),
        (r"Option (.+) requires an argument", r"the option \1 needs a value", r"选项 \1 需要一个值"),
        (r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)", r"there is too much: \1", r"多余的内容：\1"),
        (r"(?:File|Path|Directory) (.+) does not exist", r"\1 does not exist", r"\1 不存在"),
        (r"(?:File|Path|Directory) (.+) is not readable", r"\1 cannot be read", r"\1 无法读取"),
        (r"File (.+) is a directory", r"\1 is a folder", r"\1 是文件夹"),
        (r"Directory (.+) is a file", r"\1 is a file", r"\1 是文件"),
    )
)  # fmt: skip


def reason_of(problem: Mapping[str, Any]) -> Bilingual:
    """The same of one error of the library that checks settings; a validator of the program says its own sentence."""
    ours = problem.get("ctx", {}).get("error")
    return reason(ours.args[0] if isinstance(ours, ValueError) and ours.args else problem["msg"])


def reason(message: str) -> Bilingual:
    """The reason of a library as both readers should see it, without a full stop."""
    if isinstance(message, Bilingual):
        return message
    said = " ".join(message.split()).removesuffix(".")
    for pattern, english, chinese in _KNOWN:
        if found := pattern.fullmatch(said):
            return Bilingual(
                found.expand(english), found.expand(chinese).replace("' or '", "' 或 '").replace("', '", "'、'")
            )
    return Bilingual(said, said)
