"""Whether words want a folder to be watched: "keep an eye on ~/Pictures", "index it and watch it", 监视. No model."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WATCH = re.compile(
    r"\b(?:watch|watching|monitor|monitoring)\b|\bkeep(?:ing)? (?:an? )?(?:close )?(?:eye|watch) (?:on|over)\b"
    r"|\bkeep(?:ing)?\b[^.?!]{0,40}\b(?:up[- ]to[- ]date|current|in sync|synced|updated)\b"
    r"|\bauto(?:matically|-)? ?(?:add|index|updat|import|sync)\w*"
    r"|监视|监控|盯着|留意|持续|自动(?:加入|添加|索引|更新|导入|同步)|保持(?:更新|最新|同步)|随时(?:加入|更新)",
    re.IGNORECASE,
)


def wants_watching(text: str, folders: Iterable[str]) -> bool:
    """Whether the words beside the names of the folders say so."""
    for folder in folders:
        text = text.replace(folder, " ")
    return bool(_WATCH.search(text))
