"""What a fragment makes of the words before it: the same with another trait. Standard library only.

"red circles", then "and blue ones?" → "blue circles", "at night" → "blue circles at night", "and cats?" → "cats".
"""

from __future__ import annotations

import re

from assistant.api.colours import COLOUR, SHADED, colour_in
from assistant.api.figures import AMOUNT
from assistant.api.language import Language, language_of
from assistant.api.shapes import in_shape, shape_of

_ARTICLE = re.compile(rf"^(?:an?|the|some|any|all|another|more|{AMOUNT['en']}) ", re.IGNORECASE)
_PREPOSITION = (
    r"(?:in|at|on|with|near|by|from|under|over|behind|before|after|during|inside|outside|against|wearing|holding|taken"
    r"|(?:larger|bigger|smaller|wider|higher|older|newer) than)"
)
_WORN = (
    r"(?:dress(?:es)?|shirts?|t-shirts?|skirts?|coats?|jackets?|suits?|hats?|caps?|hoodies?|sweaters?|gowns?|robes?"
    r"|uniforms?|kimonos?|costumes?|shorts|jeans|trousers|pants|shoes|boots|scarf|scarves|bikinis?|clothes)"
)
_BESIDE = re.compile(rf"(?:{_PREPOSITION})\b")
_SILENT = re.compile(r"hour|honest|honou?r|heir", re.IGNORECASE)
_CONSONANT = re.compile(r"uni(?!n|mp|mag|dent)|us[aeu]|ute|uto|ufo|uk|uran|eu|ewe|one\b|once\b|one-", re.IGNORECASE)
"""Words that are spoken otherwise than they begin."""
_KEPT = re.compile(r"(?:with|wearing|holding|in an?|taken)\b", re.IGNORECASE)
"""What a thing has, wears or is in, which may be said of it several times."""
_HAS = re.compile(rf"(?:with|wearing|holding|taken|in an? (?:[a-z]+ )*{_WORN})\b", re.IGNORECASE)
_TIME = re.compile(
    r"(?:before|after|during|(?:at|in|on)(?: the)?(?: early| late)? (?:night|noon|midnight|dawn|dusk|sunset|sunrise"
    r"|morning|evening|afternoon|winter|summer|spring|autumn|fall|christmas|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_WEATHER = re.compile(
    r"in(?: the)?(?: \w+)? (?:rain|snow|fog|mist|storm|wind|sun(?:shine|light)?|dark|shade)\b", re.IGNORECASE
)
_BEFORE_THING = re.compile(
    rf"(?:an?|the|some|any|this|that|my|your|his|her|its|our|their|of|and|{_PREPOSITION}|{AMOUNT['en']})", re.IGNORECASE
)
"""Words behind which "smiling" tells of the thing that follows."""
_AROUND_EN = re.compile(
    rf" (?!(?:in|wearing) (?:(?:an?|the) )?(?:[a-z]+ )?{COLOUR['en']} {_WORN}\b)(?:{_PREPOSITION}|beside|next to)\b",
    re.IGNORECASE,
)
"""Where the words for what is shown end, and those for what is around it begin. What someone wears is shown."""
COMPARED = (
    r"(?:bigg|small|larg|bright|dark|light|round|old|new|young|tall|short|long|wid|thinn|fatt|flatt|clean|clear|sharp"
    r"|soft|simpl|cut|happi|sadd|scari|funni|fanci|curli|fluffi|pal|warm|cold|clos|near|high|low|thick|narrow|strong)er"
)
"""A regular expression for an adjective that compares: "bigger", but not "tower"."""
_TRAITS_EN = re.compile(
    r"(?:(?:(?:an?|the|some|any|all|another|more) )?(?P<before>(?:[a-z'-]+ ){1,3}))?ones?(?: (?P<after>.+))?"
    rf"|(?P<only>{SHADED['en']}|{COMPARED})|(?P<beside>(?:{_PREPOSITION}|without|of) .+)"
)
_ADJECTIVE = (
    r"(?:big|small|large|little|huge|tiny|old|new|young|tall|short|long|wide|narrow|thin|fat|round|flat|striped|spotted"
    r"|plain|colou?rful|bright|dark|pale|snowy|rainy|sunny|foggy|cloudy|stormy|misty|windy|dusty|rusty|muddy|dirty"
    r"|empty|fluffy|wet|dry|clean|wooden|golden|vintage|modern|ancient|wild|fresh|frozen|fried|grilled|roasted|happy"
    r"|sad|angry|sleepy|blurry|sharp|abandoned|broken|open|closed|lit|crowded|famous|handwritten|printed)"
)
"""Words that, alone, are traits and no things."""
_DOING = re.compile(
    r"\b(?!(?:wed|build|paint|draw|morn|even|cloth|r|k|str|spr|th|noth|someth|anyth|everyth|ceil|w|lightn|park|sw|earr"
    r"|pudd|dumpl|duckl|sibl|wrapp|stock)ing)[a-z]{2,}ing\b"
)
FILE_KIND = "(?:jpe?g|png|gif|webp|bmp|tiff?|avif|heic)"
"""A regular expression for a kind of picture file, in lower case."""
_FILES = re.compile(
    rf"(?:in |as )?(?P<kind>{FILE_KIND})s?"
    r"(?: (?:files?|images?|pictures?|photos?|format|ones?)| ?格式)?(?:的?(?:图片?|照片))?"
)
"""A kind of file, as a request for pictures limits itself to it."""
_BARE_ZH = re.compile(r"[竖横](?:版|屏|幅|拍|构图|向)?")
_WHERE_EN = re.compile(r"(?:indoors|outdoors|inside|outside|upstairs|abroad|underwater|alone|together)")
_CLAUSE = re.compile(
    r"(?:where|that|which|who) (?:(?:(?:he|she|it|they|we|there)(?: is| are|'s|'re)?|is|are|has|have|was|were) )?"
)
_IN_COLOUR = re.compile(rf"in (?P<colour>{SHADED['en']})")
_TRAITS_ZH = re.compile(
    rf"(?:[一两几1-9]?[个张只条辆朵])?(?:(?P<trait>.{{1,8}}?)(?:的时候|的?那[种几些本张]张?|的)"
    rf"|(?P<colour>{SHADED['zh']}))"
)
_COUNTED_ZH = re.compile(rf"(?:(?:{AMOUNT['zh']}|几|这|那)?[个只颗条张座棵辆朵匹艘片位幢栋间把件双]|)")
_BEFORE_ZH = re.compile(r".*(?:(?<![早晚])上面?|[下里中外前后]面?|旁边?)的")
_MODIFIED_ZH = re.compile(r".*?在.+的(?!.*[上下里中外前后边面]$)")
"""What stands before the thing that is shown: 白色背景上的, 在睡觉的. Behind it 在白色的桌子上 is around it."""
_COLOURED_ZH = re.compile(
    SHADED["zh"] + r"|[红绿蓝黄紫橙粉棕灰黑白](?=的|[圆方星心花车猫狗裙鞋帽包伞]|三角|菱形|衣|裤|气球|十字)"
)


