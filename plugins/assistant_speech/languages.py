"""The languages that speech can be in, by their codes (ISO 639; "haw" and "yue" have no code of two letters)."""

from __future__ import annotations

from assistant.api import BadArgument, Bilingual

_CODES = (
    "af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr ht "
    "hu hy id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl "
    "ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo yue zh"
)
CODES = frozenset(_CODES.split())
"""Those that the open speech models were trained on: openai-whisper 20250625, `tokenizer.LANGUAGES`."""

_CURE = Bilingual(
    "Write its code, such as en, zh or de; without one it is detected.",
    "请写它的代码，例如 en、zh 或 de；不写则自动识别。",
)
_CURE_OF_OPTION = Bilingual(
    "Correct it in the settings file: language below [plugins.assistant_speech].",
    "请在设置文件中更正：[plugins.assistant_speech] 下的 language。",
)


def checked(given: str, cure: Bilingual = _CURE) -> str:
    """A code in lower case; empty stays empty. Raises BadArgument for what is none."""
    code = given.strip().lower()
    if code and code not in CODES:
        short = repr(given[:40])
        raise BadArgument(
            Bilingual(f"{short} is no language that speech models know.", f"语音模型不认识语言 {short}。"), cure
        )
    return code


def usual(option: str) -> str:
    """The same for what the settings say."""
    return checked(option, _CURE_OF_OPTION)
