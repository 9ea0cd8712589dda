"""What models are asked for, in words of both languages. Commands and settings have names of their own for it."""

from __future__ import annotations

from assistant.api.language import Bilingual, Language

_CHINESE = {
    "vision_language": "看图问答",
    "text_generation": "文字对话",
    "tool_calling": "步骤规划",
    "image_text_embedding": "图文检索",
    "transcription": "语音识别",
    "image_generation": "绘图",
}


def capability_word(name: str, language: Language) -> str:
    """A capability in a list; in English the name that commands and settings use."""
    return _CHINESE.get(name, name) if language == "zh" else name


def in_a_list(name: str) -> Bilingual:
    """The same for whoever will read it."""
    return Bilingual(name, capability_word(name, "zh"))


def in_a_sentence(name: str) -> Bilingual:
    """A capability within a sentence: words also in English."""
    return Bilingual(name.replace("_", " "), capability_word(name, "zh"))