def carried(bare: str, before: str, language: Language) -> str | None:
    """`before`, the words for some pictures, with what `bare` says of them: "blue circles" for "red circles" and "blue
    ones". None where it says no trait but a thing of its own, such as "cats". `bare` is in lower case, without what
    opens and closes it."""
    if not before:
        return None
    if limited := _limited(bare, before):
        return limited
    if language_of(before) != language:
        colour = colour_in(re.sub(r"的$| ones?$|^(?:an?|in|一?个) ?", "", bare), language_of(before))
        return carried(colour, before, language_of(before)) if colour else None
    return _chinese(bare, before) if language == "zh" else _english(bare, before)


def _limited(bare: str, before: str) -> str:
    """The words before with a limit to a kind of file, or to upright or wide ones, as a search reads it, in the place
    of another such limit; "" where `bare` says none."""
    chinese = language_of(before) == "zh"
    if files := _FILES.fullmatch(bare):
        kind = files["kind"]
        rest = re.sub(rf" in {FILE_KIND} format|{FILE_KIND}格式的", "", before)
        return f"{kind}格式的{rest}" if chinese else f"{rest} in {kind} format"
    if shape := shape_of(f"{bare}的" if _BARE_ZH.fullmatch(bare) else re.sub(r"^in ", "", bare)):
        return in_shape(before, shape, language_of(before))
    return ""


def with_articles(words: str) -> str:
    """Words with "a" or "an" as the next one asks for, by its sound: "an hourglass", "a unicorn"."""

    def article(found: re.Match[str]) -> str:
        vowel = found["first"].lower() in "aeiou" and not _CONSONANT.match(found["next"])
        return "an " if vowel or _SILENT.match(found["next"]) else "a "

    return re.sub(r"\b(?:a|an) (?=(?P<next>(?P<first>\w)[\w-]*))", article, words)


