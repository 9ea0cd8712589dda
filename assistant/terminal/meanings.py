"""What the settings are for, in a few words of both languages."""

from __future__ import annotations

from assistant.api.language import Bilingual, Language, in_language

MEANINGS = {
    "profile": Bilingual("Which models answer.", "由哪些模型回答。"),
    "offline": Bilingual("Refuse every network connection.", "拒绝一切网络连接。"),
    "language": Bilingual("Language of the interface.", "界面语言。"),
    "device": Bilingual("Where models run.", "模型在哪里运行。"),
    "memory_gb": Bilingual(
        "Most memory for models in GB; 0: the program decides.", "模型最多占用的内存（GB）；0 由程序决定。"
    ),
    "parked_gb": Bilingual(
        "Most main memory in GB for models that give way on a GPU; 0: the program decides.",
        "让出 GPU 的模型最多占用的主内存（GB）；0 由程序决定。",
    ),
    "idle_unload_s": Bilingual(
        "Seconds after which an unused model is let go; 0 keeps it.", "模型闲置多少秒后卸载；0 不卸载。"
    ),
    "pinned": Bilingual("What models stay in memory for.", "哪些能力的模型常驻内存。"),
    "idle_exit_s": Bilingual("Seconds of rest after which the host ends itself.", "后台程序闲置多少秒后自行结束。"),
    "disabled_plugins": Bilingual("Plugins that are not loaded.", "不加载的插件。"),
    "chroma_url": Bilingual(
        "A Chroma server as search index; empty uses files.", "用作检索索引的 Chroma 服务器；空则使用文件。"
    ),
    "microphone": Bilingual("The input device, or a part of its name.", "录音设备，或名称的一部分。"),
    "voice_sends": Bilingual("Send what was said at once.", "说完立即发送。"),
    "listen": Bilingual("Listen all the time from the start.", "启动后持续聆听。"),
    "speak": Bilingual("Read answers aloud.", "朗读回答。"),
    "speak_with": Bilingual("The program that reads aloud.", "用于朗读的程序。"),
    "pictures": Bilingual("How pictures are drawn.", "图片的绘制方式。"),
    "theme": Bilingual("Colours of the chat.", "界面的颜色。"),
}
"""By the name of the setting."""


def meaning(setting: str, language: Language) -> str:
    """What a setting is for."""
    return in_language(MEANINGS[setting], language)
