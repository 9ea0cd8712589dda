"""What the terminal itself says, in both languages. Answers come from the host in the language of the question."""

from __future__ import annotations

import os

from assistant.api.language import Language, Phrases

SAY = Phrases(
    ask=("Ask, or drop a picture", "提问，或拖入图片"),
    welcome=("What shall we look at?", "想看点什么？"),
    welcome_hint=(
        "Drop a picture, or type: find a red star · F5 speaks · / shows commands · F1 helps",
        "拖入图片，或输入：找红色的星星 · F5 说话 · / 查看命令 · F1 帮助",
    ),
    continue_last=("Ctrl+O continues “{title}”", "Ctrl+O 继续“{title}”"),
    starting=("starting", "正在启动"),
    ready=("ready", "就绪"),
    lost=("The host ended and was started again. Ask once more.", "后台程序意外结束，已重新启动。请再问一次。"),
    interrupted=("interrupted", "已中断"),
    cancelled=("stopped", "已停止"),
    waiting=("{count} waiting", "{count} 条等待中"),
    offline=("offline", "离线"),
    listening=("Listening… {seconds:.0f} s", "正在听…… {seconds:.0f} 秒"),
    no_speech=("No speech was heard.", "没有听到说话声。"),
    heard_voice=("(spoken)", "（语音）"),
    earlier=("Show earlier turns", "显示更早的对话"),
    picture=("picture", "图片"),
    remove=("remove", "移除"),
    folder=("A folder: Enter adds it to your library.", "这是文件夹：按回车加入图库。"),
    conversations=("Conversations", "对话"),
    search_conversations=("Search everything said and seen", "搜索说过和看过的一切"),
    none=("Nothing yet.", "还没有内容。"),
    rename=("New title", "新标题"),
    delete=("Delete “{title}” and the pictures that only it uses?", "删除“{title}”以及只有它使用的图片？"),
    open_link=("Open this address in the browser?\n\n{address}", "在浏览器中打开这个地址？\n\n{address}"),
    yes=("Yes", "是"),
    no=("No", "否"),
    models=("Models", "模型"),
    library=("Library", "图库"),
    help=("Help", "帮助"),
    exported=("Written to {path}", "已写入 {path}"),
    copied=("Copied.", "已复制。"),
    profile=("profile", "配置"),
    device=("device", "设备"),
    loaded=("loaded now", "已加载"),
    not_loaded=("nothing is loaded yet", "尚未加载"),
    folders=("folders", "文件夹"),
    pictures_count=("{count} pictures", "{count} 张图片"),
    index_hint=("Type: index ~/Pictures", "输入：索引 ~/Pictures"),
    quit_again=("An answer is running. Press Ctrl+Q again to leave.", "正在回答。再按一次 Ctrl+Q 退出。"),
    pocket_notice=(
        "The pocket models know drawn scenes and a few spoken words. More: assistant models list",
        "pocket 小模型只懂绘制的图形和少量口语。更多模型：assistant models list",
    ),
)


def interface_language(setting: str) -> Language:
    """The language of a setting (`auto`, `en`, `zh`); `auto` follows the locale."""
    if setting in ("en", "zh"):
        return "zh" if setting == "zh" else "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
