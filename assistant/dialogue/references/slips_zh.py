"""Chinese slips of the keyboard and of the tongue where a picture is named: 地三张 is 第三张, 右边内个 is 右边那个."""

from __future__ import annotations

import re

_SLIPS = (
    (
        re.compile(
            r"(?:^|(?<=[，,。！!？?\s看下说讲述给把跟和与对]))[地弟帝递](?=[一二三四五六七八九十两\d]{1,3}[张幅])"
        ),
        "第",
    ),
    (re.compile(r"(?:^|(?<=[边面头侧左右后前间，,。\s看说讲述给把跟和与]))[内辣](?=[一两几]?[个张幅])"), "那"),
    (re.compile(r"(?:^|(?<=[，,。\s看说讲述给把跟和与]))介(?=[一两几]?[个张幅])"), "这"),
    (re.compile(r"(?<=照)骗"), "片"),
    (re.compile(r"(?<=[第这那][一二三四五六七八九十两\d])[帐涨仗](?=$|[^篷户单号目本])"), "张"),
    (re.compile(r"(?<=第)[儿尔而](?=[张幅个])"), "二"),
    # A chapter, unless the writer says that it was none.
    (re.compile(r"(?<=第[一二三四五六七八九十\d])章(?=.*(?:[打写输说]错|手误|错字|是张))"), "张"),
)
_ANY = re.compile("[儿尔而地弟帝递内辣介骗帐涨仗章]")


def mended(text: str) -> str:
    """The text as it was meant, of the same length."""
    if _ANY.search(text):
        for pattern, right in _SLIPS:
            text = pattern.sub(right, text)
    return text
