"""The languages that speech can be in, by their codes (ISO 639; "haw" and "yue" have no code of two letters)."""

from __future__ import annotations

from assistant.api import BadArgument, Language, Phrases

_CODES = (
    "af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr ht "
    "hu hy id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl "
    "ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo yue zh"
)
CODES = frozenset(_CODES.split())
"""Those that the open speech models were trained on: openai-whisper 20250625, `tokenizer.LANGUAGES`."""

_SAY = Phrases(
    unknown=("{given} is no language that speech models know.", "语音模型不认识语言 {given}。"),
    cure=(
        "Write its code, such as en, zh or de; without one it is detected.",
        "请写它的代码，例如 en、zh 或 de；不写则自动识别。",
    ),
)


def checked(given: str, language: Language) -> str:
    """A code in lower case; empty stays empty. Raises BadArgument for what is none."""
    code = given.strip().lower()
    if code and code not in CODES:
        raise BadArgument(_SAY(language, "unknown", given=repr(given[:40])), _SAY(language, "cure"))
    return code
