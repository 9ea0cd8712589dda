"""Words that ask what the library holds, and not for pictures of something: "what's in my library", 我有多少张照片.
Standard library only."""

from __future__ import annotations

import re

from assistant.api.plain import plain

_SO = r"(?:(?:so|ok(?:ay)?|and|now|please|well|tell me|can you tell me)[ ,]+)*"
_PICTURES = r"(?:pictures?|images?|photos?|photographs?|pics?)"
LIBRARY = r"(?:my|our|the)(?: whole| entire)?(?: (?:picture|photo|image))? (?:library|collection)"
"""What the user's library is called."""
_HAVE = (
    rf"(?:(?:do|have) (?:i|we) (?:have|got|own)(?: (?:in|altogether|in all|in total|now))*|are(?: there)? in {LIBRARY})"
)
_TOTAL = r"(?: (?:altogether|in all|in total|now|right now|so far))*(?:[ ,]+(?:please|pls))?[ .?!]*"
_EN = tuple(
    re.compile(f"{_SO}{pattern}{_TOTAL}")
    for pattern in (
        rf"what(?:'s| is| are|s)?(?: all)?(?: there)? in {LIBRARY}",
        rf"what (?:do (?:i|we)|have (?:i|we)(?: got)?) (?:have |got )?in {LIBRARY}",
        rf"what(?:'s| is) (?:the )?(?:state|status|size) of {LIBRARY}",
        rf"what(?: does|'s)? {LIBRARY} (?:hold|have|contain)s?(?: in it)?",
        rf"how many (?:different )?{_PICTURES} {_HAVE}(?: {LIBRARY})?",
        rf"how many (?:different )?{_PICTURES} does {LIBRARY} (?:have|hold|contain)",
        rf"(?:which|what) (?:folders|{_PICTURES}) (?:{_HAVE}(?: {LIBRARY})?|does {LIBRARY} (?:have|hold|contain))",
        rf"how (?:big|large) is {LIBRARY}",
        rf"how many (?:are|things are)(?: there)? in {LIBRARY}",
    )
)
_PICTURES_ZH = r"(?:照片|图片|相片|图像|图)"
_HERE_ZH = r"(?:(?:在|看看)?(?:我们?|您|咱们)?的?(?:图库|图片库|照片库|相册)(?:里面?|中|内)?)"
_END_ZH = r"(?:啊|呀|呢|了)*[ 。？?！!]*"
_ZH = tuple(
    re.compile(f"(?:请问|告诉我|那么?|现在)*{pattern}{_END_ZH}")
    for pattern in (
        rf"{_HERE_ZH}(?:现在|目前|都|一共|总共|共)*有(?:些)?(?:什么|哪些|啥)(?:东西|内容|文件夹|{_PICTURES_ZH})?",
        rf"{_HERE_ZH}(?:现在|目前|都|一共|总共|共)*有?(?:多少|几) ?[张幅个]?的?{_PICTURES_ZH}?",
        rf"我们?(?:现在|目前|一共|总共|共)*有(?:多少|几) ?[张幅]?{_PICTURES_ZH}",
        rf"我们?(?:现在|目前|都|一共|总共|共)*有哪些{_PICTURES_ZH}",
        rf"{_HERE_ZH}(?:有)?多大",
        rf"有(?:多少|几|哪些) ?[张幅]?的?{_PICTURES_ZH}在{_HERE_ZH}",
    )
)


def asks_what_is_held(text: str) -> bool:
    """Whether the words ask how much the user's library holds, or what, and name nothing that a picture shows."""
    said = plain(text)
    return any(pattern.fullmatch(said) for pattern in (*_EN, *_ZH))