def _english(bare: str, before: str) -> str | None:
    if re.fullmatch(rf"{_ADJECTIVE}(?: and {_ADJECTIVE})?", bare):
        return _with_trait(before, bare)
    if _BESIDE.match(bare) is None and (_DOING.match(bare) or _WHERE_EN.fullmatch(bare)):
        return _doing(before, bare)
    traits = _TRAITS_EN.fullmatch(bare)
    if not traits:
        return None
    after = _CLAUSE.sub("", traits["after"] or traits["beside"] or "", count=1)
    coloured = _IN_COLOUR.fullmatch(after)
    trait = (traits["before"] or traits["only"] or "").strip()
    colour = coloured["colour"] if coloured else trait
    if re.fullmatch(SHADED["en"], colour) and len(_colours(before)) > 1:
        return None  # of which of them it is not said
    before = _with_trait(before, trait)
    if coloured:
        return _with_trait(before, colour)
    return _placed(before, after)


def _shown(thing: str) -> int:
    """Where the English words for what is shown end."""
    around = _AROUND_EN.search(thing)
    return around.start() if around else len(thing)


def _colours(thing: str) -> set[str]:
    """The colours of what is shown."""
    return {colour.lower() for colour in re.findall(SHADED["en"], thing[: _shown(thing)], re.IGNORECASE)}


def _with_trait(thing: str, trait: str) -> str:
    if re.fullmatch(SHADED["en"], trait) and _colours(thing):
        end = _shown(thing)
        return re.sub(SHADED["en"], trait, thing[:end], flags=re.IGNORECASE) + thing[end:]
    article = _ARTICLE.match(thing)
    start = article[0] if article else ""
    return f"{start}{trait} {thing[len(start) :]}" if trait else thing


def _doing(thing: str, doing: str) -> str:
    """With "sleeping" in the place of "running fast", or after it all. Where the new words name a place of their own,
    the place that was next to the old ones goes with them."""
    for old in _DOING.finditer(thing) if _DOING.match(doing) else ():
        before = thing[: old.start()].split()
        if _BESIDE.match(thing[old.start() :]) or not before or _BEFORE_THING.fullmatch(before[-1]):
            continue  # "holding", "a living room"
        behind = _AROUND_EN.search(thing, old.start())
        end = behind.start() if behind else len(thing)
        following = _AROUND_EN.search(thing, end + 1)
        next_end = following.start() if following else len(thing)
        if behind and _AROUND_EN.search(doing) and not _HAS.match(thing[end + 1 : next_end]):
            end = next_end
        return f"{thing[: old.start()]}{doing}{thing[end:]}"
    return f"{thing} {doing}"


def _placed(thing: str, beside: str) -> str:
    """With "at sunset" in the place of "at night", or after it all: a time takes the place of a time, and a place of a
    place that begins with the same word. What it must not show stands elsewhere."""
    if not beside or beside.startswith("without "):
        return thing
    last = re.search(rf" (?:{_PREPOSITION}) (?:(?! {_PREPOSITION} ).)+$", thing)
    same = last and not _KEPT.match(beside) and _kind(last[0].strip()) == _kind(beside)
    return f"{thing[: last.start()] if last and same else thing} {beside}"


def _kind(beside: str) -> str:
    """What words beside a thing say: "time", "weather", or else their first word. "in a …" may be what is worn."""
    if _KEPT.match(beside):
        return beside
    return "time" if _TIME.match(beside) else "weather" if _WEATHER.match(beside) else beside.split(maxsplit=1)[0]


def _chinese(bare: str, before: str) -> str | None:
    traits = _TRAITS_ZH.fullmatch(bare)
    if not traits:
        return None
    trait = traits["trait"] or traits["colour"]
    start, end = _shown_zh(before)
    shown = before[start:end]
    colours = list(_COLOURED_ZH.finditer(shown))
    if colours and re.fullmatch(rf"{SHADED['zh']}|[红绿蓝黄紫橙粉棕灰黑白]", trait):
        if len({colour[0].removesuffix("色") for colour in colours}) > 1:
            return None  # of which of them it is not said
        plain = trait.removesuffix("色")
        recoloured = _COLOURED_ZH.sub(lambda old: plain + ("色" if len(old[0]) > 1 else ""), shown)
        return before[:start] + recoloured + before[end:]
    described, _, thing = shown.rpartition("的")
    counted = _COUNTED_ZH.match(shown)
    count = counted[0] if counted else ""
    if described.removeprefix(count)[:1] == trait[0]:
        return f"{before[:start]}{count}{trait}的{thing}{before[end:]}"
    return f"{before[:start]}{count}{trait}的{shown[len(count) :]}{before[end:]}"


def _shown_zh(words: str) -> tuple[int, int]:
    """Where the Chinese words for what is shown begin and end."""
    clause = words.split("，", 1)[0]
    if before := _BEFORE_ZH.match(clause) or _MODIFIED_ZH.match(clause):
        return before.end(), len(clause)
    around = clause.find("在", 1)
    return 0, around if around > 0 else len(clause)
